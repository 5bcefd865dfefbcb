//! A sheet in XML: its columns, its cells, and what stands behind them in the same part: headers and footers,
//! choices and prompts, links, conditional formats.

use super::super::attribute;
use super::grid::Grid;
use super::header;
use super::scan::{Scanner, Tag, Token, is_true};
use super::strings;
use crate::document::{Concealment, ProblemKind, Role};
use crate::read::limits::Metered;

/// A cell has 32,767 characters at most.
const LONGEST: usize = 16 << 20;

/// The text that the reading stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum In {
    Nothing,
    /// A cell's value as it is stored.
    Value,
    /// A text of the cell's own.
    Own,
    Formula,
    /// How a word is pronounced.
    Reading,
    HeaderOrFooter,
}

/// Inside of a text of a cell's own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Own {
    Outside,
    Inside,
    /// How a word of it is pronounced.
    Reading,
}

/// What a cell's value is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Type {
    Number,
    Shared,
    Text,
    Bool,
    Word,
}

struct Cells<'g, 'o, 'e> {
    grid: &'g mut Grid<'o, 'e>,
    reads: In,
    in_data: bool,
    own: Own,
    column: u32,
    style: u32,
    kind: Type,
    value: String,
    aside: String,
    /// A cell refers to a text that there is not.
    dangling: bool,
}

/// Reads a sheet. What stands before anything that goes wrong is told.
pub(super) fn read(bytes: Metered<'_>, grid: &mut Grid<'_, '_>) -> Result<(), ProblemKind> {
    let mut xml = Scanner::new(bytes);
    let mut cells = Cells {
        grid,
        reads: In::Nothing,
        in_data: false,
        own: Own::Outside,
        column: 0,
        style: 0,
        kind: Type::Number,
        value: String::new(),
        aside: String::new(),
        dangling: false,
    };
    let result = cells.all(&mut xml);
    cells.grid.end();
    result
}

impl Cells<'_, '_, '_> {
    fn all(&mut self, xml: &mut Scanner<'_>) -> Result<(), ProblemKind> {
        loop {
            match xml.next()? {
                Token::Start(tag) => self.start(&tag)?,
                Token::End(name) => self.end(name)?,
                Token::Text(text) => self.text(&text)?,
                Token::Comment(text) => self.grid.aside(text, Concealment::Attribute),
                Token::DocumentType => self.grid.out.problem(ProblemKind::Damaged),
                Token::Done => return Ok(()),
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), ProblemKind> {
        match tag.name {
            "c" if self.in_data => {
                self.begin_cell(tag);
                if tag.empty {
                    self.end_cell()?;
                }
            }
            "v" if self.in_data => self.reads = In::Value,
            "row" if self.in_data => self.begin_row(tag),
            "is" if self.in_data => self.own = Own::Inside,
            "t" if self.own == Own::Inside => self.reads = In::Own,
            "t" if self.own == Own::Reading => self.reads = In::Reading,
            "rPh" if self.own == Own::Inside => self.own = Own::Reading,
            "sheetData" => self.in_data = !tag.empty,
            "col" => self.columns(tag),
            "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader" | "firstFooter" => {
                self.reads = In::HeaderOrFooter;
            }
            "f" | "formula" | "formula1" | "formula2" => {
                self.reads = In::Formula;
                self.attributes(tag);
            }
            "sqref" | "rFont" => {}
            _ => self.attributes(tag),
        }
        if tag.empty {
            self.reads = In::Nothing;
        }
        Ok(())
    }

    fn begin_row(&mut self, tag: &Tag<'_>) {
        let mut row = self.grid.row().saturating_add(1);
        let mut hidden = false;
        for (name, value) in tag.attributes() {
            match name {
                "r" => row = value.trim().parse().unwrap_or(row),
                "hidden" => hidden |= is_true(&value),
                "ht" => hidden |= is_zero(&value),
                _ => {}
            }
        }
        self.grid.begin_row(row, hidden);
        self.column = 0;
    }

    fn columns(&mut self, tag: &Tag<'_>) {
        let hidden = tag.is_on("hidden") || tag.attribute("width").is_some_and(|width| is_zero(&width));
        if hidden {
            let first = tag.number("min").unwrap_or(1);
            self.grid.hide_columns(first, tag.number("max").unwrap_or(first));
        }
    }

    fn begin_cell(&mut self, tag: &Tag<'_>) {
        self.value.clear();
        self.column = self.column.saturating_add(1);
        (self.style, self.kind) = (0, Type::Number);
        for (name, value) in tag.attributes() {
            match name {
                "r" => {
                    if let Some((column, row)) = place(&value) {
                        self.column = column;
                        // A row may leave its number to its cells.
                        if row != self.grid.row() {
                            self.grid.move_to(row);
                        }
                    }
                }
                "s" => self.style = value.trim().parse().unwrap_or_default(),
                "t" => {
                    self.kind = match &*value {
                        "s" => Type::Shared,
                        "b" => Type::Bool,
                        "e" => Type::Word,
                        "n" => Type::Number,
                        // Also a day in words.
                        _ => Type::Text,
                    }
                }
                _ => {}
            }
        }
        self.grid.at(self.column);
    }

    fn end_cell(&mut self) -> Result<(), ProblemKind> {
        let value = self.value.trim();
        if value.is_empty() {
            return Ok(());
        }
        let (column, style) = (self.column, self.style);
        match self.kind {
            Type::Number => self.grid.number(column, style, value)?,
            Type::Shared => {
                let known = match value.parse() {
                    Ok(index) => self.grid.shared(column, style, index)?,
                    Err(_) => false,
                };
                if !known {
                    self.grid.text(column, style, value)?;
                    if !std::mem::replace(&mut self.dangling, true) {
                        self.grid.out.problem(ProblemKind::Damaged);
                    }
                }
            }
            Type::Bool => {
                self.grid.word(column, style, if is_true(value) { "TRUE" } else { "FALSE" })?;
            }
            Type::Word => self.grid.word(column, style, value)?,
            Type::Text => match strings::decoded(value) {
                Some(decoded) => self.grid.text(column, style, &decoded)?,
                None => self.grid.text(column, style, value)?,
            },
        }
        self.value.clear();
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), ProblemKind> {
        match name {
            "c" if self.in_data => self.end_cell()?,
            "row" if self.in_data => self.grid.end_row(),
            "sheetData" => {
                self.in_data = false;
                self.grid.of_cell(None);
                self.grid.end_row();
            }
            "is" => self.own = Own::Outside,
            "rPh" if self.own == Own::Reading => self.own = Own::Inside,
            _ => self.grid_text(),
        }
        self.reads = In::Nothing;
        Ok(())
    }

    /// Ends a text that is no cell's.
    fn grid_text(&mut self) {
        if self.aside.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.aside);
        match self.reads {
            In::Formula => self.grid.formula(&text),
            In::Reading => self.grid.aside(&text, Concealment::Attribute),
            In::HeaderOrFooter => {
                self.grid.end_row();
                for text in header::texts(&text) {
                    self.grid.out.block(&text, Role::Paragraph, crate::document::Seen::VISIBLE);
                }
            }
            _ => self.grid.notable(&text),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), ProblemKind> {
        if self.value.len() + self.aside.len() > LONGEST {
            return Err(ProblemKind::TooLarge(LONGEST as u64));
        }
        match self.reads {
            In::Value | In::Own => self.value.push_str(text),
            In::Formula | In::Reading | In::HeaderOrFooter => self.aside.push_str(text),
            In::Nothing => self.grid.notable(text),
        }
        Ok(())
    }

    fn attributes(&mut self, tag: &Tag<'_>) {
        if tag.name == "hyperlink" {
            self.grid.of_cell(tag.attribute("ref").and_then(|name| of_cell(&name)));
        }
        for (name, value) in tag.attributes() {
            match name {
                // What the program calls things, and where they are.
                "codeName" | "sqref" | "ref" | "uid" | "id" => {}
                "prompt" | "promptTitle" | "error" | "errorTitle" | "text" | "display" | "comment" | "user" => {
                    self.grid.aside(&value, Concealment::Attribute);
                }
                _ => {
                    if let Some(seen) = attribute::says(tag.name, name, &value) {
                        self.grid.aside(&value, seen);
                    }
                }
            }
        }
        if !self.in_data {
            self.grid.end_row();
            self.grid.of_cell(None);
        }
    }
}

/// Row and column of a name such as B7, or of the first cell of B7:C9, for what belongs to it.
pub(super) fn of_cell(name: &str) -> Option<(u32, u16)> {
    let (column, row) = place(name.split(':').next()?)?;
    Some((row, u16::try_from(column).ok()?))
}

/// Column and row, from 1, of a name such as B7.
pub(super) fn place(name: &str) -> Option<(u32, u32)> {
    let (mut column, mut row) = (0_u32, 0_u32);
    for b in name.bytes() {
        match b {
            b'A'..=b'Z' if row == 0 => column = column.checked_mul(26)? + u32::from(b - b'A') + 1,
            b'a'..=b'z' if row == 0 => column = column.checked_mul(26)? + u32::from(b - b'a') + 1,
            b'0'..=b'9' => row = row.checked_mul(10)?.checked_add(u32::from(b - b'0'))?,
            b'$' => {}
            _ => return None,
        }
    }
    (column > 0 && row > 0).then_some((column, row))
}

/// A measure that leaves nothing to be seen.
fn is_zero(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|b| matches!(b, b'0' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::{is_zero, place};

    #[test]
    fn cells_are_named_by_letters_and_digits() {
        assert_eq!(
            (place("A1"), place("$ab$10"), place("XFD1048576")),
            (Some((1, 1)), Some((28, 10)), Some((16_384, 1_048_576)))
        );
        for wrong in ["", "A", "1", "A0", "A1B", "甲1", "AAAAAAAAAAA1", "A99999999999"] {
            assert_eq!(place(wrong), None, "{wrong}");
        }
        assert!(is_zero("0") && is_zero("0.00") && !is_zero("") && !is_zero("0.5"));
    }
}
