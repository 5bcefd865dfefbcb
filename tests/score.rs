//! Score sheets as JSON and as a workbook: what is in them, and that nothing in a text becomes a formula.

#![allow(clippy::expect_used)] // a test that cannot go on has failed

use std::io::Cursor;
use std::sync::Arc;

use baguan::check::ids;
use baguan::document::{Channel, Date};
use baguan::finding::{Language, Severity, Words};
use baguan::report::score::{Score, Sources, Unchecked, json, schema, text, workbook};
use baguan::scheme::{Entry, Fact, Noticed, Posted, Scheme, Sheets, Unit, What, built_in, score};
use calamine::{Data, Reader, Xlsx};

fn scheme(id: &str) -> Arc<Scheme> {
    let all = built_in(&ids()).expect("the built-in schemes are right");
    all.into_iter().find(|scheme| &*scheme.id == id).expect("it is there")
}

fn posted(rule: &str, document: &str) -> Posted {
    Posted {
        rule: rule.to_owned(),
        aspect: None,
        severity: Severity::Block,
        kind: "official-document".to_owned(),
        format: "pdf".to_owned(),
        channel: Channel::Site,
        document: document.to_owned(),
        noticed: Noticed::Ourselves,
        circular: None,
        places: 1,
        by_hand: None,
    }
}

fn fact(unit: &str, what: What, evidence: &str) -> Fact {
    Fact { unit: unit.to_owned(), what, evidence: evidence.to_owned() }
}

/// Eleven PDFs without a label, a number that was circulated, something entered by hand; names as nobody should choose them.
fn facts() -> Vec<Fact> {
    let mut facts: Vec<Fact> = (0..11)
        .map(|n| {
            let document = format!("{n}.pdf");
            fact("甲镇", What::Posted(posted("label/missing", &document)), &format!("=cmd|'/c calc'!A{n}"))
        })
        .collect();
    let told = Posted {
        noticed: Noticed::Province,
        circular: Some("省通报第1期".to_owned()),
        ..posted("personal/mobile", "名单.pdf")
    };
    facts.push(fact("乙/镇", What::Posted(told), "名单.pdf：13*******78"));
    let entry = Entry { item: "2".to_owned(), cost: Some("no-report".to_owned()), count: 1, points: None };
    facts.push(fact("乙/镇", What::Entry(entry), "+没有听汇报"));
    facts
}

fn units() -> Vec<Unit> {
    ["甲镇", "乙/镇", "乙:镇", "丙镇人民政府信息与政务公开工作领导小组办公室（县政务服务局代管）"]
        .map(|name| Unit { name: name.to_owned(), ..Unit::default() })
        .to_vec()
}

fn sources() -> Sources {
    Sources {
        made: Date::new(2026, 11, 22),
        head: Some("12:ab".to_owned()),
        documents: 14,
        unchecked: vec![Unchecked { unit: "甲镇".into(), path: "扫描.pdf".into(), why: "没有文字层".into() }],
        remarks: vec![Words { zh: "有一份草稿的报告没有计分", en: "the report of a draft does not count" }.into()],
        ..Sources::default()
    }
}

fn sheets(scheme: &Scheme) -> Sheets {
    score(scheme, &facts(), &units())
}

#[test]
fn the_json_is_what_its_schema_says() {
    for id in ["changning-2020-township", "kunming-2023", "zhaotong-2020", "xuanwei-2023-department"] {
        let scheme = scheme(id);
        let sheets = sheets(&scheme);
        for language in [Language::Chinese, Language::English] {
            let written = json(&[Score { scheme: &scheme, sheets: &sheets }], &sources(), language).expect("JSON");
            let written: serde_json::Value = serde_json::from_str(&written).expect("JSON");
            let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
            compiler.add_resource("score.json", schema()).expect("a schema");
            let index = compiler.compile("score.json", &mut schemas).expect("a schema");
            schemas.validate(&written, index).unwrap_or_else(|error| panic!("{id}: {error}"));
        }
    }
}

#[test]
fn the_json_has_exact_points() {
    let scheme = scheme("changning-2020-township");
    let sheets = sheets(&scheme);
    let written = json(&[Score { scheme: &scheme, sheets: &sheets }], &sources(), Language::Chinese).expect("JSON");
    let written: serde_json::Value = serde_json::from_str(&written).expect("JSON");
    let units = written["scores"][0]["units"].as_array().expect("units");
    let of = |name: &str| units.iter().find(|unit| unit["unit"] == name).expect("a unit");
    let labels =
        of("甲镇")["items"].as_array().expect("items").iter().find(|item| item["item"] == "17").expect("item 17");
    assert_eq!((&labels["points"], &labels["left"], &labels["held_back"]), (&"5".into(), &"0".into(), &"0.5".into()));
    assert_eq!(labels["costs"][0]["count"], 11);
    assert_eq!(of("甲镇")["total"], "95");
}

#[test]
fn the_workbook_holds_numbers_and_texts_and_no_formula() {
    let scheme = scheme("changning-2020-township");
    let sheets = sheets(&scheme);
    let score = Score { scheme: &scheme, sheets: &sheets };
    let bytes = workbook(&[score, score], &sources(), Language::Chinese).expect("a workbook");
    if let Some(folder) = std::env::var_os("BAGUAN_LOOK") {
        std::fs::write(std::path::Path::new(&folder).join("score.xlsx"), &bytes).expect("it can be written");
    }
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let names = book.sheet_names();
    assert_eq!(names.iter().filter(|name| name.starts_with("排名")).count(), 2);
    assert_eq!(names.iter().filter(|name| name.starts_with("乙_镇")).count(), 4, "{names:?}");
    assert!(names.iter().all(|name| name.encode_utf16().count() <= 31));
    for name in &names {
        let formulas = book.worksheet_formula(name).expect("a sheet");
        assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()), "{name}");
    }
    let ranking = book.worksheet_range("排名").expect("the ranking");
    let row = |unit: &str| {
        let row = ranking.rows().find(|row| row.get(1).is_some_and(|cell| cell == &Data::String(unit.to_owned())));
        row.expect("its row").to_vec()
    };
    // 100 − 5: eleven PDFs at 0.5 are more than the item has.
    assert_eq!(row("甲镇")[3..6], [Data::Float(5.0), Data::Float(0.0), Data::Float(95.0)]);
    assert_eq!(row("甲镇")[0], Data::Float(3.0));
    let evidence = book.worksheet_range("依据").expect("the evidence");
    let cells: Vec<String> = evidence.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
    assert!(cells.iter().any(|cell| cell == "=cmd|'/c calc'!A0"), "texts stand as they are");
    let sources = book.worksheet_range("来源和未检查").expect("the sources");
    assert!(sources.used_cells().any(|(_, _, cell)| cell.to_string().contains("扫描.pdf")));
    let manual = book.worksheet_range("需人工登记").expect("what is left to people");
    assert!(manual.used_cells().any(|(_, _, cell)| cell == &Data::String("2:no-meeting".to_owned())));
}

#[test]
fn what_a_sheet_holds_back_is_told() {
    let scheme = scheme("changning-2020-township");
    let sheets = sheets(&scheme);
    let said = text(&[Score { scheme: &scheme, sheets: &sheets }], &sources(), Language::Chinese);
    for piece in [
        "11 份文件，5.5 分",
        "按本项上限计 5 分，另有 0.5 分不再计",
        "· 另有 6 处",
        "需人工登记",
        "未能检查的文件 1 份",
        "台账校验值 12:ab",
        "有一份草稿的报告没有计分",
    ] {
        assert!(said.contains(piece), "{piece}: {said}");
    }
    assert!(!said.lines().any(|line| line.ends_with(' ')));
}

#[test]
fn a_veto_stands_at_the_top_of_the_sheet() {
    let scheme = scheme("changning-2020-township");
    let told = Posted {
        noticed: Noticed::StateCouncil,
        circular: Some("国办通报".to_owned()),
        ..posted("personal/resident-id", "a.pdf")
    };
    let sheets = score(&scheme, &[fact("甲镇", What::Posted(told), "a.pdf")], &units());
    let scores = [Score { scheme: &scheme, sheets: &sheets }];
    let said = text(&scores, &Sources::default(), Language::Chinese);
    assert!(said.contains("甲镇  0 分  第 4 名  不合格"), "{said}");
    assert!(said.contains("单项否决：国务院办公厅通报 1 次，全年工作计 0 分"), "{said}");
    let written = json(&scores, &Sources::default(), Language::Chinese).expect("JSON");
    assert!(written.contains(r#""vetoes":[{"noticed":"state-council","count":1}]"#));
}
