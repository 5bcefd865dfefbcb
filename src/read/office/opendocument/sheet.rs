//! Tables: where a cell stands, what it holds if it shows something else, and cells that the file says are
//! repeated. A row may be repeated a million times in thirty bytes, so repeats are counted, not walked.

use super::length::hidden_digits;
use crate::document::{Cell, Concealment, Role, Seen};
use crate::read::limits::Budget;
use crate::read::out::Out;

/// How often a cell that is repeated is told.
const TOLD: u32 = 1_000;
/// Texts of this length say the same however often they are told.
const LONG: usize = 256;
/// What repeats of all cells of a document may amount to, in bytes.
pub(super) const REPEATS: usize = 32 << 20;

/// An open table.
pub(super) struct Table {
    number: u32,
    /// A sheet of its own, and not a table in a text.
    pub(super) is_sheet: bool,
    /// Columns that were described so far, and which of them are hidden, from and to.
    described: u32,
    hidden: Vec<(u32, u32)>,
    /// The styles of cells that have none, up to which column; the same of the row.
    styles: Vec<(u32, String)>,
    row_style: String,
    /// Rows before the open one, and how often that is there.
    above: u32,
    repeat: u32,
    row_hides: bool,
    /// Groups of rows and columns that are folded away.
    pub(super) folded_rows: u32,
    pub(super) folded_columns: u32,
    pub(super) headers: u32,
    /// Columns before the next cell.
    before: u32,
    cell: Option<Open>,
    kept: Vec<Kept>,
}

/// An open cell.
struct Open {
    column: u32,
    repeat: u32,
    covered: bool,
    /// Its style shows nothing of what it holds.
    hides: bool,
    value: Option<Value>,
    shows: bool,
}

/// What a cell holds beside what it shows.
pub(super) enum Value {
    Number(String),
    Text(String),
}

/// A cell of a row that is there several times.
struct Kept {
    column: u32,
    times: u32,
    text: String,
    seen: Seen,
}

/// What a cell comes to: its text if that is another one than the page shows, and whether it is told.
pub(super) struct Finished {
    pub(super) instead: Option<String>,
    pub(super) role: Role,
    pub(super) seen: Seen,
    pub(super) beside: Option<String>,
}

impl Table {
    pub(super) fn new(number: u32, is_sheet: bool) -> Self {
        Self {
            number,
            is_sheet,
            described: 0,
            hidden: Vec::new(),
            styles: Vec::new(),
            row_style: String::new(),
            above: 0,
            repeat: 1,
            row_hides: false,
            folded_rows: 0,
            folded_columns: 0,
            headers: 0,
            before: 0,
            cell: None,
            kept: Vec::new(),
        }
    }

    pub(super) fn columns(&mut self, repeat: u32, hides: bool, style: &str) {
        let from = self.described;
        self.described = from.saturating_add(repeat.max(1));
        match self.styles.last_mut() {
            Some(last) if last.1 == style => last.0 = self.described,
            _ => self.styles.push((self.described, style.to_owned())),
        }
        if hides || self.folded_columns > 0 {
            match self.hidden.last_mut() {
                Some(last) if last.1 == from => last.1 = self.described,
                _ => self.hidden.push((from, self.described)),
            }
        }
    }

    /// The style of the next cell, if it names none itself.
    pub(super) fn style(&self) -> &str {
        if !self.row_style.is_empty() {
            return &self.row_style;
        }
        let at = self.styles.partition_point(|style| style.0 <= self.before);
        self.styles.get(at).map_or("", |style| &style.1)
    }

    pub(super) fn begin_row(&mut self, repeat: u32, hides: bool, style: &str) {
        self.row_style.clear();
        self.row_style.push_str(style);
        (self.repeat, self.before) = (repeat.max(1), 0);
        self.row_hides = hides || self.folded_rows > 0;
        self.kept.clear();
    }

    pub(super) fn begin_cell(&mut self, repeat: u32, covered: bool, value: Option<Value>, hides: bool) {
        let column = self.before;
        self.before = column.saturating_add(repeat.max(1));
        self.cell = Some(Open { column, repeat: repeat.max(1), covered, hides, value, shows: false });
    }

    /// The role of what stands in the open cell.
    pub(super) fn role(&self) -> Option<Role> {
        self.cell.as_ref().map(|cell| self.role_at(cell.column, 0))
    }

    fn role_at(&self, column: u32, down: u32) -> Role {
        Role::Cell(Cell {
            table: self.number,
            row: self.above.saturating_add(down).saturating_add(1),
            column: u16::try_from(column.saturating_add(1)).unwrap_or(u16::MAX),
            header: self.headers > 0,
        })
    }

    fn is_hidden(&self, column: u32) -> bool {
        let after = self.hidden.partition_point(|range| range.0 <= column);
        after.checked_sub(1).and_then(|at| self.hidden.get(at)).is_some_and(|range| column < range.1)
    }

    /// Whether the page shows the open cell.
    pub(super) fn seen(&self) -> Seen {
        let Some(cell) = &self.cell else { return Seen::VISIBLE };
        if self.row_hides {
            Concealment::HiddenRow.into()
        } else if self.is_hidden(cell.column) {
            Concealment::HiddenColumn.into()
        } else if cell.covered {
            Concealment::HiddenText.into()
        } else if cell.hides {
            Concealment::HiddenFormat.into()
        } else {
            Seen::VISIBLE
        }
    }

    /// The open cell says what it shows, if only that it shows nothing.
    pub(super) fn shows(&mut self) {
        if let Some(cell) = &mut self.cell {
            cell.shows = true;
        }
    }

    /// What the open cell comes to, which shows this.
    pub(super) fn finish(&self, shown: &str) -> Option<Finished> {
        let cell = self.cell.as_ref()?;
        let (role, mut seen) = (self.role_at(cell.column, 0), self.seen());
        let shown = shown.trim();
        let (mut instead, mut beside) = (None, None);
        match &cell.value {
            Some(Value::Number(value) | Value::Text(value)) if shown.is_empty() && !value.trim().is_empty() => {
                // Some programs leave it to the reader to write out the value.
                if seen == Seen::VISIBLE && cell.shows {
                    seen = Concealment::HiddenFormat.into();
                }
                instead = Some(super::length::whole(value).unwrap_or_else(|| value.clone()));
            }
            Some(Value::Number(value)) => instead = hidden_digits(shown, value),
            Some(Value::Text(value)) if value.split_whitespace().ne(shown.split_whitespace()) => {
                beside = Some(value.clone());
            }
            _ => {}
        }
        Some(Finished { instead, role, seen, beside })
    }

    /// Whether the open cell is there several times.
    pub(super) fn repeats_cell(&self) -> bool {
        self.repeat > 1 || self.cell.as_ref().is_some_and(|cell| cell.repeat > 1)
    }

    /// Tells the open cell again where the file says that it is repeated.
    pub(super) fn end_cell(&mut self, text: &str, seen: Seen, out: &mut Out<'_>, budget: &Budget, left: &mut usize) {
        if let Err(kind) = budget.cell() {
            return out.problem(kind);
        }
        let Some(cell) = self.cell.as_ref().filter(|_| !text.is_empty() && text.len() < LONG) else { return };
        let times = cell.repeat.min(TOLD);
        let kept = Kept { column: cell.column, times, text: text.to_owned(), seen };
        self.repeats(&kept, 0, 1, out, budget, left);
        if self.repeat > 1 {
            self.kept.push(kept);
        }
    }

    /// Ends the open cell.
    pub(super) fn leave_cell(&mut self) {
        self.cell = None;
    }

    /// Tells a cell in one row, from the column `from` of its repeats on.
    fn repeats(&self, kept: &Kept, down: u32, from: u32, out: &mut Out<'_>, budget: &Budget, left: &mut usize) {
        for right in from..kept.times {
            let Some(rest) = left.checked_sub(kept.text.len() + 16) else { return };
            *left = rest;
            if let Err(kind) = budget.cell() {
                return out.problem(kind);
            }
            let column = kept.column.saturating_add(right);
            let seen = if kept.seen == Seen::VISIBLE && self.is_hidden(column) {
                Concealment::HiddenColumn.into()
            } else {
                kept.seen
            };
            out.block(&kept.text, self.role_at(column, down), seen);
        }
    }

    /// Tells the cells of the open row where it is repeated, and ends it.
    pub(super) fn end_row(&mut self, out: &mut Out<'_>, budget: &Budget, left: &mut usize) {
        let kept = std::mem::take(&mut self.kept);
        let across = kept.iter().map(|cell| cell.times).max().unwrap_or(1);
        for down in 1..if kept.is_empty() { 1 } else { self.repeat.min(TOLD / across.max(1)) } {
            for cell in &kept {
                self.repeats(cell, down, 0, out, budget, left);
            }
        }
        self.above = self.above.saturating_add(self.repeat);
        self.cell = None;
    }
}
