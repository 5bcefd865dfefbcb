//! Level 0: what is said of a document. Only [`Masked`] texts leave the detectors; a [`Raw`] value
//! can be shown by who was asked to show it, and by nobody else.

mod entry;
mod identity;
mod masked;
mod outcome;
mod points;
mod problem;
mod severity;
mod stake;
mod words;

pub use entry::{Entry, Layer};
pub use identity::{Identity, Ordinals};
pub(crate) use masked::belongs_to_number;
pub use masked::{Masked, Raw};
pub use outcome::{Label, Outcome, Totals};
pub use points::Points;
pub use problem::{pages_in_words, problem_in_words, rule_of_problem};
pub use severity::{Severity, Verdict};
pub use stake::AtStake;
pub use words::{Language, Message, Words};

use crate::document::{Concealment, Place, Visibility};

/// One thing found, in a form that may be shown and kept.
pub struct Finding {
    /// The rule's id, such as `personal/mobile`.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Whether a reader of the page sees it.
    pub visibility: Visibility,
    /// Why not, where the format tells.
    pub concealment: Option<Concealment>,
    /// What was found.
    pub message: Message,
    /// Why it is judged as it is: the evidence, in words.
    pub reasons: Vec<Message>,
    /// What to do.
    pub advice: Message,
    /// The provisions it rests on, by law and article, that were in force on the day of the check.
    pub basis: Vec<&'static str>,
    /// Where.
    pub place: Place,
    /// The text around it, with every personal value masked.
    pub excerpt: Masked,
    /// The value, masked, where there is one.
    pub value: Option<Masked>,
    /// The value itself; there only if the user asked for it.
    pub raw: Option<Raw>,
    /// The entry of a dictionary that asked for it.
    pub entry: Option<Entry>,
    /// Which of the rule's things it is, where it has several: the required part that is missing.
    pub aspect: Option<&'static str>,
    /// The same finding in a later run has the same identity.
    pub identity: Identity,
    /// The value under the organisation's key, where it has one: equal values have equal ones, and nobody without
    /// the key can guess a value from it.
    pub keyed: Option<String>,
    /// What it would cost under the schemes in force.
    pub at_stake: Vec<AtStake>,
    /// Who set it aside, why and until when.
    pub suppressed: Option<Suppressed>,
}

/// A finding was set aside by a person who gave a reason and a last day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppressed {
    /// Where the suppression stands: `inline` or `configuration`.
    pub by: &'static str,
    /// The reason given, with any personal value masked.
    pub reason: Masked,
    /// The last day on which it counts.
    pub until: crate::document::Date,
}
