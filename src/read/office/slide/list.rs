//! The parts of a presentation that list things: slides, people, marks that programs leave.

use super::super::attribute::{self, is_notable};
use super::super::xml::{Event, Xml};
use crate::document::{Concealment, ProblemKind, Role};
use crate::read::out::Out;

/// What sections are called that nobody named.
const UNNAMED: [&str; 4] = ["默认节", "无标题节", "Default Section", "Untitled Section"];

/// What the main part says.
#[derive(Default)]
pub(super) struct Presentation {
    /// The relationships of the slides, in order.
    pub(super) slides: Vec<String>,
    /// Width and height of a slide.
    pub(super) size: Option<(i64, i64)>,
}

/// Reads the main part, behind the start of its root.
pub(super) fn presentation(xml: &mut Xml<'_>, out: &mut Out<'_>, to: &mut Presentation) -> Result<(), ProblemKind> {
    loop {
        match xml.next()? {
            Event::Start(start) => match start.name() {
                // Its own number and its relationship are called the same, but for the prefix.
                "sldId" => {
                    let ids = start.attributes().filter(|attribute| attribute.0 == "id");
                    let id = ids.map(|attribute| attribute.1).find(|id| !id.bytes().all(|b| b.is_ascii_digit()));
                    to.slides.extend(id.map(std::borrow::Cow::into_owned));
                }
                "sldSz" => to.size = super::frame::pair(&start, "cx", "cy"),
                "section" | "custShow" => {
                    let name = start.attribute("name").unwrap_or_default();
                    if !UNNAMED.contains(&&*name) {
                        out.beside(&name, Role::Attribute, Concealment::Attribute);
                    }
                }
                _ => attribute::texts(&start, |text, seen| out.beside(text, Role::Attribute, seen)),
            },
            Event::Text(text) | Event::Comment(text) if is_notable(&text) => {
                out.beside(&text, Role::Attribute, Concealment::Attribute);
            }
            Event::Done => return Ok(()),
            _ => {}
        }
    }
}

/// Reads the names of those who wrote comments.
pub(super) fn authors(xml: &mut Xml<'_>, out: &mut Out<'_>) -> Result<(), ProblemKind> {
    each_start(xml, out, |name, value, _| match name {
        "name" => Some(Concealment::Property),
        "initials" => None,
        _ => is_notable(value).then_some(Concealment::Property),
    })
}

/// Reads marks that programs leave on slides and shapes. WPS leaves dozens of its own, which say how a
/// template is to be filled in.
pub(super) fn tags(xml: &mut Xml<'_>, out: &mut Out<'_>) -> Result<(), ProblemKind> {
    each_start(xml, out, |name, value, element| {
        let own = element.starts_with("KSO_") || element.starts_with("kso_");
        let says = if own { is_notable(value) && !element.contains("PRESET") } else { name == "val" };
        says.then_some(Concealment::Attribute)
    })
}

/// Reads themes and settings: every file has them, with names of typefaces and colours in the user's language.
pub(super) fn settings(xml: &mut Xml<'_>, out: &mut Out<'_>) -> Result<(), ProblemKind> {
    each_start(xml, out, |name, value, _| {
        let is_name = matches!(name, "name" | "typeface" | "styleName" | "panose");
        (!is_name && is_notable(value)).then_some(Concealment::Attribute)
    })
}

/// Goes through the attributes of a part: name, value, and how the element is called by its own attribute
/// `name`. What any text in it says is told as well.
fn each_start(
    xml: &mut Xml<'_>,
    out: &mut Out<'_>,
    says: impl Fn(&str, &str, &str) -> Option<Concealment>,
) -> Result<(), ProblemKind> {
    loop {
        match xml.next()? {
            Event::Start(start) => {
                let element = start.attribute("name").unwrap_or_default();
                for (name, value) in start.attributes() {
                    if let Some(why) = says(name, &value, &element) {
                        out.beside(&value, Role::Attribute, why);
                    }
                }
            }
            Event::Text(text) | Event::Comment(text) => out.beside(&text, Role::Attribute, Concealment::Attribute),
            Event::Done => return Ok(()),
            _ => {}
        }
    }
}
