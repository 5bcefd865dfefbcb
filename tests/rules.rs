//! Every rule's own examples, and every list's.
#![allow(clippy::expect_used, missing_docs)]

mod common;

use baguan::check::RULES;
use baguan::dictionary::Dictionary;
use baguan::engine::failing_examples;
use baguan::finding::Language;

#[test]
fn every_rule_and_every_entry_does_what_its_examples_say() {
    for rule in RULES {
        assert!(!rule.about().examples().is_empty(), "{} has no examples", rule.about().id);
    }
    let failing = failing_examples().expect("the lists are right");
    assert!(failing.is_empty(), "{failing:#?}");
}

#[test]
fn every_rule_can_be_explained_in_both_languages() {
    for rule in RULES {
        let about = rule.about();
        let (chinese, english) = (about.help(Language::Chinese, None), about.help(Language::English, None));
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
fn a_term_that_counts_only_as_a_line_is_no_finding_in_a_sentence() {
    let engine = common::engine();
    let dictionary = Dictionary::built_in().expect("the lists are right");
    let mut tried = 0;
    for term in dictionary.terms.iter().filter(|term| term.context.own_line) {
        tried += 1;
        let sentence = format!("会议强调，要做好{}有关工作，并按规定管理。", term.term);
        let outcome = engine.check("example.md", sentence.as_bytes());
        assert!(outcome.findings.iter().all(|f| f.rule != "term/secrecy"), "{}: {sentence}", term.id);
    }
    assert!(tried > 5);
}
