//! Where objects are, by their numbers.

/// Where an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Nowhere: it was deleted, or there never was one.
    Free,
    /// Its `12 0 obj` stands here.
    At(usize),
    /// In a stream that holds several, as which of them.
    In { holder: u32, index: u32 },
}

/// More objects than this are not looked up, which the file is told of; what a place takes would fill the memory.
pub(super) const MOST: usize = 2_000_000;

/// The places of all objects, in the order of their numbers.
#[derive(Default)]
pub(super) struct Table {
    entries: Vec<(u32, Place)>,
}

impl Table {
    /// Of places of the same object the first one counts.
    pub(super) fn of(mut entries: Vec<(u32, Place)>) -> Self {
        entries.sort_by_key(|entry| entry.0);
        entries.dedup_by_key(|entry| entry.0);
        entries.shrink_to_fit();
        Self { entries }
    }

    pub(super) fn get(&self, number: u32) -> Option<Place> {
        // Mostly no number is left out.
        match self.entries.get(number as usize) {
            Some(&(own, place)) if own == number => Some(place),
            _ => self.row(number).and_then(|row| self.entries.get(row)).map(|entry| entry.1),
        }
    }

    /// Which row is an object's.
    pub(super) fn row(&self, number: u32) -> Option<usize> {
        self.entries.binary_search_by_key(&number, |entry| entry.0).ok()
    }

    /// Where an object stands, or the stream that holds it, and as which of those in it.
    pub(super) fn real(&self, number: u32) -> Option<(usize, Option<u32>)> {
        match self.get(number)? {
            Place::Free => None,
            Place::At(at) => Some((at, None)),
            Place::In { holder, index } => match self.get(holder)? {
                Place::At(at) => Some((at, Some(index))),
                _ => None,
            },
        }
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, Place)> {
        self.entries.iter().copied()
    }
}
