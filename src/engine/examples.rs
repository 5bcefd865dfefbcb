//! The examples that rules and lists carry, run through the whole engine.

use super::{Engine, Plan};
use crate::check::RULES;
use crate::dictionary::{TableError, parts};
use crate::document::{Date, Stage};
use crate::finding::Severity;
use crate::policy::Configuration;

/// An example that does not do what its rule or its list says.
#[derive(Debug)]
pub struct FailingExample {
    /// The rule, or the entry of a list.
    pub name: String,
    /// The example; synthetic, so it may be shown.
    pub text: String,
    /// Whether it should have been found.
    pub expected_hit: bool,
}

/// Runs every example there is.
pub fn failing_examples() -> Result<Vec<FailingExample>, TableError> {
    let engine = Engine::new(Plan {
        configuration: Configuration::default(),
        below: String::new(),
        stage: Stage::Publish,
        // Examples speak of the past; any later day does.
        today: Date::new(2030, 1, 1).unwrap_or(Date::from_unix_days(0)),
        reveal: false,
        digests: false,
        threads: 1,
    })?;
    let mut failing = Vec::new();
    let mut run = |name: &str, rule: &str, text: &str, expected_hit: bool| {
        let outcome = engine.check("example.md", text.as_bytes());
        let hit = outcome.findings.iter().any(|found| found.rule == rule && found.severity > Severity::Note);
        if hit != expected_hit {
            failing.push(FailingExample { name: name.to_owned(), text: text.to_owned(), expected_hit });
        }
    };
    for about in RULES.map(crate::check::Rule::about) {
        for example in about.examples() {
            run(about.id, about.id, &example.text, example.hit);
        }
    }
    for term in &engine.dictionary.terms {
        let rule = format!("term/{}", term.category);
        for (examples, expected_hit) in [(&term.example_hit, true), (&term.example_ok, false)] {
            for text in parts(examples) {
                let outcome = engine.check("example.md", text.as_bytes());
                // Where another row of the same rule says the same of the same place, only one is told.
                let hit = outcome.findings.iter().any(|found| {
                    found.entry.as_ref().is_some_and(|entry| entry.id == term.id) || expected_hit && found.rule == rule
                });
                if hit != expected_hit {
                    failing.push(FailingExample { name: term.id.clone(), text: text.to_owned(), expected_hit });
                }
            }
        }
    }
    Ok(failing)
}
