//! Plain text: a block is a run of lines that are not blank. The lines of a block follow each
//! other, as letters and mail programs break lines inside a number; but lines that are rows of a table are
//! cut into cells.

mod table;

use std::ops::Range;

use super::stretch::{Read, Reader, Tail, Window, floor};
use crate::document::{Document, Position, Role, Visibility};
use crate::text::is_ignorable;
use table::{Part, Tables};

/// The reader of plain text.
#[derive(Default)]
pub(crate) struct Plain {
    tables: Tables,
    /// Whether the last stretch ended within a table.
    broken_off: bool,
    /// Whether it ended with a line, whose break its tail does not have.
    line_ended: bool,
}

impl Reader for Plain {
    fn read(&mut self, window: Window<'_>, _: Document) -> Read {
        let text = &*window.text;
        let (consumed, inside) = if window.last { (text.len(), false) } else { cut(text) };
        let tail = window.tail;
        let line_ended = std::mem::replace(&mut self.line_ended, text[..consumed].ends_with('\n'));
        let line_break = if line_ended && tail.is_some() { "\n" } else { "" };
        let begun = tail.as_ref().map_or(0, |tail| tail.text.len()) + line_break.len();
        // Without a tail the window's text is the document's: no second copy.
        let mut whole = match &tail {
            Some(tail) => [&tail.text, line_break, text].concat(),
            None => window.text.into_owned(),
        };
        whole.truncate(begun + consumed);
        let blocks = blocks(&whole);
        let mut document = Document::over(window.format, whole);
        let numbered = u32::from(tail.is_some());
        document.continue_paragraphs(window.paragraphs.saturating_sub(numbered));
        if let Some(tail) = &tail {
            tail.mark(&mut document);
        }
        let (mut cursor, mut at) = (begun, window.at);
        // What a stretch begins with may go on with the table that the one before broke off.
        let mut begins = std::mem::replace(&mut self.broken_off, false);
        for block in blocks {
            for part in self.tables.split(document.text(), block.clone(), !std::mem::take(&mut begins)) {
                let (range, role) = match part {
                    Part::Lines(lines) => (lines, Role::Paragraph),
                    Part::Cell(cell, role) => (cell, Role::Cell(role)),
                };
                at = mark(&mut document, &mut cursor, at, range.start);
                if range.contains(&begun) {
                    // The first new character after a tail.
                    document.mark(begun, window.at);
                }
                document.add_range(range, role, Visibility::Visible);
            }
        }
        // A row of a table ends with its line: nothing of it reaches into the next stretch.
        let in_table = document.blocks().last().is_some_and(|block| matches!(block.role, Role::Cell(_)));
        self.broken_off = inside && in_table;
        let inside = inside && !in_table;
        let answered = tail.map_or(0, |tail| tail.answers_from);
        let mut next = None;
        if inside {
            // A mark near the end, so that the tail's own positions need no long way.
            let near = floor(document.text(), document.text().len().saturating_sub(2048));
            if document.blocks().last().is_some_and(|block| block.range().contains(&near)) {
                mark(&mut document, &mut cursor, at, near);
            }
            next = Tail::cut(&mut document, answered, answered, true);
        } else if answered > 0 {
            document.answer_only_for(answered..document.text().len());
        }
        Read { document, consumed, tail: next }
    }
}

/// Marks a byte of the document that lies at or beyond `cursor`; text before that has its marks.
fn mark(document: &mut Document, cursor: &mut usize, at: Position, byte: usize) -> Position {
    if byte < *cursor {
        return at;
    }
    let at = at.after(&document.text()[*cursor..byte]);
    *cursor = byte;
    document.mark(byte, at);
    at
}

/// Where a stretch may end, and whether that is inside a block: after a blank line, else after a
/// line, both only in the second half, so that stretches don't become small; else at the end.
fn cut(text: &str) -> (usize, bool) {
    let half = floor(text, text.len() / 2);
    let mut end_of_line = None;
    let mut end = text.len();
    while let Some(at) = text[half..end].rfind('\n') {
        let line = half + at + 1;
        end_of_line.get_or_insert(line);
        let start = text[..line - 1].rfind('\n').map_or(0, |at| at + 1);
        if text[start..line].chars().all(is_ignorable) {
            return (line, false);
        }
        end = line - 1;
    }
    (end_of_line.unwrap_or(text.len()), true)
}

/// The runs of lines that are not blank, without the break after the last line.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut start = 0;
    let mut line = |range: Range<usize>, ends_block: bool| {
        if text[range.clone()].chars().all(is_ignorable) {
            blocks.extend(open.take());
        } else {
            let block = open.get_or_insert(range.start..range.end);
            block.end = range.end;
        }
        if ends_block {
            blocks.extend(open.take());
        }
    };
    for at in memchr::memchr2_iter(b'\n', 0x0C, text.as_bytes()) {
        line(start..at, text.as_bytes()[at] == 0x0C);
        start = at + 1;
    }
    line(start..text.len(), true);
    blocks
}
