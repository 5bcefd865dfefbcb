//! The cases worked by hand. How they are written: below, key by key. What a case doesn't mention is not compared.

use std::collections::BTreeMap;
use std::path::Path;

use baguan::document::{Channel, Kind, Stage};
use baguan::finding::{AtStake, Points, Severity};
use baguan::scheme::{
    Entry, Fact, FormState, Noticed, Posted, Pricing, Scheme, Sheet, Sheets, Sort, Subject, Unit, What, score,
};

#[derive(serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Cases {
    scheme: String,
    case: Vec<Case>,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Case {
    name: String,
    /// The arithmetic, for who reads the case.
    #[allow(dead_code)]
    why: String,
    #[serde(default)]
    unit: Vec<GivenUnit>,
    #[serde(default)]
    finding: Vec<Finding>,
    #[serde(default)]
    form: Vec<Form>,
    #[serde(default)]
    reported: Vec<Reported>,
    #[serde(default)]
    entry: Vec<GivenEntry>,
    #[serde(default)]
    sheet: Vec<Expected>,
    #[serde(default)]
    at_stake: Vec<Draft>,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct GivenUnit {
    name: String,
    group: Option<String>,
    #[serde(default)]
    bottom_years: u32,
}

/// A finding in posted material; `times` copies are different documents unless `document` is given.
#[derive(serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Finding {
    unit: String,
    rule: String,
    aspect: Option<String>,
    #[serde(default = "severity")]
    severity: String,
    #[serde(default = "kind")]
    kind: String,
    #[serde(default = "format")]
    format: String,
    #[serde(default = "channel")]
    channel: String,
    document: Option<String>,
    times: Option<u32>,
    noticed: Option<String>,
    circular: Option<String>,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Form {
    unit: String,
    #[serde(rename = "form")]
    name: String,
    state: String,
    document: Option<String>,
    week: Option<String>,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Reported {
    unit: String,
    times: u32,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct GivenEntry {
    unit: String,
    item: String,
    cost: Option<String>,
    count: Option<u32>,
    points: Option<String>,
}

/// What must come out: what is left of items with points, what deductions took as `-10`, what bonuses gave as `+0.6`.
#[derive(serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Expected {
    unit: String,
    #[serde(default)]
    item: BTreeMap<String, String>,
    total: Option<String>,
    rank: Option<u32>,
    class: Option<String>,
    vetoed: Option<bool>,
    tied: Option<bool>,
}

/// A finding in a draft, and what it has at stake.
#[derive(serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Draft {
    rule: String,
    aspect: Option<String>,
    #[serde(default = "severity")]
    severity: String,
    #[serde(default = "kind")]
    kind: String,
    #[serde(default = "format")]
    format: String,
    #[serde(default = "channel")]
    channel: String,
    #[serde(default = "stage")]
    stage: String,
    expect: Vec<Stake>,
}

/// All that is at stake, in order; `returns` only where a case speaks of it.
#[derive(Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Stake {
    item: String,
    points: String,
    up_to: Option<String>,
    #[serde(default)]
    veto: bool,
    per: String,
    returns: Option<bool>,
}

// What a case leaves out is of no account in it.
fn severity() -> String {
    "block".to_owned()
}

fn kind() -> String {
    "other".to_owned()
}

fn format() -> String {
    "html".to_owned()
}

fn channel() -> String {
    "site".to_owned()
}

fn stage() -> String {
    "publish".to_owned()
}

#[test]
fn cases_worked_by_hand_come_out_alike() {
    let schemes = super::built_in();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scheme");
    let mut failures = Vec::new();
    let mut count = 0;
    for file in std::fs::read_dir(folder).expect("the folder of cases").flatten() {
        let text = std::fs::read_to_string(file.path()).expect("a file of cases");
        let cases: Cases = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.path().display()));
        let scheme = schemes.iter().find(|scheme| *scheme.id == *cases.scheme).expect("a built-in scheme");
        let pricing = Pricing::new(vec![scheme.clone()]);
        for case in &cases.case {
            count += 1;
            let wrong = [scored(scheme, case), priced(&pricing, case)].concat();
            if !wrong.is_empty() {
                failures.push(format!("{}: {}\n  {}", cases.scheme, case.name, wrong.join("\n  ")));
            }
        }
    }
    assert!(count > 100, "{count} cases");
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

fn points(text: &str) -> Points {
    Points::parse(text).unwrap_or_else(|| panic!("no points: {text}"))
}

fn scored(scheme: &Scheme, case: &Case) -> Vec<String> {
    let given =
        |unit: &GivenUnit| Unit { name: unit.name.clone(), group: unit.group.clone(), bottom_years: unit.bottom_years };
    let units: Vec<Unit> = case.unit.iter().map(given).collect();
    let sheets = score(scheme, &facts(case), &units);
    let mut wrong: Vec<String> =
        sheets.unmatched.iter().filter(|what| !what.contains('×')).map(|what| format!("unmatched: {what}")).collect();
    for expected in &case.sheet {
        match sheet(&sheets, &expected.unit) {
            Some(sheet) => wrong.extend(compared(scheme, sheet, expected)),
            None => wrong.push(format!("no sheet of {:?}", expected.unit)),
        }
    }
    wrong
}

fn sheet<'a>(sheets: &'a Sheets, unit: &str) -> Option<&'a Sheet> {
    sheets.units.iter().chain(&sheets.region).find(|sheet| sheet.unit == unit)
}

fn compared(scheme: &Scheme, sheet: &Sheet, expected: &Expected) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut same = |what: &str, found: String, expected: Option<String>| {
        if let Some(expected) = expected.filter(|expected| *expected != found) {
            wrong.push(format!("{} {what}: {found}, the case has {expected}", sheet.unit));
        }
    };
    for (id, expected) in &expected.item {
        let item = scheme.items.iter().position(|item| *item.id == **id).expect("an item of the scheme");
        let line = sheet.lines.get(item).expect("a line for every item");
        let taken = line.points;
        let found = match scheme.items[item].sort {
            Sort::Score(points) => (points - taken).to_string(),
            Sort::Deduction(_) => (-taken).to_string(),
            Sort::Bonus(_) if taken.is_zero() => "0".to_owned(),
            Sort::Bonus(_) => format!("+{taken}"),
            Sort::Duty => "duty".to_owned(),
        };
        same(&format!("item {id}"), found, Some(expected.clone()));
    }
    let total = sheet.total.map(|total| total.to_string()).unwrap_or_default();
    same("total", total, expected.total.clone());
    same("rank", format!("{:?}", sheet.rank), expected.rank.map(|rank| format!("{:?}", Some(rank))));
    let class = sheet.class.map(baguan::scheme::ClassName::name).unwrap_or_default();
    same("class", class.to_owned(), expected.class.clone());
    same("vetoed", (!sheet.vetoes.is_empty()).to_string(), expected.vetoed.map(|vetoed| vetoed.to_string()));
    // A rank that is given without `tied` is one that nobody shares across a border.
    let tied = expected.tied.or(expected.rank.map(|_| false));
    same("tied", sheet.tied.to_string(), tied.map(|tied| tied.to_string()));
    wrong
}

fn facts(case: &Case) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (number, finding) in case.finding.iter().enumerate() {
        for copy in 0..finding.times.unwrap_or(1) {
            let document = finding.document.clone().unwrap_or_else(|| format!("{number}-{copy}"));
            facts.push(Fact {
                unit: finding.unit.clone(),
                evidence: document.clone(),
                what: What::Posted(Posted {
                    rule: finding.rule.clone(),
                    aspect: finding.aspect.clone(),
                    severity: Severity::parse(&finding.severity).expect("a severity"),
                    kind: Kind::parse(&finding.kind).expect("a kind").name().to_owned(),
                    format: finding.format.clone(),
                    channel: Channel::parse(&finding.channel).expect("a channel"),
                    document,
                    noticed: finding
                        .noticed
                        .as_deref()
                        .map(|name| Noticed::parse(name).expect("a level"))
                        .unwrap_or_default(),
                    circular: finding.circular.clone(),
                    places: 1,
                    by_hand: None,
                }),
            });
        }
    }
    for (number, form) in case.form.iter().enumerate() {
        let of = form.week.clone().or(form.document.clone()).unwrap_or_else(|| format!("form {number}"));
        let state = if form.state == "late" { FormState::Late } else { FormState::Missing };
        let what = What::Form { form: form.name.clone(), state, of: of.clone() };
        facts.push(Fact { unit: form.unit.clone(), what, evidence: of });
    }
    for reported in &case.reported {
        for number in 0..reported.times {
            let evidence = format!("report {number}");
            facts.push(Fact { unit: reported.unit.clone(), what: What::Reported, evidence });
        }
    }
    for entry in &case.entry {
        let what = What::Entry(Entry {
            item: entry.item.clone(),
            cost: entry.cost.clone(),
            count: entry.count.unwrap_or(1),
            points: entry.points.as_deref().map(points),
        });
        facts.push(Fact { unit: entry.unit.clone(), what, evidence: "by hand".to_owned() });
    }
    facts
}

fn priced(pricing: &Pricing, case: &Case) -> Vec<String> {
    let mut wrong = Vec::new();
    for draft in &case.at_stake {
        let mut found: Vec<Stake> = pricing
            .price(&Subject {
                rule: &draft.rule,
                aspect: draft.aspect.as_deref(),
                severity: Severity::parse(&draft.severity).expect("a severity"),
                kind: Kind::parse(&draft.kind).expect("a kind"),
                format: &draft.format,
                channel: Channel::parse(&draft.channel).expect("a channel"),
                stage: Stage::parse(&draft.stage).expect("a stage"),
            })
            .iter()
            .map(stake)
            .collect();
        for (found, expected) in found.iter_mut().zip(&draft.expect) {
            found.returns = found.returns.filter(|_| expected.returns.is_some());
        }
        if found != draft.expect {
            wrong.push(format!("{} at stake: {found:?}\n    the case has {:?}", draft.rule, draft.expect));
        }
    }
    wrong
}

fn stake(at_stake: &AtStake) -> Stake {
    Stake {
        item: at_stake.item.to_string(),
        points: at_stake.points.to_string(),
        up_to: at_stake.up_to.map(|points| points.to_string()),
        veto: at_stake.veto,
        per: at_stake.per.to_owned(),
        returns: Some(at_stake.returns),
    }
}
