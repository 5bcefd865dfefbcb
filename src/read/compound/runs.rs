//! Texts in bytes that no reader understands: rows of characters that stand in no other data by chance.

use super::bytes::{is_han, push_utf16};

/// Calls `with` for each row of at least `least` characters of two bytes, all of which are printed, at even or odd places.
pub(super) fn wide(bytes: &[u8], least: usize, mut with: impl FnMut(&str)) {
    let mut text = String::new();
    let mut at = 0;
    while at + 1 < bytes.len() {
        let length = row(bytes.get(at..).unwrap_or_default());
        if length >= least {
            text.clear();
            push_utf16(bytes.get(at..at + 2 * length).unwrap_or_default(), &mut text);
            with(&text);
            at += 2 * length;
        } else {
            at += 1;
        }
    }
}

/// So many units show whether they are read at the right byte.
const ENOUGH: usize = 64;

/// How many units from the beginning on are printed.
fn row(bytes: &[u8]) -> usize {
    let units = bytes.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]]));
    let (mut length, mut low) = (0, 0);
    for unit in units.take_while(|&unit| is_printed(unit)) {
        length += 1;
        low += usize::from(unit.trailing_zeros() >= 8);
        // Read a byte too early, ASCII looks like Han. Not all of it is looked at, as it is asked again from the next byte on.
        if 2 * low > length && length >= ENOUGH {
            return 0;
        }
    }
    if 2 * low > length { 0 } else { length }
}

/// ASCII, Western letters, general and Chinese punctuation, Han, full-width forms.
fn is_printed(unit: u16) -> bool {
    matches!(unit, 0x20..=0x7E | 0xA0..=0xFF | 0x2010..=0x2027 | 0x3000..=0x301F | 0x4E00..=0x9FFF | 0xFF01..=0xFF5E)
}

/// Whether a row of bytes without meaning is hardly ever like this text: four frequent Han in a row, an id, a telephone.
pub(super) fn is_telling(text: &str) -> bool {
    let (mut han, mut digits) = (0, 0);
    text.chars().any(|c| {
        han = if is_frequent(c) { han + 1 } else { 0 };
        digits = if c.is_ascii_digit() { digits + 1 } else { 0 };
        han >= 4 || digits >= 11
    })
}

/// Whether a short text says more than which kind of thing something is: no plain English word.
pub(super) fn says(text: &str) -> bool {
    !text.is_ascii()
        || text.contains(['@', '\\'])
        || text.contains("://")
        || text.bytes().filter(u8::is_ascii_digit).count() >= 7
}

/// One of the 3,755 Han that GB 2312 puts first.
fn is_frequent(c: char) -> bool {
    if !is_han(c) {
        return false;
    }
    let mut buffer = [0; 4];
    let bytes = encoding_rs::GBK.encode(c.encode_utf8(&mut buffer)).0;
    matches!(*bytes, [0xB0..=0xD7, 0xA1..=0xFE])
}

/// Calls `with` for each row of characters in which a number of eleven digits and more stands.
pub(in crate::read) fn long_numbers(bytes: &[u8], mut with: impl FnMut(&str)) {
    telling(bytes, |text| {
        if text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= 11) {
            with(text);
        }
    });
}

/// Calls `with` for each text among the bytes that says something.
pub(super) fn telling(bytes: &[u8], mut with: impl FnMut(&str)) {
    wide(bytes, 4, |text| {
        if is_telling(text) {
            with(text);
        }
    });
    // Eleven digits and more, a byte each.
    for run in bytes.split(|b| !matches!(b, b' '..=b'~')).filter(|run| run.len() >= 11) {
        if let Some(text) = std::str::from_utf8(run).ok().filter(|text| is_telling(text)) {
            with(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_telling, telling};

    #[test]
    fn texts_are_found_at_odd_places() {
        let mut bytes = vec![1, 2, 3];
        bytes.extend("张三的电话".encode_utf16().flat_map(u16::to_le_bytes));
        bytes.extend([0, 0]);
        bytes.extend(b"\x01\x0213912345678\0");
        let mut found = Vec::new();
        telling(&bytes, |text| found.push(text.to_owned()));
        assert_eq!(found, ["张三的电话", "13912345678"]);
        // Neither at even nor at odd places: the time does not grow with its square.
        telling(&[0, 0x80].repeat(1 << 19), |text| assert!(text.is_empty()));
        assert!(!is_telling("丂丄丅丆") && !is_telling("2024-05-06 10:30"));
    }
}
