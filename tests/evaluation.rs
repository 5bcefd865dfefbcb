//! The evaluation set is what its generator writes, its ranges hold the values they say, and the scoring counts
//! rightly.
#![allow(clippy::expect_used, clippy::panic, dead_code, missing_docs, unreachable_pub)]

#[path = "../examples/generate/corpus/mod.rs"]
mod corpus;
#[path = "../examples/evaluate/line.rs"]
mod line;
#[path = "../examples/evaluate/place.rs"]
mod place;
#[path = "../examples/evaluate/score.rs"]
mod score;

use std::collections::BTreeMap;

use corpus::digits::{luhn_check, resident_check};
use line::Line;

const COMMITTED: &str = include_str!("../evaluation/personal.jsonl");

/// Every way of writing a digit in the set, in rows of ten from nought.
const DIGITS: &str = "0123456789０１２３４５６７８９〇一二三四五六七八九零一二三四五六七八九○一二三四五六七八九零壹贰叁肆伍陆柒捌玖\
    ⓪①②③④⑤⑥⑦⑧⑨⓿❶❷❸❹❺❻❼❽❾𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩";

fn lines() -> Vec<Line> {
    COMMITTED.lines().map(|text| Line::parse(text).unwrap_or_else(|why| panic!("{why}: {text}"))).collect()
}

/// A value in whatever form, as plain digits and X.
fn plain(value: &str, evasion: &str) -> String {
    let mut digits = String::new();
    let mut rest = value.chars().peekable();
    while let Some(c) = rest.next() {
        let closing = match c {
            '<' => '>',
            '&' => ';',
            _ => '\0',
        };
        if closing != '\0' {
            for _ in rest.by_ref().take_while(|&c| c != closing) {}
        } else if let Some(place) = DIGITS.chars().position(|digit| digit == c) {
            digits.extend(char::from_digit(place as u32 % 10, 10));
        } else if "X×ⅩхΧⅹ✕xＸ".contains(c) {
            digits.push('X');
        } else if evasion == "letters-for-digits" {
            digits.extend(match c {
                'O' | 'o' => Some('0'),
                'l' | 'I' => Some('1'),
                _ => None,
            });
        }
    }
    digits
}

/// Whether a value is what its kind says. Kinds without a form of their own hold anything.
fn holds(kind: &str, value: &str, evasion: &str) -> bool {
    let digits = plain(value, evasion);
    let checked = |check: fn(&str) -> char| {
        let body = digits.get(..digits.len().max(1) - 1).unwrap_or_default();
        digits.ends_with(check(body))
    };
    match kind {
        "resident-id" => digits.len() == 15 || digits.len() == 18 && checked(resident_check),
        "resident-id-doubtful" => digits.len() == 18 && !checked(resident_check),
        "disability-certificate" => digits.len() == 20 && digits[..18].ends_with(resident_check(&digits[..17])),
        "bank-card" => [16, 19].contains(&digits.len()) && checked(luhn_check),
        "mobile" => {
            let national = digits.strip_prefix("0086").or(digits.strip_prefix("86")).unwrap_or(&digits);
            national.len() == 11 && national.starts_with('1')
        }
        "landline" => (10..=12).contains(&digits.len()) && digits.starts_with('0'),
        "birth-date" => (6..=8).contains(&digits.len()),
        "email" => ['.', '．'].iter().any(|&dot| value.contains(dot)),
        "weak-mask" => (6..18).contains(&digits.replace('X', "").len()),
        "name-list" => (2..=4).contains(&value.chars().count()),
        _ => value.trim() == value && !value.is_empty(),
    }
}

#[test]
fn the_committed_set_is_what_the_generator_writes() {
    assert!(
        corpus::lines() == COMMITTED,
        "evaluation/personal.jsonl is not what its generator writes: run `cargo run --example generate`"
    );
}

#[test]
fn ranges_hold_the_values_they_say() {
    let mut values = 0;
    for line in lines() {
        let text: Vec<char> = line.text.chars().collect();
        for expected in &line.expect {
            values += 1;
            let value: String = text[expected.at.clone()].iter().collect();
            let evasion = expected.evasion.as_deref().unwrap_or_default();
            assert!(holds(&expected.kind, &value, evasion), "{}: {value:?} as {}", line.id, expected.kind);
        }
    }
    assert!(values > 2000, "only {values} values");
}

#[test]
fn the_set_covers_what_it_should_and_stays_small() {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let (mut total, mut harmless) = (0, 0);
    for line in lines() {
        total += 1;
        harmless += usize::from(line.expect.is_empty());
        for expected in line.expect {
            *kinds.entry(expected.kind).or_default() += 1;
        }
    }
    assert!((2500..=3500).contains(&total), "{total} lines");
    assert!(harmless > 900, "{harmless} lines on which nothing is to be said");
    assert!(COMMITTED.len() < 1_200_000, "{} bytes", COMMITTED.len());
    assert_eq!(kinds.len(), 18);
    assert!(kinds.values().all(|&number| number > 30), "{kinds:?}");
}

#[test]
fn a_line_that_is_wrong_is_told_kindly() {
    let wrong = |line: &str| Line::parse(line).err().expect("it is wrong");
    let with = |rest: &str| format!(r#"{{"id":"a","class":"a/b","format":"txt","text":"甲乙",{rest}}}"#);
    assert!(wrong("{").contains("column"));
    assert!(wrong(&with(r#""most":"warn""#)).contains("no severity"));
    assert!(wrong(&with(r#""expect":[{"kind":"mobile","at":[1,3],"least":"block"}]"#)).contains("2 characters"));
    assert!(wrong(&with(r#""expects":[]"#)).contains("expects"));
    assert!(wrong(r#"{"id":"a","class":"b","format":"doc","text":"甲"}"#).contains("doc"));
}
