//! Chinese written in a typeface of single bytes.
//!
//! Old writers in China name a Chinese typeface, give it the encoding of Western Windows or none, and show strings in the
//! encoding of Chinese Windows; a reader on a Chinese system shows what they meant. Such a string is read so only where
//! nothing else is likely: the typeface has a Chinese name and no program, and all high bytes of the string pair up as
//! characters of the old standard set.

use encoding_rs::GBK;

/// What Chinese typefaces are called in Latin letters.
const NAMES: [&str; 12] = [
    "simsun", "simhei", "simkai", "simfang", "fangsong", "kaiti", "youyuan", "lisu", "gb2312", "gbk", "gb18030",
    "yahei",
];

/// Whether a typeface has a Chinese name.
pub(super) fn is_chinese(name: &[u8]) -> bool {
    let is_han = |character: char| ('\u{4E00}'..='\u{9FFF}').contains(&character);
    if name.is_ascii() {
        let name = name.to_ascii_lowercase();
        return NAMES.iter().any(|own| memchr::memmem::find(&name, own.as_bytes()).is_some());
    }
    match std::str::from_utf8(name) {
        Ok(name) => name.contains(is_han),
        Err(_) => {
            GBK.decode_without_bom_handling_and_without_replacement(name).is_some_and(|name| name.contains(is_han))
        }
    }
}

/// The text of a string that can hardly be anything else.
pub(super) fn read(string: &[u8]) -> Option<String> {
    let (mut rest, mut various) = (string, false);
    while let [first, after @ ..] = rest {
        rest = match (first, after) {
            (..0x80, _) => after,
            // Signs and Han characters. Twice the same byte may be a row of dots as well.
            (0xA1..=0xA3 | 0xB0..=0xF7, [second @ 0xA1..=0xFE, after @ ..]) => {
                various |= first != second;
                after
            }
            _ => return None,
        };
    }
    if !various {
        return None;
    }
    GBK.decode_without_bom_handling_and_without_replacement(string).map(std::borrow::Cow::into_owned)
}
