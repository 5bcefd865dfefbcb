//! How much of a file, and of what lies in it, is opened at most. The user may decide it, readers keep to it, and who
//! tells of what lies beyond names the limit.

use super::ProblemKind;

/// What a file may ask for, with all that lies in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file that has to be had whole, and of all such files inside of it together.
    pub held_bytes: u64,
    /// Bytes that one entry may inflate to at any rate.
    pub entry_bytes: u64,
    /// How many times its packed size an entry may inflate to, if that is more.
    pub ratio: u64,
    /// Bytes that all entries together may inflate to.
    pub all_bytes: u64,
    /// Entries that are looked at, with those of archives inside.
    pub entries: u64,
    /// Files inside of files are opened so deep.
    pub nesting: u32,
    /// Cells of a file's tables that are told, with those that it says are repeated.
    pub cells: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // Real documents with many photographs have some tens of megabytes.
            held_bytes: 256 << 20,
            // The text of a document of a thousand pages has some twenty megabytes.
            entry_bytes: 64 << 20,
            // Sheets of a million rows shrink to a tenth or a fortieth; zeros shrink to a thousandth.
            ratio: 100,
            all_bytes: 4 << 30,
            entries: 20_000,
            nesting: 6,
            cells: 100_000_000,
        }
    }
}

/// One of the limits that the user can raise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Of a file that has to be had whole.
    File,
    /// Of an entry, by its size or by how much it grows.
    Entry,
    /// Of all entries together.
    Inflated,
    /// Of the number of entries.
    Entries,
    /// Of the number of cells.
    Cells,
    /// Of files in files.
    Nesting,
}

impl Limit {
    /// Its key in the configuration.
    pub fn key(self) -> &'static str {
        match self {
            Self::File => "file-megabytes",
            Self::Entry => "entry-megabytes",
            Self::Inflated => "inflated-megabytes",
            Self::Entries => "entries",
            Self::Cells => "cells",
            Self::Nesting => "nesting",
        }
    }
}

impl Limits {
    /// Which of them a problem tells of, by how much was allowed; nothing where a reader came to a limit of its own,
    /// which nobody can raise.
    pub fn behind(&self, problem: &ProblemKind) -> Option<Limit> {
        match *problem {
            ProblemKind::TooLarge(most) if most == self.held_bytes => Some(Limit::File),
            ProblemKind::TooLarge(most) if most == self.all_bytes => Some(Limit::Inflated),
            // An entry may grow by its ratio, if that is more.
            ProblemKind::TooLarge(most) if most >= self.entry_bytes => Some(Limit::Entry),
            ProblemKind::TooMany(most) if most == self.entries => Some(Limit::Entries),
            ProblemKind::TooMany(most) if most == self.cells => Some(Limit::Cells),
            ProblemKind::TooDeep(most) if most == u64::from(self.nesting) => Some(Limit::Nesting),
            _ => None,
        }
    }
}
