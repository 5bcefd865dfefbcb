//! Which sign an outline is, by what it is most like among those of free typefaces (`shapes.bin`, made by `examples/shapes`).
//!
//! Knows nothing of files, as `outline.rs`. What is like two signs, or like none, is none: a digit that is missing can be
//! missed, a wrong one cannot be told from a right one.

use super::outline::{CELLS, Shape};

/// The known shapes.
const KNOWN: &[u8] = include_bytes!("shapes.bin");

/// Measures before the grid: width, height, bottom, advance.
const MEASURES: usize = 4;
/// Sign, measures, grid with two cells in a byte.
pub(crate) const RECORD: usize = 1 + MEASURES + CELLS / 2;
/// What a unit of each measure (1/128 em) counts, against one of a cell (1/15 of it).
const WEIGHT: [u32; MEASURES] = [5, 4, 4, 2];

/// Bytes of the grid that are compared before looking whether it is too much already.
const PIECE: usize = 14;
/// Farther off than this nothing is like anything.
pub(crate) const FAR: u32 = 600;

/// A shape as it is compared.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub(crate) measures: [u8; MEASURES],
    pub(crate) grid: [u8; CELLS],
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

    /// How far off a record is; anything beyond `most` where that is enough to know.
    fn distance(&self, record: &[u8; RECORD], most: u32) -> u32 {
        let (measures, grid) = record[1..].split_at(MEASURES);
        let mut sum = 0;
        for ((&own, &other), weight) in self.measures.iter().zip(measures).zip(WEIGHT) {
            sum += u32::from(own.abs_diff(other)) * weight;
        }
        for (own, other) in self.grid.chunks(PIECE * 2).zip(grid.chunks(PIECE)) {
            if sum > most {
                return sum;
            }
            for (own, &other) in own.as_chunks::<2>().0.iter().zip(other) {
                sum += u32::from(own[0].abs_diff(other >> 4)) + u32::from(own[1].abs_diff(other & 15));
            }
        }
        sum
    }
}

/// Which sign counts as which: those that differ only by their case are one here, and said as they look.
pub(crate) fn kind(sign: u8) -> u8 {
    sign.to_ascii_lowercase()
}

/// The nearest sign among records.
pub(crate) fn nearest(look: &Look, records: &[u8]) -> Option<Likeness> {
    let mut best: Option<Likeness> = None;
    for record in records.as_chunks::<RECORD>().0 {
        let most = best.map_or(FAR, |best| best.other);
        let distance = look.distance(record, most);
        if distance > most {
            continue;
        }
        let sign = record[0];
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
    nearest(look, KNOWN)
}
