//! What titles say of the kind of their document.

use std::collections::BTreeSet;

use super::table::{Row, Table, TableError, parts};
use crate::document::Kind;
use crate::finding::Words;
use crate::text::classes::{ends_with, find};
use crate::text::fold_str;

/// Titles of a kind have one of some words, and end with one of others. Of the rows the first that fits counts.
pub struct TitleRow {
    /// The kind.
    pub kind: Kind,
    has: Vec<String>,
    /// What those words begin with: most titles have none of it.
    firsts: Vec<u16>,
    /// What those words end with.
    lasts: Vec<u16>,
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
        let firsts = distinct(has.iter().filter_map(|word| fold_str(word).first().copied()));
        let lasts = distinct(ends.iter().filter_map(|end| fold_str(end).last().copied()));
        Ok(Self { kind, has, firsts, lasts, ends })
    }

    /// Whether a title, and what it is without brackets at its end, is that of the kind. The end is the cheaper question.
    pub fn fits(&self, title: &[u16], bare: &[u16]) -> bool {
        let may_end = || bare.last().is_some_and(|class| self.lasts.contains(class));
        let ends = || may_end() && self.ends.iter().any(|end| ends_with(bare, end));
        let may_have = || title.iter().any(|class| self.firsts.contains(class));
        let has = || may_have() && self.has.iter().any(|word| find(title, word).is_some());
        (self.ends.is_empty() || ends()) && (self.has.is_empty() || has())
    }
}

fn distinct(classes: impl Iterator<Item = u16>) -> Vec<u16> {
    classes.collect::<BTreeSet<u16>>().into_iter().collect()
}

const KIND: Words = Words { zh: "须为文件种类的英文名", en: "it is a kind of document, by its English name" };
const EMPTY: Words = Words { zh: "has 和 ends 不能都空着", en: "has and ends cannot both be empty" };
