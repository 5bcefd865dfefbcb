//! Which documents lie in a compound file, or in a storage of one: the names of their streams say so.

use super::file::Compound;
use super::{msg, object, ppt, xls};
use crate::document::{Format, ProblemKind};
use crate::read::container::Content;
use crate::read::within::Within;

/// What reads a kind of document.
pub(super) type Reader = fn(&Compound<'_>, &mut Within<'_, '_>) -> Result<(), ProblemKind>;

/// The stream that makes a file a document of a kind.
const KINDS: [(&str, Format, Reader); 4] = [
    ("Workbook", Format::Xls, xls::read),
    ("Book", Format::Xls, xls::read),
    ("PowerPoint Document", Format::Ppt, ppt::read),
    ("__properties_version1.0", Format::Msg, msg::read),
];

/// The kind of document that it is.
pub(super) fn of(file: &Compound<'_>) -> Option<(Format, Reader)> {
    let known = KINDS.iter().find(|kind| file.find(kind.0).is_some());
    known.map(|&(_, format, read)| (format, read))
}

/// The same, and objects that were taken out of a document.
pub(super) fn content(file: Compound<'_>) -> Result<Content<'_>, ProblemKind> {
    match of(&file) {
        Some((format, read)) => Ok(Content::new(format, move |to| read(&file, to))),
        None if object::is_one(&file) => Ok(Content::new(Format::Zip, move |to| {
            object::read(&file, "", "", to);
            Ok(())
        })),
        None => Err(ProblemKind::UnknownKind(Some("doc/xls/ppt/wps"))),
    }
}
