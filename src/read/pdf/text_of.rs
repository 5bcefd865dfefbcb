//! Strings that are text. The standard has three ways to write them, and Chinese writers a fourth.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

/// 0x18 to 0x1F of the encoding that the standard has for strings without a mark.
const ACCENTS: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
/// 0x80 to 0xA0.
const SIGNS: [char; 33] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ',
    'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}', '€',
];

/// What a string says.
pub(crate) fn text_of(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFE, 0xFF, text @ ..] => UTF_16BE.decode_without_bom_handling(text).0.into_owned(),
        [0xFF, 0xFE, text @ ..] => UTF_16LE.decode_without_bom_handling(text).0.into_owned(),
        [0xEF, 0xBB, 0xBF, text @ ..] => String::from_utf8_lossy(text).into_owned(),
        _ => unmarked(bytes),
    };
    if text.bytes().all(|byte| byte >= b' ') { text } else { clean(&text) }
}

fn unmarked(bytes: &[u8]) -> String {
    if bytes.is_ascii() && !bytes.contains(&0) {
        return bytes.iter().map(|&byte| of_standard(byte)).collect();
    }
    if let Some(text) = wide(bytes) {
        return text;
    }
    if has_common_pair(bytes)
        && let Some(text) = GB18030.decode_without_bom_handling_and_without_replacement(bytes)
    {
        return text.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|&byte| of_standard(byte)).collect(),
    }
}

fn of_standard(byte: u8) -> char {
    let special = match byte {
        0x18..=0x1F => ACCENTS.get(usize::from(byte - 0x18)),
        0x80..=0xA0 => SIGNS.get(usize::from(byte - 0x80)),
        _ => None,
    };
    special.copied().unwrap_or(char::from(byte))
}

/// UTF-16 without a mark: every other byte of what is not Chinese is zero.
fn wide(bytes: &[u8]) -> Option<String> {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    if !bytes.len().is_multiple_of(2) || (high + low) * 4 < bytes.len() || high.min(low) * 8 > high.max(low) {
        return None;
    }
    let encoding = if high > low { UTF_16BE } else { UTF_16LE };
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(Into::into)
}

/// Whether a common Chinese character stands in the bytes if they are GB18030, and no UTF-8 of three bytes, which is
/// what other Chinese writers write.
fn has_common_pair(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    let (mut common, mut utf8) = (false, std::str::from_utf8(bytes).is_ok());
    while let [first, after @ ..] = rest {
        match (first, after) {
            (0..=0x7F, _) => rest = after,
            (0xE0..=0xEF, [second, third, ..]) if utf8 && second & third & 0xC0 == 0x80 => return false,
            (_, [second, after @ ..]) => {
                common |= (0xB0..=0xD7).contains(first) && *second >= 0xA1;
                rest = after;
            }
            _ => {
                utf8 = false;
                rest = after;
            }
        }
    }
    common
}

/// Without control characters, and without the names of languages that may stand between two of them.
fn clean(text: &str) -> String {
    let mut pieces = text.split('\u{1B}');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    while let Some(language) = pieces.next() {
        let is_language = language.len() <= 4 && language.bytes().all(|byte| byte.is_ascii_alphabetic());
        match pieces.next() {
            Some(piece) if is_language => plain.push_str(piece),
            piece => plain.extend([language, piece.unwrap_or_default()]),
        }
    }
    plain.retain(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'));
    if plain.contains('\r') { plain.replace("\r\n", "\n").replace('\r', "\n") } else { plain }
}

#[cfg(test)]
mod tests {
    use super::text_of;

    #[test]
    fn every_way_to_write_text() {
        for (bytes, text) in [
            (&b"Plain"[..], "Plain"),
            (b"\xFE\xFF\x5F\x20\x4E\x09", "张三"),
            (b"\xFF\xFE\x20\x5F\x09\x4E", "张三"),
            (b"\xFE\xFF\0\x1B\0z\0h\0\x1B\x5F\x20", "张"),
            (b"\xEF\xBB\xBF\xE5\xBC\xA0", "张"),
            ("张三 13900000000".as_bytes(), "张三 13900000000"),
            (b"\xD5\xC5\xC8\xFD 139", "张三 139"),
            (b"\xD6\xEC\xE9F\xBB\xF9", "朱镕基"),
            (b"\xCD\xA8\xD6\xAA", "通知"),
            (b"r\xE9sum\xE9", "résumé"),
            (b"\x80 \xA0 \x18", "• € ˘"),
            (b"\0A\0B\0C", "ABC"),
            (b"A\0B\0", "AB"),
            (b"a\rb\r\nc\x07", "a\nb\nc"),
            (b"", ""),
        ] {
            assert_eq!(text_of(bytes), text, "{bytes:x?}");
        }
    }

    #[test]
    fn any_bytes_are_some_text() {
        for length in 0..40_usize {
            for seed in 0..50_usize {
                let bytes: Vec<u8> = (0..length).map(|at| (((at + 3) * (seed + 7) * 31) >> 2) as u8).collect();
                text_of(&bytes);
            }
        }
    }
}
