//! Objects in which nothing is said: numbers, names, references, and strings of which somebody says so. Most of a file's
//! objects are such (links, places to go to, widths of glyphs, pages), and to see that they are takes less than to make them.

use super::file::File;
use super::lexer::{Lexer, Token};
use super::place::Place;

/// Lists in lists are followed so deep.
const DEEP: u32 = 60;

/// Who knows what says something.
pub(crate) trait Telling {
    /// Whether what stands under a name may say something even if it is no string.
    fn by_name(&self, name: &[u8]) -> bool;
    /// Whether what is referred to under a name has to be looked at.
    fn by_reference(&self, _: &[u8]) -> bool {
        false
    }
    /// Whether a string says something, of ASCII and under a name.
    fn by_string(&self, name: &[u8], string: &str) -> bool;
}

impl File<'_> {
    /// Whether an object is no stream and has nothing that is `telling`. What it refers to is added to `into`. Where that
    /// is not sure it is not so.
    pub(crate) fn is_plain(&self, number: u32, telling: &impl Telling, into: &mut Vec<u32>) -> bool {
        let sealed = self.is_encrypted();
        self.scan(number, |lexer| references(lexer, telling, sealed, into))
    }

    /// Whether what stands under a name of a dictionary is a name that is wanted. Where that is not sure it is not so.
    pub(crate) fn is_named(&self, number: u32, key: &str, wanted: impl Fn(&[u8]) -> bool) -> bool {
        self.scan(number, |lexer| name_in(lexer, key.as_bytes()).is_some_and(wanted))
    }

    /// Looks at the bytes of an object that was not made lately and is no stream.
    fn scan(&self, number: u32, look: impl FnOnce(&mut Lexer<'_>) -> bool) -> bool {
        if self.is_spent() || self.has_at_hand(number) {
            return false;
        }
        match self.place(number) {
            Some(Place::At(at)) => {
                let mut lexer = Lexer::new(self.bytes(), at);
                let own = matches!(lexer.next(), Some(Token::Integer(own)) if own == i64::from(number));
                let begins = own
                    && matches!(lexer.next(), Some(Token::Integer(_)))
                    && matches!(lexer.next(), Some(Token::Word(b"obj")));
                let seen = begins && look(&mut lexer);
                self.took_apart(lexer.at().saturating_sub(at));
                seen && lexer.next() == Some(Token::Word(b"endobj"))
            }
            Some(Place::In { holder, index }) => {
                let Some(holder) = self.holder(holder) else { return false };
                let Some(mut lexer) = holder.begin(number, index) else { return false };
                let before = lexer.at();
                let seen = look(&mut lexer);
                self.took_apart(lexer.at() - before);
                seen
            }
            _ => false,
        }
    }
}

/// Lists and dictionaries that are open.
#[derive(Default)]
struct Open {
    /// Of each whether it is a dictionary, the innermost last.
    dicts: u64,
    count: u32,
}

impl Open {
    /// Notes a bracket; gives whether all is as it should be. Anything else is.
    fn pass(&mut self, token: &Token<'_>) -> bool {
        let is_dict = matches!(token, Token::DictBegins | Token::DictEnds);
        match token {
            Token::ArrayBegins | Token::DictBegins if self.count < DEEP => {
                self.dicts = self.dicts << 1 | u64::from(is_dict);
                self.count += 1;
            }
            Token::ArrayEnds | Token::DictEnds if self.count > 0 && (self.dicts & 1 == 1) == is_dict => {
                self.dicts >>= 1;
                self.count -= 1;
            }
            Token::ArrayBegins | Token::DictBegins | Token::ArrayEnds | Token::DictEnds => return false,
            Token::Word(word) => return matches!(*word, b"true" | b"false" | b"null"),
            Token::Name(name) => return !name.contains(&b'#'),
            _ => {}
        }
        true
    }
}

/// Goes through an object and takes its references; stops and says so where it is not plain.
fn references(lexer: &mut Lexer<'_>, telling: &impl Telling, sealed: bool, into: &mut Vec<u32>) -> bool {
    let mut open = Open::default();
    let mut under: &[u8] = b"";
    while let Some(token) = lexer.next() {
        if !open.pass(&token) {
            return false;
        }
        match token {
            Token::Integer(number) => {
                if let Ok(number) = u32::try_from(number)
                    && lexer.reference_ends().is_some()
                {
                    if telling.by_reference(under) {
                        return false;
                    }
                    into.push(number);
                }
            }
            Token::Name(name) => {
                if !name.is_ascii() || telling.by_name(name) {
                    return false;
                }
                under = name;
            }
            Token::String(raw) => {
                let is_text = !sealed && raw.iter().all(|&byte| matches!(byte, b' '..=b'~') && byte != b'\\');
                let text = std::str::from_utf8(raw).unwrap_or_default();
                if !is_text || telling.by_string(under, text) {
                    return false;
                }
            }
            Token::Hex(_) => return false,
            _ => {}
        }
        if open.count == 0 {
            return true;
        }
    }
    false
}

/// Goes through a dictionary and gives the name that stands under another one.
fn name_in<'a>(lexer: &mut Lexer<'a>, key: &[u8]) -> Option<&'a [u8]> {
    let mut open = Open::default();
    let mut found = None;
    // Of the value that comes next whether it is the wanted one.
    let mut next = None;
    while let Some(token) = lexer.next() {
        let before = open.count;
        if !open.pass(&token) || before == 0 && token != Token::DictBegins {
            return None;
        }
        if matches!(token, Token::Integer(_)) {
            lexer.reference_ends();
        }
        match open.count {
            0 => return found.filter(|_| next.is_none()),
            1 if before == 0 => {}
            // What stands here is a name, a value, or the end of one.
            1 => match (next.take(), token) {
                (None, Token::Name(name)) => next = Some(name == key),
                (None, _) => return None,
                (Some(false), _) => {}
                (Some(true), Token::Name(name)) => found = Some(name),
                (Some(true), _) => found = None,
            },
            _ => {}
        }
    }
    None
}
