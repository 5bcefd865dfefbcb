//! The events of an XML part. Names come without their prefix, as producers differ in it; entities are
//! resolved, those that a document type would define are not, so that nothing can multiply.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event as Raw};
use quick_xml::reader::Reader;

use super::archive::Archive;
use super::attribute;
use super::utf8::Utf8;
use crate::document::{Concealment, ProblemKind, Seen};
use crate::read::limits::{Budget, Metered};

/// Elements in elements; Word stops far earlier.
const DEPTH: u64 = 2_000;

/// A part being read.
pub(crate) struct Xml<'a> {
    reader: Reader<Utf8<Metered<'a>>>,
    buffer: Vec<u8>,
    depth: u64,
}

pub(crate) enum Event<'a> {
    Start(Start<'a>),
    End,
    Text(Cow<'a, str>),
    Comment(Cow<'a, str>),
    /// Nothing that could hold text.
    Other,
    /// Entities of its own making, which are not read.
    DocumentType,
    Done,
}

impl<'a> Xml<'a> {
    pub(crate) fn open(archive: &'a mut Archive<'_>, index: usize, budget: &'a Budget) -> Result<Self, ProblemKind> {
        Ok(Self::over(archive.part(index, budget)?))
    }

    /// XML that lies in no archive, or somewhere else in one.
    pub(crate) fn over(bytes: Metered<'a>) -> Self {
        let mut reader = Reader::from_reader(Utf8::new(bytes));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, buffer: Vec::new(), depth: 0 }
    }

    /// The next event; after `Done` or a problem there is none.
    pub(crate) fn next(&mut self) -> Result<Event<'_>, ProblemKind> {
        self.buffer.clear();
        let damaged = ProblemKind::Damaged;
        Ok(match self.reader.read_event_into(&mut self.buffer).map_err(|_| damaged)? {
            Raw::Start(start) => {
                self.depth += 1;
                if self.depth > DEPTH {
                    return Err(ProblemKind::TooDeep(DEPTH));
                }
                Event::Start(Start(start))
            }
            Raw::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                Event::End
            }
            Raw::Text(text) => Event::Text(text.into_inner()),
            Raw::CData(text) => Event::Text(text.into_inner()),
            Raw::GeneralRef(entity) => Event::Text(resolved(&entity).into()),
            Raw::Comment(text) => Event::Comment(text.into_inner()),
            // One that only names its definition defines no entities here; older files have it.
            Raw::DocType(text) if !text.contains('[') => Event::Other,
            Raw::DocType(_) => Event::DocumentType,
            Raw::Eof if self.depth > 0 => return Err(ProblemKind::Damaged),
            Raw::Eof => Event::Done,
            Raw::Empty(_) | Raw::Decl(_) | Raw::PI(_) => Event::Other,
        })
    }

    /// Goes on to the outermost element; gives its name, and what was said so far.
    pub(crate) fn root(&mut self) -> Result<Root, ProblemKind> {
        let mut root = Root::default();
        loop {
            match self.next()? {
                Event::Start(start) => {
                    start.name().clone_into(&mut root.name);
                    root.attributes =
                        start.attributes().map(|(name, value)| (name.to_owned(), value.into_owned())).collect();
                    attribute::texts(&start, |text, seen| root.says.push((text.to_owned(), seen)));
                    return Ok(root);
                }
                Event::Comment(text) => root.says.push((text.into_owned(), Concealment::Attribute.into())),
                Event::DocumentType => root.has_entities = true,
                Event::Done => return Ok(root),
                _ => {}
            }
        }
    }

    /// What was wrong with the bytes below.
    pub(crate) fn problem(&self) -> Option<ProblemKind> {
        let bytes = self.reader.get_ref();
        bytes.inner().over().or_else(|| bytes.broken().map(ProblemKind::BrokenEncoding))
    }
}

/// The outermost element of a part.
#[derive(Default)]
pub(crate) struct Root {
    /// Without a name there is no element at all.
    pub(crate) name: String,
    /// Its attributes, without prefix.
    pub(crate) attributes: Vec<(String, String)>,
    /// What of its attributes says something, and the comments before it.
    pub(crate) says: Vec<(String, Seen)>,
    /// Before it stands a document type, whose entities are not read.
    pub(crate) has_entities: bool,
}

impl Root {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|attribute| attribute.0 == name).map(|attribute| attribute.1.as_str())
    }
}

/// A start tag.
pub(crate) struct Start<'a>(BytesStart<'a>);

impl Start<'_> {
    pub(crate) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The attributes: name without prefix, and value. Declarations of name spaces are left out.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        attributes.flatten().filter(|attribute| !attribute.key.into_inner().starts_with("xmlns")).map(|attribute| {
            let value = match attribute.value {
                Cow::Borrowed(raw) if memchr::memchr(b'&', raw.as_bytes()).is_none() => Cow::Borrowed(raw),
                _ => attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or(attribute.value),
            };
            (attribute.key.local_name().into_inner(), value)
        })
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        self.attributes().find(|attribute| attribute.0 == name).map(|attribute| attribute.1)
    }

    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// A switch, which is on unless it says otherwise.
    pub(crate) fn is_on(&self) -> bool {
        !self.attribute("val").is_some_and(|value| matches!(&*value, "0" | "false" | "off"))
    }
}

fn resolved(entity: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = entity.resolve_char_ref() {
        return c.into();
    }
    let name = entity.xml10_content();
    match quick_xml::escape::resolve_xml_entity(&name) {
        Some(text) => text.to_owned(),
        None => format!("&{name};"),
    }
}
