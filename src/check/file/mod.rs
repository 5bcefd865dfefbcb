//! Rules about the file itself: what was not read was not checked. Which rule tells of which problem, `finding` says;
//! so nothing that was not read is told by none.

pub(super) mod empty;
pub(super) mod encrypted;
pub(super) mod no_text_layer;
pub(super) mod too_large;
pub(super) mod truncated;
pub(super) mod unreadable;
pub(super) mod wrong_extension;

use super::{About, Hit, Whole};
use crate::document::ProblemKind;
use crate::finding::{problem_in_words, rule_of_problem};

/// What a rule has to tell: a hit for each problem that is its own.
fn hits<'w>(about: &'static About, whole: &'w Whole) -> impl Iterator<Item = (&'w ProblemKind, Hit)> {
    whole.problems.iter().filter(|problem| rule_of_problem(&problem.kind) == about.id).map(move |problem| {
        let (message, advice) = problem_in_words(&problem.kind);
        (&problem.kind, Hit::absence(about, problem.place.clone(), message, advice))
    })
}
