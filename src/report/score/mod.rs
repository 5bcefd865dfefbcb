//! Score sheets, told: for people, as JSON, as a workbook. A sheet says what it does not know as well: what only a
//! person can enter, what a person must judge first, and what was not read.

#[cfg(feature = "cli")]
mod cells;
mod json;
mod row;
#[cfg(feature = "cli")]
mod sheet_name;
mod text;
mod words;
#[cfg(feature = "cli")]
mod workbook;

use crate::document::Date;
use crate::finding::Message;
use crate::scheme::{Scheme, Sheets};

pub use json::{json, schema};
pub use text::text;
pub use words::{cost_in_words, said, sort_in_words, trigger_in_words};
#[cfg(feature = "cli")]
pub use workbook::workbook;

/// What a scheme makes of the facts.
#[derive(Clone, Copy, Debug)]
pub struct Score<'a> {
    /// The scheme.
    pub scheme: &'a Scheme,
    /// Its sheets.
    pub sheets: &'a Sheets,
}

/// Where the facts come from.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The day on which the sheets were made.
    pub made: Option<Date>,
    /// The first day of the period, if one was asked for.
    pub since: Option<Date>,
    /// The last day of the period.
    pub until: Option<Date>,
    /// The head of the ledger's chain, if the ledger was asked.
    pub head: Option<String>,
    /// The documents that reports speak of.
    pub documents: u64,
    /// Those that were not read whole: what stands in them is on no sheet.
    pub unchecked: Vec<Unchecked>,
    /// What else must be known of the sources.
    pub remarks: Vec<Message>,
}

/// A document that is public and was not checked whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unchecked {
    /// The unit.
    pub unit: String,
    /// Its path, masked.
    pub path: String,
    /// Why, in one line.
    pub why: String,
}

/// So many lines of evidence stand under a cost in a report for people; the workbook and the JSON have all that the
/// sheet has.
const SHOWN: usize = 5;
