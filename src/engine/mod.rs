//! Level 4: one engine for every way in. [`Engine::check`] takes the bytes of one file to its
//! outcome; [`Engine::run`] does that for many files at once, in the order of their names.

mod checker;
mod examples;
#[cfg(feature = "cli")]
mod run;

use sha2::{Digest, Sha256};

use crate::check;
use crate::dictionary::{Dictionary, TableError};
use crate::document::{Date, Stage};
use crate::policy::Configuration;

pub use checker::Checker;
pub use examples::{FailingExample, failing_examples};

/// What a run is to do.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What the user decided once for all runs.
    pub configuration: Configuration,
    /// Where paths begin below the configuration's folder, for which its patterns are written.
    pub below: String,
    /// Where in their lives the documents stand.
    pub stage: Stage,
    /// The day of the check; nothing below asks the clock.
    pub today: Date,
    /// Whether findings carry the values themselves.
    pub reveal: bool,
    /// Whether outcomes carry the digest of the bytes.
    pub digests: bool,
    /// How many files are checked at once.
    pub threads: usize,
}

/// Rules, lists and plan, ready to check.
pub struct Engine {
    plan: Plan,
    dictionary: &'static Dictionary,
    rules: [&'static str; check::RULES.len()],
}

impl Engine {
    /// Loads what checking needs. A mistake in a list is an error: half a list checks nothing.
    pub fn new(plan: Plan) -> Result<Self, &'static TableError> {
        Ok(Self { plan, dictionary: Dictionary::built_in()?, rules: check::ids() })
    }

    /// A digest of everything that decides what is found: rules, lists, configuration, version.
    pub fn fingerprint(&self) -> String {
        let mut hasher = Sha256::new();
        hasher.update(env!("CARGO_PKG_VERSION"));
        for rule in check::RULES {
            hasher.update(rule.about().id);
            hasher.update(rule.about().doc.join("\n"));
        }
        for source in self.dictionary.sources() {
            hasher.update(source);
        }
        hasher.update(format!("{:?} {:?}", self.plan.configuration, self.plan.stage));
        hex(&hasher.finalize())
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
