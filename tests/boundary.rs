//! Where a term is a word of its text and where it is a piece of others: 39 cases that other checkers get
//! wrong, each looked for alone, by a row that asks for word boundaries.
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

#[test]
fn a_term_is_found_where_it_is_a_word() {
    let rows = Text {
        layer: Layer::Organisation,
        file: "boundary.csv",
        rows: include_str!("terms/boundary.csv"),
        header: None,
    };
    let dictionary = Dictionary::layered(&[rows]).expect("the rows are right");
    let engine = Engine::with(common::plan(), Arc::new(dictionary));
    let (mut tried, mut wrong) = (0, Vec::new());
    for case in include_str!("terms/boundary_cases.tsv").lines() {
        let [text, _, expected] = *case.split('\t').collect::<Vec<_>>() else { panic!("{case}") };
        tried += 1;
        let outcome = engine.check("case.txt", format!("{text}。").as_bytes());
        // A built-in row that says the same of the same place may be told instead of the test's.
        let found = outcome.findings.iter().any(|finding| finding.rule.starts_with("term/"));
        let disputed = DISPUTED.iter().any(|(disputed, _)| *disputed == text);
        if found != ((expected == "hit") != disputed) {
            wrong.push(case);
        }
    }
    assert_eq!(tried, 39);
    assert!(wrong.is_empty(), "{wrong:#?}");
}
