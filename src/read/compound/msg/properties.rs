//! The properties of a message, a recipient or an attachment: numbers in one stream, texts and bytes in a stream each.

use crate::read::compound::bytes::{by_page, u32_at, u64_at, utf16};
use crate::read::compound::file::{Compound, Entry};

const TEXTS: &str = "__substg1.0_";
const NUMBERS: &str = "__properties_version1.0";

pub(super) const WIDE: u16 = 0x1F;
pub(super) const NARROW: u16 = 0x1E;
pub(super) const BYTES: u16 = 0x102;
pub(super) const STORAGE: u16 = 0x0D;

pub(super) struct Properties<'f, 'a> {
    pub(super) file: &'f Compound<'a>,
    numbers: Vec<u8>,
    pub(super) page: Option<u32>,
}

impl<'f, 'a> Properties<'f, 'a> {
    /// `page` = that of the message to which this belongs.
    pub(super) fn of(file: &'f Compound<'a>, page: Option<u32>) -> Self {
        let numbers = file.stream(NUMBERS).unwrap_or_default();
        let mut properties = Self { file, numbers, page };
        let own = [0x3FFD, 0x3FDE].into_iter().find_map(|id| properties.number(id, 3)).map(|page| page as u32);
        properties.page = own.or(page);
        properties
    }

    /// A number; a point in time is one.
    pub(super) fn number(&self, id: u16, kind: u16) -> Option<u64> {
        let wanted = u32::from(id) << 16 | u32::from(kind);
        // What stands in front of them is longer in a message than in what belongs to it, but always half a property or whole ones.
        let start = self.numbers.len() % 16;
        let at = (start..self.numbers.len()).step_by(16).find(|&at| u32_at(&self.numbers, at) == Some(wanted))?;
        u64_at(&self.numbers, at + 8).map(|value| if kind == 3 { value & 0xFFFF_FFFF } else { value })
    }

    fn entry(&self, id: u16, kind: u16) -> Option<&Entry> {
        let at = self.file.find(&format!("{TEXTS}{id:04X}{kind:04X}"))?;
        self.file.entries.get(at)
    }

    pub(super) fn text(&self, id: u16) -> Option<String> {
        let entry = self.entry(id, WIDE).or_else(|| self.entry(id, NARROW))?;
        Some(self.value(entry)).filter(|text| !text.trim().is_empty())
    }

    pub(super) fn bytes(&self, id: u16, cut: &mut bool) -> Option<Vec<u8>> {
        self.entry(id, BYTES).map(|entry| self.file.read_cut(entry, cut))
    }

    /// Text in the code page of the message.
    pub(super) fn decoded(&self, bytes: &[u8]) -> String {
        by_page(bytes, self.page)
    }

    fn value(&self, entry: &Entry) -> String {
        let bytes = self.file.read(entry);
        let is_wide = kind_of(entry).is_some_and(|(_, kind)| kind & 0xFFF == WIDE);
        let text = if is_wide { utf16(&bytes) } else { self.decoded(&bytes) };
        if text.ends_with('\0') { text.trim_end_matches('\0').to_owned() } else { text }
    }

    /// All texts with their numbers.
    pub(super) fn texts(&self) -> impl Iterator<Item = (u16, String)> {
        let own = self.file.entries.iter().filter(|entry| entry.is_stream && !entry.path.contains('/'));
        own.filter_map(|entry| {
            let (id, _) = kind_of(entry).filter(|(_, kind)| matches!(kind & 0xFFF, WIDE | NARROW))?;
            Some((id, self.value(entry)))
        })
    }

    /// The storage of a property.
    pub(super) fn storage(&self, id: u16) -> Option<&str> {
        self.entry(id, STORAGE).map(|entry| entry.path.as_str())
    }
}

/// Which property a stream holds, and how.
fn kind_of(entry: &Entry) -> Option<(u16, u16)> {
    let number = entry.path.get(..TEXTS.len()).filter(|head| head.eq_ignore_ascii_case(TEXTS));
    let number = number.and_then(|_| entry.path.get(TEXTS.len()..TEXTS.len() + 8))?;
    let number = u32::from_str_radix(number, 16).ok()?;
    Some(((number >> 16) as u16, number as u16))
}
