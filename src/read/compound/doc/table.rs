//! Tables: which row and column a cell stands in. What a row is, its end says; so one looks ahead, and once a table
//! through all of it, as a cell may cover columns that only other rows have.

use super::format::{Formats, Paragraph};
use crate::document::Cell;

/// One looks ahead so many paragraphs.
const AHEAD: usize = 4_000;
/// Columns of a table; Word makes 63 at most.
const COLUMNS: usize = 256;
/// Edges that are nearer to each other than this, in twentieths of a point, are meant to be the same.
const NEAR: u16 = 40;

#[derive(Default)]
pub(super) struct Table {
    number: u32,
    row: u32,
    /// The present cell in its row, from 0, and its column, from 1.
    cell: usize,
    column: u16,
    in_row: bool,
    header: bool,
    /// Where the cells of this row begin, and those of all rows.
    edges: Box<[i16]>,
    grid: Vec<i16>,
}

impl Table {
    pub(super) fn new(number: u32) -> Self {
        Self { number, ..Self::default() }
    }

    /// The cell to which the paragraph belongs that has its format at this byte.
    pub(super) fn cell(&mut self, depth: u32, formats: &Formats<Paragraph>, at: usize) -> Cell {
        if !self.in_row {
            self.begin_row(depth, formats, at);
        }
        Cell { table: self.number, row: self.row, column: self.column, header: self.header }
    }

    fn begin_row(&mut self, depth: u32, formats: &Formats<Paragraph>, at: usize) {
        self.row = self.row.saturating_add(1);
        (self.cell, self.column, self.in_row, self.header) = (0, 0, true, false);
        self.edges = Box::default();
        let ends = |format: &&Paragraph| match depth {
            1 => format.ends_row,
            _ => format.ends_inner_row && format.depth == depth,
        };
        let ahead = || formats.from(at).take(AHEAD).take_while(|format| format.depth >= depth).filter(ends);
        if self.row == 1 {
            for &edge in ahead().filter_map(|end| end.edges.as_deref()).flatten() {
                let known = self.grid.iter().any(|other| other.abs_diff(edge) <= NEAR);
                if !known && self.grid.len() < COLUMNS {
                    self.grid.push(edge);
                }
            }
        }
        if let Some(end) = ahead().next() {
            self.header = end.header_row;
            self.edges = end.edges.clone().unwrap_or_default();
        }
        self.enter();
    }

    /// Finds the column of the present cell: in a row of fewer cells, some cover several columns.
    fn enter(&mut self) {
        let next = self.column.saturating_add(1);
        let left = self
            .edges
            .get(self.cell)
            .map_or(0, |&edge| self.grid.iter().filter(|&&other| other < edge && other.abs_diff(edge) > NEAR).count());
        self.column = next.max(u16::try_from(left + 1).unwrap_or(u16::MAX));
    }

    pub(super) fn end_cell(&mut self) {
        self.cell = self.cell.saturating_add(1);
        self.enter();
    }

    pub(super) fn end_row(&mut self) {
        self.in_row = false;
    }

    pub(super) fn is_in_row(&self) -> bool {
        self.in_row
    }
}
