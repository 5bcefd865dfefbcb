//! What a rule is given to look at.

use std::cell::OnceCell;

use crate::dictionary::{Dictionary, Match, Scanned};
use crate::document::{Date, Document, Problem, Stage};
use crate::outline::{Outline, TableShape, shapes};
use crate::text::Folded;

use super::personal::Run;

/// One stretch of a document, read, folded, scanned and understood.
pub struct Page<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its folded text.
    pub folded: &'a Folded,
    /// What the lists found in it.
    pub matches: &'a [Match],
    /// The lists.
    pub dictionary: &'a Dictionary,
    /// What kind of document it is.
    pub outline: &'a Outline,
    /// Where in its life it stands.
    pub stage: Stage,
    /// The day of the check.
    pub today: Date,
    /// Every long number in it.
    pub(super) numbers: Vec<Run>,
    /// Its tables; understood only when a value is found in one.
    tables: OnceCell<Vec<TableShape>>,
}

impl<'a> Page<'a> {
    /// Gathers what the rules share.
    pub fn new(scanned: Scanned<'a>, outline: &'a Outline, stage: Stage, today: Date) -> Self {
        let Scanned { document, folded, matches, dictionary } = scanned;
        let numbers = Run::all(document, folded);
        Self { document, folded, matches, dictionary, outline, stage, today, numbers, tables: OnceCell::new() }
    }

    /// One of its tables; of one that began in an earlier stretch, what was understood there.
    pub(super) fn table(&self, table: u32) -> Option<&TableShape> {
        let here = || {
            let tables = self.tables.get_or_init(|| shapes(self.document));
            tables.binary_search_by_key(&table, |shape| shape.table).ok().map(|at| &tables[at])
        };
        self.outline.open_table(table).or_else(here)
    }
}

/// What is known of a file once all of it was read, or could not be.
pub struct Whole<'a> {
    /// What kind of document it is.
    pub outline: &'a Outline,
    /// What could not be read.
    pub problems: &'a [Problem],
    /// Where in its life it stands.
    pub stage: Stage,
}
