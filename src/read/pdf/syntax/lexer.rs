//! From bytes to the smallest things of a PDF file. Contents of pages are written in the same signs.
//!
//! Nothing here fails: what cannot be understood is passed over, and whoever asked for something else notices.

/// The next thing in the bytes.
#[derive(Clone, PartialEq)]
pub(crate) enum Token<'a> {
    Integer(i64),
    Real(f64),
    /// Its bytes as they stand between the parentheses, with `\` and all: see [`text_of`].
    String(&'a [u8]),
    /// Between `<` and `>`.
    Hex(&'a [u8]),
    /// Without the `/`, with `#` and all: see [`name_of`].
    Name(&'a [u8]),
    ArrayBegins,
    ArrayEnds,
    DictBegins,
    DictEnds,
    /// `obj`, `true`, `Tj` …
    Word(&'a [u8]),
}

/// Parts of an object, with those of its parts: each takes twelve times the room that it has in the file.
pub(super) const MOST_PARTS: u32 = 1_000_000;

/// Reads one token after the other.
#[derive(Clone)]
pub(crate) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    /// How many parts of lists and dictionaries may still be kept, and whether there were more.
    left: u32,
    cut: bool,
}

/// What a byte is: part of a word, space, or a sign of its own.
const KIND: [Kind; 256] = {
    let mut kinds = [Kind::Regular; 256];
    let mut byte = 0;
    while byte < 256 {
        #[allow(clippy::cast_possible_truncation)] // below 256
        match byte as u8 {
            0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ' => kinds[byte] = Kind::Space,
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%' => kinds[byte] = Kind::Delimiter,
            _ => {}
        }
        byte += 1;
    }
    kinds
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Regular,
    Space,
    Delimiter,
}

const fn kind(byte: u8) -> Kind {
    KIND[byte as usize]
}

pub(crate) const fn is_space(byte: u8) -> bool {
    matches!(kind(byte), Kind::Space)
}

pub(crate) const fn is_delimiter(byte: u8) -> bool {
    matches!(kind(byte), Kind::Delimiter)
}

const fn is_regular(byte: u8) -> bool {
    matches!(kind(byte), Kind::Regular)
}

impl<'a> Lexer<'a> {
    pub(crate) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at: at.min(bytes.len()), left: MOST_PARTS, cut: false }
    }

    /// Counts a part of a list or a dictionary; gives whether it may be kept.
    pub(super) fn keeps(&mut self) -> bool {
        let keeps = self.left > 0;
        self.cut |= !keeps;
        self.left = self.left.saturating_sub(1);
        keeps
    }

    /// Notes that something was not kept.
    pub(super) fn cuts(&mut self, cut: bool) {
        self.cut |= cut;
    }

    /// Whether something was not kept.
    pub(super) fn is_cut(&self) -> bool {
        self.cut
    }

    pub(crate) fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub(crate) fn go_to(&mut self, at: usize) {
        self.at = at.min(self.bytes.len());
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Goes on to the next thing that is neither space nor remark.
    pub(crate) fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if is_space(byte) {
                self.at += 1;
            } else if byte == b'%' {
                let rest = &self.bytes[self.at..];
                self.at += memchr::memchr2(b'\r', b'\n', rest).unwrap_or(rest.len());
            } else {
                return;
            }
        }
    }

    /// The next token; nothing at the end.
    pub(crate) fn next(&mut self) -> Option<Token<'a>> {
        self.skip_space();
        let begin = self.at;
        let first = self.peek()?;
        self.at += 1;
        Some(match first {
            b'(' => Token::String(self.string()),
            b'<' if self.peek() == Some(b'<') => {
                self.at += 1;
                Token::DictBegins
            }
            b'<' => {
                let rest = &self.bytes[self.at..];
                let length = memchr::memchr(b'>', rest).unwrap_or(rest.len());
                self.at = (self.at + length + 1).min(self.bytes.len());
                Token::Hex(&rest[..length])
            }
            b'>' if self.peek() == Some(b'>') => {
                self.at += 1;
                Token::DictEnds
            }
            b'/' => {
                self.regular();
                Token::Name(&self.bytes[begin + 1..self.at])
            }
            b'[' => Token::ArrayBegins,
            b']' => Token::ArrayEnds,
            b'{' | b'}' | b')' | b'>' => Token::Word(&self.bytes[begin..self.at]),
            _ => {
                self.regular();
                let word = &self.bytes[begin..self.at];
                number(word).unwrap_or(Token::Word(word))
            }
        })
    }

    fn regular(&mut self) {
        let rest = &self.bytes[self.at..];
        self.at += rest.iter().position(|&byte| !is_regular(byte)).unwrap_or(rest.len());
    }

    /// Goes past the ` 0 R` of a reference and gives the generation; stays if there is none.
    pub(crate) fn reference_ends(&mut self) -> Option<u16> {
        let rest = &self.bytes[self.at..];
        let spaces = rest.iter().take_while(|&&byte| is_space(byte)).count();
        let mut generation = 0_u16;
        let mut at = spaces;
        while let Some(digit @ b'0'..=b'9') = rest.get(at).copied() {
            generation = generation.checked_mul(10)?.checked_add(u16::from(digit - b'0'))?;
            at += 1;
        }
        let digits = at - spaces;
        let after = rest.get(at..)?;
        let spaces = after.iter().take_while(|&&byte| is_space(byte)).count();
        at += spaces;
        let ends = !rest.get(at + 1).is_some_and(|&byte| is_regular(byte));
        (digits > 0 && spaces > 0 && rest.get(at) == Some(&b'R') && ends).then(|| {
            self.at += at + 1;
            generation
        })
    }

    /// What stands up to the parenthesis that ends a string; all there is, if none does.
    fn string(&mut self) -> &'a [u8] {
        let begin = self.at;
        let mut open = 1_u32;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.at = (self.at + 1).min(self.bytes.len()),
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        return &self.bytes[begin..self.at - 1];
                    }
                }
                _ => {}
            }
        }
        &self.bytes[begin..self.at]
    }
}

/// A number; writers write `--5`, `4.`, `.5`, `1.2.3` and `12-34` as well.
pub(crate) fn number<'a>(word: &[u8]) -> Option<Token<'a>> {
    let mut rest = word;
    let mut negative = false;
    while let Some((sign @ (b'+' | b'-'), after)) = rest.split_first() {
        negative |= *sign == b'-';
        rest = after;
    }
    let (mut whole, mut fraction, mut scale) = (0_i64, 0_i64, 1_i64);
    let mut point = false;
    let mut digits = 0;
    for &byte in rest {
        match byte {
            b'0'..=b'9' => {
                digits += 1;
                let digit = i64::from(byte - b'0');
                if !point {
                    whole = whole.saturating_mul(10).saturating_add(digit);
                } else if scale < 1_000_000_000_000 {
                    (fraction, scale) = (fraction * 10 + digit, scale * 10);
                }
            }
            b'.' if !point => point = true,
            b'.' | b'-' if digits > 0 => break,
            _ => return None,
        }
    }
    if digits == 0 && !point {
        return None;
    }
    #[allow(clippy::cast_precision_loss)] // measures on a page
    Some(if point {
        let value = whole as f64 + fraction as f64 / scale as f64;
        Token::Real(if negative { -value } else { value })
    } else {
        Token::Integer(if negative { -whole } else { whole })
    })
}

/// The bytes that a string in parentheses stands for.
pub(crate) fn text_of(raw: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(raw.len());
    let mut bytes = raw.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => match bytes.next() {
                Some(b'n') => text.push(b'\n'),
                Some(b'r') => text.push(b'\r'),
                Some(b't') => text.push(b'\t'),
                Some(b'b') => text.push(8),
                Some(b'f') => text.push(12),
                Some(b'\r') => {
                    bytes.next_if_eq(&b'\n');
                }
                Some(b'\n') | None => {}
                Some(digit @ b'0'..=b'7') => {
                    let mut code = u32::from(digit - b'0');
                    for _ in 0..2 {
                        let Some(digit) = bytes.next_if(|digit| matches!(digit, b'0'..=b'7')) else { break };
                        code = code * 8 + u32::from(digit - b'0');
                    }
                    text.push(code as u8);
                }
                Some(other) => text.push(other),
            },
            b'\r' => {
                bytes.next_if_eq(&b'\n');
                text.push(b'\n');
            }
            _ => text.push(byte),
        }
    }
    text
}

const fn nibble(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

/// The bytes that a string of hexadecimal digits stands for.
pub(crate) fn bytes_of(hex: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(hex.len() / 2 + 1);
    let mut high = None;
    for nibble in hex.iter().filter_map(|&byte| nibble(byte)) {
        match high.take() {
            None => high = Some(nibble),
            Some(high) => bytes.push(high << 4 | nibble),
        }
    }
    bytes.extend(high.map(|high| high << 4));
    bytes
}

/// The name that is written with `#` and two hexadecimal digits where other bytes stand.
pub(crate) fn name_of(raw: &[u8]) -> Vec<u8> {
    let mut name = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((&byte, after)) = rest.split_first() {
        let coded = match after {
            [high, low, ..] if byte == b'#' => nibble(*high).zip(nibble(*low)),
            _ => None,
        };
        if let Some((high, low)) = coded {
            name.push(high << 4 | low);
            rest = after.get(2..).unwrap_or_default();
        } else {
            name.push(byte);
            rest = after;
        }
    }
    name
}
