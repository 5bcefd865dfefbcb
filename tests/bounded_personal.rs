//! The rules on personal data on what is made to be slow for them: time in proportion to the length, no panic, and
//! ranges that lie between characters.
//!
//! A square is seen within one stretch, so the default run compares pieces of one. `BAGUAN_SLOW_TESTS=1` compares
//! 1 MB with 10 MB, and a part of a case's name those cases only; run that in a release build.
#![allow(clippy::cast_precision_loss, clippy::expect_used, clippy::print_stderr, missing_docs)]

mod common;

use std::time::{Duration, Instant};

use baguan::check::{self, Page, Practice};
use baguan::dictionary::{Dictionary, Scanned};
use baguan::document::{Block, Date, Stage};
use baguan::engine::Engine;
use baguan::outline::Outline;
use baguan::read::Reading;
use baguan::text::Folded;
use proptest::prelude::*;

/// What is repeated, in which kind of file.
const REPEATED: [(&str, &str); 34] = [
    ("a.txt", "1234567890"),
    ("a.txt", "139123456789"),
    ("a.txt", ","),
    ("a.txt", "，"),
    ("a.txt", "的"),
    ("a.txt", "1 "),
    ("a.txt", "1\n"),
    ("a.txt", "1-"),
    ("a.txt", "12,"),
    ("a.txt", "号"),
    ("a.txt", "1号"),
    ("a.txt", "-"),
    ("a.txt", "*"),
    ("a.txt", "@"),
    ("a.txt", "a@b.cn "),
    ("a.txt", "身份证号："),
    ("a.txt", "住址："),
    ("a.txt", "户主"),
    ("a.txt", "x"),
    ("a.txt", "五"),
    ("a.txt", "138****1234 "),
    ("a.txt", "张三5301**********1234，"),
    ("a.txt", "13912345678，"),
    ("a.txt", "电话13912345678\n"),
    ("a.txt", "大田村5组12号"),
    ("a.txt", "云A12345、"),
    ("a.txt", "患癌症"),
    ("a.csv", "123,456,789\n"),
    ("a.csv", "姓名,13912345678\n"),
    ("a.csv", "张三,5301**********1234\n"),
    ("a.html", "<table><tr><td>"),
    ("a.html", "<table><tr><td>1</td></tr></table>"),
    ("a.html", "<td>张三<td>13912345678"),
    ("a.md", "| 张三 | 13912345678 |\n"),
];

/// Of one cell, of one row, of one table: what repeating alone does not make.
fn made(bytes: usize) -> Vec<(&'static str, String)> {
    let cells = |cell: &str| cell.repeat(bytes / cell.len());
    vec![
        ("a.csv", format!("\"{}\"\n", cells("13912345678；"))),
        ("a.csv", format!("\"{}\"\n", cells("电话，患癌症，张三，"))),
        ("a.csv", format!("姓名,备注\n张三,\"{}\"\n", cells("身份证号530102，"))),
        ("a.csv", format!("{}\n", cells("123,"))),
        ("a.csv", format!("{}\n{}\n", cells("电话,"), cells("13912345678,"))),
        ("a.csv", format!("{}\n", cells("患癌症,"))),
        ("a.csv", format!("{}\n", cells("张三,癌症,5301**********1234,"))),
        ("a.html", format!("<table><tr>{}</tr></table>", cells("<td>13912345678</td>"))),
    ]
}

fn all(bytes: usize) -> Vec<(String, &'static str, String)> {
    let repeated =
        REPEATED.iter().map(|(name, piece)| (format!("{name} {piece:?}"), *name, piece.repeat(bytes / piece.len())));
    let made =
        made(bytes).into_iter().enumerate().map(|(number, (name, text))| (format!("{name} {number}"), name, text));
    repeated.chain(made).collect()
}

fn time(engine: &Engine, name: &str, text: &str) -> Duration {
    let start = Instant::now();
    let outcome = engine.check(name, text.as_bytes());
    assert_eq!(outcome.bytes, text.len() as u64);
    start.elapsed()
}

#[test]
fn time_grows_with_the_length_and_not_with_its_square() {
    let only = std::env::var("BAGUAN_SLOW_TESTS").ok();
    let slow = only.is_some();
    let only = only.filter(|only| only != "1").unwrap_or_default();
    let (short, factor) = if slow { (1_000_000, 10) } else { (16_000, 4) };
    let engine = common::engine();
    time(&engine, "a.txt", "把表读进来。");
    let (short, long) = (all(short), all(short * factor));
    for ((what, name, short), (_, _, long)) in short.iter().zip(&long).filter(|(short, _)| short.0.contains(&only)) {
        let first = (0..2).map(|_| time(&engine, name, short)).min().unwrap_or_default();
        // What took no time at all says nothing about time; a machine that is busy is asked again.
        let enough = (first * factor as u32 * 5 / 2).max(Duration::from_millis(60));
        let second = (0..8).map(|_| time(&engine, name, long)).find(|second| *second <= enough);
        if slow || second.is_none() {
            let kilobytes = short.len() as f64 / 1e3;
            eprintln!("{what}: {:.3} ms for a KB, then {:?}", first.as_secs_f64() * 1e3 / kilobytes, second);
        }
        assert!(
            second.is_some(),
            "{what}: {} bytes took {first:?}, {factor} times as many more than {enough:?}",
            short.len()
        );
    }
}

/// Pieces that the recognisers look for, cut anywhere.
const NASTY: [&str; 60] = [
    "1",
    "3",
    "9",
    "0",
    "x",
    "X",
    "Ｘ",
    "１",
    "①",
    "五",
    "〇",
    "壹",
    "元",
    " ",
    "\n",
    "\u{200B}",
    "\u{301}",
    "-",
    "—",
    ".",
    "…",
    "*",
    "×",
    "@",
    "#",
    "?",
    "_",
    ",",
    "，",
    "：",
    ":",
    "；",
    "。",
    "（",
    ")",
    "|",
    "号",
    "栋",
    "室",
    "村",
    "路",
    "年",
    "月",
    "日",
    "岁",
    "出生",
    "张三",
    "姓名：",
    "电话",
    "身份证号",
    "住址",
    "微信",
    "云A",
    "𝟏",
    "㎏",
    "℀",
    "⑴",
    "㏂",
    "a",
    "13912345678",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_and_ranges_lie_between_characters(
        pieces in prop::collection::vec(prop::sample::select(&NASTY[..]), 0..60),
        name in prop::sample::select(&["a.txt", "a.md", "a.csv", "a.html"][..]),
    ) {
        let text = pieces.concat();
        let dictionary = Dictionary::built_in().expect("the lists are right");
        let Ok(mut reading) = Reading::begin(name, text.as_bytes(), true) else { return Ok(()) };
        let document = reading.read(text.as_bytes(), true).document;
        let mut folded = Folded::new();
        folded.fold(document.text(), document.blocks().iter().map(Block::range));
        let matches = dictionary.scan(&folded);
        let scanned = Scanned { document: &document, folded: &folded, matches: &matches, dictionary: &dictionary };
        let mut outline = Outline::default();
        outline.extend(scanned, false);
        let today = Date::new(2026, 11, 21).expect("a day");
        let practice = Practice::default();
        let found = check::family_alone("personal/", &Page::new(scanned, &outline, &practice, Stage::Publish, today));
        for range in found.ranges() {
            prop_assert!(range.start <= range.end && document.text().get(range.clone()).is_some(), "{:?} in {:?}", range, document.text());
        }
    }
}
