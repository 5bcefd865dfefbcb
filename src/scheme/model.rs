//! A scheme as it is understood. What each key of its file means: `schemes/README.md`.

use std::sync::Arc;

use super::Noticed;
use crate::document::{Channel, Date, Kind, Stage};
use crate::finding::{Points, Severity};

/// A table of deductions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Its id, which is its file's name.
    pub id: Arc<str>,
    /// Its title: Chinese, English.
    pub title: (String, String),
    /// The office that issued it.
    pub issuer: String,
    /// The number of the document in which it stands, if it has one.
    pub document: Option<String>,
    /// The day of that document, if it has one.
    pub date: Option<Date>,
    /// The table in that document.
    pub table: Option<String>,
    /// What else is to be said of it: Chinese, English.
    pub remark: Option<(String, String)>,
    /// What a unit begins with; nothing for schemes of duties only.
    pub total: Option<Points>,
    /// The total is at most this after bonus.
    pub most: Option<Points>,
    /// The total is at least this.
    pub least: Option<Points>,
    /// Whose sheet has the total.
    pub counts: Counts,
    /// Items that share points.
    pub groups: Vec<Group>,
    /// The items in the order of the table.
    pub items: Vec<Item>,
    /// How units are ranked and classed.
    pub ranking: Option<Ranking>,
}

/// Who is assessed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counts {
    /// Each unit by itself.
    #[default]
    Unit,
    /// The region with all its units; the units' sheets show what each has caused.
    Region,
}

/// Items that together lose at most these points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its id.
    pub id: Arc<str>,
    /// Its title: Chinese, English.
    pub title: (String, String),
    /// Its points.
    pub points: Points,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its id, the official number where there is one.
    pub id: Arc<str>,
    /// How a clerk would cite it.
    pub number: Arc<str>,
    /// Its group, by index.
    pub group: Option<usize>,
    /// Its title: Chinese, English.
    pub title: (String, String),
    /// What sort of row it is.
    pub sort: Sort,
    /// How points are lost or won.
    pub costs: Vec<Cost>,
}

/// What sort of row an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// It has points, and loses at most these.
    Score(Points),
    /// It only takes points, at most so many.
    Deduction(Option<Points>),
    /// It only gives points, at most so many.
    Bonus(Option<Points>),
    /// It asks something and costs no points.
    Duty,
}

/// One way in which an item loses or wins points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Its id within the item.
    pub id: Arc<str>,
    /// What it is for: Chinese, English.
    pub words: (String, String),
    /// The points for each that is counted: for whoever noticed it, or by that. None for duties.
    pub points: Vec<(Option<Noticed>, Points)>,
    /// What is counted.
    pub per: Per,
    /// It takes or gives at most this.
    pub most: Option<Points>,
    /// So many circulars of that level, and the year's work is vetoed.
    pub veto: Vetoes,
    /// The group loses all of its points.
    pub veto_group: bool,
    /// A draft with it is sent back.
    pub returns: bool,
    /// What triggers it; nothing if only a person can tell.
    pub when: Option<When>,
}

/// How many circulars of which level veto the year.
pub type Vetoes = Vec<(Noticed, u32)>;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// Each document once.
    Document,
    /// Each unit once.
    Unit,
    /// Each case: a document, or an incident entered by hand.
    Case,
    /// Each circular.
    Circular,
    /// Each week.
    Week,
    /// Each place.
    Place,
    /// Each missing element.
    Element,
    /// As counted by hand.
    Each,
}

impl Per {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Document, Self::Unit, Self::Case, Self::Circular, Self::Week, Self::Place, Self::Element, Self::Each];

    /// The name in schemes and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Unit => "unit",
            Self::Case => "case",
            Self::Circular => "circular",
            Self::Week => "week",
            Self::Place => "place",
            Self::Element => "element",
            Self::Each => "each",
        }
    }
}

/// What triggers a cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// By what.
    pub trigger: Trigger,
    /// Only where it was noticed by one of these; empty: by anybody.
    pub noticed: Vec<Noticed>,
    /// Only in these channels; empty: in any.
    pub channels: Vec<Channel>,
}

/// By what a cost is triggered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// Findings.
    Findings {
        /// Rules, families of them (`personal/*`), or all (`*`).
        rules: Vec<String>,
        /// The least severity that counts.
        from: Severity,
        /// Which of the rule's things; empty: any.
        aspects: Vec<String>,
        /// Kinds of document; empty: any.
        kinds: Vec<Kind>,
        /// Formats, by name; empty: any.
        formats: Vec<String>,
        /// Stages at which it is at stake; empty: any.
        stages: Vec<Stage>,
    },
    /// A form that is missing or late.
    Form(Arc<str>, super::FormState),
    /// An error found in others' posted material, and reported.
    Reported,
}

/// How units are ranked and classed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    /// Who has less fails.
    pub fail_below: Option<Points>,
    /// Who is among the last too many years running fails.
    pub bottom: Option<Bottom>,
    /// Units that are ranked apart.
    pub groups: Vec<RankingGroup>,
}

/// The last places, and for how many years running.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bottom {
    /// So many places from the end.
    pub places: u32,
    /// So many years.
    pub years: u32,
}

/// Units that are ranked among themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankingGroup {
    /// Its id; `all` where there is only one.
    pub id: Arc<str>,
    /// Its title: Chinese, English.
    pub title: (String, String),
    /// How many units are in it.
    pub units: Option<u32>,
    /// The classes from the top, each with its number of places; the rest pass or fail.
    pub classes: Vec<Class>,
}

/// A class and its number of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// Which.
    pub name: super::ClassName,
    /// How many places it has.
    pub places: u32,
}
