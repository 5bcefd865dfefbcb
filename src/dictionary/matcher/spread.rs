//! Patterns that punctuation may interrupt, and single characters.

use std::ops::Range;

use super::buckets::{Anchor, Buckets, Entry};
use super::filter::{AT_ONCE, Window, candidates};
use super::{Pattern, frequency};

/// Words of the filter, a bit for each class: 8 KB stay in the nearest cache.
const WORDS: usize = 1 << 10;

/// Found by one character, the rarest. There are few such patterns, and one load a character is all that
/// they may cost.
pub(super) struct Spread {
    /// The classes that are anchors. Empty if there are no such patterns.
    words: Vec<u64>,
    buckets: Buckets,
}

impl Spread {
    pub(super) fn new<'a>(some: impl Iterator<Item = (usize, &'a Pattern)>, patterns: &[Pattern]) -> Self {
        let mut words = vec![0; WORDS];
        let anchor = |(number, pattern): (usize, &Pattern)| {
            let offset = anchor(&pattern.classes);
            let class = pattern.classes[offset];
            words[usize::from(class >> 6)] |= 1 << (class & 63);
            Anchor { hash: hash(class), sign: class, offset: offset as u16, number: number as u32 }
        };
        let anchors: Vec<Anchor> = some.map(anchor).collect();
        if anchors.is_empty() {
            words = Vec::new();
        }
        Self { words, buckets: Buckets::new(anchors, patterns) }
    }

    pub(super) fn scan(&self, classes: &[u16], found: &mut impl FnMut(usize, Range<usize>)) {
        let Some(words) = self.words.first_chunk::<WORDS>() else { return };
        let places = |window: &Window| {
            (0..AT_ONCE).rev().fold(0, |places, i| {
                let word = words[usize::from(window[i] >> 6)];
                2 * places + (word >> (window[i] & 63) & 1)
            })
        };
        candidates(classes, places, |at, [class, next, _]| {
            for entry in self.buckets.of(hash(class)).filter(|entry| entry.sign == class) {
                // Most of a frequent character's patterns go on otherwise.
                if entry.classes.get(entry.offset + 1).is_some_and(|&c| c != next && !is_mark(next)) {
                    continue;
                }
                if let Some(range) = compare(classes, at, &entry) {
                    found(entry.number, range);
                }
            }
        });
    }

    pub(super) fn memory(&self) -> usize {
        size_of_val(self.words.as_slice()) + self.buckets.memory()
    }
}

/// Where a pattern stands whose anchor stands at `at`: each of its characters at the first place that fits.
fn compare(classes: &[u16], at: usize, entry: &Entry<'_>) -> Option<Range<usize>> {
    let marks = usize::from(entry.marks);
    let mut start = at;
    for &class in entry.classes[..entry.offset].iter().rev() {
        start -= 1 + distance(classes[..start].iter().rev(), class, marks)?;
    }
    let mut end = at + 1;
    for &class in &entry.classes[entry.offset + 1..] {
        end += 1 + distance(classes[end..].iter(), class, marks)?;
    }
    Some(start..end)
}

/// How many marks stand before the class; nothing if there are too many or something else stands there.
#[inline]
fn distance<'a>(mut row: impl Iterator<Item = &'a u16>, class: u16, marks: usize) -> Option<usize> {
    (0..=marks)
        .map_while(|passed| row.next().map(|&c| (passed, c)))
        .find_map(|(passed, c)| (c == class).then_some(Some(passed)).or_else(|| (!is_mark(c)).then_some(None)))?
}

/// The place of the rarest character that another one follows. None behind the first mark of the pattern's
/// own: to its left the text can be read in one way only, so that the start does not depend on the anchor.
fn anchor(classes: &[u16]) -> usize {
    let own = classes.iter().position(|&class| is_mark(class)).unwrap_or(classes.len());
    let last = own.min(classes.len() - 1);
    let rarity = |&at: &usize| {
        let next = classes.get(at + 1).map_or(0, |&next| frequency::rarity(next));
        // Behind the anchor stands the next character or some mark, which is frequent.
        u8::MAX - 2 * frequency::rarity(classes[at]) - next.min(8)
    };
    (0..last.max(1)).min_by_key(rarity).unwrap_or(0)
}

#[inline]
fn hash(class: u16) -> u32 {
    u32::from(class).wrapping_mul(0x9E37_79B1)
}

/// Whether a class is a punctuation mark or symbol, ASCII's or another's; the full-width ones are folded to
/// ASCII before. Neither a barrier, nor a letter, digit or 〇, 々.
fn is_mark(class: u16) -> bool {
    matches!(class,
        0x21..=0x2F | 0x3A..=0x40 | 0x5B..=0x60 | 0x7B..=0x7E
        | 0xA1..=0xBF | 0xD7 | 0xF7
        | 0x2010..=0x2027 | 0x2030..=0x205E     // dashes, quotation marks, dots
        | 0x20A0..=0x20CF                       // currencies
        | 0x2190..=0x245F | 0x2500..=0x2BFF     // arrows, mathematical, technical, geometric
        | 0x2E00..=0x2E7F
        | 0x3001..=0x3004 | 0x3008..=0x3020 | 0x3030 | 0x303B..=0x303F
        | 0x30A0 | 0x30FB
        | 0xFE10..=0xFE6F | 0xFF00..=0xFF0F | 0xFF5B..=0xFF65 | 0xFFE0..=0xFFEE)
}
