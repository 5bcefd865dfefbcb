//! One way in which an item loses or wins points.

use super::row::{self, Row, Written};
use super::{value, when};
use crate::finding::Points;
use crate::scheme::{Cost, Named, Noticed, Per, SchemeErrorKind as Kind, Sense, Sort, Trigger, When};

const KEYS: [&str; 11] =
    ["id", "words", "words-en", "points", "by", "per", "most", "veto", "veto-group", "returns", "when"];

/// The costs of an item.
pub(super) fn costs(item: Row<'_>, sort: Option<Sort>, rules: &[&str]) -> Vec<Cost> {
    let mut seen = std::collections::HashSet::new();
    let costs = item.rows("cost").into_iter().map(|row| {
        let cost = cost(row.knows(&KEYS), item, sort, rules);
        if !cost.id.is_empty() && !seen.insert(cost.id.clone()) {
            row.page.mistake(row.at("id"), Kind::Twice(Named::Cost, cost.id.to_string()));
        }
        cost
    });
    costs.collect()
}

fn cost(row: Row<'_>, item: Row<'_>, sort: Option<Sort>, rules: &[&str]) -> Cost {
    let names = Per::ALL.map(Per::name);
    let per = row.name("per", Named::Per, &names, |name| Per::ALL.into_iter().find(|per| per.name() == name));
    let when = row.row("when").and_then(|when| when::when(when, rules));
    let by = levels(row, "by", |page, key, value, at| value::points_of(page, key, value, at));
    let veto = levels(row, "veto", |page, key, value, at| value::number_of(page, key, value, at));
    for level in by.iter().filter(|level| level.value.1.is_zero()) {
        row.page.mistake(level.at, Kind::Sense(Sense::Nothing));
    }
    let points: Vec<(Option<Noticed>, Points)> = match row.points("points") {
        Some(points) => vec![(None, points)],
        None => by.iter().map(|level| (Some(level.value.0), level.value.1)).collect(),
    };
    let veto_group = row.flag("veto-group").unwrap_or_default();
    let returns = row.flag("returns").unwrap_or_default();
    let most = row.points("most");

    match sort {
        Some(Sort::Duty) => {
            for key in ["points", "by", "most", "veto", "veto-group"].into_iter().filter(|key| row.has(key)) {
                row.no_sense(key, Sense::DutyCosts);
            }
        }
        Some(sort) => {
            priced(row, sort);
            if veto_group && !item.has("group") {
                row.no_sense("veto-group", Sense::VetoGroupWithoutGroup);
            }
            if let (Some(most), Sort::Score(item) | Sort::Deduction(Some(item)) | Sort::Bonus(Some(item))) =
                (most, sort)
                && most > item
            {
                row.no_sense("most", Sense::PartAboveItem);
            }
        }
        None => {}
    }
    if let Some(per) = per {
        if row.row("when").is_none() || when.is_some() {
            seen_by(row, per, when.as_ref(), &by, &veto);
        }
        if let Some(when) = &when {
            triggered(row, per, sort, when);
        }
    }
    Cost {
        id: row.needed("id").into(),
        words: row.both("words", "words-en"),
        points,
        // What costs nothing need not say what is counted.
        per: per.unwrap_or(Per::Document),
        most,
        veto: veto.into_iter().map(|level| level.value).collect(),
        veto_group,
        returns,
        when,
    }
}

/// What a cost with points has.
fn priced(row: Row<'_>, sort: Sort) {
    if !row.has("per") {
        row.missing("per");
    }
    if row.has("returns") {
        row.no_sense("returns", Sense::OnlyDutiesReturn);
    }
    match (row.has("points"), row.has("by")) {
        (true, true) => row.no_sense("by", Sense::PointsAndBy),
        (false, false) => row.no_sense("points", Sense::NoPoints),
        _ => {}
    }
    for key in ["points", "most"] {
        // `row.points` would tell again what is no number.
        if row.text_is(key, |text| Points::parse(text).is_some_and(Points::is_zero)) {
            row.no_sense(key, Sense::Nothing);
        }
    }
    if matches!(sort, Sort::Bonus(_)) && row.has("veto") {
        row.no_sense("veto", Sense::BonusForFindings);
    }
}

/// A table of levels, in the order of the levels.
fn levels<'a, V>(
    row: Row<'a>,
    key: &str,
    read: impl Fn(&'a row::Page<'a>, &str, &toml::de::DeValue<'a>, usize) -> Option<V>,
) -> Vec<Written<(Noticed, V)>> {
    let names = Noticed::ALL.map(Noticed::name);
    let Some(table) = row.row(key) else { return Vec::new() };
    let mut levels = table.entries(Named::Level, &names, Noticed::parse, read);
    if table.is_empty() {
        row.no_sense(key, Sense::Nothing);
    }
    levels.sort_by_key(|level| level.value.0);
    levels
}

/// Whether the levels that `by` and `veto` name can be those of what the cost counts, and none of those is left out.
fn seen_by(
    row: Row<'_>,
    per: Per,
    when: Option<&When>,
    by: &[Written<(Noticed, Points)>],
    veto: &[Written<(Noticed, u32)>],
) {
    let noticed = when.map(|when| when.noticed.as_slice()).unwrap_or_default();
    if per != Per::Circular && noticed.is_empty() {
        for (key, sense) in [("by", Sense::ByWithoutLevels), ("veto", Sense::VetoWithoutLevels)] {
            if row.has(key) {
                row.no_sense(key, sense);
            }
        }
        return;
    }
    let seen = |level: Noticed| {
        (per != Per::Circular || level.is_circular()) && (noticed.is_empty() || noticed.contains(&level))
    };
    let named =
        by.iter().map(|level| (level.value.0, level.at)).chain(veto.iter().map(|level| (level.value.0, level.at)));
    for (level, at) in named {
        if !seen(level) {
            row.page.mistake(at, Kind::Sense(Sense::LevelNeverSeen));
        }
    }
    let priced =
        |level: &Noticed| by.iter().any(|by| by.value.0 == *level) || veto.iter().any(|veto| veto.value.0 == *level);
    if row.has("by") && !by.is_empty() && !noticed.iter().filter(|level| seen(**level)).all(priced) {
        row.no_sense("when", Sense::LevelWithoutPoints);
    }
}

/// Whether what is counted can come from what triggers it.
fn triggered(row: Row<'_>, per: Per, sort: Option<Sort>, when: &When) {
    let is_findings = matches!(when.trigger, Trigger::Findings { .. });
    let circulated = when.noticed.is_empty() || when.noticed.iter().any(|level| level.is_circular());
    match per {
        Per::Circular if !is_findings || !circulated => row.no_sense("per", Sense::CircularWithoutCirculars),
        Per::Week if !matches!(when.trigger, Trigger::Form(..)) => row.no_sense("per", Sense::WeekOfFindings),
        Per::Each => row.no_sense("per", Sense::EachIsByHand),
        _ => {}
    }
    match (&when.trigger, sort) {
        (Trigger::Findings { .. }, Some(Sort::Bonus(_))) => row.no_sense("when", Sense::BonusForFindings),
        (Trigger::Reported, Some(Sort::Score(_) | Sort::Deduction(_) | Sort::Duty)) => {
            row.no_sense("when", Sense::ReportedCosts);
        }
        (Trigger::Findings { stages, .. }, Some(Sort::Score(_) | Sort::Deduction(_)))
            if !stages.is_empty() && !stages.contains(&crate::document::Stage::Posted) =>
        {
            row.no_sense("when", Sense::NeverPosted);
        }
        _ => {}
    }
}
