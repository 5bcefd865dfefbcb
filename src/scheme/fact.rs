//! What a score is made of: facts about units, each with the evidence behind it.

use super::Noticed;
use crate::document::Channel;
use crate::finding::{Points, Severity};

/// One fact about one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The unit.
    pub unit: String,
    /// What is the case.
    pub what: What,
    /// What shows it, for the sheet: masked, in one line.
    pub evidence: String,
}

/// What is the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Something was found in posted material, or an incident was entered by hand.
    Posted(Posted),
    /// A form is missing or late, for a document or a week.
    Form {
        /// The form's name in the schemes.
        form: String,
        /// How.
        state: FormState,
        /// The document or the week.
        of: String,
    },
    /// An error that the unit found in others' posted material, and reported.
    Reported,
    /// What an assessor entered.
    Entry(Entry),
}

/// Something found in posted material.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posted {
    /// The rule.
    pub rule: String,
    /// Which of the rule's things.
    pub aspect: Option<String>,
    /// How bad it is.
    pub severity: Severity,
    /// The kind of document, by its name in reports.
    pub kind: String,
    /// The format, by its name in reports.
    pub format: String,
    /// Where it is public.
    pub channel: Channel,
    /// The document, however it is told from others: its path or its address.
    pub document: String,
    /// Who noticed it.
    pub noticed: Noticed,
    /// The circular in which it was told, if it was: several incidents may stand in one.
    pub circular: Option<String>,
    /// How many places it stands for; 0 where another fact has told them.
    pub places: u32,
    /// Whether it is a case of its own, though it names the same document as another: an incident entered by hand.
    pub by_hand: Option<String>,
}

/// How a form falls short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FormState {
    /// It was not filled in.
    Missing,
    /// It was late, or incomplete.
    Late,
}

/// What an assessor entered: a cost with a count, or points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The item's id.
    pub item: String,
    /// The cost's id in it.
    pub cost: Option<String>,
    /// How often.
    pub count: u32,
    /// Points instead of a cost; they are bounded by the item's all the same.
    pub points: Option<Points>,
}

/// A unit that is scored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// The group it is ranked in; nothing: the scheme's only one, or the first.
    pub group: Option<String>,
    /// For how many years before this one, running, it was among the last places.
    pub bottom_years: u32,
}
