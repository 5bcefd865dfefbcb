//! 整改通知单: what one unit has to put right, by when, and where it signs that it has.

use super::paper::Writing;
use super::{Block, Paper, Telling};
use crate::document::Date;
use crate::finding::Words;
use crate::ledger::incident::Incident;

const fn words(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

/// What a notice is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Addressee {
    /// Everything of a unit that is still to be put right.
    Unit(String),
    /// One incident.
    Incident(u64),
}

/// So many places of an incident are listed.
const MOST_PLACES: usize = 10;

/// The notice; nothing if there is nothing to put right.
pub fn notice(telling: &Telling<'_>, to: &Addressee) -> Option<Paper> {
    let incidents: Vec<&Incident> = match to {
        Addressee::Incident(number) => telling.register.get(*number).into_iter().filter(|one| !one.prevented).collect(),
        Addressee::Unit(unit) => {
            let is_its = |incident: &&Incident| incident.opening.unit == *unit && incident.state.is_to_correct();
            telling.register.incidents().filter(is_its).collect()
        }
    };
    let first = incidents.first()?;
    let mut writing = Writing::default();
    let numbers: Vec<_> = incidents.iter().map(|incident| incident.number.to_string()).collect();
    let year = telling.today.year().to_string();
    let filling = [("year", year.as_str()), ("numbers", &numbers.join("、"))];
    writing.add(Block::Right(telling.fill(words("编号：整改〔{year}〕{numbers}号", "No. {year}-{numbers}"), &filling)));
    writing.add(Block::To(telling.unit(first).to_owned() + telling.say(words("：", ":"))));
    let due = incidents.iter().filter_map(|incident| incident.due).min();
    opening(telling, due, &mut writing);
    writing.heading(telling.say(words("问题", "What was found")), telling.language);
    writing.add(problems(telling, &incidents));
    basis(telling, &incidents, &mut writing);
    writing.heading(telling.say(words("整改期限", "Due")), telling.language);
    let by = due.map_or_else(
        || telling.say(words("即日起立即整改。", "At once.")).to_owned(),
        |due| {
            let day = telling.day(due);
            telling.fill(
                words(
                    "{day}前。如有异议，请在期限内书面说明理由和依据。",
                    "By {day}. If you disagree, say so in writing by then, with the reasons.",
                ),
                &[("day", &day)],
            )
        },
    );
    writing.text(by);
    writing.heading(telling.say(words("整改反馈", "Reply")), telling.language);
    let lines = [
        (words("整改情况", "What was done"), 4),
        (words("经办人（签字）及日期", "By (signature), day"), 2),
        (words("单位负责人（签字、盖章）及日期", "Head of the unit (signature, seal), day"), 2),
        (words("复核意见", "Checked again"), 2),
        (words("复核人（签字）及日期", "By (signature), day"), 2),
    ];
    writing.add(Block::Blank(lines.iter().map(|&(words, lines)| (telling.say(words).to_owned(), lines)).collect()));
    if !telling.office.is_empty() {
        writing.add(Block::Right(telling.office.to_owned()));
    }
    writing.add(Block::Right(telling.day(telling.today)));
    let title = telling.say(words("政府信息公开问题整改通知单", "Notice of correction")).to_owned();
    Some(Paper { title, blocks: writing.done(), head: telling.head_line(), language: telling.language })
}

fn opening(telling: &Telling<'_>, due: Option<Date>, writing: &mut Writing) {
    let day = due.map(|due| telling.day(due)).unwrap_or_default();
    let text = if due.is_some() {
        words(
            "经查，你单位已公开的信息存在下列问题，请先行撤下或屏蔽，于{day}前完成整改，并填写整改反馈报我单位。",
            "The following was found in what you have made public. Take it down at once, put it right by {day}, and return the reply below.",
        )
    } else {
        words(
            "经查，你单位已公开的信息存在下列问题，请先行撤下或屏蔽，立即整改，并填写整改反馈报我单位。",
            "The following was found in what you have made public. Take it down and put it right at once, and return the reply below.",
        )
    };
    writing.text(telling.fill(text, &[("day", &day)]));
}

fn problems(telling: &Telling<'_>, incidents: &[&Incident]) -> Block {
    let names = [
        words("编号", "No."),
        words("标题、文号、地址", "Title, number, address"),
        words("问题", "Problem"),
        words("位置及摘录（已遮蔽）", "Places and excerpts (masked)"),
    ];
    let mut rows = vec![names.map(|words| telling.say(words).to_owned()).to_vec()];
    for incident in incidents {
        let opening = &incident.opening;
        let mut named = telling.named(incident);
        for more in [&opening.number, &opening.address].into_iter().filter(|more| !more.is_empty()) {
            if !named.contains(more.as_str()) {
                named = format!("{named} {more}");
            }
        }
        let mut places: Vec<String> = opening
            .places
            .iter()
            .take(MOST_PLACES)
            .map(|seen| [seen.place.as_str(), seen.excerpt.as_str()].join(" ").trim().to_owned())
            .collect();
        let listed = places.len() as u64;
        if opening.count > listed && listed > 0 {
            let more = (opening.count - listed).to_string();
            places.push(telling.fill(words("另有 {more} 处", "{more} more"), &[("more", &more)]));
        }
        if let Some(note) = opening.by_hand.as_ref().map(|by_hand| by_hand.note.clone()).filter(|note| !note.is_empty())
        {
            places.push(note);
        }
        let separator = if telling.language == crate::finding::Language::Chinese { "；" } else { "; " };
        rows.push(vec![incident.number.to_string(), named, telling.fault(incident), places.join(separator)]);
    }
    Block::Table(vec![8, 30, 20, 42], rows)
}

fn basis(telling: &Telling<'_>, incidents: &[&Incident], writing: &mut Writing) {
    let mut items: Vec<String> = incidents.iter().flat_map(|incident| telling.items(incident)).collect();
    items.sort();
    items.dedup();
    if !items.is_empty() {
        writing.heading(telling.say(words("依据", "Basis")), telling.language);
        for item in items {
            writing.text(item);
        }
    }
}
