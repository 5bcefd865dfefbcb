//! `src/text/fold.csv` follows from Unicode's NFKC, its list of radicals that look like characters, lower case and the
//! table of traditional characters, and from nothing else. `BAGUAN_BLESS=1 cargo test --test fold_table` writes it.

#![allow(clippy::expect_used, clippy::format_push_string)] // a test; it need not be fast

use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

const FOLD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/text/fold.csv");
const TRADITIONAL: &str = include_str!("../dictionaries/reference/traditional.csv");

/// What PDF files write for a character whose glyph they share with a radical; NFKC knows the older list of them only.
const RADICALS: &str = include_str!("../dictionaries/reference/radicals.csv");

/// Pairs of characters, one a row.
fn pairs(table: &str) -> BTreeMap<char, char> {
    let pair =
        |row: &str| (row.chars().next().expect("a character"), row.chars().nth(2).expect("what it is folded to"));
    table.lines().skip(1).map(pair).collect()
}

/// What `c` folds to, by definition. `None` where it stays as it is.
fn fold(c: char, simplified: &BTreeMap<char, char>, radicals: &BTreeMap<char, char>) -> Option<String> {
    let folded: String = std::iter::once(radicals.get(&c).copied().unwrap_or(c))
        .nfkc()
        .flat_map(char::to_lowercase)
        .nfkc()
        .filter(|&c| !baguan::text::is_ignorable(c))
        .map(|c| simplified.get(&c).copied().unwrap_or(c))
        .collect();
    // Spacing diacritics decompose to a space and a mark; their folding would be the bare mark.
    let bare_mark = folded.chars().all(unicode_normalization::char::is_combining_mark);
    (!folded.is_empty() && !bare_mark && folded != c.to_string()).then_some(folded)
}

#[test]
fn the_fold_table_is_what_unicode_and_the_traditional_table_say() {
    let (simplified, radicals) = (pairs(TRADITIONAL), pairs(RADICALS));
    let mut table = String::from("character,folded\n");
    for c in ('\u{80}'..=char::MAX).chain('A'..='Z') {
        if !baguan::text::is_ignorable(c)
            && let Some(folded) = fold(c, &simplified, &radicals)
        {
            table.push_str(&format!("{c},{folded}\n"));
        }
    }
    if std::env::var_os("BAGUAN_BLESS").is_some() {
        std::fs::write(FOLD, &table).expect("the table can be written");
    }
    let committed = std::fs::read_to_string(FOLD).expect("the table is there");
    assert!(committed == table, "src/text/fold.csv is stale: run with BAGUAN_BLESS=1");
}

#[test]
fn what_looks_like_a_character_in_a_pdf_is_that_character() {
    let fold = baguan::text::fold_str;
    for (written, meant) in [
        ("⼈⺠政府⼀⼆⼗⼾⾦⽅", "人民政府一二十户金方"),
        ("⻔⻅⻓⻢⻰⻩⻛⻜⻝⻥⻬⻮", "门见长马龙黄风飞食鱼齐齿"),
        ("\u{F92A}\u{F9E4}\u{2F804}", "浪理你"),
        ("\u{FE10}\u{FE11}\u{FE12}\u{FE13}\u{FE14}\u{FE15}\u{FE16}", "，、。：；！？"),
        ("\u{FE35}\u{FE36}\u{FE39}\u{FE3A}\u{FE3D}\u{FE3E}\u{FE41}\u{FE42}", "（）〔〕《》「」"),
    ] {
        assert_eq!(fold(written), fold(meant), "{written}");
    }
}
