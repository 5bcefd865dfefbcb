//! Annotations: remarks, stamps and watermarks that lie over a page.

use super::content::Content;
use super::geometry::Rect;
use super::listing;
use super::walker::Walker;
use crate::document::{Concealment, ProblemKind, Role};
use crate::read::office::attribute;
use crate::read::office::xml::{Event, Xml};

/// One annotation: what it draws, and whether it is switched off.
#[derive(Default)]
pub(super) struct Annotation {
    pub(super) content: Content,
    pub(super) is_off: bool,
}

/// Reads the annotations of a page, behind the start of their root.
pub(super) fn read(xml: &mut Xml<'_>, all: &mut Vec<Annotation>) -> Result<(), ProblemKind> {
    let (mut walker, mut is_off) = (Walker::default(), false);
    let mut drawing: Option<usize> = None;
    let (mut depth, mut value) = (1_usize, String::new());
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(_) => depth += 1,
            Event::End => depth = depth.saturating_sub(1),
            Event::Done => return Ok(()),
            _ => {}
        }
        if drawing.is_some_and(|outside| depth > outside) {
            walker.event(&event);
            continue;
        }
        match event {
            Event::Start(start) => {
                match start.name() {
                    "Annot" => {
                        is_off = start.attribute("Visible").is_some_and(|value| matches!(value.trim(), "false" | "0"));
                        for (name, value) in start.attributes() {
                            let is_person = matches!(name, "Creator" | "LastModifier");
                            if is_person || name != "ID" && attribute::is_notable(&value) {
                                let why = if is_person { Concealment::Property } else { Concealment::Attribute };
                                walker.say(&value, Role::Attribute, why);
                            }
                        }
                    }
                    "Appearance" => {
                        drawing = Some(depth - 1);
                        walker.lies_at(start.attribute("Boundary").and_then(|at| Rect::of(&at)).unwrap_or_default());
                    }
                    _ => {}
                }
                if start.name() != "Annot" {
                    listing::attributes(&start, |text| walker.say(text, Role::Attribute, Concealment::Attribute));
                }
                value.clear();
            }
            Event::Text(text) => value.push_str(&text),
            Event::End if drawing.take().is_some() => value.clear(),
            Event::End => {
                let text = std::mem::take(&mut value);
                if attribute::is_notable(&text) {
                    walker.say(text.trim(), Role::Comment, Concealment::Comment);
                }
                if depth == 1 {
                    all.push(Annotation { content: std::mem::take(&mut walker).finish(), is_off });
                }
            }
            Event::Comment(text) => walker.say(&text, Role::Comment, Concealment::Attribute),
            _ => {}
        }
    }
}
