//! Layers: an office's dictionary lies over the built-in one, a repository's over both. A row with an id
//! that a lower layer knows overrides the fields it writes; any other is a row of its own.

use std::borrow::Cow;
use std::collections::HashMap;

use super::field::{self, Field};
use super::record::{List, Record};
use super::table::TableError;
use super::term::Term;
use crate::finding::{Masked, Message, Words};

/// Stands in a field that is to be empty again.
const EMPTIED: &str = "-";

/// A row after all layers spoke: what it says, and where the last word on it stands.
pub(super) struct Merged<'a> {
    pub(super) record: Cow<'a, Record>,
    /// The list of the topmost layer that says something of it.
    pub(super) list: usize,
}

/// Lays lists over each other, the lowest layer first. Rows that are switched off are gone.
pub(super) fn merge(lists: &[List]) -> Result<Vec<Merged<'_>>, TableError> {
    let mut merged: Vec<Merged> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (number, list) in lists.iter().enumerate() {
        for record in &list.records {
            match known.get(record.id()) {
                None => {
                    known.insert(record.id(), merged.len());
                    merged.push(Merged { record: Cow::Borrowed(record), list: number });
                }
                Some(&below) if lists[merged[below].list].layer == list.layer => {
                    let other = &lists[merged[below].list].file;
                    return Err(list.wrong(record, Field::Id, Message::from(TAKEN).with("file", Masked::known(other))));
                }
                Some(&below) => {
                    let below = &mut merged[below];
                    override_fields(below.record.to_mut(), record, list)?;
                    below.list = number;
                }
            }
            let row = known.get(record.id()).map(|&row| &merged[row].record);
            if row.is_some_and(|row| Term::is_off(row) && row.get(Field::Note).is_empty()) {
                return Err(list.wrong(record, Field::Note, OFF_WITHOUT_NOTE));
            }
        }
    }
    merged.retain(|row| !Term::is_off(&row.record));
    Ok(merged)
}

/// Fields that may be written over a locked row: they say more, or the same better.
const HARMLESS: [Field; 9] = [
    Field::Id,
    Field::Suggestion,
    Field::Tier,
    Field::Source,
    Field::SourceUrl,
    Field::ExampleHit,
    Field::ExampleOk,
    Field::Note,
    Field::Updated,
];

fn override_fields(below: &mut Record, above: &Record, list: &List) -> Result<(), TableError> {
    let locked = Field::Status.canonical(below.get(Field::Status)) == Some("locked");
    for (field, value) in above.written() {
        if locked && value != below.get(field) && weakens(below, field, value) {
            return Err(list.wrong(above, field, Message::from(LOCKED).with("id", Masked::known(below.id()))));
        }
        // A note on why a row is switched off is the layer's own; it must not pass for one it inherits.
        below.set(field, if value == EMPTIED { "" } else { value });
    }
    if Term::is_off(above) && above.get(Field::Note).is_empty() {
        return Err(list.wrong(above, Field::Note, OFF_WITHOUT_NOTE));
    }
    below.line = above.line;
    Ok(())
}

/// Whether a locked row would find less, or say it less loudly.
fn weakens(below: &Record, field: Field, value: &str) -> bool {
    match field {
        Field::Severity => field::severity(value) < field::severity(below.get(Field::Severity)),
        // More forms are welcome, fewer are not.
        Field::Variants => {
            let kept = |form: &str| super::table::parts(value).any(|other| other == form);
            !super::table::parts(below.get(field)).all(kept)
        }
        _ => !HARMLESS.contains(&field),
    }
}

const TAKEN: Words = Words {
    zh: "这个编号在同一层的 {file} 里已经用过：请换一个",
    en: "the id is already given in {file} of the same layer: choose another one",
};
const OFF_WITHOUT_NOTE: Words = Words {
    zh: "停用一行要在备注里写明理由",
    en: "a row that is switched off needs a note that says why",
};
const LOCKED: Words = Words {
    zh: "“{id}”是锁定的词条，上层词库不能削弱它：请删去这一项",
    en: "“{id}” is locked and cannot be weakened by a layer above: remove this field",
};
