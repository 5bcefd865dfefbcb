//! 季度通报: the quarter, unit by unit and case by case.

use std::collections::BTreeMap;

use super::paper::Writing;
use super::wording::{FAMILIES, OTHER, family, noticed_by, points};
use super::{Block, Paper, Telling};
use crate::finding::{Language, Words};
use crate::ledger::incident::{Incident, Register};

const fn words(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

/// The circular.
pub fn circular(telling: &Telling<'_>) -> Paper {
    let in_period = |incident: &&Incident| telling.in_period(incident.day());
    // What turned out to be nothing is nobody's fault.
    let all: Vec<&Incident> =
        telling.register.incidents().filter(in_period).filter(|one| !one.state.is_void()).collect();
    let (prevented, cases): (Vec<&Incident>, Vec<&Incident>) = all.into_iter().partition(|incident| incident.prevented);
    let mut writing = Writing::default();
    summary(telling, &cases, &prevented, &mut writing);
    let language = telling.language;
    writing.heading(telling.say(words("各单位情况", "Units")), language);
    if cases.is_empty() {
        writing.text(telling.say(words("本期没有发现已公开信息存在问题。", "Nothing was found in what is public.")));
    } else {
        units(telling, &cases, &mut writing);
    }
    if !cases.is_empty() {
        writing.heading(telling.say(words("问题清单", "Cases")), language);
        list(telling, &cases, &mut writing);
    }
    // What was found before is overdue as well.
    let overdue: Vec<&Incident> =
        telling.register.incidents().filter(|incident| incident.overdue(telling.today)).collect();
    writing.heading(telling.say(words("逾期未整改情况", "Overdue")), language);
    late(telling, &overdue, &mut writing);
    writing.heading(telling.say(words("发布前拦截情况（避免扣分）", "Prevented before it was public")), language);
    saved(telling, &prevented, &mut writing);
    forms(telling, &mut writing);
    if !telling.office.is_empty() {
        writing.add(Block::Right(telling.office.to_owned()));
    }
    writing.add(Block::Right(telling.day(telling.today)));
    let period = telling.period.map(|period| period.say(language)).unwrap_or_default();
    let title =
        words("关于{period}政府信息公开审核情况的通报", "Circular on the checking of government information, {period}");
    let title = telling.fill(title, &[("period", &period)]);
    let title = if language == Language::Chinese { format!("{}{title}", telling.office) } else { title };
    Paper { title, blocks: writing.done(), head: telling.head_line(), language }
}

fn summary(telling: &Telling<'_>, cases: &[&Incident], prevented: &[&Incident], writing: &mut Writing) {
    let mut units: Vec<&str> = cases.iter().map(|incident| telling.unit(incident)).collect();
    units.sort_unstable();
    units.dedup();
    let count = |is: fn(&Incident) -> bool| cases.iter().filter(|incident| is(incident)).count().to_string();
    let checked = telling.period.map(|period| telling.register.checked(period.since, period.until)).unwrap_or_default();
    let period = telling.period.map(|period| period.span(telling.language)).unwrap_or_default();
    let numbers =
        [checked.runs.to_string(), checked.files.to_string(), cases.len().to_string(), units.len().to_string()];
    let more = [prevented.len().to_string(), count(|one| !one.state.is_open()), count(|one| one.state.is_open())];
    let circulars = count(|one| one.circulars().next().is_some());
    let filling = [
        ("period", period.as_str()),
        ("runs", &numbers[0]),
        ("files", &numbers[1]),
        ("cases", &numbers[2]),
        ("units", &numbers[3]),
        ("prevented", &more[0]),
        ("closed", &more[1]),
        ("open", &more[2]),
        ("circulars", &circulars),
        ("today", &telling.day(telling.today)),
    ];
    let text = words(
        "{period}，共检查 {runs} 次、文件 {files} 份次；在已公开的信息中发现问题 {cases} 起，涉及 {units} 个单位，其中被上级通报 {circulars} 起；发布前拦截 {prevented} 起。截至{today}，已销号 {closed} 起，未办结 {open} 起。现将有关情况通报如下。",
        "{period}: {runs} checks of {files} files; {cases} incidents in what is public, in {units} units, {circulars} of them told in circulars of offices above; {prevented} drafts were blocked. By {today}, {closed} are closed and {open} are open.",
    );
    writing.text(telling.fill(text, &filling));
}

/// A unit's numbers: by family, then all, put right, overdue.
#[derive(Default)]
struct Counted<'a> {
    families: [usize; FAMILIES.len() + 1],
    settled: usize,
    overdue: usize,
    cases: Vec<&'a Incident>,
}

fn units(telling: &Telling<'_>, cases: &[&Incident], writing: &mut Writing) {
    let mut units: BTreeMap<&str, Counted<'_>> = BTreeMap::new();
    for incident in cases {
        let counted = units.entry(telling.unit(incident)).or_default();
        let words = family(incident.rule());
        let column = FAMILIES.iter().position(|(_, known)| Some(*known) == words).unwrap_or(FAMILIES.len());
        if let Some(number) = counted.families.get_mut(column) {
            *number += 1;
        }
        counted.settled += usize::from(!incident.state.is_to_correct());
        counted.overdue += usize::from(incident.overdue(telling.today));
        counted.cases.push(incident);
    }
    let mut order: Vec<_> = units.into_iter().collect();
    order.sort_by_key(|(unit, counted)| (std::cmp::Reverse(counted.cases.len()), *unit));
    // Only families of which there is something; the page is narrow.
    let is_used =
        |column: &usize| order.iter().any(|(_, counted)| counted.families.get(*column).is_some_and(|n| *n > 0));
    let used: Vec<usize> = (0..=FAMILIES.len()).filter(is_used).collect();
    let say = |words: Words| telling.say(words).to_owned();
    let mut names = vec![say(words("单位", "Unit")), say(words("起数", "Cases"))];
    names.extend(used.iter().map(|&column| say(FAMILIES.get(column).map_or(OTHER, |(_, words)| *words))));
    names.extend([say(words("已整改", "Corrected")), say(words("逾期", "Overdue"))]);
    let narrow = u8::try_from(72 / (names.len() - 1)).unwrap_or(8);
    let mut widths = vec![narrow; names.len()];
    if let Some(first) = widths.first_mut() {
        *first = 100 - narrow * u8::try_from(names.len() - 1).unwrap_or(9);
    }
    let mut rows = vec![names];
    for (unit, counted) in &order {
        let mut row = vec![(*unit).to_owned(), counted.cases.len().to_string()];
        row.extend(used.iter().map(|&column| counted.families.get(column).copied().unwrap_or_default().to_string()));
        row.extend([counted.settled.to_string(), counted.overdue.to_string()]);
        rows.push(row);
    }
    writing.add(Block::Table(widths, rows));
    let mut rows = vec![vec![
        say(words("单位", "Unit")),
        say(words("涉及扣分（按各考核办法，未计封顶）", "Points by scheme, before caps")),
    ]];
    for (unit, counted) in &order {
        let said = points(&Register::stakes(counted.cases.iter().copied()), telling.schemes, telling.language);
        if !said.is_empty() {
            rows.push(vec![(*unit).to_owned(), said]);
        }
    }
    if rows.len() > 1 {
        writing.add(Block::Table(vec![28, 72], rows));
    }
}

fn list(telling: &Telling<'_>, cases: &[&Incident], writing: &mut Writing) {
    let names = [
        words("编号", "No."),
        words("单位", "Unit"),
        words("标题、文号", "Title, number"),
        words("问题", "Problem"),
        words("发现渠道", "Noticed by"),
        words("办理环节", "State"),
    ];
    let mut rows = vec![names.map(|words| telling.say(words).to_owned()).to_vec()];
    rows.extend(cases.iter().map(|incident| {
        let fault = if incident.opening.count > 1 {
            let count = incident.opening.count.to_string();
            let filling = [("fault", telling.fault(incident)), ("count", count)];
            let filling = [("fault", filling[0].1.as_str()), ("count", filling[1].1.as_str())];
            telling.fill(words("{fault}（{count} 处）", "{fault} ({count} places)"), &filling)
        } else {
            telling.fault(incident)
        };
        vec![
            incident.number.to_string(),
            telling.unit(incident).to_owned(),
            [telling.named(incident), incident.opening.number.clone()].join(" ").trim().to_owned(),
            fault,
            noticed_by(incident, telling.language),
            telling.standing(incident),
        ]
    }));
    writing.add(Block::Table(vec![8, 16, 29, 19, 15, 13], rows));
}

fn late(telling: &Telling<'_>, overdue: &[&Incident], writing: &mut Writing) {
    if overdue.is_empty() {
        return writing.text(telling.say(words("没有逾期未整改的问题。", "Nothing is overdue.")));
    }
    let names = [words("编号", "No."), words("单位", "Unit"), words("问题", "Problem"), words("整改期限", "Due")];
    let mut rows = vec![names.map(|words| telling.say(words).to_owned()).to_vec()];
    rows.extend(overdue.iter().map(|incident| {
        let due = incident.due.map(|due| due.to_string()).unwrap_or_default();
        vec![incident.number.to_string(), telling.unit(incident).to_owned(), telling.fault(incident), due]
    }));
    writing.add(Block::Table(vec![12, 33, 35, 20], rows));
}

fn saved(telling: &Telling<'_>, prevented: &[&Incident], writing: &mut Writing) {
    let count = prevented.len().to_string();
    let worth = points(&Register::stakes(prevented.iter().copied()), telling.schemes, telling.language);
    let filling = [("count", count.as_str()), ("worth", &worth)];
    writing.text(match (prevented.len(), worth.is_empty()) {
        (0, _) => telling.say(words("本期没有发布前拦截记录。", "Nothing was blocked.")).to_owned(),
        (_, true) => telling.fill(words("发布前拦截 {count} 起。", "{count} were blocked."), &filling),
        (_, false) => telling.fill(
            words(
                "发布前拦截 {count} 起，避免扣分（未计封顶）：{worth}。",
                "{count} were blocked, which saved (before caps): {worth}.",
            ),
            &filling,
        ),
    });
}

fn forms(telling: &Telling<'_>, writing: &mut Writing) {
    let mut rows = vec![
        [words("单位", "Unit"), words("表单", "Form"), words("情形", "How"), words("文件或周次", "Of")]
            .map(|words| telling.say(words).to_owned())
            .to_vec(),
    ];
    for entry in
        telling.register.forms.iter().filter(|form| telling.in_period(form.day)).filter_map(|form| form.entry.as_ref())
    {
        let state = match entry.state.as_str() {
            "missing" => words("未填报", "missing"),
            "late" => words("迟报或不全", "late"),
            _ => words("", ""),
        };
        rows.push(vec![entry.unit.clone(), entry.form.clone(), telling.say(state).to_owned(), entry.of.clone()]);
    }
    if rows.len() > 1 {
        writing.heading(telling.say(words("表单填报情况", "Forms")), telling.language);
        writing.add(Block::Table(vec![28, 28, 20, 24], rows));
    }
}
