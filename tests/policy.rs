//! What the user decides: configuration, directives in documents, the verdict.

#![allow(clippy::expect_used)] // a test that cannot go on has failed

use std::ops::Range;

use baguan::document::{Date, Document, Format, Limits, Position, Problem, ProblemKind, Role, Visibility};
use baguan::finding::{Finding, Language, Masked, Ordinals, Severity, Verdict, Words};
use baguan::policy::{Configuration, Judge, Judgement};
use proptest::prelude::*;

const RULES: &[&str] = &["personal/mobile", "personal/email", "personal/resident-id", "term/secrecy", "label/missing"];

/// What the rules of these tests find, and how bad it is.
const FOUND: [(&str, &str, Severity); 4] = [
    ("13900001111", "personal/mobile", Severity::Block),
    ("a@b.cn", "personal/email", Severity::Review),
    ("身份证", "personal/resident-id", Severity::Block),
    ("提示", "label/missing", Severity::Note),
];

fn today() -> Date {
    Date::new(2026, 11, 21).expect("a day")
}

fn block(document: &mut Document, text: &str, line: u32) {
    let hidden = text.starts_with("<!--");
    let (role, visibility) =
        if hidden { (Role::Comment, Visibility::Hidden) } else { (Role::Paragraph, Visibility::Visible) };
    document.add(text, Position { line, column: 1 }, role, visibility);
}

fn findings(document: &Document) -> Vec<(Range<usize>, Finding)> {
    let mut found = Vec::new();
    for (value, rule, severity) in FOUND {
        for (at, _) in document.text().match_indices(value) {
            let range = at..at + value.len();
            if document.answers_for(&range) {
                found.push((range.clone(), finding(document, &range, rule, severity)));
            }
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

fn finding(document: &Document, range: &Range<usize>, rule: &'static str, severity: Severity) -> Finding {
    let words = Words { zh: "", en: "" };
    Finding {
        rule,
        severity,
        visibility: Visibility::Visible,
        concealment: None,
        message: words.into(),
        reasons: Vec::new(),
        advice: words.into(),
        place: document.place(range),
        excerpt: Masked::default(),
        value: Some(Masked::value(&document.text()[range.clone()])),
        raw: None,
        identity: Ordinals::default().identify(rule, &Masked::default(), &Masked::default()),
        basis: Vec::new(),
        entry: None,
        aspect: None,
        keyed: None,
        at_stake: Vec::new(),
        suppressed: None,
    }
}

fn configuration(text: &str) -> Configuration {
    Configuration::parse(text, "baguan.toml", RULES).expect("a configuration")
}

/// Judges blocks, read in stretches of the given lengths and one for the rest.
fn judge_in(configuration: &Configuration, blocks: &[&str], stretches: &[usize], unread: &[Problem]) -> Judgement {
    let mut judge = Judge::new(configuration, RULES, "公告/名单.md", today());
    let mut line = 0;
    let mut rest = blocks;
    for &length in stretches.iter().chain([&usize::MAX]) {
        let (now, later) = rest.split_at(length.min(rest.len()));
        rest = later;
        let mut document = Document::new(Format::Markdown);
        for text in now {
            line += 1;
            block(&mut document, text, line);
        }
        let found = findings(&document);
        judge.stretch(&document, found);
    }
    judge.conclude(unread)
}

fn judge(blocks: &[&str]) -> Judgement {
    judge_in(&Configuration::default(), blocks, &[], &[])
}

/// The judgement in a form that a test can name.
fn said(judgement: &Judgement) -> (Verdict, Vec<String>, Vec<String>) {
    let findings = judgement.findings.iter().map(|finding| {
        let aside = finding.suppressed.as_ref().map(|s| format!(" {} {} {}", s.by, s.reason.as_str(), s.until));
        format!("{} {}{}", finding.rule, finding.severity.name(), aside.unwrap_or_default())
    });
    let remarks = judgement.remarks.iter().map(|remark| remark.say(Language::English));
    (judgement.verdict, findings.collect(), remarks.collect())
}

const DIRECTIVE: &str = "<!-- baguan: ignore[personal/mobile] until=2027-01-31 reason=公务联系方式 -->";

#[test]
fn the_verdict_is_the_worst_that_nobody_set_aside() {
    let unread = [Problem::from(ProblemKind::Truncated)];
    let empty = [Problem::from(ProblemKind::Empty)];
    let cases: [(&[&str], &[Problem], Verdict); 8] = [
        (&["正文"], &[], Verdict::Pass),
        (&["提示"], &[], Verdict::Pass),
        (&["a@b.cn"], &[], Verdict::Review),
        (&["a@b.cn", "13900001111"], &[], Verdict::Block),
        (&["正文"], &unread, Verdict::Unchecked),
        (&["a@b.cn"], &unread, Verdict::Unchecked),
        (&["13900001111"], &unread, Verdict::Block),
        (&["正文"], &empty, Verdict::Pass),
    ];
    for (blocks, unread, verdict) in cases {
        assert_eq!(judge_in(&Configuration::default(), blocks, &[], unread).verdict, verdict, "{blocks:?}");
    }
}

#[test]
fn a_directive_of_its_own_covers_the_next_visible_block_and_no_more() {
    let judgement = judge(&[DIRECTIVE, "<!-- 注释 13900001111 -->", "电话13900001111", "电话13900001111"]);
    let aside = "personal/mobile block inline 公务联系方式 2027-01-31";
    assert_eq!(
        said(&judgement),
        (Verdict::Block, vec!["personal/mobile block".into(), aside.into(), "personal/mobile block".into()], vec![])
    );
}

#[test]
fn a_directive_beside_text_covers_that_block_only() {
    let line = "电话13900001111 <!-- baguan: ignore[personal/mobile] until=2026-11-21 reason=公务 (总机) -->";
    let judgement = judge(&[line, "电话13900001111"]);
    let expected = ["personal/mobile block inline 公务 (总机) 2026-11-21", "personal/mobile block"];
    assert_eq!(said(&judgement).1, expected);
    assert_eq!(said(&judgement).2, [""; 0]);
}

#[test]
fn directives_stack_and_each_rule_has_to_be_needed() {
    let second = "baguan: ignore[personal/email, label/missing] until=2027-01-31 reason=公开邮箱";
    let judgement = judge(&[DIRECTIVE, second, "13900001111 a@b.cn"]);
    let expected =
        ["personal/mobile block inline 公务联系方式 2027-01-31", "personal/email review inline 公开邮箱 2027-01-31"];
    let remark = "line 2: this directive (label/missing) was not needed and can be removed";
    assert_eq!(said(&judgement), (Verdict::Pass, expected.map(String::from).into(), vec![remark.into()]));
}

#[test]
fn markdown_comments_are_directives_too() {
    let judgement =
        judge(&["[//]: # (baguan: ignore[personal/mobile] until=2027-01-31 reason=公务联系方式)", "13900001111"]);
    assert_eq!(said(&judgement).1, ["personal/mobile block inline 公务联系方式 2027-01-31"]);
}

#[test]
fn what_does_not_count_is_named() {
    let cases = [
        ("ignore[personal/mobile] until=2026-11-20 reason=公务", "line 1: this directive ended on 2026-11-20"),
        ("ignore[personal/mobile] until=2027-02-30 reason=公务", "line 1: this directive names no last day"),
        ("ignore[personal/mobile] reason=公务", "line 1: this directive names no last day"),
        ("ignore[personal/mobile] until=2027-01-31", "line 1: this directive gives no reason"),
        ("ignore[personal/mobile] until=2027-01-31 reason=", "line 1: this directive gives no reason"),
        ("ignore[personal/mobile] until=2027-01-31 reason= -->", "line 1: this directive gives no reason"),
        ("ignore personal/mobile until=2027-01-31 reason=公务", "line 1: this directive is malformed"),
        ("ignroe[personal/mobile] until=2027-01-31 reason=公务", "line 1: this directive is malformed"),
        ("ignore[personal/mobil] until=2027-01-31 reason=公务", "line 1: there is no rule “personal/mobil”"),
        ("ignore[] until=2027-01-31 reason=公务", "line 1: there is no rule “”"),
        ("ignore[张三13900002222] until=2027-01-31 reason=公务", "line 1: there is no rule “…”"),
        (
            "ignore[personal/resident-id] until=2027-01-31 reason=公务",
            "line 1: “personal/resident-id” cannot be set aside",
        ),
        ("ignore[term/secrecy] until=2027-01-31 reason=公务", "line 1: “term/secrecy” cannot be set aside"),
    ];
    for (directive, remark) in cases {
        let judgement = judge(&[&format!("baguan: {directive}"), "13900001111 身份证"]);
        let (verdict, findings, remarks) = said(&judgement);
        assert_eq!(
            (verdict, findings),
            (Verdict::Block, vec!["personal/mobile block".into(), "personal/resident-id block".into()])
        );
        assert!(remarks.len() == 1 && remarks[0].starts_with(remark), "{directive}: {remarks:?}");
    }
}

#[test]
fn prose_about_the_program_is_no_directive() {
    assert_eq!(said(&judge(&["baguan: a tool", "baguan:", "用 baguan: 检查"])).2, [""; 0]);
}

#[test]
fn a_reason_gives_no_value_away() {
    let judgement = judge(&[
        "13900001111 baguan: ignore[personal/mobile,personal/email] until=2027-01-31 reason=a@b.cn 13800002222",
    ]);
    let aside = &judgement.findings[0].suppressed;
    assert_eq!(aside.as_ref().map(|s| s.reason.as_str()), Some("a****n 13*******22"));
}

#[test]
fn where_a_stretch_ends_makes_no_difference() {
    let blocks = [
        "13900001111",
        DIRECTIVE,
        "<!-- 注释 -->",
        "",
        "13900001111",
        DIRECTIVE,
        "a@b.cn",
        "baguan: ignore[]",
        "身份证",
    ];
    let whole = said(&judge(&blocks));
    for first in 0..=blocks.len() {
        for second in 0..=blocks.len() - first {
            let judgement = judge_in(&Configuration::default(), &blocks, &[first, second], &[]);
            assert_eq!(said(&judgement), whole, "{first} {second}");
        }
    }
}

#[test]
fn a_paragraph_in_pieces_is_covered_whole() {
    // The directive stands in the second piece, the number in the first; they share some text.
    let pieces = ["电话13900001111，共用", "共用baguan: ignore[personal/mobile] until=2027-01-31 reason=公务"];
    let configuration = Configuration::default();
    let mut judge = Judge::new(&configuration, RULES, "a.txt", today());
    for (index, text) in pieces.into_iter().enumerate() {
        let mut document = Document::new(Format::Text);
        block(&mut document, text, 1);
        let shared = "共用".len();
        document.answer_only_for(if index == 0 { 0..text.len() - shared } else { shared..text.len() });
        let found = findings(&document);
        judge.stretch(&document, found);
    }
    assert_eq!(said(&judge.conclude(&[])).1, ["personal/mobile block inline 公务 2027-01-31"]);
}

#[test]
fn the_configuration_sets_severities_by_rule_before_family() {
    let configuration = configuration(
        "[severity]\n\"personal/*\" = \"review\"\n\"personal/email\" = \"off\"\n\"label/missing\" = \"block\"\n",
    );
    let judgement = judge_in(&configuration, &["13900001111 a@b.cn 身份证 提示"], &[], &[]);
    let expected = ["personal/mobile review", "personal/resident-id review", "label/missing block"];
    assert_eq!(said(&judgement).1, expected);
}

#[test]
fn the_configuration_sets_findings_aside_by_path() {
    let suppress = |rule: &str, path: &str, until: &str| {
        configuration(&format!(
            "[[suppress]]\nrule = \"{rule}\"\npath = \"{path}\"\nreason = \"公务\"\nuntil = {until}\n"
        ))
    };
    let aside = |configuration: &Configuration| {
        let judgement = judge_in(configuration, &["13900001111 身份证"], &[], &[]);
        judgement.findings.iter().map(|finding| finding.suppressed.is_some()).collect::<Vec<_>>()
    };
    let today = "2026-11-21";
    assert_eq!(aside(&suppress("personal/mobile", "公告/", today)), [true, false]);
    assert_eq!(aside(&suppress("personal/mobile", "*.md", "\"2027-01-31\"")), [true, false]);
    assert_eq!(aside(&suppress("personal/mobile", "通知/", today)), [false, false]);
    assert_eq!(aside(&suppress("personal/mobile", "公告/", "2026-11-20")), [false, false]);
    assert_eq!(aside(&suppress("personal/*", "公告/", today)), [true, false], "a family leaves its guarded rule alone");
    assert_eq!(aside(&suppress("personal/resident-id", "公告/", today)), [false, true]);
    let expired = suppress("personal/mobile", "公告/", "2026-11-20");
    let remarks: Vec<String> = expired.remarks(self::today()).iter().map(|r| r.say(Language::English)).collect();
    assert_eq!(
        remarks,
        ["the suppression in line 2 of the configuration (personal/mobile) ended on 2026-11-20 and no longer counts"]
    );
}

#[test]
fn what_the_limit_leaves_out_counts_and_is_the_least() {
    let configuration = configuration("[limits]\nfindings-per-document = 2\n");
    let judgement = judge_in(&configuration, &["提示", "a@b.cn", "提示", "a@b.cn", "13900001111"], &[], &[]);
    assert_eq!(said(&judgement).1, ["personal/email review", "personal/mobile block"]);
    assert_eq!((judgement.omitted, judgement.verdict), (3, Verdict::Block));
    let judgement = judge_in(&configuration, &["a@b.cn", "a@b.cn", "a@b.cn"], &[1], &[]);
    assert_eq!((judgement.findings.len(), judgement.omitted), (2, 1));
}

#[test]
fn limits_of_what_is_opened_are_written_in_their_units() {
    let written = configuration("[limits]\nfile-megabytes = 2\nentry-megabytes = 3\nnesting = 4\nentries = 5\n");
    let Limits { held_bytes, entry_bytes, ratio, all_bytes, entries, nesting, cells } = written.limits.opened;
    assert_eq!((held_bytes, entry_bytes, nesting, entries), (2 << 20, 3 << 20, 4, 5));
    let usual = Limits::default();
    assert_eq!((ratio, all_bytes, cells), (usual.ratio, usual.all_bytes, usual.cells));
    let all = configuration("[limits]\nentry-ratio = 7\ninflated-megabytes = 8\ncells = 9\n").limits.opened;
    assert_eq!(all, Limits { ratio: 7, all_bytes: 8 << 20, cells: 9, ..usual });
    let wrong = Configuration::parse("[limits]\nnesting = 0\n", "baguan.toml", RULES).expect_err("0 is none");
    assert_eq!(wrong.say(Language::Chinese), "baguan.toml 第 2 行：“nesting”只能是1 到 20 的整数");
}

#[test]
fn a_guarded_rule_may_stay_where_its_family_goes() {
    let text = "[severity]\n\"personal/*\" = \"off\"\n\"personal/resident-id\" = \"block\"\n";
    let configuration = configuration(text);
    assert_eq!(configuration.severity("personal/mobile", Severity::Block), None);
    assert_eq!(configuration.severity("personal/resident-id", Severity::Block), Some(Severity::Block));
}

#[test]
fn what_the_parser_takes_the_committed_schema_takes_and_the_other_way_round() {
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/baguan.config.json");
    let mut schemas = boon::Schemas::new();
    let index = boon::Compiler::new().compile(schema, &mut schemas).expect("the schema is one");
    let cases = [
        ("", true),
        ("stage = \"posted\"\nfail-on = \"review\"\nlang = \"en\"\nexclude = [\"旧/\"]", true),
        ("[severity]\n\"personal/mobile\" = \"off\"", true),
        ("[[suppress]]\nrule = \"personal/email\"\nreason = \"公务\"\nuntil = \"2027-01-31\"", true),
        ("[limits]\nfindings-per-document = 10", true),
        ("[limits]\nfile-megabytes = 512\nentry-megabytes = 1\nentry-ratio = 1100\nnesting = 20\ncells = 1", true),
        ("[limits]\ninflated-megabytes = 1_048_576\nentries = 1", true),
        ("[limits]\nfile-megabytes = 0", false),
        ("[limits]\nfile-megabytes = 8193", false),
        ("[limits]\nentry-ratio = 1.5", false),
        ("[limits]\nnesting = 21", false),
        ("[limits]\ncells = -1", false),
        ("[limits]\nfile-bytes = 1", false),
        ("[interpretation]\ncopied-percent = 100", true),
        ("[interpretation]\ncopied-percent = 101", false),
        ("[interpretation]\ncopied-percent = 0", false),
        ("[interpretation]\npercent = 50", false),
        ("stage = \"later\"", false),
        ("exclude = [1]", false),
        ("[severity]\n\"personal/mobile\" = true", false),
        ("[[suppress]]\nrule = \"personal/email\"\nreason = \"公务\"", false),
        ("[limits]\nfindings-per-document = 0", false),
        ("[limits]\nfindings-per-documents = 1", false),
        ("suppress = \"personal/mobile\"", false),
    ];
    for (text, right) in cases {
        let table: toml::Table = toml::from_str(text).expect("TOML");
        let json = serde_json::to_value(table).expect("JSON");
        assert_eq!(schemas.validate(&json, index).is_ok(), right, "the schema: {text}");
        assert_eq!(Configuration::parse(text, "baguan.toml", RULES).is_ok(), right, "the parser: {text}");
    }
}

/// Pieces of directives and of what stands around them.
fn pieces() -> impl Strategy<Value = Vec<String>> {
    let piece = prop::sample::select(vec![
        "baguan:",
        " ",
        "ignore",
        "[",
        "]",
        "personal/mobile",
        ",",
        "，",
        " until=",
        "2027-01-31",
        " reason=",
        "公务",
        "-->",
        "<!--",
        ")",
        "\n",
        "13900001111",
        "a@b.cn",
        "身份证",
        "é",
        "\u{3000}",
    ]);
    let directive = "baguan: ignore[personal/mobile,personal/email] until=2027-01-31 reason=公务";
    let block = prop_oneof![
        3 => prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat()),
        1 => Just(directive.to_owned()),
        1 => Just(format!("<!-- {directive} -->")),
    ];
    prop::collection::vec(block, 0..8)
}

proptest! {
    #[test]
    fn any_text_is_judged_alike_however_it_is_cut(blocks in pieces(), cuts in prop::collection::vec(0_usize..4, 0..5)) {
        let blocks: Vec<&str> = blocks.iter().map(String::as_str).collect();
        let whole = said(&judge(&blocks));
        let cut = said(&judge_in(&Configuration::default(), &blocks, &cuts, &[]));
        prop_assert_eq!(whole, cut);
    }
}
