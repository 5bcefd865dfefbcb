//! What lies in a document without belonging to it: text that a quick save left behind, texts in data that no reader
//! understands.

use std::ops::Range;

use super::super::bytes::{u16_at, utf16};
use super::super::runs;
use super::paragraph::Told;
use crate::document::{Concealment, Role};
use crate::read::office::attribute::is_notable;
use crate::read::out::Out;

/// Strings in tables and data are no longer than this.
const LONG: usize = 2000;
/// A row of Han that nobody writes by chance.
const ROW: usize = 4;

/// Tells the texts in the bytes that none of the ranges covers. In an old document a character may have one byte.
pub(super) fn residue(
    bytes: &[u8],
    mut covered: Vec<Range<usize>>,
    encoding: Option<&'static encoding_rs::Encoding>,
    out: &mut Out<'_>,
    told: &mut Told,
) {
    covered.sort_by_key(|range| range.start);
    let mut from = 0;
    let end = bytes.len();
    for range in covered.into_iter().chain([end..end]) {
        let gap = bytes.get(from..range.start.min(end)).unwrap_or_default();
        if gap.iter().any(|&b| b != 0) {
            let mut tell = |text: &str| {
                if told.is_new(text) {
                    out.block(text, Role::Paragraph, Concealment::Residue);
                }
            };
            runs::telling(gap, &mut tell);
            if let Some(encoding) = encoding {
                in_bytes(gap, encoding, &mut tell);
            }
        }
        from = from.max(range.end);
    }
}

/// Rows of Han of two bytes each, with what stands between them.
fn in_bytes(bytes: &[u8], encoding: &'static encoding_rs::Encoding, mut with: impl FnMut(&str)) {
    for row in bytes.split(|&b| b < 0x20) {
        let mut at = 0;
        let (mut start, mut han, mut most) = (0, 0, 0_usize);
        while at <= row.len() {
            let step = match (row.get(at), row.get(at + 1)) {
                (Some(0xB0..=0xD7), Some(0xA1..=0xFE)) => {
                    han += 1;
                    2
                }
                (Some(0xA1..=0xA9 | 0xD8..=0xF7), Some(0xA1..=0xFE)) => 2,
                (Some(0x20..=0x7E), _) => {
                    han = 0;
                    1
                }
                _ => 0,
            };
            most = most.max(han);
            if step == 0 {
                if most >= ROW {
                    let text = row.get(start..at).unwrap_or_default();
                    with(encoding.decode_without_bom_handling(text).0.trim());
                }
                (start, han, most) = (at + 1, 0, 0);
            }
            at += step.max(1);
        }
    }
}

/// Tells the strings that stand behind their lengths, as in all tables. What lies in one of the ranges is known.
pub(super) fn strings(bytes: &[u8], known: &[Range<usize>], seen: Concealment, out: &mut Out<'_>, told: &mut Told) {
    let mut at = 0;
    while at + 4 < bytes.len() {
        if let Some(range) = known.iter().find(|range| range.contains(&at)) {
            at = range.end;
            continue;
        }
        let length = usize::from(u16_at(bytes, at).unwrap_or_default());
        let text = bytes.get(at + 2..at + 2 + 2 * length).filter(|_| (2..=LONG).contains(&length));
        let Some(text) = text.filter(|text| is_text(text)).map(utf16).filter(|text| is_notable(text)) else {
            at += 1;
            continue;
        };
        at += 2 + 2 * length;
        if told.is_new(&text) {
            out.beside(&text, Role::Attribute, seen);
        }
    }
}

/// Whether all units are characters that people write.
fn is_text(bytes: &[u8]) -> bool {
    let mut units = bytes.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]]));
    units.all(|unit| {
        matches!(unit, 9 | 10 | 13 | 0x20..=0x7E | 0xB7 | 0x2010..=0x2027 | 0x3000..=0x301F | 0x4E00..=0x9FFF | 0xFF01..=0xFF5E)
    })
}

#[cfg(test)]
mod tests {
    use super::in_bytes;

    #[test]
    fn han_of_two_bytes_are_found_among_others() {
        let mut bytes = vec![1, 0x95, 0x20];
        bytes.extend(&*encoding_rs::GBK.encode("已删除：张三的身份证").0);
        bytes.extend([0xFF, 0, 0xB0, 0xA1, 0x41]);
        let mut found = Vec::new();
        in_bytes(&bytes, encoding_rs::GBK, |text| found.push(text.to_owned()));
        assert_eq!(found, ["已删除：张三的身份证"]);
    }
}
