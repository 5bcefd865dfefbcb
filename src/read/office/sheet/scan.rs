//! The tags and texts of a sheet, quickly: a sheet of a million rows is one part with a hundred million
//! bytes of XML, nearly all of them tags of cells. What the events of `xml` cost would be most of the time.
//!
//! Texts may come in pieces. Namespaces, document types and the order of tags mean nothing here; a part
//! that ends while an element is open is told as damaged.

use std::borrow::Cow;
use std::io::BufRead;

use super::super::utf8::Utf8;
use crate::document::ProblemKind;
use crate::read::limits::Metered;

/// No tag that a program writes is as long.
const LONGEST_TAG: usize = 4 << 20;
/// An entity that is not at its end yet.
const ENTITY: usize = 12;

pub(crate) enum Token<'a> {
    Start(Tag<'a>),
    /// The element's name, without prefix.
    End(&'a str),
    Text(Cow<'a, str>),
    Comment(&'a str),
    /// Entities of its own making, which are not read.
    DocumentType,
    Done,
}

/// A start tag. An empty element has no end of its own.
#[derive(Clone, Copy)]
pub(crate) struct Tag<'a> {
    pub(crate) name: &'a str,
    attributes: &'a str,
    pub(crate) empty: bool,
}

impl<'a> Tag<'a> {
    /// The attributes: name without prefix, and value.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> + use<'a> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            loop {
                let (name, after) = rest.split_once('=')?;
                let after = after.trim_start();
                let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
                let (value, after) = after.get(1..)?.split_once(quote)?;
                rest = after;
                let name = name.trim();
                if !name.starts_with("xmlns") {
                    return Some((local(name), unescaped(value)));
                }
            }
        })
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        self.attributes().find(|attribute| attribute.0 == name).map(|attribute| attribute.1)
    }

    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// A switch that is off where nothing is said.
    pub(crate) fn is_on(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|value| is_true(&value))
    }
}

/// What Office takes for yes.
pub(crate) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

/// Inside of what the reading stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Markup,
    Raw,
    Comment,
}

pub(crate) struct Scanner<'a> {
    from: Utf8<Metered<'a>>,
    text: String,
    at: usize,
    inside: Inside,
    depth: usize,
    broken: bool,
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(bytes: Metered<'a>) -> Self {
        Self { from: Utf8::new(bytes), text: String::new(), at: 0, inside: Inside::Markup, depth: 0, broken: false }
    }

    /// The next tag or text; after `Done` or a problem there is none.
    pub(crate) fn next(&mut self) -> Result<Token<'_>, ProblemKind> {
        let found = loop {
            if let Some(found) = self.find() {
                break found;
            }
            if self.text.len() - self.at > LONGEST_TAG {
                return Err(ProblemKind::Damaged);
            }
            if !self.fill()? {
                return self.rest();
            }
        };
        let (kind, start, end) = found;
        let inner = self.text.get(start..end).unwrap_or_default();
        Ok(match kind {
            Kind::Start => {
                let (inner, empty) = match inner.strip_suffix('/') {
                    Some(inner) => (inner, true),
                    None => (inner, false),
                };
                let at = inner.bytes().position(|b| b.is_ascii_whitespace()).unwrap_or(inner.len());
                let (name, attributes) = inner.split_at(at);
                self.depth += usize::from(!empty);
                Token::Start(Tag { name: local(name), attributes, empty })
            }
            Kind::End => {
                self.depth = self.depth.saturating_sub(1);
                Token::End(local(inner.trim_ascii_end()))
            }
            Kind::Text => Token::Text(unescaped(inner)),
            Kind::Raw => Token::Text(Cow::Borrowed(inner)),
            Kind::Comment => Token::Comment(inner),
            Kind::DocumentType => Token::DocumentType,
        })
    }

    /// What is left when nothing more comes.
    fn rest(&mut self) -> Result<Token<'_>, ProblemKind> {
        let (from, at) = (&self.from, self.at);
        if let Some(over) = from.inner().over() {
            return Err(over);
        }
        if let Some(encoding) = from.broken().filter(|_| !self.broken) {
            self.broken = true;
            return Err(ProblemKind::BrokenEncoding(encoding));
        }
        self.at = self.text.len();
        let rest = self.text.get(at..).unwrap_or_default();
        if self.depth > 0 || rest.contains('<') || self.inside != Inside::Markup {
            return Err(ProblemKind::Damaged);
        }
        Ok(if rest.trim().is_empty() { Token::Done } else { Token::Text(unescaped(rest)) })
    }

    /// Takes in more. Whether there was more.
    fn fill(&mut self) -> Result<bool, ProblemKind> {
        self.text.drain(..self.at);
        self.at = 0;
        let Ok(more) = self.from.fill_buf() else {
            return Err(self.from.inner().over().unwrap_or(ProblemKind::Damaged));
        };
        // It gives whole characters, and all that it has.
        self.text.push_str(simdutf8::basic::from_utf8(more).map_err(|_| ProblemKind::Internal)?);
        let length = more.len();
        self.from.consume(length);
        Ok(length > 0)
    }

    /// What stands next, if all of it is there, and behind it.
    fn find(&mut self) -> Option<(Kind, usize, usize)> {
        loop {
            let start = self.at;
            let bytes = self.text.as_bytes().get(start..)?;
            match self.inside {
                Inside::Raw => return self.piece(Kind::Raw, b"]]>"),
                Inside::Comment => return self.piece(Kind::Comment, b"-->"),
                Inside::Markup => {}
            }
            match bytes {
                [] | [b'<'] => return None,
                [b'<', b'/', ..] => {
                    let end = memchr::memchr(b'>', bytes)?;
                    self.at = start + end + 1;
                    return Some((Kind::End, start + 2, start + end));
                }
                [b'<', b'!', ..] => {
                    if bytes.starts_with(b"<!--") {
                        (self.at, self.inside) = (start + 4, Inside::Comment);
                        continue;
                    }
                    if bytes.starts_with(b"<![CDATA[") {
                        (self.at, self.inside) = (start + 9, Inside::Raw);
                        continue;
                    }
                    if bytes.len() < 9 {
                        return None;
                    }
                    self.at = start + end_of_document_type(bytes)?;
                    return Some((Kind::DocumentType, start, start));
                }
                [b'<', b'?', ..] => {
                    self.at = start + memchr::memmem::find(bytes, b"?>")? + 2;
                }
                [b'<', ..] => {
                    let end = end_of_tag(bytes)?;
                    self.at = start + end + 1;
                    return Some((Kind::Start, start + 1, start + end));
                }
                _ => {
                    let mut end = memchr::memchr(b'<', bytes);
                    if end.is_none() {
                        // An entity at the end may go on.
                        let last = bytes.len().saturating_sub(ENTITY);
                        let open = bytes.get(last..)?.iter().rposition(|&b| b == b'&').map(|at| last + at);
                        end = Some(
                            open.filter(|&at| memchr::memchr(b';', &bytes[at..]).is_none()).unwrap_or(bytes.len()),
                        );
                    }
                    let end = end.filter(|&end| end > 0)?;
                    self.at = start + end;
                    return Some((Kind::Text, start, start + end));
                }
            }
        }
    }

    /// A piece of what ends with these bytes.
    fn piece(&mut self, kind: Kind, ends: &[u8]) -> Option<(Kind, usize, usize)> {
        let start = self.at;
        let bytes = self.text.as_bytes().get(start..)?;
        if let Some(end) = memchr::memmem::find(bytes, ends) {
            (self.at, self.inside) = (start + end + ends.len(), Inside::Markup);
            return Some((kind, start, start + end));
        }
        let held = ends.len() - 1;
        let end = crate::read::stretch::floor(&self.text, self.text.len().saturating_sub(held).max(start));
        if end <= start {
            return None;
        }
        self.at = end;
        Some((kind, start, end))
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Start,
    End,
    Text,
    Raw,
    Comment,
    DocumentType,
}

/// Where a start tag ends. Values may hold the sign of its end.
fn end_of_tag(bytes: &[u8]) -> Option<usize> {
    let mut from = 0;
    let mut quote = 0;
    loop {
        let end = from + memchr::memchr(b'>', bytes.get(from..)?)?;
        for &b in bytes.get(from..end)? {
            if quote == 0 && matches!(b, b'"' | b'\'') {
                quote = b;
            } else if quote == b {
                quote = 0;
            }
        }
        if quote == 0 {
            return Some(end);
        }
        from = end + 1;
    }
}

/// Behind a document type, which may have declarations of its own in brackets.
fn end_of_document_type(bytes: &[u8]) -> Option<usize> {
    let end = memchr::memchr(b'>', bytes)?;
    match memchr::memchr(b'[', &bytes[..end]) {
        Some(open) => Some(open + memchr::memmem::find(&bytes[open..], b"]>")? + 2),
        None => Some(end + 1),
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    match name.bytes().position(|b| b == b':') {
        Some(at) => name.get(at + 1..).unwrap_or(name),
        None => name,
    }
}

/// A text with its entities resolved; those that mean nothing stay.
fn unescaped(text: &str) -> Cow<'_, str> {
    let Some(mut next) = memchr::memchr(b'&', text.as_bytes()) else { return Cow::Borrowed(text) };
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let (before, entity) = rest.split_at(next);
        written.push_str(before);
        let end = entity.bytes().take(ENTITY).position(|b| b == b';');
        let found = end.and_then(|end| Some((resolved(entity.get(1..end)?)?, end)));
        rest = if let Some((c, end)) = found {
            written.push(c);
            entity.get(end + 1..).unwrap_or_default()
        } else {
            written.push('&');
            entity.get(1..).unwrap_or_default()
        };
        match memchr::memchr(b'&', rest.as_bytes()) {
            Some(at) => next = at,
            None => break,
        }
    }
    written.push_str(rest);
    Cow::Owned(written)
}

fn resolved(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::io::Read;

    use super::{Scanner, Token};
    use crate::read::limits::{Budget, Limits};

    /// Gives a byte at a time, so that every token is cut everywhere.
    struct Drop<'a>(&'a [u8]);

    impl Read for Drop<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let (Some(&first), Some(to)) = (self.0.first(), buffer.first_mut()) else { return Ok(0) };
            *to = first;
            self.0 = &self.0[1..];
            Ok(1)
        }
    }

    fn tokens(xml: &str) -> String {
        let budget = Budget::new(Limits::default());
        let mut told = String::new();
        // The first bytes have to name the encoding.
        let padded = format!("<?xml version=\"1.0\"?>{}{xml}", " ".repeat(200));
        let mut scanner = Scanner::new(budget.metered(Box::new(Drop(padded.as_bytes())), 0));
        loop {
            let result = match scanner.next() {
                Ok(Token::Start(tag)) => {
                    let attributes: Vec<_> = tag.attributes().map(|(name, value)| format!(" {name}={value}")).collect();
                    write!(told, "<{}{}{}>", tag.name, attributes.concat(), if tag.empty { "/" } else { "" })
                }
                Ok(Token::End(name)) => write!(told, "</{name}>"),
                Ok(Token::Text(text)) => write!(told, "{}", text.trim()),
                Ok(Token::Comment(text)) => write!(told, "{text}"),
                Ok(Token::DocumentType) => write!(told, "!"),
                Ok(Token::Done) => return told,
                Err(kind) => return told + kind.name(),
            };
            assert!(result.is_ok());
        }
    }

    #[test]
    fn tags_and_texts_are_told_wherever_they_are_cut() {
        assert_eq!(
            tokens("<x:c r = 'A1' y:s=\"&lt;>\" xmlns:x='z'><v >1&amp;2&#x5F20;&nbsp;&</v><e/></x:c>"),
            "<c r=A1 s=<>><v>1&2张&nbsp;&</v><e/></c>"
        );
        assert_eq!(tokens("<a><!--注--><![CDATA[<甲>]]]]></a>"), "<a>注<甲>]]</a>");
        assert_eq!(tokens("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"), "!<a>&b;</a>");
        assert_eq!(tokens("<a><b></a>"), "<a><b></a>damaged");
        assert_eq!(tokens("<a b='"), "damaged");
        assert_eq!(tokens("<a>1"), "<a>1damaged");
    }
}
