//! A row of the table.

use std::collections::HashMap;

use super::cost;
use super::row::Row;
use crate::finding::Points;
use crate::scheme::{Group, Item, Named, SchemeErrorKind as Kind, Sense, Sort};

const KEYS: [&str; 9] = ["id", "number", "group", "title", "title-en", "points", "sort", "most", "cost"];
const SORTS: [&str; 3] = ["deduction", "bonus", "duty"];

/// The groups by name.
pub(super) struct Grouping<'a> {
    pub rows: Vec<Row<'a>>,
    by_name: HashMap<String, (usize, Points)>,
}

impl<'a> Grouping<'a> {
    pub(super) fn new(groups: &[Group], rows: Vec<Row<'a>>) -> Self {
        let mut by_name = HashMap::new();
        for (index, (group, row)) in groups.iter().zip(&rows).enumerate() {
            if by_name.insert(group.id.to_string(), (index, group.points)).is_some() && !group.id.is_empty() {
                row.page.mistake(row.at("id"), Kind::Twice(Named::Group, group.id.to_string()));
            }
        }
        Self { rows, by_name }
    }
}

/// The items of a scheme.
pub(super) fn items(file: Row<'_>, groups: &Grouping<'_>, rules: &[&str]) -> Vec<Item> {
    if !file.has("item") {
        file.missing("item");
    }
    let mut items: Vec<Item> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for row in file.rows("item") {
        let item = item(row.knows(&KEYS), groups, rules);
        if !item.id.is_empty() && !seen.insert(item.id.clone()) {
            row.page.mistake(row.at("id"), Kind::Twice(Named::Item, item.id.to_string()));
        }
        items.push(item);
    }
    items
}

fn item(row: Row<'_>, groups: &Grouping<'_>, rules: &[&str]) -> Item {
    let sort = sort(row);
    let group = row.text("group").and_then(|name| {
        let group = groups.by_name.get(name);
        if group.is_none() && !row.page.is_full() {
            let mut names: Vec<&str> = groups.by_name.keys().map(String::as_str).collect();
            names.sort_unstable(); // of two that are equally near, always the same one
            row.unknown(row.at("group"), Named::Group, name, &names);
        }
        group
    });
    match (sort, group) {
        (Some(Sort::Score(points)), Some((_, most))) if points > *most => row.no_sense("points", Sense::MoreThanGroup),
        (Some(Sort::Bonus(_) | Sort::Duty), _) if row.has("group") => row.no_sense("group", Sense::NotInGroups),
        _ => {}
    }
    if !row.has("cost") && sort.is_some_and(|sort| sort != Sort::Duty) {
        row.missing("cost");
    }
    Item {
        id: row.needed("id").into(),
        number: row.needed("number").into(),
        group: group.map(|(index, _)| *index),
        title: row.both("title", "title-en"),
        sort: sort.unwrap_or(Sort::Duty),
        costs: cost::costs(row, sort, rules),
    }
}

/// Nothing if it can't be told: then nothing that rests on it is asked.
fn sort(row: Row<'_>) -> Option<Sort> {
    let most = row.points("most");
    if most.is_some_and(Points::is_zero) {
        row.no_sense("most", Sense::Nothing);
    }
    if row.has("points") {
        if row.has("sort") {
            row.no_sense("sort", Sense::SortWithPoints);
        }
        if row.has("most") {
            row.no_sense("most", Sense::MostOfNothing);
        }
        let points = row.points("points")?;
        if points.is_zero() {
            row.no_sense("points", Sense::Nothing);
        }
        return Some(Sort::Score(points));
    }
    if !row.has("sort") {
        row.missing("points");
        return None;
    }
    match row.name("sort", Named::Sort, &SORTS, |name| SORTS.iter().position(|sort| *sort == name))? {
        0 => Some(Sort::Deduction(most)),
        1 => Some(Sort::Bonus(most)),
        _ => {
            if row.has("most") {
                row.no_sense("most", Sense::MostOfNothing);
            }
            Some(Sort::Duty)
        }
    }
}
