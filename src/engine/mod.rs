//! Level 4: one engine for every way in. [`Engine::check`] takes the bytes of one file to its
//! outcome; [`Engine::run`] does that for many files at once, in the order of their names.

mod checker;
mod course;
mod examples;
mod pairing;
#[cfg(feature = "cli")]
mod run;

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::check::{self, Keyed, Practice};
use crate::dictionary::{Calendar, Dictionary, TableError};
use crate::document::{Channel, Date, Format, Kind, Stage};
use crate::finding::Finding;
use crate::policy::Configuration;
use crate::scheme::{Pricing, Subject};
use crate::text::hex;

pub use checker::Checker;
pub use examples::{FailingExample, failing_examples, failing_rows, for_examples};
pub use pairing::{Beside, Neighbour};
#[cfg(feature = "cli")]
pub use run::Days;

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
    dictionary: Arc<Dictionary>,
    practice: Practice,
    pricing: Pricing,
    channel: Channel,
    key: Option<Arc<Keyed>>,
    rules: [&'static str; check::RULES.len()],
}

impl Engine {
    /// An engine with the lists that come with the program.
    pub fn new(plan: Plan) -> Result<Self, TableError> {
        Ok(Self::with(plan, Dictionary::built_in()?))
    }

    /// An engine with these lists.
    pub fn with(plan: Plan, dictionary: Arc<Dictionary>) -> Self {
        let practice = Practice { wordings: plan.configuration.label_wordings.clone() };
        let (pricing, channel) = (Pricing::default(), Channel::default());
        Self { plan, dictionary, practice, pricing, channel, key: None, rules: check::ids() }
    }

    /// The same engine, whose findings say what they would cost in that channel.
    #[must_use]
    pub fn priced(self, pricing: Pricing, channel: Channel) -> Self {
        Self { pricing, channel, ..self }
    }

    /// The same engine, whose findings carry their value under a key.
    #[must_use]
    pub fn keyed(self, key: Arc<Keyed>) -> Self {
        Self { key: Some(key), ..self }
    }

    /// Says of each finding what it would cost. What was set aside for a reason costs nothing.
    fn price(&self, findings: &mut [Finding], kind: Kind, format: Option<Format>) {
        for finding in findings.iter_mut().filter(|finding| finding.suppressed.is_none()) {
            finding.at_stake = self.pricing.price(&Subject {
                rule: finding.rule,
                aspect: finding.aspect,
                severity: finding.severity,
                kind,
                format: format.map_or("", Format::name),
                channel: self.channel,
                stage: self.plan.stage,
            });
        }
    }

    /// A digest of everything that decides what is found: rules, lists, configuration, version.
    pub fn fingerprint(&self) -> String {
        let mut hasher = Sha256::new();
        hasher.update(env!("CARGO_PKG_VERSION"));
        for rule in check::RULES {
            hasher.update(rule.about().id);
            hasher.update(rule.about().doc.join("\n"));
        }
        hasher.update(self.dictionary.digest());
        hasher.update(Calendar::source());
        hasher.update(format!("{:?} {:?}", self.plan.configuration, self.plan.stage));
        // What a finding costs is part of what is said of it.
        hasher.update(format!("{:?} {:?}", self.pricing.schemes(), self.channel));
        hex(&hasher.finalize())
    }
}
