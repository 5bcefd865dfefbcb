//! Which sign an outline is, by what it is most like among those of free typefaces (`shapes.bin`, made by `examples/shapes`).
//!
//! Knows nothing of files, as `outline.rs`. What is like two signs, or like none, is none: a digit that is missing can be
//! missed, a wrong one cannot be told from a right one.

use std::sync::LazyLock;

use super::outline::{CELLS, Shape};

/// The known shapes.
const KNOWN: &[u8] = include_bytes!("shapes.bin");

/// The sign that stands for a longer dash.
pub(crate) const DASH: u8 = b'=';
/// Measures before the grid: width, height, bottom, advance.
const MEASURES: usize = 4;
/// Sign, measures, grid with two cells in a byte.
pub(crate) const RECORD: usize = 1 + MEASURES + CELLS / 2;
/// What a unit of each measure (1/128 em) counts, against one of a cell (1/15 of it).
const WEIGHT: [u32; MEASURES] = [5, 4, 4, 2];

/// Cells that are compared before looking whether it is too much already.
const PIECE: usize = CELLS / 4;
/// Farther off than this nothing is like anything.
pub(crate) const FAR: u32 = 600;

/// A shape as it is compared.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub(crate) measures: [u8; MEASURES],
    pub(crate) grid: [u8; CELLS],
}

/// A known shape.
pub(crate) struct Known {
    pub(crate) sign: u8,
    pub(crate) look: Look,
}

static SHAPES: LazyLock<Vec<Known>> = LazyLock::new(|| unpack(KNOWN));

/// Known shapes as they stand in the file.
pub(crate) fn unpack(records: &[u8]) -> Vec<Known> {
    let unpacked = records.as_chunks::<RECORD>().0.iter().map(|record| {
        let (measures, packed) = record[1..].split_at(MEASURES);
        let mut look = Look { measures: [0; MEASURES], grid: [0; CELLS] };
        look.measures.copy_from_slice(measures);
        for (cells, packed) in look.grid.as_chunks_mut::<2>().0.iter_mut().zip(packed) {
            *cells = [packed >> 4, packed & 15];
        }
        Known { sign: record[0], look }
    });
    unpacked.collect()
}

/// What a shape is like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Likeness {
    pub(crate) sign: u8,
    /// How far off it is, and how far the next other sign.
    pub(crate) distance: u32,
    pub(crate) other: u32,
}

impl Look {
    /// Of a shape in a font with so many units to an em. Without an advance the ink alone is compared.
    pub(crate) fn of(shape: &Shape, advance: f32, units: f32) -> Self {
        #[allow(clippy::cast_sign_loss)] // between 0 and 255; what is no number is zero
        let measure = |value: f32, above: f32| ((value / units + above) * 128.0 + 0.5).clamp(0.0, 255.0) as u8;
        let measures =
            [measure(shape.width, 0.0), measure(shape.height, 0.0), measure(shape.bottom, 0.5), measure(advance, 0.0)];
        Self { measures, grid: shape.grid }
    }

    /// How far off another is; anything beyond `most` where that is enough to know.
    pub(crate) fn distance(&self, other: &Self, most: u32) -> u32 {
        let mut sum = 0;
        for ((&own, &other), weight) in self.measures.iter().zip(&other.measures).zip(WEIGHT) {
            sum += u32::from(own.abs_diff(other)) * weight;
        }
        for (own, other) in self.grid.as_chunks::<PIECE>().0.iter().zip(other.grid.as_chunks::<PIECE>().0) {
            if sum > most {
                return sum;
            }
            // Sixteen bits are enough for 35 cells, and quicker.
            let piece: u16 = own.iter().zip(other).map(|(&own, &other)| u16::from(own.abs_diff(other))).sum();
            sum += u32::from(piece);
        }
        sum
    }
}

/// Which sign counts as which: those that differ only by their case, and dashes, are one here.
pub(crate) fn kind(sign: u8) -> u8 {
    if sign == DASH { b'-' } else { sign.to_ascii_lowercase() }
}

/// The nearest sign among shapes.
pub(crate) fn nearest<'s>(look: &Look, shapes: impl IntoIterator<Item = &'s Known>) -> Option<Likeness> {
    let mut best: Option<Likeness> = None;
    for known in shapes {
        let most = best.map_or(FAR, |best| best.other);
        let distance = look.distance(&known.look, most);
        if distance > most {
            continue;
        }
        let sign = known.sign;
        match &mut best {
            None => best = Some(Likeness { sign, distance, other: FAR }),
            Some(best) if kind(sign) == kind(best.sign) => {
                if distance < best.distance {
                    (best.sign, best.distance) = (sign, distance);
                }
            }
            Some(best) if distance < best.distance => {
                *best = Likeness { sign, distance, other: best.distance };
            }
            Some(best) => best.other = best.other.min(distance),
        }
    }
    best
}

/// The nearest of the known signs.
pub(crate) fn known(look: &Look) -> Option<Likeness> {
    nearest(look, SHAPES.iter())
}

/// The nearest of the digits.
pub(crate) fn digit(look: &Look) -> Option<Likeness> {
    nearest(look, SHAPES.iter().filter(|known| known.sign.is_ascii_digit()))
}
