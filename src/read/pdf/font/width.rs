//! How far glyphs move on, by their codes and CIDs.

use std::sync::LazyLock;

use crate::read::pdf::syntax::{Dict, File, Object};

/// No glyph is wider than so many ems; what is given beyond that is no measure.
const WIDEST: f32 = 100.0;
/// So many ranges of widths are kept: more than there are CIDs.
const MOST: usize = 1 << 16;

/// A measure in thousandths of an em.
#[allow(clippy::cast_possible_truncation)] // a measure on a page
pub(crate) fn ems(number: f64) -> f32 {
    let ems = (number / 1000.0) as f32;
    if ems.is_finite() { ems.clamp(-WIDEST, WIDEST) } else { 0.0 }
}

/// Measures of CIDs, each of so many numbers: widths, or how a glyph is placed in vertical lines.
pub(crate) struct Measures<const N: usize> {
    ranges: Vec<Range>,
    numbers: Vec<[f32; N]>,
}

struct Range {
    first: u32,
    last: u32,
    /// The index of the first one's numbers.
    at: u32,
    /// Each has numbers of its own.
    each: bool,
}

impl<const N: usize> Measures<N> {
    /// Reads `c [n …]` and `first last n …`.
    pub(crate) fn read(file: &File<'_>, dict: &Dict, name: &str) -> Self {
        let mut measures = Self { ranges: Vec::new(), numbers: Vec::new() };
        let Some(items) = file.array(dict, name) else { return measures };
        let mut rest = items.iter().map(|item| file.resolve(item));
        while let Some(first) = rest.next() {
            let Some(first) = cid(&first) else { continue };
            match rest.next() {
                Some(Object::Array(list)) => {
                    let numbers = list.iter().map(|item| file.resolve(item).as_number().map_or(0.0, ems));
                    measures.listed(first, numbers);
                }
                Some(last) => {
                    let numbers: [Object; N] = std::array::from_fn(|_| rest.next().unwrap_or_default());
                    let numbers = numbers.map(|number| number.as_number().map_or(0.0, ems));
                    if let Some(last) = cid(&last).filter(|last| first <= *last) {
                        measures.add(first, last, false);
                        measures.numbers.push(numbers);
                    }
                }
                None => break,
            }
            if measures.ranges.len() > MOST || measures.numbers.len() > 4 * MOST {
                break;
            }
        }
        measures.ranges.sort_by_key(|range| range.first);
        measures
    }

    fn listed(&mut self, first: u32, numbers: impl Iterator<Item = f32>) {
        let mut own = [0.0; N];
        let (mut at, mut count) = (0, 0);
        let begin = self.numbers.len();
        for number in numbers.take(N << 16) {
            if let Some(place) = own.get_mut(at) {
                *place = number;
            }
            at += 1;
            if at == N {
                self.numbers.push(own);
                (at, count) = (0, count + 1);
            }
        }
        if count > 0 {
            self.ranges.push(Range { first, last: first.saturating_add(count - 1), at: begin as u32, each: true });
        }
    }

    fn add(&mut self, first: u32, last: u32, each: bool) {
        self.ranges.push(Range { first, last, at: self.numbers.len() as u32, each });
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    pub(crate) fn get(&self, cid: u32) -> Option<[f32; N]> {
        let end = self.ranges.partition_point(|range| range.first <= cid);
        // Ranges should not lie in others, but do.
        let near = self.ranges.get(end.saturating_sub(8)..end)?;
        let range = near.iter().rev().find(|range| cid <= range.last)?;
        let step = if range.each { cid - range.first } else { 0 };
        self.numbers.get(range.at.checked_add(step)? as usize).copied()
    }
}

fn cid(object: &Object) -> Option<u32> {
    object.as_integer().and_then(|number| u32::try_from(number).ok())
}

/// A typeface that every reader has, so that files need not give its widths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standard {
    Helvetica,
    HelveticaBold,
    Times,
    TimesBold,
    TimesItalic,
    TimesBoldItalic,
    Symbol,
    ZapfDingbats,
    Courier,
}

impl Standard {
    /// By a name, or one that Windows gives to the like.
    pub(crate) fn named(name: &[u8]) -> Option<Self> {
        let has = |part: &[u8]| memchr::memmem::find(name, part).is_some();
        let bold = has(b"Bold");
        let italic = has(b"Italic") || has(b"Oblique");
        Some(match name {
            _ if name.starts_with(b"Symbol") => Self::Symbol,
            _ if name.starts_with(b"ZapfDingbats") => Self::ZapfDingbats,
            _ if name.starts_with(b"Courier") => Self::Courier,
            _ if name.starts_with(b"Helvetica") || name.starts_with(b"Arial") => {
                if bold {
                    Self::HelveticaBold
                } else {
                    Self::Helvetica
                }
            }
            _ if name.starts_with(b"Times") => match (bold, italic) {
                (false, false) => Self::Times,
                (true, false) => Self::TimesBold,
                (false, true) => Self::TimesItalic,
                (true, true) => Self::TimesBoldItalic,
            },
            _ => return None,
        })
    }

    /// The width of a glyph.
    pub(crate) fn width(self, glyph: &str) -> Option<f32> {
        /// A glyph with its width in each of the typefaces.
        type Row = (&'static str, [Option<u16>; 8]);
        static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
            let rows = include_str!("data/widths.csv").lines().skip(1);
            rows.filter_map(|row| {
                let (name, widths) = row.split_once(',')?;
                let mut widths = widths.split(',').map(|width| width.parse().ok());
                Some((name, std::array::from_fn(|_| widths.next().flatten())))
            })
            .collect()
        });
        if self == Self::Courier {
            return Some(0.6);
        }
        let at = ROWS.binary_search_by(|(name, _)| (*name).cmp(glyph)).ok()?;
        let (_, widths) = ROWS.get(at)?;
        widths.get(self as usize).copied().flatten().map(|width| f32::from(width) / 1000.0)
    }
}
