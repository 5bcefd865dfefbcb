//! How much of a file is opened, and of what lies in it.
//!
//! Forty kilobytes can inflate to hundreds of megabytes, and archives can lie in archives. So there are
//! limits, and whatever lies beyond one is told as unread.

use std::cell::Cell;
use std::io::{self, Read};

pub use crate::document::Limits;
use crate::document::ProblemKind;

/// What may still be opened, for a file and all that is in it.
pub(crate) struct Budget {
    pub(crate) limits: Limits,
    bytes: Cell<u64>,
    held: Cell<u64>,
    entries: Cell<u64>,
    cells: Cell<u64>,
}

impl Budget {
    pub(crate) fn new(limits: Limits) -> Self {
        let (bytes, held) = (Cell::new(limits.all_bytes), Cell::new(limits.held_bytes));
        Self { limits, bytes, held, entries: Cell::new(limits.entries), cells: Cell::new(limits.cells) }
    }

    /// Counts one more entry. The problem is that there are too many.
    pub(crate) fn entry(&self) -> Result<(), ProblemKind> {
        count(&self.entries, self.limits.entries)
    }

    /// Counts one more cell.
    pub(crate) fn cell(&self) -> Result<(), ProblemKind> {
        count(&self.cells, self.limits.cells)
    }

    /// Bytes to be inflated, counted. `packed` = the bytes that they are made from.
    pub(crate) fn metered<'a>(&'a self, inner: Box<dyn Read + 'a>, packed: u64) -> Metered<'a> {
        let most = self.limits.entry_bytes.max(packed.saturating_mul(self.limits.ratio));
        Metered { inner, most, left: most, budget: self, over: None }
    }

    /// How much something packed may be unpacked to, in memory, and the limit that says so.
    pub(crate) fn allowance(&self, packed: u64) -> (u64, u64) {
        let own = self.limits.entry_bytes.max(packed.saturating_mul(self.limits.ratio));
        let all = (self.bytes.get(), self.limits.all_bytes);
        [all, (self.room(), self.limits.held_bytes)].into_iter().fold((own, own), std::cmp::min)
    }

    /// Counts what was unpacked within [`Self::allowance`].
    pub(crate) fn spend(&self, bytes: u64) {
        self.bytes.set(self.bytes.get().saturating_sub(bytes));
    }

    /// Takes all of it into memory, for who cannot do with less.
    pub(crate) fn gather(&self, mut from: Metered<'_>, into: Vec<u8>) -> Result<Held<'_>, ProblemKind> {
        let mut bytes = into;
        let read = from.by_ref().take(self.room() + 1).read_to_end(&mut bytes);
        let held = self.hold(bytes)?;
        match (from.over(), read) {
            (Some(over), _) => Err(over),
            (None, Err(_)) => Err(ProblemKind::Damaged),
            (None, Ok(_)) => Ok(held),
        }
    }

    /// How many bytes may still be taken into memory.
    pub(crate) fn room(&self) -> u64 {
        self.held.get()
    }

    /// Counts what is in memory.
    fn hold(&self, bytes: Vec<u8>) -> Result<Held<'_>, ProblemKind> {
        let reserved = bytes.len() as u64;
        let left = self.room().checked_sub(reserved).ok_or(ProblemKind::TooLarge(self.limits.held_bytes))?;
        self.held.set(left);
        Ok(Held { bytes, reserved, budget: self })
    }

    /// Counts what another decoder inflated into memory, which asked for [`Self::room`] before.
    pub(crate) fn inflated(&self, bytes: Vec<u8>) -> Result<Held<'_>, ProblemKind> {
        let over = ProblemKind::TooLarge(self.limits.all_bytes);
        self.bytes.set(self.bytes.get().checked_sub(bytes.len() as u64).ok_or(over)?);
        self.hold(bytes)
    }
}

fn count(left: &Cell<u64>, limit: u64) -> Result<(), ProblemKind> {
    left.set(left.get().checked_sub(1).ok_or(ProblemKind::TooMany(limit))?);
    Ok(())
}

/// Bytes in memory, counted until they are given back.
pub(crate) struct Held<'a> {
    pub(crate) bytes: Vec<u8>,
    reserved: u64,
    budget: &'a Budget,
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.budget.held.set(self.budget.held.get() + self.reserved);
    }
}

/// An entry being inflated.
pub(crate) struct Metered<'a> {
    inner: Box<dyn Read + 'a>,
    most: u64,
    left: u64,
    budget: &'a Budget,
    over: Option<u64>,
}

impl Metered<'_> {
    /// The limit that ended it before its end.
    pub(crate) fn over(&self) -> Option<ProblemKind> {
        self.over.map(ProblemKind::TooLarge)
    }
}

impl Read for Metered<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let all = self.budget.bytes.get();
        let most = self.left.min(all);
        if most == 0 {
            if self.over.is_none() && self.inner.read(&mut [0])? > 0 {
                self.over = Some(if all == 0 { self.budget.limits.all_bytes } else { self.most });
            }
            return Ok(0);
        }
        let room = buffer.len().min(usize::try_from(most).unwrap_or(usize::MAX));
        let read = self.inner.read(&mut buffer[..room])?;
        self.left -= read as u64;
        self.budget.bytes.set(all - read as u64);
        Ok(read)
    }
}
