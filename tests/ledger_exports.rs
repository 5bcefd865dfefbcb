//! What is exported of the ledger, opened again: workbooks by a library, papers by our own reader.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::unwrap_used, missing_docs)]

mod reading;

use std::io::Cursor;
use std::sync::Arc;

use baguan::document::Date;
use baguan::finding::Language;
use baguan::ledger::export::{
    Addressee, Telling, circular, csv, docx, elsewhere, elsewhere_paper, notice, register, text, weekly, xlsx,
};
use baguan::ledger::incident::{Incident, Register};
use baguan::ledger::{AtStakeThen, Event, EventKind, FormEntry, Head, Marks, Moment, Opening, Period, Run, Seen, Step};
use baguan::scheme::{Scheme, built_in};
use calamine::{Data, Reader, Xlsx};
use reading::word::told;

const HEAD: Head = Head { seq: 42, hash: [0xAB; 32] };

fn event(seq: u64, incident: u64, kind: EventKind, body: &impl serde::Serialize) -> Event {
    // 2026-11-02 in Beijing.
    let at = Moment(1_793_592_000_000);
    let body = Some(serde_json::to_string(body).unwrap());
    let actor = "王某".to_owned();
    Event { seq, at, actor, kind, incident, marks: Marks::default(), body, hash: [0; 32] }
}

fn opening(unit: &str, title: &str, rule: &str) -> Opening {
    Opening {
        unit: unit.into(),
        title: title.into(),
        number: "甲发〔2026〕12号".into(),
        rule: rule.into(),
        count: 3,
        places: vec![Seen { place: "第 2 段".into(), excerpt: "电话13*******78".into(), ..Seen::default() }],
        at_stake: vec![AtStakeThen {
            scheme: "kunming-2023".into(),
            item: "23".into(),
            points: "5".into(),
            per: "case".into(),
            ..AtStakeThen::default()
        }],
        noticed: "self".into(),
        due: "2026-11-05".into(),
        ..Opening::default()
    }
}

fn sample() -> Register {
    let late = Opening { due: "2026-10-01".into(), ..opening("乙镇", "@SUM(1)", "term/secrecy") };
    let circular = Step { noticed: "province".into(), circular: "省通报3号".into(), ..Step::default() };
    let form =
        FormEntry {
            unit: "甲局".into(), form: "security-review".into(), state: "late".into(), of: "2026-W44".into()
        };
    let run = Run { files: 7, blocked: 1, ..Run::default() };
    let mut register = Register::default();
    for event in [
        event(1, 0, EventKind::Run, &run),
        event(2, 2, EventKind::Found, &opening("甲局", "=1+1", "personal/mobile")),
        event(3, 3, EventKind::Found, &late),
        event(4, 4, EventKind::Prevented, &opening("甲局", "草稿", "personal/mobile")),
        event(5, 3, EventKind::Noticed, &circular),
        event(6, 2, EventKind::Reported, &Step::default()),
        event(7, 0, EventKind::Form, &form),
    ] {
        register.add(&event);
    }
    register
}

fn schemes() -> Vec<Arc<Scheme>> {
    built_in(&baguan::check::ids()).expect("the schemes are right")
}

fn telling<'a>(register: &'a Register, schemes: &'a [Arc<Scheme>], language: Language) -> Telling<'a> {
    let period = Period::quarter("2026Q4");
    let today = Date::new(2026, 11, 3).unwrap();
    Telling {
        register,
        head: HEAD,
        today,
        language,
        period,
        rule: &|id| format!("〈{id}〉"),
        schemes,
        office: "某市办",
    }
}

fn sheets(bytes: Vec<u8>) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    let names = workbook.sheet_names();
    let rows = |name: String| {
        let formulas = workbook.worksheet_formula(&name).expect("a sheet");
        assert!(formulas.rows().flatten().all(String::is_empty), "no formula in {name}");
        let range = workbook.worksheet_range(&name).expect("a sheet");
        (name, range.rows().map(<[Data]>::to_vec).collect())
    };
    names.into_iter().map(rows).collect()
}

#[test]
fn a_workbook_has_days_and_no_formulas() {
    let (register_, schemes) = (sample(), schemes());
    let telling = telling(&register_, &schemes, Language::Chinese);
    let incidents: Vec<&Incident> = register_.incidents().collect();
    let sheets = sheets(xlsx(&register(&telling, &incidents)).unwrap());
    let [(ledger, rows), (about, facts)] = &sheets[..] else { panic!("two sheets") };
    assert_eq!((ledger.as_str(), about.as_str(), rows.len()), ("台账", "说明", 4));
    assert_eq!(rows[1][2], Data::String("=1+1".into()));
    assert_eq!(rows[1][0].to_string(), "2");
    assert!(matches!(rows[1][7], Data::DateTime(day) if day.to_ymd_hms_milli().0 == 2026), "{:?}", rows[1][7]);
    let facts: Vec<String> = facts.iter().flatten().map(ToString::to_string).collect();
    assert!(facts.contains(&HEAD.to_string()) && facts.contains(&"2026年第四季度".to_owned()), "{facts:?}");
}

#[test]
fn a_row_of_csv_is_no_formula() {
    let (register_, schemes) = (sample(), schemes());
    let telling = telling(&register_, &schemes, Language::Chinese);
    let incidents: Vec<&Incident> = register_.incidents().collect();
    let mut bytes = Vec::new();
    csv(&register(&telling, &incidents), &mut bytes).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with('\u{FEFF}') && text.ends_with(&format!("台账存证,{HEAD}\r\n")), "{text}");
    assert!(text.contains(",'=1+1,") && text.contains(",'@SUM(1),"), "{text}");
}

#[test]
fn papers_are_read_again() {
    let (register, schemes) = (sample(), schemes());
    for language in [Language::Chinese, Language::English] {
        let telling = telling(&register, &schemes, language);
        let papers = [
            circular(&telling),
            weekly(&telling),
            elsewhere_paper(&telling),
            notice(&telling, &Addressee::Unit("甲局".into())).unwrap(),
            notice(&telling, &Addressee::Incident(3)).unwrap(),
        ];
        for paper in papers {
            let (lines, problems) = told(&docx(&paper).expect("a document"));
            assert_eq!(problems, [], "{}", paper.title);
            let all = lines.join("\n");
            for piece in [&paper.title, &HEAD.to_string()] {
                assert!(all.contains(piece.as_str()), "{piece} in {all}");
            }
            // Everything that the text says stands in the document.
            let plain = text(&paper);
            for cell in plain.lines().flat_map(|line| line.split('\t')).map(|cell| cell.trim_start_matches('\u{3000}'))
            {
                assert!(all.contains(cell), "{cell} in {all}");
            }
        }
    }
}

#[test]
fn a_circular_tells_what_is_late_and_what_was_saved() {
    let (register, schemes) = (sample(), schemes());
    let telling = telling(&register, &schemes, Language::Chinese);
    let said = text(&circular(&telling));
    for piece in [
        "某市办关于2026年第四季度政府信息公开审核情况的通报",
        "共检查 1 次、文件 7 份次；在已公开的信息中发现问题 2 起，涉及 2 个单位，其中被上级通报 1 起；发布前拦截 1 起",
        "避免扣分（未计封顶）：昆明市迎接全省2023年度政务公开考核指标 5 分",
        "3\t乙镇\t〈term/secrecy〉\t2026-10-01",
        "省级通报（省通报3号）\t待处置（逾期）",
        "甲局\tsecurity-review\t迟报或不全\t2026-W44",
    ] {
        assert!(said.contains(piece), "{piece} in {said}");
    }
}

#[test]
fn what_was_found_elsewhere_is_claimed_by_the_schemes() {
    let (register, schemes) = (sample(), schemes());
    let telling = telling(&register, &schemes, Language::Chinese);
    // 乙镇 was told of in a circular later, but the office had found it first.
    let table = elsewhere(&telling);
    assert_eq!(table.rows.len(), 2);
    let claims = table.about.iter().filter(|(name, _)| name == "可申报加分").map(|(_, what)| what.as_str());
    assert!(claims.clone().count() > 0 && claims.clone().all(|what| what.contains("1×0.2=0.2 分")));
    assert!(sheets(xlsx(&table).unwrap())[0].1.len() == 3);
}
