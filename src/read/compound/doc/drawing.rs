//! Drawings: letters drawn as a picture, such as a watermark, and the texts that stand for shapes and pictures.
//! Where a list of a shape's properties begins is seen by its sign; all around it is geometry.

use super::super::bytes::{some, u16_at, u32_at, utf16};
use super::paragraph::Told;
use crate::document::{Concealment, Role, Seen};
use crate::read::office::attribute::is_notable;
use crate::read::out::Out;

/// What a list of a shape's properties begins with, behind two bytes with their number.
const SIGN: &[u8] = b"\x0B\xF0";
/// The letters of a text that is drawn, the name of a picture, of the shape, and what stands for it.
const LETTERS: u16 = 0x00C0;
const PICTURE: u16 = 0x0105;
const NAME: u16 = 0x0380;
const DESCRIPTION: u16 = 0x0381;
const TOOLTIP: u16 = 0x038D;

/// Tells what the shapes in these bytes say.
pub(super) fn tell(bytes: &[u8], out: &mut Out<'_>, told: &mut Told) {
    let mut next = 0;
    for found in memchr::memmem::find_iter(bytes, SIGN) {
        let (Some(head), Some(length)) = (found.checked_sub(2), u32_at(bytes, found + 2)) else { continue };
        let number = u16_at(bytes, head).unwrap_or_default();
        let (count, from) = (usize::from(number >> 4), found + 6);
        let sane = number & 0xF == 3 && count > 0 && length as usize >= 6 * count;
        let Some(list) = bytes.get(from..from.saturating_add(length as usize)).filter(|_| sane && head >= next) else {
            continue;
        };
        // None begins in another one.
        next = from + 6 * count;
        let mut complex = 6 * count;
        for property in list.chunks_exact(6).take(count) {
            let (kind, value) = (u16_at(property, 0).unwrap_or_default(), u32_at(property, 2).unwrap_or_default());
            if kind & 0x8000 == 0 {
                continue;
            }
            let text = some(list, complex, value as usize);
            complex = complex.saturating_add(value as usize);
            if let LETTERS | PICTURE | NAME | DESCRIPTION | TOOLTIP = kind & 0x3FFF {
                let text = utf16(text);
                one(kind & 0x3FFF, text.trim_end_matches('\0'), out, told);
            }
        }
    }
}

fn one(kind: u16, text: &str, out: &mut Out<'_>, told: &mut Told) {
    let says = match kind {
        LETTERS | DESCRIPTION | TOOLTIP => text.len() > 1,
        // The program names and numbers shapes by itself: 图片 1.
        NAME => is_notable(text) && !text.ends_with(|c: char| c.is_ascii_digit()) || has_number(text),
        _ => is_notable(text) || text.contains('.'),
    };
    if says && told.is_new(text) {
        let seen = if kind == LETTERS { Seen::VISIBLE } else { Concealment::Attribute.into() };
        out.beside(text, Role::Attribute, seen);
    }
}

fn has_number(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() >= 11
}
