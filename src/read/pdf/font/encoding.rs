//! The encodings that the standard lays down for codes of one byte.

use std::sync::LazyLock;

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Standard,
    WinAnsi,
    MacRoman,
    MacExpert,
    Symbol,
    ZapfDingbats,
}

/// The names of the glyphs for every code, empty where there is none.
type Names = [[&'static str; 256]; 6];

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names: Names = [[""; 256]; 6];
    for row in include_str!("data/encodings.csv").lines().skip(1) {
        let mut fields = row.split(',');
        let code = fields.next().and_then(|code| u8::from_str_radix(code, 16).ok()).unwrap_or_default();
        for (encoding, name) in names.iter_mut().zip(fields) {
            encoding[usize::from(code)] = name;
        }
    }
    names
});

impl Encoding {
    /// By the name that files give it.
    pub(crate) fn named(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"StandardEncoding" => Self::Standard,
            b"WinAnsiEncoding" => Self::WinAnsi,
            b"MacRomanEncoding" => Self::MacRoman,
            b"MacExpertEncoding" => Self::MacExpert,
            _ => return None,
        })
    }

    /// The glyph that a code means.
    pub(crate) fn name(self, code: u8) -> Option<&'static str> {
        let name = NAMES[self as usize][usize::from(code)];
        (!name.is_empty()).then_some(name)
    }
}

#[cfg(test)]
mod tests {
    use super::super::glyphs;
    use super::*;

    #[test]
    fn codes_have_names() {
        for (encoding, code, name) in [
            (Encoding::Standard, 0x27, Some("quoteright")),
            (Encoding::WinAnsi, 0x27, Some("quotesingle")),
            (Encoding::WinAnsi, 0x80, Some("Euro")),
            (Encoding::WinAnsi, 0xA0, Some("space")),
            (Encoding::MacRoman, 0x80, Some("Adieresis")),
            (Encoding::MacExpert, 0x31, Some("oneoldstyle")),
            (Encoding::Symbol, 0x61, Some("alpha")),
            (Encoding::ZapfDingbats, 0x6E, Some("a73")),
            (Encoding::Standard, 0x80, None),
            (Encoding::WinAnsi, 0x01, None),
        ] {
            assert_eq!(encoding.name(code), name, "{encoding:?} {code:#x}");
        }
    }

    #[test]
    fn every_name_is_known() {
        for names in NAMES.iter() {
            for name in names.iter().filter(|name| !name.is_empty()) {
                let name = name.as_bytes();
                assert!(glyphs::char_of(name).or(glyphs::dingbat(name)).is_some(), "{name:?}");
            }
        }
    }
}
