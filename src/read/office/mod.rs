//! Office documents that are ZIP archives of XML: what holds for all of them. Each kind of document is
//! a folder of its own; what no kind claims is swept for text all the same.

mod archive;
mod attribute;
mod compound;
mod foreign;
mod out;
mod properties;
mod relation;
mod sweep;
mod utf8;
mod word;
mod xml;

use std::hash::{DefaultHasher, Hasher};

use crate::document::ProblemKind;

pub(crate) use archive::{Archive, Budget};
pub(crate) use compound::{SIGN as COMPOUND, is_encrypted};
pub(crate) use out::Out;

/// Documents inside of documents are opened so deep.
const NESTING: usize = 6;

/// The entry that is the main part of a document that can be read here, or what the file is otherwise.
pub(crate) fn recognise(archive: &mut Archive<'_>, budget: &Budget) -> Result<usize, ProblemKind> {
    let relations = relation::of(archive, "_rels/.rels", budget);
    let named = relations.iter().find(|relation| relation.is("officeDocument"));
    let main = named.and_then(|relation| archive.find(&relation::resolve("", &relation.target))).or_else(|| {
        ["word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"].iter().find_map(|n| archive.find(n))
    });
    // The root of the main part says what it is; the types listed in the file could say anything.
    let root = main.and_then(|main| xml::Xml::open(archive, main, budget).ok()?.root().ok());
    match (main, root.as_ref().map(|root| &*root.name)) {
        (Some(main), Some("document")) => Ok(main),
        (_, Some("workbook")) => Err(ProblemKind::UnknownKind(Some("xlsx"))),
        (_, Some("presentation")) => Err(ProblemKind::UnknownKind(Some("pptx"))),
        _ if archive.is_damaged() && archive.entries.is_empty() => Err(ProblemKind::Truncated),
        _ if archive.find("OFD.xml").is_some() => Err(ProblemKind::UnknownKind(Some("OFD"))),
        _ if archive.find("content.xml").is_some() => Err(ProblemKind::UnknownKind(Some("odt/ods/odp"))),
        _ => Err(ProblemKind::UnknownKind(Some("ZIP"))),
    }
}

/// Reads a document whose main part is known.
pub(crate) fn read(archive: &mut Archive<'_>, main: usize, out: &mut Out<'_>, budget: &Budget) {
    word::read(archive, main, out, budget, "", 0);
}

/// Stands for a text, without its white space, where many of them have to be kept.
fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.split_whitespace().for_each(|word| hasher.write(word.as_bytes()));
    hasher.finish()
}
