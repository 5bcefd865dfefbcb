//! From tokens to objects.

use std::cell::Cell;
use std::rc::Rc;

use super::lexer::{Lexer, Token, bytes_of, name_of, text_of};
use super::object::{Dict, Entry, Id, Object};

/// Lists in lists are followed so deep; nothing real is nested deeper than about ten.
const DEEP: u32 = 64;

/// What decrypts the strings of an object, if they are encrypted.
pub(crate) type Unseal<'u> = Option<&'u dyn Fn(Vec<u8>) -> Vec<u8>>;

/// The next object. `Null` for what is none, and at the end.
pub(crate) fn object(lexer: &mut Lexer<'_>) -> Object {
    sealed(lexer, None)
}

/// The same where strings may be encrypted.
pub(crate) fn sealed(lexer: &mut Lexer<'_>, unseal: Unseal<'_>) -> Object {
    let Some(token) = lexer.next() else { return Object::Null };
    let desk = DESK.take().unwrap_or_else(|| Box::new(Desk { names: vec![Rc::default(); SHARED], ..Desk::default() }));
    let mut parser = Parser { lexer, unseal, desk };
    let object = parser.value(token, 0);
    let mut desk = parser.desk;
    // Nothing is left over but what a list of millions took.
    if desk.items.capacity() > USUAL || desk.entries.capacity() > USUAL {
        (desk.items, desk.entries) = (Vec::new(), Vec::new());
    }
    DESK.set(Some(desk));
    object
}

/// Names that were met lately are shared: they are mostly the same few.
const SHARED: usize = 256;
/// Longer ones are mostly met once.
const SHORT: usize = 24;
/// Places for items of lists that are kept from one object to the next.
const USUAL: usize = 1 << 14;

/// What is used again for one object after the other.
#[derive(Default)]
struct Desk {
    names: Vec<Rc<[u8]>>,
    /// Items of the lists and dictionaries that are open, the innermost last.
    items: Vec<Object>,
    entries: Vec<Entry>,
}

thread_local! {
    static DESK: Cell<Option<Box<Desk>>> = const { Cell::new(None) };
}

struct Parser<'p, 'a> {
    lexer: &'p mut Lexer<'a>,
    unseal: Unseal<'p>,
    desk: Box<Desk>,
}

impl Parser<'_, '_> {
    /// The object that begins with a token.
    #[allow(clippy::needless_pass_by_value)] // a token is as small as a reference to it
    fn value(&mut self, token: Token<'_>, depth: u32) -> Object {
        match token {
            Token::Integer(number) => self.reference(number).unwrap_or(Object::Integer(number)),
            Token::Real(number) => Object::Real(number),
            Token::String(raw) if self.unseal.is_none() && !raw.iter().any(|byte| matches!(byte, b'\\' | b'\r')) => {
                Object::String(raw.into())
            }
            Token::String(raw) => self.string(text_of(raw)),
            Token::Hex(raw) => self.string(bytes_of(raw)),
            Token::Name(raw) => Object::Name(self.name(raw)),
            Token::ArrayBegins => self.array(depth),
            Token::DictBegins => Object::Dict(Rc::new(self.dict(depth))),
            Token::Word(b"true") => Object::Bool(true),
            Token::Word(b"false") => Object::Bool(false),
            Token::Word(_) | Token::ArrayEnds | Token::DictEnds => Object::Null,
        }
    }

    fn name(&mut self, raw: &[u8]) -> Rc<[u8]> {
        if raw.len() > SHORT || raw.contains(&b'#') {
            return name_of(raw).into();
        }
        let mark = raw.iter().fold(raw.len(), |mark, &byte| mark.wrapping_mul(31).wrapping_add(usize::from(byte)));
        match self.desk.names.get_mut(mark % SHARED) {
            Some(known) => {
                if **known != *raw {
                    *known = raw.into();
                }
                Rc::clone(known)
            }
            None => raw.into(),
        }
    }

    fn string(&self, bytes: Vec<u8>) -> Object {
        Object::String(match self.unseal {
            Some(unseal) => unseal(bytes).into(),
            None => bytes.into(),
        })
    }

    /// `12 0 R`, of which the first number has been read.
    fn reference(&mut self, number: i64) -> Option<Object> {
        let number = u32::try_from(number).ok()?;
        let generation = self.lexer.reference_ends()?;
        Some(Object::Reference(Id { number, generation }))
    }

    fn array(&mut self, depth: u32) -> Object {
        let begin = self.desk.items.len();
        loop {
            let before = self.lexer.at();
            let Some(token) = self.lexer.next() else { break };
            if token == Token::ArrayEnds {
                break;
            }
            if token == Token::DictEnds || breaks_off(&token) || depth > DEEP {
                self.lexer.cuts(depth > DEEP);
                self.lexer.go_to(before);
                break;
            }
            let keeps = self.lexer.keeps();
            let item = self.value(token, depth + 1);
            if keeps {
                self.desk.items.push(item);
            }
        }
        Object::Array(self.desk.items.drain(begin..).collect())
    }

    /// A dictionary whose `<<` has been read.
    fn dict(&mut self, depth: u32) -> Dict {
        let begin = self.desk.entries.len();
        loop {
            let before = self.lexer.at();
            match self.lexer.next() {
                None | Some(Token::DictEnds) => break,
                Some(Token::Name(raw)) => {
                    let after_name = self.lexer.at();
                    let Some(token) = self.lexer.next() else { break };
                    if token == Token::DictEnds {
                        break;
                    }
                    if breaks_off(&token) || depth > DEEP {
                        self.lexer.cuts(depth > DEEP);
                        self.lexer.go_to(after_name);
                        break;
                    }
                    let keeps = self.lexer.keeps();
                    let value = self.value(token, depth + 1);
                    let name = self.name(raw);
                    if keeps {
                        self.desk.entries.push((name, value));
                    }
                }
                Some(token) if breaks_off(&token) => {
                    self.lexer.go_to(before);
                    break;
                }
                Some(_) => {}
            }
        }
        self.desk.entries.drain(begin..).collect()
    }
}

/// Whether a word can only mean that the object, or the list in it, ended before.
fn breaks_off(token: &Token<'_>) -> bool {
    matches!(token, Token::Word(b"endobj" | b"obj" | b"stream" | b"endstream" | b"xref" | b"trailer"))
}
