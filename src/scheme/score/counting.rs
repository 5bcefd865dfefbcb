//! What is counted of the facts of a unit, cost by cost: each document, unit, case, circular or week once.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::matching::{Bears, Place};
use crate::finding::Points;
use crate::scheme::{Entry, Fact, Noticed, Per, Posted, Scheme, What};
use crate::text::{classes, fold_str};

/// What shows more than so many would not be read.
const MOST_EVIDENCE: usize = 100;

/// What is counted of a unit, or of the region.
#[derive(Default)]
pub(super) struct Tally<'a> {
    pub costs: BTreeMap<Place, Counted<'a>>,
    /// By item.
    pub to_judge: BTreeMap<usize, Evidence<'a>>,
}

/// What is counted for one cost.
#[derive(Default)]
pub(super) struct Counted<'a> {
    /// What counts once, however often it is found.
    once: HashMap<Key<'a>, Once<'a>>,
    /// What counts each time: how often, and what it comes to.
    each: (u64, Points),
    /// How much of that was noticed by whom.
    noticed: BTreeMap<Noticed, u64>,
    evidence: Evidence<'a>,
}

/// Something that counts once: by unit, so that the region tells units' documents apart, by level where each level
/// counts by itself, and by name.
type Key<'a> = (&'a str, Option<Noticed>, Cow<'a, str>);

/// The points for it, the most where facts differ, what shows it, the first by its words, and who noticed it.
struct Once<'a> {
    points: Points,
    evidence: &'a str,
    /// A bit for each level.
    noticed: u8,
}

/// What shows something: the first by their words, so that the order of the facts is of no account.
#[derive(Default)]
pub(super) struct Evidence<'a> {
    pub all: u64,
    first: BTreeSet<&'a str>,
}

impl<'a> Evidence<'a> {
    fn add(&mut self, evidence: &'a str) {
        self.all = self.all.saturating_add(1);
        if evidence.is_empty() {
            return;
        }
        self.first.insert(evidence);
        if self.first.len() > MOST_EVIDENCE {
            self.first.pop_last();
        }
    }

    pub(super) fn told(&self) -> Vec<String> {
        self.first.iter().map(|&evidence| evidence.to_owned()).collect()
    }
}

impl<'a> Tally<'a> {
    /// Counts a fact for the costs that it bears on.
    pub(super) fn add(&mut self, scheme: &Scheme, fact: &'a Fact, costs: &[(Place, Bears)]) {
        for &(place, bears) in costs {
            match bears {
                Bears::ToJudge => self.to_judge.entry(place.0).or_default().add(&fact.evidence),
                Bears::Counts(points) => {
                    let cost = scheme.items.get(place.0).zip(place.1).and_then(|(item, at)| item.costs.get(at));
                    let per = cost.map_or(Per::Each, |cost| cost.per);
                    self.costs.entry(place).or_default().add(per, fact, points);
                }
            }
        }
    }
}

impl<'a> Counted<'a> {
    fn add(&mut self, per: Per, fact: &'a Fact, points: Points) {
        let (times, key) = match &fact.what {
            What::Posted(posted) => (u64::from(posted.places), of_posted(per, &fact.unit, posted)),
            What::Form { of, .. } => {
                // A form is missing once for what it is for, whatever the cost counts.
                let of = if per == Per::Unit { "" } else { of.trim() };
                (1, Some((fact.unit.as_str(), None, Cow::Borrowed(of))))
            }
            What::Reported => (1, (per == Per::Unit).then_some((fact.unit.as_str(), None, Cow::Borrowed("")))),
            // Points entered instead of a count are entered once.
            What::Entry(Entry { points: Some(_), .. }) => (1, None),
            What::Entry(entry) => (u64::from(entry.count), None),
        };
        let noticed = match &fact.what {
            What::Posted(posted) => Some(posted.noticed),
            _ => None,
        };
        let Some(key) = key else {
            if times > 0 {
                if let Some(noticed) = noticed {
                    let count = self.noticed.entry(noticed).or_default();
                    *count = count.saturating_add(times);
                }
                self.each = (self.each.0.saturating_add(times), self.each.1 + points.times(times));
                self.evidence.add(&fact.evidence);
            }
            return;
        };
        let once = self.once.entry(key).or_insert(Once { points, evidence: &fact.evidence, noticed: 0 });
        once.points = once.points.max(points);
        once.evidence = once.evidence.min(&fact.evidence);
        once.noticed |= noticed.map_or(0, bit);
    }

    /// How many there are.
    pub(super) fn count(&self) -> u64 {
        (self.once.len() as u64).saturating_add(self.each.0)
    }

    /// What they come to.
    pub(super) fn points(&self) -> Points {
        self.once.values().map(|once| once.points).sum::<Points>() + self.each.1
    }

    /// How many there are of a level.
    pub(super) fn of_level(&self, level: Noticed) -> u32 {
        let once = self.once.values().filter(|once| once.noticed & bit(level) != 0).count() as u64;
        let each = self.noticed.get(&level).copied().unwrap_or_default();
        u32::try_from(once.saturating_add(each)).unwrap_or(u32::MAX)
    }

    /// What shows them.
    pub(super) fn evidence(self) -> Vec<String> {
        let mut evidence = self.evidence;
        for once in self.once.values() {
            evidence.add(once.evidence);
        }
        evidence.told()
    }
}

fn bit(level: Noticed) -> u8 {
    1 << (level as u8)
}

/// What it counts as, where it counts once.
fn of_posted<'a>(per: Per, unit: &'a str, posted: &'a Posted) -> Option<Key<'a>> {
    // An incident entered by hand may name no document, and is then told by itself.
    let by_hand = posted.by_hand.as_deref();
    let document = if posted.document.is_empty() { by_hand.unwrap_or_default() } else { &posted.document };
    let case = by_hand.unwrap_or(&posted.document);
    match per {
        Per::Document => Some((unit, None, Cow::Borrowed(document))),
        Per::Case => Some((unit, None, Cow::Borrowed(case))),
        Per::Unit => Some((unit, None, Cow::Borrowed(""))),
        Per::Circular => Some(match circular(posted) {
            // One circular names many units, and is one circular for the region.
            Some(circular) => ("", Some(posted.noticed), circular),
            None => (unit, Some(posted.noticed), Cow::Borrowed(case)),
        }),
        Per::Week | Per::Place | Per::Element | Per::Each => None,
    }
}

/// The circular's name. Two people don't put the same spaces and brackets; so written, it is the same.
fn circular(posted: &Posted) -> Option<Cow<'_, str>> {
    let folded = classes::as_text(&fold_str(posted.circular.as_deref()?));
    let one_bracket = |c| if "()[]{}〔〕【】〈〉《》「」『』".contains(c) { '|' } else { c };
    // No file is called so: a circular is never taken for an incident without one.
    (!folded.is_empty()).then(|| Cow::Owned(std::iter::once('\0').chain(folded.chars().map(one_bracket)).collect()))
}
