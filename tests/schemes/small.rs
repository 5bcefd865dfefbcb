//! What the built-in schemes do not show: groups, single vetoes, points by level without circulars, incidents by hand.

use baguan::check;
use baguan::document::{Channel, Kind, Stage};
use baguan::finding::{Points, Severity};
use baguan::scheme::{
    ClassName, Entry, Fact, FormState, Noticed, Posted, Pricing, Scheme, Sheet, Subject, Unit, What, score,
};

const SCHEME: &str = r#"
id = "small"
title = "小表"
issuer = "办公室"
total = "20"
[[group]]
id = "g"
title = "组"
points = "5"
[[item]]
id = "a"
number = "a"
title = "甲"
points = "4"
group = "g"
[[item.cost]]
id = "place"
words = "一处"
points = "1"
per = "place"
when = { rules = ["term/*"] }
[[item]]
id = "b"
number = "b"
title = "乙"
points = "3"
group = "g"
[[item.cost]]
id = "unit"
words = "单位"
points = "3"
per = "unit"
when = { rules = ["term/law"], channels = ["site"] }
[[item]]
id = "v"
number = "v"
title = "单项否决"
sort = "deduction"
group = "g"
[[item.cost]]
id = "veto"
words = "否决"
points = "1"
per = "document"
veto-group = true
when = { rules = ["label/missing"] }
[[item]]
id = "c"
number = "c"
title = "丙"
points = "15"
[[item.cost]]
id = "noticed"
words = "被投诉、曝光"
by = { complaint = "2", media = "4" }
per = "case"
veto = { media = 2 }
when = { rules = ["personal/*"], noticed = ["complaint", "media"] }
[[item.cost]]
id = "weeks"
words = "周表"
points = "0.1"
per = "week"
most = "0.3"
when = { form = "weekly", state = "missing" }
[[item.cost]]
id = "case"
words = "每起"
points = "1"
per = "case"
when = { rules = ["personal/*"] }
[[item]]
id = "d"
number = "d"
title = "通报"
sort = "deduction"
[[item.cost]]
id = "circular"
words = "通报"
points = "1"
per = "circular"
when = { rules = ["personal/*"] }
[ranking]
[[ranking.group]]
id = "x"
title = "甲组"
class = [{ name = "good", places = 1 }]
[[ranking.group]]
id = "y"
title = "乙组"
"#;

fn small() -> Scheme {
    Scheme::parse(SCHEME, "small.toml", &check::ids()).expect("a sound scheme")
}

fn points(text: &str) -> Points {
    Points::parse(text).expect("points")
}

fn posted(rule: &str, document: &str) -> Posted {
    Posted {
        rule: rule.to_owned(),
        aspect: None,
        severity: Severity::Block,
        kind: "other".to_owned(),
        format: "html".to_owned(),
        channel: Channel::Site,
        document: document.to_owned(),
        noticed: Noticed::Ourselves,
        circular: None,
        places: 1,
        by_hand: None,
    }
}

fn facts(posted: impl IntoIterator<Item = Posted>) -> Vec<Fact> {
    let fact =
        |posted: Posted| Fact { unit: "甲".to_owned(), evidence: posted.document.clone(), what: What::Posted(posted) };
    posted.into_iter().map(fact).collect()
}

/// The sheet of the only unit.
fn only(facts: &[Fact]) -> Sheet {
    let mut sheets = score(&small(), facts, &[]);
    assert_eq!(sheets.units.len(), 1);
    sheets.units.remove(0)
}

fn line(sheet: &Sheet, item: usize) -> (String, String) {
    (sheet.lines[item].points.to_string(), sheet.lines[item].held_back.to_string())
}

#[test]
fn items_of_a_group_lose_together_at_most_its_points() {
    let found = [Posted { places: 6, ..posted("term/vulgar", "1") }, posted("term/law", "1")];
    let sheet = only(&facts(found));
    assert_eq!((line(&sheet, 0), line(&sheet, 1)), (("4".into(), "3".into()), ("3".into(), "0".into())));
    assert_eq!((sheet.groups[0].to_string(), sheet.taken.to_string()), ("-2".into(), "5".into()));
    assert_eq!(sheet.total, Some(points("15")));
}

#[test]
fn a_single_veto_takes_all_of_its_group() {
    let sheet = only(&facts([posted("label/missing", "1")]));
    assert_eq!((sheet.groups[0], sheet.taken, sheet.total), (points("4"), points("5"), Some(points("15"))));
    // With more taken by the items than the group has, it is still the group's points.
    let more = [posted("label/missing", "1"), Posted { places: 9, ..posted("term/law", "2") }];
    assert_eq!(only(&facts(more)).taken, points("5"));
    let stake = at_stake("label/missing");
    assert_eq!((stake.len(), stake[0].points, stake[0].up_to), (1, points("5"), None));
}

#[test]
fn levels_without_circulars_have_their_points_and_their_veto() {
    let by = |noticed, document| Posted { noticed, ..posted("personal/mobile", document) };
    // 4 for the press, which is more than 2 for the complaint about the same document; 1 for the case.
    let sheet = only(&facts([by(Noticed::Complaint, "1"), by(Noticed::Media, "1")]));
    assert_eq!((line(&sheet, 3).0, sheet.vetoes.len()), ("5".into(), 0));
    let sheet = only(&facts([by(Noticed::Media, "1"), by(Noticed::Media, "2")]));
    assert_eq!((sheet.vetoes.clone(), sheet.total), (vec![(Noticed::Media, 2)], Some(Points::ZERO)));
    assert_eq!(sheet.class, Some(ClassName::Fail));
    let stake = at_stake("personal/mobile");
    let told: Vec<_> = stake.iter().map(|s| (&*s.item, s.points, s.up_to, s.veto, s.noticed.clone())).collect();
    let circulars = vec!["county", "prefecture", "province", "state-council"];
    assert_eq!(
        told,
        [
            ("c", points("2"), Some(points("4")), true, vec!["complaint", "media"]),
            ("c", points("1"), None, false, vec![]),
            ("d", points("1"), None, false, circulars),
        ]
    );
}

#[test]
fn incidents_by_hand_are_cases_and_circulars_are_told_by_name() {
    let by_hand = |id: &str, circular: Option<&str>| Posted {
        by_hand: Some(id.to_owned()),
        noticed: Noticed::County,
        circular: circular.map(str::to_owned),
        ..posted("personal/mobile", "")
    };
    let found = [
        posted("personal/email", "1"),
        posted("personal/mobile", "1"),
        by_hand("#1", Some("县通报〔2026〕1号")),
        by_hand("#2", Some("县通报 ［2026］ １号")),
        by_hand("#3", Some("县通报〔2026〕2号")),
        by_hand("#4", None),
        by_hand("#5", None),
    ];
    let sheet = only(&facts(found));
    // The document and the five incidents are cases.
    assert_eq!(sheet.lines[3].charges[0].count, 6);
    // Two circulars, and two incidents of which nobody knows in which they stood.
    assert_eq!(sheet.lines[4].charges[0].count, 4);
}

#[test]
fn only_weeks_are_counted_by_week() {
    let form = |of: &str| Fact {
        unit: "甲".to_owned(),
        evidence: of.to_owned(),
        what: What::Form { form: "weekly".to_owned(), state: FormState::Missing, of: of.to_owned() },
    };
    let facts: Vec<Fact> = ["2026-W01", " 2026-W01", "2026-W02", "通知.pdf"].into_iter().map(form).collect();
    let sheets = score(&small(), &facts, &[]);
    let charge = &sheets.units[0].lines[3].charges[0];
    assert_eq!((charge.count, charge.points), (2, points("0.2")));
    assert_eq!(sheets.unmatched, ["weekly missing × 1"]);
    let five: Vec<Fact> = (1..=5).map(|week| form(&format!("2026-W0{week}"))).collect();
    let charge = &only(&five).lines[3].charges[0];
    assert_eq!((charge.count, charge.points, charge.held_back), (5, points("0.3"), points("0.2")));
}

#[test]
fn what_is_for_review_is_told_and_counts_nothing() {
    let review = |n: u32| Posted { severity: Severity::Review, ..posted("personal/mobile", &format!("{n:03}")) };
    let note = Posted { severity: Severity::Note, ..posted("personal/mobile", "note") };
    let sheet = only(&facts((0..300).map(review).chain([note])));
    assert_eq!((sheet.lines[3].points, sheet.lines[3].all_to_judge), (Points::ZERO, 300));
    assert_eq!((sheet.lines[3].to_judge.len(), sheet.lines[3].to_judge[0].as_str()), (100, "000"));
}

#[test]
fn entries_that_name_nothing_are_told() {
    let entry = |item: &str, cost: Option<&str>, points: Option<&str>| Fact {
        unit: "甲".to_owned(),
        evidence: String::new(),
        what: What::Entry(Entry {
            item: item.to_owned(),
            cost: cost.map(str::to_owned),
            count: 2,
            points: points.and_then(Points::parse),
        }),
    };
    let facts = [
        entry("z", Some("place"), None),
        entry("a", Some("z"), None),
        entry("a", None, None),
        // Who noticed it is not told, so nobody knows its points.
        entry("c", Some("noticed"), None),
        entry("c", Some("case"), None),
        entry("c", None, Some("0.5")),
    ];
    let sheets = score(&small(), &facts, &[]);
    assert_eq!(sheets.unmatched, ["甲: a", "甲: a/z", "甲: c/noticed", "甲: z/place"]);
    assert_eq!(sheets.units[0].lines[3].points, points("2.5"));
    assert!(score(&small(), &facts[..1], &[]).units[0].total == Some(points("20")));
}

#[test]
fn groups_of_units_and_who_is_vetoed_among_who_has_nothing() {
    let unit = |name: &str, group: Option<&str>| Unit {
        name: name.to_owned(),
        group: group.map(str::to_owned),
        bottom_years: 0,
    };
    let units = [unit("丙", Some("y")), unit("乙", Some("x")), unit("甲", None), unit("丁", Some("q"))];
    let media = |n: u8| Posted { noticed: Noticed::Media, ..posted("personal/mobile", &n.to_string()) };
    let mut facts = facts([media(1), media(2)]);
    facts.push(Fact {
        unit: "乙".to_owned(),
        evidence: String::new(),
        what: What::Entry(Entry { item: "v".to_owned(), cost: None, count: 1, points: Points::parse("100") }),
    });
    let sheets = score(&small(), &facts, &units);
    let told: Vec<_> = sheets.units.iter().map(|s| (s.unit.as_str(), s.group, s.rank, s.class)).collect();
    assert_eq!(
        told,
        [
            ("丁", Some(0), Some(1), Some(ClassName::Good)),
            ("乙", Some(0), Some(2), Some(ClassName::Pass)),
            ("甲", Some(0), Some(3), Some(ClassName::Fail)),
            ("丙", Some(1), Some(1), Some(ClassName::Pass)),
        ]
    );
    assert_eq!(sheets.unmatched, ["丁: q"]);
}

fn at_stake(rule: &str) -> Vec<baguan::finding::AtStake> {
    Pricing::new(vec![std::sync::Arc::new(small())]).price(&Subject {
        rule,
        aspect: None,
        severity: Severity::Block,
        kind: Kind::Other,
        format: "html",
        channel: Channel::NewMedia,
        stage: Stage::Publish,
    })
}

#[test]
fn a_file_from_another_editor_is_read_alike() {
    let windows = format!("\u{feff}{}", SCHEME.replace('\n', "\r\n"));
    assert_eq!(Scheme::parse(&windows, "small.toml", &check::ids()), Ok(small()));
    let wrong = windows.replace("per = \"week\"", "per = \"weak\"");
    let lines = |text: &str| Scheme::parse(text, "small.toml", &check::ids()).expect_err("a mistake")[0].line;
    assert_eq!(lines(&wrong), lines(&wrong.replace("\r\n", "\n")));
}
