//! Patterns by a hash of their anchors.

use super::Pattern;

/// By what a pattern is found.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Anchor {
    /// Names the bucket by its upper bits.
    pub(super) hash: u32,
    /// Tells patterns of a bucket apart before they are compared.
    pub(super) sign: u16,
    /// Where in the pattern the anchor stands.
    pub(super) offset: u16,
    /// The pattern's number.
    pub(super) number: u32,
}

/// All patterns in one row, each behind the few numbers needed to judge it: to look one up takes two loads
/// from memory, one for the bucket and one for what lies in it.
pub(super) struct Buckets {
    /// Where the records of each bucket start, and where those of the last one end.
    starts: Vec<u32>,
    shift: u32,
    /// For each pattern its sign, marks, offset, number (two halves), length, and classes.
    records: Vec<u16>,
}

/// A pattern as it lies in its bucket.
pub(super) struct Entry<'a> {
    pub(super) sign: u16,
    pub(super) marks: u16,
    pub(super) offset: usize,
    pub(super) number: usize,
    pub(super) classes: &'a [u16],
}

impl Buckets {
    pub(super) fn new(mut anchors: Vec<Anchor>, patterns: &[Pattern]) -> Self {
        anchors.sort_unstable();
        let buckets = anchors.len().next_power_of_two().max(2);
        let shift = 32 - buckets.trailing_zeros();
        let mut starts = Vec::with_capacity(buckets + 1);
        let mut records =
            Vec::with_capacity(anchors.iter().map(|a| 6 + patterns[a.number as usize].classes.len()).sum());
        for anchor in &anchors {
            let bucket = (anchor.hash >> shift) as usize;
            starts.resize(starts.len().max(bucket + 1), records.len() as u32);
            let Pattern { classes, marks } = &patterns[anchor.number as usize];
            let number = [anchor.number as u16, (anchor.number >> 16) as u16];
            records.extend([anchor.sign, u16::from(*marks), anchor.offset, number[0], number[1], classes.len() as u16]);
            records.extend(classes);
        }
        starts.resize(buckets + 1, records.len() as u32);
        Self { starts, shift, records }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// What lies in the bucket of a hash.
    #[inline]
    pub(super) fn of(&self, hash: u32) -> impl Iterator<Item = Entry<'_>> {
        let bucket = (hash >> self.shift) as usize;
        let mut rest = &self.records[self.starts[bucket] as usize..self.starts[bucket + 1] as usize];
        std::iter::from_fn(move || {
            let [sign, marks, offset, low, high, length, more @ ..] = rest else { return None };
            let (classes, more) = more.split_at(usize::from(*length));
            rest = more;
            let number = usize::from(*low) | usize::from(*high) << 16;
            Some(Entry { sign: *sign, marks: *marks, offset: usize::from(*offset), number, classes })
        })
    }

    pub(super) fn memory(&self) -> usize {
        size_of_val(self.starts.as_slice()) + size_of_val(self.records.as_slice())
    }
}
