//! From bytes to text, window by window: a character that is cut by the window's end waits for
//! the next one, and bytes that the encoding does not allow become U+FFFD and are told.

use std::borrow::Cow;

use super::encoding::{self, Encoding};

/// The encoding of a file as far as it is known, and where in the file the windows are.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Decoding {
    encoding: Option<Encoding>,
    begun: bool,
}

/// A window as text.
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    /// The encoding it was read in.
    pub(crate) encoding: Encoding,
    /// Where in `text` the first replacement stands.
    pub(crate) broken: Option<usize>,
    bytes: &'a [u8],
    /// Bytes before the text: the byte order mark.
    mark: usize,
    /// Bytes read, without an incomplete character at the end.
    used: usize,
}

impl Decoding {
    /// Decodes what is complete. `last` = nothing follows.
    pub(crate) fn decode<'a>(&mut self, bytes: &'a [u8], last: bool) -> Decoded<'a> {
        let mut mark = 0;
        let begins = !self.begun;
        if begins {
            self.begun = true;
            if let Some((encoding, length)) = encoding::mark(bytes) {
                self.encoding = Some(encoding);
                mark = length;
            }
        }
        let rest = &bytes[mark..];
        if matches!(self.encoding, None | Some(Encoding::Utf8)) && !(self.encoding.is_none() && has_zero(rest)) {
            // Most files end here, after one look at every byte.
            match simdutf8::compat::from_utf8(rest) {
                Ok(text) => return self.sound(bytes, mark, text, last),
                Err(wrong) if wrong.error_len().is_none() && !last => {
                    let (text, _) = rest.split_at(wrong.valid_up_to());
                    if let Ok(text) = simdutf8::basic::from_utf8(text) {
                        return self.sound(bytes, mark, text, last);
                    }
                }
                Err(_) => {}
            }
        }
        if self.encoding.is_none() {
            self.encoding = encoding::decide(rest, begins);
        }
        let encoding = self.encoding.unwrap_or(Encoding::Utf8);
        let mut text = String::with_capacity(rest.len() * 3 / 2 + 16);
        let walk = Walk { encoding, bytes: rest, last };
        let (used, broken) = walk.to(None, &mut text);
        Decoded { text: Cow::Owned(text), encoding, broken, bytes, mark, used: mark + used }
    }

    /// The same encoding at the beginning of the file; UTF-8 only where a mark or the bytes to
    /// come say so.
    pub(crate) fn begin_again(self) -> Self {
        Self { encoding: self.encoding.filter(|&encoding| encoding != Encoding::Utf8), begun: false }
    }

    /// A window of sound UTF-8. Unless it is pure ASCII, that decides for the windows to come.
    fn sound<'a>(&mut self, bytes: &'a [u8], mark: usize, text: &'a str, last: bool) -> Decoded<'a> {
        if !last && self.encoding.is_none() && !text.is_ascii() {
            self.encoding = Some(Encoding::Utf8);
        }
        let used = mark + text.len();
        Decoded { text: Cow::Borrowed(text), encoding: Encoding::Utf8, broken: None, bytes, mark, used }
    }
}

/// Only a zero makes UTF-16 out of what could be ASCII; the first bytes tell.
fn has_zero(bytes: &[u8]) -> bool {
    memchr::memchr(0, &bytes[..bytes.len().min(4096)]).is_some()
}

impl<'a> Decoded<'a> {
    /// What is needed to find the way back after the text has been given away.
    pub(crate) fn shape(&self) -> Shape<'a> {
        Shape {
            encoding: self.encoding,
            bytes: self.bytes,
            mark: self.mark,
            used: self.used,
            text_length: self.text.len(),
            borrowed: matches!(self.text, Cow::Borrowed(_)),
        }
    }
}

/// How a window's bytes and its text belong together.
#[derive(Clone, Copy)]
pub(crate) struct Shape<'a> {
    encoding: Encoding,
    bytes: &'a [u8],
    mark: usize,
    used: usize,
    text_length: usize,
    borrowed: bool,
}

impl Shape<'_> {
    /// How many of the window's bytes made the first `length` bytes of the text.
    pub(crate) fn source_length(self, length: usize) -> usize {
        if length >= self.text_length {
            return self.used;
        }
        if self.borrowed {
            return self.mark + length;
        }
        let mut text = String::new();
        let walk = Walk { encoding: self.encoding, bytes: &self.bytes[self.mark..self.used], last: true };
        self.mark + walk.to(Some(length), &mut text).0
    }
}

/// One way through the bytes of a window.
struct Walk<'a> {
    encoding: Encoding,
    bytes: &'a [u8],
    last: bool,
}

impl Walk<'_> {
    /// Decodes into `text` until it has `length` bytes, or to the end. Says how many bytes were
    /// read, and where in the text the first replacement stands.
    fn to(&self, length: Option<usize>, text: &mut String) -> (usize, Option<usize>) {
        match self.encoding {
            Encoding::Utf8 => self.utf8(length, text),
            Encoding::Utf32Le => self.utf32(u32::from_le_bytes, length, text),
            Encoding::Utf32Be => self.utf32(u32::from_be_bytes, length, text),
            _ => self.table(length, text),
        }
    }

    fn utf8(&self, length: Option<usize>, text: &mut String) -> (usize, Option<usize>) {
        let limit = length.unwrap_or(usize::MAX);
        let (mut used, mut broken) = (0, None);
        for chunk in self.bytes.utf8_chunks() {
            let valid = chunk.valid();
            if text.len() + valid.len() >= limit {
                return (used + limit - text.len(), broken);
            }
            text.push_str(valid);
            used += valid.len();
            let wrong = chunk.invalid();
            let ends = used + wrong.len() == self.bytes.len();
            if wrong.is_empty() || (ends && !self.last && may_go_on(wrong)) {
                break;
            }
            broken.get_or_insert(text.len());
            text.push('\u{FFFD}');
            used += wrong.len();
        }
        (used, broken)
    }

    fn utf32(&self, unit: fn([u8; 4]) -> u32, length: Option<usize>, text: &mut String) -> (usize, Option<usize>) {
        let (mut used, mut broken) = (0, None);
        for bytes in self.bytes.chunks(4) {
            if length.is_some_and(|length| text.len() >= length) {
                break;
            }
            let c = match <[u8; 4]>::try_from(bytes) {
                Ok(bytes) => char::from_u32(unit(bytes)),
                Err(_) if self.last => None,
                Err(_) => break,
            };
            if c.is_none() {
                broken.get_or_insert(text.len());
            }
            text.push(c.unwrap_or('\u{FFFD}'));
            used += bytes.len();
        }
        (used, broken)
    }

    fn table(&self, length: Option<usize>, text: &mut String) -> (usize, Option<usize>) {
        let Some(table) = self.encoding.table() else { return (0, None) };
        let whole = if self.last { self.bytes.len() } else { self.complete() };
        let bytes = &self.bytes[..whole];
        let mut decoder = table.new_decoder_without_bom_handling();
        let (mut used, mut broken) = (0, None);
        let mut buffer = [0_u8; 8192];
        // Near the wanted place byte by byte, as only then the place is met exactly; the last
        // offset at which no character was half read is where the next stretch begins.
        let mut whole_until = 0;
        loop {
            let left = length.map_or(usize::MAX, |length| length.saturating_sub(text.len()));
            if left == 0 {
                break;
            }
            let near = left <= 64;
            let (input, room) = if near {
                (&bytes[used..bytes.len().min(used + 1)], buffer.len())
            } else {
                (&bytes[used..], buffer.len().min(left - 32))
            };
            let ends = used + input.len() == bytes.len();
            let (result, read, written) = decoder.decode_to_utf8_without_replacement(input, &mut buffer[..room], ends);
            used += read;
            let before = text.len();
            text.push_str(simdutf8::basic::from_utf8(&buffer[..written]).unwrap_or_default());
            match result {
                encoding_rs::DecoderResult::Malformed(..) => {
                    broken.get_or_insert(text.len());
                    text.push('\u{FFFD}');
                }
                encoding_rs::DecoderResult::InputEmpty if ends => break,
                _ => {}
            }
            if length.is_some_and(|length| text.len() > length) {
                return (whole_until, broken);
            }
            if text.len() > before || !near {
                whole_until = used;
            }
        }
        (used, broken)
    }

    /// How many bytes there are up to a last character that the window's end cuts.
    fn complete(&self) -> usize {
        let all = self.bytes.len();
        match self.encoding {
            Encoding::Utf16Le | Encoding::Utf16Be => {
                let even = all & !1;
                let high = if self.encoding == Encoding::Utf16Le { 1 } else { 2 };
                let halved = even >= 2 && matches!(self.bytes[even - high], 0xD8..=0xDB);
                even - if halved { 2 } else { 0 }
            }
            _ => {
                // A byte below 0x30 is never part of a longer character: from there on, step.
                let known = self.bytes.iter().rposition(|&b| b < 0x30).map_or(0, |at| at + 1);
                let mut at = known;
                while at < all {
                    let length = match (self.encoding, self.bytes[at], self.bytes.get(at + 1)) {
                        (_, 0..=0x80 | 0xFF, _) => 1,
                        (Encoding::Gb18030, _, Some(0x30..=0x39)) => 4,
                        _ => 2,
                    };
                    if at + length > all {
                        return at;
                    }
                    at += length;
                }
                all
            }
        }
    }
}

/// Whether more bytes could make these a character.
fn may_go_on(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|wrong| wrong.error_len().is_none())
}
