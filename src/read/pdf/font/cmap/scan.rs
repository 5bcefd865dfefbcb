//! The text of a `CMap` taken apart. It is a program in PostScript, of which every writer uses the same few sentences; so
//! they are looked for, and nothing is run.

use crate::read::pdf::syntax::lexer::{is_delimiter, is_space};

/// What a `CMap` says, piece by piece.
pub(super) trait Listener {
    /// Codes of so many bytes, each byte between those of `first` and `last`.
    fn space(&mut self, first: Code, last: Code);
    /// Codes and the CID of the first; the others follow it.
    fn cids(&mut self, first: Code, last: Code, cid: u32);
    /// Codes and the characters of the first, in UTF-16; the last unit counts on.
    fn text(&mut self, first: Code, last: Code, units: &[u16]);
    /// A code and the glyph that it means.
    fn glyph(&mut self, code: Code, name: &[u8]);
    /// It goes on from another `CMap`.
    fn base(&mut self, name: &[u8]);
    fn vertical(&mut self, vertical: bool);
    /// Whether enough has been said.
    fn is_full(&self) -> bool;
}

/// A code as it stands in a `CMap`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Code {
    pub(super) value: u32,
    pub(super) bytes: u8,
}

#[derive(Clone, Copy)]
enum Token<'a> {
    Hex(&'a [u8]),
    Integer(i64),
    Name(&'a [u8]),
    Word(&'a [u8]),
    Opens,
    Closes,
    Other,
}

/// Which list stands open.
#[derive(Clone, Copy, PartialEq)]
enum List {
    None,
    Spaces,
    CidRanges,
    CidChars,
    TextRanges,
    TextChars,
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scanner<'a> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn since(&self, begin: usize) -> &'a [u8] {
        self.bytes.get(begin..self.at).unwrap_or_default()
    }

    fn pass(&mut self, is: impl Fn(u8) -> bool) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|&byte| !is(byte)).unwrap_or(rest.len());
    }

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = self.peek()?;
            self.at += 1;
            let begin = self.at;
            return Some(match byte {
                _ if is_space(byte) => continue,
                b'%' => {
                    self.pass(|byte| !matches!(byte, b'\r' | b'\n'));
                    continue;
                }
                b'<' if self.peek() == Some(b'<') => {
                    self.at += 1;
                    Token::Other
                }
                b'<' => {
                    // Another `<` shows that the `>` is missing.
                    self.pass(|byte| !matches!(byte, b'>' | b'<'));
                    let hex = self.since(begin);
                    self.at += usize::from(self.peek() == Some(b'>'));
                    Token::Hex(hex)
                }
                b'/' => {
                    self.pass(is_regular);
                    Token::Name(self.since(begin))
                }
                b'(' => {
                    self.string();
                    Token::Other
                }
                b'[' => Token::Opens,
                b']' => Token::Closes,
                _ if is_delimiter(byte) => Token::Other,
                _ => {
                    self.pass(is_regular);
                    let word = self.since(begin - 1);
                    integer(word).map_or(Token::Word(word), Token::Integer)
                }
            });
        }
    }

    fn string(&mut self) {
        let mut open = 1_u32;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => open += 1,
                b')' if open == 1 => return,
                b')' => open -= 1,
                _ => {}
            }
        }
    }
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !is_delimiter(byte)
}

fn integer(word: &[u8]) -> Option<i64> {
    let digits = word.strip_prefix(b"-").unwrap_or(word);
    if digits.is_empty() || digits.len() > 10 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let value = digits.iter().fold(0, |value, digit| value * 10 + i64::from(digit - b'0'));
    Some(if digits.len() == word.len() { value } else { -value })
}

fn nibble(byte: u8) -> Option<u32> {
    char::from(byte).to_digit(16)
}

/// A code of one to four bytes.
fn code(hex: &[u8]) -> Option<Code> {
    let (mut value, mut digits) = (0_u32, 0_u8);
    for nibble in hex.iter().filter_map(|&byte| nibble(byte)) {
        if digits == 8 {
            return None;
        }
        (value, digits) = (value << 4 | nibble, digits + 1);
    }
    (digits > 0).then_some(Code { value, bytes: digits.div_ceil(2) })
}

/// The units of UTF-16 that a string holds. A single byte is one as well, for some write so.
fn units(hex: &[u8], into: &mut Vec<u16>) {
    into.clear();
    let (mut unit, mut digits) = (0_u32, 0);
    for nibble in hex.iter().filter_map(|&byte| nibble(byte)) {
        (unit, digits) = (unit << 4 | nibble, digits + 1);
        if digits == 4 {
            into.push(unit as u16);
            (unit, digits) = (0, 0);
        }
    }
    if digits > 0 {
        into.push(unit as u16);
    }
}

/// Reads a `CMap` to its end.
pub(super) fn scan(bytes: &[u8], listener: &mut impl Listener) {
    let mut scanner = Scanner { bytes, at: 0 };
    let mut list = List::None;
    let mut last = Token::Other;
    // What has been said of an entry of the list: its codes.
    let mut held: [Option<&[u8]>; 2] = [None; 2];
    let mut text = Vec::new();
    while let Some(token) = scanner.next() {
        if listener.is_full() {
            return;
        }
        match token {
            Token::Word(word) => {
                held = [None; 2];
                list = match word {
                    b"begincodespacerange" => List::Spaces,
                    b"begincidrange" => List::CidRanges,
                    b"begincidchar" => List::CidChars,
                    b"beginbfrange" => List::TextRanges,
                    b"beginbfchar" => List::TextChars,
                    b"usecmap" => {
                        if let Token::Name(name) = last {
                            listener.base(name);
                        }
                        List::None
                    }
                    _ => List::None,
                };
            }
            Token::Integer(mode) if list == List::None => {
                if matches!(last, Token::Name(b"WMode")) {
                    listener.vertical(mode == 1);
                }
            }
            _ if list == List::None => {}
            Token::Hex(hex) => match (list, held) {
                (List::Spaces, [Some(first), _]) => {
                    if let Some((first, last)) = code(first).zip(code(hex)) {
                        listener.space(first, last);
                    }
                    held = [None; 2];
                }
                (List::TextChars, [Some(first), _]) => {
                    if let Some(code) = code(first) {
                        units(hex, &mut text);
                        listener.text(code, code, &text);
                    }
                    held = [None; 2];
                }
                (List::TextRanges, [Some(first), Some(last)]) => {
                    if let Some((first, last)) = code(first).zip(code(last)) {
                        units(hex, &mut text);
                        listener.text(first, last, &text);
                    }
                    held = [None; 2];
                }
                (_, [None, _]) => held[0] = Some(hex),
                _ => held[1] = Some(hex),
            },
            Token::Name(name) => {
                if let (List::TextChars, [Some(first), _]) = (list, held)
                    && let Some(code) = code(first)
                {
                    listener.glyph(code, name);
                }
                held = [None; 2];
            }
            Token::Integer(cid) => {
                if let (Some(first), Ok(cid)) = (held[0].and_then(code), u32::try_from(cid)) {
                    let last = if list == List::CidChars { Some(first) } else { held[1].and_then(code) };
                    if let (List::CidRanges | List::CidChars, Some(last)) = (list, last) {
                        listener.cids(first, last, cid);
                    }
                }
                held = [None; 2];
            }
            Token::Opens => {
                let first = if list == List::TextRanges { held[0].and_then(code) } else { None };
                array(&mut scanner, first, held[1].and_then(code), &mut text, listener);
                held = [None; 2];
            }
            Token::Closes | Token::Other => {}
        }
        last = token;
    }
}

/// The characters of codes that follow each other, one by one.
fn array(
    scanner: &mut Scanner<'_>,
    first: Option<Code>,
    last: Option<Code>,
    text: &mut Vec<u16>,
    listener: &mut impl Listener,
) {
    let mut code = first;
    loop {
        let before = scanner.at;
        match scanner.next() {
            None | Some(Token::Closes) => return,
            // The bracket that ends it is missing.
            Some(Token::Word(_)) => {
                scanner.at = before;
                return;
            }
            Some(token) => {
                let Some(own) = code.filter(|own| last.is_none_or(|last| own.value <= last.value)) else { continue };
                if listener.is_full() {
                    return;
                }
                match token {
                    Token::Hex(hex) => {
                        units(hex, text);
                        listener.text(own, own, text);
                    }
                    Token::Name(name) => listener.glyph(own, name),
                    _ => continue,
                }
                code = own.value.checked_add(1).map(|value| Code { value, ..own });
            }
        }
    }
}
