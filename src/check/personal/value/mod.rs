//! What may be someone's: every value of a page with its kind, whoever it belongs to. One file a kind, or a few
//! that are written alike.

mod born;
mod card;
mod cell;
mod home;
mod illness;
mod masked;
mod named;
mod online;
mod papers;
mod phone;
mod plate;
mod resident;
mod said;
mod spread;

use std::ops::Range;
use std::rc::Rc;

use super::super::Page;
use super::numbers::Candidate;
use super::scene::{Scene, Scenes};
use super::table::Tables;
use super::token::{Token, tokens};
use crate::dictionary::Says;
use crate::document::Date;
use crate::finding::Words;

pub(super) use masked::{Behind, Of};
pub(super) use named::name_at;
pub(super) use phone::mobiles;
pub(super) use plate::is_plate;
pub(super) use resident::{Doubt, Resident, proven};

/// A value where it stands.
#[derive(Clone)]
pub(super) struct Value {
    pub(super) kind: Kind,
    /// Its bytes in the document's text.
    pub(super) bytes: Range<usize>,
    /// Its classes in the folded text.
    pub(super) classes: Range<usize>,
    /// What its label, its column or its neighbour says.
    pub(super) label: Says,
    /// What speaks for it.
    pub(super) reasons: Vec<Words>,
}

/// What it is.
#[derive(Clone)]
pub(super) enum Kind {
    /// A resident's number of 18 places that holds.
    Resident(Resident),
    /// One of 15 places.
    OldResident,
    /// One that is labelled and does not hold.
    Doubtful(Doubt),
    /// A residence permit, a foreigner's card, a travel permit.
    Permit,
    Passport,
    Mobile,
    Landline,
    /// A bank card that passes its check digit; whether its issuer is known.
    Card {
        known: bool,
    },
    /// A number that is labelled as an account.
    Account,
    /// An address down to the door; whether someone lives there.
    Home {
        residential: bool,
    },
    Email,
    Messaging,
    Plate,
    Disability(Resident),
    Certificate,
    Born(Date),
    /// In years.
    Age(u16),
    Name,
    /// A word that says that somebody is under fourteen.
    Child,
    Illness,
    Penal,
    /// A number of which some digits are hidden.
    Masked(Behind),
}

impl Kind {
    /// Of two values at one place, the one with more proof stays.
    fn rank(&self) -> u8 {
        match self {
            Self::Disability(_) => 10,
            Self::Resident(_) | Self::Permit => 9,
            Self::Card { known: true } => 8,
            Self::OldResident | Self::Mobile | Self::Passport | Self::Email | Self::Masked(_) => 7,
            Self::Card { known: false } | Self::Doubtful(_) => 6,
            Self::Certificate | Self::Account | Self::Plate => 5,
            Self::Landline | Self::Messaging => 4,
            Self::Born(_) => 3,
            Self::Home { .. } => 2,
            Self::Name | Self::Illness | Self::Penal | Self::Age(_) => 1,
            Self::Child => 0,
        }
    }
}

/// What the recognisers share.
pub(super) struct Finder<'p, 'a> {
    pub(super) page: &'p Page<'a>,
    pub(super) tables: &'p Tables,
    scenes: Scenes<'p, 'a>,
    values: Vec<Value>,
}

/// Every value of a page, in order, none of them overlapping another.
pub(super) fn all(page: &Page, tables: &Tables) -> Vec<Value> {
    let mut finder = Finder { page, tables, scenes: Scenes::new(page, tables), values: Vec::new() };
    for run in &page.numbers {
        resident::find(&mut finder, run);
        phone::find(&mut finder, run);
        card::find(&mut finder, run);
    }
    spread::find(&mut finder);
    for token in tokens(page.document, page.folded) {
        let classes = &page.folded.classes()[token.classes.clone()];
        if super::token::is_masked(classes) && masked::find(&mut finder, &token) {
            continue;
        }
        if classes.contains(&u16::from(b'@')) {
            online::find(&mut finder, &token);
        } else if !plate::find(&mut finder, &token) {
            papers::find(&mut finder, &token);
        }
    }
    said::find(&mut finder);
    cell::find(&mut finder);
    home::find(&mut finder);
    finder.settled()
}

impl Finder<'_, '_> {
    fn scene(&mut self, at: &Range<usize>) -> Rc<Scene> {
        self.scenes.of(at)
    }

    /// What governs a value.
    fn label(&mut self, at: &Range<usize>) -> Says {
        let page = self.page;
        self.scene(at).label(page, at)
    }

    fn classes_of(&self, candidate: &Candidate) -> Range<usize> {
        self.page.folded.classes_of(self.page.document.text(), &candidate.bytes())
    }

    /// Where the line ends in which a class stands: the folded text runs on over it.
    fn line_end(&self, class: usize, reach: usize) -> usize {
        let (text, folded) = (self.page.document.text(), self.page.folded);
        let block = folded.block(folded.block_at(class));
        let end = block.end.min(class + reach).max(class);
        let source = folded.source(text, class..end);
        text[source.clone()]
            .find('\n')
            .map_or(end, |at| folded.classes_of(text, &(source.start..source.start + at)).end)
    }

    fn push(&mut self, kind: Kind, classes: Range<usize>, label: Says, reasons: Vec<Words>) {
        let bytes = self.page.source(&classes);
        self.values.push(Value { kind, bytes, classes, label, reasons });
    }

    fn push_token(&mut self, kind: Kind, token: &Token, label: Says) {
        self.push(kind, token.classes.clone(), label, Vec::new());
    }

    /// The values, the better of those that overlap.
    fn settled(mut self) -> Vec<Value> {
        let weight = |value: &Value| (value.kind.rank(), value.classes.len());
        self.values.sort_by_key(|value| (value.bytes.start, std::cmp::Reverse(value.bytes.end)));
        let mut settled: Vec<Value> = Vec::with_capacity(self.values.len());
        for value in self.values {
            match settled.last_mut() {
                Some(last) if value.bytes.start < last.bytes.end => {
                    if weight(&value) > weight(last) {
                        *last = value;
                    }
                }
                _ => settled.push(value),
            }
        }
        settled
    }
}
