//! The file as it was before it was saved again: a writer that only appends leaves all that was there.

use super::file::File;
use super::lexer::{Lexer, Token};
use super::object::{Id, Object};
use super::place::{Place, Table};
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

/// A revision with what its tables say.
struct Saved {
    revision: Revision,
    /// Where its newest table stands.
    newest: usize,
    table: Table,
    /// The catalog, and what is said of the document.
    top: [Option<Id>; 2],
    /// Its end is the last one in the file.
    last: bool,
}

/// The earlier revisions of a file, the oldest first, but for those to which objects were only added.
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
    let mut revisions = Vec::new();
    let mut before: Option<Saved> = None;
    for (row, &word) in words.iter().enumerate().skip(skipped) {
        let next = words.get(row + 1).copied();
        let mut lexer = Lexer::new(bytes, word + 9);
        let Some(Token::Integer(at)) = lexer.next() else { continue };
        // The first part of a file that is made to be shown before all of it has arrived says that it is at 0.
        let Some(at) = usize::try_from(at).ok().filter(|&at| at > 0) else { continue };
        let after = bytes.get(lexer.at()..next.unwrap_or(bytes.len())).unwrap_or_default();
        let Some(sign) = memchr::memmem::find(after, b"%%EOF") else { continue };
        let revision = Revision { end: lexer.at() + sign + 5 };
        let Some(mut saved) = saved(file, revision, at) else { continue };
        saved.last = next.is_none();
        revisions.extend(before.filter(|before| before.is_changed_by(&saved)).map(|before| before.revision));
        before = Some(saved);
    }
    // The file as it is is no earlier one, unless what was appended to it was cut off.
    let is_current = |saved: &Saved| {
        saved.last && !file.cut.get() || !file.rebuilt() && file.sections.first() == Some(&saved.newest)
    };
    revisions.extend(before.filter(|saved| !is_current(saved)).map(|saved| saved.revision));
    revisions
}

impl Saved {
    /// Whether the next revision replaces something of this one, or takes it away. Some writers end a file twice, for
    /// readers of two kinds, with nothing in between.
    fn is_changed_by(&self, next: &Self) -> bool {
        let used = self.table.iter().filter(|entry| entry.1 != Place::Free);
        self.top != next.top || used.into_iter().any(|(number, _)| self.table.real(number) != next.table.real(number))
    }
}

/// A revision that ends early, if all that its tables refer to is before its end.
fn saved(file: &File<'_>, revision: Revision, at: usize) -> Option<Saved> {
    let cut = File::unread(file.bytes().get(..revision.end)?, file.budget);
    let bases = if file.base == 0 { &[0][..] } else { &[file.base, 0][..] };
    bases.iter().find_map(|&base| {
        let sections = xref::read(&cut, at.checked_add(base)?, base);
        let newest = sections.offsets.first().copied().filter(|_| sections.whole)?;
        let table = Table::of(sections.entries);
        let top = ["Root", "Info"].map(|name| sections.trailer.get(name).and_then(Object::as_reference));
        let (root, _) = table.real(top.first().copied()??.number)?;
        cut.parse_at(root).is_some().then_some(Saved { revision, newest, table, top, last: false })
    })
}

impl File<'_> {
    /// The file as it was.
    pub(crate) fn as_of(&self, revision: Revision) -> Result<Self, ProblemKind> {
        let bytes = self.bytes();
        let mut earlier = File::of(bytes.get(..revision.end).unwrap_or(bytes), self.budget)?;
        earlier.share_effort(self);
        Ok(earlier)
    }

    /// Whether another revision of the file has something else as the object of a number, or nothing.
    pub(crate) fn differs(&self, other: &Self, number: u32) -> bool {
        self.table.real(number) != other.table.real(number)
    }
}
