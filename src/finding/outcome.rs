//! What a run says of one file, and of all of them together: the input of every report.

use super::{Finding, Masked, Message, Verdict};
use crate::document::{Place, Problem};

/// All that is said of one file.
pub struct Outcome {
    /// Its path as the user would write it, with any personal value in it masked.
    pub path: Masked,
    /// SHA-256 of its bytes, in hex; only where the report shows it.
    pub sha256: Option<String>,
    /// The format it was read as; nothing if no reader took it.
    pub format: Option<&'static str>,
    /// The kind of document, by the names of the contract.
    pub kind: &'static str,
    /// Its title, where it has one, with any personal value in it masked.
    pub title: Option<Masked>,
    /// The document number that it gives itself.
    pub number: Option<Masked>,
    /// The publicity label found.
    pub label: Label,
    /// What may happen to it.
    pub verdict: Verdict,
    /// Bytes read.
    pub bytes: u64,
    /// Pages read.
    pub pages: u32,
    /// What could not be read; empty if all of it was.
    pub unread: Vec<Problem>,
    /// What was found, in order of place.
    pub findings: Vec<Finding>,
    /// How many more there were than the limit lets the report carry. They count for the verdict.
    pub omitted: u64,
    /// Suppressions that did not count, and why; suppressions that nothing needed.
    pub remarks: Vec<Message>,
}

/// The publicity label of a document, as far as one was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// `public`, `after-deletion`, `after-declassification`, `on-request`, `not-public` or `none`.
    pub attribute: &'static str,
    /// The wording as it stands there.
    pub wording: Option<Masked>,
    /// Where it stands.
    pub place: Option<Place>,
}

/// What a whole run amounts to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// The worst verdict.
    pub verdict: Verdict,
    /// Files looked at.
    pub files: u64,
    /// Bytes read.
    pub bytes: u64,
    /// Pages read.
    pub pages: u64,
    /// Files that may go out.
    pub passed: u64,
    /// Files on which a person must decide.
    pub review: u64,
    /// Files that must not go out.
    pub blocked: u64,
    /// Files not read, or not wholly.
    pub unchecked: u64,
    /// Files left out because an ignore rule of the user's says so.
    pub ignored: u64,
}

impl Totals {
    /// Counts one more file.
    pub fn add(&mut self, outcome: &Outcome) {
        self.verdict = self.verdict.max(outcome.verdict);
        self.files += 1;
        self.bytes += outcome.bytes;
        self.pages += u64::from(outcome.pages);
        *match outcome.verdict {
            Verdict::Pass => &mut self.passed,
            Verdict::Review => &mut self.review,
            Verdict::Unchecked => &mut self.unchecked,
            Verdict::Block => &mut self.blocked,
        } += 1;
    }
}
