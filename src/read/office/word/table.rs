//! Tables: which row and column a cell stands in. A cell that goes on from the row above has a cell of
//! its own, mostly an empty one, so that columns count themselves.

use crate::document::Cell;

/// The widest table; Word allows 63 columns, others more.
const COLUMNS: u32 = 16_384;

pub(super) struct Table {
    number: u32,
    row: u32,
    /// The next cell's column, from 1, and how many columns it covers.
    column: u32,
    span: u32,
    header: bool,
    cell: Option<Cell>,
}

impl Table {
    pub(super) fn new(number: u32) -> Self {
        Self { number, row: 0, column: 1, span: 1, header: false, cell: None }
    }

    pub(super) fn begin_row(&mut self) {
        self.row = self.row.saturating_add(1);
        (self.column, self.span, self.header, self.cell) = (1, 1, false, None);
    }

    /// The row is one of those repeated on every page.
    pub(super) fn mark_header(&mut self, header: bool) {
        self.header = header;
    }

    /// The row begins with so many columns that have no cell.
    pub(super) fn skip(&mut self, columns: u32) {
        self.column = self.column.saturating_add(columns).min(COLUMNS);
    }

    pub(super) fn begin_cell(&mut self) {
        self.span = 1;
        let (row, column) = (self.row.max(1), self.column.min(COLUMNS) as u16);
        self.cell = Some(Cell { table: self.number, row, column, header: self.header });
    }

    /// The cell covers so many columns.
    pub(super) fn span(&mut self, columns: u32) {
        self.span = columns.clamp(1, COLUMNS);
    }

    pub(super) fn end_cell(&mut self) {
        self.cell = None;
        self.skip(self.span);
    }

    /// The open cell.
    pub(super) fn cell(&self) -> Option<Cell> {
        self.cell
    }
}
