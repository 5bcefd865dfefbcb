//! Every entry of the dictionaries is found by its own example, however the example is typeset: as a text
//! or a page, with spaces or a line break inside, in full width or traditional characters.
#![allow(clippy::expect_used, missing_docs)]

mod common;

use std::collections::HashMap;

use baguan::dictionary::{Dictionary, Gap, Term, lexicon, parts};
use baguan::engine::Engine;
use baguan::finding::Severity;

/// One way to typeset a text: its name, the file's name, and the typesetting.
type Way = (&'static str, &'static str, fn(&str) -> String);

const WAYS: [Way; 6] = [
    ("text", "a.txt", str::to_owned),
    ("page", "a.html", |text| format!("<!DOCTYPE html><html><body><p>{}</p></body></html>", escaped(text))),
    ("runs of a page", "a.html", |text| {
        let runs: Vec<String> = text.chars().map(|c| escaped(&c.to_string())).collect();
        let runs = format!("<span>{}</span>", runs.join("</span><span>"));
        format!("<!DOCTYPE html><html><body><p>{runs}</p></body></html>")
    }),
    ("spaces", "a.txt", |text| text.chars().flat_map(|c| [c, '\u{3000}']).collect()),
    ("full width", "a.txt", |text| text.chars().map(full_width).collect()),
    ("traditional", "a.txt", |text| text.chars().map(traditional).collect()),
];

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn full_width(c: char) -> char {
    if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c) } else { c }
}

fn traditional(c: char) -> char {
    static TABLE: std::sync::LazyLock<HashMap<char, char>> = std::sync::LazyLock::new(|| {
        let rows = include_str!("../dictionaries/reference/traditional.csv").lines().skip(1);
        let pairs = rows.filter_map(|row| row.split_once(','));
        pairs.filter_map(|(t, s)| Some((s.chars().next()?, t.chars().next()?))).collect()
    });
    TABLE.get(&c).copied().unwrap_or(c)
}

fn is_found(engine: &Engine, term: &Term, file: &str, text: &str) -> bool {
    let rule = format!("term/{}", term.category);
    let outcome = engine.check(file, text.as_bytes());
    outcome
        .findings
        .iter()
        .any(|finding| finding.rule == rule || finding.entry.as_ref().is_some_and(|entry| entry.id == term.id))
}

#[test]
fn every_entry_is_found_however_it_is_typeset() {
    let engine = common::engine();
    let dictionary = Dictionary::built_in().expect("the lists are right");
    let mut missed = Vec::new();
    let mut tried = 0;
    for term in &dictionary.terms {
        for text in parts(&term.example_hit) {
            for (way, file, typeset) in WAYS {
                // A row that allows no gap is not meant where there is one.
                if way == "spaces" && (term.context.gap == Gap::None || term.context.own_line) {
                    continue;
                }
                tried += 1;
                if !is_found(&engine, term, file, &typeset(text)) {
                    missed.push(format!("{}, {way}: {text}", term.id));
                }
            }
        }
    }
    assert!(tried > 1000, "{tried}");
    assert!(missed.is_empty(), "{} of {tried} missed: {missed:#?}", missed.len());
}

#[test]
fn a_line_break_inside_a_term_hides_nothing() {
    let engine = common::engine();
    let dictionary = Dictionary::built_in().expect("the lists are right");
    let mut missed = Vec::new();
    let mut tried = 0;
    for term in dictionary.terms.iter().filter(|term| term.context.gap != Gap::None && !term.context.own_line) {
        for text in parts(&term.example_hit).filter(|text| text.contains(&term.term)) {
            let at = text.find(&term.term).unwrap_or(0);
            let inner = term.term.char_indices().nth(term.term.chars().count() / 2).map_or(0, |(byte, _)| byte);
            let (before, after) = text.split_at(at + inner);
            tried += 1;
            if !is_found(&engine, term, "a.txt", &format!("{before}\n{after}")) {
                missed.push(format!("{}: {before}⏎{after}", term.id));
            }
        }
    }
    assert!(tried > 300, "{tried}");
    assert!(missed.is_empty(), "{missed:#?}");
}

/// What is written for another word and is a word itself cannot be told from it without reading.
#[test]
fn most_misspellings_are_no_words() {
    let dictionary = Dictionary::built_in().expect("the lists are right");
    let misspellings = dictionary.terms.iter().filter(|term| term.category == "misspelling");
    let no_words = misspellings.filter(|term| !lexicon::is_word(&term.term) && !term.suggestion.is_empty()).count();
    assert!(no_words >= 300, "{no_words}");
}

/// What a list of the rules says of each is the worst that its entries give.
#[test]
fn no_entry_is_worse_than_its_rule() {
    let dictionary = Dictionary::built_in().expect("the lists are right");
    for term in &dictionary.terms {
        let about = baguan::check::about(&format!("term/{}", term.category)).expect("a rule");
        assert!(term.severity <= about.severity, "{} {}", term.id, about.id);
    }
}

/// Nothing blocks only because nobody says so.
#[test]
fn what_blocks_or_asks_for_a_decision_has_a_source() {
    let dictionary = Dictionary::built_in().expect("the lists are right");
    for term in &dictionary.terms {
        assert!(term.severity == Severity::Note || !term.source.is_empty(), "{}", term.id);
        assert!(!term.example_hit.is_empty(), "{} has no example", term.id);
    }
}
