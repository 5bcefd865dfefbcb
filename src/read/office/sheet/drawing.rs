//! What is drawn on a sheet: text boxes and shapes, and whether they are switched off.

use std::collections::HashSet;

use super::super::xml::{Event, Xml};
use super::super::{attribute, fingerprint};
use super::format::Kind;
use super::grid::literals;
use super::number;
use crate::document::{Concealment, ProblemKind, Role, Seen};
use crate::read::out::Out;

/// Reads a drawing, behind the start of its root.
pub(super) fn read(xml: &mut Xml<'_>, out: &mut Out<'_>) -> Result<(), ProblemKind> {
    let mut open: Vec<String> = vec![String::new()];
    let (mut text, mut told) = (String::new(), HashSet::new());
    // How many elements are open round what is switched off, and round what is drawn once more for old programs.
    let (mut hidden, mut again) = (usize::MAX, usize::MAX);
    loop {
        match xml.next()? {
            Event::Start(start) => {
                match start.name() {
                    "p" => text.clear(),
                    "br" => text.push('\n'),
                    "Fallback" => again = again.min(open.len()),
                    // It stands in a list of properties, and that in the shape.
                    "cNvPr" if start.attribute("hidden").is_some_and(|value| super::scan::is_true(&value)) => {
                        hidden = hidden.min(open.len().saturating_sub(2));
                    }
                    _ => {}
                }
                open.push(start.name().to_owned());
                attribute::texts(&start, |text, seen| out.beside(text, Role::Attribute, seen));
            }
            Event::End => {
                let name = open.pop().unwrap_or_default();
                if name == "p" {
                    let print = fingerprint(&text);
                    if again == usize::MAX || !told.contains(&print) {
                        let seen = if hidden < usize::MAX { Concealment::HiddenObject.into() } else { Seen::VISIBLE };
                        out.block(&text, Role::Paragraph, seen);
                    }
                    told.insert(print);
                    text.clear();
                }
                hidden = if open.len() <= hidden { usize::MAX } else { hidden };
                again = if open.len() <= again { usize::MAX } else { again };
            }
            Event::Text(more) if open.last().is_some_and(|last| last == "t") => text.push_str(&more),
            Event::Text(more) if attribute::is_notable(&more) => {
                out.beside(&more, Role::Attribute, Concealment::Attribute);
            }
            Event::Comment(text) => out.beside(&text, Role::Comment, Concealment::Attribute),
            Event::DocumentType => out.problem(ProblemKind::Damaged),
            Event::Done => return Ok(()),
            _ => {}
        }
    }
}

/// Reads a chart, behind the start of its root: its titles, and the values that it shows.
pub(super) fn chart(xml: &mut Xml<'_>, out: &mut Out<'_>) -> Result<(), ProblemKind> {
    let mut open: Vec<String> = Vec::new();
    let (mut text, mut shown) = (String::new(), String::new());
    loop {
        match xml.next()? {
            Event::Start(start) => {
                match start.name() {
                    "p" | "v" => text.clear(),
                    "br" => text.push('\n'),
                    _ => {}
                }
                attribute::texts(&start, |text, seen| out.beside(text, Role::Attribute, seen));
                open.push(start.name().to_owned());
            }
            Event::End => match open.pop().as_deref() {
                Some("p") => out.block(&std::mem::take(&mut text), Role::Paragraph, Seen::VISIBLE),
                Some("v") => {
                    shown.clear();
                    if open.iter().any(|name| name.starts_with("num")) {
                        number::write(&text, Kind::Number, false, &mut shown);
                    } else {
                        shown.push_str(&text);
                    }
                    out.block(&shown, Role::Paragraph, Seen::VISIBLE);
                    text.clear();
                }
                _ => {}
            },
            Event::Text(more) => match open.last().map(String::as_str) {
                Some("t" | "v") => text.push_str(&more),
                // Which cells it shows, and in which format.
                Some("f") => literals(&more, |text| out.beside(text, Role::Attribute, Concealment::Attribute)),
                Some("formatCode") => {}
                _ if attribute::is_notable(&more) => {
                    out.beside(&more, Role::Attribute, Concealment::Attribute);
                }
                _ => {}
            },
            Event::Comment(text) => out.beside(&text, Role::Comment, Concealment::Attribute),
            Event::DocumentType => out.problem(ProblemKind::Damaged),
            Event::Done => return Ok(()),
            Event::Other => {}
        }
    }
}

/// Reads a drawing of the older kind, behind the start of its root: boxes of remarks, which hold no text, and buttons,
/// which do. What a program needs to know of them stands in `ClientData`.
pub(super) fn older(xml: &mut Xml<'_>, out: &mut Out<'_>) -> Result<(), ProblemKind> {
    let (mut depth, mut data, mut hidden) = (1_usize, usize::MAX, usize::MAX);
    let mut text = String::new();
    loop {
        match xml.next()? {
            Event::Start(start) => {
                match start.name() {
                    "ClientData" => data = data.min(depth),
                    "shape" if start.attribute("style").is_some_and(|style| style.contains("visibility:hidden")) => {
                        hidden = hidden.min(depth);
                    }
                    _ => {}
                }
                depth += 1;
                attribute::texts(&start, |text, seen| out.beside(text, Role::Attribute, seen));
            }
            Event::End => {
                depth = depth.saturating_sub(1);
                if depth <= data {
                    data = usize::MAX;
                }
                if data == usize::MAX && (depth <= 3 || text.ends_with('\n')) {
                    let seen = if hidden < usize::MAX { Concealment::HiddenObject.into() } else { Seen::VISIBLE };
                    out.block(&text, Role::Paragraph, seen);
                    text.clear();
                }
                if depth <= hidden {
                    hidden = usize::MAX;
                }
            }
            Event::Text(more) if data == usize::MAX => text.push_str(&more),
            Event::Text(more) if attribute::is_notable(&more) => {
                out.beside(&more, Role::Attribute, Concealment::Attribute);
            }
            Event::Comment(text) => out.beside(&text, Role::Comment, Concealment::Attribute),
            Event::DocumentType => out.problem(ProblemKind::Damaged),
            Event::Done => return Ok(()),
            _ => {}
        }
    }
}
