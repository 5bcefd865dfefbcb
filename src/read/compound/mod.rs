//! Compound files, the form of doc, xls, ppt and msg; encrypted documents of newer kinds come in one as well.
//! Which of them it is, the names of its streams tell.

mod bytes;
mod chains;
mod directory;
mod doc;
mod file;
mod link;
mod msg;
mod object;
mod ppt;
mod property_set;
mod runs;
mod shape;
mod xls;

use self::file::{Compound, SIGN};
use super::container::Content;
use super::limits::Budget;
use super::within::Within;
use crate::document::{Concealment, Format, ProblemKind};

pub(super) use self::runs::long_numbers;
pub(super) use self::xls::bare;

type Reader = fn(&Compound<'_>, &mut Within<'_, '_>) -> Result<(), ProblemKind>;

/// The main streams of the kinds that are read, the weightier first where a file has several.
const KINDS: [(&str, Format, Reader); 5] = [
    ("WordDocument", Format::Doc, doc::read),
    ("Workbook", Format::Xls, xls::read),
    ("Book", Format::Xls, xls::read),
    ("PowerPoint Document", Format::Ppt, ppt::read),
    ("__properties_version1.0", Format::Msg, msg::read),
];

/// Those of kinds that are not.
const FOREIGN: [(&str, &str); 6] = [
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
    if let Some((format, _)) = of(&file) {
        return Ok(Content::new(format, move |to| read(&file, to)));
    }
    // An object that was taken out of a document holds a file, like an archive.
    let foreign = FOREIGN.iter().find(|(name, _)| file.find(name).is_some());
    match (foreign, file.problem()) {
        (Some((_, kind)), _) => Err(ProblemKind::UnknownKind(Some(kind))),
        (None, _) if object::is_one(&file) => Ok(Content::new(Format::Zip, move |to| {
            object::read(&file, "", "", to);
            Ok(())
        })),
        (None, Some(ProblemKind::Truncated)) => Err(ProblemKind::Truncated),
        (None, Some(_)) => Err(ProblemKind::UnknownKind(Some("doc/xls/ppt/wps"))),
        (None, None) => Err(ProblemKind::UnknownKind(None)),
    }
}

/// The kind of document that a file, or a storage in one, is, and what reads it.
fn of(file: &Compound<'_>) -> Option<(Format, Reader)> {
    let known = KINDS.iter().find(|kind| file.find(kind.0).is_some());
    known.map(|&(_, format, read)| (format, read))
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
