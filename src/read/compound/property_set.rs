//! Property sets: title, author, company, and what an office adds of its own. Names are those that newer documents
//! give the same properties.

use super::bytes::{by_page, f64_at, some, time, u16_at, u32_at, u64_at, utf16};
use crate::read::out::Out;

/// The streams in which documents keep them.
pub(super) const SUMMARY: &str = "\u{5}SummaryInformation";
pub(super) const DOCUMENT_SUMMARY: &str = "\u{5}DocumentSummaryInformation";

/// More properties, or texts of one property, than these nobody makes.
const MOST: usize = 10_000;

/// The names of what every document may have, by what the set begins with and the number.
const SUMMARY_NAMES: [(u32, &str); 10] = [
    (2, "title"),
    (3, "subject"),
    (4, "creator"),
    (5, "keywords"),
    (6, "description"),
    (7, "Template"),
    (8, "lastModifiedBy"),
    (11, "lastPrinted"),
    (12, "created"),
    (13, "modified"),
];
const DOCUMENT_NAMES: [(u32, &str); 7] = [
    (2, "category"),
    (14, "Manager"),
    (15, "Company"),
    (26, "contentType"),
    (27, "contentStatus"),
    (28, "language"),
    (29, "version"),
];
/// What they begin with; all others are an office's own.
const IS_SUMMARY: u32 = 0xF29F_85E0;
const IS_DOCUMENT_SUMMARY: u32 = 0xD5CD_D502;

/// Reads one set.
pub(crate) fn read(bytes: &[u8], out: &mut Out<'_>) {
    let count = u32_at(bytes, 24).unwrap_or(0) as usize;
    for section in 0..count.min(8) {
        let at = 28 + 20 * section;
        let (Some(kind), Some(start)) = (u32_at(bytes, at), u32_at(bytes, at + 16)) else { break };
        // Both user-defined properties and those of the document begin in the same way but for one byte.
        Section { bytes: bytes.get(start as usize..).unwrap_or_default(), page: None, names: Vec::new() }
            .read(kind, out);
    }
}

struct Section<'a> {
    bytes: &'a [u8],
    page: Option<u32>,
    names: Vec<(u32, String)>,
}

impl Section<'_> {
    fn read(&mut self, kind: u32, out: &mut Out<'_>) {
        let count = (u32_at(self.bytes, 4).unwrap_or(0) as usize).min(MOST);
        let entry = |at: usize| Some((u32_at(self.bytes, 8 + 8 * at)?, u32_at(self.bytes, 12 + 8 * at)? as usize));
        let entries: Vec<(u32, usize)> = (0..count).map_while(entry).collect();
        let page = entries.iter().find(|entry| entry.0 == 1);
        self.page = page.and_then(|&(_, at)| u16_at(self.bytes, at + 4)).map(u32::from);
        if let Some(&(_, at)) = entries.iter().find(|entry| entry.0 == 0) {
            self.names = self.dictionary(at);
        }
        let known: &[(u32, &str)] = match kind {
            IS_SUMMARY => &SUMMARY_NAMES,
            IS_DOCUMENT_SUMMARY => &DOCUMENT_NAMES,
            _ => &[],
        };
        let own = !matches!(kind, IS_SUMMARY | IS_DOCUMENT_SUMMARY);
        let mut value = String::new();
        for &(number, at) in entries.iter().filter(|entry| entry.0 > 1) {
            let name = known.iter().find(|known| known.0 == number).map(|known| known.1);
            let name = name.or_else(|| self.names.iter().find(|name| name.0 == number).map(|name| name.1.as_str()));
            // Names of parts repeat the sheets and slides; the others without a name are counts and switches.
            let name = match name {
                Some(name) => name,
                None if own => "property",
                None => continue,
            };
            value.clear();
            self.value(at, &mut value);
            if name != "_PID_GUID" && !says_nothing(value.trim()) {
                out.property(name, &value);
            }
        }
    }

    fn is_wide(&self) -> bool {
        self.page == Some(1200)
    }

    /// The names that an office gave its properties.
    fn dictionary(&self, at: usize) -> Vec<(u32, String)> {
        let count = (u32_at(self.bytes, at).unwrap_or(0) as usize).min(MOST);
        let (mut names, mut at) = (Vec::new(), at + 4);
        for _ in 0..count {
            let (Some(number), Some(length)) = (u32_at(self.bytes, at), u32_at(self.bytes, at + 4)) else { break };
            let length = (length as usize).saturating_mul(if self.is_wide() { 2 } else { 1 });
            names.push((number, self.text(some(self.bytes, at + 8, length))));
            let padding = if self.is_wide() { length.wrapping_neg() % 4 } else { 0 };
            at = (at + 8).saturating_add(length).saturating_add(padding);
        }
        names
    }

    fn text(&self, bytes: &[u8]) -> String {
        let text = if self.is_wide() { utf16(bytes) } else { by_page(bytes, self.page) };
        text.split('\0').next().unwrap_or_default().to_owned()
    }

    fn value(&self, at: usize, into: &mut String) {
        let Some(kind) = u32_at(self.bytes, at) else { return };
        let kind = kind & 0xFFFF;
        if kind & 0x1000 == 0 {
            self.single(kind, at + 4, into);
            return;
        }
        let count = u32_at(self.bytes, at + 4).unwrap_or(0) as usize;
        let mut at = at + 8;
        for _ in 0..count.min(MOST) {
            let (inner, from) = match kind & 0xFFF {
                0x0C => (u32_at(self.bytes, at).unwrap_or(0) & 0xFFFF, at + 4),
                inner => (inner, at),
            };
            let Some(length) = self.single(inner, from, into) else { break };
            into.push('\n');
            at = from + length;
        }
    }

    /// Adds one value; its length, where another one may follow.
    fn single(&self, kind: u32, at: usize, into: &mut String) -> Option<usize> {
        match kind {
            // Texts: of one byte a unit, or of two.
            8 | 0x1E | 0x1F => {
                let length = u32_at(self.bytes, at)? as usize;
                let length = if kind == 0x1F { length.checked_mul(2)? } else { length };
                let bytes = some(self.bytes, at + 4, length);
                match kind {
                    0x1F => into.push_str(utf16(bytes).split('\0').next().unwrap_or_default()),
                    _ => into.push_str(&self.text(bytes)),
                }
                (at + 4 + bytes.len() < self.bytes.len()).then_some(4 + bytes.len().next_multiple_of(4))
            }
            0x40 => {
                into.push_str(&time(u64_at(self.bytes, at)?)?);
                Some(8)
            }
            3 | 0x13 | 0x17 => {
                into.push_str(&u32_at(self.bytes, at)?.cast_signed().to_string());
                Some(4)
            }
            5 => {
                into.push_str(&f64_at(self.bytes, at)?.to_string());
                Some(8)
            }
            0x14 | 0x15 => {
                into.push_str(&u64_at(self.bytes, at)?.to_string());
                Some(8)
            }
            // Links lie in bytes of their own form.
            0x41 => {
                let bytes = some(self.bytes, at + 4, u32_at(self.bytes, at)? as usize);
                super::runs::wide(bytes, 6, |text| {
                    into.push_str(text);
                    into.push('\n');
                });
                None
            }
            _ => None,
        }
    }
}

/// Counts and switches, of which every document has a dozen.
fn says_nothing(value: &str) -> bool {
    value.is_empty() || value.len() <= 6 && value.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}
