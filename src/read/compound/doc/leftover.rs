//! What lies in a document without belonging to it: text that a quick save left behind, texts in data that no reader
//! understands. Bytes without meaning look like characters as well, so only what nobody writes by chance is told.

use std::ops::Range;

use encoding_rs::{BIG5, Encoding, GB18030, GBK};

use super::super::bytes::{is_han, push_utf16, u16_at};
use super::super::file::Compound;
use super::paragraph::Told;
use crate::document::{Concealment, Role};
use crate::read::encoding;
use crate::read::office::attribute::is_notable;
use crate::read::out::Out;

/// Digits of a telephone or an id.
const DIGITS: usize = 11;

/// Tells the texts in the bytes that none of the ranges covers. In an old document a character may have one byte.
pub(super) fn residue(
    bytes: &[u8],
    mut covered: Vec<Range<usize>>,
    encoding: Option<&'static Encoding>,
    out: &mut Out<'_>,
    told: &mut Told,
) {
    covered.sort_by_key(|range| range.start);
    let mut from = 0;
    let end = bytes.len();
    for range in covered.into_iter().chain(std::iter::once(end..end)) {
        let gap = bytes.get(from..range.start.min(end)).unwrap_or_default();
        if gap.iter().any(|&b| b != 0) {
            let mut tell = |text: &str| {
                if told.is_new(text) {
                    out.block(text, Role::Paragraph, Concealment::Residue);
                }
            };
            let least = least(gap.len());
            wide(gap, least, false, &mut tell);
            narrow(gap, least, encoding.unwrap_or(GB18030), encoding.is_some(), &mut tell);
        }
        from = from.max(range.end);
    }
}

/// Tells the texts in bytes that no reader understands. What lies in one of the ranges is known.
pub(super) fn strings(bytes: &[u8], known: &[Range<usize>], seen: Concealment, out: &mut Out<'_>, told: &mut Told) {
    let mut known: Vec<_> = known.iter().filter(|range| !range.is_empty()).cloned().collect();
    known.sort_by_key(|range| range.start);
    let mut from = 0;
    for range in known.into_iter().chain(std::iter::once(bytes.len()..bytes.len())) {
        let bytes = bytes.get(from..range.start).unwrap_or_default();
        wide(bytes, least(bytes.len()), true, |text| {
            if told.is_new(text) {
                out.beside(text, Role::Attribute, seen);
            }
        });
        from = from.max(range.end);
    }
}

/// Calls `with` for the texts that lie in a file where none of its streams is: streams that were deleted, or were longer.
pub(in crate::read::compound) fn unused(file: &Compound<'_>, mut with: impl FnMut(&str)) {
    let all = file.unused().map(<[u8]>::len).sum();
    file.unused().for_each(|bytes| texts(bytes, all, &mut with));
}

/// Calls `with` for what reads as text in bytes that are no part of any document, out of `all` that are looked through.
pub(in crate::read::compound) fn texts(bytes: &[u8], all: usize, mut with: impl FnMut(&str)) {
    if bytes.iter().all(|&b| matches!(b, 0 | 0xFF)) {
        return;
    }
    let least = least(all);
    let mut tell = |text: &str| {
        if has_number(text) || is_likely(text) && text.chars().any(is_han) {
            with(text);
        }
    };
    wide(bytes, least, false, &mut tell);
    narrow(bytes, least, GB18030, true, |text| {
        if has_number(text) || !is_western(text) {
            tell(text);
        }
    });
}

/// Whether Han of two bytes may as well be Western or Russian letters, which all lie in the upper quarter.
fn is_western(text: &str) -> bool {
    GBK.encode(text).0.iter().all(|byte| !(0x80..0xC0).contains(byte))
}

/// Calls `with` for the texts among the bytes that have a long number.
pub(super) fn numbers(bytes: &[u8], mut with: impl FnMut(&str)) {
    wide(bytes, usize::MAX, false, |text| {
        if has_number(text) {
            with(text);
        }
    });
}

/// Whether it has a row of digits as long as a telephone's, more than a few of which differ.
fn has_number(text: &str) -> bool {
    let rows = text.as_bytes().split(|byte| !byte.is_ascii_digit()).filter(|row| row.len() >= DIGITS);
    rows.into_iter().any(|row| (b'0'..=b'9').filter(|digit| row.contains(digit)).count() > 3)
}

/// Calls `with` for texts in units of two bytes, at even or odd places: those that say enough, and, if asked for, shorter
/// ones that stand behind their lengths, as strings in tables do.
fn wide(bytes: &[u8], least: usize, counted: bool, mut with: impl FnMut(&str)) {
    let mut text = String::new();
    for first in 0..2 {
        let bytes = bytes.get(first..).unwrap_or_default();
        let mut start = 0;
        // One more unit, which ends the last row.
        for (index, unit) in bytes.chunks_exact(2).chain([[0, 0].as_slice()]).enumerate() {
            if is_written(u16_at(unit, 0).unwrap_or_default()) {
                continue;
            }
            let length = index - start;
            if length > 1 {
                text.clear();
                push_utf16(bytes.get(2 * start..2 * index).unwrap_or_default(), &mut text);
                let before =
                    |units: usize| start.checked_sub(units).and_then(|at| u16_at(bytes, 2 * at)).map(usize::from);
                // Some counts have four bytes, some take in the zero at the end.
                let count = before(1).filter(|&count| count > 0).or(before(2)).unwrap_or_default();
                let is_counted = counted && (count == length || count == length + 1);
                // The count of the next string may look like one more character or two.
                let own = match text.char_indices().nth(count) {
                    Some((end, _)) if counted && count > 1 && length <= count + 2 => text.split_at(end).0,
                    _ => &text,
                };
                if is_telling(own, least) || is_counted && is_notable(own) && is_likely(own) {
                    with(own);
                } else if is_telling(&text, least) {
                    with(&text);
                }
            }
            start = index + 1;
        }
    }
}

/// Whether people write a character of this number.
fn is_written(unit: u16) -> bool {
    matches!(unit, 9 | 0x20..=0x7E | 0xA0..=0xFF | 0x2010..=0x2027 | 0x3000..=0x301F | 0x4E00..=0x9FFF | 0xFF01..=0xFF5E)
}

/// How many frequent Han in a row do not come about by chance: one unit in seventeen is such a character, so the more
/// bytes there are, the longer a row has to be.
fn least(bytes: usize) -> usize {
    4 + (bytes >> 11).checked_ilog2().map_or(0, |doubled| doubled as usize / 4 + 1)
}

/// Whether bytes without meaning are hardly ever like this text: frequent Han in a row, an id, a telephone, an address.
fn is_telling(text: &str, least: usize) -> bool {
    let (mut han, mut most, mut digits) = (0, 0, 0);
    for c in text.chars() {
        han = if is_frequent(c) { han + 1 } else { 0 };
        digits = if c.is_ascii_digit() { digits + 1 } else { 0 };
        if digits >= DIGITS {
            return true;
        }
        most = most.max(han);
    }
    most >= least && is_likely(text) || text.is_ascii() && text.contains('@') && is_notable(text)
}

/// Whether it has Han, not only the same few, most of them frequent ones, and they are not letters of one byte taken in twos.
fn is_likely(text: &str) -> bool {
    let (mut han, mut frequent, mut pairs, mut changes, mut before) = (0, 0, 0, 0, '\0');
    let mut low = 0;
    for c in text.chars().filter(|&c| is_han(c)) {
        han += 1;
        // One byte too early ASCII looks like Han.
        low += usize::from(u32::from(c).trailing_zeros() >= 8);
        frequent += usize::from(is_frequent(c));
        pairs += usize::from((0x20..0x7F).contains(&(u32::from(c) & 0xFF)) && u32::from(c) < 0x7F00);
        changes += usize::from(c != before);
        before = c;
    }
    text.is_ascii()
        || han > 2 && 2 * low < han && changes > 2 && 4 * frequent >= 3 * han - 3 && (pairs < han || han == 3)
}

/// One of the characters that GB 2312 puts first, or what was simplified to it.
fn is_frequent(c: char) -> bool {
    is_han(c) && u16::try_from(u32::from(c)).is_ok_and(encoding::is_frequent)
}

/// Calls `with` for texts in single bytes: rows with long numbers, and in old documents rows of Han of two bytes each,
/// with what stands between them.
fn narrow(bytes: &[u8], least: usize, encoding: &'static Encoding, old: bool, mut with: impl FnMut(&str)) {
    let is_han = |a: u8, b: u8| match encoding {
        _ if encoding == BIG5 => (0xA4..=0xC6).contains(&a) && matches!(b, 0x40..=0x7E | 0xA1..=0xFE),
        _ => (0xB0..=0xD7).contains(&a) && b >= 0xA1,
    };
    let has_han = old && (encoding == BIG5 || encoding == GB18030);
    for row in bytes.split(|&b| b < 0x20) {
        let (mut at, mut start, mut han, mut most, mut digits, mut number) = (0, 0, 0, 0_usize, 0, 0_usize);
        while at <= row.len() {
            let step = match (row.get(at).copied(), row.get(at + 1).copied()) {
                (Some(a), Some(b)) if has_han && is_han(a, b) => {
                    (han, digits) = (han + 1, 0);
                    2
                }
                (Some(0xA1..=0xFE), Some(0xA1..=0xFE)) if has_han => 2,
                (Some(byte @ 0x20..=0x7E), _) => {
                    (han, digits) = (0, if byte.is_ascii_digit() { digits + 1 } else { 0 });
                    1
                }
                _ => 0,
            };
            (most, number) = (most.max(han), number.max(digits));
            if step == 0 {
                if most >= least || number >= DIGITS {
                    let text = row.get(start..at).unwrap_or_default();
                    with(encoding.decode_without_bom_handling(text).0.trim());
                }
                (start, han, most, digits, number) = (at + 1, 0, 0, 0, 0);
            }
            at += step.max(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_telling, least, narrow, texts, wide};

    fn units(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn han_of_two_bytes_are_found_among_others() {
        let mut bytes = vec![1, 0x95, 0x20];
        bytes.extend(&*encoding_rs::GBK.encode("已删除：张三的身份证").0);
        bytes.extend([0xFF, 0, 0xB0, 0xA1, 0x41]);
        let mut found = Vec::new();
        narrow(&bytes, 4, encoding_rs::GB18030, true, |text| found.push(text.to_owned()));
        assert_eq!(found, ["已删除：张三的身份证"]);
    }

    #[test]
    fn texts_are_found_at_odd_places() {
        let bytes = [&[1, 2, 3][..], &units("张三的电话13"), &[0, 0, 0], &units("\u{3}李四家"), &[0; 4]].concat();
        let mut found = Vec::new();
        wide(&bytes, 4, true, |text| found.push(text.to_owned()));
        assert_eq!(found, ["李四家", "张三的电话13"]);
        found.clear();
        wide(&bytes, 4, false, |text| found.push(text.to_owned()));
        assert_eq!(found, ["张三的电话13"]);
    }

    #[test]
    fn russian_letters_are_no_han() {
        let mut found = Vec::new();
        let bytes = [encoding_rs::WINDOWS_1251.encode("ПРИКАЗ ДИРЕКТОРА").0.as_ref(), &[0; 9]].concat();
        texts(&bytes, bytes.len(), |text| found.push(text.to_owned()));
        assert!(found.is_empty(), "{found:?}");
        let bytes = [encoding_rs::GBK.encode("已删去的张三家的电话").0.as_ref(), &[0; 9]].concat();
        texts(&bytes, bytes.len(), |text| found.push(text.to_owned()));
        assert_eq!(found, ["已删去的张三家的电话"]);
        found.clear();
        texts(b"0000000000000 1212121212121 13912345678", 99, |text| found.push(text.to_owned()));
        texts(b"0000000000000 1212121212121", 99, |text| found.push(text.to_owned()));
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn bytes_without_meaning_say_nothing() {
        // Letters of one byte taken in twos; rare Han; a date.
        for text in ["湡漠瑰浩污爠晥牥湥散", "一攀攀搀攀搀开开", "丂丄丅丆", "2024-05-06 10:30"] {
            assert!(!is_telling(text, 4), "{text}");
        }
        assert!(least(500) == 4 && least(4 << 10) == 5 && least(1 << 20) == 7);
        assert!(is_telling("张三的电话", 4) && is_telling("13912345678", 9));
    }
}
