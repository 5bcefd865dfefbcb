//! PDF. `syntax/` makes objects of bytes, `tree.rs` pages of objects, `font/` characters of codes, `content/` what is painted of a
//! page's operators; what that comes to, `read/page/` decides, and `leaf.rs` writes it down. `beside/` reads what lies
//! beside the pages, `earlier.rs` what the file was before it was saved last.

mod beside;
mod broken;
mod changed;
mod content;
mod earlier;
mod font;
mod leaf;
mod syntax;
mod tree;
#[cfg(test)]
mod written;

use super::container::Content;
use super::limits::Budget;
use super::within::Within;
use crate::document::{Format, ProblemKind};
use beside::Beside;
use leaf::Leaves;
use syntax::File;

/// Junk before the first sign of the format is passed over so far, as readers of the format do.
const JUNK: usize = 1 << 10;

/// Whether a file begins as a PDF does. A text that only speaks of the sign has no object behind it.
pub(crate) fn begins(bytes: &[u8]) -> bool {
    let head = |length: usize| bytes.get(..length).unwrap_or(bytes);
    match memchr::memmem::find(head(JUNK), b"%PDF-") {
        Some(0) => true,
        Some(at) => memchr::memmem::find(head(at + 2 * JUNK), b" obj").is_some(),
        None => false,
    }
}

/// The file as a PDF.
#[allow(clippy::unnecessary_wraps)] // as every family
pub(crate) fn recognise<'a>(bytes: &'a [u8], _: &Budget) -> Result<Content<'a>, ProblemKind> {
    Ok(Content::new(Format::Pdf, move |to| read(bytes, to)))
}

fn read(bytes: &[u8], to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    let file = File::open(bytes, to.budget)?;
    let revisions = syntax::revisions::revisions(&file);
    let mut leaves = Leaves::new(&file, !revisions.is_empty());
    let mut beside = Beside::new(&file);
    beside.properties(to);
    for page in tree::pages(&file) {
        match page {
            Ok(node) => {
                leaves.read(&node, to.out);
                beside.page(&node.dict, &|| leaves.text(), to);
            }
            Err(lost) => {
                to.out.begin_page(lost.number);
                to.out.problem(lost.kind);
            }
        }
    }
    to.begin_main();
    leaves.end(to.out);
    beside.rest(to);
    earlier::tell(&file, revisions, leaves, &mut beside, to);
    beside.end(to);
    to.begin_main();
    if file.repaired() {
        to.out.problem(ProblemKind::Repaired);
    }
    for problem in file.problems() {
        to.out.problem(problem);
    }
    Ok(())
}
