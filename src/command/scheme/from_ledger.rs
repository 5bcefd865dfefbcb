//! Facts from the ledger: incidents that stand, forms, and what was found elsewhere and reported.
//!
//! A blocked draft was never public; a false alarm is none, and what is lawful costs nothing.

use std::path::Path;

use super::super::ledger::place::WAIT;
use super::super::{Context, shown};
use super::gathered::{Gathered, Meant};
use crate::document::{Channel, Date};
use crate::finding::{Masked, Message, Points, Severity, Words};
use crate::ledger::incident::{Filter, Form, Incident, Register, State};
use crate::ledger::{Ledger, LedgerError};
use crate::scheme::{Entry, Fact, FormState, Noticed, Posted, What};

/// A line of evidence has at most so many characters.
const LONGEST: usize = 200;

/// What is asked of the ledger.
pub(super) struct Asked<'a> {
    pub since: Option<Date>,
    pub until: Option<Date>,
    /// Our own unit: what it found elsewhere and reported is its bonus.
    pub office: Option<&'a str>,
    /// What stands for no unit.
    pub nobody: &'a str,
    pub context: &'a Context,
}

/// Adds what the ledger holds.
pub(super) fn read(path: &Path, asked: &Asked<'_>, gathered: &mut Gathered) -> anyhow::Result<()> {
    let failed = |error: &LedgerError| {
        let words = Words { zh: "台账 {path}：{why}", en: "ledger {path}: {why}" };
        let why = Masked::known(error.say(asked.context.language));
        asked.context.error(Message::from(words).with("path", shown(path)).with("why", why))
    };
    let ledger = Ledger::open_to_read(path, WAIT).map_err(|error| failed(&error))?;
    let (register, head) = Register::read(&ledger).map_err(|error| failed(&error))?;
    let sources = &mut gathered.sources;
    sources.head = Some(head.to_string());
    (sources.since, sources.until) = (asked.since, asked.until);
    let filter = Filter { since: asked.since, until: asked.until, prevented: Some(false), ..Filter::default() };
    let mut lost = 0_u64;
    for incident in register.wanted(&filter) {
        if !matches!(incident.state, State::FalseAlarm | State::Exempt | State::Prevented) {
            lost += u64::from(!asked.incident(incident, gathered));
        }
    }
    for form in &register.forms {
        let within = asked.since.is_none_or(|day| day <= form.day) && asked.until.is_none_or(|day| form.day <= day);
        if within {
            lost += u64::from(!asked.form(form, gathered));
        }
    }
    if lost > 0 {
        let words = Words {
            zh: "台账中有 {n} 件内容不全（已清理、看不懂，或没有写规则和分数），未计分",
            en: "{n} entries of the ledger are incomplete (pruned, not understood, or without rule and points): they do not count",
        };
        gathered.sources.remarks.push(Message::from(words).with("n", Masked::known(lost.to_string())));
    }
    Ok(())
}

impl Asked<'_> {
    /// Whether it could be understood.
    fn incident(&self, incident: &Incident, gathered: &mut Gathered) -> bool {
        let opening = &incident.opening;
        let unit = if opening.unit.trim().is_empty() { self.nobody } else { &opening.unit };
        gathered.unit(unit);
        if let Some(office) = self.office.filter(|office| *office != unit && incident.reported.is_some()) {
            let fact = Fact { unit: office.to_owned(), what: What::Reported, evidence: self.evidence(incident, None) };
            gathered.facts.push((Meant::All, fact));
            gathered.unit(office);
        }
        // An assessor who says what it costs is believed, under that scheme; under others its rule says it.
        let by_hand = opening.by_hand.as_ref();
        let mut meant = Meant::All;
        if let Some((scheme, item, points)) = by_hand
            .and_then(|by_hand| Some((by_hand.scheme.as_ref()?, by_hand.item.as_ref()?, by_hand.points.as_ref()?)))
        {
            let Some(points) = Points::parse(points) else { return false };
            let entry = Entry { item: item.clone(), cost: None, count: 1, points: Some(points) };
            let fact =
                Fact { unit: unit.to_owned(), what: What::Entry(entry), evidence: self.evidence(incident, None) };
            gathered.facts.push((Meant::Only(scheme.as_str().into()), fact));
            meant = Meant::NotFor(scheme.as_str().into());
        }
        let rule = incident.rule();
        if rule.is_empty() {
            return meant != Meant::All;
        }
        // The same words for a document in all of its incidents: its path, or else whatever names it.
        let names = [&opening.path, &opening.address, &opening.number, &opening.title];
        let document = names.into_iter().find(|name| !name.is_empty()).cloned().unwrap_or_default();
        let document = document.strip_prefix("./").map(str::to_owned).unwrap_or(document);
        for of in [&document, &opening.file].into_iter().filter(|of| !of.is_empty()) {
            gathered.in_ledger.insert((rule.to_owned(), of.clone()));
        }
        let ourselves = [(Noticed::Ourselves, "")];
        let others: Vec<(Noticed, &str)> = incident.noticed.iter().map(|by| (by.who, by.circular.as_str())).collect();
        let noticed = if others.is_empty() { &ourselves[..] } else { &others[..] };
        for (number, (who, circular)) in noticed.iter().enumerate() {
            let posted = Posted {
                rule: rule.to_owned(),
                aspect: opening.aspect.clone(),
                severity: Severity::parse(&opening.severity).unwrap_or(Severity::Block),
                kind: if opening.document_kind.is_empty() { "other".to_owned() } else { opening.document_kind.clone() },
                format: opening.format.clone(),
                channel: Channel::parse(&opening.channel).unwrap_or_default(),
                document: document.clone(),
                noticed: *who,
                circular: (!circular.is_empty()).then(|| (*circular).to_owned()),
                // The places are those of the incident, however many have noticed it.
                places: if number == 0 { u32::try_from(opening.count).unwrap_or(u32::MAX) } else { 0 },
                by_hand: by_hand.map(|_| format!("#{}", incident.number)),
            };
            let evidence = self.evidence(incident, Some((*who, circular)));
            gathered.facts.push((meant.clone(), Fact { unit: unit.to_owned(), what: What::Posted(posted), evidence }));
        }
        true
    }

    /// `#12 2026-10-08 关于…的通知：出现13*******78（省级通报，省通报第1期）`.
    fn evidence(&self, incident: &Incident, noticed: Option<(Noticed, &str)>) -> String {
        let say = |words: Words| self.context.say(words);
        let opening = &incident.opening;
        let mut evidence = format!("#{} {}", incident.number, incident.day());
        let names = [&opening.title, &opening.number, &opening.path, &opening.address];
        if let Some(name) = names.into_iter().find(|name| !name.is_empty()) {
            evidence.extend([" ", name.as_str()]);
        }
        let note = opening.by_hand.as_ref().map(|by_hand| by_hand.note.as_str()).unwrap_or_default();
        if let Some(what) = [opening.message.as_str(), note, incident.rule()].into_iter().find(|what| !what.is_empty())
        {
            evidence.extend([say(Words { zh: "：", en: ": " }), what]);
        }
        if let Some((who, circular)) = noticed.filter(|(who, _)| *who != Noticed::Ourselves) {
            let comma = if circular.is_empty() { "" } else { say(Words { zh: "，", en: ", " }) };
            let (open, close) = (say(Words { zh: "（", en: " (" }), say(Words { zh: "）", en: ")" }));
            evidence.extend([open, say(who.words()), comma, circular, close]);
        }
        Masked::known(evidence).in_one_line(LONGEST).as_str().to_owned()
    }

    fn form(&self, form: &Form, gathered: &mut Gathered) -> bool {
        let Some(entry) = &form.entry else { return false };
        let state = match entry.state.as_str() {
            "missing" => FormState::Missing,
            "late" => FormState::Late,
            _ => return false,
        };
        let unit = if entry.unit.trim().is_empty() { self.nobody } else { &entry.unit };
        gathered.unit(unit);
        let what = What::Form { form: entry.form.clone(), state, of: entry.of.clone() };
        let evidence = format!("#{} {} {} {}", form.seq, form.day, entry.form, entry.of);
        let evidence = Masked::known(evidence).in_one_line(LONGEST).as_str().to_owned();
        gathered.facts.push((Meant::All, Fact { unit: unit.to_owned(), what, evidence }));
        true
    }
}
