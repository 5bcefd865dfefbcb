//! Compound files, the form of doc, xls, ppt and msg; encrypted documents of newer kinds come in one as well.
//! Which of them it is, the names of its streams tell.

mod bytes;
mod directory;
mod doc;
mod file;

use self::file::{Compound, SIGN};
use super::container::Content;
use super::limits::Budget;
use super::within::Within;
use crate::document::{Concealment, Format, ProblemKind};

type Reader = fn(&Compound<'_>, &mut Within<'_, '_>) -> Result<(), ProblemKind>;

/// The main streams of the kinds that are read, the weightier first where a file has several.
const KINDS: [(&str, Format, Reader); 1] = [("WordDocument", Format::Doc, doc::read)];

/// Those of kinds that are not.
const FOREIGN: [(&str, &str); 10] = [
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
    ("__properties_version1.0", "msg"),
    ("MatOST", "MS Works"),
    ("VisioDocument", "Visio"),
    ("Quill", "Publisher"),
    ("PerfectOffice_MAIN", "WordPerfect"),
    ("BodyText", "HWP"),
    ("Catalog", "Thumbs.db"),
];

pub(super) fn begins(head: &[u8]) -> bool {
    head.starts_with(SIGN)
}

/// Which kind of document a compound file is.
pub(super) fn recognise<'a>(bytes: &'a [u8], _: &Budget) -> Result<Content<'a>, ProblemKind> {
    content(Compound::open(bytes))
}

/// The same for one that is open, or for a storage in one.
fn content(file: Compound<'_>) -> Result<Content<'_>, ProblemKind> {
    if file.names("EncryptedPackage") {
        return Err(ProblemKind::Encrypted);
    }
    let Some(&(_, format, _)) = KINDS.iter().find(|(name, ..)| file.find(name).is_some()) else {
        let foreign = FOREIGN.iter().find(|(name, _)| file.find(name).is_some());
        return Err(match (foreign, file.problem()) {
            (Some((_, kind)), _) => ProblemKind::UnknownKind(Some(kind)),
            (None, Some(ProblemKind::Truncated)) => ProblemKind::Truncated,
            (None, Some(_)) => ProblemKind::UnknownKind(Some("doc/xls/ppt/wps")),
            (None, None) => ProblemKind::UnknownKind(None),
        });
    };
    Ok(Content::new(format, move |to| read(&file, to)))
}

/// Reads the document, and others that lie beside it in the same file.
fn read(file: &Compound<'_>, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    if let Some(problem) = file.problem() {
        to.out.problem(problem);
    }
    let mut kinds = KINDS.iter().filter(|(name, ..)| file.find(name).is_some());
    let Some((_, main, read)) = kinds.next() else { return Ok(()) };
    let result = read(file, to);
    for (name, _, read) in kinds.filter(|(_, format, _)| format != main) {
        let around = to.out.concealment();
        to.out.conceal(around.or(Some(Concealment::Embedded)));
        to.begin_part(name);
        if let Err(kind) = read(file, to) {
            to.problem_in(name, kind);
        }
        to.out.conceal(around);
    }
    result
}

/// Reads an object that lies in a storage of its own.
fn object(_: &Compound<'_>, name: &str, to: &mut Within<'_, '_>) {
    to.problem_in(name, ProblemKind::UnknownKind(Some("OLE")));
}

/// Reads the properties of a document.
fn property_set(_: &[u8], _: &mut super::out::Out<'_>) {}
