//! What drawings of older documents say of a shape besides its text: letters that are drawn, what the picture is called,
//! where a click leads, and whether it is switched off.

use super::bytes::{push_utf16, some, u16_at, u32_at};
use super::link;
use crate::document::{Concealment, Seen};

/// Letters drawn as a picture.
const DRAWN: u16 = 0xC0;
/// The file that a picture was linked to.
const PICTURE: u16 = 0x105;
const NAME: u16 = 0x380;
const DESCRIPTION: u16 = 0x381;
const LINK: u16 = 0x382;
const TOOLTIP: u16 = 0x38D;
/// Switches of a group, one of them that it is a table.
const TABLE: u16 = 0x39F;
/// Switches of a shape, one of them that it is hidden.
const SWITCHES: u16 = 0x3BF;

/// Reads the properties of a shape, of which there are `count`. Calls `with` for its texts; whether it is hidden.
pub(super) fn properties(bytes: &[u8], count: usize, mut with: impl FnMut(&str, Seen)) -> bool {
    let mut hidden = false;
    let mut long = count.saturating_mul(6);
    let mut text = String::new();
    for at in 0..count {
        let (Some(id), Some(value)) = (u16_at(bytes, 6 * at), u32_at(bytes, 6 * at + 2)) else { break };
        let own = id & 0x3FFF;
        if own == SWITCHES {
            hidden = value & 0x0002_0002 == 0x0002_0002;
        }
        if id & 0x8000 == 0 {
            continue;
        }
        let bytes = some(bytes, long, value as usize);
        long = long.saturating_add(value as usize);
        match own {
            DRAWN | PICTURE | NAME | DESCRIPTION | TOOLTIP => {
                text.clear();
                push_utf16(bytes, &mut text);
                let text = text.trim_end_matches('\0');
                let seen = if own == DRAWN { Seen::VISIBLE } else { Concealment::Attribute.into() };
                if own != NAME || is_own_name(text) {
                    with(text, seen);
                }
            }
            LINK => link::texts(bytes.get(16..).unwrap_or_default(), |text| with(text, Concealment::Attribute.into())),
            _ => {}
        }
    }
    hidden
}

/// Whether the properties of a group say that it is a table.
pub(super) fn is_table(bytes: &[u8], count: usize) -> bool {
    let mut all = (0..count).map_while(|at| Some((u16_at(bytes, 6 * at)?, u32_at(bytes, 6 * at + 2)?)));
    all.any(|(id, value)| id & 0x3FFF == TABLE && value & 1 == 1)
}

/// Programs call things `Picture 1` and 文本框 2 by themselves.
fn is_own_name(name: &str) -> bool {
    let number = name.rsplit(' ').next().unwrap_or_default();
    let counted = number.len() < name.len() && number.len() <= 6 && number.bytes().all(|b| b.is_ascii_digit());
    !counted && (!name.is_ascii() || name.contains('.') || name.bytes().filter(u8::is_ascii_digit).count() >= 7)
}

/// A record of a drawing: its kind, what is said of it beside its length, and what is in it.
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) instance: u16,
    pub(super) holds_others: bool,
    pub(super) bytes: &'a [u8],
    /// Whether it says that it is longer than what it lies in.
    pub(super) cut: bool,
}

/// The records that follow each other.
pub(super) struct Records<'a> {
    bytes: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (first, kind, length) = (u16_at(self.bytes, 0)?, u16_at(self.bytes, 2)?, u32_at(self.bytes, 4)? as usize);
        let bytes = some(self.bytes, 8, length);
        self.bytes = self.bytes.get(8 + bytes.len()..).unwrap_or_default();
        let cut = bytes.len() < length;
        Some(Record { kind, instance: first >> 4, holds_others: first & 0xF == 0xF, bytes, cut })
    }
}

/// What later programs add to a presentation: records, though it does not say so.
const ADDED: u16 = 0x138B;

/// All records, those inside of others among them, in the order in which they begin: where a drawing is cut in pieces,
/// what holds others goes on in the next piece.
pub(super) fn flat(bytes: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let record = Records::of(rest).next()?;
        rest = rest
            .get(if record.holds_others || record.kind == ADDED { 8 } else { 8 + record.bytes.len() }..)
            .unwrap_or_default();
        Some(record)
    })
}
