//! From the text of a scheme file to a [`Scheme`], or to every mistake in it.

mod cost;
mod item;
mod ranking;
mod row;
mod value;
mod when;

use std::collections::HashSet;
use std::sync::Arc;

use toml::de::DeTable;

use self::item::Grouping;
use self::row::{Page, Row};
use super::{Counts, Group, Item, Named, Scheme, SchemeError, SchemeErrorKind as Kind, Sense, Sort};
use crate::finding::Points;

/// The largest table there is has some 30 KiB. What is a hundred times larger is something else.
const MOST_BYTES: usize = 1 << 20;

const KEYS: [&str; 16] = [
    "id",
    "title",
    "title-en",
    "issuer",
    "document",
    "date",
    "table",
    "remark",
    "remark-en",
    "total",
    "most",
    "least",
    "counts",
    "group",
    "item",
    "ranking",
];

impl Scheme {
    /// Reads a scheme file, or names all mistakes in it. `file` is its name as the user knows it, `rules` are the ids
    /// of all rules there are.
    pub fn parse(text: &str, file: &str, rules: &[&str]) -> Result<Self, Vec<SchemeError>> {
        let page = Page::new(text, file);
        let scheme = if text.len() > MOST_BYTES {
            page.mistake(0, Kind::TooLarge);
            None
        } else {
            let (table, errors) = DeTable::parse_recoverable(text);
            if errors.is_empty() {
                Some(scheme(Row::new(&page, table.get_ref(), 0), rules))
            } else {
                // What the parser guessed beyond an error is not worth telling.
                for error in &errors {
                    page.mistake(error.span().map_or(0, |span| span.start), Kind::Syntax(error.message().to_owned()));
                }
                None
            }
        };
        match (scheme, page.mistakes()) {
            (Some(scheme), mistakes) if mistakes.is_empty() => Ok(scheme),
            (_, mistakes) => Err(mistakes),
        }
    }
}

fn scheme(file: Row<'_>, rules: &[&str]) -> Scheme {
    let file = file.knows(&KEYS);
    let counts = file.name("counts", Named::Counts, &["unit", "region"], |name| match name {
        "unit" => Some(Counts::Unit),
        "region" => Some(Counts::Region),
        _ => None,
    });
    let total = file.points("total");
    let (groups, grouping) = groups(file);
    let items = item::items(file, &grouping, rules);
    let used: HashSet<usize> = items.iter().filter_map(|item| item.group).collect();
    for (index, (group, row)) in groups.iter().zip(&grouping.rows).enumerate() {
        if !group.id.is_empty() && !used.contains(&index) {
            row.no_sense("id", Sense::EmptyGroup);
        }
    }
    let scheme = Scheme {
        id: id(file),
        title: file.both("title", "title-en"),
        issuer: file.needed("issuer").to_owned(),
        document: file.text("document").map(str::to_owned),
        date: file.date("date"),
        table: file.text("table").map(str::to_owned),
        remark: remark(file),
        total,
        most: file.points("most"),
        least: file.points("least"),
        counts: counts.unwrap_or_default(),
        groups,
        items,
        ranking: file.row("ranking").map(ranking::ranking),
    };
    totals(file, &scheme);
    if scheme.ranking.is_some() {
        if scheme.counts == Counts::Region {
            file.no_sense("ranking", Sense::RankingOfRegion);
        } else if !file.has("total") {
            file.no_sense("ranking", Sense::RankingWithoutTotal);
        }
    }
    scheme
}

/// The scheme's id, which its file bears as well, so that a scheme is found by its name.
fn id(file: Row<'_>) -> Arc<str> {
    let id = file.needed("id");
    if id.is_empty() {
        return id.into();
    }
    if id.len() > 60 || !id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
        file.no_sense("id", Sense::IdCharacters);
    }
    let name = file.page.file().rsplit(['/', '\\']).next().unwrap_or_default();
    if name.strip_suffix(".toml").is_some_and(|name| name != id) {
        file.no_sense("id", Sense::NotTheFilesName);
    }
    id.into()
}

fn remark(file: Row<'_>) -> Option<(String, String)> {
    if file.has("remark-en") && !file.has("remark") {
        file.missing("remark");
    }
    file.has("remark").then(|| file.both("remark", "remark-en"))
}

fn groups(file: Row<'_>) -> (Vec<Group>, Grouping<'_>) {
    let rows = file.rows("group");
    let mut groups: Vec<Group> = Vec::with_capacity(rows.len());
    for row in &rows {
        row.knows(&["id", "title", "title-en", "points"]);
        if !row.has("points") {
            row.missing("points");
        }
        groups.push(Group {
            id: row.needed("id").into(),
            title: row.both("title", "title-en"),
            points: row.points("points").unwrap_or_default(),
        });
    }
    let grouping = Grouping::new(&groups, rows);
    (groups, grouping)
}

/// Whether the sums are right. Not asked where a number could not be read: that is told already.
fn totals(file: Row<'_>, scheme: &Scheme) {
    let crossed = |low: Option<Points>, high: Option<Points>| low.zip(high).is_some_and(|(low, high)| low > high);
    if crossed(scheme.least, scheme.total) || crossed(scheme.least, scheme.most) {
        file.no_sense("least", Sense::LimitsCross);
    }
    let scored = |item: &&Item| matches!(item.sort, Sort::Score(_));
    if !file.has("total") {
        if scheme.items.iter().any(|item| scored(&item)) {
            file.no_sense("total", Sense::PointsWithoutTotal);
        }
        if scheme.least.is_some() || scheme.most.is_some() {
            file.missing("total");
        }
        return;
    }
    let unread = |row: &Row<'_>| row.text("points").is_none_or(|points| Points::parse(points).is_none());
    let lost = |(row, item): (&Row<'_>, &Item)| {
        (row.has("points") && unread(row)) || (row.has("group") && item.group.is_none())
    };
    let lacking = file.rows("item").iter().zip(&scheme.items).any(lost);
    let Some(total) = scheme.total else { return };
    if lacking || file.rows("group").iter().any(unread) {
        return;
    }
    let alone = scheme.items.iter().filter(|item| item.group.is_none()).map(|item| match item.sort {
        Sort::Score(points) => points,
        _ => Points::ZERO,
    });
    let sum = alone.chain(scheme.groups.iter().map(|group| group.points)).sum();
    if sum != total {
        file.page.mistake(file.at("total"), Kind::TotalDiffers(total, sum));
    }
}
