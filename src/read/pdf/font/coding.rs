//! How strings are taken apart into codes of one to four bytes.

use super::cmap::Space;
use super::predefined::Form;

/// What tells where a code ends.
pub(crate) enum Coding {
    /// All have two bytes.
    Pairs,
    Unicode(Form),
    Spaces(Spaces),
}

/// A code in a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Code {
    /// Its bytes as a number.
    pub(crate) raw: u32,
    pub(crate) bytes: u8,
    /// The character, where codes are characters; the same as `raw` elsewhere.
    pub(crate) key: u32,
}

impl Coding {
    /// The code that a string begins with, and what follows it.
    #[inline]
    pub(crate) fn next<'s>(&self, string: &'s [u8]) -> Option<(Code, &'s [u8])> {
        let &first = string.first()?;
        let (bytes, key) = match self {
            Self::Pairs => (2, None),
            Self::Spaces(spaces) => (spaces.length(first, string), None),
            Self::Unicode(Form::Utf32) => (4, None),
            Self::Unicode(Form::Utf16) => utf16(string),
            Self::Unicode(Form::Utf8) => utf8(first, string),
        };
        let (code, rest) = string.split_at_checked(usize::from(bytes)).unwrap_or((string, &[]));
        let raw = code.iter().fold(0_u32, |raw, &byte| raw << 8 | u32::from(byte));
        Some((Code { raw, bytes: code.len() as u8, key: key.unwrap_or(raw) }, rest))
    }

    /// The number under which a code is kept, if it is: a character of the first plane, or a code of up to two bytes.
    #[inline]
    pub(crate) fn near(&self, code: Code) -> Option<u16> {
        if code.bytes <= 2 || matches!(self, Self::Unicode(_)) { u16::try_from(code.key).ok() } else { None }
    }
}

fn utf16(string: &[u8]) -> (u8, Option<u32>) {
    let unit = |at: usize| Some(u16::from_be_bytes([*string.get(at)?, *string.get(at + 1)?]));
    let (Some(high), Some(low)) = (unit(0).filter(|unit| unit & 0xFC00 == 0xD800), unit(2)) else { return (2, None) };
    match char::decode_utf16([high, low]).next() {
        Some(Ok(character)) => (4, Some(character.into())),
        _ => (2, None),
    }
}

fn utf8(first: u8, string: &[u8]) -> (u8, Option<u32>) {
    let bytes = match first {
        0xC2..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0..0xF5 => 4,
        _ => 1,
    };
    let character = string.get(..usize::from(bytes)).and_then(|code| std::str::from_utf8(code).ok()?.chars().next());
    match character {
        Some(character) => (bytes, Some(character.into())),
        // What follows may be sound again.
        None => (1, Some(char::REPLACEMENT_CHARACTER.into())),
    }
}

/// Which bytes codes may have.
pub(crate) struct Spaces {
    /// For every first byte how long its codes are; 0 where the others decide.
    lengths: Box<[u8; 256]>,
    spaces: Vec<Space>,
}

impl Spaces {
    pub(crate) fn new(spaces: &[Space]) -> Self {
        let spaces: Vec<Space> = spaces.iter().copied().filter(|space| (1..=4).contains(&space.bytes)).collect();
        let shortest = spaces.iter().map(|space| space.bytes).min().unwrap_or(1);
        let mut lengths = Box::new([shortest; 256]);
        for (first, length) in (0..=u8::MAX).zip(lengths.iter_mut()) {
            let mut fitting = spaces.iter().filter(|space| space.allows(0, first)).map(|space| space.bytes);
            if let Some(one) = fitting.next() {
                *length = if fitting.all(|other| other == one) { one } else { 0 };
            }
        }
        Self { lengths, spaces }
    }

    #[inline]
    fn length(&self, first: u8, string: &[u8]) -> u8 {
        match self.lengths[usize::from(first)] {
            0 => self.longest_match(string),
            length => length,
        }
    }

    /// The space that agrees with most of the bytes, the shortest of several: so says the standard, which has it so
    /// for codes that lie in none as well.
    fn longest_match(&self, string: &[u8]) -> u8 {
        let agreeing = |space: &Space| {
            let bytes = string.iter().take(usize::from(space.bytes)).enumerate();
            bytes.take_while(|&(place, &byte)| space.allows(place, byte)).count()
        };
        let whole = self.spaces.iter().filter(|space| agreeing(space) == usize::from(space.bytes));
        if let Some(length) = whole.map(|space| space.bytes).min() {
            return length;
        }
        let best = self.spaces.iter().max_by_key(|space| (agreeing(space), std::cmp::Reverse(space.bytes)));
        best.map_or(1, |space| space.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(coding: &Coding, mut string: &[u8]) -> Vec<u8> {
        let mut lengths = Vec::new();
        while let Some((code, rest)) = coding.next(string) {
            lengths.push(code.bytes);
            string = rest;
        }
        lengths
    }

    #[test]
    fn codes_have_the_lengths_of_their_spaces() {
        let mixed = Coding::Spaces(Spaces::new(&[
            Space::new(1, 0, 0x7F),
            Space::new(4, 0x8130_8130, 0xFE39_FE39),
            Space::new(2, 0x8140, 0xFEFE),
        ]));
        assert_eq!(lengths(&mixed, b"a\xB0\xA1b"), [1, 2, 1]);
        assert_eq!(lengths(&mixed, b"\x81\x30\x81\x30a"), [4, 1]);
        // Its second byte is that of a long code, the third is not.
        assert_eq!(lengths(&mixed, b"\x81\x30aab"), [4, 1]);
        // A second byte of no code: the shortest of those that begin so.
        assert_eq!(lengths(&mixed, b"\x81\x20a"), [2, 1]);
        // A first byte of no code: the shortest of all.
        assert_eq!(lengths(&mixed, b"\xFFa\xB0"), [1, 1, 1]);
        assert_eq!(lengths(&Coding::Pairs, b"abc"), [2, 1]);
        assert_eq!(lengths(&Coding::Spaces(Spaces::new(&[])), b"abc"), [1, 1, 1]);
    }

    #[test]
    fn unicode_is_decoded() {
        let keys = |form, mut string: &[u8]| {
            let mut text = String::new();
            while let Some((code, rest)) = Coding::Unicode(form).next(string) {
                text.push(char::from_u32(code.key).unwrap_or('?'));
                string = rest;
            }
            text
        };
        assert_eq!(keys(Form::Utf16, b"\x4E\x2D\xD8\x42\xDF\xB7\x00a"), "中𠮷a");
        assert_eq!(keys(Form::Utf16, b"\xD8\x42\x00a\xDC\x00\xD8\x00"), "?a??");
        assert_eq!(keys(Form::Utf8, "中𠮷a".as_bytes()), "中𠮷a");
        assert_eq!(keys(Form::Utf8, b"\xE4\xB8a\x80"), "\u{FFFD}\u{FFFD}a\u{FFFD}");
        assert_eq!(keys(Form::Utf32, b"\0\0\x4E\x2D\0\x02\x0B\xB7\0"), "中𠮷\0");
    }
}
