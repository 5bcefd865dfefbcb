//! What it costs to recognise a document and its labels, as a share of checking it.
//!
//! `cargo bench --bench outline` takes the documents of the tree benchmark (half Markdown, half HTML, 10 KB each) from
//! memory, on one core, the best of several runs: the whole check, the recognition alone, the rules on labels alone.
#![allow(clippy::expect_used, clippy::cast_precision_loss, clippy::print_stdout, missing_docs)]

mod common;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use baguan::check::{self, Page, Practice};
use baguan::dictionary::{Dictionary, Scanned};
use baguan::document::{Block, Date, Stage};
use baguan::engine::{Engine, Plan};
use baguan::outline::Outline;
use baguan::policy::Configuration;
use baguan::read::Reading;
use baguan::text::Folded;
use common::{Random, best, html, markdown};

const FILES: usize = 1_000;
const BYTES: usize = 10_000;
const RUNS: usize = 9;

fn main() {
    let mut random = Random::new(1);
    let file = |number: usize| {
        if number.is_multiple_of(2) {
            ("a.md", markdown(&mut random, BYTES))
        } else {
            ("a.html", html(&mut random, BYTES))
        }
    };
    let files: Vec<(&str, String)> = (0..FILES).map(file).collect();
    let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
    let today = Date::new(2026, 11, 21).expect("a day");
    let dictionary = Dictionary::built_in().expect("the lists are right");
    let plan = Plan {
        configuration: Configuration::default(),
        below: String::new(),
        stage: Stage::Publish,
        today,
        reveal: false,
        digests: false,
        threads: 1,
    };
    let engine = Engine::with(plan, Arc::clone(&dictionary));
    let mut checker = engine.checker();
    let whole = best(RUNS, || {
        for (name, text) in &files {
            black_box(checker.check(name, Ok(&mut text.as_bytes())));
        }
    });
    let mut outline = Duration::MAX;
    let mut labels = Duration::MAX;
    for _ in 0..RUNS {
        let (mut recognised, mut judged) = (Duration::ZERO, Duration::ZERO);
        for (name, text) in &files {
            let mut reading = Reading::begin(name, text.as_bytes(), true).expect("it is text");
            let document = reading.read(text.as_bytes(), true).document;
            let mut folded = Folded::new();
            folded.fold(document.text(), document.blocks().iter().map(Block::range));
            let matches = dictionary.scan(&folded);
            let scanned = Scanned { document: &document, folded: &folded, matches: &matches, dictionary: &dictionary };
            let start = Instant::now();
            let mut outline = Outline::default();
            outline.extend(scanned, false);
            recognised += start.elapsed();
            let practice = Practice::default();
            let page = Page::new(scanned, &outline, &practice, Stage::Publish, today);
            let start = Instant::now();
            black_box(check::family_alone("label/", &page));
            judged += start.elapsed();
        }
        outline = outline.min(recognised);
        labels = labels.min(judged);
    }
    let line = |step: &str, time: Duration| {
        let share = 100.0 * time.as_secs_f64() / whole.as_secs_f64();
        let each = time.as_secs_f64() * 1e6 / FILES as f64;
        println!(
            "{step:<32} {:>7.0} MB/s {each:>7.2} µs a file {share:>6.1} %",
            bytes as f64 / 1e6 / time.as_secs_f64()
        );
    };
    line("check", whole);
    line("recognition", outline);
    line("rules on labels", labels);
}
