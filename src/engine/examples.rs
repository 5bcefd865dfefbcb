//! The examples that rules and dictionaries carry, run through the whole engine.

use std::sync::Arc;

use super::{Engine, Plan};
use crate::check::{Expected, RULES};
use crate::dictionary::{Dictionary, Gap, TableError, Term, parts};
use crate::document::{Date, Stage};
use crate::finding::Severity;
use crate::policy::Configuration;
use crate::text::fold_str;

/// An example that does not do what its rule or its row says.
#[derive(Debug)]
pub struct FailingExample {
    /// The rule, or the row of a dictionary.
    pub name: String,
    /// The row, an index into [`Dictionary::terms`]; nothing for an example of a rule.
    pub term: Option<usize>,
    /// The example; synthetic, so it may be shown.
    pub text: String,
    /// Whether it should have been found.
    pub expected_hit: bool,
}

/// Runs every example that comes with the program.
pub fn failing_examples() -> Result<Vec<FailingExample>, TableError> {
    let dictionary = Dictionary::built_in()?;
    let mut failing = failing_rules(&dictionary);
    failing.extend(failing_rows(&dictionary, &|_| true));
    Ok(failing)
}

/// An engine for examples: they speak of the past, and nobody has configured anything.
pub fn for_examples(dictionary: &Arc<Dictionary>) -> Engine {
    at_stage(dictionary, Stage::Publish)
}

fn at_stage(dictionary: &Arc<Dictionary>, stage: Stage) -> Engine {
    let plan = Plan {
        configuration: Configuration::default(),
        below: String::new(),
        stage,
        today: Date::new(2030, 1, 1).unwrap_or(Date::from_unix_days(0)),
        reveal: false,
        digests: false,
        threads: 1,
    };
    Engine::with(plan, Arc::clone(dictionary))
}

fn failing_rules(dictionary: &Arc<Dictionary>) -> Vec<FailingExample> {
    let engines = Stage::ALL.map(|stage| (stage, at_stage(dictionary, stage)));
    let mut failing = Vec::new();
    for about in RULES.map(crate::check::Rule::about) {
        for example in about.examples() {
            let Some((_, engine)) = engines.iter().find(|(stage, _)| *stage == example.stage) else { continue };
            let outcome = engine.check("example.md", example.text.as_bytes());
            let own = outcome.findings.iter().filter(|found| found.rule == about.id);
            let is_right = match (example.expected, own.map(|found| found.severity).max()) {
                (Expected::Hit, worst) => worst > Some(Severity::Note),
                (Expected::Note, worst) => worst == Some(Severity::Note),
                (Expected::Nothing, worst) => worst <= Some(Severity::Note),
            };
            if !is_right {
                let expected_hit = example.expected != Expected::Nothing;
                failing.push(FailingExample {
                    name: about.id.to_owned(),
                    term: None,
                    text: example.text,
                    expected_hit,
                });
            }
        }
    }
    failing
}

/// Runs the examples of the wanted rows of a dictionary.
pub fn failing_rows(dictionary: &Arc<Dictionary>, wanted: &dyn Fn(&Term) -> bool) -> Vec<FailingExample> {
    let engine = for_examples(dictionary);
    let mut checker = engine.checker();
    let mut failing = Vec::new();
    for (index, term) in dictionary.terms.iter().enumerate().filter(|(_, term)| wanted(term)) {
        let rule = format!("term/{}", term.category);
        for (examples, expected_hit) in [(&term.example_hit, true), (&term.example_ok, false)] {
            for text in parts(examples) {
                let outcome = checker.check("example.md", Ok(&mut text.as_bytes()));
                // Where another row of the same rule says the same of the same place, only one is told.
                let told_by_another = expected_hit && stands_in(term, text);
                let hit = outcome.findings.iter().any(|found| {
                    found.entry.as_ref().is_some_and(|entry| entry.id == term.id)
                        || told_by_another && found.rule == rule
                });
                if hit != expected_hit {
                    let (name, text) = (term.id.clone(), text.to_owned());
                    failing.push(FailingExample { name, term: Some(index), text, expected_hit });
                }
            }
        }
    }
    failing
}

/// Whether a text holds what a row looks for. Marks between its characters are not looked through.
fn stands_in(term: &Term, text: &str) -> bool {
    matches!(term.context.gap, Gap::Marks(_)) || term.can_stand_in(&fold_str(text))
}
