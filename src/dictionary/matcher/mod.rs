//! Finds up to a hundred thousand terms in one scan.
//!
//! An Aho-Corasick automaton follows a state at every character, each a load that waits for the one before;
//! on Chinese, where states are many and far apart, that costs several times what is paid here. Here each
//! pattern is represented by three neighbouring characters of its own, the rarest ones. A [`Filter`] says
//! for 64 positions at once, without a branch, where such three may stand; only there are patterns compared,
//! those of one bucket of [`Buckets`]. With 10,000 words that is one character in 80, a quarter of them true.
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
pub(super) use frequency::rarity;
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
    /// Patterns of two classes, by both. Apart from the others: these are few, and their buckets stay near.
    twos: Buckets,
    /// Longer ones, by three neighbours. By two, a bucket would hold all that a phrase may be miswritten as.
    threes: Buckets,
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
        let solid =
            || all().filter(|(_, pattern)| is_solid(pattern)).map(|(number, pattern)| (number, &*pattern.classes));
        let shared = Shared::new(solid().map(|(_, classes)| classes));
        let anchors = solid().map(|(number, classes)| solid_anchor(number, classes, &shared, &mut filter));
        let (twos, threes) = anchors.partition(|anchor| patterns[anchor.number as usize].classes.len() == 2);
        let spread = all().filter(|(_, pattern)| !is_solid(pattern));
        Self {
            filter,
            twos: Buckets::new(twos, patterns),
            threes: Buckets::new(threes, patterns),
            spread: Spread::new(spread, patterns),
        }
    }

    /// Calls `found` with the number of each pattern and its place, overlapping ones too. Of a pattern that
    /// marks may interrupt there is one match for each start. The order is the same for the same text.
    pub fn scan(&self, classes: &[u16], mut found: impl FnMut(usize, Range<usize>)) {
        if !self.twos.is_empty() || !self.threes.is_empty() {
            self.scan_solid(classes, &mut found);
        }
        self.spread.scan(classes, &mut found);
    }

    fn scan_solid(&self, classes: &[u16], found: &mut impl FnMut(usize, Range<usize>)) {
        let compare = |at: usize, [first, second, third]: [u16; 3]| {
            let (two, three) = signs(first, second, third);
            let pair = pair(first, second);
            let twos = self.twos.of(pair).filter(|entry| entry.sign == two);
            let threes = self.threes.of(with_third(pair, third)).filter(|entry| entry.sign == three);
            for entry in twos.chain(threes) {
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
        size_of::<Self>() + self.filter.memory() + self.twos.memory() + self.threes.memory() + self.spread.memory()
    }
}

/// How many patterns have the same three neighbours, roughly: thousands of names may end alike, and if all
/// were found by that ending, all were compared wherever it stands.
struct Shared(Vec<u32>);

impl Shared {
    fn new<'a>(patterns: impl Iterator<Item = &'a [u16]> + Clone) -> Self {
        let windows: usize = patterns.clone().map(|classes| classes.len().saturating_sub(2)).sum();
        let mut counts = vec![0; (2 * windows).next_power_of_two().clamp(1 << 8, 1 << 20)];
        for three in patterns.flat_map(|classes| classes.windows(3)) {
            let slot = Self::slot(three, counts.len());
            counts[slot] += 1;
        }
        Self(counts)
    }

    fn slot(three: &[u16], slots: usize) -> usize {
        let mixed = pair(three[0], three[1]).rotate_right(12).wrapping_add(u32::from(three[2]));
        (mixed.wrapping_mul(0x85EB_CA6B) >> 12) as usize & (slots - 1)
    }

    /// The power of two below it.
    fn bits(&self, three: &[u16]) -> u32 {
        self.0[Self::slot(three, self.0.len())].max(1).ilog2()
    }
}

/// The three neighbours that cost least, entered into the filter; of two classes, both. They cost what they
/// are frequent, times the patterns that share them.
fn solid_anchor(number: usize, classes: &[u16], shared: &Shared, filter: &mut Filter) -> Anchor {
    let rarity = |three: &[u16]| three.iter().map(|&class| u32::from(frequency::rarity(class))).sum::<u32>();
    let cost = |three: &[u16]| 64 + shared.bits(three) - rarity(three);
    let rarest = classes.windows(3).enumerate().min_by_key(|(_, three)| cost(three));
    let (offset, hash, sign) = if let Some((offset, &[first, second, third])) =
        rarest.and_then(|(offset, three)| Some((offset, three.first_chunk()?)))
    {
        filter.add_three(first, second, third);
        (offset, with_third(pair(first, second), third), signs(first, second, third).1)
    } else {
        filter.add_two(classes[0], classes[1]);
        (0, pair(classes[0], classes[1]), signs(classes[0], classes[1], 0).0)
    };
    Anchor { hash, sign, offset: offset as u16, number: number as u32 }
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

/// A hash of three, from that of the first two.
#[inline]
fn with_third(pair: u32, third: u16) -> u32 {
    pair ^ u32::from(third).wrapping_mul(0x85EB_CA6B)
}

/// `slice::starts_with` calls the C library, which takes longer than the few classes of a term do.
#[inline]
fn starts_with(text: &[u16], pattern: &[u16]) -> bool {
    text.len() >= pattern.len() && text.iter().zip(pattern).all(|(a, b)| a == b)
}

#[cfg(test)]
mod tests {
    use super::{Matcher, Pattern};
    use crate::text::{BARRIER, fold_str};

    fn found(patterns: &[(&str, u8)], text: &[u16]) -> Vec<(usize, usize, usize)> {
        let compile = |&(text, marks): &(&str, u8)| Pattern { classes: fold_str(text), marks };
        let matcher = Matcher::new(&patterns.iter().map(compile).collect::<Vec<_>>());
        let mut found = Vec::new();
        matcher.scan(text, |number, range| found.push((number, range.start, range.end)));
        found.sort_unstable();
        found
    }

    #[test]
    fn start_end_and_whole() {
        for text in ["绝密", "绝密文件", "内部绝密", "绝密绝密"] {
            let folded = fold_str(text);
            let expected: Vec<_> = text.match_indices("绝密").map(|(at, _)| (0, at / 3, at / 3 + 2)).collect();
            assert_eq!(found(&[("绝密", 0)], &folded), expected, "{text}");
        }
        let text = fold_str("不予公开");
        assert_eq!(found(&[("不予公开", 0), ("予公开", 0), ("不予", 0)], &text), [(0, 0, 4), (1, 1, 4), (2, 0, 2)]);
    }

    #[test]
    fn shorter_texts_than_patterns() {
        let patterns = [("不予公开", 0), ("不予公开", 2), ("", 0), ("", 1)];
        for text in ["", "不", "不予", "不予公", "予公开", "开"] {
            assert_eq!(found(&patterns, &fold_str(text)), [], "{text}");
        }
        assert_eq!(found(&[], &fold_str("不予公开")), []);
    }

    #[test]
    fn every_place_of_a_window() {
        for at in 0..140 {
            let mut text = vec![0x7532; at];
            text.extend(fold_str("绝密"));
            let end = at + 2;
            assert_eq!(found(&[("绝密", 0)], &text), [(0, at, end)]);
            assert_eq!(found(&[("绝密", 1), ("密", 0)], &text), [(0, at, end), (1, end - 1, end)]);
            text.push(BARRIER);
            assert_eq!(found(&[("甲绝密", 0)], &text), if at == 0 { vec![] } else { vec![(0, at - 1, end)] });
        }
    }

    #[test]
    fn single_characters() {
        let text = fold_str("甲乙甲");
        assert_eq!(found(&[("甲", 0), ("乙", 3), ("丙", 0)], &text), [(0, 0, 1), (0, 2, 3), (1, 1, 2)]);
    }

    #[test]
    fn marks_between_characters() {
        let ends =
            |text: &str, marks| found(&[("绝密件", marks)], &fold_str(text)).iter().map(|m| m.2).collect::<Vec<_>>();
        assert_eq!(ends("绝·密、件", 0), [0; 0]);
        assert_eq!(ends("绝·密、件", 1), [5]);
        assert_eq!(ends("绝－－密＊件", 1), [0; 0]);
        assert_eq!(ends("绝－－密＊件。", 2), [6]);
        assert_eq!(ends("绝密件绝.密.件", 1), [3, 8]);
        assert_eq!(ends("绝的密件", 3), [0; 0]);
        assert_eq!(ends("绝密", 3), [0; 0]);
        let mut cells = fold_str("绝.密");
        cells.push(BARRIER);
        cells.extend(fold_str("件"));
        assert_eq!(found(&[("绝密件", 3)], &cells), []);
    }
}
