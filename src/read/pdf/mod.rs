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
mod left;
mod syntax;
mod text_of;
mod tree;
#[cfg(test)]
mod written;

use super::container::Content;
use super::limits::Budget;
use super::sniff;
use super::within::Within;
use crate::document::{Format, ProblemKind};
use beside::Beside;
use leaf::Leaves;
use left::Left;
use syntax::File;
use syntax::lexer::{Lexer, Token};

/// Junk before the first sign of the format is passed over so far, as readers of the format do.
const JUNK: usize = 1 << 10;

/// Junk that is no text is passed over further: bytes of a transfer, of a disk.
const NOISE: usize = 16 << 10;

/// Whether a file begins as a PDF does. A text that only speaks of the sign has no object behind it.
pub(crate) fn begins(bytes: &[u8]) -> bool {
    let head = |length: usize| bytes.get(..length).unwrap_or(bytes);
    let find = |length: usize, sign: &[u8]| memchr::memmem::find(head(length), sign);
    match find(JUNK, b"%PDF-") {
        Some(0) => true,
        Some(at) => find(at + 2 * JUNK, b" obj").is_some(),
        None => begins_with_object(bytes),
    }
}

/// Whether one begins behind junk that nobody knows. To be asked last: files of other kinds hold such files.
pub(crate) fn begins_in_noise(bytes: &[u8]) -> bool {
    let head = |length: usize| bytes.get(..length).unwrap_or(bytes);
    memchr::memmem::find(head(NOISE), b"%PDF-").is_some_and(|at| {
        let is_noise = head(at).iter().filter(|byte| **byte < b'\t').count() > at / 100;
        let has_object = memchr::memmem::find(head(at + 2 * JUNK), b" obj").is_some();
        is_noise && has_object && sniff::foreign(bytes).is_none()
    })
}

/// Whether a file whose first line is lost begins with an object, behind remarks.
fn begins_with_object(bytes: &[u8]) -> bool {
    let head = bytes.get(..JUNK).unwrap_or(bytes);
    let mut lexer = Lexer::new(head, 0);
    let numbers = std::iter::from_fn(|| lexer.next()).take_while(|token| matches!(token, Token::Integer(0..))).count();
    // The line may be lost with the number that follows it.
    let mut behind = Lexer::new(head, 0);
    let word = std::iter::from_fn(|| behind.next()).nth(numbers);
    (1..=2).contains(&numbers) && word == Some(Token::Word(b"obj")) && behind.next() == Some(Token::DictBegins)
}

/// The file as a PDF.
#[allow(clippy::unnecessary_wraps)] // as every family
pub(crate) fn recognise<'a>(bytes: &'a [u8], _: &Budget) -> Result<Content<'a>, ProblemKind> {
    Ok(Content::new(Format::Pdf, move |to| read(bytes, to)))
}

fn read(bytes: &[u8], to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    let file = File::of(bytes, to.budget)?;
    let revisions = syntax::revisions::revisions(&file);
    let mut leaves = Leaves::new(&file, !revisions.is_empty());
    let mut beside = Beside::new(&file);
    let mut left = Left::default();
    beside.properties(to);
    for page in tree::pages(&file) {
        match page {
            Ok(node) => {
                left.shows(&node);
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
    earlier::tell(&file, revisions, &mut leaves, &mut beside, to);
    left.tell(&file, &mut leaves, &mut beside, to);
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
