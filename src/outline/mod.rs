//! Level 2: what kind of document it is, where its elements stand, what its labels say, what its page does not show.

mod concealed;
mod date;
mod elements;
mod foot;
mod gathered;
mod head;
mod kind;
mod label;
mod lines;
mod number;
mod own_number;
mod parts;
mod published;
mod tables;
mod wording;

use std::ops::Range;

use crate::dictionary::{Attribute, Dictionary, Says, Scanned};
use crate::document::{Date, Document, Kind, Place};
use crate::finding::{Message, Words};
use crate::text::{BARRIER, Folded};
use foot::Foot;
use head::Head;

pub use concealed::Concealed;
pub use elements::{At, Element, Elements, Zone};
pub use gathered::{DRAFTING_NOTE, Gathered, MAY_HAVE_COMPANIONS, Named, Whereabouts};
pub use label::{Brackets, Seen, Standing, Writing, meaning};
pub use lines::{Line, own_line};
pub use number::{DocumentNumber, NumberFault};
pub use own_number::OwnNumber;
pub use parts::{Citation, Parts, Stated, Way, WrongPeriod};
pub use tables::{TableShape, shapes};
pub use wording::date as written_day;

/// A document's understanding, built from its first stretch and completed by the later ones.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools)] // each is a fact of its own
pub struct Outline {
    /// What kind of document it is. Settled by the first stretch, which holds over 300,000
    /// characters: no notice is longer than that before it says what it is.
    pub kind: Kind,
    /// Its title, folded: what tells its kind, else the likeliest of what its source, its headings and its first lines say.
    pub title: String,
    /// The number it gives itself, as the standard writes it.
    pub own_number: Option<String>,
    /// What speaks for that kind besides its elements.
    reasons: Vec<Message>,
    /// How sure it is that this is an official document: `true` if title and addressees stand there.
    pub certain: bool,
    /// Every publicity label, a whole line or a whole cell; never a mention in a sentence.
    pub labels: Vec<Seen>,
    /// Whether it says why it is not public, if it is not.
    pub reasoned: bool,
    /// Where the elements of an official document stand.
    pub elements: Elements,
    /// What it holds that its page does not show, each way of hiding once, in the order in which they occur.
    pub concealed: Vec<Concealed>,
    /// The number of the present stretch, from 0.
    stretch: u32,
    /// What stands below the text of the present stretch; nothing if that was of no account yet.
    foot: Option<Foot>,
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
    /// Its first lines, where its title stands.
    top: Vec<u16>,
    /// What the first stretch says of the day, if there are others.
    date: Option<Date>,
    /// The document's own number, where the present stretch says it.
    numbers: Vec<OwnNumber>,
    /// What was seen of the parts that a document of its kind must have.
    parts: Option<Parts>,
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

const NUMBER: Words =
    Words { zh: "有发文字号（第 {n} {unit}）", en: "a document number stands on its own line ({unit} {n})" };
const MARK: Words =
    Words { zh: "有发文机关标志（第 {n} {unit}）", en: "the issuer's mark stands at the top ({unit} {n})" };
const TITLE: Words =
    Words { zh: "有公文标题（第 {n} {unit}）", en: "the title is that of an official document ({unit} {n})" };
const ADDRESSEES: Words =
    Words { zh: "有主送机关（第 {n} {unit}）", en: "it is addressed to offices ({unit} {n})" };
const SIGNATURE: Words =
    Words { zh: "有发文机关署名（第 {n} {unit}）", en: "an office signs it ({unit} {n})" };
const DATE: Words =
    Words { zh: "有成文日期（第 {n} {unit}）", en: "a date stands on its own line ({unit} {n})" };
const IMPRINT: Words = Words { zh: "有版记（第 {n} {unit}）", en: "it ends with an imprint ({unit} {n})" };

/// A title stands in the first lines.
const TITLE_WITHIN: usize = 4;

impl Outline {
    /// Takes in one stretch after the other. `goes_on` says that another one follows.
    pub fn extend(&mut self, scanned: Scanned, goes_on: bool) {
        let Scanned { document, folded, .. } = scanned;
        let first = !self.begun;
        self.begun = true;
        self.stretch += u32::from(!first);
        let mut top = Head::default();
        self.earlier_labels = self.labels.len();
        concealed::extend(&mut self.concealed, document);
        label::extend(&mut self.labels, scanned, self.stretch);
        if first {
            let head = lines::head(document, folded);
            self.head_end = head.get(9).or(head.last()).map_or(0, |line| line.source.end);
            self.numbers = own_number::own_numbers(document, folded, &head);
            self.own_number = self.numbers.first().and_then(|number| number.number.right());
            top = Head::find(document, folded, &head, self.numbers.first());
            // Without anything of an official document above, nothing below makes it one.
            let foot = if top.is_empty() { Foot::default() } else { Foot::read(document, folded, top.end()) };
            let is_labelled =
                self.labels.iter().any(|label| label.standing != Standing::Property && label.writing != Writing::Named);
            let verdict = kind::recognise(scanned, &head, &kind::Elements { head: &top, foot: &foot, is_labelled });
            self.foot = (!top.is_empty()).then_some(foot);
            self.kind = verdict.kind;
            self.title = verdict.title;
            self.reasons = verdict.reasons;
            self.certain = verdict.certain;
            self.is_long = goes_on;
            for line in head.iter().take(TITLE_WITHIN) {
                let classes = &folded.classes()[line.classes.clone()];
                self.top.extend_from_slice(&classes[..classes.len().min(120)]);
                self.top.push(BARRIER);
            }
            self.parts = Parts::of(self.kind);
            if goes_on {
                self.date = date::by_head(document, folded, &head, self.kind);
            }
        } else {
            self.head_end = 0;
            self.foot = (self.kind == Kind::OfficialDocument).then(|| Foot::read(document, folded, 0));
            self.numbers.clear();
        }
        if let Some(mut parts) = self.parts.take() {
            parts.extend(document, folded, &self.numbers, self.signed_on(document, folded));
            self.parts = Some(parts);
        }
        if let Some(foot) = self.foot.as_ref().filter(|_| self.kind == Kind::OfficialDocument) {
            self.elements.extend(self.stretch, &top, foot);
            label::extend_nearly(&mut self.labels, scanned, self.stretch, &foot.notes);
            // A cell of a table in the annexes shows how to label, or tells of other documents.
            let is_shown = |label: &Seen| {
                let is_cell = label.standing == Standing::Cell && label.writing != Writing::Named;
                is_cell
                    && self.elements.zone(label.at) == Zone::Annexes
                    && lines::has_cell_before(document, &label.range)
            };
            self.labels.retain(|label| label.at.stretch < self.stretch || !is_shown(label));
            if !self.labels.iter().any(|label| self.is_in_place(label)) {
                self.elements.locate(document, self.stretch);
            }
        }
        let is_closed = self.labels.iter().any(|label| label.attribute != Attribute::Public);
        self.reasoned = self.reasoned || is_closed && label::reason::is_stated(scanned);
        self.open_table = self.broken_off.take();
        if goes_on && let Some(table) = tables::at_end(document) {
            let known = self.open_table(table).cloned();
            self.broken_off = known.or_else(|| shapes(document).into_iter().find(|shape| shape.table == table));
        }
    }

    /// What its title says that it lawfully makes known of people: punishments, appointments, awards.
    pub fn disclosure(&self, dictionary: &Dictionary) -> Says {
        dictionary.cues.says(&self.top)
    }

    /// The day of the document, as far as its first lines and its properties say. Few documents are asked
    /// for it, so it is looked for only then.
    pub fn date(&self, document: &Document, folded: &Folded) -> Option<Date> {
        if self.is_long {
            return self.date;
        }
        date::by_head(document, folded, &lines::head(document, folded), self.kind)
    }

    /// The day that signs the present stretch.
    pub fn signed_on(&self, document: &Document, folded: &Folded) -> Option<Date> {
        match &self.foot {
            Some(foot) => foot.day,
            None => Foot::read(document, folded, 0).day,
        }
    }

    /// Where in the present stretch the annexes begin.
    pub fn annexes(&self, document: &Document, folded: &Folded) -> Option<usize> {
        let begin = |foot: &Foot| foot.annexes.as_ref().map(|line| line.source.start);
        match &self.foot {
            Some(foot) => begin(foot),
            None => begin(&Foot::read(document, folded, 0)),
        }
    }

    /// Where the label of an official document belongs: below the date, before annexes and imprint. Scans lose a
    /// sealed signature and its date; then it goes below the text.
    pub fn insertion(&self) -> Insertion {
        let Elements { date, annexes, imprint, last, .. } = &self.elements;
        let anchor = match date {
            Some(_) => Anchor::Date,
            None if annexes.is_some() || imprint.is_some() => Anchor::BeforeAnnex,
            None => Anchor::End,
        };
        let after = date.as_ref().or(last.as_ref()).map(|element| element.place.clone()).unwrap_or_default();
        Insertion { after, anchor }
    }

    /// Whether a label stands where it belongs: on a line of the main text, in the annotation position.
    fn is_in_place(&self, label: &Seen) -> bool {
        let in_main_text = label.standing == Standing::Line && label.place.part.is_none();
        in_main_text && self.elements.zone(label.at) == Zone::Annotation
    }

    /// What tells that it is a document of its kind; elements each with their line.
    pub fn evidence(&self) -> Vec<Message> {
        let Elements { mark, number, title, addressees, signature, date, imprint, .. } = &self.elements;
        let all = [
            (mark, MARK),
            (number, NUMBER),
            (title, TITLE),
            (addressees, ADDRESSEES),
            (signature, SIGNATURE),
            (date, DATE),
            (imprint, IMPRINT),
        ];
        let there = all.into_iter().filter_map(|(element, words)| Some((element.as_ref()?, words)));
        let elements = there.map(|(element, words)| Message::from(words).at(&element.place));
        self.reasons.iter().cloned().chain(elements).collect()
    }

    /// The labels of the present stretch.
    pub fn fresh_labels(&self) -> &[Seen] {
        &self.labels[self.earlier_labels..]
    }

    /// The document's own number, where the present stretch says it: in a line, as a property, or both.
    pub fn numbers(&self) -> &[OwnNumber] {
        &self.numbers
    }

    /// What was seen of the parts that a document of its kind must have, if there are any.
    pub fn parts(&self) -> Option<&Parts> {
        self.parts.as_ref()
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
