//! Score sheets as JSON. What stands here, and nothing else, leaves the program.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use super::row::{self, rows};
use super::words::said;
use super::{Score, Sources};
use crate::finding::{Language, Points};
use crate::scheme;

/// The name and version of its form.
const SCHEMA: &str = "baguan.score/1";

/// Score sheets under one scheme or several.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "baguan.score/1")]
struct Whole<'a> {
    schema: Cow<'a, str>,
    tool: Tool<'a>,
    sources: From<'a>,
    scores: Vec<ByScheme<'a>>,
}

/// Who made it.
#[derive(Serialize, JsonSchema)]
struct Tool<'a> {
    /// The version of the program.
    version: Cow<'a, str>,
}

/// Where the facts come from.
#[derive(Serialize, JsonSchema)]
struct From<'a> {
    /// The day on which the sheets were made.
    made: Option<String>,
    since: Option<String>,
    until: Option<String>,
    /// The head of the ledger's chain; null if the ledger was not asked.
    head: Option<&'a str>,
    /// The documents that reports speak of.
    documents: u64,
    /// Those that were not checked whole: what stands in them is on no sheet.
    unchecked: Vec<Unchecked<'a>>,
    /// What else must be known of the sources.
    remarks: Vec<String>,
}

/// A document that was not checked whole.
#[derive(Serialize, JsonSchema)]
struct Unchecked<'a> {
    unit: &'a str,
    path: &'a str,
    why: &'a str,
}

/// The sheets under one scheme.
#[derive(Serialize, JsonSchema)]
struct ByScheme<'a> {
    scheme: Scheme<'a>,
    /// The region's sheet, where the region is assessed.
    region: Option<Sheet<'a>>,
    /// By group and rank.
    units: Vec<Sheet<'a>>,
    /// What only a person can enter.
    manual: Vec<Manual<'a>>,
    /// Facts that no item asks for.
    unmatched: &'a [String],
}

/// The scheme.
#[derive(Serialize, JsonSchema)]
struct Scheme<'a> {
    id: &'a str,
    title: &'a str,
    issuer: &'a str,
    document: Option<&'a str>,
    date: Option<String>,
    table: Option<&'a str>,
    /// What a unit begins with, a decimal number; null for schemes of duties.
    total: Option<String>,
}

/// A cost that no rule can see.
#[derive(Serialize, JsonSchema)]
struct Manual<'a> {
    item: &'a str,
    cost: &'a str,
    words: &'a str,
}

/// The sheet of a unit. All points are decimal numbers, exact, as strings.
#[derive(Serialize, JsonSchema)]
struct Sheet<'a> {
    /// Empty for the region.
    unit: &'a str,
    /// The group in which it is ranked.
    group: Option<&'a str>,
    total: Option<String>,
    taken: String,
    bonus: String,
    /// What the cap of the total cut off.
    cut: String,
    /// What the floor of the total gave back.
    raised: String,
    /// The circulars that veto the year.
    vetoes: Vec<Veto>,
    rank: Option<u32>,
    /// `excellent`, `good`, `pass` or `fail`.
    class: Option<&'a str>,
    /// Whether units of the same rank stand across the border of a class.
    tied: bool,
    fails_by_years: bool,
    items: Vec<Entry<'a>>,
    groups: Vec<Group<'a>>,
}

/// Circulars that veto.
#[derive(Serialize, JsonSchema)]
struct Veto {
    /// `county`, `prefecture`, `province` or `state-council`.
    noticed: &'static str,
    count: u32,
}

/// Items that share points.
#[derive(Serialize, JsonSchema)]
struct Group<'a> {
    id: &'a str,
    points: String,
    /// What its veto took besides.
    vetoed: String,
    /// What its floor held back.
    held_back: String,
}

/// An item.
#[derive(Serialize, JsonSchema)]
struct Entry<'a> {
    item: &'a str,
    number: &'a str,
    title: &'a str,
    /// `score`, `deduction`, `bonus` or `duty`.
    sort: &'static str,
    /// Its full points; null if it has none.
    full: Option<String>,
    /// What it took, or gave if it is a bonus.
    points: String,
    /// What is left of the full points.
    left: Option<String>,
    /// What was beyond its cap.
    held_back: String,
    costs: Vec<Charge<'a>>,
    /// Costs that only a person can enter, and nobody has.
    not_entered: Vec<&'a str>,
    /// What a person must judge first; it is not counted.
    to_judge: &'a [String],
}

/// What was taken or given.
#[derive(Serialize, JsonSchema)]
struct Charge<'a> {
    /// Null for points entered without one.
    cost: Option<&'a str>,
    words: Option<&'a str>,
    /// `document`, `unit`, `case`, `circular`, `week`, `place`, `element` or `each`.
    per: Option<&'static str>,
    count: u64,
    points: String,
    held_back: String,
    /// At most so much as fits a sheet; `count` has all.
    evidence: &'a [String],
}

/// All sheets as one object.
pub fn json(scores: &[Score<'_>], sources: &Sources, language: Language) -> serde_json::Result<String> {
    let whole = Whole {
        schema: SCHEMA.into(),
        tool: Tool { version: env!("CARGO_PKG_VERSION").into() },
        sources: From::new(sources, language),
        scores: scores.iter().map(|score| ByScheme::new(score, language)).collect(),
    };
    let mut bytes = Vec::new();
    super::super::mirror::write(&mut bytes, &whole).map_err(serde::ser::Error::custom)?;
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(serde::ser::Error::custom)
}

/// The JSON schema of it.
pub fn schema() -> serde_json::Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<Whole<'_>>().to_value()
}

impl<'a> From<'a> {
    fn new(sources: &'a Sources, language: Language) -> Self {
        Self {
            made: sources.made.map(|day| day.to_string()),
            since: sources.since.map(|day| day.to_string()),
            until: sources.until.map(|day| day.to_string()),
            head: sources.head.as_deref(),
            documents: sources.documents,
            unchecked: sources
                .unchecked
                .iter()
                .map(|document| Unchecked { unit: &document.unit, path: &document.path, why: &document.why })
                .collect(),
            remarks: sources.remarks.iter().map(|remark| remark.say(language)).collect(),
        }
    }
}

impl<'a> ByScheme<'a> {
    fn new(score: &Score<'a>, language: Language) -> Self {
        let Score { scheme, sheets } = *score;
        let sheet = |sheet| Sheet::new(scheme, sheet, language);
        Self {
            scheme: Scheme {
                id: &scheme.id,
                title: said(&scheme.title, language),
                issuer: &scheme.issuer,
                document: scheme.document.as_deref(),
                date: scheme.date.map(|date| date.to_string()),
                table: scheme.table.as_deref(),
                total: scheme.total.map(|total| total.to_string()),
            },
            region: sheets.region.as_ref().map(sheet),
            units: sheets.units.iter().map(sheet).collect(),
            manual: row::manual(scheme)
                .map(|(item, cost)| Manual { item: &item.id, cost: &cost.id, words: said(&cost.words, language) })
                .collect(),
            unmatched: &sheets.unmatched,
        }
    }
}

impl<'a> Sheet<'a> {
    fn new(scheme: &'a scheme::Scheme, sheet: &'a scheme::Sheet, language: Language) -> Self {
        let ranked = scheme.ranking.as_ref().map(|ranking| ranking.groups.as_slice()).unwrap_or_default();
        let group = |(group, points): (&'a scheme::Group, &Points)| Group {
            id: &group.id,
            points: group.points.to_string(),
            vetoed: (*points).max(Points::ZERO).to_string(),
            held_back: (-*points).max(Points::ZERO).to_string(),
        };
        Self {
            unit: &sheet.unit,
            group: sheet.group.and_then(|group| ranked.get(group)).map(|group| &*group.id),
            total: sheet.total.map(|total| total.to_string()),
            taken: sheet.taken.to_string(),
            bonus: sheet.bonus.to_string(),
            cut: sheet.cut.to_string(),
            raised: sheet.raised.to_string(),
            vetoes: sheet.vetoes.iter().map(|(who, count)| Veto { noticed: who.name(), count: *count }).collect(),
            rank: sheet.rank,
            class: sheet.class.map(scheme::ClassName::name),
            tied: sheet.tied,
            fails_by_years: sheet.fails_by_years,
            items: rows(scheme, sheet).map(|row| Entry::new(row, language)).collect(),
            groups: scheme.groups.iter().zip(&sheet.groups).map(group).collect(),
        }
    }
}

impl<'a> Entry<'a> {
    fn new(row: row::Row<'a>, language: Language) -> Self {
        let charge = |charge: &'a scheme::Charge| {
            let cost = row.cost(charge);
            Charge {
                cost: cost.map(|cost| &*cost.id),
                words: cost.map(|cost| said(&cost.words, language)),
                per: cost.map(|cost| cost.per.name()),
                count: charge.count,
                points: charge.points.to_string(),
                held_back: charge.held_back.to_string(),
                evidence: &charge.evidence,
            }
        };
        Self {
            item: &row.item.id,
            number: &row.item.number,
            title: said(&row.item.title, language),
            sort: match row.item.sort {
                scheme::Sort::Score(_) => "score",
                scheme::Sort::Deduction(_) => "deduction",
                scheme::Sort::Bonus(_) => "bonus",
                scheme::Sort::Duty => "duty",
            },
            full: row.full().map(|full| full.to_string()),
            points: row.points().to_string(),
            left: row.left().map(|left| left.to_string()),
            held_back: row.held_back().to_string(),
            costs: row.charges().iter().map(charge).collect(),
            not_entered: row.not_entered().map(|cost| &*cost.id).collect(),
            to_judge: row.to_judge(),
        }
    }
}
