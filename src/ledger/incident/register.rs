//! The register: every incident, from one pass over the events. The memory it takes grows with the incidents, not with
//! the events.

use std::collections::BTreeMap;

use super::{Incident, Keep, Stakes, State, stake};
use crate::document::Date;
use crate::ledger::{Event, EventKind, FormEntry, Head, Ledger, LedgerError, Run};

/// All incidents, and what else the events say.
#[derive(Clone, Debug, Default)]
pub struct Register {
    incidents: BTreeMap<u64, Incident>,
    /// Forms that are missing or late.
    pub forms: Vec<Form>,
    /// What was checked, by day.
    pub days: BTreeMap<Date, Day>,
    /// Events of incidents that were never begun; there are none in a sound ledger.
    pub stray: u64,
}

/// A form that is missing or late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The event's number.
    pub seq: u64,
    /// The day on which it was entered.
    pub day: Date,
    /// Which; nothing once it was pruned, or where it cannot be understood.
    pub entry: Option<FormEntry>,
}

/// What was checked on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// Checks.
    pub runs: u64,
    /// Files looked at.
    pub files: u64,
    /// Files blocked.
    pub blocked: u64,
    /// Files not checked.
    pub unchecked: u64,
}

/// Which incidents are wanted.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of this unit only.
    pub unit: Option<String>,
    /// In one of these states only; empty: in any.
    pub states: Vec<State>,
    /// Only what is overdue on this day.
    pub overdue: Option<Date>,
    /// Begun on this day or later.
    pub since: Option<Date>,
    /// Begun on this day or before.
    pub until: Option<Date>,
    /// Of this rule, or this family of rules (`personal/*`), only.
    pub rule: Option<String>,
    /// Only blocked drafts, or only what was public.
    pub prevented: Option<bool>,
}

impl Register {
    /// All incidents of a ledger, and the head of the chain they were read from.
    pub fn read(ledger: &Ledger) -> Result<(Self, Head), LedgerError> {
        let mut register = Self::default();
        let head = ledger.view(|view| {
            view.events(.., &mut |event| {
                register.add(&event);
                Ok(())
            })?;
            view.head()
        })?;
        Ok((register, head))
    }

    /// Takes up the next event.
    pub fn add(&mut self, event: &Event) {
        match event.kind {
            EventKind::Prevented | EventKind::Found => {
                self.incidents.insert(event.seq, Incident::begun(event, Keep::Row));
            }
            EventKind::Run => {
                let day = self.days.entry(event.at.day()).or_default();
                day.runs += 1;
                let run: Run =
                    event.body.as_deref().and_then(|body| serde_json::from_str(body).ok()).unwrap_or_default();
                day.files = day.files.saturating_add(run.files);
                day.blocked = day.blocked.saturating_add(run.blocked);
                day.unchecked = day.unchecked.saturating_add(run.unchecked);
            }
            EventKind::Form => {
                let entry = event.body.as_deref().and_then(|body| serde_json::from_str(body).ok());
                self.forms.push(Form { seq: event.seq, day: event.at.day(), entry });
            }
            EventKind::Pruned => {}
            _ => match self.incidents.get_mut(&event.incident) {
                Some(incident) => incident.add(event, Keep::Row),
                None => self.stray += 1,
            },
        }
    }

    /// The incidents in the order of their numbers.
    pub fn incidents(&self) -> impl DoubleEndedIterator<Item = &Incident> {
        self.incidents.values()
    }

    /// The incident with that number.
    pub fn get(&self, number: u64) -> Option<&Incident> {
        self.incidents.get(&number)
    }

    /// Those that are wanted, in the order of their numbers.
    pub fn wanted(&self, filter: &Filter) -> Vec<&Incident> {
        self.incidents().filter(|incident| filter.wants(incident)).collect()
    }

    /// What was checked between two days, both included.
    pub fn checked(&self, since: Date, until: Date) -> Day {
        let mut sum = Day::default();
        for (_, day) in self.days.iter().filter(|(day, _)| (since..=until).contains(day)) {
            sum.runs += day.runs;
            sum.files = sum.files.saturating_add(day.files);
            sum.blocked = sum.blocked.saturating_add(day.blocked);
            sum.unchecked = sum.unchecked.saturating_add(day.unchecked);
        }
        sum
    }

    /// What incidents are worth together, scheme by scheme.
    pub fn stakes<'a>(incidents: impl IntoIterator<Item = &'a Incident>) -> Stakes {
        let mut sum = Stakes::new();
        incidents.into_iter().for_each(|incident| stake::add(&mut sum, incident.stakes()));
        sum
    }
}

impl Filter {
    /// Whether an incident is wanted.
    pub fn wants(&self, incident: &Incident) -> bool {
        let day = incident.day();
        self.unit.as_ref().is_none_or(|unit| *unit == incident.opening.unit)
            && (self.states.is_empty() || self.states.contains(&incident.state))
            && self.overdue.is_none_or(|today| incident.overdue(today))
            && self.since.is_none_or(|since| since <= day)
            && self.until.is_none_or(|until| day <= until)
            && self.rule.as_ref().is_none_or(|rule| of_rule(incident.rule(), rule))
            && self.prevented.is_none_or(|prevented| prevented == incident.prevented)
    }
}

fn of_rule(rule: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(family) => rule.starts_with(family),
        None => rule == wanted,
    }
}
