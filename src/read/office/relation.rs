//! Relationships: which part belongs to which, and what lies outside of the file. The targets outside
//! are links, and what a link says is read.

use std::collections::HashSet;

use super::archive::Archive;
use super::xml::{Event, Xml};
use crate::document::{Concealment, ProblemKind, Role};
use crate::read::limits::Budget;
use crate::read::out::Out;

pub(crate) struct Relation {
    /// By which the part names it.
    pub(crate) id: String,
    kind: String,
    pub(crate) target: String,
    pub(crate) external: bool,
}

impl Relation {
    /// Whether it is of this kind; the address before the name differs between editions of the standard.
    pub(crate) fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

/// The relationships in the entry with this name.
pub(crate) fn of(archive: &mut Archive<'_>, name: &str, budget: &Budget) -> Vec<Relation> {
    let Some(index) = archive.find(name) else { return Vec::new() };
    let mut relations = Vec::new();
    // What is wrong with it is told when it is read with the others.
    let _ = read(archive, index, budget, &mut relations);
    relations
}

fn read(
    archive: &mut Archive<'_>,
    index: usize,
    budget: &Budget,
    relations: &mut Vec<Relation>,
) -> Result<(), ProblemKind> {
    let mut xml = Xml::open(archive, index, budget)?;
    loop {
        match xml.next()? {
            Event::Start(start) if start.name() == "Relationship" => {
                let mut relation =
                    Relation { id: String::new(), kind: String::new(), target: String::new(), external: false };
                for (name, value) in start.attributes() {
                    match name {
                        "Id" => relation.id = value.into_owned(),
                        "Type" => relation.kind = value.into_owned(),
                        "Target" => relation.target = value.into_owned(),
                        "TargetMode" => relation.external = value == "External",
                        _ => {}
                    }
                }
                relations.push(relation);
            }
            Event::Done => return xml.problem().map_or(Ok(()), Err),
            _ => {}
        }
    }
}

/// Writes the targets that lie outside of the file.
pub(crate) fn links(archive: &mut Archive<'_>, index: usize, budget: &Budget, out: &mut Out<'_>) {
    let mut relations = Vec::new();
    if let Err(kind) = read(archive, index, budget, &mut relations) {
        out.problem(kind);
    }
    let mut told = HashSet::new();
    for relation in relations.iter().filter(|relation| relation.external && told.insert(&relation.target)) {
        let target = crate::read::html::percent_decoded(&relation.target);
        out.block(target.as_deref().unwrap_or(&relation.target), Role::Attribute, Concealment::Attribute);
    }
}

/// The entry that holds the relationships of a part.
pub(crate) fn file_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// The part that an entry with relationships speaks of.
pub(crate) fn owner(file: &str) -> Option<String> {
    let (folder, name) = file.rsplit_once("_rels/")?;
    Some(format!("{folder}{}", name.strip_suffix(".rels")?))
}

/// The entry that a target means, seen from the part's folder.
pub(crate) fn resolve(part: &str, target: &str) -> String {
    let mut path: Vec<&str> = Vec::new();
    if !target.starts_with('/') {
        path.extend(part.rsplit_once('/').map_or("", |(folder, _)| folder).split('/'));
    }
    for step in target.split('/') {
        match step {
            ".." => {
                path.pop();
            }
            "." => {}
            step => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::{file_of, owner, resolve};

    #[test]
    fn targets_are_seen_from_their_part() {
        assert_eq!(resolve("", "word/document.xml"), "word/document.xml");
        assert_eq!(resolve("word/document.xml", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word/document.xml", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word/document.xml", "../docProps/core.xml"), "docProps/core.xml");
        assert_eq!(resolve("a.xml", "../../../b.xml"), "b.xml");
        for part in ["word/document.xml", "a.xml"] {
            assert_eq!(owner(&file_of(part)).as_deref(), Some(part));
        }
    }
}
