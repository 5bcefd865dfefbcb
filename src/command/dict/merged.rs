//! From the rows of an edited workbook to those of the dictionary.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::sheet::PROTECTED;
use super::workbook::Edited;
use crate::dictionary::{Changes, Conflict, Field, List, Record, canonical, merge};
use crate::finding::Layer;

/// What stands in the way of an import. Lines are rows of the sheet.
#[derive(Debug)]
pub(super) enum Obstacle {
    /// Two rows have the same id.
    Twice { id: String, line: u64, first: u64 },
    /// A field was changed that may not be.
    Protected { id: String, line: u64, field: Field, old: String, new: String },
    /// Somebody else changed the same meanwhile.
    Conflict(Conflict),
}

/// The dictionary's rows after an import.
#[derive(Debug)]
pub(super) struct Merged {
    pub(super) records: Vec<Record>,
    pub(super) changes: Changes,
    pub(super) columns: Vec<Field>,
    /// The rows of the sheet that ids come from.
    pub(super) lines: HashMap<String, u64>,
}

/// Merges a workbook into a list. `today` is written into changed rows.
pub(super) fn merged(edited: Edited, ours: &List, layer: Layer, today: &str) -> Result<Merged, Vec<Obstacle>> {
    // Without its origin a sheet can only say what it says: what it does not have stays.
    let is_whole = edited.base.is_some();
    let base = edited.base.unwrap_or_else(|| ours.records.clone());
    let before: BTreeMap<&str, Record> = base.iter().map(|record| (record.id(), canonical(record))).collect();
    let mut rows = edited.rows;
    number(&mut rows, ours, &before, layer);
    let obstacles =
        [twice(&rows), protected(&rows, &edited.columns, &before, ours)].into_iter().flatten().collect::<Vec<_>>();
    if !obstacles.is_empty() {
        return Err(obstacles);
    }
    let lines: HashMap<String, u64> = rows.iter().map(|row| (row.id().to_owned(), row.line)).collect();
    let mut theirs: Vec<Record> =
        rows.iter().map(|row| understood(row, before.get(row.id()), &edited.columns)).collect();
    if !is_whole {
        theirs.extend(base.iter().filter(|record| !lines.contains_key(record.id())).cloned());
    }
    let merged = merge(&base, &ours.records, &theirs);
    let mut records = merged.map_err(|conflicts| conflicts.into_iter().map(Obstacle::Conflict).collect::<Vec<_>>())?;
    if ours.columns.is_empty() || ours.columns.contains(&Field::Updated) {
        date(&mut records, &ours.records, today);
    }
    let used = |field| records.iter().any(|record| !record.get(field).is_empty());
    let columns = Field::ALL
        .into_iter()
        .filter(|&field| field == Field::Id || ours.columns.contains(&field) || used(field))
        .collect();
    let changes = Changes::between(&ours.records, &records);
    Ok(Merged { records, changes, columns, lines })
}

/// A row as it is meant: what the sheet has no column for is as it was.
fn understood(row: &Record, before: Option<&Record>, columns: &[Field]) -> Record {
    let mut record = before.cloned().unwrap_or_default();
    for &field in columns {
        let value = row.get(field);
        // An input method for Chinese types ｜ for |.
        let value = if field.holds_several() && value != record.get(field) {
            value.replace('｜', "|")
        } else {
            value.to_owned()
        };
        record.set(field, &value);
    }
    record.set(Field::Id, row.id());
    record
}

/// Gives new rows the ids that follow the last one.
fn number(rows: &mut [Record], ours: &List, before: &BTreeMap<&str, Record>, layer: Layer) {
    let own = match layer {
        Layer::BuiltIn => "",
        Layer::Organisation => "org",
        Layer::Repository => "repo",
    };
    let mut counts: BTreeMap<String, (usize, u64, usize)> = BTreeMap::new();
    let known = ours.records.iter().chain(before.values()).chain(rows.iter());
    for (prefix, digits) in known.filter_map(|record| record.id().rsplit_once('-')) {
        if let Ok(number) = digits.parse::<u64>()
            && (own.is_empty() || prefix == own || prefix.starts_with(&format!("{own}-")))
        {
            let (count, last, width) = counts.entry(prefix.to_owned()).or_default();
            (*count, *last, *width) = (*count + 1, number.max(*last), digits.len().max(*width));
        }
    }
    let most = counts.into_iter().max_by_key(|(_, (count, _, _))| *count);
    let fallback = if own.is_empty() { "new" } else { own };
    let (prefix, (_, mut last, width)) = most.unwrap_or((fallback.to_owned(), (0, 0, 3)));
    for row in rows.iter_mut().filter(|row| row.id().is_empty()) {
        last = last.saturating_add(1);
        row.set(Field::Id, &format!("{prefix}-{last:0width$}"));
    }
}

fn twice(rows: &[Record]) -> Vec<Obstacle> {
    let mut seen: HashMap<&str, u64> = HashMap::new();
    let mut obstacles = Vec::new();
    for row in rows {
        match seen.get(row.id()) {
            Some(&first) => obstacles.push(Obstacle::Twice { id: row.id().to_owned(), line: row.line, first }),
            None => drop(seen.insert(row.id(), row.line)),
        }
    }
    obstacles
}

/// Changes that only somebody who lifted the protection can have made.
fn protected(rows: &[Record], columns: &[Field], before: &BTreeMap<&str, Record>, ours: &List) -> Vec<Obstacle> {
    let kept: HashSet<&str> = rows.iter().map(Record::id).collect();
    let mut obstacles = Vec::new();
    for row in rows {
        let mut refuse = |field: Field, old: &str, id: &str| {
            let (id, old, new) = (id.to_owned(), old.to_owned(), row.get(field).to_owned());
            obstacles.push(Obstacle::Protected { id, line: row.line, field, old, new });
        };
        if let Some(old) = before.get(row.id()) {
            let is_changed = |field: Field| {
                columns.contains(&field) && !old.get(field).is_empty() && old.get(field) != row.get(field)
            };
            PROTECTED.into_iter().filter(|&field| is_changed(field)).for_each(|field| {
                refuse(field, old.get(field), row.id());
            });
        } else if !ours.records.iter().any(|record| record.id() == row.id()) {
            // The same term, and its old id is gone: it was given another one.
            let gone = before.values().find(|old| {
                !kept.contains(old.id())
                    && old.get(Field::Term) == row.get(Field::Term)
                    && !old.get(Field::Term).is_empty()
            });
            if let Some(old) = gone {
                refuse(Field::Id, old.id(), old.id());
            }
        }
    }
    obstacles
}

/// Dates the rows that the import changes.
fn date(records: &mut [Record], ours: &[Record], today: &str) {
    let changes = Changes::between(ours, records);
    let undated = changes.added.iter().filter(|record| record.get(Field::Updated).is_empty()).map(Record::id);
    let changed = changes.changed.iter();
    let changed = changed.filter(|change| change.fields.iter().all(|change| change.field != Field::Updated));
    let ids: HashSet<&str> = undated.chain(changed.map(|change| change.id.as_str())).collect();
    for record in records.iter_mut().filter(|record| ids.contains(record.id())) {
        record.set(Field::Updated, today);
    }
}
