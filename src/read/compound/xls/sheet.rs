//! One sheet: its cells, and what hides them.

use super::book::Book;
use super::kind;
use super::record::{Record, Version};
use crate::document::{Cell, Concealment, ProblemKind, Role, Seen};
use crate::read::compound::bytes::{u16_at, u32_at};
use crate::read::within::Within;

/// Which of a sheet's rows or columns something holds for.
struct Set(Vec<u64>);

impl Set {
    fn new(count: usize) -> Self {
        Self(vec![0; count / 64])
    }

    fn put(&mut self, number: u16, is: bool) {
        if let Some(word) = self.0.get_mut(usize::from(number / 64)) {
            let bit = 1 << (number % 64);
            *word = if is { *word | bit } else { *word & !bit };
        }
    }

    fn has(&self, number: u16) -> bool {
        self.0.get(usize::from(number / 64)).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }
}

/// Rows and columns that are not shown. They stand before the cells, but nothing makes them.
pub(super) struct Hidden {
    rows: Set,
    columns: Set,
}

impl Hidden {
    pub(super) fn new() -> Self {
        Self { rows: Set::new(1 << 16), columns: Set::new(256) }
    }

    pub(super) fn read(&mut self, record: &Record<'_>, version: Version) {
        match record.kind {
            // No row is shown that does not say so.
            kind::DEFAULT_ROW_HEIGHT if record.u16(0) & 2 != 0 => self.rows = Set(vec![u64::MAX; (1 << 16) / 64]),
            kind::ROW if record.bytes().len() >= 14 => {
                let (height, switches) = (record.u16(6), record.u16(12));
                self.rows.put(record.u16(0), height == 0 || version > Version::Two && switches & 0x20 != 0);
            }
            kind::ROW_2 if record.bytes().len() >= 8 => self.rows.put(record.u16(0), record.u16(6) == 0),
            kind::COL_INFO => {
                let hidden = record.u16(8) & 1 != 0 || record.u16(4) == 0;
                self.put_columns(record.u16(0), record.u16(2), hidden);
            }
            kind::COL_WIDTH_2 => self.put_columns(record.u8(0).into(), record.u8(1).into(), record.u16(2) == 0),
            _ => {}
        }
    }

    fn put_columns(&mut self, first: u16, last: u16, hidden: bool) {
        for column in first..=last.min(255) {
            self.columns.put(column, hidden);
        }
    }
}

/// What stands in a cell.
enum Value<'t> {
    Text(&'t str),
    Number(f64),
    /// One of the shared texts.
    Shared(usize),
}

/// Where a cell stands, and in which style.
type At = (u16, u16, u16);

/// The cells of a sheet.
pub(super) struct Cells {
    hidden: Hidden,
    table: Option<u32>,
    /// A formula whose text follows.
    waiting: Option<At>,
    /// Formulas of the present row, told behind it.
    formulas: Vec<String>,
    row: u16,
    text: String,
}

impl Cells {
    pub(super) fn new(hidden: Hidden) -> Self {
        Self { hidden, table: None, waiting: None, formulas: Vec::new(), row: 0, text: String::new() }
    }

    /// Reads a record if it holds cells. Whether it does.
    pub(super) fn read(
        &mut self,
        record: &Record<'_>,
        book: &mut Book,
        to: &mut Within<'_, '_>,
    ) -> Result<bool, ProblemKind> {
        let version = book.store.version;
        let (row, column) = (record.u16(0), record.u16(2));
        // The oldest programs have three bytes of switches where others have the style.
        let (style, from) =
            if version == Version::Two { (u16::from(record.u8(5) & 0x3F), 7) } else { (record.u16(4), 6) };
        let at = (row, column, style);
        match record.kind {
            kind::LABEL_SST => self.tell(at, &Value::Shared(record.u32(6) as usize), book, to)?,
            kind::LABEL | kind::LABEL_2 | kind::R_STRING => {
                let mut text = String::new();
                let mut stored = record.text(from);
                match record.kind {
                    kind::LABEL_2 => book.store.short(&mut stored, &mut text),
                    _ => book.store.long(&mut stored, &mut text),
                };
                self.tell(at, &Value::Text(&text), book, to)?;
            }
            kind::NUMBER | kind::NUMBER_2 => {
                if let Some(value) = record.f64(from) {
                    self.tell(at, &Value::Number(value), book, to)?;
                }
            }
            kind::INTEGER_2 => self.tell(at, &Value::Number(record.u16(from).into()), book, to)?,
            kind::RK => self.tell(at, &Value::Number(rk(record.u32(6))), book, to)?,
            kind::MUL_RK => {
                for (cell, column) in record.from(4).chunks_exact(6).zip(column..) {
                    let at = (row, column, u16_at(cell, 0).unwrap_or(0));
                    self.tell(at, &Value::Number(rk(u32_at(cell, 2).unwrap_or(0))), book, to)?;
                }
            }
            kind::BOOL_ERR | kind::BOOL_ERR_2 => {
                let text = said(record.u8(from), record.u8(from + 1) != 0);
                self.tell(at, &Value::Text(text), book, to)?;
            }
            kind::FORMULA | kind::FORMULA_3 | kind::FORMULA_4 => self.formula(record, at, from, book, to)?,
            kind::STRING | kind::STRING_2 => {
                let mut text = String::new();
                match record.kind {
                    kind::STRING => book.store.long(&mut record.text(0), &mut text),
                    _ => book.store.short(&mut record.text(0), &mut text),
                };
                if let Some(at) = self.waiting.take() {
                    self.tell(at, &Value::Text(&text), book, to)?;
                }
            }
            kind::SHR_FMLA => book.formula(record, 10, usize::from(record.u16(8)), to),
            kind::ARRAY => book.formula(record, 14, usize::from(record.u16(12)), to),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn formula(
        &mut self,
        record: &Record<'_>,
        at: At,
        from: usize,
        book: &mut Book,
        to: &mut Within<'_, '_>,
    ) -> Result<(), ProblemKind> {
        if record.u16(from + 6) == 0xFFFF {
            self.waiting = None;
            match record.u8(from) {
                0 => self.waiting = Some(at),
                1 => self.tell(at, &Value::Text(said(record.u8(from + 2), false)), book, to)?,
                2 => self.tell(at, &Value::Text(said(record.u8(from + 2), true)), book, to)?,
                _ => {}
            }
        } else if let Some(value) = record.f64(from) {
            self.tell(at, &Value::Number(value), book, to)?;
        }
        if book.store.version >= Version::Five {
            let formulas = &mut self.formulas;
            let length = usize::from(record.u16(20));
            super::formula::texts(record, 22, length, book.store, |text| {
                if !text.trim().is_empty() {
                    formulas.push(text.to_owned());
                }
            });
        }
        Ok(())
    }

    /// Tells the formulas of a row.
    pub(super) fn end_row(&mut self, book: &mut Book, to: &mut Within<'_, '_>) {
        for text in self.formulas.drain(..) {
            book.once(&text.replace('\0', "\n"), Concealment::Attribute, to);
        }
    }

    fn tell(
        &mut self,
        (row, column, style): At,
        value: &Value<'_>,
        book: &mut Book,
        to: &mut Within<'_, '_>,
    ) -> Result<(), ProblemKind> {
        if row != self.row {
            self.end_row(book, to);
            self.row = row;
        }
        to.budget.cell()?;
        let is_1904 = book.is_1904;
        let (format, white) = book.style(style);
        self.text.clear();
        let shows = match value {
            Value::Number(value) => format.write(*value, is_1904, &mut self.text),
            _ => !format.hides_text(),
        };
        let text = match value {
            Value::Number(_) => self.text.as_str(),
            Value::Text(text) => text,
            Value::Shared(index) => match book.strings.show(*index) {
                Some(text) => text,
                None => return Err(ProblemKind::Damaged),
            },
        };
        let concealment = match () {
            () if self.hidden.rows.has(row) => Some(Concealment::HiddenRow),
            () if self.hidden.columns.has(column) => Some(Concealment::HiddenColumn),
            () if !shows => Some(Concealment::HiddenFormat),
            () if white => Some(Concealment::HiddenText),
            () => None,
        };
        let seen = concealment.map_or(Seen::VISIBLE, Seen::from);
        if book.repeats.are_enough(text, to.out.as_seen(seen)) {
            return Ok(());
        }
        let table = *self.table.get_or_insert_with(|| to.out.table());
        let cell = Cell { table, row: u32::from(row) + 1, column: column.saturating_add(1), header: false };
        to.out.block(text, Role::Cell(cell), seen);
        Ok(())
    }
}

/// A number in four bytes: an integer, or the upper half of a fraction; the other bit says that it is a hundredth.
fn rk(stored: u32) -> f64 {
    let value = match stored & 2 {
        0 => f64::from_bits(u64::from(stored & !3) << 32),
        _ => f64::from(stored.cast_signed() >> 2),
    };
    if stored & 1 == 0 { value } else { value / 100.0 }
}

/// Truths and errors.
fn said(value: u8, is_error: bool) -> &'static str {
    match (is_error, value) {
        (false, 0) => "FALSE",
        (false, _) => "TRUE",
        (true, 0x00) => "#NULL!",
        (true, 0x07) => "#DIV/0!",
        (true, 0x0F) => "#VALUE!",
        (true, 0x17) => "#REF!",
        (true, 0x1D) => "#NAME?",
        (true, 0x24) => "#NUM!",
        (true, _) => "#N/A",
    }
}

#[cfg(test)]
mod tests {
    use super::rk;

    #[test]
    fn numbers_in_four_bytes() {
        let numbers = [(0x3FF0_0000, 1.0), (0x0000_0006, 1.0), (0xFFFF_FFFE, -1.0), (0x0000_0137 << 2 | 3, 3.11)];
        for (stored, value) in numbers {
            assert!((rk(stored) - value).abs() < 1e-9, "{stored:x}");
        }
    }
}
