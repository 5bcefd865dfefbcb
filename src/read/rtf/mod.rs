//! Rich text: what old and new word processors exchange. A file of it is text in groups; a control word says what a
//! group holds. Which bytes are which characters depends on the font, and the fonts stand at the beginning: so it
//! is had whole and read in one pass.

mod charset;
mod decode;
mod destination;
mod head;
mod lexer;
mod object;
mod reader;
mod story;
mod tell;
mod words;

use super::container::Content;
use super::limits::Budget;
use crate::document::{Format, ProblemKind};

pub(super) fn begins(head: &[u8]) -> bool {
    behind_blank(head).starts_with(b"{\\rtf")
}

/// A mark of the byte order and empty lines, which programs overlook.
fn behind_blank(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start()
}

/// Every file of this family is of one kind.
#[allow(clippy::unnecessary_wraps)] // as the other families are recognised
pub(super) fn recognise<'a>(bytes: &'a [u8], _: &Budget) -> Result<Content<'a>, ProblemKind> {
    Ok(Content::new(Format::Rtf, move |to| reader::Reader::new(behind_blank(bytes), to).read()))
}
