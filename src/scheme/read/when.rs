//! What triggers a cost.

use super::row::{Row, Written};
use crate::document::{Channel, Format, Kind, Stage};
use crate::finding::Severity;
use crate::scheme::{FormState, Named, Noticed, SchemeErrorKind, Sense, Trigger, When, aspects};

const KEYS: [&str; 11] =
    ["rules", "aspects", "from", "kinds", "formats", "stages", "channels", "noticed", "form", "state", "reported"];
/// The keys that speak of findings.
const OF_FINDINGS: [&str; 7] = ["aspects", "from", "kinds", "formats", "stages", "channels", "noticed"];

/// Nothing if it can't be told by what.
pub(super) fn when(row: Row<'_>, rules: &[&str]) -> Option<When> {
    let row = row.knows(&KEYS);
    let triggers = ["rules", "form", "reported"].into_iter().filter(|key| row.has(key)).count();
    if triggers != 1 {
        row.no_sense(if row.has("form") { "form" } else { "reported" }, Sense::OneTrigger);
    }
    if row.has("state") && !row.has("form") {
        row.no_sense("state", Sense::StateWithoutForm);
    }
    if !row.has("rules")
        && triggers == 1
        && let Some(key) = OF_FINDINGS.into_iter().find(|key| row.has(key))
    {
        row.no_sense(key, Sense::KeysOfFindings);
    }
    let findings = findings(row, rules);
    let channels = row.names("channels", Named::Channel, &Channel::ALL.map(Channel::name), Channel::parse);
    let noticed = row.names("noticed", Named::Level, &Noticed::ALL.map(Noticed::name), Noticed::parse);
    let form = form(row);
    let reported = row.flag("reported");
    if reported == Some(false) {
        row.no_sense("reported", Sense::ReportedFalse);
    }
    let trigger = if row.has("rules") {
        findings
    } else if row.has("form") {
        form?
    } else {
        reported.map(|_| Trigger::Reported)?
    };
    Some(When { trigger, noticed: values(noticed), channels: values(channels) })
}

fn values<T>(written: Vec<Written<T>>) -> Vec<T> {
    written.into_iter().map(|written| written.value).collect()
}

fn form(row: Row<'_>) -> Option<Trigger> {
    let form = row.text("form")?;
    if !row.has("state") {
        row.missing("state");
    }
    let state = row.name("state", Named::State, &["missing", "late"], |name| match name {
        "missing" => Some(FormState::Missing),
        "late" => Some(FormState::Late),
        _ => None,
    })?;
    Some(Trigger::Form(form.into(), state))
}

fn findings(row: Row<'_>, rules: &[&str]) -> Trigger {
    let families = rules.iter().filter_map(|rule| rule.split_once('/').map(|(family, _)| format!("{family}/*")));
    let mut families: Vec<String> = families.collect();
    families.sort_unstable();
    families.dedup();
    let names: Vec<&str> = rules.iter().copied().chain(families.iter().map(String::as_str)).collect();
    let known = |name: &str| name == "*" || names.contains(&name);
    let named = row.names("rules", Named::Rule, &names, |name| known(name).then_some(name));
    let severities = [Severity::Block, Severity::Review, Severity::Note].map(Severity::name);
    let formats = Format::ALL.map(Format::name);
    Trigger::Findings {
        aspects: aspects_of(row, &named),
        rules: named.into_iter().map(|name| name.value.to_owned()).collect(),
        from: row.name("from", Named::Severity, &severities, Severity::parse).unwrap_or(Severity::Block),
        kinds: values(row.names("kinds", Named::Kind, &Kind::ALL.map(Kind::name), Kind::parse)),
        formats: values(
            row.names("formats", Named::Format, &formats, |name| formats.contains(&name).then(|| name.to_owned())),
        ),
        stages: values(row.names("stages", Named::Stage, &Stage::ALL.map(Stage::name), Stage::parse)),
    }
}

/// The parts that a cost asks for; each must be one that one of its rules tells.
fn aspects_of(row: Row<'_>, rules: &[Written<&str>]) -> Vec<String> {
    let there: Vec<&str> = rules.iter().flat_map(|rule| aspects::of(rule.value)).copied().collect();
    let aspects = row.names("aspects", Named::Aspect, &there, |name| Some(name.to_owned()));
    for aspect in aspects.iter().filter(|aspect| !there.contains(&aspect.value.as_str())) {
        if !rules.is_empty() {
            let nearest = crate::text::nearest(&aspect.value, there.iter().copied()).map(str::to_owned);
            let kind = SchemeErrorKind::Unknown(Named::Aspect, aspect.value.clone(), nearest);
            row.page.mistake(aspect.at, kind);
        }
    }
    values(aspects)
}
