//! A suppression in the configuration.

use super::{GUARDED, Glob};
use crate::document::Date;
use crate::finding::{Masked, Suppressed};

/// Findings of one rule or family, in all or some files, that a person decided to let through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// A rule id, or `family/*`.
    pub rule: String,
    /// The files it is for; all if not given.
    pub path: Option<Glob>,
    /// Why.
    pub reason: String,
    /// The last day on which it counts.
    pub until: Date,
    /// The line in the configuration, to name it.
    pub line: usize,
}

impl Suppression {
    /// Whether it covers a rule in a file. A family never covers a guarded rule: whoever lets a
    /// resident's number through has to write down that it is one.
    pub fn covers(&self, rule: &str, path: &str) -> bool {
        let rules = match self.rule.strip_suffix('*') {
            Some(family) => rule.starts_with(family) && !GUARDED.contains(&rule),
            None => self.rule == rule,
        };
        rules && self.path.as_ref().is_none_or(|glob| glob.matches(path))
    }

    /// What is written on a finding that it covers.
    pub fn stamp(&self) -> Suppressed {
        Suppressed { by: "configuration", reason: Masked::text(&self.reason, &[]), until: self.until }
    }
}
