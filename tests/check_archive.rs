//! Files inside of files, through the engine: each document in an archive is judged as one of its own.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;
mod reading;

use baguan::finding::{Severity, Verdict};
use reading::word::{docx, zip};

/// A notice; with or without its label.
fn notice(label: &str) -> String {
    format!(
        "某县人民政府办公室关于做好防汛工作的通知\n\n各乡镇人民政府：\n\n现将有关事项通知如下。\n\n某县人民政府办公室\n\n2026年3月5日\n\n{label}\n"
    )
}

/// The rules that speak, each with the file inside that they speak of.
fn said(name: &str, bytes: &[u8], rules: &[&str]) -> Vec<String> {
    let outcome = common::engine().check(name, bytes);
    let of_rules = outcome.findings.iter().filter(|finding| rules.contains(&finding.rule));
    of_rules.map(|finding| format!("{} {}", finding.rule, finding.place.part.clone().unwrap_or_default())).collect()
}

#[test]
fn each_document_in_an_archive_needs_its_label() {
    let (with, without) = (notice("（此件公开发布）"), notice(""));
    let word: Vec<_> = without.lines().map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")).collect();
    let inner = zip(&[("深处.txt", without.as_bytes())]);
    let archive = zip(&[
        ("有.txt", with.as_bytes()),
        ("无.txt", without.as_bytes()),
        ("无.docx", &docx(&word.concat())),
        ("又有.txt", with.as_bytes()),
        ("内.zip", &inner),
    ]);
    let rules = ["label/missing"];
    let expected = ["label/missing 无.txt", "label/missing 无.docx", "label/missing 内.zip!/深处.txt"];
    assert_eq!(said("附件.zip", &archive, &rules), expected);
    // An archive is no document, and the labels of what lies in it are not its own.
    let outcome = common::engine().check("附件.zip", &archive);
    assert_eq!((outcome.format, outcome.kind, outcome.label.attribute), (Some("zip"), "other", "none"));
    // The same document by itself.
    assert_eq!(said("无.txt", without.as_bytes(), &rules), ["label/missing "]);
}

#[test]
fn what_is_found_in_an_archive_has_its_way() {
    let number = common::resident_number(2, 9000, 12);
    let list = format!("姓名,身份证号\n张某,{number}\n");
    let archive = zip(&[("内.zip", &zip(&[("名单.csv", list.as_bytes())])), ("图.png", b"\x89PNG\r\n\x1A\n")]);
    let outcome = common::engine().check("附件.zip", &archive);
    let found = outcome.findings.iter().find(|finding| finding.rule == "personal/resident-id").unwrap();
    assert_eq!(found.place.part.as_deref(), Some("内.zip!/名单.csv"));
    assert_eq!((found.place.cell.as_deref(), found.severity), (Some("B2"), Severity::Block));
    // A picture in an archive is a document that was not read.
    let unread: Vec<_> = outcome.unread.iter().map(|problem| problem.place.part.as_deref()).collect();
    assert_eq!((unread, outcome.verdict), (vec![Some("图.png")], Verdict::Block));
}

#[test]
fn a_name_that_does_not_fit_is_told_inside_as_well() {
    let archive = zip(&[("表.xls", &docx("<w:p><w:r><w:t>文</w:t></w:r></w:p>")), ("文.docx", b"text only\n")]);
    assert_eq!(
        said("附件.rar", &archive, &["file/wrong-extension"]),
        ["file/wrong-extension 表.xls", "file/wrong-extension 文.docx", "file/wrong-extension "]
    );
}

#[test]
fn an_empty_document_is_none_but_an_empty_text_is_one() {
    let verdict = |name: &str, bytes: &[u8]| common::engine().check(name, bytes).verdict;
    assert_eq!(verdict("a.txt", b""), Verdict::Pass);
    for name in ["a.docx", "a.doc", "a.xlsx", "a.ofd", "a.pdf", "a.zip", "a.eml"] {
        assert_eq!(verdict(name, b""), Verdict::Unchecked, "{name}");
    }
    assert_eq!(verdict("a.zip", &zip(&[("a.txt", b"")])), Verdict::Pass);
    assert_eq!(verdict("a.zip", &zip(&[("a.docx", b"")])), Verdict::Unchecked);
}
