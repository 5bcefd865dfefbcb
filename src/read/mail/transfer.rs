//! How bytes travel as text: base64 and quoted-printable. What is broken decodes as far as it goes.

use std::borrow::Cow;

use super::header::Headers;
use super::uuencode;
use crate::document::ProblemKind;

/// The bytes of a part, and what is wrong with them.
pub(super) fn decode<'a>(body: &'a [u8], headers: &Headers<'_>) -> (Cow<'a, [u8]>, Option<ProblemKind>) {
    let how = headers.raw("content-transfer-encoding").unwrap_or_default();
    let (bytes, is_whole) = match how.trim().trim_matches('"').to_ascii_lowercase().as_str() {
        "base64" => base64(body),
        "quoted-printable" => quoted(body),
        "x-uuencode" | "uuencode" | "x-uue" => {
            return match uuencode::split(body).and_then(|(_, files)| files.into_iter().next()) {
                Some(file) => (Cow::Owned(file.bytes), (!file.is_whole).then_some(ProblemKind::Damaged)),
                None => (Cow::Borrowed(&[]), Some(ProblemKind::UnknownKind(Some("uuencode")))),
            };
        }
        _ => return (Cow::Borrowed(body), None),
    };
    (Cow::Owned(bytes), (!is_whole).then_some(ProblemKind::Damaged))
}

/// Bytes in base64, and whether all of it was.
pub(super) fn base64(text: &[u8]) -> (Vec<u8>, bool) {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 3);
    let (mut bits, mut count, mut ended, mut is_whole) = (0u32, 0, false, true);
    for &b in text {
        let value = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                // Pieces that were encoded each by itself follow each other.
                (bits, count, ended) = (0, 0, true);
                continue;
            }
            b' ' | b'\t' | b'\r' | b'\n' | 0 => continue,
            _ => {
                is_whole = false;
                continue;
            }
        };
        ended = false;
        (bits, count) = (bits << 6 | u32::from(value), count + 6);
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    // Six bits alone are no byte.
    (bytes, is_whole && (ended || count != 6))
}

/// Bytes in quoted-printable, and whether all of it was.
pub(super) fn quoted(text: &[u8]) -> (Vec<u8>, bool) {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'=', rest) {
        bytes.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        let hex = |at: usize| rest.get(at).and_then(|&b| char::from(b).to_digit(16));
        if let (Some(high), Some(low)) = (hex(0), hex(1)) {
            bytes.push((high * 16 + low) as u8);
            rest = &rest[2..];
            continue;
        }
        // The line goes on; blanks at its end are none.
        let blanks = rest.iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\r')).count();
        match rest.get(blanks) {
            Some(b'\n') => rest = &rest[blanks + 1..],
            None => rest = &[],
            // Not encoded at all, as programs wrote it that did not know better.
            Some(_) => bytes.push(b'='),
        }
    }
    bytes.extend_from_slice(rest);
    (bytes, true)
}

#[cfg(test)]
mod tests {
    use super::{base64, quoted};

    #[test]
    fn bytes_come_back() {
        for (text, bytes, is_whole) in [
            ("YWJj", "abc", true),
            ("YW\r\nJj ZA==\n", "abcd", true),
            ("YQ==YmM=", "abc", true),
            ("YWJjZ", "abc", false),
            ("YW!Jj", "abc", false),
            ("YWI", "ab", true),
            ("", "", true),
        ] {
            assert_eq!(base64(text.as_bytes()), (bytes.into(), is_whole), "{text}");
        }
        for (text, bytes) in [
            ("a=3Db=\r\nc=20=  \nd\n=e9=80=9A", "a=bc d\n通"),
            ("a=", "a"),
            ("1=2 =GG =4", "1=2 =GG =4"),
            ("==41", "=A"),
        ] {
            assert_eq!(quoted(text.as_bytes()), (bytes.into(), true), "{text}");
        }
    }
}
