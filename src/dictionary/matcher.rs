//! Finds up to a hundred thousand terms in one scan.
//!
//! An Aho-Corasick automaton follows a state at every character, each a load that waits for the one before;
//! on Chinese, where states are many and far apart, that costs several times what is paid here. Here each
//! pattern is represented by three neighbouring characters of its own, the rarest ones. A [`Filter`] says
//! for 64 positions at once, without a branch, where such three may stand; only there are patterns compared,
//! those of one bucket of [`Buckets`]. With 10,000 words that is one character in 80, half of them true.
//!
//! What may be interrupted by punctuation, and single characters, have a filter of their own
//! ([`Spread`]), which costs nothing where no pattern is of that kind.

mod buckets;
mod filter;
mod frequency;
mod spread;

use std::ops::Range;

use buckets::{Anchor, Buckets};
use filter::{Filter, candidates};
use spread::Spread;

/// One pattern: its folded classes, and how many punctuation marks may stand between two of its characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// What it consists of; a text matches that has the same classes.
    pub classes: Vec<u16>,
    /// How many punctuation marks at most may stand between each two of them; never a barrier.
    pub marks: u8,
}

/// A compiled set of patterns.
pub struct Matcher {
    filter: Filter,
    solid: Buckets,
    spread: Spread,
}

impl Matcher {
    /// Compiles patterns of folded classes. Empty ones never match, nor do such of more than 65,535 classes.
    pub fn new(patterns: &[Pattern]) -> Self {
        let fits = |pattern: &Pattern| (1..=usize::from(u16::MAX)).contains(&pattern.classes.len());
        let is_solid = |pattern: &Pattern| pattern.classes.len() > 1 && pattern.marks == 0;
        let all = || patterns.iter().enumerate().filter(|(_, pattern)| fits(pattern));
        let mut filter = Filter::new(
            all().filter(|(_, pattern)| is_solid(pattern)).count(),
            all().filter(|(_, pattern)| is_solid(pattern) && pattern.classes.len() == 2).count(),
        );
        let solid = all().filter(|(_, pattern)| is_solid(pattern));
        let anchors = solid.map(|(number, pattern)| solid_anchor(number, &pattern.classes, &mut filter)).collect();
        let spread = all().filter(|(_, pattern)| !is_solid(pattern));
        Self { filter, solid: Buckets::new(anchors, patterns), spread: Spread::new(spread, patterns) }
    }

    /// Calls `found` with the number of each pattern and its place, overlapping ones too. Of a pattern that
    /// marks may interrupt there is one match for each start. The order is the same for the same text.
    pub fn scan(&self, classes: &[u16], mut found: impl FnMut(usize, Range<usize>)) {
        if !self.solid.is_empty() {
            self.scan_solid(classes, &mut found);
        }
        self.spread.scan(classes, &mut found);
    }

    fn scan_solid(&self, classes: &[u16], found: &mut impl FnMut(usize, Range<usize>)) {
        let compare = |at: usize, [first, second, third]: [u16; 3]| {
            let (two, three) = signs(first, second, third);
            for entry in self.solid.of(pair(first, second)) {
                if entry.sign != three && entry.sign != two {
                    continue;
                }
                let Some(start) = at.checked_sub(entry.offset) else { continue };
                if starts_with(&classes[start..], entry.classes) {
                    found(entry.number, start..start + entry.classes.len());
                }
            }
        };
        if self.filter.looks_for_pairs() {
            candidates(classes, |window| self.filter.places::<true>(window), compare);
        } else {
            candidates(classes, |window| self.filter.places::<false>(window), compare);
        }
    }

    /// The bytes it holds.
    pub fn memory(&self) -> usize {
        size_of::<Self>() + self.filter.memory() + self.solid.memory() + self.spread.memory()
    }
}

/// The rarest three neighbours of a pattern, entered into the filter; of two classes, both.
fn solid_anchor(number: usize, classes: &[u16], filter: &mut Filter) -> Anchor {
    let rarity = |three: &[u16]| three.iter().map(|&class| u32::from(frequency::rarity(class))).sum::<u32>();
    // The first of the rarest: `max_by_key` would take the last.
    let rarest = classes.windows(3).enumerate().min_by_key(|(_, three)| u32::MAX - rarity(three));
    let (offset, sign) = match rarest {
        Some((offset, three)) => {
            filter.add_three(three[0], three[1], three[2]);
            (offset, signs(three[0], three[1], three[2]).1)
        }
        None => {
            filter.add_two(classes[0], classes[1]);
            (0, signs(classes[0], classes[1], 0).0)
        }
    };
    Anchor { hash: pair(classes[offset], classes[offset + 1]), sign, offset: offset as u16, number: number as u32 }
}

/// By what the patterns of a bucket are told apart at once: those of two classes, and longer ones.
#[inline]
fn signs(first: u16, second: u16, third: u16) -> (u16, u16) {
    let two = first.wrapping_mul(0x7F4B) ^ second;
    (two, two ^ third.wrapping_mul(0x85EB))
}

/// A hash of a pair, its upper bits mixed best.
#[inline]
fn pair(first: u16, second: u16) -> u32 {
    (u32::from(first) | u32::from(second) << 16).wrapping_mul(0x9E37_79B1)
}

/// `slice::starts_with` calls the C library, which takes longer than the few classes of a term do.
#[inline]
fn starts_with(text: &[u16], pattern: &[u16]) -> bool {
    text.len() >= pattern.len() && text.iter().zip(pattern).all(|(a, b)| a == b)
}
