//! What titles say of the kind of their document.

use super::table::{Row, Table, TableError, parts};
use crate::document::Kind;
use crate::finding::Words;

/// Titles of a kind have one of some words, and end with one of others. Of the rows the first that fits counts.
pub struct TitleRow {
    /// The kind.
    pub kind: Kind,
    has: Vec<String>,
    ends: Vec<String>,
}

impl TitleRow {
    /// Loads the list.
    pub fn load(file: &str, text: &str) -> Result<Vec<Self>, TableError> {
        let table = Table::read(file, text, &["kind", "has", "ends", "source"])?;
        table.rows().map(Self::understand).collect()
    }

    fn understand(row: Row) -> Result<Self, TableError> {
        let kind = Kind::parse(row.get("kind")).ok_or_else(|| row.wrong("kind", KIND))?;
        let words = |column| parts(row.get(column)).map(str::to_owned).collect::<Vec<_>>();
        let (has, ends) = (words("has"), words("ends"));
        if has.is_empty() && ends.is_empty() {
            return Err(row.wrong("ends", EMPTY));
        }
        Ok(Self { kind, has, ends })
    }

    /// Whether a title, and what it is without brackets at its end, is that of the kind. The end is the cheaper question.
    pub fn fits(&self, title: &str, bare: &str) -> bool {
        let ends = || self.ends.iter().any(|end| bare.ends_with(end.as_str()));
        let has = || self.has.iter().any(|word| title.contains(word.as_str()));
        (self.ends.is_empty() || ends()) && (self.has.is_empty() || has())
    }
}

const KIND: Words = Words { zh: "须为文件种类的英文名", en: "it is a kind of document, by its English name" };
const EMPTY: Words = Words { zh: "has 和 ends 不能都空着", en: "has and ends cannot both be empty" };
