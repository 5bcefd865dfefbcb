//! From tokens to objects.

use std::cell::RefCell;
use std::rc::Rc;

use super::lexer::{Lexer, Token, bytes_of, name_of, text_of};
use super::object::{Dict, Id, Object};

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
    match lexer.next() {
        Some(token) => value(lexer, token, 0, unseal),
        None => Object::Null,
    }
}

/// The object that begins with a token.
#[allow(clippy::needless_pass_by_value)] // a token is as small as a reference to it
fn value(lexer: &mut Lexer<'_>, token: Token<'_>, depth: u32, unseal: Unseal<'_>) -> Object {
    match token {
        Token::Integer(number) => reference(lexer, number).unwrap_or(Object::Integer(number)),
        Token::Real(number) => Object::Real(number),
        Token::String(raw) => string(text_of(raw), unseal),
        Token::Hex(raw) => string(bytes_of(raw), unseal),
        Token::Name(raw) => Object::Name(name(raw)),
        Token::ArrayBegins => array(lexer, depth, unseal),
        Token::DictBegins => Object::Dict(Rc::new(sealed_dict(lexer, depth, unseal))),
        Token::Word(b"true") => Object::Bool(true),
        Token::Word(b"false") => Object::Bool(false),
        Token::Word(_) | Token::ArrayEnds | Token::DictEnds => Object::Null,
    }
}

/// Names that were met lately are shared: they are mostly the same few.
const SHARED: usize = 256;
/// Longer ones are mostly met once.
const SHORT: usize = 24;

thread_local! {
    static NAMES: RefCell<Vec<Rc<[u8]>>> = RefCell::new(vec![Rc::default(); SHARED]);
}

fn name(raw: &[u8]) -> Rc<[u8]> {
    if raw.contains(&b'#') {
        return name_of(raw).into();
    }
    if raw.len() > SHORT {
        return raw.into();
    }
    let mark = raw.iter().fold(raw.len(), |mark, &byte| mark.wrapping_mul(31).wrapping_add(usize::from(byte)));
    NAMES.with_borrow_mut(|names| match names.get_mut(mark % SHARED) {
        Some(known) => {
            if **known != *raw {
                *known = raw.into();
            }
            Rc::clone(known)
        }
        None => raw.into(),
    })
}

fn string(bytes: Vec<u8>, unseal: Unseal<'_>) -> Object {
    Object::String(match unseal {
        Some(unseal) => unseal(bytes).into(),
        None => bytes.into(),
    })
}

/// `12 0 R`, of which the first number has been read.
fn reference(lexer: &mut Lexer<'_>, number: i64) -> Option<Object> {
    let number = u32::try_from(number).ok()?;
    let generation = lexer.reference_ends()?;
    Some(Object::Reference(Id { number, generation }))
}

/// Whether a word can only mean that the object, or the list in it, ended before.
fn breaks_off(token: &Token<'_>) -> bool {
    matches!(token, Token::Word(b"endobj" | b"obj" | b"stream" | b"endstream" | b"xref" | b"trailer"))
}

fn array(lexer: &mut Lexer<'_>, depth: u32, unseal: Unseal<'_>) -> Object {
    let mut items = Vec::new();
    loop {
        let before = lexer.at();
        let Some(token) = lexer.next() else { break };
        if token == Token::ArrayEnds {
            break;
        }
        if token == Token::DictEnds || breaks_off(&token) || depth > DEEP {
            lexer.cuts(depth > DEEP);
            lexer.go_to(before);
            break;
        }
        let keeps = lexer.keeps();
        let item = value(lexer, token, depth + 1, unseal);
        if keeps {
            items.push(item);
        }
    }
    Object::Array(items.into())
}

/// A dictionary whose `<<` has been read.
pub(crate) fn dict(lexer: &mut Lexer<'_>, depth: u32) -> Dict {
    sealed_dict(lexer, depth, None)
}

fn sealed_dict(lexer: &mut Lexer<'_>, depth: u32, unseal: Unseal<'_>) -> Dict {
    let mut dict = Dict::default();
    loop {
        let before = lexer.at();
        match lexer.next() {
            None | Some(Token::DictEnds) => break,
            Some(Token::Name(raw)) => {
                let after_name = lexer.at();
                let Some(token) = lexer.next() else { break };
                if token == Token::DictEnds {
                    break;
                }
                if breaks_off(&token) || depth > DEEP {
                    lexer.cuts(depth > DEEP);
                    lexer.go_to(after_name);
                    break;
                }
                let keeps = lexer.keeps();
                let value = value(lexer, token, depth + 1, unseal);
                if keeps {
                    dict.push(name(raw), value);
                }
            }
            Some(token) if breaks_off(&token) => {
                lexer.go_to(before);
                break;
            }
            Some(_) => {}
        }
    }
    dict
}
