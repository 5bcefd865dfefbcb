//! What a rule is given to look at.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::dictionary::{Dictionary, Match, Scanned};
use crate::document::{Date, Document, Kind, Limits, Problem, Stage};
use crate::outline::{Gathered, Outline, TableShape, shapes};
use crate::text::Folded;
use crate::text::classes::as_text;

use super::Practice;
use super::personal::{Run, Verdicts, verdicts};
use super::term::Listed;

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
    /// What the office has laid down.
    pub practice: &'a Practice,
    /// Where in its life it stands.
    pub stage: Stage,
    /// The day of the check.
    pub today: Date,
    /// Every long number in it.
    pub(super) numbers: Vec<Run>,
    /// Its tables; understood only when a value is found in one.
    tables: OnceCell<Vec<TableShape>>,
    /// Asked for only when an entry depends on them.
    date: OnceCell<Option<Date>>,
    annexes: OnceCell<Option<usize>>,
    /// What the dictionaries' entries amount to here; all rules of the family share it.
    listed: OnceCell<Vec<Listed<'a>>>,
    /// What is personal here, and how bad; all rules of the family share it.
    verdicts: OnceCell<Verdicts>,
}

impl<'a> Page<'a> {
    /// Gathers what the rules share.
    pub fn new(scanned: Scanned<'a>, outline: &'a Outline, practice: &'a Practice, stage: Stage, today: Date) -> Self {
        let Scanned { document, folded, matches, dictionary } = scanned;
        let numbers = Run::all(document, folded);
        Self {
            document,
            folded,
            matches,
            dictionary,
            outline,
            practice,
            stage,
            today,
            numbers,
            tables: OnceCell::new(),
            date: OnceCell::new(),
            annexes: OnceCell::new(),
            listed: OnceCell::new(),
            verdicts: OnceCell::new(),
        }
    }

    /// The bytes of the document from which classes of its folded text came.
    pub(super) fn source(&self, classes: &Range<usize>) -> Range<usize> {
        self.folded.source(self.document.text(), classes.clone())
    }

    /// Classes as text; for short ranges, it is a copy.
    pub(super) fn folded_text(&self, classes: &Range<usize>) -> String {
        as_text(&self.folded.classes()[classes.clone()])
    }

    /// The day of the document: that of its signature, else what its head and its properties say.
    pub(super) fn date(&self) -> Option<Date> {
        *self.date.get_or_init(|| {
            let signed = match self.outline.kind {
                Kind::Regulation => None,
                _ => self.outline.signed_on(self.document, self.folded),
            };
            signed.or_else(|| self.outline.date(self.document, self.folded))
        })
    }

    /// Where its annexes begin.
    pub(super) fn annexes(&self) -> Option<usize> {
        *self.annexes.get_or_init(|| self.outline.annexes(self.document, self.folded))
    }

    /// The entries of the dictionaries that count here.
    pub(super) fn listed(&self) -> &[Listed<'a>] {
        self.listed.get_or_init(|| super::term::listed(self))
    }

    /// What is personal here.
    pub(super) fn verdicts(&self) -> &Verdicts {
        self.verdicts.get_or_init(|| verdicts(self))
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
    /// What was kept of its text, if it is of a kind whose whole text rules ask for.
    pub gathered: Option<&'a Gathered>,
    /// Where in its life it stands.
    pub stage: Stage,
    /// The day of the check.
    pub today: Date,
    /// How much of it was opened at most.
    pub limits: &'a Limits,
    /// The rules that block something of it.
    pub blocking: &'a BTreeSet<&'static str>,
}

impl Whole<'_> {
    /// Whether a rule blocks something of the document.
    pub(super) fn blocked_by(&self, rule: &str) -> bool {
        self.blocking.contains(rule)
    }
}
