//! What a finding would cost, under all schemes in force.

use std::sync::Arc;

use super::Scheme;
use crate::document::{Channel, Kind, Stage};
use crate::finding::{AtStake, Severity};

/// Schemes in force, ready to price findings.
#[derive(Clone, Default)]
pub struct Pricing {
    schemes: Vec<Arc<Scheme>>,
}

/// What is to be priced.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The rule.
    pub rule: &'a str,
    /// Which of the rule's things.
    pub aspect: Option<&'a str>,
    /// How bad it is.
    pub severity: Severity,
    /// The kind of document.
    pub kind: Kind,
    /// The format it was read as.
    pub format: &'a str,
    /// Where it is, or is to be, public.
    pub channel: Channel,
    /// Where in its life the document stands.
    pub stage: Stage,
}

impl Pricing {
    /// These schemes.
    pub fn new(schemes: Vec<Arc<Scheme>>) -> Self {
        Self { schemes }
    }

    /// The schemes.
    pub fn schemes(&self) -> &[Arc<Scheme>] {
        &self.schemes
    }

    /// What it would cost, in the order of the schemes and their items.
    pub fn price(&self, _subject: &Subject<'_>) -> Vec<AtStake> {
        Vec::new()
    }
}
