//! Where a row counts: by the words around its term, and by its conditions.
#![allow(clippy::expect_used, missing_docs)]

mod common;

use std::sync::Arc;

use baguan::dictionary::{Dictionary, Layer, Text};
use baguan::engine::Engine;

/// Cases that we believe to be marked wrongly, and why.
const DISPUTED: [(&str, &str); 1] = [(
    "工商局面临调整",
    "工商局 is the subject of 面临调整 here; 局面 would leave 临调整, which is no Chinese. The old name of the office does \
     stand there, so it is found.",
)];

/// Goes through cases of text, term, and `hit` or `fp`, with these rows over the built-in ones. Says how
/// many there were, and which of them came out otherwise.
fn wrong<'a>(rows: &str, cases: &'a str) -> (usize, Vec<&'a str>) {
    let rows = Text { layer: Layer::Organisation, file: "rows.csv", rows, header: None };
    let dictionary = Dictionary::layered(&[rows]).expect("the rows are right");
    let engine = Engine::with(common::plan(), Arc::new(dictionary));
    let cases = cases.lines().filter(|line| !line.starts_with('#'));
    let is_wrong = |case: &&str| {
        let [text, _, expected] = *case.split('\t').collect::<Vec<_>>() else { panic!("{case}") };
        let outcome = engine.check("case.txt", format!("{}\n", text.replace('⏎', "\n")).as_bytes());
        // A built-in row that says the same of the same place may be told instead of the test's.
        let found = outcome.findings.iter().any(|finding| finding.rule.starts_with("term/"));
        let disputed = DISPUTED.iter().any(|(disputed, _)| *disputed == text);
        found != ((expected == "hit") != disputed)
    };
    (cases.clone().count(), cases.filter(is_wrong).collect())
}

/// 39 cases that other checkers get wrong, each looked for by a row that asks for word boundaries.
#[test]
fn a_term_is_found_where_it_is_a_word() {
    let (tried, wrong) = wrong(include_str!("terms/boundary.csv"), include_str!("terms/boundary_cases.tsv"));
    assert_eq!(tried, 39);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Each condition that a row can ask for, where it holds and where it does not.
#[test]
fn a_row_counts_where_its_conditions_hold() {
    let (tried, wrong) = wrong(include_str!("terms/conditions.csv"), include_str!("terms/conditions.tsv"));
    assert!(tried > 50, "{tried}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
