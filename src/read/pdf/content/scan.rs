//! From the bytes of a content to operators with what stands before them.
//!
//! A page has tens of thousands of operands, so none becomes an object: numbers are numbers, everything else is a range of
//! the bytes, or of a buffer where it had to be decoded.

use super::operands::{MOST_ITEMS, Operand, Operands, Span};
use crate::read::pdf::syntax::lexer::{is_delimiter, is_space};

/// Lists in lists, and dictionaries in dictionaries, are followed so deep; what lies deeper ends the outer one.
const DEEP: u32 = 64;

/// An operator, of which none has more than three bytes, as a number to compare with.
pub(super) const fn operator(word: &[u8]) -> u32 {
    match *word {
        [a] => a as u32,
        [a, b] => a as u32 | (b as u32) << 8,
        [a, b, c] => a as u32 | (b as u32) << 8 | (c as u32) << 16,
        _ => u32::MAX,
    }
}

/// What a byte may begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    Number,
    Word,
    Delimiter,
}

const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Word; 256];
    let mut byte = 0;
    while byte < 256 {
        let value = byte as u8;
        if is_space(value) {
            kinds[byte] = Kind::Space;
        } else if is_delimiter(value) {
            kinds[byte] = Kind::Delimiter;
        } else if value.is_ascii_digit() || matches!(value, b'+' | b'-' | b'.') {
            kinds[byte] = Kind::Number;
        }
        byte += 1;
    }
    kinds
};

/// What a hexadecimal digit is worth; 255 for what is none.
const NIBBLES: [u8; 256] = {
    let mut nibbles = [255; 256];
    let mut byte = 0;
    while byte < 256 {
        let value = byte as u8;
        nibbles[byte] = match value {
            b'0'..=b'9' => value - b'0',
            b'a'..=b'f' => value - b'a' + 10,
            b'A'..=b'F' => value - b'A' + 10,
            _ => 255,
        };
        byte += 1;
    }
    nibbles
};

const TENTHS: [f64; 10] = [1.0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9];

fn kind(byte: u8) -> Kind {
    KINDS.get(usize::from(byte)).copied().unwrap_or(Kind::Word)
}

/// Reads one operator after the other.
pub(super) struct Scanner<'b> {
    bytes: &'b [u8],
    at: usize,
    in_string: bool,
}

impl<'b> Scanner<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0, in_string: false }
    }

    pub(super) fn bytes(&self) -> &'b [u8] {
        self.bytes
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn go_to(&mut self, at: usize) {
        self.at = at.min(self.bytes.len());
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Whether the last thing was a string without an end.
    pub(super) fn in_string(&self) -> bool {
        self.in_string
    }

    /// The next operator, its operands gathered; nothing at the end.
    pub(super) fn next(&mut self, operands: &mut Operands) -> Option<u32> {
        operands.clear();
        loop {
            let byte = self.peek()?;
            match kind(byte) {
                Kind::Space => self.at += 1,
                Kind::Number => {
                    let number = self.number();
                    operands.push(Operand::Number(number));
                }
                Kind::Word => {
                    operands.push(match self.word() {
                        word @ (b"true" | b"false") => Operand::Bool(word == b"true"),
                        b"null" => Operand::Other,
                        word => return Some(operator(word)),
                    });
                }
                Kind::Delimiter => {
                    self.at += 1;
                    if let Some(operand) = self.delimited(byte, operands) {
                        operands.push(operand);
                    }
                }
            }
        }
    }

    /// What begins with a delimiter, which has been read.
    fn delimited(&mut self, first: u8, operands: &mut Operands) -> Option<Operand> {
        match first {
            b'(' => Some(Operand::String(self.string(operands))),
            b'/' => Some(Operand::Name(self.name())),
            b'[' => Some(self.array(operands)),
            b'<' if self.peek() == Some(b'<') => Some(Operand::Dict(self.dict(operands))),
            b'<' => Some(Operand::String(self.hex(operands))),
            b'%' => {
                self.remark();
                None
            }
            _ => None,
        }
    }

    fn remark(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += memchr::memchr2(b'\r', b'\n', rest).unwrap_or(rest.len());
    }

    fn word(&mut self) -> &'b [u8] {
        let begin = self.at;
        while self.peek().is_some_and(|byte| matches!(kind(byte), Kind::Word | Kind::Number)) {
            self.at += 1;
        }
        self.bytes.get(begin..self.at).unwrap_or_default()
    }

    fn name(&mut self) -> Span {
        let begin = self.at;
        self.word();
        Span { begin: begin as u32, end: self.at as u32, decoded: false }
    }

    /// A number. Writers write `--5`, `4.`, `.5`, `1.2.3`, `12-34`, `1e-5` and `0Tc` as well.
    #[inline]
    fn number(&mut self) -> f32 {
        let mut negative = false;
        while let Some(sign @ (b'+' | b'-')) = self.peek() {
            negative |= sign == b'-';
            self.at += 1;
        }
        let mut value = 0_u64;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            value = value.saturating_mul(10).saturating_add(u64::from(digit - b'0'));
            self.at += 1;
        }
        #[allow(clippy::cast_precision_loss)] // measures on a page
        let mut number = value as f64;
        if self.peek() == Some(b'.') {
            self.at += 1;
            let (mut fraction, mut digits) = (0_u32, 0_usize);
            while let Some(digit @ b'0'..=b'9') = self.peek() {
                if digits < 9 {
                    fraction = fraction * 10 + u32::from(digit - b'0');
                    digits += 1;
                }
                self.at += 1;
            }
            number += f64::from(fraction) * TENTHS.get(digits).copied().unwrap_or_default();
        }
        if let Some(next) = self.peek()
            && matches!(kind(next), Kind::Word | Kind::Number)
        {
            number = self.odd_end(number, next);
        }
        (if negative { -number } else { number }) as f32
    }

    /// What else stands in a number.
    #[cold]
    fn odd_end(&mut self, number: f64, next: u8) -> f64 {
        if matches!(next, b'e' | b'E') {
            let mut ahead = self.at + 1;
            let minus = self.bytes.get(ahead) == Some(&b'-');
            ahead += usize::from(matches!(self.bytes.get(ahead), Some(b'+' | b'-')));
            let mut power = None;
            while let Some(digit @ b'0'..=b'9') = self.bytes.get(ahead) {
                power = Some((power.unwrap_or(0) * 10 + i32::from(digit - b'0')).min(30));
                ahead += 1;
            }
            if let Some(power) = power {
                self.at = ahead;
                return number * 10_f64.powi(if minus { -power } else { power });
            }
            return number;
        }
        while self.peek().is_some_and(|byte| kind(byte) == Kind::Number) {
            self.at += 1;
        }
        number
    }

    /// A string in parentheses; all there is, if it has no end.
    #[inline]
    fn string(&mut self, operands: &mut Operands) -> Span {
        let begin = self.at;
        let mut open = 1_u32;
        while let Some(byte) = self.peek() {
            match byte {
                b'\\' => return self.escaped(begin, open, operands),
                b'(' => open += 1,
                b')' => open -= 1,
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                return Span { begin: begin as u32, end: self.at as u32 - 1, decoded: false };
            }
        }
        self.in_string = true;
        Span { begin: begin as u32, end: self.at as u32, decoded: false }
    }

    /// The rest of a string that has a `\`, which is where it was read up to.
    fn escaped(&mut self, begin: usize, mut open: u32, operands: &mut Operands) -> Span {
        let decoded = &mut operands.decoded;
        let from = decoded.len() as u32;
        decoded.extend_from_slice(self.bytes.get(begin..self.at).unwrap_or_default());
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.escape(decoded),
                b'(' => {
                    open += 1;
                    decoded.push(byte);
                }
                b')' if open == 1 => return Span { begin: from, end: decoded.len() as u32, decoded: true },
                b')' => {
                    open -= 1;
                    decoded.push(byte);
                }
                _ => decoded.push(byte),
            }
        }
        self.in_string = true;
        Span { begin: from, end: decoded.len() as u32, decoded: true }
    }

    fn escape(&mut self, decoded: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        decoded.push(match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'\n' => return,
            b'\r' => {
                self.at += usize::from(self.peek() == Some(b'\n'));
                return;
            }
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                code as u8
            }
            other => other,
        });
    }

    /// A string of hexadecimal digits.
    #[inline]
    fn hex(&mut self, operands: &mut Operands) -> Span {
        let decoded = &mut operands.decoded;
        let from = decoded.len() as u32;
        let nibble = |byte: u8| NIBBLES.get(usize::from(byte)).copied().unwrap_or(255);
        // Mostly there is nothing in it but pairs of digits.
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let digits = rest.get(..memchr::memchr(b'>', rest).unwrap_or(0)).unwrap_or_default();
        let (pairs, odd) = digits.as_chunks::<2>();
        let mut all = 0;
        decoded.extend(pairs.iter().map(|&[high, low]| {
            let (high, low) = (nibble(high), nibble(low));
            all |= high | low;
            high << 4 | low
        }));
        if all < 16 && odd.is_empty() && !digits.is_empty() {
            self.at += digits.len() + 1;
            return Span { begin: from, end: decoded.len() as u32, decoded: true };
        }
        decoded.truncate(from as usize);
        let mut high = None;
        while let Some(byte) = self.peek() {
            self.at += 1;
            let nibble = nibble(byte);
            if nibble == 255 {
                if byte == b'>' {
                    break;
                }
                continue;
            }
            match high.take() {
                None => high = Some(nibble),
                Some(high) => decoded.push(high << 4 | nibble),
            }
        }
        decoded.extend(high.map(|high| high << 4));
        self.in_string |= self.at >= self.bytes.len() && self.bytes.last() != Some(&b'>');
        Span { begin: from, end: decoded.len() as u32, decoded: true }
    }

    /// A list; an operator in it means that its end is missing.
    fn array(&mut self, operands: &mut Operands) -> Operand {
        let first = operands.items.len();
        let mut depth = 0;
        while let Some(byte) = self.peek() {
            let item = match kind(byte) {
                Kind::Space => {
                    self.at += 1;
                    continue;
                }
                Kind::Number => Operand::Number(self.number()),
                Kind::Word => {
                    let before = self.at;
                    match self.word() {
                        b"true" | b"false" | b"null" | b"R" => {}
                        // Some writers set distances in the middle of a text.
                        b"Tc" | b"Tw" | b"Tz" | b"Ts" => continue,
                        _ => {
                            self.at = before;
                            break;
                        }
                    }
                    Operand::Other
                }
                Kind::Delimiter => {
                    self.at += 1;
                    match byte {
                        b']' if depth == 0 => break,
                        b']' => depth -= 1,
                        b'[' if depth < DEEP => depth += 1,
                        _ => {}
                    }
                    match byte {
                        b'[' => continue,
                        _ => match self.delimited(byte, operands) {
                            Some(item) => item,
                            None => continue,
                        },
                    }
                }
            };
            if operands.items.len() < MOST_ITEMS {
                operands.items.push(item);
            } else {
                operands.cut = true;
            }
        }
        Operand::Array(first as u32, (operands.items.len() - first) as u32)
    }

    /// A dictionary, of which one `<` has been read.
    fn dict(&mut self, operands: &mut Operands) -> Span {
        let begin = self.at.saturating_sub(1);
        self.at = begin;
        let mut depth = 0;
        let kept = operands.decoded.len();
        while let Some(byte) = self.peek() {
            let next = self.bytes.get(self.at + 1).copied();
            match (byte, next) {
                (b'<', Some(b'<')) => {
                    self.at += 2;
                    depth += 1;
                    if depth > DEEP {
                        break;
                    }
                }
                (b'>', Some(b'>')) => {
                    self.at += 2;
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                (b'(' | b'<', _) => {
                    self.at += 1;
                    if byte == b'(' {
                        self.string(operands)
                    } else {
                        self.hex(operands)
                    };
                    operands.decoded.truncate(kept);
                }
                (b'%', _) => self.remark(),
                (b'/', _) => {
                    self.at += 1;
                    self.word();
                }
                _ if kind(byte) == Kind::Word => {
                    let before = self.at;
                    if !matches!(self.word(), b"true" | b"false" | b"null" | b"R") {
                        self.at = before;
                        break;
                    }
                }
                _ => self.at += 1,
            }
        }
        Span { begin: begin as u32, end: self.at as u32, decoded: false }
    }
}
