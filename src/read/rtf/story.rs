//! A text while it is read: the main one, a header, a note. It has a paragraph that grows, and tables
//! inside of tables.

use super::destination::Tale;
use crate::document::{Cell, Role, Seen};
use crate::read::woven::Woven;

/// The widest table that is counted.
const COLUMNS: u16 = 16_384;
/// Tables in tables.
const LEVELS: usize = 32;

pub(super) struct Story {
    pub(super) tale: Tale,
    /// Where its text is told: in the main part, or in one of its own.
    pub(super) part: &'static str,
    pub(super) paragraph: Paragraph,
    levels: Vec<Level>,
    /// Which cells of the row have a colour behind their text.
    pub(super) shaded: Vec<bool>,
    pub(super) shades: bool,
    pub(super) header: bool,
    /// What a shape says of itself before its text: its name, and that it is filled.
    pub(super) on_ground: bool,
}

struct Level {
    table: u32,
    row: u32,
    column: u16,
}

#[derive(Default)]
pub(super) struct Paragraph {
    pub(super) woven: Woven,
    /// Blocks of their own that follow the paragraph.
    pub(super) beside: Vec<(String, Role, Seen)>,
}

impl Story {
    pub(super) fn new(tale: Tale, part: &'static str) -> Self {
        Self {
            tale,
            part,
            paragraph: Paragraph::default(),
            levels: Vec::new(),
            shaded: Vec::new(),
            shades: false,
            header: false,
            on_ground: false,
        }
    }

    /// The cell at this level of tables, from 1, in which a paragraph stands. `number` gives a new table's.
    pub(super) fn cell(&mut self, level: usize, number: impl FnMut() -> u32) -> Option<Cell> {
        self.reach(level, number);
        let header = self.header && level == 1;
        let Level { table, row, column } = self.levels.last()?;
        Some(Cell { table: *table, row: *row, column: *column, header })
    }

    /// Enters and leaves tables until so many are open.
    fn reach(&mut self, level: usize, mut number: impl FnMut() -> u32) {
        let level = level.min(LEVELS);
        self.levels.truncate(level);
        while self.levels.len() < level {
            self.levels.push(Level { table: number(), row: 1, column: 1 });
        }
    }

    /// The cell ends.
    pub(super) fn end_cell(&mut self) {
        if let Some(level) = self.levels.last_mut() {
            level.column = level.column.saturating_add(1).min(COLUMNS);
        }
    }

    /// The row at this level ends.
    pub(super) fn end_row(&mut self, level: usize) {
        self.levels.truncate(level);
        if let Some(last) = self.levels.last_mut().filter(|last| last.column > 1) {
            (last.row, last.column) = (last.row.saturating_add(1), 1);
        }
    }

    /// A row is described anew.
    pub(super) fn begin_row(&mut self) {
        self.shaded.clear();
        (self.shades, self.header) = (false, false);
    }

    /// A cell of the row is described.
    pub(super) fn describe_cell(&mut self) {
        if self.shaded.len() < usize::from(COLUMNS) {
            self.shaded.push(self.shades);
        }
        self.shades = false;
    }

    /// Whether the cell being read has a colour behind its text.
    pub(super) fn is_shaded(&self) -> bool {
        let column = self.levels.first().map_or(1, |level| level.column);
        self.shaded.get(usize::from(column) - 1).copied().unwrap_or_default()
    }
}
