//! Every rule's own examples, and every list's.
#![allow(missing_docs)]

use baguan::check::RULES;
use baguan::dictionary::{Condition, Dictionary};
use baguan::document::{Date, Stage};
use baguan::engine::{Engine, Plan};
use baguan::finding::{Language, Severity};
use baguan::policy::Configuration;

fn engine() -> Engine {
    let plan = Plan {
        configuration: Configuration::default(),
        stage: Stage::Publish,
        today: Date::new(2026, 11, 21).expect("a day"),
        reveal: false,
        digests: false,
        threads: 1,
    };
    Engine::new(plan).expect("the lists are right")
}

fn rules_found(engine: &Engine, text: &str) -> Vec<(&'static str, Severity)> {
    engine.check("example.md", text.as_bytes()).findings.iter().map(|f| (f.rule, f.severity)).collect()
}

#[test]
fn every_rule_finds_what_its_help_says_and_nothing_else() {
    let engine = engine();
    for rule in RULES {
        let about = rule.about();
        let examples = about.examples();
        assert!(!examples.is_empty(), "{} has no examples", about.id);
        for example in examples {
            let found = rules_found(&engine, &example.text);
            let hit = found.iter().any(|(rule, severity)| *rule == about.id && *severity > Severity::Note);
            assert_eq!(hit, example.hit, "{}: {}", about.id, example.text);
        }
    }
}

#[test]
fn every_rule_can_be_explained_in_both_languages() {
    for rule in RULES {
        let about = rule.about();
        let (chinese, english) = (about.help(Language::Chinese), about.help(Language::English));
        assert_ne!(about.title(Language::Chinese), about.title(Language::English), "{}", about.id);
        for part in ["**查什么**", "**为什么**", "**怎么改**"] {
            assert!(chinese.contains(part), "{} lacks {part}", about.id);
        }
        for part in ["**What**", "**Why**", "**What to do**"] {
            assert!(english.contains(part), "{} lacks {part}", about.id);
        }
    }
}

#[test]
fn every_term_hits_its_example_and_spares_the_other() {
    let engine = engine();
    let dictionary = Dictionary::built_in().expect("the lists are right");
    for term in &dictionary.terms {
        let hits = |text: &str| rules_found(&engine, text).iter().any(|(rule, _)| *rule == "term/secrecy");
        assert!(hits(&format!("{}\n\n某县人民政府办公室", term.example_hit)), "{}: {}", term.id, term.example_hit);
        assert!(!hits(&term.example_ok), "{}: {}", term.id, term.example_ok);
        if term.condition != Condition::Anywhere {
            let sentence = format!("会议强调，要做好{}有关工作，并按规定管理。", term.term);
            assert!(!hits(&sentence), "{}: {sentence}", term.id);
        }
    }
}
