//! Which sectors of a compound file its chains lead through: where a chain goes wrong, and what no chain has, which is
//! where deleted text remains.

use std::ops::Range;

use crate::document::ProblemKind;

/// From here on a sector's number is none: the end of a chain, a free sector.
pub(super) const NO_SECTOR: u32 = 0xFFFF_FFFA;
/// Chains that share their sectors are followed no further than so many times through the file.
const TIMES: usize = 4;

/// The sectors of a file, or those of its short streams.
pub(super) struct Sectors {
    /// The chain that leads through each, as they are counted; 0 for none.
    chains: Vec<u32>,
    chain: u32,
    /// Bytes of a sector, and bytes before the first one.
    size: usize,
    before: usize,
    /// Steps that may still be taken.
    left: usize,
    unused: Vec<Range<usize>>,
    pub(super) problem: Option<ProblemKind>,
}

impl Sectors {
    pub(super) fn new(bytes: usize, size: usize, before: usize) -> Self {
        let count = bytes.saturating_sub(before).div_ceil(size);
        let left = count.saturating_mul(TIMES) + 16;
        Self { chains: vec![0; count], chain: 0, size, before, left, unused: Vec::new(), problem: None }
    }

    /// A sector that is in no chain, but in use.
    pub(super) fn keep(&mut self, number: u32) {
        if let Some(chain) = self.chains.get_mut(number as usize) {
            *chain = u32::MAX;
        }
    }

    /// Follows a chain that holds so many bytes, or goes on to its end. One that bites its tail is damaged, one that
    /// ends too early lacks something.
    pub(super) fn follow(&mut self, table: &[u32], start: u32, bytes: Option<u64>) {
        self.chain += 1;
        let most = bytes.map_or(u64::MAX, |bytes| bytes.div_ceil(self.size as u64));
        let (mut next, mut steps, mut last) = (start, 0, None);
        while next < NO_SECTOR && steps < most {
            let Some(chain) = self.chains.get_mut(next as usize) else { break };
            if *chain == self.chain || self.left == 0 {
                self.problem = Some(ProblemKind::Damaged);
                return;
            }
            (*chain, last) = (self.chain, Some(next));
            (steps, self.left) = (steps + 1, self.left - 1);
            // As the reader does where the table itself is missing.
            next = table.get(next as usize).copied().unwrap_or(if bytes.is_some() { next + 1 } else { u32::MAX });
        }
        let is_short = if bytes.is_some() { steps < most } else { next < NO_SECTOR };
        if is_short {
            self.problem.get_or_insert(ProblemKind::Truncated);
            return;
        }
        let rest = bytes.map_or(0, |bytes| (bytes % self.size as u64) as usize);
        if let Some(last) = last.filter(|_| rest > 0) {
            let from = self.before + last as usize * self.size;
            self.unused.push(from + rest..from + self.size);
        }
    }

    /// Where the bytes are that no chain has, in their order.
    pub(super) fn unused(mut self) -> Vec<Range<usize>> {
        for (number, _) in self.chains.iter().enumerate().filter(|(_, chain)| **chain == 0) {
            let from = self.before + number * self.size;
            match self.unused.last_mut() {
                Some(last) if last.end == from => last.end += self.size,
                _ => self.unused.push(from..from + self.size),
            }
        }
        self.unused.sort_by_key(|range| range.start);
        // What begins behind a stream goes on in the next sector.
        self.unused.dedup_by(|next, last| {
            let touches = next.start <= last.end;
            if touches {
                last.end = last.end.max(next.end);
            }
            touches
        });
        self.unused
    }
}

#[cfg(test)]
mod tests {
    use super::Sectors;
    use crate::document::ProblemKind;

    #[test]
    fn chains_go_wrong_in_two_ways() {
        let after = |table: &[u32], start, bytes| {
            let mut sectors = Sectors::new(512 + 4 * 512, 512, 512);
            sectors.follow(table, start, bytes);
            sectors.problem
        };
        let end = 0xFFFF_FFFE;
        assert_eq!(after(&[1, 2, end, end], 0, Some(1500)), None);
        assert_eq!(after(&[1, 2, 0, end], 0, Some(1500)), None);
        assert_eq!(after(&[1, 0, end, end], 0, Some(1500)), Some(ProblemKind::Damaged));
        assert_eq!(after(&[1, 0, end, end], 0, None), Some(ProblemKind::Damaged));
        assert_eq!(after(&[1, end, end, end], 0, Some(1500)), Some(ProblemKind::Truncated));
        assert_eq!(after(&[1, end, end, end], 0, None), None);
        assert_eq!(after(&[9, end, end, end], 0, None), Some(ProblemKind::Truncated));
    }

    #[test]
    fn what_no_chain_has_is_known() {
        let mut sectors = Sectors::new(512 + 4 * 512 + 10, 512, 512);
        sectors.keep(3);
        sectors.follow(&[2, 9, 0xFFFF_FFFE, 9], 0, Some(600));
        // Behind the end of the stream in its second sector, a free sector, and what is behind all sectors.
        assert_eq!(sectors.unused(), [1024..1536, 1624..2048, 2560..3072]);
    }
}
