//! XML with properties of the document, of a page, or of a picture.

use super::value::is_telling;
use super::{Beside, problem};
use crate::document::ProblemKind;
use crate::read::office::xml::{Event, Xml};
use crate::read::pdf::syntax::Stream;
use crate::read::within::Within;

/// Elements that hold others, and give their values no name.
fn is_frame(name: &str) -> bool {
    matches!(name, "xmpmeta" | "xapmeta" | "RDF" | "Description" | "Alt" | "Seq" | "Bag" | "li")
}

/// Properties of the document, which are told whatever they are.
fn is_of_document(name: &str) -> bool {
    matches!(
        name,
        "title"
            | "creator"
            | "description"
            | "subject"
            | "rights"
            | "publisher"
            | "contributor"
            | "source"
            | "relation"
            | "coverage"
            | "identifier"
            | "Keywords"
            | "Producer"
            | "CreatorTool"
            | "CreateDate"
            | "ModifyDate"
            | "Author"
            | "AuthorsPosition"
            | "CaptionWriter"
            | "Company"
            | "Manager"
            | "Owner"
            | "UsageTerms"
            | "Label"
            | "Nickname"
    )
}

/// Whether a value is told. Programs write colours, typefaces, and numbers by which they know their files again.
fn is_told(name: &str, value: &str) -> bool {
    let value = value.trim();
    let is_number = ["uuid:", "xmp.", "adobe:docid:", "urn:uuid:"].iter().any(|sign| value.starts_with(sign));
    !value.is_empty() && !is_number && name != "image" && (is_of_document(name) || is_telling(value))
}

impl Beside<'_, '_> {
    pub(super) fn xmp(&mut self, stream: &Stream, to: &mut Within<'_, '_>) {
        let decoded = self.file.decode(stream);
        problem(decoded.problem, to);
        let budget = to.budget;
        let mut xml = Xml::over(budget.metered(Box::new(&*decoded.bytes), decoded.bytes.len() as u64));
        if let Err(kind) = self.read_xmp(&mut xml, to) {
            to.out.problem(kind);
        }
        problem(xml.problem(), to);
    }

    fn read_xmp(&mut self, xml: &mut Xml<'_>, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
        let (mut open, mut value) = (Vec::new(), String::new());
        loop {
            match xml.next()? {
                Event::Start(start) => {
                    self.xmp_value(&open, &value, to);
                    for (name, value) in start.attributes() {
                        if is_told(name, &value) {
                            self.property(name, &value, to);
                        }
                    }
                    open.push(start.name().to_owned());
                    value.clear();
                }
                Event::Text(text) => value.push_str(&text),
                Event::End => {
                    self.xmp_value(&open, &value, to);
                    open.pop();
                    value.clear();
                }
                Event::Comment(text) => self.property("comment", &text, to),
                Event::DocumentType => to.out.problem(ProblemKind::Damaged),
                Event::Done => return Ok(()),
                Event::Other => {}
            }
        }
    }
    /// Tells a text by the elements that it stands in.
    fn xmp_value(&mut self, open: &[String], value: &str, to: &mut Within<'_, '_>) {
        let name = open.iter().rev().find(|name| !is_frame(name)).map_or("", String::as_str);
        if is_told(name, value) {
            self.property(name, value, to);
        }
    }
}
