//! Lists as CSV: one row, one entry. A mistake is named by file, line, column and mend, and then
//! nothing of the list is used.

use std::fmt;

/// A list as it was read: the columns by name, the rows with their lines.
pub struct Table {
    file: &'static str,
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
    pub mend: &'static str,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}: {}", self.file, self.line, self.column, self.mend)
    }
}

impl std::error::Error for TableError {}

/// One row; fields are asked for by their column.
pub struct Row<'a> {
    table: &'a Table,
    line: u64,
    fields: &'a csv::StringRecord,
}

impl Table {
    /// Reads a list whose columns must be exactly these.
    pub fn read(file: &'static str, text: &str, columns: &[&str]) -> Result<Self, TableError> {
        let wrong =
            |line, column: &str, mend| TableError { file: file.to_owned(), line, column: column.to_owned(), mend };
        let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
        let header = reader.headers().map_err(|_| wrong(1, "", "the header row cannot be read"))?;
        let header: Vec<String> = header.iter().map(str::to_owned).collect();
        if let Some(unknown) = header.iter().find(|name| !columns.contains(&name.as_str())) {
            return Err(wrong(1, unknown, "unknown column: remove it or correct its name"));
        }
        if let Some(missing) = columns.iter().find(|name| !header.iter().any(|h| h == *name)) {
            return Err(wrong(1, missing, "this column is missing: add it"));
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| {
                let line = error.position().map_or(0, csv::Position::line);
                wrong(line, "", "the row has more or fewer fields than the header: check commas and quotation marks")
            })?;
            rows.push((record.position().map_or(0, csv::Position::line), record));
        }
        Ok(Self { file, columns: header, rows })
    }

    /// The rows, in the order of the file.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, fields)| Row { table: self, line: *line, fields })
    }
}

impl<'a> Row<'a> {
    /// A field, without the space around it; empty if there is no such column.
    pub fn get(&self, column: &str) -> &'a str {
        let index = self.table.columns.iter().position(|name| name == column);
        index.and_then(|index| self.fields.get(index)).unwrap_or_default().trim()
    }

    /// The parts of a field that holds several, set apart by `|`.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &'a str> {
        self.get(column).split('|').map(str::trim).filter(|part| !part.is_empty())
    }

    /// A mistake in this row.
    pub fn wrong(&self, column: &str, mend: &'static str) -> TableError {
        TableError { file: self.table.file.to_owned(), line: self.line, column: column.to_owned(), mend }
    }
}
