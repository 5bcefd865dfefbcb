//! Which costs a fact belongs to.

use std::collections::HashMap;

use crate::finding::{Points, Severity};
use crate::scheme::index::Index;
use crate::scheme::{Cost, Entry, Fact, FormState, Noticed, Per, Posted, Scheme, Sort, Trigger, What, When};

/// A scheme, ready to be asked.
pub(super) struct Matcher<'a> {
    scheme: &'a Scheme,
    index: Index,
    forms: HashMap<(&'a str, FormState), Vec<Place>>,
    reported: Vec<Place>,
    /// Items by id, with their costs by id.
    items: HashMap<&'a str, (usize, HashMap<&'a str, usize>)>,
}

/// An item and a cost of it, by index.
pub(super) type Place = (usize, Option<usize>);

/// How a fact bears on a cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bears {
    /// It counts, with these points each.
    Counts(Points),
    /// A person must judge it first.
    ToJudge,
}

/// What a fact comes to.
#[derive(Debug, Default)]
pub(super) struct Charges {
    pub costs: Vec<(Place, Bears)>,
    /// Whether some cost asks for such facts, though perhaps not for this one.
    pub asked: bool,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(scheme: &'a Scheme) -> Self {
        let mut forms: HashMap<_, Vec<Place>> = HashMap::new();
        let mut reported = Vec::new();
        let mut items = HashMap::new();
        for (at, item) in scheme.items.iter().enumerate() {
            let mut costs = HashMap::new();
            for (cost_at, cost) in item.costs.iter().enumerate() {
                costs.insert(&*cost.id, cost_at);
                match cost.when.as_ref().map(|when| &when.trigger) {
                    Some(Trigger::Form(form, state)) => {
                        forms.entry((&**form, *state)).or_default().push((at, Some(cost_at)));
                    }
                    Some(Trigger::Reported) => reported.push((at, Some(cost_at))),
                    _ => {}
                }
            }
            items.insert(&*item.id, (at, costs));
        }
        Self { scheme, index: Index::new(std::iter::once(scheme)), forms, reported, items }
    }

    pub(super) fn charges(&self, fact: &Fact) -> Charges {
        match &fact.what {
            What::Posted(posted) => self.posted(posted),
            What::Form { form, state, of } => {
                let places = self.forms.get(&(form.as_str(), *state)).map(Vec::as_slice).unwrap_or_default();
                // What is counted by week has one: a document's form says nothing of weeks.
                let per_week = |place: Place| self.cost(place).is_some_and(|cost| cost.per == Per::Week);
                self.plain(places.iter().copied().filter(|place| is_week(of.trim()) || !per_week(*place)))
            }
            What::Reported => self.plain(self.reported.iter().copied()),
            What::Entry(entry) => self.entry(entry),
        }
    }

    fn cost(&self, (item, cost): Place) -> Option<&'a Cost> {
        self.scheme.items.get(item)?.costs.get(cost?)
    }

    fn posted(&self, posted: &Posted) -> Charges {
        let mut charges = Charges::default();
        for at in self.index.of(&posted.rule) {
            let place = (at.item as usize, Some(at.cost as usize));
            let Some(cost) = self.cost(place) else { continue };
            let Some((when, from)) = cost.when.as_ref().and_then(|when| Some((when, asks_for(when, posted)?))) else {
                continue;
            };
            charges.asked = true;
            let Some(points) = points(cost, when, posted.noticed) else { continue };
            if posted.severity >= from {
                charges.costs.push((place, Bears::Counts(points)));
            } else if posted.severity >= Severity::Review {
                charges.costs.push((place, Bears::ToJudge));
            }
        }
        charges
    }

    fn plain(&self, places: impl Iterator<Item = Place>) -> Charges {
        let points = |place: Place| self.cost(place).and_then(unconditional).unwrap_or_default();
        let costs: Vec<_> = places.map(|place| (place, Bears::Counts(points(place)))).collect();
        Charges { asked: !costs.is_empty(), costs }
    }

    fn entry(&self, entry: &Entry) -> Charges {
        let place = || -> Option<(Place, Points)> {
            let (item, costs) = self.items.get(entry.item.as_str())?;
            let cost = match &entry.cost {
                Some(cost) => Some(*costs.get(cost.as_str())?),
                None => None,
            };
            let duty = self.scheme.items.get(*item)?.sort == Sort::Duty;
            // A cost by levels has no points of its own: who noticed it must be told, with an incident.
            let own = || self.cost((*item, cost)).and_then(unconditional).or(duty.then_some(Points::ZERO));
            Some(((*item, cost), entry.points.or_else(own)?))
        };
        match place() {
            Some((place, points)) => Charges { costs: vec![(place, Bears::Counts(points))], asked: true },
            None => Charges::default(),
        }
    }
}

/// Whether it is written as weeks are: `2026-W45`.
fn is_week(text: &str) -> bool {
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once("-W").is_some_and(|(year, week)| digits(year, 4) && digits(week, 2))
}

/// The points for each, where they don't depend on who noticed it.
fn unconditional(cost: &Cost) -> Option<Points> {
    cost.points.iter().find(|(level, _)| level.is_none()).map(|(_, points)| *points)
}

/// Whether a cost asks for such findings, and from which severity on. Scores are of what is posted.
fn asks_for(when: &When, posted: &Posted) -> Option<Severity> {
    let Trigger::Findings { from, aspects, kinds, formats, stages, .. } = &when.trigger else { return None };
    let asks = (aspects.is_empty() || posted.aspect.as_ref().is_some_and(|aspect| aspects.contains(aspect)))
        && (kinds.is_empty() || kinds.iter().any(|kind| kind.name() == posted.kind))
        && (formats.is_empty() || formats.contains(&posted.format))
        && (stages.is_empty() || stages.contains(&crate::document::Stage::Posted))
        && (when.channels.is_empty() || when.channels.contains(&posted.channel));
    asks.then_some(*from)
}

/// The points for what was noticed so; nothing if that does not count here.
fn points(cost: &Cost, when: &When, noticed: Noticed) -> Option<Points> {
    if (cost.per == Per::Circular && !noticed.is_circular())
        || (!when.noticed.is_empty() && !when.noticed.contains(&noticed))
    {
        return None;
    }
    let points = cost.points.iter().find(|(level, _)| level.is_none_or(|level| level == noticed));
    // A duty has no points; a veto may be all that a level costs.
    let free = cost.points.is_empty() || cost.veto.iter().any(|(level, _)| *level == noticed);
    points.map(|(_, points)| *points).or(free.then_some(Points::ZERO))
}
