//! Finds the names near a title without comparing all of them.
//!
//! A name that differs in two places from a title has, cut in three, one part that stands in the
//! title as it is, at most two places away from its own. So each part is kept under its hash, and
//! the title's own characters at those places are looked up: some 200 hashes a title. Two swapped
//! characters are one slip that may spoil two parts, so a part is also looked up as if its first or
//! last character had changed places with its neighbour.

use std::ops::Range;

/// From this length on a name may differ in two places.
pub(super) const LONG: usize = 8;

/// No name of a law is longer.
const LONGEST: usize = 128;

pub(super) struct Index {
    /// (hash of length, part and characters; name), sorted.
    parts: Vec<(u64, u16)>,
    /// (hash of the whole core; name), sorted.
    whole: Vec<(u64, u16)>,
}

impl Index {
    pub(super) fn new<'a>(cores: impl Iterator<Item = &'a [u16]>) -> Self {
        let mut index = Self { parts: Vec::new(), whole: Vec::new() };
        for (name, core) in cores.enumerate() {
            let name = name as u16;
            index.whole.push((hash(0, core), name));
            index
                .parts
                .extend(parts(core.len()).map(|(part, range)| (hash(key(core.len(), part), &core[range]), name)));
        }
        index.parts.sort_unstable();
        index.whole.sort_unstable();
        index
    }

    /// The names with exactly this core.
    pub(super) fn exact(&self, core: &[u16]) -> impl Iterator<Item = usize> {
        named(&self.whole, hash(0, core))
    }

    /// The names that may be near this core, each once; all that are near are among them.
    pub(super) fn near(&self, core: &[u16]) -> impl Iterator<Item = usize> {
        let (mut near, mut unswapped) = (Vec::new(), Vec::new());
        let lengths = core.len().saturating_sub(2).max(2)..=(core.len() + 2).min(LONGEST);
        for length in lengths {
            let reach = if length < LONG { 1 } else { 2 };
            if length.abs_diff(core.len()) > reach {
                continue;
            }
            for (part, range) in parts(length) {
                for start in range.start.saturating_sub(reach)..=range.start + reach {
                    let Some(piece) = core.get(start..start + range.len()) else { continue };
                    let mut look = |piece: &[u16]| near.extend(named(&self.parts, hash(key(length, part), piece)));
                    look(piece);
                    unswapped.clear();
                    unswapped.extend_from_slice(piece);
                    if let (Some(last), Some(&next)) = (unswapped.last_mut(), core.get(start + range.len())) {
                        *last = next;
                        look(&unswapped);
                    }
                    unswapped.copy_from_slice(piece);
                    if let (Some(first), Some(before)) = (unswapped.first_mut(), start.checked_sub(1)) {
                        *first = core[before];
                        look(&unswapped);
                    }
                }
            }
        }
        near.sort_unstable();
        near.dedup();
        near.into_iter()
    }
}

/// A core of that length cut in one part more than the slips it may have.
fn parts(length: usize) -> impl Iterator<Item = (usize, Range<usize>)> {
    let count = if length < LONG { 2 } else { 3 };
    (0..count).map(move |part| (part, part * length / count..(part + 1) * length / count))
}

fn key(length: usize, part: usize) -> u64 {
    (length * 4 + part + 1) as u64
}

/// FNV-1a by character; two names that share a hash are told apart when they are compared.
fn hash(seed: u64, classes: &[u16]) -> u64 {
    let start = 0xCBF2_9CE4_8422_2325 ^ seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    classes.iter().fold(start, |hash, &class| (hash ^ u64::from(class)).wrapping_mul(0x0000_0100_0000_01B3))
}

fn named(sorted: &[(u64, u16)], hash: u64) -> impl Iterator<Item = usize> {
    let from = sorted.partition_point(|entry| entry.0 < hash);
    sorted[from..].iter().take_while(move |entry| entry.0 == hash).map(|entry| usize::from(entry.1))
}
