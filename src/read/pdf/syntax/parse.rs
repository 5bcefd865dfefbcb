//! From tokens to objects.

use std::rc::Rc;

use super::lexer::{Lexer, Token, bytes_of, name_of, text_of};
use super::object::{Dict, Id, Object};

/// Lists in lists are followed so deep; nothing real is nested deeper than about ten.
const DEEP: u32 = 64;

/// The next object. `Null` for what is none, and at the end.
pub(crate) fn object(lexer: &mut Lexer<'_>) -> Object {
    match lexer.next() {
        Some(token) => value(lexer, token, 0),
        None => Object::Null,
    }
}

/// The object that begins with a token.
fn value(lexer: &mut Lexer<'_>, token: Token<'_>, depth: u32) -> Object {
    match token {
        Token::Integer(number) => reference(lexer, number).unwrap_or(Object::Integer(number)),
        Token::Real(number) => Object::Real(number),
        Token::String(raw) => Object::String(text_of(raw).into()),
        Token::Hex(raw) => Object::String(bytes_of(raw).into()),
        Token::Name(raw) => Object::Name(name_of(raw).into()),
        Token::ArrayBegins => array(lexer, depth),
        Token::DictBegins => Object::Dict(Rc::new(dict(lexer, depth))),
        Token::Word(b"true") => Object::Bool(true),
        Token::Word(b"false") => Object::Bool(false),
        Token::Word(_) | Token::ArrayEnds | Token::DictEnds => Object::Null,
    }
}

/// `12 0 R`, of which the first number has been read.
fn reference(lexer: &mut Lexer<'_>, number: i64) -> Option<Object> {
    let number = u32::try_from(number).ok()?;
    let mut ahead = lexer.clone();
    let Some(Token::Integer(generation)) = ahead.next() else { return None };
    let generation = u16::try_from(generation).ok()?;
    (ahead.next()? == Token::Word(b"R")).then(|| {
        lexer.go_to(ahead.at());
        Object::Reference(Id { number, generation })
    })
}

/// Whether a word can only mean that the object, or the list in it, ended before.
fn breaks_off(token: &Token<'_>) -> bool {
    matches!(token, Token::Word(b"endobj" | b"obj" | b"stream" | b"endstream" | b"xref" | b"trailer"))
}

fn array(lexer: &mut Lexer<'_>, depth: u32) -> Object {
    let mut items = Vec::new();
    loop {
        let before = lexer.at();
        let Some(token) = lexer.next() else { break };
        if token == Token::ArrayEnds {
            break;
        }
        if token == Token::DictEnds || breaks_off(&token) || depth > DEEP {
            lexer.go_to(before);
            break;
        }
        items.push(value(lexer, token, depth + 1));
    }
    Object::Array(items.into())
}

/// A dictionary whose `<<` has been read.
pub(crate) fn dict(lexer: &mut Lexer<'_>, depth: u32) -> Dict {
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
                    lexer.go_to(after_name);
                    break;
                }
                let value = value(lexer, token, depth + 1);
                dict.push(name_of(raw).into(), value);
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
