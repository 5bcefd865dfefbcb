//! Level 2: what kind of document it is, where its elements stand, what its labels say.

mod date;
mod elements;
mod kind;
mod label;
mod lines;
mod tables;

use std::ops::Range;

use crate::dictionary::{Says, Scanned};
use crate::document::{Date, Document, Kind, Place};
use crate::finding::Message;
use crate::text::Folded;

pub use date::{annexes, signed_on};
pub use elements::date as written_day;
pub use label::{Seen, Standing, meaning};
pub use lines::{Line, own_line};
pub use tables::{TableShape, shapes};

/// A document's understanding, built from its first stretch and completed by the later ones.
#[derive(Default)]
pub struct Outline {
    /// What kind of document it is. Settled by the first stretch, which holds over 300,000
    /// characters: no notice is longer than that before it says what it is.
    pub kind: Kind,
    /// What speaks for that kind.
    pub reasons: Vec<Message>,
    /// How sure it is that this is an official document: `true` if title and addressees stand there.
    pub certain: bool,
    /// Every publicity label, a whole line or a whole cell; never a mention in a sentence.
    pub labels: Vec<Seen>,
    /// Where the label belongs that an official document lacks.
    pub insertion: Insertion,
    /// How many labels earlier stretches had.
    earlier_labels: usize,
    /// Up to here the first lines reach, where marks of secrecy stand.
    head_end: usize,
    /// The table that the last stretch broke off and this one goes on with.
    open_table: Option<TableShape>,
    /// The table that this stretch breaks off.
    broken_off: Option<TableShape>,
    begun: bool,
    /// Whether there is more of the document than its first stretch.
    is_long: bool,
    /// What its title says that the document lawfully makes known of people.
    disclosure: Says,
    /// What the first stretch says of the day, if there are others.
    date: Option<Date>,
}

/// After which line a missing label is to be put.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Insertion {
    /// The line after which it goes.
    pub after: Place,
    /// What that line is.
    pub anchor: Anchor,
}

/// What the line is after which the label goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// The date below the signature.
    Date,
    /// The last line before the annexes or the imprint.
    BeforeAnnex,
    /// The last line.
    #[default]
    End,
}

/// A title stands in the first lines.
const TITLE_WITHIN: usize = 4;

impl Outline {
    /// Takes in one stretch after the other. `goes_on` says that another one follows.
    pub fn extend(&mut self, scanned: Scanned, goes_on: bool) {
        let Scanned { document, folded, .. } = scanned;
        let first = !self.begun;
        self.begun = true;
        if first {
            let head = lines::head(document, folded);
            self.head_end = head.get(9).or(head.last()).map_or(0, |line| line.source.end);
            let tail = lines::tail(document, folded);
            let verdict = kind::recognise(scanned, &head, &tail);
            self.kind = verdict.kind;
            self.reasons = verdict.reasons;
            self.certain = verdict.certain;
            self.is_long = goes_on;
            let title = head.iter().take(TITLE_WITHIN).map(|line| {
                let classes = &folded.classes()[line.classes.clone()];
                scanned.dictionary.cues.says(&classes[..classes.len().min(120)])
            });
            self.disclosure = title.collect();
            if goes_on {
                self.date = date::by_head(document, folded, &head, self.kind);
            }
        } else {
            self.head_end = 0;
        }
        self.earlier_labels = self.labels.len();
        self.labels.extend(label::labels(scanned));
        let unlabelled = self.kind == Kind::OfficialDocument && self.labels.is_empty();
        if unlabelled && (first || self.insertion.anchor == Anchor::End) {
            let insertion = elements::insertion(document, folded);
            // A stretch may hold nothing of the main text: headers, notes, files inside.
            if first || insertion.after != Place::default() {
                self.insertion = insertion;
            }
        }
        self.open_table = self.broken_off.take();
        if goes_on && let Some(table) = tables::at_end(document) {
            let known = self.open_table(table).cloned();
            self.broken_off = known.or_else(|| shapes(document).into_iter().find(|shape| shape.table == table));
        }
    }

    /// What its title says that it lawfully makes known of people: punishments, appointments, awards.
    pub fn disclosure(&self) -> Says {
        self.disclosure
    }

    /// The day of the document, as far as its first lines and its properties say. Few documents are asked
    /// for it, so it is looked for only then.
    pub fn date(&self, document: &Document, folded: &Folded) -> Option<Date> {
        if self.is_long {
            return self.date;
        }
        date::by_head(document, folded, &lines::head(document, folded), self.kind)
    }

    /// The labels of the present stretch.
    pub fn fresh_labels(&self) -> &[Seen] {
        &self.labels[self.earlier_labels..]
    }

    /// Whether a range of the present stretch lies in the document's first lines.
    pub fn in_head(&self, range: &Range<usize>) -> bool {
        range.end <= self.head_end
    }

    /// A table whose header stands in an earlier stretch.
    pub fn open_table(&self, table: u32) -> Option<&TableShape> {
        self.open_table.as_ref().filter(|open| open.table == table)
    }
}
