//! A table as a workbook: rows to sort and filter, and a page that says what they are.

use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::{Cell, Table};
use crate::finding::Words;
use crate::text::harmless;

const ABOUT: Words = Words { zh: "说明", en: "About" };

/// What fits into a cell.
const LONGEST: usize = 32_000;

/// The workbook's bytes.
pub fn xlsx(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    rows(workbook.add_worksheet().set_name(&table.name)?, table)?;
    about(workbook.add_worksheet().set_name(ABOUT.in_language(table.language))?, table)?;
    workbook.save_to_buffer()
}

fn plain() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin)
}

fn heading() -> Format {
    plain().set_bold().set_align(FormatAlign::Center).set_background_color(Color::RGB(0x00D9_E1F2))
}

fn rows(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let (text, day) = (plain().set_num_format("@"), plain().set_num_format("yyyy-mm-dd"));
    for (number, column) in (0..).zip(&table.columns) {
        sheet.set_column_width(number, f64::from(column.width))?;
        sheet.write_string_with_format(0, number, &column.name, &heading())?;
    }
    let mut last = 0;
    for (row, cells) in (1..).zip(&table.rows) {
        last = row;
        for (column, cell) in (0..).zip(cells) {
            match cell {
                // Written as a text, nothing becomes a formula.
                Cell::Text(what) => sheet.write_string_with_format(row, column, short(what), &text)?,
                Cell::Number(number) => {
                    let number = u32::try_from(*number).unwrap_or(u32::MAX);
                    sheet.write_number_with_format(row, column, number, &plain())?
                }
                Cell::Day(None) => sheet.write_blank(row, column, &day)?,
                Cell::Day(Some(date)) => match ExcelDateTime::from_ymd(date.year(), date.month(), date.day()) {
                    Ok(when) => sheet.write_datetime_with_format(row, column, &when, &day)?,
                    // Days before 1900 have no number there.
                    Err(_) => sheet.write_string_with_format(row, column, date.to_string(), &text)?,
                },
            };
        }
    }
    let width = u16::try_from(table.columns.len()).unwrap_or(u16::MAX).max(1);
    sheet.autofilter(0, 0, last, width - 1)?;
    sheet.set_freeze_panes(1, 2)?;
    // On A3, two pages wide; one would be too small to read.
    sheet.set_landscape().set_paper_size(8).set_print_fit_to_pages(2, 0);
    sheet.set_repeat_rows(0, 0)?;
    // A footer holds 255 characters; `&` is a command in it.
    sheet.set_footer(format!("&L&8{} {}&R&8&P/&N", table.head.0, table.head.1));
    Ok(())
}

fn about(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 22)?.set_column_width(1, 90)?.set_landscape().set_print_fit_to_pages(1, 0);
    for (row, (name, what)) in (0..).zip(table.about.iter().chain([&table.head])) {
        sheet.write_string_with_format(row, 0, short(name), &plain().set_bold())?;
        sheet.write_string_with_format(row, 1, short(what), &plain())?;
    }
    Ok(())
}

fn short(text: &str) -> String {
    let text = harmless(text);
    if text.chars().nth(LONGEST).is_none() { text } else { text.chars().take(LONGEST).collect() }
}
