//! Lists as CSV: one row, one entry. A mistake is named by file, line, column and mend, and then
//! nothing of the list is used.

use std::fmt;

use crate::finding::{Language, Masked, Message, Words};
use crate::text::nearest;

/// A list as it was read: the columns by name, the rows with their lines.
pub struct Table {
    file: String,
    columns: Vec<String>,
    rows: Vec<(u64, csv::StringRecord)>,
}

/// A mistake in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableError {
    /// The list's file.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// The column's name; empty where the row as a whole is wrong.
    pub column: String,
    /// What is wrong and how to mend it.
    pub mend: Message,
}

impl TableError {
    /// The sentence for the user.
    pub fn say(&self, language: Language) -> String {
        let Self { file, line, column, mend } = self;
        let mend = mend.say(language);
        match (language, column.is_empty()) {
            (Language::Chinese, true) => format!("{file} 第 {line} 行：{mend}"),
            (Language::Chinese, false) => format!("{file} 第 {line} 行 {column} 列：{mend}"),
            (Language::English, true) => format!("{file} line {line}: {mend}"),
            (Language::English, false) => format!("{file} line {line}, column {column}: {mend}"),
        }
    }
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Language::English))
    }
}

impl std::error::Error for TableError {}

/// One row; fields are asked for by their column.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    table: &'a Table,
    /// The line it begins in, from 1.
    pub line: u64,
    fields: &'a csv::StringRecord,
}

impl Table {
    /// Reads a list whose columns must be exactly these.
    pub fn read(file: &str, text: &str, columns: &[&str]) -> Result<Self, TableError> {
        Self::read_some(file, text, columns, columns)
    }

    /// Reads a list whose columns are some of `columns`, and all of `required`.
    pub fn read_some(file: &str, text: &str, columns: &[&str], required: &[&str]) -> Result<Self, TableError> {
        let wrong = |line, column: &str, mend: Message| TableError {
            file: file.to_owned(),
            line,
            column: column.to_owned(),
            mend,
        };
        // Spreadsheets put a byte order mark before what they save as UTF-8.
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
        let header = reader.headers().map_err(|_| wrong(1, "", HEADER.into()))?;
        let header: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
        for (index, name) in header.iter().enumerate() {
            if !columns.contains(&name.as_str()) {
                let mend = match nearest(name, columns.iter().copied()) {
                    Some(nearest) => Message::from(UNKNOWN_NEAR).with("nearest", Masked::known(nearest)),
                    None => UNKNOWN.into(),
                };
                return Err(wrong(1, name, mend));
            }
            if header[..index].contains(name) {
                return Err(wrong(1, name, TWICE.into()));
            }
        }
        if let Some(missing) = required.iter().find(|name| !header.iter().any(|h| h == *name)) {
            return Err(wrong(1, missing, MISSING.into()));
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            let record =
                record.map_err(|error| wrong(error.position().map_or(0, csv::Position::line), "", RAGGED.into()))?;
            rows.push((record.position().map_or(0, csv::Position::line), record));
        }
        Ok(Self { file: file.to_owned(), columns: header, rows })
    }

    /// The rows, in the order of the file.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, fields)| Row { table: self, line: *line, fields })
    }

    /// Where the given columns stand in each row.
    pub fn places<const N: usize>(&self, columns: &[&str; N]) -> [Option<usize>; N] {
        columns.map(|column| self.columns.iter().position(|name| name == column))
    }
}

impl<'a> Row<'a> {
    /// A field, without the space around it; empty if there is no such column.
    pub fn get(&self, column: &str) -> &'a str {
        self.at(self.table.columns.iter().position(|name| name == column))
    }

    /// The field at a place, see [`Table::places`].
    pub fn at(&self, place: Option<usize>) -> &'a str {
        place.and_then(|place| self.fields.get(place)).unwrap_or_default().trim()
    }

    /// A mistake in this row.
    pub fn wrong(&self, column: &str, mend: impl Into<Message>) -> TableError {
        TableError { file: self.table.file.clone(), line: self.line, column: column.to_owned(), mend: mend.into() }
    }
}

const HEADER: Words = Words {
    zh: "表头无法读取；须为 UTF-8 的 CSV",
    en: "the header row cannot be read: it must be CSV in UTF-8",
};
const UNKNOWN: Words =
    Words { zh: "没有这一列：请删去或改正列名", en: "unknown column: remove it or correct its name" };
const UNKNOWN_NEAR: Words = Words {
    zh: "没有这一列，是否指“{nearest}”？请改正列名",
    en: "unknown column, did you mean “{nearest}”? Correct its name",
};
const TWICE: Words =
    Words { zh: "这一列出现了两次：请删去一个", en: "this column is there twice: remove one" };
const MISSING: Words = Words { zh: "缺少这一列：请补上", en: "this column is missing: add it" };
const RAGGED: Words = Words {
    zh: "这一行的字段数与表头不同，或不是 UTF-8：请检查逗号和引号",
    en: "the row has more or fewer fields than the header, or is not UTF-8: check commas and quotation marks",
};

/// The parts of a field that holds several, set apart by `|`.
pub fn parts(field: &str) -> impl Iterator<Item = &str> {
    field.split('|').map(str::trim).filter(|part| !part.is_empty())
}
