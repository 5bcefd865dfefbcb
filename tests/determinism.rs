//! The same bytes give the same findings, whatever the threads, the order and the stretches.
#![allow(clippy::expect_used, missing_docs)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use baguan::engine::{Engine, Plan};
use baguan::report::{Format, Settings, open};
use baguan::source::Files;
use common::{mobile, plan, resident_number};

fn json(threads: usize, root: &Path) -> String {
    let engine = Engine::new(Plan { threads, ..plan() }).expect("the lists are right");
    let mut out = Vec::new();
    let mut report = open(Format::Json, &mut out, Settings { rules: engine.fingerprint(), ..Settings::default() });
    let files = Files::new(vec![root.to_owned()]);
    let totals = engine.run(&files, &mut |outcome| report.document(&outcome)).expect("the run ends");
    report.finish(&totals).expect("memory can be written");
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
