//! Rows written back as CSV, in one form only: sorted by id, choices by their names, quoted where CSV
//! needs it. Two editors who change different rows then change different lines.

use super::super::field::Field;
use super::super::record::Record;

/// A row in that form.
#[must_use]
pub fn canonical(record: &Record) -> Record {
    let mut canonical = Record::at(record.line);
    for (field, value) in record.written() {
        let value = value.trim().replace("\r\n", "\n").replace('\r', "\n");
        canonical.set(field, field.canonical(&value).unwrap_or(&value));
    }
    canonical
}

/// The text of a CSV file with these columns.
pub fn write(records: &[Record], columns: &[Field]) -> String {
    let mut records: Vec<Record> = records.iter().map(canonical).collect();
    records.sort_by(|one, other| one.id().cmp(other.id()));
    let mut text = columns.iter().map(|field| field.name()).collect::<Vec<_>>().join(",") + "\n";
    for record in &records {
        for (number, &field) in columns.iter().enumerate() {
            if number > 0 {
                text.push(',');
            }
            quote(record.get(field), &mut text);
        }
        text.push('\n');
    }
    text
}

fn quote(value: &str, text: &mut String) {
    if value.contains([',', '"', '\n', '\r']) {
        text.extend(["\"", &value.replace('"', "\"\""), "\""]);
    } else {
        text.push_str(value);
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)] // a test that cannot go on has failed
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::dictionary::{List, Text};
    use crate::finding::Layer;

    fn read(rows: &str) -> List {
        List::read(&Text { layer: Layer::Organisation, file: "own.csv", rows, header: None }).expect("it can be read")
    }

    #[test]
    fn rows_are_sorted_and_choices_named() {
        let list = read("\u{feff}severity,id,term,note\r\n 阻断 ,org-2,乙,\"a, \"\"b\"\"\"\r\n提示,org-1,甲,\"c\"\r\n");
        let written = write(&list.records, &list.columns);
        assert_eq!(written, "id,term,severity,note\norg-1,甲,note,c\norg-2,乙,block,\"a, \"\"b\"\"\"\n");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back_and_written_the_same(
            rows in prop::collection::vec(prop::collection::vec("[ a-c\"|,\r\n甲阻断词]{0,6}", 26), 0..6),
        ) {
            let records: Vec<Record> = rows.iter().enumerate().map(|(number, fields)| {
                let mut record = Record::default();
                Field::ALL.into_iter().zip(fields).for_each(|(field, value)| record.set(field, value));
                record.set(Field::Id, &format!("org-{:03}", 999 - number));
                record
            }).collect();
            let once = write(&records, &Field::ALL);
            let list = read(&once);
            prop_assert_eq!(list.records.len(), records.len());
            for (read, written) in list.records.iter().rev().zip(&records) {
                let mut written = canonical(written);
                written.line = read.line;
                prop_assert_eq!(read, &written);
            }
            prop_assert_eq!(&write(&list.records, &list.columns), &once);
        }
    }
}
