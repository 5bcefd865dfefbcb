//! What is different between two editions of a dictionary.

use std::collections::BTreeMap;

use super::super::field::Field;
use super::super::record::Record;
use super::write::canonical;

/// The differences, each in the order of ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Rows that only the new one has.
    pub added: Vec<Record>,
    /// Rows that only the old one has.
    pub removed: Vec<Record>,
    /// Rows that say something else now.
    pub changed: Vec<Change>,
}

/// A row that says something else now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its id.
    pub id: String,
    /// Its term, as it is now.
    pub term: String,
    /// What is different.
    pub fields: Vec<FieldChange>,
}

/// A field that says something else now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The column.
    pub field: Field,
    /// What it said.
    pub old: String,
    /// What it says.
    pub new: String,
}

impl Changes {
    /// Compares rows by their ids. A choice written in another of its words is no change.
    pub fn between(old: &[Record], new: &[Record]) -> Self {
        let (old, new) = (by_id(old), by_id(new));
        let mut changes = Self::default();
        for (id, record) in &new {
            let Some(before) = old.get(id) else {
                changes.added.push(record.clone());
                continue;
            };
            let different = Field::ALL.into_iter().filter(|&field| before.get(field) != record.get(field));
            let fields: Vec<FieldChange> = different
                .map(|field| FieldChange {
                    field,
                    old: before.get(field).to_owned(),
                    new: record.get(field).to_owned(),
                })
                .collect();
            if !fields.is_empty() {
                changes.changed.push(Change { id: id.clone(), term: record.get(Field::Term).to_owned(), fields });
            }
        }
        changes.removed.extend(old.into_iter().filter(|(id, _)| !new.contains_key(id)).map(|(_, record)| record));
        changes
    }

    /// Whether nothing is different.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

/// Rows in canonical form by their ids.
pub(super) fn by_id(records: &[Record]) -> BTreeMap<String, Record> {
    records.iter().map(|record| (record.id().to_owned(), canonical(record))).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Rows of id, term and severity.
    pub(in crate::dictionary::keeping) fn rows(rows: &[(&str, &str, &str)]) -> Vec<Record> {
        let row = |&(id, term, severity): &(&str, &str, &str)| {
            let mut record = Record::default();
            record.set(Field::Id, id);
            record.set(Field::Term, term);
            record.set(Field::Severity, severity);
            record
        };
        rows.iter().map(row).collect()
    }

    #[test]
    fn rows_are_added_removed_and_changed() {
        let old = rows(&[("o-1", "甲", "block"), ("o-2", "乙", "note"), ("o-3", "丙", "拦截")]);
        let new = rows(&[("o-4", "丁", ""), ("o-3", "丙", "block"), ("o-2", "乙二", "note")]);
        let changes = Changes::between(&old, &new);
        assert_eq!(changes.added, new[..1]);
        assert_eq!(changes.removed, old[..1]);
        let field = FieldChange { field: Field::Term, old: "乙".to_owned(), new: "乙二".to_owned() };
        assert_eq!(changes.changed, [Change { id: "o-2".to_owned(), term: "乙二".to_owned(), fields: vec![field] }]);
        assert!(Changes::between(&new, &new).is_empty());
    }
}
