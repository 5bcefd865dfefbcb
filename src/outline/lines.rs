//! Lines, the unit in which official documents put their elements.

use std::ops::Range;

use crate::document::{Block, Document, Format, Role, Visibility};
use crate::text::{Folded, is_ignorable};

/// A line that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its bytes in the document's text, without the space around it.
    pub source: Range<usize>,
    /// Its classes in the folded text.
    pub classes: Range<usize>,
}

impl Line {
    /// The folded line as text, without the marks by which plain text sets off a heading. For short
    /// lines: it is a copy.
    pub fn folded(&self, folded: &Folded) -> String {
        let classes = &folded.classes()[self.classes.clone()];
        let mark = |class: &u16| *class == u16::from(b'#') || *class == u16::from(b'*');
        let start = classes.iter().position(|class| !mark(class)).unwrap_or(classes.len());
        let end = classes.iter().rposition(|class| !mark(class)).map_or(start, |last| last + 1);
        let mut text = String::with_capacity(3 * (end - start));
        text.extend(classes[start..end].iter().filter_map(|&class| char::from_u32(u32::from(class))));
        text
    }

    /// Number of folded characters.
    #[allow(clippy::len_without_is_empty)] // an empty line is no line
    pub fn len(&self) -> usize {
        self.classes.len()
    }
}

/// Lines looked at from the top. Web pages put menus and a path before the document.
const HEAD: usize = 24;
const HEAD_OF_PAGE: usize = 120;
/// Lines looked at from the end, where the imprint stands.
const TAIL: usize = 12;

/// Whether the elements of a document may stand in this block.
fn is_text(document: &Document, block: &Block) -> bool {
    // Headers, notes and annexes inside the file have first and last lines of their own.
    document.is_main(block)
        && block.visibility == Visibility::Visible
        && matches!(block.role, Role::Paragraph | Role::Heading(_) | Role::Cell(_))
}

/// The first lines.
pub(super) fn head(document: &Document, folded: &Folded) -> Vec<Line> {
    let most = if document.format == Format::Html { HEAD_OF_PAGE } else { HEAD };
    let mut lines = Vec::with_capacity(most);
    for index in 0..document.blocks().len() {
        each_line(document, folded, index, |line| {
            lines.push(line);
            lines.len() < most
        });
        if lines.len() >= most {
            break;
        }
    }
    lines
}

/// The last lines, the last one first.
pub(super) fn tail(document: &Document, folded: &Folded) -> Vec<Line> {
    let mut lines = Vec::with_capacity(TAIL);
    let mut here = Vec::new();
    for index in (0..document.blocks().len()).rev() {
        each_line(document, folded, index, |line| {
            here.push(line);
            true
        });
        lines.extend(here.drain(..).rev().take(TAIL - lines.len()));
        if lines.len() == TAIL {
            break;
        }
    }
    lines
}

/// Calls `with` for each line of a block that belongs to the text, as long as it says so.
pub(super) fn each_line(document: &Document, folded: &Folded, index: usize, mut with: impl FnMut(Line) -> bool) {
    let block = &document.blocks()[index];
    if !is_text(document, block) {
        return;
    }
    let range = block.range();
    let text = &document.text()[range.clone()];
    let classes = folded.block(index);
    if memchr::memchr(b'\n', text.as_bytes()).is_none() {
        // Nearly every block is one line: nothing to map.
        if !classes.is_empty() {
            with(Line { source: range, classes });
        }
        return;
    }
    let mut start = range.start;
    let mut class = classes.start;
    for piece in text.split_inclusive('\n') {
        let end = start + piece.len();
        let next = if end == range.end { classes.end } else { folded.index_of(document.text(), end) };
        if next > class {
            let inner = piece.trim();
            let from = start + (piece.len() - piece.trim_start().len());
            if !with(Line { source: from..from + inner.len(), classes: class..next }) {
                return;
            }
        }
        start = end;
        class = next;
    }
}

/// Whether a line is all that its table cell holds. Pages are laid out with tables as well: then a cell holds many
/// lines, and they are those of a text.
pub(super) fn is_whole_cell(document: &Document, line: &Range<usize>) -> bool {
    let Some(index) = document.block_at(line.start) else { return false };
    is_alone(document, index) && document.block_text(&document.blocks()[index]).trim().len() <= line.len()
}

/// Whether another cell of the same row stands right before a cell.
pub(super) fn has_cell_before(document: &Document, cell: &Range<usize>) -> bool {
    let row = |at: usize| match document.blocks().get(at)?.role {
        Role::Cell(cell) => Some((cell.table, cell.row)),
        _ => None,
    };
    let Some(index) = document.block_at(cell.start).filter(|index| *index > 0) else { return false };
    row(index).is_some() && row(index) == row(index - 1)
}

/// A block that is the only line of its table cell, as that line.
pub(super) fn whole_cell(document: &Document, folded: &Folded, index: usize) -> Option<Line> {
    const LONGEST: usize = 400;
    let block =
        document.blocks().get(index).filter(|block| block.range().len() <= LONGEST && is_text(document, block))?;
    let is_line = || !document.block_text(block).as_bytes().contains(&b'\n');
    (is_alone(document, index) && is_line()).then(|| Line { source: block.range(), classes: folded.block(index) })
}

/// Whether a block is the only one of its cell.
fn is_alone(document: &Document, index: usize) -> bool {
    let cell = |at: usize| match document.blocks().get(at)?.role {
        Role::Cell(cell) => Some((cell.table, cell.row, cell.column)),
        _ => None,
    };
    let own = cell(index);
    own.is_some() && own != cell(index + 1) && index.checked_sub(1).is_none_or(|before| own != cell(before))
}

/// Brackets and the like that may stand on each side of a match that is a line of its own.
const MOST_TRIMMED: usize = 8;

/// The line around a match, if the match is all of it but for a few `trimmed` classes at its ends.
/// Looks no further than those, so that a line of megabytes costs no more than a short one.
pub fn own_line(
    document: &Document,
    folded: &Folded,
    classes: &Range<usize>,
    trimmed: impl Fn(u16) -> bool,
) -> Option<Line> {
    let block = folded.block(folded.block_at(classes.start));
    let trimmed = |at: usize| folded.classes().get(at).is_some_and(|&class| trimmed(class));
    let character = |at: usize| folded.source(document.text(), at..at + 1);
    // A line begins with its block, or where the text between two characters has a line end.
    let begins_at = |at: usize| {
        at <= block.start || at >= block.end || {
            let mut gap = document.text()[character(at - 1).end..].chars().take_while(|c| is_ignorable(*c));
            gap.any(|c| c == '\n')
        }
    };
    let mut start = classes.start;
    while start > block.start && trimmed(start - 1) && classes.start - start < MOST_TRIMMED && !begins_at(start) {
        start -= 1;
    }
    let mut end = classes.end;
    while end < block.end && trimmed(end) && end - classes.end < MOST_TRIMMED && !begins_at(end) {
        end += 1;
    }
    let line = || Line { source: folded.source(document.text(), start..end), classes: start..end };
    (begins_at(start) && begins_at(end)).then(line)
}
