//! What a finding would cost, under all schemes in force.

use std::sync::Arc;

use super::index::Index;
use super::{Cost, Item, Noticed, Per, Scheme, Sort, Trigger, When};
use crate::document::{Channel, Kind, Stage};
use crate::finding::{AtStake, Points, Severity};

/// Schemes in force, ready to price findings.
#[derive(Clone, Default)]
pub struct Pricing {
    schemes: Vec<Arc<Scheme>>,
    index: Arc<Index>,
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
        let index = Arc::new(Index::new(schemes.iter().map(|scheme| &**scheme)));
        Self { schemes, index }
    }

    /// The schemes.
    pub fn schemes(&self) -> &[Arc<Scheme>] {
        &self.schemes
    }

    /// What it would cost, in the order of the schemes and their items. A bonus is nothing at stake.
    pub fn price(&self, subject: &Subject<'_>) -> Vec<AtStake> {
        let costs = self.index.of(subject.rule).iter().filter_map(|at| {
            let scheme = self.schemes.get(at.scheme as usize)?;
            let item = scheme.items.get(at.item as usize)?;
            let cost = item.costs.get(at.cost as usize)?;
            let when = cost.when.as_ref()?;
            subject.meets(when).then(|| at_stake(scheme, item, cost, when))?
        });
        costs.collect()
    }
}

impl Subject<'_> {
    /// Whether it is what the trigger asks for; the rule was looked up already.
    fn meets(&self, when: &When) -> bool {
        let Trigger::Findings { from, aspects, kinds, formats, stages, .. } = &when.trigger else { return false };
        let has_aspect = |aspect: &str| aspects.iter().any(|other| other == aspect);
        self.severity >= *from
            && (aspects.is_empty() || self.aspect.is_some_and(has_aspect))
            && (kinds.is_empty() || kinds.contains(&self.kind))
            // A draft is put out in another format than it is written in.
            && (formats.is_empty() || self.stage != Stage::Posted || formats.iter().any(|format| format == self.format))
            && (stages.is_empty() || stages.contains(&self.stage))
            && (when.channels.is_empty() || when.channels.contains(&self.channel))
    }
}

/// Nothing for a bonus.
fn at_stake(scheme: &Scheme, item: &Item, cost: &Cost, when: &When) -> Option<AtStake> {
    let (points, up_to) = match item.sort {
        Sort::Bonus(_) => return None,
        Sort::Duty => (Points::ZERO, None),
        Sort::Score(_) | Sort::Deduction(_) => range(scheme, item, cost),
    };
    Some(AtStake {
        scheme: Arc::clone(&scheme.id),
        item: Arc::clone(&item.id),
        points,
        up_to,
        veto: !cost.veto.is_empty(),
        per: if item.sort == Sort::Duty { "duty" } else { cost.per.name() },
        noticed: levels(cost, when),
        returns: cost.returns,
    })
}

/// The least and, where it differs, the most that one such finding takes.
fn range(scheme: &Scheme, item: &Item, cost: &Cost) -> (Points, Option<Points>) {
    let of_item = match item.sort {
        Sort::Score(points) => Some(points),
        Sort::Deduction(most) => most,
        Sort::Bonus(_) | Sort::Duty => None,
    };
    let capped = |points: Points| [cost.most, of_item].into_iter().flatten().fold(points, Points::min);
    // A single veto takes all of the group, whatever the item itself has.
    let group = item.group.and_then(|group| scheme.groups.get(group)).filter(|_| cost.veto_group);
    let taken = |points: Points| group.map_or_else(|| capped(points), |group| group.points);
    let points = || cost.points.iter().map(|(_, points)| taken(*points));
    let least = points().min().unwrap_or_default();
    (least, points().max().filter(|most| *most != least))
}

/// Who has to notice it: the levels with points or a veto. Nobody in particular where anybody may.
fn levels(cost: &Cost, when: &When) -> Vec<&'static str> {
    if cost.per != Per::Circular && when.noticed.is_empty() {
        return Vec::new();
    }
    let counts = |level: &Noticed| {
        let priced = cost.points.iter().any(|(of, _)| of.is_none_or(|of| of == *level));
        let vetoes = cost.veto.iter().any(|(of, _)| of == level);
        let seen = when.noticed.is_empty() || when.noticed.contains(level);
        let told = cost.per != Per::Circular || level.is_circular();
        (priced || vetoes) && seen && told
    };
    Noticed::ALL.into_iter().filter(counts).map(Noticed::name).collect()
}
