//! Finds thousands of terms in one scan.
//!
//! Each pattern is represented by one of its pairs of neighbouring classes, preferably one of rare
//! characters. A bitmap of hashed pairs rejects nearly every position of a text with one load and
//! one test; only where a bit is set are the patterns behind it compared. An Aho-Corasick automaton
//! follows a state at every character instead and is several times slower on Chinese.

use std::collections::HashMap;
use std::ops::Range;

/// Characters so frequent in official texts that a pair with one of them rejects little.
const FREQUENT: &str = "的一是不了在有人和中大国公开政府工作信息年月日不件发布部门主动市县人民办单位为以上下行及";

/// A compiled set of patterns.
pub struct Matcher {
    patterns: Vec<Vec<u16>>,
    /// One bit for each hash of a pair.
    bitmap: Vec<u64>,
    shift: u32,
    /// For each pair: patterns that have it, and at which index.
    pairs: HashMap<u32, Vec<(u32, u16)>>,
}

impl Matcher {
    /// Compiles patterns of folded classes. Patterns of fewer than two classes never match; who
    /// loads a list refuses them.
    pub fn new(patterns: Vec<Vec<u16>>) -> Self {
        let frequent = crate::text::fold_str(FREQUENT);
        let frequency = |pair: &[u16]| pair.iter().filter(|class| frequent.contains(class)).count();
        let mut pairs: HashMap<u32, Vec<(u32, u16)>> = HashMap::new();
        for (index, pattern) in patterns.iter().enumerate() {
            let rarest = pattern.windows(2).enumerate().min_by_key(|(_, pair)| frequency(pair));
            if let Some((at, pair)) = rarest {
                pairs.entry(key(pair[0], pair[1])).or_default().push((index as u32, at as u16));
            }
        }
        // 64 bits a pair leave one position in 64 to look at twice; at least 8 KB, at most 128 KB.
        let bits = (pairs.len() * 64).next_power_of_two().clamp(1 << 16, 1 << 20);
        let shift = 32 - bits.trailing_zeros();
        let mut bitmap = vec![0; bits / 64];
        for &pair in pairs.keys() {
            let hash = hash(pair, shift);
            bitmap[hash >> 6] |= 1 << (hash & 63);
        }
        Self { patterns, bitmap, shift, pairs }
    }

    /// Calls `found` with each pattern and its place, overlapping ones too.
    pub fn scan(&self, classes: &[u16], mut found: impl FnMut(usize, Range<usize>)) {
        for (at, pair) in classes.windows(2).enumerate() {
            let key = key(pair[0], pair[1]);
            let hash = hash(key, self.shift);
            if self.bitmap[hash >> 6] >> (hash & 63) & 1 != 0 {
                self.compare(classes, at, key, &mut found);
            }
        }
    }

    #[cold]
    fn compare(&self, classes: &[u16], at: usize, key: u32, found: &mut impl FnMut(usize, Range<usize>)) {
        for &(pattern, offset) in self.pairs.get(&key).map_or(&[][..], Vec::as_slice) {
            let classes_of_pattern = &self.patterns[pattern as usize];
            let Some(start) = at.checked_sub(usize::from(offset)) else { continue };
            if classes[start..].starts_with(classes_of_pattern) {
                found(pattern as usize, start..start + classes_of_pattern.len());
            }
        }
    }
}

fn key(first: u16, second: u16) -> u32 {
    u32::from(first) << 16 | u32::from(second)
}

fn hash(key: u32, shift: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B1) >> shift) as usize
}
