//! From bytes to text. What a mail says of its letters is often wrong, in Chinese mails above all: those who
//! wrote them left the program at its default.

use std::borrow::Cow;

use encoding_rs::{Encoding, REPLACEMENT, UTF_8, WINDOWS_1252};

use crate::document::ProblemKind;
use crate::read::short;

/// By the name of the encoding; where the bytes tell something else, or nothing is known of the name, `None`: then
/// whoever reads the text finds it out. The problem is that some bytes are not of the encoding.
pub(super) fn decode<'a>(bytes: &'a [u8], label: &str) -> (Option<Cow<'a, str>>, Option<ProblemKind>) {
    let encoding = Encoding::for_label(label.as_bytes());
    // Latin letters are the default of programs, and what claims to be UTF-8 is tried as that first anyway.
    let Some(encoding) = encoding.filter(|own| ![UTF_8, WINDOWS_1252].contains(own)) else { return (None, None) };
    if encoding == REPLACEMENT {
        return (None, Some(ProblemKind::BrokenEncoding("hz/iso-2022-cn")));
    }
    // Two bytes of GBK may be a letter of UTF-8 (联通), Han characters of UTF-8 are never GBK by chance.
    let is_utf8 = |text: &str| text.is_ascii() || text.chars().any(|c| c >= '\u{2E80}');
    if encoding.is_ascii_compatible() && std::str::from_utf8(bytes).is_ok_and(is_utf8) {
        return (None, None);
    }
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    (Some(text), broken.then_some(ProblemKind::BrokenEncoding(encoding.name())))
}

/// The same for a few bytes in a header: always some text.
pub(super) fn of_word(bytes: &[u8], label: &str) -> String {
    decode(bytes, label).0.map_or_else(|| short::decode(bytes), Cow::into_owned)
}
