//! What it costs to price findings under all built-in schemes, and to score a year's facts.
//!
//! `cargo bench --bench schemes`: one core, the best of several runs.
#![allow(clippy::expect_used, clippy::cast_precision_loss, clippy::print_stdout, missing_docs)]

mod common;

use std::hint::black_box;

use baguan::check;
use baguan::document::{Channel, Kind, Stage};
use baguan::finding::Severity;
use baguan::scheme::{self, Fact, Noticed, Posted, Pricing, Subject, What, score};
use common::{Random, best};

const RUNS: usize = 9;

fn main() {
    let schemes = scheme::built_in(&check::ids()).expect("the schemes have no mistake");
    let read = best(RUNS, || {
        for (file, text) in scheme::built_in_files() {
            black_box(scheme::Scheme::parse(text, file, &check::ids())).expect("no mistake");
        }
    });
    println!("reading {} schemes: {:.2} ms", schemes.len(), read.as_secs_f64() * 1e3);
    let begin = best(RUNS, || {
        black_box(Pricing::new(schemes.clone()));
    });
    println!("making them ready: {:.2} ms", begin.as_secs_f64() * 1e3);

    let pricing = Pricing::new(schemes.clone());
    let severities = [Severity::Block, Severity::Review, Severity::Note];
    let mut stakes = 0;
    let mut subjects = 0;
    let price = best(RUNS, || {
        (stakes, subjects) = (0, 0);
        for rule in check::ids() {
            for severity in severities {
                for kind in Kind::ALL {
                    subjects += 1;
                    stakes += black_box(pricing.price(&Subject {
                        rule,
                        aspect: None,
                        severity,
                        kind,
                        format: "docx",
                        channel: Channel::Site,
                        stage: Stage::Publish,
                    }))
                    .len();
                }
            }
        }
    });
    println!(
        "pricing: {:.0} ns a finding under {} schemes ({:.1} deductions each)",
        price.as_secs_f64() * 1e9 / f64::from(subjects),
        schemes.len(),
        stakes as f64 / f64::from(subjects),
    );

    for count in [100_000_u64, 1_000_000] {
        let facts = facts(count);
        for scheme in &schemes {
            let scored = best(3, || {
                black_box(score(scheme, &facts, &[]));
            });
            println!("scoring {count} facts, {}: {:.0} ms", scheme.id, scored.as_secs_f64() * 1e3);
        }
    }
}

/// Findings of forty units, five to a document, one in a hundred circulated.
fn facts(count: u64) -> Vec<Fact> {
    let rules = check::ids();
    let mut random = Random::new(1);
    let fact = |number: u64| {
        let document = format!("documents/2026/{:07}.pdf", number / 5);
        Fact {
            unit: format!("{:02}镇", number / 5 % 40),
            evidence: document.clone(),
            what: What::Posted(Posted {
                rule: rules[random.below(rules.len() as u64) as usize].to_owned(),
                aspect: None,
                severity: [Severity::Block, Severity::Review][random.below(2) as usize],
                kind: "official-document".to_owned(),
                format: "pdf".to_owned(),
                channel: Channel::Site,
                document,
                noticed: if random.below(100) == 0 { Noticed::County } else { Noticed::Ourselves },
                circular: None,
                places: 1,
                by_hand: None,
            }),
        }
    };
    (0..count).map(fact).collect()
}
