//! Opening a file: by its own tables, or else by the objects that are found in it.

use super::file::File;
use super::lexer::{Lexer, Token};
use super::object::Object;
use super::place::Table;
use super::xref;
use crate::document::ProblemKind;
use crate::read::limits::Budget;

/// The first sign of the format may stand so far from the beginning.
const JUNK: usize = 16 << 10;
/// More bytes than this after the end of a file may hold something.
const TAIL: usize = 1 << 10;

impl<'a> File<'a> {
    /// Opens a file. `Err` where nothing of it can be read.
    pub(crate) fn of(bytes: &'a [u8], budget: &'a Budget) -> Result<Self, ProblemKind> {
        let mut file = Self::unread(bytes, budget);
        let junk = memchr::memmem::find(bytes.get(..JUNK).unwrap_or(bytes), b"%PDF-").unwrap_or(0);
        let last = last_start(bytes);
        file.cut.set(last.as_ref().is_none_or(|last| !last.ends));
        let by_table = file.by_table(last.as_ref(), junk)?;
        if !by_table {
            file.rebuild()?;
            if file.numbers().is_empty() {
                return Err(file.lost());
            }
        }
        Ok(file)
    }

    /// Opens it by its tables; gives whether they can be used.
    fn by_table(&mut self, last: Option<&Start>, junk: usize) -> Result<bool, ProblemKind> {
        let Some(last) = last.filter(|last| !last.goes_on) else { return Ok(false) };
        // Places count from the first sign of the format, or from the beginning.
        let mut starts = vec![(last.at.saturating_add(junk), junk), (last.at, 0)];
        for row in 0.. {
            if row == 2 {
                // Where the table is not where it should be, it mostly stands just before that is said.
                let before = self.bytes().get(..last.word).unwrap_or_default();
                if let Some(at) = memchr::memmem::rfind(before, b"xref") {
                    starts.extend([(at, junk), (at, 0)]);
                }
            }
            let Some(&(at, base)) = starts.get(row) else { break };
            if starts.iter().take(row).any(|start| *start == (at, base)) {
                continue;
            }
            self.forget();
            let sections = xref::read(self, at, base);
            if !sections.whole {
                continue;
            }
            self.table = Table::of(sections.entries);
            self.sections = sections.offsets;
            self.base = base;
            self.set_trailer(sections.trailer);
            self.decrypt()?;
            // Whether the places are right shows in what stands there; nothing is looked for elsewhere yet.
            if !self.has_pages() {
                continue;
            }
            self.forget_objects();
            self.ready.set(true);
            if row > 0 && base == junk && junk == 0 {
                self.set_repaired();
            }
            return Ok(true);
        }
        Ok(false)
    }

    /// Whether the trailer leads to pages.
    pub(super) fn has_pages(&self) -> bool {
        let Some(root) = self.dict(self.trailer(), "Root") else { return false };
        let Some(pages) = self.dict(&root, "Pages") else { return false };
        match self.at(&pages, "Kids") {
            Object::Array(kids) => kids.is_empty() || kids.iter().any(|kid| self.resolve(kid).as_dict().is_some()),
            Object::Dict(_) => true,
            // A single page without a tree.
            _ => self.at(&pages, "Type").as_name() == Some(b"Page"),
        }
    }
}

/// What a file says last of where its table stands.
struct Start {
    /// Where the word stands that says so.
    word: usize,
    at: usize,
    /// The file ends after it, as it should.
    ends: bool,
    /// Objects follow, which it does not know.
    goes_on: bool,
}

fn last_start(bytes: &[u8]) -> Option<Start> {
    let word = memchr::memmem::rfind(bytes, b"startxref")?;
    let mut lexer = Lexer::new(bytes, word + 9);
    let number = match lexer.next() {
        Some(Token::Integer(at)) => usize::try_from(at).ok(),
        _ => None,
    };
    let rest = lexer.rest();
    let goes_on = rest.len() > 8 && memchr::memmem::find(rest, b" obj").is_some();
    let ends = !goes_on && (memchr::memmem::find(rest.get(..TAIL).unwrap_or(rest), b"%%EOF").is_some());
    Some(Start { word, at: number.unwrap_or(usize::MAX), ends, goes_on })
}
