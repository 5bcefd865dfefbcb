//! Short texts without an encoding: names in archives, values of headers. A name has too few bytes for a vote.

use super::decoding::Decoding;

/// UTF-8, or whatever the system that wrote them had: in China mostly GB18030.
pub(crate) fn decode(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) if !is_common_han(bytes) => text.to_owned(),
        Ok(_) => encoding_rs::GBK.decode_without_bom_handling(bytes).0.into_owned(),
        Err(_) => Decoding::default().decode(bytes, true).text.into_owned(),
    }
}

/// Whether all that is not ASCII is common Han characters of GBK, two of them side by side at least. 通知 is UTF-8
/// as well, of letters that stand together in no language.
fn is_common_han(bytes: &[u8]) -> bool {
    let (mut rest, mut row, mut longest) = (bytes, 0, 0);
    while let Some((&first, after)) = rest.split_first() {
        if first.is_ascii() {
            (rest, row) = (after, 0);
            continue;
        }
        match (first, after.split_first()) {
            (0xB0..=0xD7, Some((0xA1..=0xFE, after))) => (rest, row) = (after, row + 1),
            _ => return false,
        }
        longest = longest.max(row);
    }
    longest >= 2
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn names_are_decoded() {
        for (bytes, text) in [
            (&b"a.txt"[..], "a.txt"),
            ("通知.txt".as_bytes(), "通知.txt"),
            (b"\xCD\xA8\xD6\xAA.txt", "通知.txt"),
            (b"\xC1\xAA\xCD\xA8", "联通"),
            (b"\xC3\xFB\xB5\xA5.xls", "名单.xls"),
            ("résumé.txt".as_bytes(), "résumé.txt"),
            ("тест.txt".as_bytes(), "тест.txt"),
            ("Ελλάδα".as_bytes(), "Ελλάδα"),
            ("é通".as_bytes(), "é通"),
            (b"", ""),
            (b"\xCD", "\u{FFFD}"),
        ] {
            assert_eq!(decode(bytes), text, "{bytes:x?}");
        }
    }
}
