//! Documents that go together: a policy and its interpretation, a draft for comment and its drafting note. The
//! engine finds them; rules compare them once all of them were read.

use crate::document::Date;
use crate::finding::Masked;
use crate::outline::Gathered;

/// One of the documents of a pair.
pub struct Party {
    /// Its path, as it may be shown.
    pub shown: Masked,
    /// Its file's name and that of its folder, as links end with them: `2026/解读.md`.
    pub file: String,
    /// The day on which it was published, as far as known.
    pub published: Option<Date>,
    /// The address at which it is published, if it is declared.
    pub url: Option<String>,
    /// What was kept of its text.
    pub gathered: Gathered,
}

/// A document, and what goes with it. A draft for comment is one even if nothing does.
pub struct Pair<'a> {
    /// The policy, or the draft.
    pub document: &'a Party,
    /// Its interpretations.
    pub interpretations: &'a [Party],
    /// Its drafting notes.
    pub drafting_notes: &'a [Party],
    /// The share of an interpretation, in percent, from which on a person is asked whether it is a copy.
    pub copied_percent: u32,
}
