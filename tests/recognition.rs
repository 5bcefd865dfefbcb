//! How well documents are recognised, on the set of `evaluation/documents.jsonl`: what was reached must not get lost.
#![allow(clippy::expect_used, clippy::cast_precision_loss, missing_docs)]

mod common;

use std::collections::BTreeMap;

use baguan::document::Stage;
use baguan::engine::{Engine, Plan};
use serde_json::Value;

const SET: &str = include_str!("../evaluation/documents.jsonl");

/// Documents of a group, and how many of them have the right kind and the right label.
#[derive(Default)]
struct Group {
    documents: usize,
    right: usize,
}

fn text<'a>(line: &'a Value, name: &str) -> &'a str {
    line[name].as_str().expect("a text")
}

#[test]
fn official_documents_are_recognised_and_nothing_else_is_asked_for_a_label() {
    let engines = Stage::ALL
        .map(|stage| (stage.name(), Engine::new(Plan { stage, ..common::plan() }).expect("the lists are right")));
    let mut groups: BTreeMap<&str, Group> = BTreeMap::new();
    let mut asked = Vec::new();
    for line in SET.lines() {
        let line: Value = serde_json::from_str(line).expect("it is JSON");
        let (_, engine) = engines.iter().find(|(stage, _)| *stage == text(&line, "stage")).expect("a stage");
        let outcome = engine.check(text(&line, "name"), text(&line, "text").as_bytes());
        let kinds = line["kind"].as_array().expect("kinds");
        let right = kinds.iter().any(|kind| kind == outcome.kind) && text(&line, "label") == outcome.label.attribute;
        let name =
            ["official", "not"].into_iter().find(|name| text(&line, "class").starts_with(*name)).unwrap_or("other");
        let group = groups.entry(name).or_default();
        group.documents += 1;
        group.right += usize::from(right);
        let expects = |rule: &str| {
            ["expect", "allow"]
                .iter()
                .any(|key| line[*key].as_array().is_some_and(|rules| rules.iter().any(|r| r == rule)))
        };
        if outcome.findings.iter().any(|found| found.rule == "label/missing") && !expects("label/missing") {
            asked.push(text(&line, "id").to_owned());
        }
    }
    for (group, least) in [("official", 0.98), ("not", 0.95), ("other", 0.95)] {
        let Group { documents, right } = groups.remove(group).expect("there are some");
        let share = right as f64 / documents as f64;
        assert!(documents > 100 && share >= least, "{group}: {right} of {documents} are right, {share:.3}");
    }
    assert!(asked.len() <= 3, "asked for a label: {asked:?}");
}
