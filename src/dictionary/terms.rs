//! Terms: what must not stand in a text, where, how bad it is, and who says so.

use super::table::{Table, TableError};
use crate::finding::Severity;
use crate::text::fold_str;

/// One entry of a list of terms.
pub struct Term {
    /// Stable id, such as `secrecy-003`.
    pub id: String,
    /// The term as a person writes it.
    pub term: String,
    /// The term and its variants, folded.
    pub forms: Vec<Vec<u16>>,
    /// How bad it is.
    pub severity: Severity,
    /// Where it counts.
    pub condition: Condition,
    /// What kind of mark it is, in Chinese, for messages.
    pub kind: String,
    /// Who says so: law, standard, regulation, and its number.
    pub source: String,
    /// Texts that must hit.
    pub example_hit: String,
    /// Texts that must not.
    pub example_ok: String,
}

/// Where a term counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Wherever it stands.
    Anywhere,
    /// Only as a line or a cell of its own, brackets and punctuation aside.
    OwnLine,
    /// Only as a line of its own among the first lines of the document.
    Head,
}

impl Term {
    const COLUMNS: [&str; 10] =
        ["id", "term", "variants", "kind", "severity", "condition", "source", "example_hit", "example_ok", "note"];

    /// Loads a list of terms; a mistake anywhere refuses the whole list.
    pub fn load(file: &'static str, text: &str) -> Result<Vec<Self>, TableError> {
        let table = Table::read(file, text, &Self::COLUMNS)?;
        let mut terms: Vec<Self> = Vec::new();
        for row in table.rows() {
            let severity = Severity::parse(row.get("severity"))
                .ok_or_else(|| row.wrong("severity", "must be block, review or note"))?;
            let condition = match row.get("condition") {
                "" => Condition::Anywhere,
                "own_line" => Condition::OwnLine,
                "head" => Condition::Head,
                _ => return Err(row.wrong("condition", "must be empty, own_line or head")),
            };
            let forms: Vec<_> = std::iter::once(row.get("term")).chain(row.list("variants")).map(fold_str).collect();
            if forms.iter().any(|form| form.len() < 2) {
                return Err(row.wrong("term", "a term needs at least two characters that are not spaces"));
            }
            if row.get("source").is_empty() {
                return Err(row.wrong("source", "every row says who asks for it"));
            }
            let id = row.get("id").to_owned();
            if terms.last().is_some_and(|last| last.id >= id) {
                return Err(row.wrong("id", "ids are unique and sorted"));
            }
            terms.push(Self {
                id,
                term: row.get("term").to_owned(),
                forms,
                severity,
                condition,
                kind: row.get("kind").to_owned(),
                source: row.get("source").to_owned(),
                example_hit: row.get("example_hit").to_owned(),
                example_ok: row.get("example_ok").to_owned(),
            });
        }
        Ok(terms)
    }
}
