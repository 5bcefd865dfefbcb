//! Links as workbooks and drawings keep them: what is shown, where it leads, the place there.

use super::bytes::{by_page, some, u32_at, utf16};

/// A web address follows.
const ADDRESS: &[u8] = b"\xE0\xC9\xEA\x79\xF9\xBA\xCE\x11\x8C\x82\x00\xAA\x00\x4B\xA9\x0B";
/// The path of a file follows.
const FILE: &[u8] = b"\x03\x03\0\0\0\0\0\0\xC0\0\0\0\0\0\0\x46";

/// Calls `with` for each text of a link, which begins with its version.
pub(super) fn texts(bytes: &[u8], mut with: impl FnMut(&str)) {
    let _ = walk(bytes, &mut with);
}

fn walk(bytes: &[u8], with: &mut impl FnMut(&str)) -> Option<()> {
    let flags = u32_at(bytes, 4)?;
    let mut at = 8;
    // A name to be shown, a frame; the first is mostly what stands in the cell, but need not be.
    for flag in [0x10, 0x80] {
        if flags & flag != 0 {
            at += counted(bytes, at, with)?;
        }
    }
    if flags & 0x101 == 0x101 {
        at += counted(bytes, at, with)?;
    } else if flags & 1 != 0 {
        let rest = bytes.get(at..)?;
        if rest.starts_with(ADDRESS) {
            let length = u32_at(rest, 16)? as usize;
            tell(&utf16(some(rest, 20, length)), with);
            at = at.checked_add(20)?.checked_add(length)?;
        } else if rest.starts_with(FILE) {
            let length = u32_at(rest, 18)? as usize;
            let behind = 22_usize.checked_add(length)?.checked_add(24)?;
            let more = u32_at(rest, behind)? as usize;
            let wide = if more > 0 { some(rest, behind + 10, u32_at(rest, behind + 4)? as usize) } else { &[] };
            match wide {
                [] => tell(&by_page(some(rest, 22, length), None), with),
                wide => tell(&utf16(wide), with),
            }
            at = at.checked_add(behind)?.checked_add(4)?.checked_add(more)?;
        } else {
            super::runs::wide(rest, 4, |text| tell(text, with));
            return None;
        }
    }
    if flags & 8 != 0 {
        counted(bytes, at, with)?;
    }
    Some(())
}

/// A text behind the number of its units; how long both are.
fn counted(bytes: &[u8], at: usize, with: &mut impl FnMut(&str)) -> Option<usize> {
    let length = (u32_at(bytes, at)? as usize).checked_mul(2)?;
    tell(&utf16(some(bytes, at.checked_add(4)?, length)), with);
    length.checked_add(4)
}

fn tell(text: &str, with: &mut impl FnMut(&str)) {
    let text = text.split('\0').next().unwrap_or_default();
    if !text.is_empty() {
        with(text);
    }
}
