//! Lists of names that go with a document: who changed it and who saved it where, bookmarks, variables.

use encoding_rs::Encoding;

use super::super::bytes::{some, u16_at, utf16};
use super::fib::{Fib, table};
use super::paragraph::Told;
use crate::document::{Concealment, Role};
use crate::read::out::Out;

/// The properties in the list of what goes with a document, by their places in it.
const ASSOCIATED: [(usize, &str); 7] = [
    (1, "Template"),
    (2, "title"),
    (3, "subject"),
    (4, "keywords"),
    (5, "description"),
    (6, "creator"),
    (7, "lastModifiedBy"),
];

pub(super) struct Strings<'a> {
    pub(super) fib: &'a Fib<'a>,
    pub(super) tables: &'a [u8],
    pub(super) encoding: &'static Encoding,
}

impl Strings<'_> {
    fn table(&self, number: usize) -> &[u8] {
        let place = self.fib.place(number);
        self.tables.get(place.start.min(self.tables.len())..place.end.min(self.tables.len())).unwrap_or_default()
    }

    /// Properties that the summary, which is read elsewhere, has not.
    pub(super) fn properties(&self, summary: &[u8], out: &mut Out<'_>) {
        let (associated, _) = self.list(self.table(table::ASSOCIATED));
        for (index, value) in associated.iter().enumerate().filter(|(_, value)| !value.trim().is_empty()) {
            let has = |bytes: &[u8]| !bytes.is_empty() && memchr::memmem::find(summary, bytes).is_some();
            let wide: Vec<u8> = value.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let short = encoding_rs::GBK.encode(value).0;
            if !has(&wide) && !has(&short) && !has(value.as_bytes()) {
                let name = ASSOCIATED.iter().find(|known| known.0 == index).map_or("associated", |known| known.1);
                out.property(name, value);
            }
        }
    }

    /// People, places, bookmarks, variables.
    pub(super) fn tell(&self, out: &mut Out<'_>, told: &mut Told) {
        let mut tell = |text: &str, concealment: Concealment| {
            if text.trim().chars().count() > 1 && told.is_new(text) {
                out.beside(text, Role::Attribute, concealment);
            }
        };
        for author in self.list(self.table(table::REVISION_AUTHORS)).0 {
            if author != "Unknown" {
                tell(&author, Concealment::Property);
            }
        }
        for text in self.list(self.table(table::SAVED_BY)).0 {
            tell(&text, Concealment::Property);
        }
        let authors = self.table(table::COMMENT_AUTHORS);
        let mut rest = authors;
        while let Some((text, after)) = self.string(rest) {
            tell(&text, Concealment::Property);
            rest = after;
        }
        for initials in self.initials() {
            tell(&initials, Concealment::Property);
        }
        // Those with a line in front the program makes for itself.
        let bookmarks = self.list(self.table(table::BOOKMARKS)).0;
        for text in bookmarks.iter().filter(|name| !name.starts_with('_') && !is_ascii_word(name)) {
            tell(text, Concealment::Attribute);
        }
        for number in [table::GLOSSARY, table::LIST_NAMES] {
            for text in self.list(self.table(number)).0.iter().filter(|name| !is_ascii_word(name)) {
                tell(text, Concealment::Attribute);
            }
        }
        let (names, mut rest) = self.list(self.table(table::VARIABLES));
        for name in names.iter().filter(|name| !name.is_ascii()) {
            tell(name, Concealment::Attribute);
        }
        while let Some((text, after)) = self.string(rest) {
            tell(&text, Concealment::Attribute);
            rest = after;
        }
    }

    /// A string behind its length.
    fn string<'t>(&self, bytes: &'t [u8]) -> Option<(String, &'t [u8])> {
        let (head, length, unit) =
            if self.fib.old { (1, usize::from(*bytes.first()?), 1) } else { (2, usize::from(u16_at(bytes, 0)?), 2) };
        let (text, rest) = bytes.get(head..)?.split_at_checked(length * unit)?;
        let text = if unit == 2 { utf16(text) } else { self.encoding.decode_without_bom_handling(text).0.into_owned() };
        Some((text, rest))
    }

    /// A table of strings, and what follows it.
    fn list<'t>(&self, bytes: &'t [u8]) -> (Vec<String>, &'t [u8]) {
        let word = |at: usize| usize::from(u16_at(bytes, at).unwrap_or_default());
        // Units of two bytes, units of one, and the oldest form, which says how many bytes there are.
        let (wide, count, extra, head) = match (word(0), self.fib.old) {
            (0xFFFF, _) => (true, word(2), word(4), 6),
            (_, true) => (false, usize::MAX, 0, 2),
            (count, false) => (false, count, word(2), 4),
        };
        let mut rest = bytes.get(head..).unwrap_or_default();
        let mut strings = Vec::new();
        while strings.len() < count && !rest.is_empty() {
            let (length, head) = match (wide, rest.first()) {
                (true, _) => (2 * usize::from(u16_at(rest, 0).unwrap_or_default()), 2),
                (false, first) => (first.map_or(0, |&length| usize::from(length)), 1),
            };
            let text = some(rest, head, length);
            strings.push(if wide {
                utf16(text)
            } else {
                self.encoding.decode_without_bom_handling(text).0.into_owned()
            });
            rest = rest.get(head + length + extra..).unwrap_or_default();
        }
        (strings, rest)
    }

    /// What stands in the margin for the author of each comment.
    fn initials(&self) -> Vec<String> {
        let list = self.table(table::COMMENTS);
        let length = if self.fib.old { 20 } else { 30 };
        let count = list.len().saturating_sub(4) / (4 + length);
        let entries = list.get(4 * (count + 1)..).unwrap_or_default().chunks_exact(length);
        let length = if self.fib.old { 10 } else { 20 };
        let short = |entry: &[u8]| self.string(some(entry, 0, length)).map(|(text, _)| text);
        entries.filter_map(short).collect()
    }
}

/// Most bookmarks and lists are called by letters that say nothing: `OLE_LINK1`.
fn is_ascii_word(name: &str) -> bool {
    name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') && !crate::read::office::attribute::is_notable(name)
}
