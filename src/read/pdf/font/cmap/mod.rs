//! `CMap`s as files bring them: what codes mean in characters, and which CIDs they are.

mod chain;
mod meanings;
mod scan;

pub(crate) use chain::Chain;
pub(crate) use meanings::Meanings;
use scan::{Code, Listener};

/// Entries of `CMap`s are kept up to this number.
const MOST: usize = 1 << 20;

/// Codes of so many bytes, each byte between those of the first and the last code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Space {
    pub(crate) bytes: u8,
    pub(crate) first: u32,
    pub(crate) last: u32,
}

impl Space {
    pub(crate) const fn new(bytes: u8, first: u32, last: u32) -> Self {
        Self { bytes, first, last }
    }

    /// Whether the byte at a place may stand in such a code.
    pub(crate) fn allows(self, place: usize, byte: u8) -> bool {
        let allowed = |code: u32| {
            let shift = usize::from(self.bytes).checked_sub(place + 1)? * 8;
            Some((code >> shift) as u8)
        };
        allowed(self.first).zip(allowed(self.last)).is_some_and(|(first, last)| (first..=last).contains(&byte))
    }
}

struct Cids {
    bytes: u8,
    first: u32,
    last: u32,
    cid: u32,
}

/// CIDs for codes.
#[derive(Default)]
pub(crate) struct CidRanges(Vec<Cids>);

impl CidRanges {
    pub(crate) fn get(&self, code: u32, bytes: u8) -> Option<u32> {
        let end = self.0.partition_point(|cids| (cids.bytes, cids.first) <= (bytes, code));
        // A range may hold others; they do not do so for long.
        let near = self.0.get(end.saturating_sub(16)..end)?;
        let cids = near.iter().rev().find(|cids| cids.bytes == bytes && code <= cids.last)?;
        cids.cid.checked_add(code - cids.first)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A `CMap`.
#[derive(Default)]
pub(crate) struct CMap {
    pub(crate) spaces: Vec<Space>,
    pub(crate) cids: CidRanges,
    pub(crate) meanings: Meanings,
    pub(crate) base: Option<Vec<u8>>,
    pub(crate) vertical: Option<bool>,
    /// It says more than is kept.
    pub(crate) cut: bool,
}

impl CMap {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        scan::scan(bytes, &mut map);
        map.cids.0.sort_by_key(|cids| (cids.bytes, cids.first));
        map.cut |= map.meanings.cut;
        map.meanings.finish();
        map
    }
}

impl Listener for CMap {
    fn space(&mut self, first: Code, last: Code) {
        if first.bytes == last.bytes && self.spaces.len() < 256 {
            self.spaces.push(Space::new(first.bytes, first.value, last.value));
        }
    }

    fn cids(&mut self, first: Code, last: Code, cid: u32) {
        if first.value <= last.value {
            self.cids.0.push(Cids { bytes: first.bytes, first: first.value, last: last.value, cid });
        }
    }

    fn text(&mut self, first: Code, last: Code, units: &[u16]) {
        self.meanings.add(first, last, units);
    }

    fn glyph(&mut self, code: Code, name: &[u8]) {
        self.meanings.add_glyph(code, name);
    }

    fn base(&mut self, name: &[u8]) {
        self.base = Some(name.to_vec());
    }

    fn vertical(&mut self, vertical: bool) {
        self.vertical = Some(vertical);
    }

    fn is_full(&self) -> bool {
        self.cids.0.len() >= MOST || self.meanings.cut
    }
}
