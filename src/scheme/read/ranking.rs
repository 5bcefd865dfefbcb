//! How units are ranked and classed.

use super::row::Row;
use crate::scheme::{Bottom, Class, ClassName, Named, Ranking, RankingGroup, SchemeErrorKind as Kind, Sense};

pub(super) fn ranking(row: Row<'_>) -> Ranking {
    row.knows(&["fail-below", "bottom", "group"]);
    let bottom = row.row("bottom").and_then(|row| {
        row.knows(&["places", "years"]);
        for key in ["places", "years"] {
            if !row.has(key) {
                row.missing(key);
            }
        }
        Some(Bottom { places: row.number("places")?, years: row.number("years")? })
    });
    if !row.has("group") {
        row.missing("group");
    }
    let rows = row.rows("group");
    let mut groups: Vec<RankingGroup> = Vec::with_capacity(rows.len());
    let mut seen = std::collections::HashSet::new();
    for row in rows {
        let group = group(row);
        if !group.id.is_empty() && !seen.insert(group.id.clone()) {
            row.page.mistake(row.at("id"), Kind::Twice(Named::RankingGroup, group.id.to_string()));
        }
        if bottom.zip(group.units).is_some_and(|(bottom, units)| bottom.places > units) {
            row.no_sense("units", Sense::PlacesBeyondUnits);
        }
        groups.push(group);
    }
    Ranking { fail_below: row.points("fail-below"), bottom, groups }
}

fn group(row: Row<'_>) -> RankingGroup {
    row.knows(&["id", "title", "title-en", "units", "class"]);
    let names = ClassName::ALL.map(ClassName::name);
    let mut classes: Vec<Class> = Vec::new();
    for class in row.rows("class") {
        class.knows(&["name", "places"]);
        for key in ["name", "places"] {
            if !class.has(key) {
                class.missing(key);
            }
        }
        let name = class.name("name", Named::Class, &names, ClassName::parse);
        let places = class.number("places");
        let (Some(name), Some(places)) = (name, places) else { continue };
        if classes.iter().any(|other| other.name == name) {
            class.page.mistake(class.at("name"), Kind::Twice(Named::Class, name.name().to_owned()));
            continue;
        }
        classes.push(Class { name, places });
    }
    let units = row.number("units");
    let places = classes.iter().fold(0_u64, |sum, class| sum + u64::from(class.places));
    if units.is_some_and(|units| places > u64::from(units)) {
        row.no_sense("class", Sense::PlacesBeyondUnits);
    }
    RankingGroup { id: row.needed("id").into(), title: row.both("title", "title-en"), units, classes }
}
