//! Remarks on cells, old and new: those that can be answered come once more as old ones, for old programs.

use std::collections::HashSet;

use super::super::fingerprint;
use super::super::xml::{Event, Xml};
use crate::document::{Concealment, ProblemKind, Role};
use crate::read::out::Out;

/// Lines of remarks that were told in their new form.
#[derive(Default)]
pub(super) struct Told(HashSet<u64>);

/// Reads remarks in their old form, behind the start of the root.
pub(super) fn old(xml: &mut Xml<'_>, out: &mut Out<'_>, told: &Told) -> Result<(), ProblemKind> {
    let mut open: Vec<String> = Vec::new();
    let mut text = String::new();
    let mut authors: Vec<String> = Vec::new();
    let mut repeats = false;
    loop {
        match xml.next()? {
            Event::Start(start) => {
                if start.name() == "comment" {
                    let author = start.number("authorId").and_then(|author| authors.get(author as usize));
                    out.of_cell(start.attribute("ref").and_then(|name| super::cells::of_cell(&name)));
                    repeats = author.is_some_and(|author| author.starts_with("tc="));
                    text.clear();
                }
                open.push(start.name().to_owned());
            }
            Event::End => {
                match open.pop().as_deref() {
                    Some("author") => authors.push(std::mem::take(&mut text)),
                    Some("comment") => comment(&text, out, repeats.then_some(told)),
                    // How a word is pronounced stands apart.
                    Some("rPh") => text.push('\n'),
                    _ => continue,
                }
                text.clear();
            }
            Event::Text(more) if open.last().is_some_and(|last| matches!(&**last, "t" | "author")) => {
                text.push_str(&more);
            }
            Event::Comment(text) => out.beside(&text, Role::Comment, Concealment::Attribute),
            Event::Done => break,
            _ => {}
        }
    }
    out.of_cell(None);
    let mut people = HashSet::new();
    for author in authors.iter().filter(|author| !author.starts_with("tc=")) {
        if people.insert(author) {
            out.beside(author, Role::Attribute, Concealment::Property);
        }
    }
    Ok(())
}

fn comment(text: &str, out: &mut Out<'_>, told: Option<&Told>) {
    let decoded = super::strings::decoded(text);
    let text = decoded.as_deref().unwrap_or(text);
    let Some(told) = told else { return out.beside(text, Role::Comment, Concealment::Comment) };
    let new = text.lines().filter(|line| !told.0.contains(&fingerprint(line)));
    out.beside(&new.collect::<Vec<_>>().join("\n"), Role::Comment, Concealment::Comment);
}

/// Reads remarks that can be answered, behind the start of the root.
pub(super) fn threads(xml: &mut Xml<'_>, out: &mut Out<'_>, told: &mut Told) -> Result<(), ProblemKind> {
    let mut text = String::new();
    loop {
        match xml.next()? {
            Event::Start(start) if start.name() == "text" => text.clear(),
            Event::Start(start) if start.name() == "threadedComment" => {
                out.of_cell(start.attribute("ref").and_then(|name| super::cells::of_cell(&name)));
            }
            Event::Text(more) => text.push_str(&more),
            Event::End => {
                told.0.extend(text.lines().map(fingerprint));
                out.beside(&text, Role::Comment, Concealment::Comment);
                text.clear();
            }
            Event::Comment(text) => out.beside(&text, Role::Comment, Concealment::Attribute),
            Event::Done => {
                out.of_cell(None);
                return Ok(());
            }
            _ => {}
        }
    }
}

/// Reads who wrote remarks.
pub(super) fn people(xml: &mut Xml<'_>, out: &mut Out<'_>) -> Result<(), ProblemKind> {
    loop {
        match xml.next()? {
            Event::Start(start) => {
                for (name, value) in start.attributes() {
                    // Also by what name the person is known to a server: an address, mostly, or a number.
                    if name == "displayName"
                        || name == "userId" && value.contains('@')
                        || super::super::attribute::is_notable(&value)
                    {
                        out.beside(&value, Role::Attribute, Concealment::Property);
                    }
                }
            }
            Event::Done => return Ok(()),
            _ => {}
        }
    }
}
