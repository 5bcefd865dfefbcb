//! The tokens of rich text: groups, control words, bytes of text. It looks at bytes only; what they mean in which
//! character set, others know.

/// A control word longer than this is none.
const LONGEST_WORD: usize = 64;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// `\pard`, `\fs24`: the name, and the number behind it.
    Word(&'a [u8], Option<i32>),
    /// `\~`: the character behind the backslash.
    Symbol(u8),
    /// `\'d5`
    Byte(u8),
    /// What stands there as it is; without line ends, which mean nothing.
    Text(&'a [u8]),
}

pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// What is not read yet.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Bytes that stand there as they are, behind `\bin`: as many of them as are there.
    pub(super) fn take(&mut self, length: usize) -> &'a [u8] {
        let taken = self.rest().get(..length).unwrap_or(self.rest());
        self.at += taken.len();
        taken
    }

    /// The next token; after the last there is none.
    pub(super) fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let rest = self.rest();
            let first = *rest.first()?;
            let token = match first {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\\' => return Some(self.control()),
                b'\r' | b'\n' | 0 => {
                    self.at += 1;
                    continue;
                }
                _ => {
                    let special = |b: &u8| matches!(b, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
                    let length = rest.iter().position(special).unwrap_or(rest.len());
                    return Some(Token::Text(self.take(length)));
                }
            };
            self.at += 1;
            return Some(token);
        }
    }

    fn control(&mut self) -> Token<'a> {
        self.at += 1;
        let rest = self.rest();
        let letters = rest.iter().take(LONGEST_WORD).take_while(|b| b.is_ascii_alphabetic()).count();
        let (name, after) = rest.split_at(letters);
        if !name.is_empty() {
            let negative = after.first() == Some(&b'-');
            let sign = usize::from(negative);
            let digits = after.iter().skip(sign).take_while(|b| b.is_ascii_digit()).count();
            let mut length = letters;
            let mut number = None;
            if digits > 0 {
                let value = after
                    .iter()
                    .skip(sign)
                    .take(digits)
                    .fold(0_i32, |value, digit| value.saturating_mul(10).saturating_add(i32::from(digit - b'0')));
                number = Some(if negative { -value } else { value });
                length += sign + digits;
            }
            length += usize::from(rest.get(length) == Some(&b' '));
            self.at += length;
            return Token::Word(name, number);
        }
        self.at += usize::from(!rest.is_empty());
        match rest {
            [b'\'', high, low, ..] => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    self.at += 2;
                    Token::Byte(high << 4 | low)
                }
                _ => Token::Symbol(b'\''),
            },
            [symbol, ..] => Token::Symbol(*symbol),
            [] => Token::Symbol(0),
        }
    }
}

/// The value of a hexadecimal digit.
pub(super) fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

#[cfg(test)]
mod tests {
    use super::{Lexer, Token};

    #[test]
    fn control_words_end_where_they_end() {
        let mut lexer = Lexer::new(b"{\\b\\fs24 a\\u-28972?\\'d5\\par\r\nx\\*\\{}");
        let tokens: Vec<Token<'_>> = std::iter::from_fn(|| lexer.next()).collect();
        let expected = [
            Token::Open,
            Token::Word(b"b", None),
            Token::Word(b"fs", Some(24)),
            Token::Text(b"a"),
            Token::Word(b"u", Some(-28972)),
            Token::Text(b"?"),
            Token::Byte(0xD5),
            Token::Word(b"par", None),
            Token::Text(b"x"),
            Token::Symbol(b'*'),
            Token::Symbol(b'{'),
            Token::Close,
        ];
        assert_eq!(tokens, expected);
    }
}
