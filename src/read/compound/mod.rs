//! Compound files, the form of doc, xls, ppt and msg; encrypted documents of newer kinds come in one as well.
//! Which of them it is, the names of its streams tell.

mod bytes;
mod file;
mod kinds;
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
use crate::document::ProblemKind;

pub(super) use self::xls::bare;

pub(super) fn begins(head: &[u8]) -> bool {
    head.starts_with(SIGN)
}

/// Which kind of document a compound file is.
pub(super) fn recognise<'a>(bytes: &'a [u8], _: &Budget) -> Result<Content<'a>, ProblemKind> {
    let file = Compound::open(bytes);
    if file.find("EncryptedPackage").is_some() {
        return Err(ProblemKind::Encrypted);
    }
    kinds::content(file)
}
