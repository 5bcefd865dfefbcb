//! A table as CSV that spreadsheets open as it is meant.

use std::io::{self, Write};

use super::{Cell, Table};
use crate::text::harmless;

/// Excel takes a file for UTF-8 only if it says so at its beginning.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Writes the table, and the head in the last line.
pub fn csv(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(BYTE_ORDER_MARK)?;
    let mut writer = csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(out);
    writer.write_record(table.columns.iter().map(|column| safe(&column.name)))?;
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| match cell {
            Cell::Text(text) => safe(text),
            number_or_day => number_or_day.say(),
        }))?;
    }
    writer.write_record([&table.head.0, &table.head.1])?;
    writer.flush()
}

/// A spreadsheet runs what begins like a formula, wherever it came from.
fn safe(text: &str) -> String {
    let text = harmless(text);
    // Some programs drop spaces before they look.
    let begins_formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if begins_formula { format!("'{text}") } else { text }
}
