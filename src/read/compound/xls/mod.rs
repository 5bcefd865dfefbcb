//! Workbooks of Excel 2 to 2003, and of WPS. All records of a workbook are read in the order in which they stand, those
//! of sheets that nothing names as well.

mod beside;
mod book;
mod format;
mod formula;
mod kind;
mod record;
mod sheet;
mod strings;

use self::beside::Beside;
use self::book::Book;
use self::record::{Record, Records, Version};
use self::sheet::{Cells, Hidden};
use super::doc::leftover;
use super::file::Compound;
use super::property_set::{DOCUMENT_SUMMARY, SUMMARY};
use super::{object, property_set, runs};
use crate::document::{Concealment, Format, ProblemKind, Role, Seen};
use crate::read::container::Content;
use crate::read::limits::Budget;
use crate::read::within::Within;

/// What begins in a record of a begin: cells, or a chart, or programs in cells.
const GLOBALS: u16 = 5;
const CHART: u16 = 0x20;
const MACRO_SHEET: u16 = 0x40;

/// Reads a workbook.
pub(super) fn read(file: &Compound<'_>, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    for name in [SUMMARY, DOCUMENT_SUMMARY] {
        if let Some(bytes) = file.stream(name) {
            property_set::read(&bytes, to.out);
        }
    }
    let (new, old) = (file.find("Workbook"), file.find("Book"));
    let mut book = Book::new();
    let mut result = Ok(());
    for (at, is_main) in [(new, true), (old, new.is_none())] {
        let Some(entry) = at.and_then(|at| file.entries.get(at)) else { continue };
        let mut cut = false;
        let stream = file.read_cut(entry, &mut cut);
        if cut {
            to.begin_main();
            to.out.problem(ProblemKind::Truncated);
        }
        // Some programs write the workbook twice, for older programs as well.
        let around = to.out.concealment();
        if !is_main {
            to.out.conceal(around.or(Some(Concealment::EarlierVersion)));
        }
        result = result.and(read_stream(&stream, &mut book, to));
        to.out.conceal(around);
    }
    to.begin_main();
    leftover::unused(file, |text| book.left_over(text, to));
    rest(file, &mut book, to);
    to.begin_main();
    result
}

/// Workbooks of the oldest programs are streams of records without a file around them.
pub(in crate::read) mod bare {
    use super::{Book, Budget, Content, Format, ProblemKind, read_stream};

    pub(in crate::read) fn begins(head: &[u8]) -> bool {
        let of = |sign: &[u8], at: usize| {
            head.starts_with(sign) && matches!(head.get(at..at + 2), Some([0x10 | 0x20 | 0x40 | 5, 0] | [0, 1]))
        };
        of(b"\x09\x08\x10\x00\x00\x06", 6)
            || of(b"\x09\x08\x08\x00\x00\x05", 6)
            || [&b"\x09\0\x04\0"[..], b"\x09\x02\x06\0", b"\x09\x04\x06\0"].iter().any(|sign| of(sign, 6))
    }

    #[allow(clippy::unnecessary_wraps)] // as all families are recognised
    pub(in crate::read) fn recognise<'a>(bytes: &'a [u8], _: &Budget) -> Result<Content<'a>, ProblemKind> {
        Ok(Content::new(Format::Xls, |to| read_stream(bytes, &mut Book::new(), to)))
    }
}

/// Where the link of a table's cells begins.
fn link_of(bytes: &[u8]) -> Option<&[u8]> {
    bytes.get(24..)
}

/// Reads the records of a workbook.
fn read_stream(stream: &[u8], book: &mut Book, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    let mut records = Records { stream, at: 0 };
    let mut record = Record::default();
    let mut end = stream.len();
    while records.next(&mut record) {
        if kind::is_bof(record.kind) {
            one(&mut records, &record, book, to)?;
        } else if record.kind == 0 && stream.get(record.at..).is_some_and(|rest| rest.iter().all(|&b| b == 0)) {
            break;
        } else {
            to.begin_main();
            to.out.problem(ProblemKind::Damaged);
            end = record.at;
            break;
        }
    }
    let next_sheet = book.sheets.iter().filter(|sheet| !sheet.is_read && sheet.at >= end).map(|sheet| sheet.at).min();
    let behind = stream.get(end..next_sheet.unwrap_or(stream.len())).unwrap_or_default();
    // What the records before did not lead to.
    let (mut next, mut left) = (0, stream.len().saturating_mul(4));
    while let Some(sheet) = book.sheets.get_mut(next) {
        next += 1;
        if std::mem::replace(&mut sheet.is_read, true) {
            continue;
        }
        let record_at = sheet.at;
        let mut records = Records { stream, at: record_at };
        if records.next(&mut record) && kind::is_bof(record.kind) {
            one(&mut records, &record, book, to)?;
            // Sheets that lie in each other would be read again and again.
            left = left.saturating_sub(records.at - record_at);
            if left == 0 {
                return Err(ProblemKind::Damaged);
            }
        } else {
            let name = sheet.name.clone();
            to.begin_main();
            to.out.begin_sheet(&name);
            to.out.problem(ProblemKind::Damaged);
        }
    }
    to.begin_main();
    // Records behind the last one that belongs to anything.
    leftover::texts(behind, behind.len(), |text| book.left_over(text, to));
    for orphan in book.strings.orphans() {
        to.out.block(orphan, Role::Paragraph, Concealment::Residue);
    }
    for (_, spoken) in std::mem::take(&mut book.strings.spoken) {
        book.once(&spoken, Concealment::Attribute, to);
    }
    Ok(())
}

/// Reads a sheet, or what holds for all, behind the record with which it begins.
fn one(
    records: &mut Records<'_>,
    begin: &Record<'_>,
    book: &mut Book,
    to: &mut Within<'_, '_>,
) -> Result<(), ProblemKind> {
    let sort = begin.u16(2);
    let version = match (begin.kind, begin.u16(0)) {
        (0x09, _) => Version::Two,
        (0x209, _) => Version::Three,
        (0x409, _) => Version::Four,
        (_, ..=0x05FF) => Version::Five,
        _ => Version::Eight,
    };
    // What holds for all says it; some programs say anything in front of a sheet.
    if version < Version::Five || sort == GLOBALS || !book.is_begun {
        book.store.version = version;
        book.is_begun = true;
    }
    let listed = book.sheets.iter_mut().find(|sheet| sheet.at == begin.at);
    let (name, hidden) = match listed {
        Some(sheet) => {
            sheet.is_read = true;
            (sheet.name.clone(), sheet.hidden)
        }
        None => (String::new(), false),
    };
    to.begin_main();
    if sort == GLOBALS && book.store.version >= Version::Five {
        return globals(records, book, to);
    }
    to.out.begin_sheet(&name);
    let around = to.out.concealment();
    if hidden {
        to.out.conceal(around.or(Some(Concealment::HiddenSheet)));
    }
    if tells(&name) {
        to.out.block(&name, Role::Attribute, Seen::VISIBLE);
    }
    if sort == MACRO_SHEET {
        to.out.problem(ProblemKind::Macros);
    }
    let result = read_sheet(records, sort, book, to);
    to.out.conceal(around);
    result
}

/// Sheet1 and 工作表2 say nothing.
fn tells(name: &str) -> bool {
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit());
    !matches!(name, "Sheet" | "工作表" | "表" | "Chart" | "图表" | "")
}

fn globals(records: &mut Records<'_>, book: &mut Book, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    let mut record = Record::default();
    while records.next(&mut record) {
        if record.kind == kind::EOF {
            return Ok(());
        }
        if record.cut {
            to.out.problem(ProblemKind::Truncated);
        }
        if !book.read(&record, to)? {
            book.sweep(&record, to);
        }
    }
    to.out.problem(ProblemKind::Truncated);
    Ok(())
}

fn read_sheet(
    records: &mut Records<'_>,
    sort: u16,
    book: &mut Book,
    to: &mut Within<'_, '_>,
) -> Result<(), ProblemKind> {
    let mut cells = Cells::new(look_ahead(*records, book.store.version));
    let mut beside = Beside::default();
    let mut record = Record::default();
    // Charts in the sheet, each of which begins and ends as sheets do.
    let mut open = vec![sort];
    let mut ended = false;
    while records.next(&mut record) {
        if record.cut {
            to.out.problem(ProblemKind::Truncated);
        }
        let in_chart = open.last() == Some(&CHART);
        match record.kind {
            kind::EOF => {
                open.pop();
                if open.is_empty() {
                    ended = true;
                    break;
                }
            }
            kind if kind::is_bof(kind) => open.push(record.u16(2)),
            kind::LABEL | kind::NUMBER if in_chart => copy(&record, book, to)?,
            kind::FORMULA if in_chart => {}
            _ => {
                let read = match cells.read(&record, book, to) {
                    Err(ProblemKind::Damaged) => {
                        to.out.problem(ProblemKind::Damaged);
                        true
                    }
                    other => other?,
                };
                if !read && !beside.read(&record, book, to) && !book.read(&record, to)? {
                    book.sweep(&record, to);
                }
            }
        }
    }
    cells.end_row(book, to);
    beside.end(to);
    if !ended {
        to.out.problem(ProblemKind::Truncated);
    }
    Ok(())
}

/// What a chart keeps of its cells.
fn copy(record: &Record<'_>, book: &mut Book, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    to.budget.cell()?;
    if record.kind == kind::NUMBER {
        book.number(record.f64(6).unwrap_or(0.0), Concealment::Cache, to);
    } else {
        let mut text = String::new();
        book.store.long(&mut record.text(6), &mut text);
        book.once(&text, Concealment::Cache, to);
    }
    Ok(())
}

/// Which rows and columns of a sheet are hidden.
fn look_ahead(mut records: Records<'_>, version: Version) -> Hidden {
    let mut hidden = Hidden::new();
    let mut record = Record::default();
    let mut depth = 1_u32;
    while depth > 0 && records.next(&mut record) {
        match record.kind {
            kind::EOF => depth -= 1,
            kind if kind::is_bof(kind) => depth += 1,
            _ if depth == 1 => hidden.read(&record, version),
            _ => {}
        }
    }
    hidden
}

/// Everything else in the file.
fn rest(file: &Compound<'_>, book: &mut Book, to: &mut Within<'_, '_>) {
    for entry in file.entries.iter().filter(|entry| entry.is_stream && !entry.path.contains('/')) {
        let kept = match entry.name() {
            "Workbook" | "Book" | "\u{1}CompObj" | "\u{1}Ole" | SUMMARY | DOCUMENT_SUMMARY => continue,
            "Revision Log" | "User Names" => Concealment::EarlierVersion,
            _ => Concealment::Residue,
        };
        let bytes = file.read(entry);
        if object::is_xml(&bytes) {
            to.embedded(entry.name(), &bytes);
            continue;
        }
        to.begin_part(entry.name().trim_start_matches(char::is_control));
        runs::telling(&bytes, |text| book.once(text, kept, to));
    }
    for (name, storage) in file.storages() {
        match name.as_str() {
            "_VBA_PROJECT_CUR" | "_VBA_PROJECT" => to.problem_in(&name, ProblemKind::Macros),
            "_SX_DB_CUR" | "_SX_DB" => {
                to.begin_part(&name);
                for entry in &storage.entries {
                    pivot(&storage.read(entry), book, to);
                }
            }
            _ if object::is_data(&storage, &name, to) => {}
            _ => object::read_in(storage, &name, to),
        }
    }
}

fn pivot(stream: &[u8], book: &mut Book, to: &mut Within<'_, '_>) {
    let mut records = Records { stream, at: 0 };
    let mut record = Record::default();
    while records.next(&mut record) {
        if let Err(kind) = book.read_pivot(&record, to) {
            return to.out.problem(kind);
        }
    }
}
