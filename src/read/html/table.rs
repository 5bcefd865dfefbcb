//! Tables: which row and column a cell stands in, with cells that span several.

use crate::document::Cell;

/// The widest span that counts; browsers stop there too.
const SPAN: u32 = 1000;
/// Columns beyond this are not told apart; no spreadsheet has more.
const COLUMNS: usize = 16_384;

/// An open table.
pub(crate) struct Table {
    number: u32,
    row: u32,
    /// The next column to fill, from 0.
    column: usize,
    /// For each column the last row that a cell from above reaches into.
    taken: Vec<u32>,
    cell: Option<Cell>,
}

impl Table {
    pub(crate) fn new(number: u32) -> Self {
        Self { number, row: 0, column: 0, taken: Vec::new(), cell: None }
    }

    /// A row begins.
    pub(crate) fn row(&mut self) {
        self.row = self.row.saturating_add(1);
        self.column = 0;
        self.cell = None;
    }

    /// A cell begins.
    pub(crate) fn begin_cell(&mut self, columns: Option<u32>, rows: Option<u32>, header: bool) {
        self.row = self.row.max(1);
        while self.taken.get(self.column).is_some_and(|&last| last >= self.row) {
            self.column += 1;
        }
        let first = self.column;
        self.column = (first + columns.unwrap_or(1).clamp(1, SPAN) as usize).min(COLUMNS);
        // A span of 0 reaches to the table's end.
        let rows = match rows {
            Some(0) => SPAN,
            rows => rows.unwrap_or(1).min(SPAN),
        };
        if rows > 1 {
            if self.taken.len() < self.column {
                self.taken.resize(self.column, 0);
            }
            let last = self.row.saturating_add(rows - 1);
            for taken in &mut self.taken[first.min(self.column)..self.column] {
                *taken = last;
            }
        }
        self.cell = Some(Cell { table: self.number, row: self.row, column: (first + 1) as u16, header });
    }

    /// The cell ends.
    pub(crate) fn end_cell(&mut self) {
        self.cell = None;
    }

    /// The open cell.
    pub(crate) fn cell(&self) -> Option<Cell> {
        self.cell
    }
}
