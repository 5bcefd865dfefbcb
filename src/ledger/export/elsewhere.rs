//! 发现他人差错: what the office found in others' posted material. Some schemes give points for what was reported.

use super::paper::Writing;
use super::wording::title;
use super::{Block, Cell, Column, HEAD, Paper, Table, Telling};
use crate::finding::{Language, Points, Words};
use crate::ledger::Moment;
use crate::ledger::incident::Incident;
use crate::scheme::{Scheme, Sort, Trigger};

const fn words(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

const TITLE: Words = words("发现他人公开信息差错登记表", "Errors found in others' posted material");

/// In others' material, found by ourselves, and not for nothing.
fn found<'a>(telling: &Telling<'a>) -> Vec<&'a Incident> {
    let is_others = |incident: &&Incident| {
        let unit = &incident.opening.unit;
        !incident.prevented
            && !incident.state.is_void()
            && !unit.is_empty()
            && *unit != telling.office
            && matches!(incident.opening.noticed.as_str(), "" | "self")
            && telling.in_period(incident.day())
    };
    telling.register.incidents().filter(is_others).collect()
}

/// The table.
pub fn elsewhere(telling: &Telling<'_>) -> Table {
    let found = found(telling);
    let say = |words: Words| telling.say(words).to_owned();
    let columns = [
        (words("编号", "Number"), 8),
        (words("发现日期", "Found on"), 12),
        (words("差错单位", "Unit"), 22),
        (words("标题", "Title"), 40),
        (words("地址", "Address"), 36),
        (words("差错", "Error"), 28),
        (words("处数", "Places"), 6),
        (words("是否上报", "Reported"), 10),
        (words("上报日期", "Reported on"), 12),
    ];
    let rows = found.iter().map(|incident| {
        vec![
            Cell::Number(incident.number),
            Cell::Day(Some(incident.day())),
            incident.opening.unit.as_str().into(),
            telling.named(incident).into(),
            incident.opening.address.as_str().into(),
            telling.fault(incident).into(),
            Cell::Number(incident.opening.count),
            is_reported(telling, incident).into(),
            Cell::Day(incident.reported.map(Moment::day)),
        ]
    });
    let reported = found.iter().filter(|incident| incident.reported.is_some()).count();
    let period = telling.period.map_or_else(|| say(words("全部", "all")), |period| period.say(telling.language));
    let mut about = vec![
        (say(words("发现单位", "Office")), telling.office.to_owned()),
        (say(words("导出日期", "Exported on")), telling.today.to_string()),
        (say(words("期间", "Period")), period),
        (say(words("发现", "Found")), found.len().to_string()),
        (say(words("已上报", "Reported")), reported.to_string()),
    ];
    for (scheme, sum) in bonuses(telling, reported) {
        about.push((
            say(words("可申报加分", "Points to claim")),
            format!("{}　{sum}", title(&scheme.title, telling.language)),
        ));
    }
    Table {
        name: say(words("发现他人差错", "Others' errors")),
        about,
        columns: columns.into_iter().map(|(name, width)| Column { name: say(name), width }).collect(),
        rows: rows.collect(),
        head: (say(HEAD), telling.head.to_string()),
        language: telling.language,
    }
}

/// The same to print and to hand in.
pub fn elsewhere_paper(telling: &Telling<'_>) -> Paper {
    let found = found(telling);
    let reported = found.iter().filter(|incident| incident.reported.is_some()).count();
    let mut writing = Writing::default();
    let period = telling.period.map(|period| period.span(telling.language)).unwrap_or_default();
    let counts = [found.len().to_string(), reported.to_string()];
    let filling = [("office", telling.office), ("period", &period), ("found", &counts[0]), ("reported", &counts[1])];
    writing.text(telling.fill(
        words(
            "{period}{office}在其他单位已公开的信息中发现差错 {found} 起，已上报 {reported} 起。",
            "{office} found {found} errors in others' posted material, {reported} of which were reported. {period}",
        ),
        &filling,
    ));
    let mut rows = vec![
        [
            words("编号", "No."),
            words("单位", "Unit"),
            words("标题、地址", "Title, address"),
            words("差错", "Error"),
            words("上报", "Reported"),
        ]
        .map(|words| telling.say(words).to_owned())
        .to_vec(),
    ];
    rows.extend(found.iter().map(|incident| {
        let address = Some(incident.opening.address.as_str()).filter(|address| *address != telling.named(incident));
        vec![
            incident.number.to_string(),
            incident.opening.unit.clone(),
            [&telling.named(incident), address.unwrap_or_default()].join(" ").trim().to_owned(),
            telling.fault(incident),
            incident.reported.map_or_else(|| is_reported(telling, incident).to_owned(), |at| at.day().to_string()),
        ]
    }));
    writing.add(Block::Table(vec![9, 20, 37, 20, 14], rows));
    for (scheme, sum) in bonuses(telling, reported) {
        let title = title(&scheme.title, telling.language);
        let filling = [("scheme", title), ("sum", sum.as_str())];
        writing.text(
            telling.fill(words("可申报加分：《{scheme}》{sum}。", "Points to claim: {scheme}, {sum}."), &filling),
        );
    }
    writing.add(Block::Right(telling.office.to_owned()));
    writing.add(Block::Right(telling.day(telling.today)));
    Paper {
        title: telling.say(TITLE).to_owned(),
        blocks: writing.done(),
        head: telling.head_line(),
        language: telling.language,
    }
}

fn is_reported(telling: &Telling<'_>, incident: &Incident) -> &'static str {
    telling.say(if incident.reported.is_some() { words("已上报", "yes") } else { words("未上报", "no") })
}

/// What the schemes give for that many reports, one an incident, and how it comes about.
fn bonuses<'a>(telling: &Telling<'a>, reported: usize) -> Vec<(&'a Scheme, String)> {
    let mut bonuses = Vec::new();
    for scheme in telling.schemes {
        for item in &scheme.items {
            for cost in &item.costs {
                let is_reported = cost.when.as_ref().is_some_and(|when| when.trigger == Trigger::Reported);
                let each = cost.points.iter().find(|(level, _)| level.is_none()).map(|(_, points)| *points);
                let Some(each) = each.filter(|_| is_reported) else { continue };
                let all = each.times(reported as u64);
                let of_item = if let Sort::Bonus(most) = item.sort { most } else { None };
                let most = [cost.most, of_item].into_iter().flatten().min();
                let sum = most.map_or(all, |most| all.min(most));
                bonuses
                    .push((&**scheme, said(telling.language, [&item.number, &each.to_string()], reported, all, sum)));
            }
        }
    }
    bonuses
}

fn said(language: Language, [number, each]: [&str; 2], count: usize, all: Points, sum: Points) -> String {
    match language {
        Language::Chinese if all == sum => format!("{number}：{count}×{each}={all} 分"),
        Language::Chinese => format!("{number}：{count}×{each}={all} 分，按上限计 {sum} 分"),
        Language::English if all == sum => format!("{number}: {count} × {each} = {all} points"),
        Language::English => format!("{number}: {count} × {each} = {all} points, {sum} after the cap"),
    }
}
