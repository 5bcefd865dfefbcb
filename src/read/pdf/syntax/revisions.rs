//! The file as it was before it was saved again: a writer that only appends leaves all that was there.

use super::file::File;
use super::lexer::{Lexer, Token};
use super::place::Place;
use super::xref;
use crate::document::ProblemKind;

/// More revisions than this, the newest, are not looked at.
const MOST: usize = 64;

/// A file that was there before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Revision {
    /// Where it ended.
    pub(crate) end: usize,
}

/// The end of a revision.
struct End {
    revision: Revision,
    /// Where its newest table stands.
    table: usize,
    /// It is the last end in the file.
    last: bool,
}

/// The earlier revisions of a file, the oldest first.
pub(crate) fn revisions(file: &File<'_>) -> Vec<Revision> {
    let bytes = file.bytes();
    let words: Vec<usize> = memchr::memmem::find_iter(bytes, b"startxref").collect();
    if words.len() < 2 && !file.rebuilt() {
        return Vec::new();
    }
    let skipped = words.len().saturating_sub(MOST);
    if skipped > 0 {
        file.tell(ProblemKind::TooMany(MOST as u64));
    }
    let mut ends: Vec<End> = Vec::new();
    for (row, &word) in words.iter().enumerate().skip(skipped) {
        let next = words.get(row + 1).copied();
        let mut lexer = Lexer::new(bytes, word + 9);
        let Some(Token::Integer(at)) = lexer.next() else { continue };
        // The first part of a file that is made to be shown before all of it has arrived says that it is at 0.
        let Some(at) = usize::try_from(at).ok().filter(|&at| at > 0) else { continue };
        let after = bytes.get(lexer.at()..next.unwrap_or(bytes.len())).unwrap_or_default();
        let Some(sign) = memchr::memmem::find(after, b"%%EOF") else { continue };
        let revision = Revision { end: lexer.at() + sign + 5 };
        let Some(table) = table_of(file, revision, at) else { continue };
        // An end that was only written twice is no revision.
        ends.pop_if(|end| end.table == table);
        ends.push(End { revision, table, last: next.is_none() });
    }
    // The file as it is is no earlier one, unless what was appended to it was cut off.
    ends.pop_if(|end| end.last && !file.cut.get() || !file.rebuilt() && file.sections.first() == Some(&end.table));
    ends.into_iter().map(|end| end.revision).collect()
}

/// Where the newest table of a file that ends early stands, if all that its tables refer to is before that end.
fn table_of(file: &File<'_>, revision: Revision, at: usize) -> Option<usize> {
    let cut = File::unread(file.bytes().get(..revision.end)?, file.budget);
    let bases = if file.base == 0 { &[0][..] } else { &[file.base, 0][..] };
    bases.iter().find_map(|&base| {
        let sections = xref::read(&cut, at.checked_add(base)?, base);
        let place = |number: u32| sections.entries.iter().find(|entry| entry.0 == number).map(|entry| entry.1);
        let root = sections.trailer.get("Root")?.as_reference()?;
        let place = match place(root.number)? {
            Place::In { holder, .. } => place(holder)?,
            other => other,
        };
        let Place::At(place) = place else { return None };
        let table = sections.offsets.first().copied()?;
        (sections.whole && cut.parse_at(place).is_some()).then_some(table)
    })
}

impl File<'_> {
    /// The file as it was.
    pub(crate) fn as_of(&self, revision: Revision) -> Result<Self, ProblemKind> {
        let bytes = self.bytes();
        File::open(bytes.get(..revision.end).unwrap_or(bytes), self.budget)
    }

    /// Whether another revision of the file has something else as the object of a number, or nothing.
    pub(crate) fn differs(&self, other: &Self, number: u32) -> bool {
        self.real_place(number) != other.real_place(number)
    }

    /// Where an object stands, or the stream that holds it.
    fn real_place(&self, number: u32) -> Option<(usize, Option<u32>)> {
        match self.place(number)? {
            Place::Free => None,
            Place::At(at) => Some((at, None)),
            Place::In { holder, index } => match self.place(holder)? {
                Place::At(at) => Some((at, Some(index))),
                _ => None,
            },
        }
    }
}
