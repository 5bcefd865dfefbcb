//! What a finding would cost, as far as a report speaks of it.

use std::sync::Arc;

use super::Points;

/// A deduction that a finding would bring under one scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtStake {
    /// The scheme's id.
    pub scheme: Arc<str>,
    /// The item's id in it.
    pub item: Arc<str>,
    /// How a clerk would cite the item.
    pub number: Arc<str>,
    /// The points; the least of them where they depend on who circulates it.
    pub points: Points,
    /// The most of them, where they depend on that.
    pub up_to: Option<Points>,
    /// Whether it may cost the whole year's work.
    pub veto: bool,
    /// What is counted: `document`, `unit`, `case`, `circular`, `week`, `place`, `element`, `each`; `duty` for what
    /// costs no points.
    pub per: &'static str,
    /// Who has to notice it for that cost; empty if that is of no account.
    pub noticed: Vec<&'static str>,
    /// Whether a draft with it is sent back.
    pub returns: bool,
}
