//! A table, before it is CSV or a workbook.

use crate::document::Date;
use crate::finding::Language;

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its name, which is its sheet's.
    pub name: String,
    /// What is said of it: head, period, counts.
    pub about: Vec<(String, String)>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// The line that ends it: the head's name and the head.
    pub head: (String, String),
    /// The language of its texts.
    pub language: Language,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// How wide it is, in letters; a Chinese character is two wide.
    pub width: u16,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text, which is never anything else: no formula, no number.
    Text(String),
    /// A number.
    Number(u64),
    /// A day, if there is one.
    Day(Option<Date>),
}

impl Cell {
    /// As a text.
    pub fn say(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.map(|day| day.to_string()).unwrap_or_default(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
