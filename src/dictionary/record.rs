//! A row of a dictionary as it is written, before anything is made of it: what overlays override,
//! what is compared, merged and written back.

use std::ops::Range;

use sha2::{Digest, Sha256};

use super::field::{FIELDS, Field};
use super::header::{Header, version};
use super::table::{Table, TableError};
use crate::finding::{Layer, Masked, Message, Words};

/// One row. Its fields lie in one text: a list may have a hundred thousand rows, and most fields are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    text: String,
    /// Where each field ends; it begins where the one before it ends.
    ends: [u32; FIELDS],
    /// The line of the file that it begins in.
    pub line: u64,
}

impl Record {
    /// An empty row that begins in this line.
    pub fn at(line: u64) -> Self {
        Self { line, ..Self::default() }
    }

    /// A row with these fields.
    fn of(fields: &[&str; FIELDS], line: u64) -> Self {
        let mut end = 0;
        let ends = fields.each_ref().map(|field| {
            end += field.len() as u32;
            end
        });
        Self { text: fields.concat(), ends, line }
    }

    fn range(&self, field: Field) -> Range<usize> {
        let start = (field as usize).checked_sub(1).map_or(0, |before| self.ends[before]);
        start as usize..self.ends[field as usize] as usize
    }

    /// A field; empty if nothing is written there.
    pub fn get(&self, field: Field) -> &str {
        &self.text[self.range(field)]
    }

    /// Writes a field.
    pub fn set(&mut self, field: Field, value: &str) {
        let range = self.range(field);
        self.text.replace_range(range.clone(), value);
        for end in &mut self.ends[field as usize..] {
            *end = *end + value.len() as u32 - range.len() as u32;
        }
    }

    /// Its id.
    pub fn id(&self) -> &str {
        self.get(Field::Id)
    }

    /// The fields that are written, in the order of the columns.
    pub fn written(&self) -> impl Iterator<Item = (Field, &str)> {
        let all = Field::ALL.into_iter().map(|field| (field, self.get(field)));
        all.filter(|(_, value)| !value.is_empty())
    }
}

/// A dictionary as it is written: its header and its rows.
#[derive(Clone, Debug)]
pub struct List {
    /// Whose it is.
    pub layer: Layer,
    /// The CSV file's name as the user knows it.
    pub file: String,
    /// What its header says.
    pub header: Header,
    /// The columns that its file has, in the order of all columns.
    pub columns: Vec<Field>,
    /// Its rows, in the order of the file.
    pub records: Vec<Record>,
    /// Edition and the beginning of the digest.
    pub version: String,
    /// SHA-256 of header and rows.
    pub digest: [u8; 32],
}

/// The text of a dictionary and of its header, read by who may read files.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    /// Whose it is.
    pub layer: Layer,
    /// The CSV file's name as the user knows it.
    pub file: &'a str,
    /// The CSV.
    pub rows: &'a str,
    /// The header's file and text, if there is one.
    pub header: Option<(&'a str, &'a str)>,
}

const NO_ID: Words = Words { zh: "每一行都要有编号", en: "every row needs an id" };
const DUPLICATE: Words = Words {
    zh: "编号“{id}”在本文件第 {line} 行已经用过：请换一个",
    en: "the id “{id}” was already given in line {line} of this file: choose another one",
};

impl List {
    /// Reads a dictionary. Only the shape is looked at: columns, ids.
    pub fn read(text: &Text) -> Result<Self, TableError> {
        let list = Self::without_rows(text)?;
        // What comes with the program is complete; a layer names only the columns that it uses.
        let required: &[&str] = if text.layer == Layer::BuiltIn { &Field::NAMES } else { &["id"] };
        let table = Table::read_some(text.file, text.rows, &Field::NAMES, required)?;
        let places = table.places(&Field::NAMES);
        let columns = Field::ALL.into_iter().filter(|&field| places[field as usize].is_some()).collect();
        let mut records: Vec<Record> = Vec::new();
        let mut ids = std::collections::HashMap::new();
        for row in table.rows() {
            let record = Record::of(&places.map(|place| row.at(place)), row.line);
            if record.id().is_empty() {
                return Err(row.wrong("id", NO_ID));
            }
            if let Some(line) = ids.insert(record.id().to_owned(), row.line) {
                let mend = Message::from(DUPLICATE).with("id", Masked::known(record.id()));
                return Err(row.wrong("id", mend.with("line", Masked::known(line.to_string()))));
            }
            records.push(record);
        }
        Ok(Self { columns, records, ..list })
    }

    /// A list of which only the header was read.
    pub(super) fn without_rows(text: &Text) -> Result<Self, TableError> {
        let header = match text.header {
            Some((file, header)) => Header::parse(file, header)?,
            None => Header::of_file(text.file),
        };
        let digest = digest(text);
        let version = version(&header.edition, &digest);
        let (columns, records) = (Vec::new(), Vec::new());
        Ok(Self { layer: text.layer, file: text.file.to_owned(), header, columns, records, version, digest })
    }

    /// A mistake in one of its rows.
    pub fn wrong(&self, record: &Record, field: Field, mend: impl Into<Message>) -> TableError {
        TableError { file: self.file.clone(), line: record.line, column: field.name().to_owned(), mend: mend.into() }
    }
}

fn digest(text: &Text) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(text.header.map_or("", |(_, header)| header));
    hasher.update([0]);
    hasher.update(text.rows);
    hasher.finalize().into()
}
