//! The cells of one sheet, row by row, with the reasons why the page does not show some of them. Sheets in XML
//! and binary sheets are told here alike.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::super::{attribute, fingerprint};
use super::number;
use super::strings::Strings;
use super::style::{Holds, Styles};
use crate::document::{Cell, Concealment, ProblemKind, Role, Seen};
use crate::read::limits::Budget;
use crate::read::out::Out;
use crate::read::repeats::Repeats;

/// The last column that a sheet can have.
const COLUMNS: u32 = 16_384;
/// Texts of formulas that are remembered, so that each is told once.
const REMEMBERED: usize = 1 << 20;

/// What the sheets of a workbook share.
#[derive(Default)]
pub(crate) struct Book {
    pub(crate) strings: Strings,
    pub(crate) styles: Styles,
    /// Days are counted from 1904 instead of 1900.
    pub(crate) since_1904: bool,
    /// Something could not be read, so that it is not known what is left over.
    pub(crate) has_gaps: bool,
    /// There is a sheet at all.
    pub(crate) has_sheets: bool,
    repeats: Repeats,
}

/// The names of columns of tables by the row that shows them as well; row 0 = it is not known which.
pub(crate) type Heads = BTreeMap<u32, BTreeSet<String>>;

/// A text that stands in no cell, and row and column of the one that it belongs to.
type Aside = (String, Seen, Option<(u32, u16)>);

/// A sheet being told.
pub(crate) struct Grid<'g, 'e> {
    pub(crate) out: &'g mut Out<'e>,
    budget: &'g Budget,
    book: &'g mut Book,
    heads: Heads,
    table: u32,
    row: u32,
    row_hidden: bool,
    hidden_columns: Vec<bool>,
    /// What is told behind the row.
    asides: Vec<Aside>,
    of_cell: Option<(u32, u16)>,
    told: HashSet<u64>,
    text: String,
}

impl<'g, 'e> Grid<'g, 'e> {
    pub(crate) fn new(out: &'g mut Out<'e>, budget: &'g Budget, book: &'g mut Book, heads: Heads) -> Self {
        let table = out.table();
        book.has_sheets = true;
        Self {
            out,
            budget,
            book,
            heads,
            table,
            row: 0,
            row_hidden: false,
            hidden_columns: Vec::new(),
            asides: Vec::new(),
            of_cell: None,
            told: HashSet::new(),
            text: String::new(),
        }
    }

    /// These columns, from 1, are hidden.
    pub(crate) fn hide_columns(&mut self, first: u32, last: u32) {
        let last = last.min(COLUMNS);
        if self.hidden_columns.len() < last as usize {
            self.hidden_columns.resize(last as usize, false);
        }
        for column in first.max(1)..=last {
            if let Some(hidden) = self.hidden_columns.get_mut(column as usize - 1) {
                *hidden = true;
            }
        }
    }

    pub(crate) fn begin_row(&mut self, row: u32, hidden: bool) {
        self.end_row();
        (self.row, self.row_hidden, self.of_cell) = (row, hidden, None);
    }

    /// A cell says that it stands in another row.
    pub(crate) fn move_to(&mut self, row: u32) {
        self.row = row;
    }

    pub(crate) fn row(&self) -> u32 {
        self.row
    }

    /// Tells what belongs to the row and stands in no cell.
    pub(crate) fn end_row(&mut self) {
        for (text, seen, cell) in self.asides.drain(..) {
            self.out.of_cell(cell);
            self.out.beside(&text, Role::Attribute, seen);
            self.out.of_cell(None);
        }
    }

    /// The next texts that stand in no cell belong to the one in this column of the row.
    pub(crate) fn at(&mut self, column: u32) {
        self.of_cell = u16::try_from(column).ok().map(|column| (self.row, column));
    }

    /// The next texts that stand in no cell belong to this one.
    pub(crate) fn of_cell(&mut self, cell: Option<(u32, u16)>) {
        self.of_cell = cell;
    }

    /// A text of the row that stands in no cell.
    pub(crate) fn aside(&mut self, text: &str, seen: impl Into<Seen>) {
        self.asides.push((text.to_owned(), seen.into(), self.of_cell));
    }

    /// The texts in quotes of a formula; what it comes to stands in the cell.
    pub(crate) fn formula(&mut self, formula: &str) {
        literals(formula, |text| self.literal(text));
    }

    /// A text in a formula.
    pub(crate) fn literal(&mut self, text: &str) {
        let says = text.len() > 1 && text.contains(char::is_alphanumeric);
        if says && self.told.len() < REMEMBERED && self.told.insert(fingerprint(text)) {
            self.aside(text, Concealment::Attribute);
        }
    }

    /// An attribute or a text of which only some say something.
    pub(crate) fn notable(&mut self, text: &str) {
        if attribute::is_notable(text) {
            self.aside(text, Concealment::Attribute);
        }
    }

    fn cell(&self, column: u32) -> Cell {
        Cell { table: self.table, row: self.row, column: u16::try_from(column).unwrap_or(u16::MAX), header: false }
    }

    fn seen(&self, column: u32, style: u32, holds: Holds) -> Seen {
        let hidden_column = (column as usize).checked_sub(1).and_then(|column| self.hidden_columns.get(column));
        match hidden_column {
            _ if self.row_hidden => Concealment::HiddenRow.into(),
            Some(true) => Concealment::HiddenColumn.into(),
            _ => self.book.styles.look(style).seen(holds),
        }
    }

    /// A cell whose text is shared. The problem is that there is no such text, or too many cells.
    pub(crate) fn shared(&mut self, column: u32, style: u32, index: usize) -> Result<bool, ProblemKind> {
        self.budget.cell()?;
        let (cell, seen) = (self.cell(column), self.seen(column, style, Holds::Text));
        if !self.heads.is_empty() {
            let mut text = std::mem::take(&mut self.text);
            text.clear();
            text.push_str(self.book.strings.text(index).unwrap_or_default());
            self.strike_out(&text);
            self.text = text;
        }
        let Book { strings, repeats, .. } = &mut *self.book;
        Ok(strings.tell(index, cell, seen, self.out, repeats))
    }

    pub(crate) fn text(&mut self, column: u32, style: u32, text: &str) -> Result<(), ProblemKind> {
        self.strike_out(text);
        self.told_as(column, style, text, Holds::Text)
    }

    /// TRUE, #N/A.
    pub(crate) fn word(&mut self, column: u32, style: u32, word: &str) -> Result<(), ProblemKind> {
        self.told_as(column, style, word, Holds::Word)
    }

    /// A number as it is stored.
    pub(crate) fn number(&mut self, column: u32, style: u32, raw: &str) -> Result<(), ProblemKind> {
        let mut text = std::mem::take(&mut self.text);
        text.clear();
        let kind = self.book.styles.look(style).format.kind;
        let sign = number::write(raw, kind, self.book.since_1904, &mut text);
        let result = self.told_as(column, style, &text, Holds::Number(sign));
        self.text = text;
        result
    }

    fn told_as(&mut self, column: u32, style: u32, text: &str, holds: Holds) -> Result<(), ProblemKind> {
        self.budget.cell()?;
        let (cell, seen) = (self.cell(column), self.seen(column, style, holds));
        if !self.book.repeats.are_enough(text, self.out.as_seen(seen)) {
            self.out.block(text, Role::Cell(cell), seen);
        }
        Ok(())
    }

    /// A table's column is named in the sheet itself; in which row, not every table says.
    fn strike_out(&mut self, text: &str) {
        if self.heads.is_empty() {
            return;
        }
        for row in [0, self.row] {
            if let Some(names) = self.heads.get_mut(&row) {
                names.remove(text);
            }
        }
    }

    /// Ends the sheet: tells the names of columns that stand in no cell.
    pub(crate) fn end(&mut self) {
        self.end_row();
        for name in std::mem::take(&mut self.heads).into_values().flatten() {
            self.out.beside(&name, Role::Attribute, Concealment::Attribute);
        }
    }
}

/// Calls `with` for each text in quotes of a formula.
pub(super) fn literals(formula: &str, mut with: impl FnMut(&str)) {
    let mut rest = formula;
    while let Some((_, after)) = rest.split_once('"') {
        let mut text = String::new();
        rest = after;
        loop {
            let Some((piece, after)) = rest.split_once('"') else { return with(rest) };
            text.push_str(piece);
            rest = after;
            // A quote in a text is written twice.
            match rest.strip_prefix('"') {
                Some(after) => {
                    text.push('"');
                    rest = after;
                }
                None => break,
            }
        }
        with(&text);
    }
}

#[cfg(test)]
mod tests {
    use super::literals;

    #[test]
    fn texts_of_formulas() {
        let mut told = Vec::new();
        literals("IF(A1=\"是\",\"说\"\"了\"\"\",'x'!B2)&\"end", |text| told.push(text.to_owned()));
        assert_eq!(told, ["是", "说\"了\"", "end"]);
    }
}
