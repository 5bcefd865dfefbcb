//! The records of a workbook. One that is longer than a record may be goes on in records of its own kind, and where a
//! text is cut so, it is said anew how its characters are stored.

use crate::read::compound::bytes::{by_page, f64_at, push_low, push_utf16, u16_at, u32_at};

/// Goes on with the record before it.
const CONTINUE: u16 = 0x3C;

/// A record: its kind, and its bytes in one part or more.
#[derive(Default)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    /// Where in the stream it begins.
    pub(super) at: usize,
    pub(super) parts: Vec<&'a [u8]>,
    /// Whether the stream ends within it.
    pub(super) cut: bool,
}

impl<'a> Record<'a> {
    /// The bytes before it is continued.
    pub(super) fn bytes(&self) -> &'a [u8] {
        self.parts.first().copied().unwrap_or_default()
    }

    pub(super) fn u8(&self, at: usize) -> u8 {
        self.bytes().get(at).copied().unwrap_or(0)
    }

    pub(super) fn u16(&self, at: usize) -> u16 {
        u16_at(self.bytes(), at).unwrap_or(0)
    }

    pub(super) fn u32(&self, at: usize) -> u32 {
        u32_at(self.bytes(), at).unwrap_or(0)
    }

    pub(super) fn f64(&self, at: usize) -> Option<f64> {
        f64_at(self.bytes(), at)
    }

    pub(super) fn from(&self, at: usize) -> &'a [u8] {
        self.bytes().get(at..).unwrap_or_default()
    }

    /// Reads bytes that are no record of their own.
    pub(super) fn over<'r>(parts: &'r [&'a [u8]]) -> Text<'r, 'a> {
        Text { parts, part: 0, at: 0 }
    }

    /// Reads behind the first part.
    pub(super) fn continued(&self) -> Text<'_, 'a> {
        Text { parts: &self.parts, part: 1, at: 0 }
    }

    /// Reads from here on, over all parts.
    pub(super) fn text(&self, at: usize) -> Text<'_, 'a> {
        Text { parts: &self.parts, part: 0, at }
    }
}

/// One record after the other.
#[derive(Clone, Copy)]
pub(super) struct Records<'a> {
    pub(super) stream: &'a [u8],
    pub(super) at: usize,
}

impl<'a> Records<'a> {
    /// Reads the next record; `false` at the end.
    pub(super) fn next(&mut self, record: &mut Record<'a>) -> bool {
        record.parts.clear();
        record.cut = false;
        record.at = self.at;
        let Some(kind) = self.part(record) else { return false };
        record.kind = kind;
        while u16_at(self.stream, self.at) == Some(CONTINUE) && self.part(record).is_some() {}
        true
    }

    fn part(&mut self, record: &mut Record<'a>) -> Option<u16> {
        let (kind, length) = (u16_at(self.stream, self.at)?, u16_at(self.stream, self.at + 2)?);
        let rest = self.stream.get(self.at + 4..)?;
        let part = rest.get(..usize::from(length));
        record.cut |= part.is_none();
        let part = part.unwrap_or(rest);
        record.parts.push(part);
        self.at += 4 + part.len();
        Some(kind)
    }
}

/// How texts are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Version {
    Two,
    Three,
    Four,
    /// Excel 5 and 95.
    Five,
    /// Since Excel 97: Unicode.
    Eight,
}

/// Reads numbers and characters over the parts of a record.
pub(super) struct Text<'r, 'a> {
    parts: &'r [&'a [u8]],
    part: usize,
    at: usize,
}

impl<'a> Text<'_, 'a> {
    /// What is left of the present part. An empty one is left for the next.
    fn rest(&mut self) -> &'a [u8] {
        loop {
            let Some(part) = self.parts.get(self.part) else { return &[] };
            match part.get(self.at..) {
                Some(rest) if !rest.is_empty() => return rest,
                _ if self.part + 1 >= self.parts.len() => return &[],
                _ => (self.part, self.at) = (self.part + 1, 0),
            }
        }
    }

    /// Where it stands in its first part; behind the end of it in any other.
    pub(super) fn at(&self) -> usize {
        if self.part == 0 { self.at } else { usize::MAX / 2 }
    }

    pub(super) fn is_over(&mut self) -> bool {
        self.rest().is_empty()
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        let byte = *self.rest().first()?;
        self.at += 1;
        Some(byte)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    pub(super) fn skip(&mut self, mut bytes: usize) {
        while bytes > 0 {
            let there = self.rest().len().min(bytes);
            if there == 0 {
                return;
            }
            self.at += there;
            bytes -= there;
        }
    }

    /// Adds so many characters, which begin with how they are stored. Whether all of them are there.
    pub(super) fn characters(&mut self, count: usize, into: &mut String) -> bool {
        let Some(flags) = self.u8() else { return count == 0 };
        self.stored(count, flags & 1 != 0, into)
    }

    fn stored(&mut self, mut count: usize, mut wide: bool, into: &mut String) -> bool {
        let mut first = true;
        while count > 0 {
            if !first {
                // The next part says anew how characters are stored.
                let part = self.part;
                if self.rest().is_empty() || self.part == part {
                    return false;
                }
                wide = self.u8().is_some_and(|flags| flags & 1 != 0);
            }
            first = false;
            let rest = self.parts.get(self.part).and_then(|part| part.get(self.at..)).unwrap_or_default();
            let there = count.min(if wide { rest.len() / 2 } else { rest.len() });
            let bytes = rest.get(..if wide { 2 * there } else { there }).unwrap_or_default();
            if wide {
                push_utf16(bytes, into);
            } else {
                push_low(bytes, into);
            }
            self.at += bytes.len();
            count -= there;
            if wide && count > 0 && rest.len() % 2 == 1 {
                self.at += 1;
            }
        }
        true
    }

    /// Adds a text with what may follow it: its formats, and how it is pronounced. Whether all of it is there.
    pub(super) fn rich(&mut self, count: usize, into: &mut String, spoken: &mut String) -> Option<bool> {
        let flags = self.u8()?;
        let runs = if flags & 8 != 0 { usize::from(self.u16()?) } else { 0 };
        let more = if flags & 4 != 0 { self.u32()? as usize } else { 0 };
        let whole = self.stored(count, flags & 1 != 0, into);
        self.skip(4 * runs);
        if more > 0 {
            self.spoken(more, spoken);
        }
        Some(whole)
    }

    fn spoken(&mut self, length: usize, into: &mut String) {
        // Two numbers and the format of it, how many pieces it has, its characters twice.
        const HEAD: usize = 14;
        let Some(behind) = length.checked_sub(HEAD) else { return self.skip(length) };
        self.skip(HEAD - 4);
        let count = (self.u16(), self.u16()).1.map_or(0, usize::from);
        let bytes = (2 * count).min(behind);
        let mut units = Vec::new();
        for _ in 0..bytes / 2 {
            units.extend(self.u16());
        }
        into.extend(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
        self.skip(behind - bytes / 2 * 2);
    }

    /// So many bytes, in a code page.
    fn paged(&mut self, mut count: usize, page: Option<u32>, into: &mut String) -> bool {
        let mut bytes = Vec::new();
        while count > 0 {
            let rest = self.rest();
            let there = rest.get(..count).unwrap_or(rest);
            if there.is_empty() {
                break;
            }
            bytes.extend_from_slice(there);
            self.at += there.len();
            count -= there.len();
        }
        into.push_str(&by_page(&bytes, page));
        count == 0
    }
}

/// How the texts of a workbook are stored.
#[derive(Clone, Copy)]
pub(super) struct Store {
    pub(super) version: Version,
    pub(super) page: Option<u32>,
}

impl Store {
    /// Adds so many characters. Whether all of them are there.
    pub(super) fn characters(self, text: &mut Text<'_, '_>, count: usize, into: &mut String) -> bool {
        match self.version {
            Version::Eight => text.characters(count, into),
            _ => text.paged(count, self.page, into),
        }
    }

    /// A text behind its length in one byte.
    pub(super) fn short(self, text: &mut Text<'_, '_>, into: &mut String) -> bool {
        let count = text.u8().map_or(0, usize::from);
        self.characters(text, count, into)
    }

    /// A text behind its length in two bytes, and in older workbooks in one.
    pub(super) fn long_if_new(self, text: &mut Text<'_, '_>, into: &mut String) -> bool {
        if self.version < Version::Eight { self.short(text, into) } else { self.long(text, into) }
    }

    /// A text behind its length in two bytes.
    pub(super) fn long(self, text: &mut Text<'_, '_>, into: &mut String) -> bool {
        let count = text.u16().map_or(0, usize::from);
        match self.version {
            Version::Eight => text.rich(count, into, &mut String::new()).unwrap_or(count == 0),
            _ => self.characters(text, count, into),
        }
    }
}
