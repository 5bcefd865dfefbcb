//! 周小结: one week on one page.

use super::paper::Writing;
use super::wording::{NONE, points};
use super::{Block, Paper, Telling};
use crate::document::Date;
use crate::finding::Words;
use crate::ledger::incident::{Incident, Register};

const fn words(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

/// The summary of the telling's period.
pub fn weekly(telling: &Telling<'_>) -> Paper {
    let language = telling.language;
    let mut writing = Writing::default();
    let period = telling.period;
    let all: Vec<&Incident> = telling.register.incidents().filter(|one| !one.state.is_void()).collect();
    let begun = |prevented: bool| -> Vec<&Incident> {
        let is_new = |one: &&&Incident| one.prevented == prevented && telling.in_period(one.day());
        all.iter().filter(is_new).copied().collect()
    };
    let (found, prevented) = (begun(false), begun(true));
    let corrected = all.iter().filter(|one| one.corrected.is_some_and(|at| telling.in_period(at.day()))).count();
    let closed =
        |one: &&&Incident| one.state == crate::ledger::incident::State::Closed && telling.in_period(one.since.day());
    let closed = all.iter().filter(closed).count();
    let checked = period.map(|period| telling.register.checked(period.since, period.until)).unwrap_or_default();
    let span = period.map(|period| period.span(language)).unwrap_or_default();
    let numbers = [checked.runs, checked.files, checked.blocked, checked.unchecked].map(|number| number.to_string());
    let done = [found.len(), prevented.len(), corrected, closed].map(|number| number.to_string());
    let filling = [
        ("span", span.as_str()),
        ("runs", &numbers[0]),
        ("files", &numbers[1]),
        ("blocked", &numbers[2]),
        ("unchecked", &numbers[3]),
        ("found", &done[0]),
        ("prevented", &done[1]),
        ("corrected", &done[2]),
        ("closed", &done[3]),
    ];
    writing.heading(telling.say(words("审核情况", "Checks")), language);
    writing.text(telling.fill(
        words(
            "{span}，检查 {runs} 次、文件 {files} 份次，其中不得发布 {blocked} 份次、未能检查 {unchecked} 份次。",
            "{span}: {runs} checks of {files} files, {blocked} blocked, {unchecked} not checked.",
        ),
        &filling,
    ));
    writing.text(telling.fill(
        words(
            "发布前拦截 {prevented} 起；在已公开的信息中新发现问题 {found} 起；完成整改 {corrected} 起，销号 {closed} 起。",
            "{prevented} blocked before they were public; {found} new incidents; {corrected} corrected, {closed} closed.",
        ),
        &filling,
    ));
    let saved = points(&Register::stakes(prevented.iter().copied()), telling.schemes, language);
    if !saved.is_empty() {
        writing.text(
            telling
                .fill(words("避免扣分（未计封顶）：{saved}。", "Saved (before caps): {saved}."), &[("saved", &saved)]),
        );
    }
    writing.heading(telling.say(words("本周新发现", "New")), language);
    listed(telling, &found, &mut writing);
    let overdue: Vec<&Incident> = all.iter().filter(|one| one.overdue(telling.today)).copied().collect();
    writing.heading(telling.say(words("逾期未整改", "Overdue")), language);
    listed(telling, &overdue, &mut writing);
    let soon: Vec<&Incident> = all.iter().filter(|one| is_soon(one, telling.today)).copied().collect();
    writing.heading(telling.say(words("七日内到期", "Due within seven days")), language);
    listed(telling, &soon, &mut writing);
    writing.add(Block::Right(telling.day(telling.today)));
    let name = period.map(|period| period.say(language)).unwrap_or_default();
    let title = telling
        .fill(words("{week}政府信息公开审核小结", "Checking of government information, {week}"), &[("week", &name)]);
    Paper { title, blocks: writing.done(), head: telling.head_line(), language }
}

fn is_soon(incident: &Incident, today: Date) -> bool {
    let left = incident.due.map(|due| due.unix_days() - today.unix_days());
    incident.state.is_to_correct() && left.is_some_and(|left| (0..=7).contains(&left))
}

fn listed(telling: &Telling<'_>, incidents: &[&Incident], writing: &mut Writing) {
    if incidents.is_empty() {
        return writing.text(telling.say(NONE).to_owned() + telling.say(words("。", ".")));
    }
    for incident in incidents {
        let number = incident.number.to_string();
        let due = incident.due.map(|due| due.to_string()).unwrap_or_default();
        let filling = [
            ("number", number.as_str()),
            ("unit", telling.unit(incident)),
            ("named", &telling.named(incident)),
            ("fault", &telling.fault(incident)),
            ("state", &telling.standing(incident)),
            ("due", &due),
        ];
        let text = if due.is_empty() {
            words(
                "{number} 号　{unit}　{named}：{fault}，{state}。",
                "No. {number}, {unit}, {named}: {fault}, {state}.",
            )
        } else {
            words(
                "{number} 号　{unit}　{named}：{fault}，{state}，期限 {due}。",
                "No. {number}, {unit}, {named}: {fault}, {state}, due {due}.",
            )
        };
        writing.text(telling.fill(text, &filling));
    }
}
