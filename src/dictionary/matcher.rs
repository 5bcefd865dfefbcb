//! Finds thousands of terms in one scan.
//!
//! Each pattern is represented by one of its pairs of neighbouring classes, preferably one of rare
//! characters. A table of hashed pairs rejects nearly every position of a text with one load and no
//! branch of its own; only where it is marked are the patterns behind it compared. An Aho-Corasick automaton
//! follows a state at every character instead and is several times slower on Chinese.

use std::ops::Range;

/// Characters so frequent in official texts that a pair with one of them rejects little.
const FREQUENT: &str = "的一是不了在有人和中大国公开政府工作信息年月日不件发布部门主动市县人民办单位为以上下行及方式形属性选项类别依申请予内资料";

/// One pattern: its folded classes, and how many punctuation marks may stand between two of its
/// characters.
pub struct Pattern {
    /// Folded.
    pub classes: Vec<u16>,
    /// At most so many.
    pub marks: u8,
}

/// A compiled set of patterns.
pub struct Matcher {
    patterns: Vec<Vec<u16>>,
    /// For each hash of a pair whether a pattern may have it. Bytes, not bits: to take a bit out of a
    /// word costs more than the larger table does.
    marked: Vec<u8>,
    /// For each pattern its pair, the index of the pair in it, and the pattern's number; sorted.
    pairs: Vec<(u32, u16, u32)>,
}

/// Positions whose bits are looked up together: one branch for all of them, hardly ever taken.
const AT_ONCE: usize = 8;

impl Matcher {
    /// Compiles patterns of folded classes. Patterns of fewer than two classes never match; who
    /// loads a list refuses them.
    pub fn new(patterns: &[Pattern]) -> Self {
        let patterns: Vec<Vec<u16>> = patterns.iter().map(|p| p.classes.clone()).collect();
        let frequent = crate::text::fold_str(FREQUENT);
        let frequency = |pair: &[u16]| pair.iter().filter(|class| frequent.contains(class)).count();
        let mut pairs: Vec<(u32, u16, u32)> = Vec::with_capacity(patterns.len());
        for (number, pattern) in patterns.iter().enumerate() {
            let rarest = pattern.windows(2).enumerate().min_by_key(|(_, pair)| frequency(pair));
            pairs.extend(rarest.map(|(at, pair)| (key(pair[0], pair[1]), at as u16, number as u32)));
        }
        pairs.sort_unstable();
        // 128 places a pair leave one position in 128 to look at twice; 32 KB stay in the nearest cache.
        let size = (pairs.len() * 128).next_power_of_two().clamp(1 << 15, 1 << 20);
        let mut marked = vec![0; size];
        for &(pair, ..) in &pairs {
            marked[hash(pair) & (size - 1)] = 1;
        }
        Self { patterns, marked, pairs }
    }

    /// Calls `found` with each pattern and its place, overlapping ones too.
    pub fn scan(&self, classes: &[u16], mut found: impl FnMut(usize, Range<usize>)) {
        let last = classes.len().saturating_sub(1);
        let mut at = 0;
        while let Some(window) = classes[at..].first_chunk::<{ AT_ONCE + 1 }>() {
            let any = (0..AT_ONCE).fold(0, |any, i| any | self.mark(window[i], window[i + 1]));
            if any != 0 {
                self.compare(classes, at..at + AT_ONCE, &mut found);
            }
            at += AT_ONCE;
        }
        self.compare(classes, at..last, &mut found);
    }

    /// Not 0 if a pattern may have this pair.
    #[inline]
    fn mark(&self, first: u16, second: u16) -> u8 {
        self.marked[hash(key(first, second)) & (self.marked.len() - 1)]
    }

    #[cold]
    fn compare(&self, classes: &[u16], range: Range<usize>, found: &mut impl FnMut(usize, Range<usize>)) {
        for at in range.filter(|&at| self.mark(classes[at], classes[at + 1]) != 0) {
            let key = key(classes[at], classes[at + 1]);
            let first = self.pairs.partition_point(|pair| pair.0 < key);
            for &(_, offset, number) in self.pairs[first..].iter().take_while(|pair| pair.0 == key) {
                let pattern = &self.patterns[number as usize];
                let Some(start) = at.checked_sub(usize::from(offset)) else { continue };
                if classes[start..].starts_with(pattern) {
                    found(number as usize, start..start + pattern.len());
                }
            }
        }
    }
}

fn key(first: u16, second: u16) -> u32 {
    u32::from(first) << 16 | u32::from(second)
}

/// The 20 best mixed bits.
fn hash(key: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B1) >> 12) as usize
}
