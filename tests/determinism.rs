//! The same bytes give the same findings, whatever the threads, the order and the stretches.
#![allow(clippy::expect_used, missing_docs)]

mod common;
mod reading;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use baguan::engine::{Engine, Plan};
use baguan::finding::Severity;
use baguan::report::{Format, Settings, open};
use baguan::source::Files;
use common::{mobile, plan, resident_number};

fn json(threads: usize, root: &Path) -> String {
    let engine = Engine::new(Plan { threads, ..plan() }).expect("the lists are right");
    let mut out = Vec::new();
    let mut report = open(Format::Json, &mut out, Settings { rules: engine.fingerprint(), ..Settings::default() });
    let files = Files::new(vec![root.to_owned()]);
    let totals = engine.run(&files, &mut |outcome| report.document(&outcome)).expect("the run ends");
    report.finish(&totals, None).expect("memory can be written");
    drop(report);
    String::from_utf8(out).expect("reports are UTF-8")
}

fn folder(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(&root).expect("a folder");
    root
}

#[test]
fn one_thread_and_many_give_the_same_bytes() {
    let root = folder("determinism");
    for number in 0..700_u32 {
        let sub = root.join(format!("{:02}", number % 7));
        fs::create_dir_all(&sub).expect("a folder");
        let text = match number % 5 {
            0 => format!("户主李某，电话{}。\n\n", mobile(u64::from(number))).repeat(1 + number as usize / 10),
            1 => format!("<p>身份证号{}</p><p hidden>秘密★10年</p>", resident_number(1, number * 7, number)),
            2 => "各县：\n\n（此件公开发布）\n".to_owned(),
            3 => String::new(),
            _ => "\u{0}\u{1}二进制".to_owned(),
        };
        fs::write(sub.join(format!("{number}.txt")), text).expect("a file");
    }
    let one = json(1, &root);
    assert!(one.contains("\"files\":700"), "all files were looked at");
    for threads in [2, 3, 8] {
        assert!(one == json(threads, &root), "{threads} threads tell another story");
    }
}

/// A large file comes in stretches; a number must be found wherever a stretch happens to end.
#[test]
fn stretches_lose_nothing_and_tell_nothing_twice() {
    let engine = common::engine();
    // One line without an end, so that every stretch ends inside of it.
    let filler = "公开内容应当真实准确完整及时，";
    let mut text = String::new();
    let mut planted = 0;
    while text.len() < (9 << 20) {
        text.push_str(&filler.repeat(1 + planted % 13));
        let number = resident_number(planted, planted as u32 * 31, planted as u32);
        text.extend(["身份证", &number, "，"]);
        planted += 1;
    }
    let outcome = engine.check("one line.txt", text.as_bytes());
    let told = outcome.findings.len() as u64 + outcome.omitted;
    assert_eq!(told, planted as u64);
    assert_eq!(outcome.bytes, text.len() as u64);
    let mut columns: Vec<_> = outcome.findings.iter().map(|finding| finding.place.column).collect();
    columns.dedup();
    assert_eq!(columns.len(), outcome.findings.len(), "no finding is told twice");
}

/// A table in plain text goes on over several stretches: what its header says is known in all of them.
#[test]
fn a_long_table_is_one_table() {
    let engine = common::engine();
    for by in ["\t", "|", "  "] {
        let mut text = format!("会议签到情况\n序号{by}姓名{by}电话\n");
        // Masked as it should be, until the last rows.
        let mut row = 0_u64;
        while text.len() < (5 << 18) {
            row += 1;
            let _ = writeln!(text, "{row}{by}王建国{by}139****{:04}", row % 10_000);
        }
        for row in row + 1..=row + 3 {
            let _ = writeln!(text, "{row}{by}李秀英{by}{}", mobile(900_000_000 + row));
        }
        let outcome = engine.check("签到.txt", text.as_bytes());
        let told: Vec<_> = outcome.findings.iter().map(|finding| (finding.rule, finding.severity)).collect();
        assert_eq!(told, [("personal/mobile", Severity::Block); 3], "{by:?}");
        let lines: Vec<_> = outcome.findings.iter().map(|finding| finding.place.line).collect();
        let last = u32::try_from(row).expect("few") + 2;
        assert_eq!(lines, [Some(last + 1), Some(last + 2), Some(last + 3)], "{by:?}");
    }
}

/// A Word document, whose text comes in stretches as well: findings do not depend on where they end.
#[test]
fn a_word_document_is_the_same_in_any_stretches() {
    use reading::word::docx;
    let engine = common::engine();
    let filler = "公开内容应当真实准确完整及时。".repeat(20);
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let (mut body, mut planted) = (String::new(), 0);
    while body.len() < (4 << 20) {
        body.push_str(&paragraph(&filler));
        let number = resident_number(planted, planted as u32 * 31, planted as u32);
        let (a, b) = number.split_at(planted % 17 + 1);
        let _ =
            write!(body, "<w:p><w:r><w:t>身份证{a}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{b}，</w:t></w:r></w:p>");
        planted += 1;
    }
    let file = docx(&body);
    let outcome = engine.check("a.docx", &file);
    assert_eq!(outcome.format, Some("docx"));
    assert_eq!(outcome.bytes, file.len() as u64);
    assert_eq!(outcome.unread, []);
    assert_eq!(outcome.findings.len() as u64 + outcome.omitted, planted as u64);
    let mut places: Vec<_> = outcome.findings.iter().map(|finding| finding.place.paragraph).collect();
    assert_eq!(places[..3], [Some(2), Some(4), Some(6)]);
    places.dedup();
    assert_eq!(places.len(), outcome.findings.len(), "no finding is told twice");
}
