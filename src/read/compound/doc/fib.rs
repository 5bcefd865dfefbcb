//! The beginning of the main stream: which version wrote it, how long its stories are, and where in the other
//! streams its tables lie.

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, MACINTOSH, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};

use super::super::bytes::{u16_at, u32_at};
use crate::document::ProblemKind;
use crate::read::encoding;

/// The tables, by their numbers, which are the same in all versions.
pub(super) mod table {
    pub(crate) const STYLES: usize = 1;
    pub(crate) const COMMENTS: usize = 4;
    pub(crate) const GLOSSARY: usize = 9;
    pub(crate) const HEADERS: usize = 11;
    pub(crate) const CHARACTERS: usize = 12;
    pub(crate) const PARAGRAPHS: usize = 13;
    pub(crate) const FONTS: usize = 15;
    pub(crate) const BOOKMARKS: usize = 21;
    pub(crate) const ASSOCIATED: usize = 32;
    pub(crate) const PIECES: usize = 33;
    pub(crate) const COMMENT_AUTHORS: usize = 36;
    pub(crate) const DRAWINGS: usize = 50;
    pub(crate) const REVISION_AUTHORS: usize = 51;
    pub(crate) const VARIABLES: usize = 60;
    pub(crate) const SAVED_BY: usize = 71;
    pub(crate) const LISTS: usize = 73;
    pub(crate) const LIST_OVERRIDES: usize = 74;
    pub(crate) const LIST_NAMES: usize = 91;
    /// Those whose strings are told as properties, or name styles, typefaces and numbers, of which every document has many.
    pub(crate) const KNOWN: [usize; 5] = [STYLES, FONTS, LIST_OVERRIDES, ASSOCIATED, LISTS];
    /// How many there are, as far as anything is known of them.
    pub(crate) const MOST: usize = 92;
}

/// How many stories a document can have.
pub(super) const STORIES: usize = 8;

pub(super) struct Fib<'a> {
    bytes: &'a [u8],
    /// Word 6 and 95: text in bytes, and other forms of nearly everything.
    pub(super) old: bool,
    /// Text in units of two bytes in such a document, of the Far East.
    pub(super) wide: bool,
    flags: u16,
}

impl<'a> Fib<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self, ProblemKind> {
        let sign = u16_at(bytes, 0).ok_or(ProblemKind::Truncated)?;
        let version = u16_at(bytes, 2).unwrap_or_default();
        let flags = u16_at(bytes, 10).unwrap_or_default();
        let old = match sign {
            0xA5EC => version < 0xC1,
            0xA5DC | 0xA697..=0xA699 => true,
            0xA5DB | 0xA59B..=0xA59D => return Err(ProblemKind::UnknownKind(Some("Word 2"))),
            _ => return Err(ProblemKind::Damaged),
        };
        if flags & 0x0100 != 0 {
            return Err(ProblemKind::Encrypted);
        }
        let fib = Self { bytes, old, wide: false, flags };
        Ok(Self { wide: old && flags & 0x1000 != 0 && fib.looks_wide(), ..fib })
    }

    /// Which of the two table streams counts, and which is left over.
    pub(super) fn tables(&self) -> [&'static str; 2] {
        if self.flags & 0x0200 == 0 { ["0Table", "1Table"] } else { ["1Table", "0Table"] }
    }

    /// How many characters each story has, as far as the file says so.
    pub(super) fn stories(&self) -> [u32; STORIES] {
        let from = if self.old { 0x34 } else { 0x4C };
        std::array::from_fn(|story| u32_at(self.bytes, from + 4 * story).unwrap_or_default().min(i32::MAX as u32))
    }

    /// Where a table lies.
    pub(super) fn place(&self, table: usize) -> std::ops::Range<usize> {
        let at = if self.old { 0x58 } else { 0x9A } + 8 * table;
        // Newer versions have more of them, and what follows in older ones is something else.
        let known = if self.old { 38 } else { table::MOST };
        match (u32_at(self.bytes, at), u32_at(self.bytes, at + 4)) {
            (Some(from), Some(length)) if table < known && length < i32::MAX as u32 => {
                from as usize..(from as usize).saturating_add(length as usize)
            }
            _ => 0..0,
        }
    }

    /// Where the text stands if it is in one piece.
    pub(super) fn text(&self) -> std::ops::Range<usize> {
        let at = |at| u32_at(self.bytes, at).unwrap_or_default() as usize;
        let end = at(0x1C).min(self.bytes.len());
        at(0x18).min(end)..end
    }

    /// Where anything but this beginning may stand.
    pub(super) fn end(&self) -> usize {
        // Counts of numbers of two, four and eight bytes follow each other.
        let shorts = 34 + 2 * usize::from(u16_at(self.bytes, 32).unwrap_or(14));
        let longs = shorts + 2 + 4 * usize::from(u16_at(self.bytes, shorts).unwrap_or(22));
        let pairs = longs + 2 + 8 * usize::from(u16_at(self.bytes, longs).unwrap_or(93));
        let end = if self.old { 0x300 } else { pairs };
        end.min(0x1000).min(self.bytes.len())
    }

    /// In which encoding text in bytes is.
    pub(super) fn encoding(&self) -> &'static Encoding {
        // Since Word 97 it is this one, even where the file says that it comes from a Macintosh.
        if !self.old {
            return WINDOWS_1252;
        }
        if self.bytes.get(0x12) == Some(&1) {
            return MACINTOSH;
        }
        match u16_at(self.bytes, 6) {
            Some(0x0804 | 0x1004) => return GB18030,
            Some(0x0404 | 0x0C04 | 0x1404) => return BIG5,
            Some(0x0411) => return SHIFT_JIS,
            Some(0x0412) => return EUC_KR,
            Some(0x0419 | 0x0422 | 0x0423) => return WINDOWS_1251,
            Some(0x0405 | 0x040E | 0x0415 | 0x0418 | 0x041A | 0x041B | 0x0424) => return WINDOWS_1250,
            _ => {}
        }
        let text = self.bytes.get(self.text()).unwrap_or_default();
        match encoding::decide(text, false) {
            Some(encoding::Encoding::Gb18030) => GB18030,
            Some(encoding::Encoding::Big5) => BIG5,
            _ => WINDOWS_1252,
        }
    }

    /// Whether most units of the text are characters of the Far East or have a zero.
    pub(super) fn looks_wide(&self) -> bool {
        let text = self.bytes.get(self.text()).unwrap_or_default();
        let units = text.chunks_exact(2).take(2000);
        let all = units.len();
        let wide =
            units.filter(|unit| unit[1] == 0 || (0x4E..0xA0).contains(&unit[1]) || matches!(unit[1], 0x30 | 0xFF));
        wide.count() * 10 > all * 9
    }
}
