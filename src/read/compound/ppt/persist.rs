//! Which records of a presentation hold today. Each time it is saved, what has changed is written behind the rest, and a
//! new directory says what stands where.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::kind;
use crate::read::compound::bytes::{u16_at, u32_at};
use crate::read::compound::shape::{Record, Records};

/// Where the parts of the presentation stand.
pub(super) struct Persist<'a> {
    stream: &'a [u8],
    offsets: BTreeMap<u32, usize>,
    pub(super) document: u32,
    pub(super) is_encrypted: bool,
    /// The offsets of directories and edits.
    own: HashSet<usize>,
    /// Where records begin that anything names; between them there may be bytes that are none.
    known: BTreeSet<usize>,
}

impl<'a> Persist<'a> {
    /// Reads the directories, from the last edit on; where nothing says which that is, it is looked for.
    pub(super) fn read(stream: &'a [u8], current_user: &[u8]) -> Self {
        let mut persist = Self {
            stream,
            offsets: BTreeMap::new(),
            document: 1,
            is_encrypted: false,
            own: HashSet::new(),
            known: BTreeSet::new(),
        };
        let named = u32_at(current_user, 16).map(|at| at as usize);
        let named = named.filter(|&at| u16_at(stream, at + 2) == Some(kind::USER_EDIT));
        let mut next = named.or_else(|| last_edit(stream));
        let mut first = true;
        while let Some(at) = next {
            let edit = persist.at(at).filter(|edit| edit.kind == kind::USER_EDIT && persist.own.insert(at));
            let Some(edit) = edit else { break };
            if first {
                persist.document = u32_at(edit.bytes, 16).unwrap_or(1);
                persist.is_encrypted = edit.bytes.len() >= 32;
                first = false;
            }
            if let Some(directory) = u32_at(edit.bytes, 12) {
                persist.directory(directory as usize);
            }
            next = u32_at(edit.bytes, 8).map(|at| at as usize).filter(|&at| at > 0);
        }
        if persist.offsets.is_empty() {
            persist.guess();
        }
        persist
    }

    fn directory(&mut self, at: usize) {
        let Some(directory) = self.at(at).filter(|record| record.kind == kind::PERSIST_DIRECTORY) else { return };
        self.own.insert(at);
        let mut numbers = directory.bytes.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
        while let Some(head) = numbers.next() {
            let first = head & 0xF_FFFF;
            for (number, offset) in (first..first + (head >> 20)).zip(numbers.by_ref()) {
                // A later edit has been read before an earlier one.
                self.offsets.entry(number).or_insert(offset as usize);
                self.known.insert(offset as usize);
            }
        }
    }

    /// Without a directory: the last document holds, and all slides.
    fn guess(&mut self) {
        let top: Vec<_> = self.top().collect();
        for (at, record) in top {
            match record.kind {
                kind::DOCUMENT => self.offsets.insert(self.document, at),
                kind::SLIDE | kind::NOTES | kind::MAIN_MASTER => self.offsets.insert(0x10_0000 + at as u32, at),
                _ => None,
            };
        }
    }

    fn at(&self, at: usize) -> Option<Record<'a>> {
        Records::of(self.stream.get(at..)?).next()
    }

    pub(super) fn get(&self, number: u32) -> Option<Record<'a>> {
        self.at(*self.offsets.get(&number)?)
    }

    /// All parts, by their numbers.
    pub(super) fn all(&self) -> impl Iterator<Item = (u32, Record<'a>)> {
        self.offsets.iter().filter_map(|(&number, &at)| Some((number, self.at(at)?)))
    }

    /// All records of the stream, with where they begin.
    pub(super) fn top(&self) -> impl Iterator<Item = (usize, Record<'a>)> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let record = Records::of(self.stream.get(at..)?).next()?;
            let here = at;
            at += 8 + record.bytes.len();
            let next = self.known.range(here + 1..).next().copied();
            // Only what holds nothing can run into what is known to begin behind it.
            if record.cut || record.kind == 0 {
                at = next.unwrap_or(at);
            }
            Some((here, record))
        })
    }

    /// Whether it is of a program older than 97, which wrote records of other kinds.
    pub(super) fn is_foreign(&self) -> bool {
        self.own.is_empty() && self.offsets.is_empty()
    }

    /// Whether anything that holds is not wholly there.
    pub(super) fn is_cut(&self) -> bool {
        self.own.is_empty() || self.all().any(|(_, record)| record.cut)
    }

    /// The parts of the stream that no longer hold.
    pub(super) fn left_over(&self) -> Vec<Record<'a>> {
        let current: HashSet<usize> = self.offsets.values().copied().collect();
        let left = self.top().filter(|(at, _)| !current.contains(at) && !self.own.contains(at));
        left.map(|(_, record)| record).collect()
    }
}

fn last_edit(stream: &[u8]) -> Option<usize> {
    let mut at = 0;
    let mut last = None;
    while let Some(record) = stream.get(at..).and_then(|rest| Records::of(rest).next()) {
        if record.kind == kind::USER_EDIT {
            last = Some(at);
        }
        at += 8 + record.bytes.len();
    }
    last
}
