//! The parts that say what else there is: the list of documents, and the list of a document's pages.

use super::super::attribute;
use super::super::xml::{Event, Start, Xml};
use super::geometry::Rect;
use crate::document::ProblemKind;

/// A document in the file; mostly there is one.
#[derive(Default)]
pub(super) struct Body {
    pub(super) root: String,
    pub(super) properties: Vec<(String, String)>,
    pub(super) versions: Vec<Version>,
    pub(super) signatures: Option<String>,
}

#[derive(Default)]
pub(super) struct Version {
    pub(super) part: String,
    pub(super) is_current: bool,
}

/// The documents of a file.
#[derive(Default)]
pub(super) struct Bodies {
    pub(super) list: Vec<Body>,
    /// What else is said.
    pub(super) says: Vec<String>,
    pub(super) encrypted: bool,
}

/// Calls `with` for each attribute of an element that says something. Ways to parts and numbers of objects
/// say nothing, and names of typefaces only if they are more than names.
pub(super) fn attributes(start: &Start<'_>, mut with: impl FnMut(&str)) {
    for (name, value) in start.attributes() {
        let says = match name {
            "BaseLoc" | "FileLoc" | "SchemaLoc" | "ID" | "FontName" | "FamilyName" => {
                attribute::is_more_than_name(&value) && name != "ID"
            }
            _ => attribute::is_notable(&value) || attribute::says(start.name(), name, &value).is_some(),
        };
        if says {
            with(&value);
        }
    }
}

/// Switches and numbers of the program, which say nothing of the document.
const SAYS_NOTHING: [&str; 3] = ["DocID", "DocUsage", "CreatorVersion"];

/// Reads the list of documents, behind the start of its root.
pub(super) fn bodies(xml: &mut Xml<'_>, all: &mut Bodies) -> Result<(), ProblemKind> {
    let mut open: Vec<String> = Vec::new();
    let (mut value, mut named) = (String::new(), String::new());
    loop {
        match xml.next()? {
            Event::Start(start) => {
                let name = start.name();
                match name {
                    "DocBody" => all.list.push(Body::default()),
                    "CustomData" => {
                        named = start.attribute("Name").unwrap_or_default().into_owned();
                        all.says.extend(Some(named.clone()).filter(|name| attribute::is_more_than_name(name)));
                    }
                    "Version" => {
                        let is_current = start.attribute("Current").is_some_and(|value| &*value == "true");
                        let part = start.attribute("BaseLoc").unwrap_or_default().into_owned();
                        if let Some(body) = all.list.last_mut() {
                            body.versions.push(Version { part, is_current });
                        }
                    }
                    _ => all.encrypted |= name.starts_with("Encrypt"),
                }
                if name != "CustomData" {
                    attributes(&start, |text| all.says.push(text.to_owned()));
                }
                open.push(name.to_owned());
                value.clear();
            }
            Event::Text(text) => value.push_str(&text),
            Event::End => {
                let name = open.pop().unwrap_or_default();
                let text = value.trim();
                let parent = open.last().map_or("", String::as_str);
                if let Some(body) = all.list.last_mut().filter(|_| !text.is_empty()) {
                    match (&*name, parent) {
                        ("DocRoot", _) => text.clone_into(&mut body.root),
                        ("Signatures", _) => body.signatures = Some(text.to_owned()),
                        ("Cover", _) => {}
                        _ if SAYS_NOTHING.contains(&&*name) => {}
                        ("CustomData", _) => body.properties.push((std::mem::take(&mut named), text.to_owned())),
                        (_, "DocInfo" | "Keywords") => {
                            body.properties.push((name, text.to_owned()));
                        }
                        _ if attribute::is_notable(text) => all.says.push(text.to_owned()),
                        _ => {}
                    }
                }
                value.clear();
            }
            Event::Comment(text) => all.says.push(text.into_owned()),
            Event::Done => return Ok(()),
            Event::Other | Event::DocumentType => {}
        }
    }
}

/// What a document consists of.
#[derive(Default)]
pub(super) struct Tree {
    pub(super) area: Option<Rect>,
    pub(super) templates: Vec<(u32, String)>,
    pub(super) pages: Vec<(u32, String)>,
    pub(super) resources: Vec<String>,
    pub(super) annotations: Vec<String>,
    pub(super) attachments: Vec<String>,
    /// Lists that say nothing by themselves, or a little: tags, extensions.
    pub(super) lists: Vec<String>,
    /// Titles in the outline, bookmarks, links.
    pub(super) says: Vec<String>,
}

/// Reads a document's own part, behind the start of its root.
pub(super) fn tree(xml: &mut Xml<'_>, tree: &mut Tree) -> Result<(), ProblemKind> {
    let mut open: Vec<String> = Vec::new();
    let mut value = String::new();
    loop {
        match xml.next()? {
            Event::Start(start) => {
                let reference =
                    |of: &str| Some((start.number("ID").unwrap_or_default(), start.attribute(of)?.into_owned()));
                match start.name() {
                    "Page" => tree.pages.extend(reference("BaseLoc")),
                    "TemplatePage" => tree.templates.extend(reference("BaseLoc")),
                    _ => {}
                }
                // Titles and ways that say nothing by themselves are told as well.
                let own = match start.name() {
                    "OutlineElem" => start.attribute("Title"),
                    "URI" => start.attribute("URI"),
                    _ => None,
                };
                attributes(&start, |text| tree.says.extend((own.as_deref() != Some(text)).then(|| text.to_owned())));
                tree.says.extend(own.map(Into::into));
                open.push(start.name().to_owned());
                value.clear();
            }
            Event::Text(text) => value.push_str(&text),
            Event::End => {
                let name = open.pop().unwrap_or_default();
                let text = value.trim();
                if !text.is_empty() {
                    let list = match &*name {
                        "PhysicalBox" => {
                            tree.area = Rect::of(text);
                            None
                        }
                        "PublicRes" | "DocumentRes" => Some(&mut tree.resources),
                        "Annotations" => Some(&mut tree.annotations),
                        "Attachments" => Some(&mut tree.attachments),
                        "CustomTags" | "Extensions" => Some(&mut tree.lists),
                        _ => Some(&mut tree.says).filter(|_| attribute::is_notable(text)),
                    };
                    if let Some(list) = list {
                        list.push(text.to_owned());
                    }
                }
                value.clear();
            }
            Event::Comment(text) => tree.says.push(text.into_owned()),
            Event::Done => return Ok(()),
            Event::Other | Event::DocumentType => {}
        }
    }
}

/// An entry that a list names.
#[derive(Default)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) part: String,
    pub(super) page: u32,
}

/// Reads a list of files, of annotations or of tags: elements that hold the way to a part.
pub(super) fn files(xml: &mut Xml<'_>, read: &mut (Vec<Listed>, Vec<String>)) -> Result<(), ProblemKind> {
    let (all, says) = read;
    let (mut value, mut last) = (String::new(), Listed::default());
    loop {
        match xml.next()? {
            Event::Start(start) => {
                // The name of an attachment is told with it.
                let named = (start.name() == "Attachment").then(|| start.attribute("Name")).flatten();
                attributes(&start, |text| says.extend((named.as_deref() != Some(text)).then(|| text.to_owned())));
                match start.name() {
                    "Attachment" => {
                        last.name = start.attribute("Name").unwrap_or_default().into_owned();
                        if let Some(format) =
                            start.attribute("Format").filter(|_| !last.name.is_empty() && !last.name.contains('.'))
                        {
                            last.name = format!("{}.{}", last.name, format.to_ascii_lowercase());
                        }
                        // Earlier drafts have the way as an attribute.
                        if let Some(part) = start.attribute("FileLoc") {
                            all.push(Listed { part: part.into_owned(), ..std::mem::take(&mut last) });
                        }
                    }
                    "Page" => last.page = start.number("PageID").unwrap_or_default(),
                    // A signature, or the version of a document.
                    "Signature" => all.extend(
                        start.attribute("BaseLoc").map(|part| Listed { part: part.into_owned(), ..Listed::default() }),
                    ),
                    _ => {}
                }
                value.clear();
            }
            Event::Text(text) => value.push_str(&text),
            Event::End => {
                let text = value.trim();
                let is_way = text.rsplit(['/', '\\', '.']).next().is_some_and(|end| end.len() < text.len());
                if is_way && !text.contains(char::is_whitespace) && text.len() < 1024 {
                    all.push(Listed { part: text.to_owned(), ..std::mem::take(&mut last) });
                } else if attribute::is_notable(text) {
                    says.push(text.to_owned());
                }
                value.clear();
            }
            Event::Comment(text) => says.push(text.into_owned()),
            Event::Done => return Ok(()),
            Event::Other | Event::DocumentType => {}
        }
    }
}
