//! The reports, letter by letter. `BAGUAN_BLESS=1 cargo test --test report` writes the snapshots.

#![allow(clippy::expect_used)] // a test that cannot go on has failed

use std::path::Path;

use baguan::document::{Concealment, Date, Place, Problem, ProblemKind, Visibility};
use baguan::finding::{
    Finding, Label, Language, Masked, Message, Ordinals, Outcome, Raw, Severity, Suppressed, Totals, Verdict, Words,
};
use baguan::report::{self, Format, Settings};

fn finding(rule: &'static str, severity: Severity, visibility: Visibility, place: Place) -> Finding {
    let context = Masked::known("（身份证号53**************3X，电话13*******78）");
    Finding {
        rule,
        severity,
        visibility,
        concealment: None,
        message: Message::from(Words { zh: "出现{what}", en: "{what} stands here" })
            .with("what", Masked::known("53**************3X")),
        reasons: vec![
            Words { zh: "校验码正确", en: "the check digit is right" }.into(),
            Words { zh: "前面写着“身份证号”", en: "“身份证号” stands before it" }.into(),
        ],
        advice: Words { zh: "删去，或按要求遮盖", en: "remove it, or mask it as required" }.into(),
        place,
        identity: Ordinals::default().identify(rule, &Masked::known("名单.docx"), &context),
        excerpt: context,
        value: Some(Masked::known("53**************3X")),
        raw: None,
        basis: Vec::new(),
        entry: None,
        aspect: None,
        keyed: None,
        at_stake: Vec::new(),
        suppressed: None,
    }
}

fn outcome(path: &str, verdict: Verdict) -> Outcome {
    Outcome {
        path: Masked::known(path),
        sha256: Some("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855".to_owned()),
        format: Some("md"),
        kind: "other",
        title: None,
        number: None,
        label: Label { attribute: "none", ..Label::default() },
        verdict,
        bytes: 18_211,
        pages: 3,
        unread: Vec::new(),
        findings: Vec::new(),
        omitted: 0,
        remarks: Vec::new(),
    }
}

/// A run in which everything that a report can say happens.
fn outcomes() -> Vec<Outcome> {
    let cell = Place { sheet: Some("名单".into()), cell: Some("B7".into()), span: Some((0, 18)), ..Place::default() };
    let paragraph = Place {
        page: Some(2),
        paragraph: Some(4),
        line: Some(31),
        column: Some(8),
        span: Some((8, 26)),
        ..Place::default()
    };
    let comment = Place { part: Some("comment".into()), line: Some(12), column: Some(5), ..Place::default() };
    let property = Place { part: Some("author".into()), ..Place::default() };
    let mut blocked = outcome("公告/名单.docx", Verdict::Block);
    blocked.label = Label {
        attribute: "public",
        wording: Some(Masked::known("此件公开发布")),
        place: Some(Place { paragraph: Some(14), ..Place::default() }),
    };
    blocked.findings = vec![
        finding("personal/resident-id", Severity::Block, Visibility::Visible, paragraph.clone()),
        finding("personal/mobile", Severity::Review, Visibility::Hidden, comment),
        finding("personal/email", Severity::Note, Visibility::Metadata, property),
        finding("personal/resident-id", Severity::Block, Visibility::Hidden, cell),
        finding("label/missing", Severity::Review, Visibility::Visible, Place::default()),
    ];
    blocked.findings[3].concealment = Some(Concealment::HiddenColumn);
    blocked.findings[4].value = None;
    blocked.findings[4].excerpt = Masked::default();
    blocked.findings[3].raw = Some(Raw::new("53010219900307123X"));
    let mut aside = finding("personal/mobile", Severity::Block, Visibility::Visible, paragraph);
    aside.suppressed =
        Date::new(2027, 1, 31)
            .map(|until| Suppressed { by: "inline", reason: Masked::known("公务联系方式"), until });
    blocked.findings.push(aside);
    blocked.omitted = 1234;
    blocked.remarks = vec![Words { zh: "第 3 行：豁免标注没有用到", en: "line 3: not needed" }.into()];
    let mut unchecked = outcome("附件\u{1b}[31m\u{9b}1m\u{202E}.bin", Verdict::Unchecked);
    unchecked.format = None;
    unchecked.sha256 = None;
    let page = Place { page: Some(2), ..Place::default() };
    unchecked.unread = [
        ProblemKind::Empty,
        ProblemKind::UnknownKind(Some("zip")),
        ProblemKind::NotOpened(std::io::ErrorKind::PermissionDenied),
        ProblemKind::TooLarge(67_108_864),
        ProblemKind::BrokenEncoding("GB18030"),
    ]
    .map(Problem::from)
    .into();
    unchecked.unread.push(Problem { kind: ProblemKind::Truncated, place: page });
    vec![
        outcome("通知.md", Verdict::Pass),
        outcome("简讯.md", Verdict::Pass),
        blocked,
        unchecked,
        outcome("末.md", Verdict::Pass),
    ]
}

fn reported(format: Format, language: Language, color: bool, outcomes: &[Outcome]) -> String {
    let mut written = Vec::new();
    let settings = Settings { language, color, rules: "e3b0c442".to_owned(), ..Settings::default() };
    let mut report = report::open(format, &mut written, settings);
    let mut totals = Totals { ignored: 2, ..Totals::default() };
    for outcome in outcomes {
        totals.add(outcome);
        report.document(outcome).expect("it is written");
    }
    report.finish(&totals, None).expect("it is written");
    drop(report);
    String::from_utf8(written).expect("text")
}

#[test]
fn reports_say_what_the_snapshots_say() {
    let run = outcomes();
    let mut quiet = outcomes();
    quiet.retain(|outcome| outcome.verdict == Verdict::Pass);
    let reports = [
        ("text-zh", reported(Format::Text, Language::Chinese, false, &run)),
        ("text-en", reported(Format::Text, Language::English, false, &run)),
        ("text-color", reported(Format::Text, Language::Chinese, true, &run).replace('\u{1b}', "␛")),
        ("text-clean", reported(Format::Text, Language::Chinese, false, &quiet)),
        ("json", reported(Format::Json, Language::Chinese, false, &run)),
        ("jsonl", reported(Format::Jsonl, Language::English, false, &run)),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report");
    let mut stale = Vec::new();
    for (name, text) in reports {
        let text = text.replace(&format!("\"version\":\"{}\"", env!("CARGO_PKG_VERSION")), "\"version\":\"[VERSION]\"");
        let path = folder.join(name).with_extension("txt");
        if std::env::var_os("BAGUAN_BLESS").is_some() {
            std::fs::write(&path, &text).expect("a snapshot can be written");
        }
        if std::fs::read_to_string(&path).ok().is_none_or(|before| before != text) {
            stale.push(format!("{name} says now\n{text}"));
        }
    }
    assert!(stale.is_empty(), "{}", stale.join("\n"));
}

#[test]
fn json_reports_have_the_form_of_the_committed_schema() {
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/baguan.report.json");
    let mut schemas = boon::Schemas::new();
    let index = boon::Compiler::new().compile(schema, &mut schemas).expect("the schema is one");
    for outcomes in [outcomes(), Vec::new()] {
        let json = reported(Format::Json, Language::Chinese, false, &outcomes);
        let mut json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert!(schemas.validate(&json, index).is_ok(), "{json}");
        json["checked"]["files"] = "two".into();
        assert!(schemas.validate(&json, index).is_err(), "the schema lets anything through");
    }
}

#[test]
fn the_raw_value_is_told_only_where_it_was_asked_for() {
    let json = reported(Format::Json, Language::Chinese, false, &outcomes());
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let findings = json["documents"][2]["findings"].as_array().expect("findings");
    let told: Vec<bool> = findings.iter().map(|finding| finding.get("text").is_some()).collect();
    assert_eq!(told, [false, false, false, true, false, false]);
}

#[test]
fn only_the_first_twenty_passes_are_named() {
    let passes: Vec<Outcome> = (1..=25).map(|n| outcome(&format!("{n}.md"), Verdict::Pass)).collect();
    let text = reported(Format::Text, Language::Chinese, false, &passes);
    assert!(text.contains("\n20.md  可以发布\n") && !text.contains("21.md"), "{text}");
}

#[test]
fn a_report_of_nothing_is_still_a_report() {
    let json = reported(Format::Json, Language::Chinese, false, &[]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["documents"], serde_json::json!([]));
    assert_eq!(json["counts"]["ignored"], 2);
}
