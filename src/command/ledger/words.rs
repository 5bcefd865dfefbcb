//! Words and rows that the ledger's commands share.

use serde_json::{Value, json};

use super::super::Context;
use crate::check;
use crate::document::Date;
use crate::finding::{Language, Words};
use crate::ledger::export::{family, noticed_by};
use crate::ledger::incident::{Incident, Stakes};

/// A rule in words: its title, or its family's name; what no release knows stays as it is.
pub(super) fn rule(id: &str, language: Language) -> String {
    let title = check::about(id).map(|about| about.title(language));
    let family = || family(id).filter(|_| id.ends_with("/*")).map(|words| words.in_language(language));
    title.or_else(family).unwrap_or(id).to_owned()
}

/// Points by scheme: `kunming-2023 0–3`.
pub(super) fn points(stakes: &Stakes, context: &Context) -> String {
    let veto = context.say(Words { zh: "（可能一票否决）", en: " (may veto)" });
    let parts =
        stakes.iter().map(|(scheme, span)| format!("{scheme} {}{}", span.say(), if span.veto { veto } else { "" }));
    parts.collect::<Vec<_>>().join(context.say(Words { zh: "，", en: ", " }))
}

/// Points by scheme, for programs.
pub(super) fn points_value(stakes: &Stakes) -> Value {
    let span = |(scheme, span): (&String, &crate::ledger::incident::Span)| json!({"scheme": scheme, "least": span.least.to_string(), "most": span.most.to_string(), "veto": span.veto});
    stakes.iter().map(span).collect()
}

/// An incident, for programs.
pub(super) fn value(incident: &Incident, today: Date, language: Language) -> Value {
    let opening = &incident.opening;
    json!({
        "number": incident.number,
        "day": incident.day().to_string(),
        "prevented": incident.prevented,
        "unit": opening.unit,
        "title": opening.title,
        "document_number": opening.number,
        "address": opening.address,
        "path": opening.path,
        "file": opening.file,
        "format": opening.format,
        "kind": opening.document_kind,
        "channel": opening.channel,
        "rule": incident.rule(),
        "rule_title": rule(incident.rule(), language),
        "severity": opening.severity,
        "count": opening.count,
        "state": incident.state.name(),
        "since": incident.since.day().to_string(),
        "due": incident.due.map(|due| due.to_string()),
        "overdue": incident.overdue(today),
        "seen_clean": incident.offered(),
        "level": incident.level().name(),
        "noticed": noticed_by(incident, language),
        "points": points_value(&incident.stakes()),
        "reported": incident.reported.map(|at| at.day().to_string()),
        "pruned": incident.pruned,
        "unreadable": incident.unreadable,
    })
}
