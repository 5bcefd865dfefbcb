//! A paper as plain text, for a message or a terminal.

use super::{Block, Paper};
use crate::finding::Language;
use crate::text::harmless;

/// The paper as text.
pub fn text(paper: &Paper) -> String {
    let mut out = harmless(&paper.title) + "\n";
    let indent = if paper.language == Language::Chinese { "　　" } else { "" };
    let mut line = |before: &str, text: &str| out.extend([before, text, "\n"]);
    for block in &paper.blocks {
        match block {
            Block::Heading(text) => line("\n", &harmless(text)),
            Block::Text(text) => line(indent, &harmless(text)),
            Block::To(text) | Block::Right(text) => line("", &harmless(text)),
            Block::Table(_, rows) => {
                for row in rows {
                    // Tabs, so that it can be pasted into a spreadsheet.
                    let cells: Vec<_> = row.iter().map(|cell| harmless(cell)).collect();
                    line("", &cells.join("\t"));
                }
            }
            Block::Blank(rows) => rows.iter().for_each(|(what, _)| line("", &harmless(what))),
        }
    }
    out + "\n" + &paper.head + "\n"
}
