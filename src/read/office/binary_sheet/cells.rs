//! A sheet of records: its columns, its cells, and what stands behind them.

use std::fmt::Write as _;

use super::super::sheet::grid::Grid;
use super::super::sheet::header;
use super::record::{Fields, Records, push_text, text};
use super::sweep;
use crate::document::{Concealment, ProblemKind, Role, Seen};
use crate::read::limits::Metered;

/// Reads a sheet. What stands before anything that goes wrong is told.
pub(super) fn read(bytes: Metered<'_>, grid: &mut Grid<'_, '_>) -> Result<(), ProblemKind> {
    let mut cells = Cells { grid, column: 0, value: String::new(), dangling: false };
    let result = Records::each(bytes, |number, body| cells.record(number, body));
    cells.grid.end();
    result
}

struct Cells<'g, 'o, 'e> {
    grid: &'g mut Grid<'o, 'e>,
    column: u32,
    value: String,
    dangling: bool,
}

impl Cells<'_, '_, '_> {
    fn record(&mut self, number: u16, body: &[u8]) -> Result<(), ProblemKind> {
        match number {
            0 => self.row(body),
            1..=11 | 62 => {
                let mut fields = Fields(body);
                self.column = fields.long().unwrap_or(u32::MAX).saturating_add(1);
                self.grid.at(self.column);
                self.cell(number, fields)?;
            }
            // Cells that stand behind the last one have no column of their own.
            12..=18 => {
                self.column = self.column.saturating_add(1);
                self.grid.at(self.column);
                self.cell(number - 11, Fields(body))?;
            }
            60 => self.columns(body),
            479 => self.headers(body),
            // Where views, selections, merged cells and the edges of the paper are.
            129..=151 | 176..=178 | 476 | 477 | 485 | 37 | 38 => {}
            _ => {
                let grid = &mut *self.grid;
                grid.of_cell(None);
                sweep::texts(body, |text| grid.aside(text, Concealment::Attribute));
                self.grid.end_row();
            }
        }
        Ok(())
    }

    fn row(&mut self, body: &[u8]) {
        let mut fields = Fields(body);
        let row = fields.long().unwrap_or_default().saturating_add(1);
        let _style = fields.long();
        let height = fields.short();
        let hidden = height == Some(0) || body.get(11).is_some_and(|flags| flags & 0x10 != 0);
        self.grid.begin_row(row, hidden);
        self.column = 0;
    }

    fn columns(&mut self, body: &[u8]) {
        let mut fields = Fields(body);
        let (first, last, width) = (fields.long(), fields.long(), fields.long());
        let flags = body.get(16).copied().unwrap_or_default();
        if let (Some(first), Some(last)) = (first, last)
            && (flags & 1 != 0 || width == Some(0))
        {
            self.grid.hide_columns(first.saturating_add(1), last.saturating_add(1));
        }
    }

    fn cell(&mut self, number: u16, mut fields: Fields<'_>) -> Result<(), ProblemKind> {
        let style = fields.long().unwrap_or_default() & 0x00FF_FFFF;
        let column = self.column;
        self.value.clear();
        match number {
            2 => {
                let Some(packed) = fields.take::<4>() else { return Ok(()) };
                number_of(packed, &mut self.value);
                self.grid.number(column, style, &self.value)?;
            }
            3 | 11 => {
                if let Some(error) = fields.byte() {
                    self.grid.word(column, style, error_of(error))?;
                }
            }
            4 | 10 => {
                if let Some(is_true) = fields.byte() {
                    self.grid.word(column, style, if is_true == 0 { "FALSE" } else { "TRUE" })?;
                }
            }
            5 | 9 => {
                if let Some(float) = fields.float() {
                    let _ = write!(self.value, "{float:e}");
                    self.grid.number(column, style, &self.value)?;
                }
            }
            7 => {
                if let Some(index) = fields.long() {
                    let known = self.grid.shared(column, style, index as usize)?;
                    if !known && !std::mem::replace(&mut self.dangling, true) {
                        self.grid.out.problem(ProblemKind::Damaged);
                    }
                }
            }
            6 | 8 | 62 => {
                if number == 62 {
                    // Whether its letters differ.
                    fields.byte();
                }
                let text = fields.text().unwrap_or_default();
                push_text(text, &mut self.value);
                self.grid.text(column, style, &self.value)?;
            }
            _ => {}
        }
        // A formula, in which texts stand.
        if (8..=11).contains(&number) {
            let grid = &mut *self.grid;
            sweep::texts(fields.0, |text| grid.literal(text));
        }
        Ok(())
    }

    fn headers(&mut self, body: &[u8]) {
        self.grid.end_row();
        let mut fields = Fields(body);
        fields.short();
        while let Some(raw) = fields.text() {
            for part in header::texts(&text(raw)) {
                self.grid.out.block(&part, Role::Paragraph, Seen::VISIBLE);
            }
        }
    }
}

/// A number in four bytes: a whole one, or the first half of another, and either may be a hundredth.
fn number_of(packed: [u8; 4], to: &mut String) {
    let packed = u32::from_le_bytes(packed);
    let number = if packed & 2 != 0 {
        f64::from(packed.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(packed & !3) << 32)
    };
    let _ = write!(to, "{:e}", if packed & 1 != 0 { number / 100.0 } else { number });
}

fn error_of(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#GETTING_DATA",
    }
}
