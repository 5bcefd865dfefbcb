//! What a check says of a document, as far as the ledger keeps it. A draft that was blocked was prevented; what stands in posted
//! material is an incident. The same rule in the same document is one of them, however often it is checked.

use std::collections::BTreeSet;

use super::incident::{Incident, State};
use super::{AtStakeThen, Draft, EventKind, LedgerError, Marks, Moment, Opening, Seen, Step, View};
use crate::document::{Channel, Stage};
use crate::finding::{Finding, Language, Masked, Outcome, Severity, Verdict};

/// Places kept of one incident; the others are counted.
const PLACES: usize = 50;

/// What is known of a document besides its outcome.
pub struct Setting<'a> {
    /// The unit whose it is.
    pub unit: &'a str,
    /// The stage of the check.
    pub stage: Stage,
    /// Where it is, or is to be, public.
    pub channel: Channel,
    /// The least severity that is entered.
    pub from: Severity,
    /// The day by which what is public must be put right.
    pub due: &'a str,
    /// The document's mark: how it is known again when its bytes have changed.
    pub document: String,
    /// SHA-256 of its bytes.
    pub file: String,
    /// Where a finding stands, in words.
    pub place: &'a dyn Fn(&Finding) -> String,
}

/// What the ledger keeps of one document.
#[derive(Clone, Debug)]
pub struct Checked {
    posted: bool,
    document: String,
    file: String,
    openings: Vec<Opening>,
    /// The rules that found something; nothing if it was not read whole, and what was not seen may still be there.
    rules: Option<BTreeSet<&'static str>>,
}

/// Drafts to be written, and what they amount to.
#[derive(Debug, Default)]
pub struct ToWrite {
    /// The events.
    pub drafts: Vec<Draft>,
    /// The incidents that can be closed.
    pub gone: Vec<u64>,
    /// The incidents that have become more, or were taken up again.
    pub more: Vec<u64>,
}

impl Checked {
    /// Whether the ledger keeps anything of such an outcome at that stage. Most documents pass, and are done with here.
    pub fn concerns(outcome: &Outcome, stage: Stage) -> bool {
        stage == Stage::Posted || outcome.verdict == Verdict::Block
    }

    /// What is to be kept of an outcome that concerns it; nothing if that is nothing.
    pub fn of(outcome: &Outcome, setting: Setting<'_>) -> Option<Self> {
        let posted = setting.stage == Stage::Posted;
        let counted = |finding: &&Finding| finding.suppressed.is_none() && !finding.rule.starts_with("file/");
        let mut openings: Vec<Opening> = Vec::new();
        for finding in outcome.findings.iter().filter(counted).filter(|finding| finding.severity >= setting.from) {
            let at = openings.iter().position(|opening| opening.rule == finding.rule);
            let at = at.unwrap_or_else(|| {
                openings.push(opening(outcome, finding, &setting));
                openings.len() - 1
            });
            if let Some(opening) = openings.get_mut(at) {
                opening.count += 1;
                if opening.places.len() < PLACES {
                    opening.places.push(seen(finding, setting.place));
                }
            }
        }
        let is_whole = outcome.omitted == 0 && !outcome.unread.iter().any(|problem| problem.kind.hides_text());
        let there = outcome.findings.iter().filter(counted).filter(|finding| finding.severity > Severity::Note);
        let rules = is_whole.then(|| there.map(|finding| finding.rule).collect());
        let Setting { document, file, .. } = setting;
        (posted || !openings.is_empty()).then_some(Self { posted, document, file, openings, rules })
    }

    /// Whether there is something to enter even where there is no ledger yet.
    pub fn finds(&self) -> bool {
        !self.openings.is_empty()
    }

    /// Adds what is to be written, given what is written already.
    pub fn write(
        &self,
        view: &View<'_>,
        (at, actor): (Moment, &str),
        rules: &str,
        to: &mut ToWrite,
    ) -> Result<(), LedgerError> {
        let begins = if self.posted { EventKind::Found } else { EventKind::Prevented };
        let draft = |kind, incident, rule: &str, body| Draft {
            at,
            actor: actor.to_owned(),
            kind,
            incident,
            marks: Marks { rule: rule.to_owned(), document: self.document.clone(), file: self.file.clone() },
            body,
        };
        for opening in &self.openings {
            let marks = draft(begins, None, &opening.rule, String::new()).marks;
            let is_waiting = |waiting: &Draft| waiting.kind == begins && waiting.marks == marks;
            if to.drafts.iter().any(is_waiting) {
                continue;
            }
            let body = |opening: &Opening| {
                let opening = Opening { rules: rules.to_owned(), ..opening.clone() };
                serde_json::to_string(&opening).unwrap_or_default()
            };
            let known = view.same(&marks)?.into_iter().find(|(_, kind)| *kind == begins);
            let Some((number, _)) = known else {
                to.drafts.push(draft(begins, None, &opening.rule, body(opening)));
                continue;
            };
            let Some(incident) = Incident::of(&view.of_incident(number)?) else { continue };
            let fresh = fresh(&incident.opening, opening);
            let again = match incident.state {
                State::Corrected | State::Rechecked | State::Closed => true,
                State::FalseAlarm | State::Exempt => fresh.is_some(),
                State::Found | State::Contained | State::Prevented => false,
            };
            if again {
                let step = Step { note: AGAIN.to_owned(), ..Step::default() };
                let step = serde_json::to_string(&step).unwrap_or_default();
                to.drafts.push(draft(EventKind::Reopened, Some(number), &opening.rule, step));
            }
            if let Some(fresh) = &fresh {
                to.drafts.push(draft(EventKind::More, Some(number), &opening.rule, body(fresh)));
            }
            if again || fresh.is_some() {
                to.more.push(number);
            }
        }
        let Some(rules) = self.rules.as_ref().filter(|_| self.posted) else { return Ok(()) };
        for (number, kind) in view.of_document(&self.document, &self.file)? {
            let Some(incident) = Incident::of(&view.of_incident(number)?) else { continue };
            let is_there = rules.contains(incident.rule());
            if kind != EventKind::Found || is_there || !incident.state.is_open() {
                continue;
            }
            if !incident.seen_clean {
                let step = Step { note: GONE.to_owned(), file: self.file.clone(), ..Step::default() };
                let step = serde_json::to_string(&step).unwrap_or_default();
                to.drafts.push(draft(EventKind::SeenClean, Some(number), incident.rule(), step));
            }
            to.gone.push(number);
        }
        Ok(())
    }
}

/// Notes that the program writes; the ledger is kept in Chinese.
const AGAIN: &str = "再次检查又发现";
const GONE: &str = "再次检查，全文读完，未再发现";

fn opening(outcome: &Outcome, finding: &Finding, setting: &Setting<'_>) -> Opening {
    let text = |text: &Option<Masked>| text.as_ref().map(|text| text.as_str().to_owned()).unwrap_or_default();
    Opening {
        unit: setting.unit.to_owned(),
        title: title(outcome),
        number: text(&outcome.number),
        path: outcome.path.as_str().to_owned(),
        file: setting.file.clone(),
        format: outcome.format.unwrap_or_default().to_owned(),
        document_kind: outcome.kind.to_owned(),
        channel: setting.channel.name().to_owned(),
        stage: setting.stage.name().to_owned(),
        rule: finding.rule.to_owned(),
        aspect: finding.aspect.map(str::to_owned),
        severity: finding.severity.name().to_owned(),
        message: finding.message.say(Language::Chinese),
        dictionaries: dictionaries(outcome, finding.rule),
        at_stake: at_stake(outcome, finding.rule),
        noticed: if setting.stage == Stage::Posted { "self" } else { "" }.to_owned(),
        due: if setting.stage == Stage::Posted { setting.due } else { "" }.to_owned(),
        ..Opening::default()
    }
}

/// The document's title; its file's name where that says more, as of tables, whose first cell is taken for one.
fn title(outcome: &Outcome) -> String {
    const SHORTEST: usize = 5;
    let told = outcome.title.as_ref().map(Masked::as_str).unwrap_or_default();
    if told.chars().count() >= SHORTEST {
        return told.to_owned();
    }
    let path = outcome.path.as_str();
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

fn seen(finding: &Finding, place: &dyn Fn(&Finding) -> String) -> Seen {
    Seen {
        place: place(finding),
        excerpt: finding.excerpt.as_str().to_owned(),
        value: finding.value.as_ref().map(|value| value.as_str().to_owned()).unwrap_or_default(),
        identity: finding.identity.to_string(),
        keyed: finding.keyed.clone(),
    }
}

fn of_rule<'a>(outcome: &'a Outcome, rule: &'a str) -> impl Iterator<Item = &'a Finding> {
    outcome.findings.iter().filter(move |finding| finding.rule == rule && finding.suppressed.is_none())
}

/// The dictionaries whose rows asked for a rule's findings, each once.
fn dictionaries(outcome: &Outcome, rule: &str) -> Vec<String> {
    let entries = of_rule(outcome, rule).filter_map(|finding| finding.entry.as_ref());
    let named: BTreeSet<String> = entries.map(|entry| format!("{} {}", entry.dictionary, entry.version)).collect();
    named.into_iter().collect()
}

/// What a rule's findings put at stake, each deduction once.
fn at_stake(outcome: &Outcome, rule: &str) -> Vec<AtStakeThen> {
    let mut stakes: Vec<AtStakeThen> = Vec::new();
    for stake in of_rule(outcome, rule).flat_map(|finding| &finding.at_stake) {
        let then = AtStakeThen {
            scheme: stake.scheme.to_string(),
            item: stake.item.to_string(),
            points: stake.points.to_string(),
            up_to: stake.up_to.map(|points| points.to_string()),
            veto: stake.veto,
            per: stake.per.to_owned(),
            noticed: stake.noticed.iter().map(|&noticed| noticed.to_owned()).collect(),
        };
        if !stakes.contains(&then) {
            stakes.push(then);
        }
    }
    stakes
}

/// What is new of it: places not known yet, or more of them than are listed. A place is known by its text: lines move.
fn fresh(known: &Opening, now: &Opening) -> Option<Opening> {
    let mut left: Vec<(&str, &str)> = known.places.iter().map(|seen| (&*seen.excerpt, &*seen.value)).collect();
    let mut places = Vec::new();
    for seen in &now.places {
        match left.iter().position(|known| *known == (&*seen.excerpt, &*seen.value)) {
            Some(at) => drop(left.swap_remove(at)),
            None => places.push(seen.clone()),
        }
    }
    // Where not all of them are listed, only their number tells.
    let is_listed = known.count <= known.places.len() as u64;
    let count = if is_listed { places.len() as u64 } else { now.count.saturating_sub(known.count) };
    if !is_listed {
        places.truncate(usize::try_from(count).unwrap_or(usize::MAX));
    }
    (count > 0).then(|| Opening { count, places, ..now.clone() })
}
