//! Which encoding bytes of text are in: the font says it, and the head of the file for fonts that don't.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GB18030, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_874, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};

/// The encoding of a code page of Windows.
pub(super) fn of_page(page: i32) -> Option<&'static Encoding> {
    Some(match page {
        936 | 54936 | 20936 => GB18030,
        950 | 951 => BIG5,
        932 => SHIFT_JIS,
        949 | 1361 => EUC_KR,
        65001 => UTF_8,
        874 => WINDOWS_874,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1252 | 437 | 850 => WINDOWS_1252,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        10000 => MACINTOSH,
        _ => return None,
    })
}

/// The encoding of a font's character set; `None` where the head of the file decides.
pub(super) fn of_font(charset: i32) -> Option<&'static Encoding> {
    of_page(match charset {
        134 => 936,
        136 => 950,
        128 => 932,
        129 | 130 => 949,
        77 => 10000,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

/// Fonts of symbols: their bytes are pictures.
pub(super) const SYMBOLS: i32 = 2;

/// Whether characters may have two bytes and the second be any sign.
pub(super) fn is_wide(encoding: &'static Encoding) -> bool {
    !encoding.is_single_byte() && encoding != UTF_8
}

/// Whether the bytes end in the middle of a character.
pub(super) fn ends_within(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    if !is_wide(encoding) || bytes.last().is_none_or(u8::is_ascii) {
        return false;
    }
    // Of first and second bytes that both are beyond ASCII, the first is the one that pairs begin with.
    let run = bytes.iter().rev().take_while(|b| !b.is_ascii()).count();
    run % 2 == 1
}

/// Appends bytes as text. The problem is that some of them mean nothing.
pub(super) fn decode(
    bytes: &[u8],
    encoding: &'static Encoding,
    by_head: bool,
    into: &mut String,
) -> Result<(), &'static str> {
    if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        into.push_str(&text);
        return Ok(());
    }
    // Programs that know nothing of code pages write UTF-8.
    if let Ok(text) = std::str::from_utf8(bytes) {
        into.push_str(text);
        return Ok(());
    }
    // A font of Western letters in a Chinese file has its few signs where the West has them.
    if by_head && bytes.iter().filter(|b| !b.is_ascii()).count() <= 2 {
        into.push_str(&WINDOWS_1252.decode_without_bom_handling(bytes).0);
        return Ok(());
    }
    into.push_str(&encoding.decode_without_bom_handling(bytes).0);
    Err(encoding.name())
}
