//! Rules about personal data. They share one search for long numbers and one way of judging what
//! stands round a value.

mod context;
pub(super) mod mobile;
mod numbers;
pub(super) mod resident_id;

use std::ops::Range;

pub(super) use numbers::{Run, SHORTEST};

use crate::document::{Date, Document, Format, Position, Role, Visibility};
use crate::text::Folded;

/// The personal values in a text that is no document, such as a path.
pub(super) fn values(text: &str, today: Date) -> Vec<Range<usize>> {
    let mut document = Document::new(Format::Text);
    document.add(text, Position::START, Role::FileName, Visibility::Metadata);
    let mut folded = Folded::new();
    folded.fold(document.text(), document.blocks().iter().map(crate::document::Block::range));
    let runs = Run::all(&document, &folded);
    let mut values: Vec<Range<usize>> =
        runs.iter().flat_map(|run| resident_id::values(run, today).into_iter().chain(mobile::values(run))).collect();
    values.sort_by_key(|value| (value.start, std::cmp::Reverse(value.end)));
    values.dedup_by(|later, kept| later.start < kept.end);
    values
}
