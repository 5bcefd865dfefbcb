//! Bytes and units become characters. Several tokens may make one character: its bytes are
//! written one by one, and a change of font between them says nothing if both read bytes alike.

use super::charset;
use super::destination::Destination;
use super::lexer::hex;
use super::reader::Reader;
use crate::document::ProblemKind;

impl Reader<'_, '_, '_, '_> {
    /// From here on bytes are of this font; those before it were of the one before.
    pub(super) fn use_font(&mut self, font: i32) {
        let read_as = |font| (self.head.encoding_of(font), self.head.has_symbols(font));
        if !self.bytes.is_empty() && read_as(font) != read_as(self.state.font) {
            self.flush(true);
        }
        self.state.font = font;
    }

    pub(super) fn text(&mut self, text: &[u8]) {
        self.state.fresh = false;
        let left_out = text.len().min(self.skip as usize);
        self.skip -= left_out as u32;
        let text = text.get(left_out..).unwrap_or_default();
        match self.what() {
            Some(Destination::Object) => self.digits(text),
            Some(Destination::Colors) => self.head.end_colors(text),
            Some(Destination::Nothing | Destination::Picture | Destination::Fonts) => {}
            _ => {
                self.push_bytes(text);
                // A character's second byte may be a sign that elsewhere means something.
                let (encoding, _) = self.head.encoding_of(self.state.font);
                if text.last().is_some_and(|b| !b.is_ascii())
                    && charset::ends_within(encoding, &self.bytes)
                    && matches!(self.lexer.rest(), [b'{' | b'}' | b'\\', ..])
                    && !self.lexer.rest().starts_with(b"\\'")
                {
                    let second = self.lexer.take(1);
                    self.bytes.extend_from_slice(second);
                }
            }
        }
    }

    fn digits(&mut self, text: &[u8]) {
        let Some(sink) = self.sinks.last_mut() else { return };
        // Half a byte waits in the text of the sink.
        for digit in text.iter().copied().filter_map(hex) {
            match sink.text.pop() {
                Some(high) => sink.bytes.push((high as u32 as u8) << 4 | digit),
                None => sink.text.push(char::from(digit)),
            }
        }
    }

    pub(super) fn push_bytes(&mut self, bytes: &[u8]) {
        self.state.fresh = false;
        match self.what() {
            Some(Destination::Nothing | Destination::Picture | Destination::Fonts | Destination::Colors) => {}
            Some(Destination::Object) => self.digits(bytes),
            _ => self.bytes.extend_from_slice(bytes),
        }
    }

    /// A unit of UTF-16.
    pub(super) fn unicode(&mut self, number: i32) {
        self.skip = self.state.instead;
        // Programs write it with a sign, or without one, or the whole character.
        if number > 0xFFFF {
            let c = char::from_u32(number.cast_unsigned()).unwrap_or(char::REPLACEMENT_CHARACTER);
            return self.push(c.encode_utf8(&mut [0; 4]));
        }
        let mut unit = number.cast_unsigned() as u16;
        // Typefaces of symbols have their signs where a program may write letters all the same.
        if (0xF020..=0xF07E).contains(&unit) && !self.head.has_symbols(self.state.font) {
            unit -= 0xF000;
        }
        let units = match self.half.take() {
            Some(half) => vec![half, unit],
            None if (0xD800..0xDC00).contains(&unit) => {
                self.half = Some(unit);
                return;
            }
            None => vec![unit],
        };
        let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        self.push(&text);
    }

    /// Makes text of the bytes that were read. A character's first byte waits for its second one, unless nothing
    /// of it can follow.
    pub(super) fn flush(&mut self, ends: bool) {
        if self.bytes.is_empty() {
            return;
        }
        let (encoding, by_head) = self.head.encoding_of(self.state.font);
        let waits = if !ends && charset::ends_within(encoding, &self.bytes) { self.bytes.pop() } else { None };
        if self.head.has_symbols(self.state.font) {
            self.bytes.clear();
        }
        let mut decoded = std::mem::take(&mut self.decoded);
        decoded.clear();
        if let Err(name) = charset::decode(&self.bytes, encoding, by_head, &mut decoded) {
            self.to.out.problem(ProblemKind::BrokenEncoding(name));
        }
        self.bytes.clear();
        self.bytes.extend(waits);
        self.push(&decoded);
        self.decoded = decoded;
    }
}
