//! XML with properties of the document, of a page, or of a picture.

use super::{Beside, problem};
use crate::document::ProblemKind;
use crate::read::office::xml::{Event, Xml};
use crate::read::pdf::syntax::Stream;
use crate::read::within::Within;

/// Elements that hold others, and give their values no name.
fn is_frame(name: &str) -> bool {
    matches!(name, "xmpmeta" | "xapmeta" | "RDF" | "Description" | "Alt" | "Seq" | "Bag" | "li")
}

/// Numbers by which programs know their files again, pictures written as letters, and what programs say of themselves.
fn says_nothing(name: &str, value: &str) -> bool {
    let value = value.trim();
    let sign = ["uuid:", "xmp.", "adobe:docid:", "urn:uuid:", "http://ns."].iter().any(|sign| value.starts_with(sign));
    sign || value.is_empty()
        || matches!(
            name,
            "about"
                | "lang"
                | "xmptk"
                | "parseType"
                | "resource"
                | "DocumentID"
                | "InstanceID"
                | "OriginalDocumentID"
                | "VersionID"
                | "documentID"
                | "instanceID"
                | "originalDocumentID"
                | "RenditionClass"
                | "image"
                | "format"
                | "part"
                | "conformance"
                | "amd"
                | "Trapped"
        )
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
                    for (name, value) in start.attributes() {
                        if !says_nothing(name, &value) {
                            self.property(name, &value, to);
                        }
                    }
                    open.push(start.name().to_owned());
                    value.clear();
                }
                Event::Text(text) => value.push_str(&text),
                Event::End => {
                    let name = open.iter().rev().find(|name| !is_frame(name)).map_or("", String::as_str);
                    if !says_nothing(name, &value) {
                        self.property(name, &value, to);
                    }
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
}
