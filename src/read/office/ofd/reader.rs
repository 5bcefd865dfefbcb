//! Reads one document of a file: its pages in order, what lies over them, what is attached to it.

use std::collections::HashMap;

use super::annotation::{self, Annotation};
use super::content::Content;
use super::geometry::Rect;
use super::listing::{self, Body, Listed, Tree};
use super::page;
use super::parts::Parts;
use super::resource::{File, Resources};
use super::walker::Walker;
use crate::document::{Concealment, PageState, ProblemKind, Role, Visibility};
use crate::read::office::attribute;
use crate::read::office::xml::{Event, Xml};

/// A document while it is read.
#[derive(Default)]
pub(super) struct Reader {
    /// The part that lists its pages.
    root: String,
    area: Option<Rect>,
    resources: Resources,
    templates: HashMap<u32, String>,
    /// Annotations, by the page they lie on.
    annotations: HashMap<u32, Vec<usize>>,
    files: Vec<File>,
}

/// Reads a document as it is now.
pub(super) fn body(parts: &mut Parts<'_, '_, '_, '_>, body: &Body, further: bool) {
    let current = body.versions.iter().find(|version| version.is_current);
    let named = current.and_then(|version| parts.find("OFD.xml", "", &version.part));
    let root = named.map(|index| version_root(parts, index).root).filter(|root| !root.is_empty());
    let root = root.unwrap_or_else(|| body.root.clone());
    let index = parts.find("OFD.xml", "", &root);
    let name = index.map(|index| parts.name(index).to_owned()).unwrap_or_default();
    if further {
        parts.to.begin_part(&name);
    }
    for (name, value) in &body.properties {
        parts.to.out.property(name, value);
    }
    match index {
        Some(index) => document(parts, index, further),
        None => parts.to.problem_in(&root, ProblemKind::Damaged),
    }
    begin(parts, &name, further);
    let signatures = body.signatures.as_deref().and_then(|part| parts.find("OFD.xml", &name, part));
    for listed in signatures.map(|index| list(parts, index)).unwrap_or_default() {
        // Of the signature itself, what its attributes say.
        if let Some(index) = parts.find("", &name, &listed.part).filter(|index| is_xml(parts.name(*index))) {
            list(parts, index);
        }
    }
}

/// Reads what only earlier versions of a document have.
pub(super) fn earlier(parts: &mut Parts<'_, '_, '_, '_>, body: &Body) {
    let around = parts.to.out.concealment();
    parts.to.out.conceal(around.or(Some(Concealment::EarlierVersion)));
    let mut roots = vec![body.root.clone()];
    let mut mentioned = Vec::new();
    for version in &body.versions {
        let Some(index) = parts.find("OFD.xml", "", &version.part) else { continue };
        let Version { files, root, says } = version_root(parts, index);
        let name = parts.name(index).to_owned();
        if !says.is_empty() {
            parts.to.begin_part(&name);
        }
        for text in &says {
            parts.to.out.beside(text, Role::Attribute, Concealment::Attribute);
        }
        mentioned.extend(files.iter().filter_map(|file| parts.find(&name, &name, file)));
        roots.push(root);
    }
    for root in roots {
        if let Some(index) = parts.find("OFD.xml", "", &root).filter(|index| !parts.is_done(*index)) {
            document(parts, index, true);
        }
    }
    for index in mentioned {
        if parts.is_done(index) {
            continue;
        }
        let name = parts.name(index).to_owned();
        if !is_xml(&name) {
            parts.embedded(index, &name);
        } else if parts.root(index) == "Page" {
            parts.to.begin_part(&name);
            Reader::default().page(parts, index, None);
        } else {
            parts.sweep(index);
        }
    }
    parts.to.out.conceal(around);
}

/// The files of a version, the part that lists its pages, and what its attributes say.
#[derive(Default)]
struct Version {
    files: Vec<String>,
    root: String,
    says: Vec<String>,
}

/// Reads what belongs to a version. It is asked for twice, and told once.
fn version_root(parts: &mut Parts<'_, '_, '_, '_>, index: usize) -> Version {
    let mut read = Version::default();
    let Version { files, root, says } = &mut read;
    parts.again(index, |xml| {
        let mut value = String::new();
        let mut is_root = false;
        loop {
            match xml.next()? {
                Event::Start(start) => {
                    is_root = start.name() == "DocRoot";
                    listing::attributes(&start, |text| says.push(text.to_owned()));
                    value.clear();
                }
                Event::Text(text) => value.push_str(&text),
                Event::End => {
                    let text = value.trim();
                    match is_root {
                        true if !text.is_empty() => text.clone_into(root),
                        false if !text.is_empty() => files.push(text.to_owned()),
                        _ => {}
                    }
                    is_root = false;
                    value.clear();
                }
                Event::Done => return Ok(()),
                _ => {}
            }
        }
    });
    read
}

/// Goes on with a document, on no page of it; the first one is the main text.
fn begin(parts: &mut Parts<'_, '_, '_, '_>, root: &str, further: bool) {
    if further { parts.to.begin_part(root) } else { parts.to.begin_main() }
}

fn is_xml(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("xml"))
}

/// Reads a list of files; what else it says is told beside the text.
fn list(parts: &mut Parts<'_, '_, '_, '_>, index: usize) -> Vec<Listed> {
    let name = parts.name(index).to_owned();
    let (mut all, mut says) =
        parts.xml(index, |xml, _, read: &mut (Vec<Listed>, Vec<String>)| listing::files(xml, read));
    // The ways in it are seen from its folder. What leads nowhere may be no way at all.
    for listed in &mut all {
        match parts.find(&name, "", &listed.part) {
            Some(index) => listed.part = format!("/{}", parts.name(index)),
            None if attribute::is_notable(&listed.part) => says.push(listed.part.clone()),
            None => {}
        }
    }
    for text in says {
        parts.to.out.beside(&text, Role::Attribute, Concealment::Attribute);
    }
    all
}

fn document(parts: &mut Parts<'_, '_, '_, '_>, index: usize, further: bool) {
    let root = parts.name(index).to_owned();
    if further {
        parts.to.begin_part(&root);
    }
    let tree: Tree = parts.xml(index, |xml, _, tree| listing::tree(xml, tree));
    let mut reader = Reader { root, area: tree.area, ..Reader::default() };
    let says = std::mem::take(&mut reader.read_resources(parts, "", &tree.resources));
    reader.templates = tree.templates.into_iter().collect();
    let mut annotations = Vec::new();
    for part in &tree.annotations {
        let Some(index) = parts.find(&reader.root, "", part) else { continue };
        for listed in list(parts, index) {
            if let Some(index) = parts.find("", &reader.root, &listed.part) {
                annotations.push(index);
                reader.annotations.entry(listed.page).or_default().push(index);
            }
        }
    }
    for (number, (id, part)) in (1..).zip(&tree.pages) {
        parts.to.out.begin_page(number);
        match parts.find(&reader.root, "", part) {
            Some(index) => reader.page(parts, index, Some(*id)),
            None => parts.to.problem_in(part, ProblemKind::Damaged),
        }
    }
    begin(parts, &reader.root, further);
    // Annotations of no page.
    for index in annotations {
        reader.annotation(parts, index);
    }
    for text in tree.says.iter().chain(&says) {
        parts.to.out.beside(text, Role::Attribute, Concealment::Attribute);
    }
    reader.unused(parts);
    for part in tree.lists {
        let Some(index) = parts.find(&reader.root, "", &part) else { continue };
        for listed in list(parts, index) {
            if let Some(index) = parts.find("", "", &listed.part).filter(|index| is_xml(parts.name(*index))) {
                list(parts, index);
            }
        }
    }
    for part in tree.attachments {
        let Some(index) = parts.find(&reader.root, "", &part) else {
            parts.to.problem_in(&part, ProblemKind::Damaged);
            continue;
        };
        for Listed { name, part, .. } in list(parts, index) {
            let name = if name.is_empty() { part.trim_start_matches('/') } else { &name };
            parts.to.out.beside(name, Role::FileName, Visibility::Metadata);
            match parts.find("", &reader.root, &part) {
                Some(index) => parts.embedded(index, name),
                None => parts.to.problem_in(name, ProblemKind::Damaged),
            }
        }
    }
    for file in std::mem::take(&mut reader.files) {
        for index in parts.named(&file.part) {
            if file.is_typeface {
                parts.pass(index);
            }
        }
    }
}

impl Reader {
    /// Reads parts with resources. Gives what they say.
    fn read_resources(&mut self, parts: &mut Parts<'_, '_, '_, '_>, from: &str, all: &[String]) -> Vec<String> {
        let mut says = Vec::new();
        for part in all {
            let Some(index) = parts.find(if from.is_empty() { &self.root } else { from }, &self.root, part) else {
                parts.to.problem_in(part, ProblemKind::Damaged);
                continue;
            };
            let resources = &mut self.resources;
            let (files, said) = parts.xml(index, |xml, _, read: &mut (Vec<File>, Vec<String>)| {
                read.0 = resources.read(xml, &mut read.1)?;
                Ok(())
            });
            self.files.extend(files);
            says.extend(said);
        }
        says
    }

    /// Reads a page and tells it.
    pub(super) fn page(&mut self, parts: &mut Parts<'_, '_, '_, '_>, index: usize, id: Option<u32>) {
        let name = parts.name(index).to_owned();
        let content: Content = parts.xml(index, |xml, _, content| walk(xml, content));
        let said = self.read_resources(parts, &name, &content.resources);
        let mut contents = Vec::new();
        // Each template is told where it is first used.
        for template in &content.templates {
            let Some(part) = self.templates.get(template).cloned() else { continue };
            match parts.find(&self.root, "", &part) {
                Some(index) if !parts.is_done(index) => {
                    let template: Content = parts.xml(index, |xml, _, content| walk(xml, content));
                    let name = parts.name(index).to_owned();
                    self.read_resources(parts, &name, &template.resources);
                    contents.push(template);
                }
                Some(_) => {}
                None => parts.to.problem_in(&part, ProblemKind::Damaged),
            }
        }
        let area = content.area.or(self.area);
        let is_picture = content.pictures().is_some() && content.uses.is_empty() && !page::has_text(&content);
        if content.pictures().is_some() && !is_picture {
            parts.to.picture();
        }
        contents.push(content);
        let contents: Vec<&Content> = contents.iter().collect();
        page::tell(&contents, area, &mut self.resources, parts.to);
        for text in said.iter().filter(|text| attribute::is_notable(text)) {
            parts.to.out.beside(text, Role::Attribute, Concealment::Attribute);
        }
        if is_picture {
            parts.to.out.problem(ProblemKind::NoTextLayer(PageState::Scan));
        }
        for index in id.and_then(|id| self.annotations.remove(&id)).unwrap_or_default() {
            self.annotation(parts, index);
        }
    }

    fn annotation(&mut self, parts: &mut Parts<'_, '_, '_, '_>, index: usize) {
        let all: Vec<Annotation> = parts.xml(index, |xml, _, all| annotation::read(xml, all));
        for Annotation { content, is_off } in all {
            let around = parts.to.out.concealment();
            let off = is_off.then_some(Concealment::HiddenObject);
            parts.to.out.conceal(around.or(off));
            page::tell(&[&content], self.area, &mut self.resources, parts.to);
            parts.to.out.conceal(around);
        }
    }

    /// Drawings that no page uses.
    fn unused(&mut self, parts: &mut Parts<'_, '_, '_, '_>) {
        let around = parts.to.out.concealment();
        parts.to.out.conceal(around.or(Some(Concealment::Residue)));
        let mut unused: Vec<(u32, Content)> = self.resources.unused().collect();
        unused.sort_by_key(|unit| unit.0);
        for (_, content) in unused {
            page::tell(&[&content], None, &mut self.resources, parts.to);
        }
        parts.to.out.conceal(around);
    }
}

fn walk(xml: &mut Xml<'_>, content: &mut Content) -> Result<(), ProblemKind> {
    let mut walker = Walker::default();
    let result = loop {
        match xml.next() {
            Ok(Event::Done) => break Ok(()),
            Ok(event) => walker.event(&event),
            Err(kind) => break Err(kind),
        }
    };
    *content = walker.finish();
    result
}
