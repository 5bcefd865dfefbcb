//! `src/text/fold.csv` follows from Unicode's NFKC, lower case and the table of traditional
//! characters, and from nothing else. `BAGUAN_BLESS=1 cargo test --test fold_table` writes it.

#![allow(clippy::expect_used, clippy::format_push_string)] // a test; it need not be fast

use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

const FOLD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/text/fold.csv");
const TRADITIONAL: &str = include_str!("../dictionaries/reference/traditional.csv");

/// What `c` folds to, by definition. `None` where it stays as it is.
fn fold(c: char, simplified: &BTreeMap<char, char>) -> Option<String> {
    let folded: String = std::iter::once(c)
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
    let simplified: BTreeMap<char, char> = TRADITIONAL
        .lines()
        .skip(1)
        .map(|row| (row.chars().next().expect("a character"), row.chars().nth(2).expect("its simplified form")))
        .collect();
    let mut table = String::from("character,folded\n");
    for c in ('\u{80}'..=char::MAX).chain('A'..='Z') {
        if !baguan::text::is_ignorable(c)
            && let Some(folded) = fold(c, &simplified)
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
