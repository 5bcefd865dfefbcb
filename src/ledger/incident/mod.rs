//! Incidents: what the events amount to. Nothing here is kept; it is folded from the events each time.

mod register;
mod stake;
mod state;

pub use register::{Day, Filter, Form, Register};
pub use stake::{Span, Stakes};
pub use state::{State, WrongStep, step};

use super::{Event, EventKind, Marks, Moment, Opening, Step};
use crate::document::Date;
use crate::scheme::Noticed;

/// An incident, or a draft that was blocked.
#[allow(clippy::struct_excessive_bools)] // each of them is a fact of its own
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Incident {
    /// Its number: that of the event that began it.
    pub number: u64,
    /// Whether it is a draft that was blocked, which never counts as lost.
    pub prevented: bool,
    /// When it was begun.
    pub begun: Moment,
    /// Who began it.
    pub by: String,
    /// By what it is known again.
    pub marks: Marks,
    /// All that was found, of the first and of later checks together.
    pub opening: Opening,
    /// Where it stands.
    pub state: State,
    /// Since when.
    pub since: Moment,
    /// When it was last put right.
    pub corrected: Option<Moment>,
    /// Who has noticed it, each circular once; empty if only we did.
    pub noticed: Vec<NoticedBy>,
    /// The day by which it must be put right: the one written last.
    pub due: Option<Date>,
    /// Whether it was seen again without what was found.
    pub seen_clean: bool,
    /// When it was reported to the office in charge.
    pub reported: Option<Moment>,
    /// The basis of the exemption.
    pub basis: String,
    /// Whether details of it were pruned.
    pub pruned: bool,
    /// Whether details of it cannot be understood; a later release may have written them.
    pub unreadable: bool,
    /// What happened, in order; a register leaves it out.
    pub history: Vec<Happening>,
}

/// Somebody else who noticed it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoticedBy {
    /// Who.
    pub who: Noticed,
    /// The circular, where there is one.
    pub circular: String,
    /// When it was noted.
    pub at: Moment,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// The event's number.
    pub seq: u64,
    /// When.
    pub at: Moment,
    /// Who.
    pub actor: String,
    /// What.
    pub kind: EventKind,
    /// The details.
    pub details: Details,
}

/// The details of what happened, as far as they can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Details {
    /// So many places were found.
    Places(u64),
    /// A step.
    Step(Step),
    /// They were pruned.
    Pruned,
    /// They cannot be understood.
    Unreadable,
}

/// How much is kept of an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    Everything,
    /// What a row of the register shows.
    Row,
}

/// A row of the register lists so many places; the others are counted.
const PLACES_IN_ROW: usize = 20;

impl Incident {
    /// Folds the events of one incident; nothing if none of them begins it.
    pub fn of(events: &[Event]) -> Option<Self> {
        let mut events = events.iter();
        let mut incident = Self::begun(events.next().filter(|event| event.kind.begins())?, Keep::Everything);
        events.for_each(|event| incident.add(event, Keep::Everything));
        Some(incident)
    }

    fn begun(event: &Event, keep: Keep) -> Self {
        let mut incident = Self {
            number: event.seq,
            prevented: event.kind == EventKind::Prevented,
            begun: event.at,
            by: event.actor.clone(),
            marks: event.marks.clone(),
            ..Self::default()
        };
        incident.add(event, keep);
        incident
    }

    fn add(&mut self, event: &Event, keep: Keep) {
        let state = match self.state.after(event.kind) {
            // Taken up again, a blocked draft is a blocked draft again.
            State::Found if self.prevented => State::Prevented,
            state => state,
        };
        if state != self.state || event.kind.begins() {
            (self.state, self.since) = (state, event.at);
        }
        match event.kind {
            EventKind::SeenClean => self.seen_clean = true,
            EventKind::Found | EventKind::Prevented | EventKind::More | EventKind::Reopened => self.seen_clean = false,
            EventKind::Corrected => self.corrected = Some(event.at),
            EventKind::Reported => self.reported = Some(event.at),
            _ => {}
        }
        let is_finding = event.kind.begins() || event.kind == EventKind::More;
        let details = match event.body.as_deref() {
            None => Details::Pruned,
            Some(body) if is_finding => {
                serde_json::from_str(body).map_or(Details::Unreadable, |found| self.found(found, event))
            }
            Some(body) => serde_json::from_str(body).map_or(Details::Unreadable, |step| self.stepped(step, event)),
        };
        self.pruned |= details == Details::Pruned;
        self.unreadable |= details == Details::Unreadable;
        if keep == Keep::Everything {
            let (seq, at, actor, kind) = (event.seq, event.at, event.actor.clone(), event.kind);
            self.history.push(Happening { seq, at, actor, kind, details });
        } else {
            self.opening.places.truncate(PLACES_IN_ROW);
        }
    }

    fn found(&mut self, found: Opening, event: &Event) -> Details {
        let count = found.count.max(found.places.len() as u64);
        self.notice(&found.noticed, &found.circular, event.at);
        self.set_due(&found.due);
        if event.kind.begins() {
            self.opening = found;
            self.opening.count = count;
        } else {
            self.opening.count = self.opening.count.saturating_add(count);
            self.opening.places.extend(found.places);
            if found.severity == "block" {
                self.opening.severity = found.severity;
            }
            for stake in found.at_stake {
                let known =
                    self.opening.at_stake.iter().any(|old| old.scheme == stake.scheme && old.item == stake.item);
                if !known {
                    self.opening.at_stake.push(stake);
                }
            }
        }
        Details::Places(count)
    }

    fn stepped(&mut self, step: Step, event: &Event) -> Details {
        self.notice(&step.noticed, &step.circular, event.at);
        self.set_due(&step.due);
        if event.kind == EventKind::Exempt {
            self.basis.clone_from(&step.basis);
        }
        Details::Step(step)
    }

    fn notice(&mut self, who: &str, circular: &str, at: Moment) {
        if who.is_empty() {
            return;
        }
        let Some(who) = Noticed::parse(who) else {
            self.unreadable = true;
            return;
        };
        let known = |old: &NoticedBy| old.who == who && old.circular == circular;
        if who != Noticed::Ourselves && !self.noticed.iter().any(known) {
            self.noticed.push(NoticedBy { who, circular: circular.to_owned(), at });
        }
    }

    fn set_due(&mut self, due: &str) {
        if !due.is_empty() {
            match Date::parse(due) {
                Some(due) => self.due = Some(due),
                None => self.unreadable = true,
            }
        }
    }

    /// The day on which it was found: as a person has entered it, or that of the entry.
    pub fn day(&self) -> Date {
        let by_hand = self.opening.by_hand.as_ref().and_then(|by_hand| Date::parse(&by_hand.found));
        by_hand.unwrap_or_else(|| self.begun.day())
    }

    /// The weightiest who noticed it: an office above before the press, and that before a complaint.
    pub fn level(&self) -> Noticed {
        let weight = |noticed: &Noticed| match noticed {
            Noticed::Ourselves => 0,
            Noticed::Complaint => 1,
            Noticed::Media => 2,
            Noticed::County => 3,
            Noticed::Prefecture => 4,
            Noticed::Province => 5,
            Noticed::StateCouncil => 6,
        };
        self.noticed.iter().map(|noticed| noticed.who).max_by_key(weight).unwrap_or_default()
    }

    /// The circulars in which it was told.
    pub fn circulars(&self) -> impl Iterator<Item = &NoticedBy> {
        self.noticed.iter().filter(|noticed| noticed.who.is_circular())
    }

    /// Whether the day has passed by which it should have been put right, and it was not.
    pub fn overdue(&self, today: Date) -> bool {
        self.state.is_to_correct() && self.due.is_some_and(|due| due < today)
    }

    /// Whether it can be closed as far as the program can see: it was seen again, and it is gone.
    pub fn offered(&self) -> bool {
        self.seen_clean && self.state.is_open()
    }

    /// Where it stands after an event; an error if that cannot follow.
    pub fn next(&self, kind: EventKind) -> Result<State, WrongStep> {
        let next = self.state.next(kind)?;
        Ok(if self.prevented && next == State::Found { State::Prevented } else { next })
    }

    /// The rule: the opening's, or the mark's once that was pruned.
    pub fn rule(&self) -> &str {
        if self.opening.rule.is_empty() { &self.marks.rule } else { &self.opening.rule }
    }
}

#[cfg(test)]
mod tests;
