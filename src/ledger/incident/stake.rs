//! What incidents are worth in points, scheme by scheme. Schemes stand beside each other: their points never add up.

use std::collections::BTreeMap;

use super::Incident;
use crate::finding::Points;
use crate::ledger::AtStakeThen;

/// Points from the least to the most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// What it costs whoever notices it.
    pub least: Points,
    /// What it costs at worst.
    pub most: Points,
    /// Whether it may cost the whole year.
    pub veto: bool,
}

/// Points by scheme, before any cap: what is really deducted is what the score sheets say.
pub type Stakes = BTreeMap<String, Span>;

impl Incident {
    /// What it costs, or would have cost. Nothing once it turned out to be nothing.
    pub fn stakes(&self) -> Stakes {
        let mut stakes = Stakes::new();
        if self.state.is_void() {
            return stakes;
        }
        // A person's word comes before what the program would say.
        let by_hand = self.opening.by_hand.as_ref();
        let said = by_hand.and_then(|said| Some((said.scheme.clone()?, Points::parse(said.points.as_deref()?)?)));
        if let Some((scheme, points)) = said {
            stakes.insert(scheme, Span { least: points, most: points, veto: false });
            return stakes;
        }
        for stake in self.opening.at_stake.iter().filter(|stake| stake.per != "duty") {
            let span = stakes.entry(stake.scheme.clone()).or_default();
            *span = span.and(of(stake));
        }
        stakes
    }
}

fn of(stake: &AtStakeThen) -> Span {
    let points = Points::parse(&stake.points).unwrap_or_default();
    let most = stake.up_to.as_deref().and_then(Points::parse).unwrap_or(points);
    // What is only lost when somebody else notices it may as well not be lost.
    let least = if stake.noticed.is_empty() && stake.per != "circular" { points } else { Points::ZERO };
    Span { least, most, veto: stake.veto }
}

impl Span {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { least: self.least + other.least, most: self.most + other.most, veto: self.veto || other.veto }
    }

    /// `0.5`, or `0–3`.
    pub fn say(&self) -> String {
        if self.least == self.most { self.least.to_string() } else { format!("{}–{}", self.least, self.most) }
    }
}

/// Adds what several incidents are worth.
pub(super) fn add(sum: &mut Stakes, stakes: Stakes) {
    for (scheme, span) in stakes {
        let whole = sum.entry(scheme).or_default();
        *whole = whole.and(span);
    }
}
