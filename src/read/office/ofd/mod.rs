//! OFD, the national format for fixed pages (GB/T 33190). A list of documents leads to pages, templates, annotations,
//! attachments and earlier versions; what nothing leads to is still in the file, and told as left over.

mod annotation;
mod content;
mod geometry;
mod lines;
mod listing;
mod page;
mod parts;
mod reader;
mod resource;
mod walker;

use self::listing::Bodies;
use self::parts::Parts;
use self::reader::Reader;
use super::archive::Archive;
use crate::document::{Concealment, ProblemKind, Role};
use crate::read::within::Within;

/// Pictures that only programs for such documents know.
const PICTURES: [&str; 4] = ["jb2", "jbig2", "gbig2", "gbg2"];

/// Reads a file of fixed pages.
pub(super) fn read(archive: &mut Archive<'_>, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    let mut parts = Parts::new(archive, to);
    let Some(list) = parts.find("", "", "OFD.xml") else { return Err(ProblemKind::Damaged) };
    let bodies: Bodies = parts.xml(list, |xml, _, bodies| listing::bodies(xml, bodies));
    if bodies.list.is_empty() {
        parts.to.problem_in("OFD.xml", ProblemKind::Damaged);
    }
    if bodies.encrypted {
        parts.to.out.problem(ProblemKind::Encrypted);
    }
    for text in &bodies.says {
        parts.to.out.beside(text, Role::Attribute, Concealment::Attribute);
    }
    for (number, body) in bodies.list.iter().enumerate() {
        reader::body(&mut parts, body, number > 0);
    }
    for body in &bodies.list {
        reader::earlier(&mut parts, body);
    }
    rest(&mut parts);
    Ok(())
}

/// What nothing leads to.
fn rest(parts: &mut Parts<'_, '_, '_, '_>) {
    let around = parts.to.out.concealment();
    for index in 0..parts.len() {
        if parts.is_done(index) {
            continue;
        }
        let name = parts.name(index).to_owned();
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
        // A seal, whose name and picture are inside of its signature.
        if extension == "esl" || name.to_ascii_lowercase().ends_with("signedvalue.dat") {
            parts.pass(index);
            continue;
        }
        if PICTURES.contains(&&*extension) {
            parts.pass(index);
            parts.to.picture();
            continue;
        }
        parts.to.out.conceal(around.or(Some(Concealment::Residue)));
        if extension == "xml" {
            match &*parts.root(index) {
                "Page" => {
                    parts.to.begin_part(&name);
                    Reader::default().page(parts, index, None);
                }
                _ => parts.sweep(index),
            }
        } else {
            parts.to.out.conceal(around);
            parts.embedded(index, &name);
        }
        parts.to.out.conceal(around);
    }
}
