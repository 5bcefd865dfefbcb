//! Two people changed the same dictionary: what both of them meant, or where they contradict each other.

use std::collections::BTreeSet;

use super::super::field::Field;
use super::super::record::Record;
use super::diff::by_id;

/// Where two editions cannot both be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// Both changed the same field.
    Field {
        /// The row's id.
        id: String,
        /// The column.
        field: Field,
        /// What it said before either.
        base: String,
        /// What it says in our edition.
        ours: String,
        /// What it says in theirs.
        theirs: String,
    },
    /// Theirs lacks a row that ours has changed.
    DeletedThere {
        /// The row's id.
        id: String,
    },
    /// Ours lacks a row that theirs has changed.
    DeletedHere {
        /// The row's id.
        id: String,
    },
}

/// Merges two editions that come from one: the rows in the order of their ids, or all conflicts.
pub fn merge(base: &[Record], ours: &[Record], theirs: &[Record]) -> Result<Vec<Record>, Vec<Conflict>> {
    let (base, ours, theirs) = (by_id(base), by_id(ours), by_id(theirs));
    let ids: BTreeSet<&String> = base.keys().chain(ours.keys()).chain(theirs.keys()).collect();
    let mut merged = Vec::new();
    let mut conflicts = Vec::new();
    let nothing = Record::default();
    for id in ids {
        match (base.get(id), ours.get(id), theirs.get(id)) {
            (before, Some(ours), Some(theirs)) => {
                merged.push(merge_row(before.unwrap_or(&nothing), ours, theirs, &mut conflicts));
            }
            (None, Some(only), None) | (None, None, Some(only)) => merged.push(only.clone()),
            (Some(before), Some(ours), None) => {
                if !same(before, ours) {
                    conflicts.push(Conflict::DeletedThere { id: id.clone() });
                }
            }
            (Some(before), None, Some(theirs)) => {
                if !same(before, theirs) {
                    conflicts.push(Conflict::DeletedHere { id: id.clone() });
                }
            }
            (_, None, None) => {}
        }
    }
    if conflicts.is_empty() { Ok(merged) } else { Err(conflicts) }
}

fn merge_row(base: &Record, ours: &Record, theirs: &Record, conflicts: &mut Vec<Conflict>) -> Record {
    let mut merged = ours.clone();
    for field in Field::ALL {
        let (before, here, there) = (base.get(field), ours.get(field), theirs.get(field));
        if here == before {
            merged.set(field, there);
        } else if there != before && there != here {
            conflicts.push(Conflict::Field {
                id: ours.id().to_owned(),
                field,
                base: before.to_owned(),
                ours: here.to_owned(),
                theirs: there.to_owned(),
            });
        }
    }
    merged
}

/// Whether two rows say the same, wherever they stand.
fn same(one: &Record, other: &Record) -> bool {
    Field::ALL.into_iter().all(|field| one.get(field) == other.get(field))
}

#[cfg(test)]
#[allow(clippy::expect_used)] // a test that cannot go on has failed
mod tests {
    use super::super::diff::tests::rows;
    use super::*;

    #[test]
    fn changes_of_either_side_are_taken() {
        let base = rows(&[("o-1", "甲", "block"), ("o-2", "乙", "note"), ("o-3", "丙", "note"), ("o-5", "戊", "")]);
        let ours = rows(&[("o-1", "甲一", "block"), ("o-2", "乙", "note"), ("o-4", "丁", ""), ("o-5", "戊", "note")]);
        let theirs = rows(&[("o-1", "甲", "review"), ("o-3", "丙", "note"), ("o-5", "戊", "提示"), ("o-6", "己", "")]);
        let merged = merge(&base, &ours, &theirs).expect("no conflict");
        assert_eq!(
            merged,
            rows(&[("o-1", "甲一", "review"), ("o-4", "丁", ""), ("o-5", "戊", "note"), ("o-6", "己", "")])
        );
    }

    #[test]
    fn contradictions_are_all_named() {
        let base = rows(&[("o-1", "甲", "block"), ("o-2", "乙", "note"), ("o-3", "丙", "note")]);
        let ours = rows(&[("o-1", "甲", "review"), ("o-2", "乙", "block"), ("o-4", "丁", "")]);
        let theirs = rows(&[("o-1", "甲", "note"), ("o-3", "丙", "block"), ("o-4", "丁二", "")]);
        let field = |id: &str, field, base: &str, ours: &str, theirs: &str| Conflict::Field {
            id: id.to_owned(),
            field,
            base: base.to_owned(),
            ours: ours.to_owned(),
            theirs: theirs.to_owned(),
        };
        assert_eq!(
            merge(&base, &ours, &theirs),
            Err(vec![
                field("o-1", Field::Severity, "block", "review", "note"),
                Conflict::DeletedThere { id: "o-2".to_owned() },
                Conflict::DeletedHere { id: "o-3".to_owned() },
                field("o-4", Field::Term, "", "丁", "丁二"),
            ])
        );
    }

    #[test]
    fn an_edition_that_changed_nothing_decides_nothing() {
        let base = rows(&[("o-1", "甲", "block"), ("o-2", "乙", "note")]);
        let other = rows(&[("o-1", "甲", "note"), ("o-3", "丙", "")]);
        assert_eq!(merge(&base, &base, &other), Ok(other.clone()));
        assert_eq!(merge(&base, &other, &base), Ok(other));
    }
}
