//! Encrypted files.

use std::borrow::Cow;

use super::file::File;
use super::object::{Dict, Id};
use crate::document::ProblemKind;

/// What opens a file's strings and streams.
pub(crate) struct Crypt;

impl Crypt {
    /// Opens the file that an encryption dictionary belongs to; `id` is the first string of the trailer's `ID`.
    pub(crate) fn open(_file: &File<'_>, _encrypt: &Dict, _id: &[u8]) -> Result<Option<Self>, ProblemKind> {
        Err(ProblemKind::Encrypted)
    }

    pub(crate) fn string(&self, _id: Id, bytes: Vec<u8>) -> Vec<u8> {
        let _ = self;
        bytes
    }

    pub(crate) fn stream<'b>(&self, _id: Id, _dict: &Dict, bytes: &'b [u8]) -> Cow<'b, [u8]> {
        let _ = self;
        Cow::Borrowed(bytes)
    }
}
