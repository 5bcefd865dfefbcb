//! Recognition of documents and labels in bounded time, with a clear outcome, whatever is thrown at it.
#![allow(clippy::expect_used, missing_docs)]

mod common;

use std::fmt::Write;
use std::time::{Duration, Instant};

use baguan::finding::Severity;

const HEAD: &str = "青禾县人民政府办公室关于做好冬春季防灭火工作的通知\n\n青政办发〔2026〕33号\n\n各乡（镇）人民政府，县直各部门：\n\n\
                    为切实做好冬春季防灭火工作，经县人民政府同意，现就有关工作通知如下。\n\n";

/// Much of each thing that recognition looks at, of about so many bytes.
fn hostile(bytes: usize) -> Vec<(&'static str, &'static str, String)> {
    let lines = |line: &str| format!("{HEAD}{}", line.repeat(bytes / line.len()));
    let row = "青政办发〔2026〕1号,关于某事的通知,此件公开发布,公开属性,主动公开\n";
    vec![
        ("one long line", "a.txt", "此件公开发布公开属性：".repeat(bytes / 33)),
        ("label lines", "a.txt", lines("（此件公开发布）\n")),
        ("labels that differ", "a.txt", lines("（此件公开发布）\n\n（此件不公开）\n\n")),
        ("near labels", "a.txt", lines("（此件公幵发布）\n\n")),
        ("notes", "a.txt", lines("（公开电话另行通知）\n\n")),
        ("names without values", "a.txt", lines("公开属性：\n\n")),
        ("annexes and dates", "a.txt", lines("附件1\n\n2026年5月4日\n\n")),
        ("titles", "a.txt", "关于做好某项工作的通知\n".repeat(bytes / 34)),
        ("addressees", "a.txt", format!("{HEAD}{}", "各乡镇人民政府，".repeat(bytes / 24))),
        ("numbers", "a.txt", "青政办发〔2026〕33号\n".repeat(bytes / 29)),
        ("a register", "a.csv", row.repeat(bytes / row.len())),
        (
            "cells",
            "a.html",
            format!("<table>{}</table>", "<tr><td>公开方式</td><td>主动公开</td></tr>".repeat(bytes / 50)),
        ),
        (
            "one cell",
            "a.html",
            format!("<table><tr><td>{}</td></tr></table>", "<p>（此件公开发布）</p>".repeat(bytes / 32)),
        ),
        ("a guide", "a.txt", format!("政府信息公开指南\n\n{}", "联系电话：\n传真：无\n公开范围\n".repeat(bytes / 40))),
        ("a reply", "a.txt", format!("政府信息公开申请答复书\n\n{}", "可以在60日内申请行政复议，".repeat(bytes / 38))),
    ]
}

#[test]
fn time_grows_with_the_length_and_not_with_its_square() {
    let engine = common::engine();
    let time = |name: &str, text: &str| {
        let start = Instant::now();
        let outcome = engine.check(name, text.as_bytes());
        assert_eq!(outcome.bytes, text.len() as u64);
        start.elapsed()
    };
    time("a.txt", HEAD);
    for ((what, name, short), (_, _, long)) in hostile(60_000).iter().zip(&hostile(240_000)) {
        let first = (0..2).map(|_| time(name, short)).min().unwrap_or_default();
        // Four times as much may take ten times as long; a machine that is busy is asked again.
        let enough = (first * 10).max(Duration::from_millis(100));
        assert!(
            (0..8).any(|_| time(name, long) <= enough),
            "{what}: {first:?} for a quarter, then more than {enough:?}"
        );
    }
}

#[test]
fn a_document_cut_off_anywhere_is_checked_and_never_taken_for_public() {
    let engine = common::engine();
    let whole = format!(
        "{HEAD}一、压实责任。\n\n青禾县人民政府办公室\n\n2026年11月20日\n\n（此件不公开）\n\n附件\n\n任务分工表\n"
    );
    for (at, _) in whole.char_indices() {
        let outcome = engine.check("a.txt", &whole.as_bytes()[..at]);
        assert_ne!(outcome.label.attribute, "public", "cut at {at}");
        if at > HEAD.len() {
            assert_eq!(outcome.kind, "official-document", "cut at {at}");
            let told = |rule: &str| outcome.findings.iter().any(|f| f.rule == rule && f.severity == Severity::Block);
            assert!(told("label/missing") || told("label/not-public"), "cut at {at}");
        }
    }
}

#[test]
fn hundreds_of_labels_are_told_and_counted_within_limits() {
    let engine = common::engine();
    let text = format!("{HEAD}2026年5月4日\n\n{}", "（此件公开发布）\n\n（此件依申请公开）\n\n".repeat(50_000));
    let outcome = engine.check("a.txt", text.as_bytes());
    assert_eq!((outcome.kind, outcome.label.attribute), ("official-document", "on-request"));
    for rule in ["label/not-public", "label/contradictory"] {
        assert!(outcome.findings.iter().any(|found| found.rule == rule), "{rule}");
    }
    assert!(outcome.findings.len() <= 1000);
}

#[test]
fn a_table_of_a_hundred_thousand_rows_is_a_list() {
    let engine = common::engine();
    let mut text = "序号,文号,标题,公开属性\n".to_owned();
    for n in 0..100_000 {
        writeln!(text, "{n},青政办发〔2026〕{n}号,关于某事的通知,主动公开").expect("it is a string");
    }
    let outcome = engine.check("目录.csv", text.as_bytes());
    assert_eq!((outcome.kind, outcome.label.attribute), ("list", "none"));
    assert!(!outcome.findings.iter().any(|found| found.rule.starts_with("label/")));
}
