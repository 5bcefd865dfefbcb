//! Numbers and texts in the bytes of older documents. Nothing here refuses: what is not there is `None` or empty.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GB18030, GBK, IBM866, ISO_8859_2, KOI8_R, MACINTOSH, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE,
    WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256,
    WINDOWS_1257, WINDOWS_1258,
};

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|b| u16::from_le_bytes(*b))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|b| u32::from_le_bytes(*b))
}

pub(super) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|b| u64::from_le_bytes(*b))
}

pub(super) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    bytes.get(at..)?.first_chunk().map(|b| f64::from_le_bytes(*b))
}

/// At most `length` bytes from there on, as many as there are.
pub(super) fn some(bytes: &[u8], at: usize, length: usize) -> &[u8] {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.get(..length).unwrap_or(rest)
}

/// Adds text in units of two bytes.
pub(super) fn push_utf16(bytes: &[u8], into: &mut String) {
    let units = bytes.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]]));
    into.extend(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
}

pub(super) fn utf16(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    push_utf16(bytes, &mut text);
    text
}

/// Adds text of which only the lower byte of each unit is stored.
pub(super) fn push_low(bytes: &[u8], into: &mut String) {
    match std::str::from_utf8(bytes).ok().filter(|text| text.is_ascii()) {
        Some(text) => into.push_str(text),
        None => into.extend(bytes.iter().map(|&b| char::from(b))),
    }
}

/// The encoding that Windows gives this number. Nothing where it is not known.
pub(super) fn code_page(number: u32) -> Option<&'static Encoding> {
    Some(match number {
        936 | 54936 | 20936 | 10008 | 50227 => GB18030,
        950 | 951 | 10002 => BIG5,
        932 | 10001 => SHIFT_JIS,
        949 | 1361 | 10003 => EUC_KR,
        65001 => UTF_8,
        1200 => UTF_16LE,
        1201 => UTF_16BE,
        874 => WINDOWS_874,
        866 => IBM866,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1252 | 0x8001 => WINDOWS_1252,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        10000 | 0x8000 => MACINTOSH,
        20866 => KOI8_R,
        28592 => ISO_8859_2,
        _ => return None,
    })
}

/// Text by a code page. Programs of China write GBK and name the Western page, or none; so where the bytes are GBK
/// from beginning to end and the page is not another one of the East, they are taken for that.
pub(super) fn by_page(bytes: &[u8], page: Option<u32>) -> String {
    let bytes = bytes.strip_suffix(b"\0").unwrap_or(bytes);
    let named = page.and_then(code_page);
    let western = named.is_none_or(|named| named == WINDOWS_1252 || named == MACINTOSH);
    let gbk = || GBK.decode_without_bom_handling_and_without_replacement(bytes);
    if let Some(text) = (western && !bytes.is_ascii()).then(gbk).flatten().filter(|text| text.chars().any(is_han)) {
        return text.into_owned();
    }
    let text = named.unwrap_or(WINDOWS_1252).decode_without_bom_handling(bytes).0;
    text.trim_end_matches('\0').to_owned()
}

/// Days since 1601-01-01, as Windows counts time in tenths of microseconds; and the second of the day.
fn day_and_second(time: u64) -> (u64, u64) {
    let seconds = time / 10_000_000;
    (seconds / 86_400, seconds % 86_400)
}

/// A point in time as `2024-05-06T10:30:00Z`; nothing for none, or for a length of time.
pub(super) fn time(time: u64) -> Option<String> {
    // 134,774 days lie between 1601-01-01 and 1970-01-01; nothing was saved before.
    let (day, second) = day_and_second(time);
    let day = day.checked_sub(134_774).filter(|&day| day < 1_000_000)?;
    let date = crate::document::Date::from_unix_days(day);
    Some(format!("{date}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60))
}

/// Whether it is one of the Han characters that every typeface has.
pub(super) fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::{by_page, time};

    #[test]
    fn pages_that_are_named_wrongly() {
        assert_eq!(by_page(b"\xD5\xC5\xC8\xFD\0", Some(936)), "张三");
        assert_eq!(by_page(b"\xD5\xC5\xC8\xFD", Some(1252)), "张三");
        assert_eq!(by_page(b"caf\xE9", Some(1252)), "café");
        assert_eq!(by_page("张三".as_bytes(), Some(65001)), "张三");
    }

    #[test]
    fn times_are_days() {
        assert_eq!(time(133_594_686_000_000_000).as_deref(), Some("2024-05-06T11:30:00Z"));
        assert_eq!(time(0), None);
        assert_eq!(time(u64::MAX), None);
    }
}
