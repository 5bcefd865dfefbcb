//! Cells of a workbook, row by row: texts, points, heads of tables, and how a sheet is printed.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use crate::finding::{Language, Points, Words};
use crate::text::columns::width;
use crate::text::harmless;

/// A row of cells that is being written. Texts are written as texts, so that nothing in them becomes a formula.
pub(super) struct Cells<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
    column: u16,
    format: Format,
    columns: &'a [Column],
    /// The lines of its longest text.
    lines: u16,
}

/// The head of a column, and its width in Latin letters.
pub(super) type Column = (Words, u16);

/// More than this a cell does not take; the JSON has all of it.
const LONGEST: usize = 32_000;

impl Cells<'_> {
    pub(super) fn text(&mut self, text: &str) -> Result<&mut Self, XlsxError> {
        let text: String = harmless(text).chars().take(LONGEST / 2).collect();
        let wide = self.columns.get(usize::from(self.column)).map_or(1, |(_, width)| usize::from(*width).max(1));
        let lines = width(&text).div_ceil(wide);
        self.lines = self.lines.max(u16::try_from(lines).unwrap_or(u16::MAX));
        self.sheet.write_string_with_format(self.row, self.column, text, &self.format)?;
        self.column += 1;
        Ok(self)
    }

    /// Ends the row: as high as its longest text needs, for not every program looks for itself.
    pub(super) fn end(&mut self) -> Result<(), XlsxError> {
        const LINE: u16 = 17;
        const HIGHEST: u16 = 400;
        if self.lines > 1 {
            self.sheet.set_row_height(self.row, f64::from(self.lines.saturating_mul(LINE).min(HIGHEST)))?;
        }
        Ok(())
    }

    /// A workbook has floating-point numbers only. Points are exact until here, and nothing is computed after: a
    /// spreadsheet shows the number nearest to `0.3` as `0.3`.
    pub(super) fn points(&mut self, points: Option<Points>) -> Result<&mut Self, XlsxError> {
        match points.and_then(|points| points.to_string().parse::<f64>().ok()) {
            Some(number) => {
                let format = self.format.clone().set_align(FormatAlign::Right);
                self.sheet.write_number_with_format(self.row, self.column, number, &format)?;
                self.column += 1;
                Ok(self)
            }
            None => self.text(""),
        }
    }

    pub(super) fn number(&mut self, number: Option<u32>) -> Result<&mut Self, XlsxError> {
        match number {
            Some(number) => {
                self.sheet.write_number_with_format(self.row, self.column, number, &self.format)?;
                self.column += 1;
                Ok(self)
            }
            None => self.text(""),
        }
    }
}

pub(super) fn cell() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin)
}

pub(super) fn head() -> Format {
    cell().set_bold().set_background_color(Color::RGB(0x00D9_E1F2))
}

pub(super) fn title() -> Format {
    Format::new().set_bold().set_font_size(14.0)
}

pub(super) fn cells<'a>(sheet: &'a mut Worksheet, row: u32, format: Format, columns: &'a [Column]) -> Cells<'a> {
    Cells { sheet, row, column: 0, format, columns, lines: 1 }
}

/// The heads of a table, with the widths of their columns.
pub(super) fn heads(sheet: &mut Worksheet, row: u32, heads: &[Column], language: Language) -> Result<(), XlsxError> {
    for (column, (_, width)) in (0..).zip(heads) {
        // A little room at both sides of a text.
        sheet.set_column_width(column, f64::from(*width) + 1.0)?;
    }
    let mut cells = cells(sheet, row, head(), heads);
    for (words, _) in heads {
        cells.text(words.in_language(language))?;
    }
    Ok(())
}

/// As it comes out of a printer: all columns on the page, the heads on every one.
pub(super) fn page(sheet: &mut Worksheet, head: u32) -> Result<(), XlsxError> {
    const A4: u8 = 9;
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_footer("&C&P / &N");
    sheet.set_repeat_rows(head, head)?;
    sheet.set_freeze_panes(head + 1, 0)?;
    Ok(())
}
