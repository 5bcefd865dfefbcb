//! A paper as a document to print, in the habits of GB/T 9704: a title in 小标宋 of the second size, text in 仿宋 of the
//! third size with 28 points a line, on A4 with that standard's margins.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, Footer, HeightRule, LineSpacing, LineSpacingType, PageMargin, PageNum, Paragraph, Run,
    RunFonts, SpecialIndentType, Table, TableCell, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::{Block, Paper};
use crate::finding::Language;
use crate::text::harmless;

const TITLE: &str = "方正小标宋简体";
const BODY: &str = "仿宋_GB2312";
const HEADING: &str = "黑体";
const LATIN: &str = "Times New Roman";

/// Sizes in half points: 二号, 三号, 四号, 五号, 小五.
const SECOND: usize = 44;
const THIRD: usize = 32;
const FOURTH: usize = 28;
const FIFTH: usize = 21;
const SMALL: usize = 18;

/// Lines in twentieths of a point.
const LINE: i32 = 28 * 20;
const TITLE_LINE: i32 = 36 * 20;
const TABLE_LINE: i32 = 16 * 20;

/// The text's width: 156 mm, in twentieths of a point.
const WIDTH: usize = 8844;

/// The document's bytes; nothing if it cannot be packed.
pub fn docx(paper: &Paper) -> Option<Vec<u8>> {
    // 37 mm above, 28 mm at the left; the text is 156 mm by 225 mm.
    let margin = PageMargin::new().top(2098).left(1588).right(1474).bottom(1985).header(851).footer(992);
    let dash = || Run::new().add_text("— ").size(FOURTH);
    let number = Paragraph::new()
        .align(AlignmentType::Center)
        .add_run(dash())
        .add_page_num(PageNum::new())
        .add_run(Run::new().add_text(" —").size(FOURTH));
    let mut document = Docx::new()
        .page_size(11906, 16838)
        .page_margin(margin)
        .default_fonts(fonts(BODY))
        .default_size(THIRD)
        .footer(Footer::new().add_paragraph(number));
    document = document
        .add_paragraph(line(&paper.title, TITLE, SECOND, TITLE_LINE).align(AlignmentType::Center).outline_lvl(0));
    document = document.add_paragraph(line("", BODY, THIRD, LINE));
    for block in &paper.blocks {
        document = match block {
            Block::Heading(text) => document.add_paragraph(
                first_line(line(text, HEADING, THIRD, LINE), paper.language).keep_next(true).outline_lvl(1),
            ),
            Block::Text(text) => document
                .add_paragraph(first_line(line(text, BODY, THIRD, LINE), paper.language).align(AlignmentType::Both)),
            Block::To(text) => document.add_paragraph(line(text, BODY, THIRD, LINE)),
            Block::Right(text) => document.add_paragraph(line(text, BODY, THIRD, LINE).align(AlignmentType::Right)),
            Block::Table(widths, rows) => {
                document.add_table(table(widths, rows)).add_paragraph(line("", BODY, FIFTH, 200))
            }
            Block::Blank(rows) => document.add_table(blank(rows)).add_paragraph(line("", BODY, FIFTH, 200)),
        };
    }
    document = document.add_paragraph(line(&paper.head, BODY, SMALL, TABLE_LINE));
    let mut bytes = Cursor::new(Vec::new());
    document.build().pack(&mut bytes).ok()?;
    Some(bytes.into_inner())
}

fn fonts(east_asian: &str) -> RunFonts {
    RunFonts::new().east_asia(east_asian).ascii(LATIN).hi_ansi(LATIN)
}

fn line(text: &str, font: &str, size: usize, height: i32) -> Paragraph {
    let spacing = LineSpacing::new().line_rule(LineSpacingType::Exact).line(height).before(0).after(0);
    let run = Run::new().add_text(harmless(text)).size(size).fonts(fonts(font));
    Paragraph::new().line_spacing(spacing).add_run(run)
}

/// Two characters in from the margin, as Chinese paragraphs begin.
fn first_line(paragraph: Paragraph, language: Language) -> Paragraph {
    match language {
        Language::Chinese => paragraph.indent(None, Some(SpecialIndentType::FirstLine(640)), None, None),
        Language::English => paragraph,
    }
}

fn table(widths: &[u8], rows: &[Vec<String>]) -> Table {
    let widths: Vec<usize> = widths.iter().map(|&width| WIDTH * usize::from(width) / 100).collect();
    let cell = |text: &String, width: usize, is_name: bool| {
        let paragraph = line(text, if is_name { HEADING } else { BODY }, FIFTH, TABLE_LINE);
        // The names stay on the page of the first row.
        let paragraph = if is_name { paragraph.align(AlignmentType::Center).keep_next(true) } else { paragraph };
        TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center).add_paragraph(paragraph)
    };
    let rows = rows.iter().enumerate().map(|(number, row)| {
        TableRow::new(row.iter().zip(&widths).map(|(text, &width)| cell(text, width, number == 0)).collect())
            .cant_split()
    });
    Table::new(rows.collect()).set_grid(widths.clone()).width(WIDTH, WidthType::Dxa).layout(TableLayoutType::Fixed)
}

fn blank(rows: &[(String, u8)]) -> Table {
    let widths = [WIDTH / 4, WIDTH - WIDTH / 4];
    let cell = |text: &str, width: usize| {
        let paragraph = line(text, BODY, FOURTH, LINE);
        TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center).add_paragraph(paragraph)
    };
    let rows = rows.iter().map(|(what, lines)| {
        // In points.
        let height = 28.0 * f32::from(*lines);
        TableRow::new(vec![cell(what, widths[0]).clone(), cell("", widths[1])])
            .row_height(height * 20.0)
            .height_rule(HeightRule::AtLeast)
            .cant_split()
    });
    Table::new(rows.collect()).set_grid(widths.to_vec()).width(WIDTH, WidthType::Dxa).layout(TableLayoutType::Fixed)
}
