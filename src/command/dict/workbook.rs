//! A workbook read back: the rows of the sheet, and the rows that it was made from.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};

use super::sheet::{BASE, MARK, ROWS};
use crate::dictionary::{Field, Record, canonical};
use crate::document::Date;
use crate::finding::{Masked, Message, Words};
use crate::text::nearest;

/// What a workbook holds. The `line` of a row is its number in the sheet.
#[derive(Debug)]
pub(super) struct Edited {
    /// The columns that the sheet has.
    pub(super) columns: Vec<Field>,
    /// Its rows; choices by their names.
    pub(super) rows: Vec<Record>,
    /// The rows that it was made from, if it was exported.
    pub(super) base: Option<Vec<Record>>,
}

/// Reads a workbook; the error says how to mend it.
pub(super) fn read(bytes: Vec<u8>) -> Result<Edited, Message> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|_| NO_WORKBOOK)?;
    let names = workbook.sheet_names();
    let base = if names.iter().any(|name| name == BASE) {
        let range = workbook.worksheet_range(BASE).map_err(|_| BROKEN)?;
        Some(base(&range).ok_or(BROKEN)?)
    } else {
        None
    };
    if !names.iter().any(|name| name == ROWS) {
        return Err(NO_SHEET.into());
    }
    let range = workbook.worksheet_range(ROWS).map_err(|_| BROKEN)?;
    let heads = heads(&range)?;
    let mut rows = Vec::new();
    for number in 1..range.end().map_or(0, |(row, _)| row + 1) {
        let mut record = Record::at(u64::from(number) + 1);
        for &(column, field) in &heads {
            let cell = range.get_value((number, column));
            record.set(field, &text(cell).ok_or_else(|| wrong_cell(record.line, field))?);
        }
        if record.written().next().is_some() {
            rows.push(canonical(&record));
        }
    }
    Ok(Edited { columns: heads.into_iter().map(|(_, field)| field).collect(), rows, base })
}

/// The columns by their numbers.
fn heads(range: &Range<Data>) -> Result<Vec<(u32, Field)>, Message> {
    let (last, width) = range.end().ok_or(EMPTY)?;
    let mut heads: Vec<(u32, Field)> = Vec::new();
    for column in 0..=width {
        let head = text(range.get_value((0, column))).unwrap_or_default();
        let head = head.trim();
        if head.is_empty() {
            let is_empty = |row| range.get_value((row, column)).is_none_or(|cell| *cell == Data::Empty);
            if (1..=last).all(is_empty) {
                continue;
            }
        }
        let Some(field) = Field::named(head) else {
            let known = Field::CHINESE.into_iter().chain(Field::NAMES);
            return Err(match nearest(head, known) {
                Some(near) => Message::from(HEAD_NEAR).with("near", Masked::known(near)),
                None => HEAD.into(),
            }
            .with("head", Masked::known(head)));
        };
        if heads.iter().any(|(_, other)| *other == field) {
            return Err(Message::from(HEAD_TWICE).with("head", Masked::known(head)));
        }
        heads.push((column, field));
    }
    if heads.iter().any(|(_, field)| *field == Field::Term || *field == Field::Id) {
        Ok(heads)
    } else {
        Err(EMPTY.into())
    }
}

/// A cell as text; nothing if it shows an error. What a spreadsheet took for a number or a day is turned back.
fn text(cell: Option<&Data>) -> Option<String> {
    Some(match cell {
        None | Some(Data::Empty) => String::new(),
        Some(Data::String(text) | Data::DurationIso(text)) => text.clone(),
        Some(Data::Int(number)) => number.to_string(),
        Some(Data::Float(number)) => number.to_string(),
        Some(Data::Bool(value)) => value.to_string(),
        // Days are counted so that 25,569 is 1970-01-01.
        Some(Data::DateTime(day)) if day.as_f64() >= 25_569.0 => {
            #[allow(clippy::cast_sign_loss)] // it was compared just now
            let days = (day.as_f64() - 25_569.0) as u64;
            Date::from_unix_days(days).to_string()
        }
        Some(Data::DateTime(day)) => day.as_f64().to_string(),
        Some(Data::DateTimeIso(day)) => day.split('T').next().unwrap_or(day).to_owned(),
        Some(Data::Error(_)) => return None,
    })
}

/// The hidden rows, if they are what an export wrote.
fn base(range: &Range<Data>) -> Option<Vec<Record>> {
    let get = |row, column| text(range.get_value((row, column)));
    if get(0, 0)? != MARK {
        return None;
    }
    let mut rows = Vec::new();
    for number in 2..=range.end()?.0 {
        let mut record = Record::at(u64::from(number) + 1);
        for (column, field) in (0..).zip(Field::ALL) {
            if get(1, column)? != field.name() {
                return None;
            }
            record.set(field, &get(number, column)?);
        }
        if !record.id().is_empty() {
            rows.push(record);
        }
    }
    Some(rows)
}

fn wrong_cell(line: u64, field: Field) -> Message {
    let message = Message::from(CELL).with("line", Masked::known(line.to_string()));
    message.with("column", Masked::known(field.chinese()))
}

const NO_WORKBOOK: Words = Words {
    zh: "它不是 .xlsx 表格，或已损坏：请另存为“Excel 工作簿（.xlsx）”",
    en: "it is no .xlsx workbook, or broken: save it as an Excel workbook (.xlsx)",
};
const NO_SHEET: Words =
    Words { zh: "其中没有名为“词条”的工作表", en: "it has no sheet of the name “词条”" };
const BROKEN: Words = Words {
    zh: "其中的工作表已损坏或被改动：请重新导出，把改动抄到新表里",
    en: "its sheets are broken or were tampered with: export again and copy the changes over",
};
const EMPTY: Words = Words {
    zh: "“词条”表没有表头：第一行要有“编号”“词”等列名",
    en: "the sheet “词条” has no heads: its first row names the columns, 编号 (id), 词 (term) and so on",
};
const HEAD: Words = Words {
    zh: "表头“{head}”不认识：请改正或删去这一列",
    en: "unknown column “{head}”: correct or remove it",
};
const HEAD_NEAR: Words = Words {
    zh: "表头“{head}”不认识，是否指“{near}”？",
    en: "unknown column “{head}”, did you mean “{near}”?",
};
const HEAD_TWICE: Words = Words {
    zh: "表头“{head}”出现了两次：请删去一个",
    en: "the column “{head}” is there twice: remove one",
};
const CELL: Words = Words {
    zh: "表格第 {line} 行“{column}”列是出错的公式：请改为文字",
    en: "row {line}, column {column} of the sheet shows an error: write text there",
};

#[cfg(test)]
mod tests {
    use calamine::{CellErrorType, Data, ExcelDateTime, ExcelDateTimeType};

    use super::text;

    #[test]
    fn what_a_spreadsheet_took_for_something_else_is_text_again() {
        let day = |number| Data::DateTime(ExcelDateTime::new(number, ExcelDateTimeType::DateTime, false));
        let cells = [
            (day(46_347.0), "2026-11-21"),
            (day(46_347.75), "2026-11-21"),
            (Data::Float(2018.0), "2018"),
            (Data::Float(0.5), "0.5"),
            (Data::Bool(true), "true"),
            (Data::DateTimeIso("2026-11-21T00:00:00".to_owned()), "2026-11-21"),
            (Data::Empty, ""),
        ];
        for (cell, expected) in cells {
            assert_eq!(text(Some(&cell)).as_deref(), Some(expected));
        }
        assert_eq!(text(Some(&Data::Error(CellErrorType::Name))), None);
    }
}
