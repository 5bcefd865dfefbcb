//! `OpenDocument`: texts, spreadsheets, presentations and drawings, as archives and as one file of XML. Which
//! of them it is, the element in its body tells.

mod attribute;
mod binary;
mod change;
mod data;
mod flat;
mod length;
mod manifest;
mod sheet;
mod state;
mod style;
mod table;
mod tag;
mod tell;
mod walker;

use std::io::Read;

use self::state::Scope;
use self::style::Styles;
use self::walker::Walker;
use super::archive::Archive;
use super::package::Package;
use super::sweep;
use super::xml::{Event, Xml};
use crate::document::{Concealment, Format, ProblemKind, Role, Seen};
use crate::read::container::Content;
use crate::read::limits::Budget;
use crate::read::out::{Out, Strand};
use crate::read::within::Within;

pub(in crate::read) use self::flat::{begins, recognise};

/// What the type of such a file begins with.
const TYPE: &str = "application/vnd.oasis.opendocument.";
const CONTENT: &str = "content.xml";

/// Whether an archive is one of these documents.
pub(super) fn is_one(archive: &mut Archive<'_>, budget: &Budget) -> bool {
    let content = archive.find(CONTENT);
    let root = content.and_then(|content| Xml::open(archive, content, budget).ok()?.root().ok());
    root.is_some_and(|root| matches!(&*root.name, "document-content" | "document" | "math"))
        || mime(archive, budget).starts_with(TYPE)
}

/// What reads it.
pub(super) fn content<'a>(mut archive: Archive<'a>, budget: &Budget) -> Content<'a> {
    let index = archive.find(CONTENT);
    let story = index.and_then(|index| story(&mut Xml::open(&mut archive, index, budget).ok()?));
    // Where it is encrypted, only the type tells.
    let story = story.or_else(|| {
        let mime = mime(&mut archive, budget);
        Some(mime.strip_prefix(TYPE)?.split('-').next()?.to_owned())
    });
    Content::new(format(story.as_deref()), move |to| {
        read(&mut archive, to);
        Ok(())
    })
}

fn format(story: Option<&str>) -> Format {
    match story {
        Some("spreadsheet") => Format::Ods,
        Some("presentation" | "drawing" | "graphics") => Format::Odp,
        _ => Format::Odt,
    }
}

/// The element in the body.
fn story(xml: &mut Xml<'_>) -> Option<String> {
    let mut in_body = false;
    loop {
        match xml.next().ok()? {
            Event::Start(start) if in_body => return Some(start.name().to_owned()),
            Event::Start(start) => in_body = start.name() == "body",
            Event::Done => return None,
            _ => {}
        }
    }
}

fn mime(archive: &mut Archive<'_>, budget: &Budget) -> String {
    let mut bytes = Vec::new();
    if let Some(part) = archive.find("mimetype").and_then(|index| archive.part(index, budget).ok()) {
        let _ = part.take(128).read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).trim().to_owned()
}

fn read(archive: &mut Archive<'_>, to: &mut Within<'_, '_>) {
    let names: Vec<String> = archive.entries.iter().map(|entry| entry.name.clone()).collect();
    let mut package = Package::new(archive, to);
    pass_over(&mut package, "mimetype");
    let encrypted = manifest::read(&mut package);
    if !encrypted.is_empty() {
        package.to.begin_main();
        package.to.out.problem(ProblemKind::Encrypted);
        for name in &encrypted {
            pass_over(&mut package, name);
        }
    }
    document(&mut package, "");
    // Objects, each a folder with a document in it.
    for name in &names {
        if let Some(folder) = name.strip_suffix(CONTENT).filter(|folder| folder.ends_with('/')) {
            document(&mut package, folder);
        }
    }
    for name in &names {
        beside(&mut package, name);
    }
    let budget = package.to.budget;
    let (styles, home) = (Styles::default(), package.to.path().to_owned());
    package.rest("", &mut |root, xml, out| match &*root.name {
        "document-settings" | "document-meta" | "document-content" | "document-styles" => {
            Some(Walker::new(out, budget, &styles, Scope::Body, home.clone(), true).read(xml).1)
        }
        "module" => Some(script(xml, out)),
        "library" | "libraries" | "window" | "bulletinboard" => Some(attributes(xml, out)),
        _ => None,
    });
}

/// Reads a document: the main one, or one in a folder.
fn document(package: &mut Package<'_, '_, '_, '_>, folder: &str) {
    let inside = !folder.is_empty();
    let budget = package.to.budget;
    let part = folder.trim_end_matches('/');
    let home = if inside { package.to.full(part) } else { package.to.path().to_owned() };
    let find = |package: &Package<'_, '_, '_, '_>, name: &str| {
        package.find(&format!("{folder}{name}")).filter(|&index| !package.is_done(index))
    };
    let (meta, sheet, content) = (find(package, "meta.xml"), find(package, "styles.xml"), find(package, CONTENT));
    package.to.out.begin_part(home.clone());
    let mut styles = Styles::default();
    if let Some(meta) = meta {
        package
            .part(meta, |xml, _, out| Walker::new(out, budget, &styles, Scope::Body, home.clone(), inside).read(xml).1);
    }
    if let Some(sheet) = sheet {
        package.peek(sheet, |xml, _| style::collect(xml, &mut styles));
        styles.begin_part();
    }
    if let Some(content) = content {
        package.peek(content, |xml, _| style::collect(xml, &mut styles));
        let mut binaries = Vec::new();
        package.part(content, |xml, root, out| {
            if root.name == "math" {
                return sweep::read(xml, out, Seen::VISIBLE, None);
            }
            let (found, result) = Walker::new(out, budget, &styles, Scope::Body, home.clone(), inside).read(xml);
            binaries = found;
            result
        });
        styles.tell(package.to.out);
        self::binaries(package.to, part, binaries);
    } else if !inside && package.find("encrypted-package").is_none() && package.find(CONTENT).is_none() {
        package.to.out.problem(ProblemKind::Damaged);
    }
    if let Some(sheet) = sheet {
        styles.begin_part();
        package.peek(sheet, |xml, _| style::collect(xml, &mut styles));
        let name = package.name(sheet);
        package.to.begin_part(&name);
        let home = package.to.full(&name);
        let around = package.to.out.concealment();
        if inside {
            // Headers of an object, of which only the body is on the page.
            package.to.out.conceal(around.or(Some(Concealment::Embedded)));
        }
        package.part(sheet, |xml, _, out| Walker::new(out, budget, &styles, Scope::Masters, home, inside).read(xml).1);
        package.to.out.conceal(around);
    }
}

/// Files that stood in the XML as letters: pictures, objects of other programs.
fn binaries(to: &mut Within<'_, '_>, part: &str, binaries: Vec<Vec<u8>>) {
    for (number, bytes) in (1..).zip(binaries) {
        let slash = if part.is_empty() { "" } else { "/" };
        embedded(to, &format!("{part}{slash}binary-data {number}"), &bytes);
    }
}

fn embedded(to: &mut Within<'_, '_>, name: &str, bytes: &[u8]) {
    if binary::is_metafile(bytes) {
        to.picture();
    } else {
        to.embedded(name, bytes);
    }
}

/// Files beside the parts of the document that are none of it, or not of its present state.
fn beside(package: &mut Package<'_, '_, '_, '_>, name: &str) {
    let Some(index) = package.find(name).filter(|&index| !package.is_done(index)) else { return };
    let top = name.split('/').next().unwrap_or_default();
    let folder_of_objects = !name.contains('.') && (top == "ObjectReplacements" || top.starts_with("Object "));
    match top {
        "Versions" => package.taken(index, |to, bytes| {
            let around = to.out.concealment();
            to.out.conceal(around.or(Some(Concealment::EarlierVersion)));
            to.shown(name, bytes);
            to.out.conceal(around);
        }),
        // A picture of the first page. It is no picture on it.
        "Thumbnails" => package.taken(index, |to, bytes| {
            if !bytes.starts_with(b"\x89PNG") {
                to.embedded(name, bytes);
            }
        }),
        // Where the pages ended when the text was last open.
        "layout-cache" => package.taken(index, |to, bytes| {
            if bytes.iter().take(64).all(|&b| b >= b' ') || crate::read::Container::begins(bytes) {
                to.embedded(name, bytes);
            }
        }),
        // What describes the parts in another way.
        "manifest.rdf" => {
            package.to.begin_part(name);
            package.part(index, |xml, _, out| attributes(xml, out));
        }
        _ if folder_of_objects => package.taken(index, |to, bytes| embedded(to, name, bytes)),
        _ => {}
    }
}

/// Marks a part as one that says nothing.
fn pass_over(package: &mut Package<'_, '_, '_, '_>, name: &str) {
    if let Some(index) = package.find(name) {
        package.pass_over(index);
    }
}

/// A program.
fn script(xml: &mut Xml<'_>, out: &mut Out<'_>) -> Result<(), ProblemKind> {
    let mut strand = Strand::default();
    let mut fresh = true;
    loop {
        match xml.next()? {
            Event::Text(text) | Event::Comment(text) => {
                for piece in out.pieces(&text) {
                    strand.text.push_str(piece);
                    if out.is_long(&strand) {
                        out.cut(&mut strand, Role::Script, Concealment::Attribute, fresh);
                        fresh = false;
                    }
                }
            }
            Event::Done => {
                out.strand(&strand, Role::Script, Concealment::Attribute, fresh);
                return Ok(());
            }
            _ => {}
        }
    }
}

/// A part that says what it says in attributes: a dialog of a program, a list of programs.
fn attributes(xml: &mut Xml<'_>, out: &mut Out<'_>) -> Result<(), ProblemKind> {
    loop {
        match xml.next()? {
            Event::Start(start) => {
                if let Some(value) = start.attribute("value") {
                    out.beside(&value, Role::Attribute, Concealment::Attribute);
                }
                attribute::texts(&start, |text, _| out.beside(text, Role::Attribute, Concealment::Attribute));
            }
            Event::Text(text) | Event::Comment(text) => out.beside(&text, Role::Attribute, Concealment::Attribute),
            Event::Done => return Ok(()),
            _ => {}
        }
    }
}
