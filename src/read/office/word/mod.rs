//! Word documents: which parts there are, and in which order they are read. What they are is told by
//! their first element, not by their names.

mod alternate;
mod anchor;
mod paragraph;
mod style;
mod table;
mod tag;
mod tell;
mod walker;

use std::collections::HashSet;

use self::style::Styles;
use self::walker::Walker;
use super::archive::Archive;
use super::package::Package;
use super::relation::Relation;
use crate::document::{Concealment, Role, Seen};
use crate::read::within::Within;

/// Reads a Word document whose main part is known.
pub(super) fn read(archive: &mut Archive<'_>, main: usize, to: &mut Within<'_, '_>) {
    let mut package = Package::new(archive, to);
    package.properties();
    let name = package.name(main);
    let relations = package.relations(&name);
    let mut styles = Styles::default();
    if let Some(index) = package.related(&name, &relations, "styles") {
        package.part(index, |xml, _, out| {
            styles = style::read(xml, &mut |name| out.beside(&name, Role::Attribute, Concealment::Attribute))?;
            Ok(())
        });
    }
    let mut named = HashSet::new();
    package.part(main, |xml, _, out| {
        let (references, result) = Walker::new(out, &styles, Role::Paragraph, Seen::VISIBLE).references(xml);
        named = references;
        result
    });
    // Headers of which no section knows any more.
    let is_header = |relation: &&Relation| relation.is("header") || relation.is("footer");
    for relation in relations.iter().filter(is_header).filter(|relation| !named.contains(&relation.id)) {
        package.leftover(&name, relation, |xml, out| {
            Walker::new(out, &styles, Role::Paragraph, Concealment::Residue.into()).read(xml)
        });
    }
    // Files of other kinds whose text stands on the page.
    for relation in relations.iter().filter(|relation| relation.is("aFChunk")) {
        package.file(&name, relation);
    }
    package.rest(&name, &mut |root, xml, out| {
        let (role, seen) = match &*root.name {
            "hdr" | "ftr" | "footnotes" | "endnotes" => (Role::Paragraph, Seen::VISIBLE),
            "comments" => (Role::Comment, Concealment::Comment.into()),
            // Blocks that may be put in, mostly what stands in empty fields: 单击此处输入文字.
            "glossaryDocument" => (Role::Paragraph, Concealment::Attribute.into()),
            // Another text than the main one.
            "document" => (Role::Paragraph, Concealment::Residue.into()),
            _ => return None,
        };
        Some(Walker::new(out, &styles, role, seen).read(xml))
    });
}
