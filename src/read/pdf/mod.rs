//! PDF. `syntax/` makes objects of bytes, `font/` characters of codes, `content/` a page of operators; what a page comes to,
//! `read/page/` decides.

mod beside;
mod content;
mod font;
mod syntax;

use super::container::Content;
use super::limits::Budget;
use super::within::Within;
use crate::document::{Format, ProblemKind};
use syntax::File;

/// Junk before the first sign of the format is passed over so far, as readers of the format do.
const JUNK: usize = 1 << 10;

/// Whether a file begins as a PDF does.
pub(crate) fn begins(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes.get(..JUNK).unwrap_or(bytes), b"%PDF-").is_some()
}

/// The file as a PDF.
#[allow(clippy::unnecessary_wraps)] // as every family
pub(crate) fn recognise<'a>(bytes: &'a [u8], _: &Budget) -> Result<Content<'a>, ProblemKind> {
    Ok(Content::new(Format::Pdf, move |to| read(bytes, to)))
}

fn read(bytes: &[u8], to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    let file = File::open(bytes, to.budget)?;
    let _ = content::Painter::new(&file);
    Ok(())
}
