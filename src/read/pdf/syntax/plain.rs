//! Objects in which nothing is said: numbers, names and references only. Most of a file's objects are such (places to go to,
//! widths of glyphs, pages), and to see that they are takes less than to make them.

use super::file::File;
use super::lexer::{Lexer, Token};
use super::place::Place;

/// Lists in lists are followed so deep.
const DEEP: u32 = 60;

impl File<'_> {
    /// Whether an object has neither strings nor a stream nor a name that is `telling`. What it refers to is added to `into`.
    /// Where that is not sure it is not so.
    pub(crate) fn is_plain(&self, number: u32, telling: impl Fn(&[u8]) -> bool, into: &mut Vec<u32>) -> bool {
        if self.has_at_hand(number) || self.is_spent() {
            return false;
        }
        match self.place(number) {
            Some(Place::At(at)) => {
                let mut lexer = Lexer::new(self.bytes(), at);
                let before = lexer.at();
                let own = matches!(lexer.next(), Some(Token::Integer(own)) if own == i64::from(number));
                let begins = own
                    && matches!(lexer.next(), Some(Token::Integer(_)))
                    && matches!(lexer.next(), Some(Token::Word(b"obj")));
                let plain = begins && references(&mut lexer, telling, into);
                self.took_apart(lexer.at() - before);
                plain && lexer.next() == Some(Token::Word(b"endobj"))
            }
            Some(Place::In { holder, index }) => {
                let Some(holder) = self.holder(holder) else { return false };
                let Some(mut lexer) = holder.begin(number, index) else { return false };
                let before = lexer.at();
                let plain = references(&mut lexer, telling, into);
                self.took_apart(lexer.at() - before);
                plain
            }
            _ => false,
        }
    }
}

/// Goes through an object and takes its references; stops and says so where it is not plain.
fn references(lexer: &mut Lexer<'_>, telling: impl Fn(&[u8]) -> bool, into: &mut Vec<u32>) -> bool {
    // Of each list that is open whether it is a dictionary, the innermost last.
    let (mut dicts, mut open) = (0_u64, 0);
    loop {
        match lexer.next() {
            Some(Token::Integer(number)) => {
                if let Ok(number) = u32::try_from(number)
                    && lexer.reference_ends().is_some()
                {
                    into.push(number);
                }
            }
            Some(Token::Real(_) | Token::Word(b"true" | b"false" | b"null")) => {}
            Some(Token::Name(name)) if name.is_ascii() && !name.contains(&b'#') && !telling(name) => {}
            Some(begin @ (Token::ArrayBegins | Token::DictBegins)) if open < DEEP => {
                dicts = dicts << 1 | u64::from(begin == Token::DictBegins);
                open += 1;
            }
            Some(end @ (Token::ArrayEnds | Token::DictEnds)) if open > 0 => {
                if (dicts & 1 == 1) != (end == Token::DictEnds) {
                    return false;
                }
                dicts >>= 1;
                open -= 1;
            }
            _ => return false,
        }
        if open == 0 {
            return true;
        }
    }
}
