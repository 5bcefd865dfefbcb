//! How well kinds of documents, their labels and their required parts are recognised, on a set of documents of which
//! somebody wrote down what they are.
//!
//! `cargo run --release --example recognise [FILES…] [--failures N]`; `evaluation/README.md` says how to read it.
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::cast_precision_loss, missing_docs)]

use std::collections::BTreeMap;
use std::process::ExitCode;

use baguan::document::{Date, Stage};
use baguan::engine::{Engine, Plan};
use baguan::finding::{Outcome, Severity};
use baguan::policy::Configuration;
use serde::Deserialize;

/// The set of the project, as seen from its root.
const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/evaluation/documents.jsonl");

/// One document and what it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    id: String,
    class: String,
    /// Its file name.
    name: String,
    #[allow(dead_code)] // for who reads the set; the program finds out by itself
    format: String,
    stage: String,
    text: String,
    /// The kinds that would be right.
    kind: Vec<String>,
    label: String,
    /// Rules of the families judged here that must tell something.
    expect: Vec<String>,
    /// Those that may.
    #[serde(default)]
    allow: Vec<String>,
}

/// The families judged here.
const FAMILIES: [&str; 2] = ["label/", "structure/"];

/// What is wrong with the outcome for one document.
#[derive(Default)]
struct Faults {
    kind: Option<String>,
    label: Option<String>,
    missed: Vec<String>,
    alarms: Vec<String>,
}

impl Faults {
    fn of(line: &Line, outcome: &Outcome) -> Self {
        let (kind, label) = (outcome.kind.to_owned(), outcome.label.attribute.to_owned());
        let judged =
            outcome.findings.iter().filter(|found| FAMILIES.iter().any(|family| found.rule.starts_with(family)));
        let told: BTreeMap<&str, Severity> = judged.fold(BTreeMap::new(), |mut told, found| {
            let worst = told.entry(found.rule).or_insert(found.severity);
            *worst = (*worst).max(found.severity);
            told
        });
        let expected = |rule: &str| line.expect.iter().chain(&line.allow).any(|known| known == rule);
        let alarms = told.iter().filter(|(rule, severity)| **severity > Severity::Note && !expected(rule));
        Self {
            kind: (!line.kind.contains(&kind)).then_some(kind),
            label: (line.label != label).then_some(label),
            missed: line.expect.iter().filter(|rule| !told.contains_key(rule.as_str())).cloned().collect(),
            alarms: alarms.map(|(rule, _)| (*rule).to_owned()).collect(),
        }
    }

    fn is_right(&self) -> bool {
        self.kind.is_none() && self.label.is_none() && self.missed.is_empty() && self.alarms.is_empty()
    }
}

/// How many documents of a class are right, wholly and in each respect.
#[derive(Default)]
struct Tally {
    documents: usize,
    right: usize,
    kind: usize,
    label: usize,
    missed: usize,
    alarms: usize,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let (mut files, mut failures) = (Vec::new(), 0);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--failures" {
            failures = arguments.next().and_then(|n| n.parse().ok()).ok_or("--failures needs a number")?;
        } else {
            files.push(argument);
        }
    }
    if files.is_empty() {
        files.push(OWN.to_owned());
    }
    let engines = Stage::ALL.map(engine).into_iter().collect::<Result<Vec<_>, _>>()?;
    let mut classes: BTreeMap<String, Tally> = BTreeMap::new();
    for file in &files {
        let text = std::fs::read_to_string(file).map_err(|error| format!("{file} cannot be read: {error}"))?;
        for (index, line) in text.lines().enumerate() {
            let line: Line =
                serde_json::from_str(line).map_err(|error| format!("{file} line {}: {error}", index + 1))?;
            let stage = Stage::parse(&line.stage).ok_or_else(|| format!("{}: no stage {}", line.id, line.stage))?;
            let engine = engines.iter().find(|(of, _)| *of == stage).ok_or("every stage has its engine")?;
            let faults = Faults::of(&line, &engine.1.check(&line.name, line.text.as_bytes()));
            for class in [&line.class, "all"] {
                let tally = classes.entry(class.to_owned()).or_default();
                tally.documents += 1;
                tally.right += usize::from(faults.is_right());
                tally.kind += usize::from(faults.kind.is_none());
                tally.label += usize::from(faults.label.is_none());
                tally.missed += faults.missed.len();
                tally.alarms += faults.alarms.len();
            }
            let shown = classes.get(&line.class).map_or(0, |tally| tally.documents - tally.right);
            if !faults.is_right() && shown <= failures {
                show(&line, &faults);
            }
        }
    }
    println!(
        "{:<36} {:>5} {:>7} {:>7} {:>7} {:>7} {:>7}",
        "class", "docs", "right", "kind", "label", "missed", "alarms"
    );
    for (class, tally) in &classes {
        let share = |n: usize| format!("{:.1} %", 100.0 * n as f64 / tally.documents as f64);
        let (right, kind, label) = (share(tally.right), share(tally.kind), share(tally.label));
        println!(
            "{class:<36} {:>5} {right:>7} {kind:>7} {label:>7} {:>7} {:>7}",
            tally.documents, tally.missed, tally.alarms
        );
    }
    Ok(())
}

fn show(line: &Line, faults: &Faults) {
    println!("--- {} ({}, {})", line.id, line.class, line.stage);
    if let Some(kind) = &faults.kind {
        println!("    kind {kind}, should be {}", line.kind.join(" or "));
    }
    if let Some(label) = &faults.label {
        println!("    label {label}, should be {}", line.label);
    }
    if !faults.missed.is_empty() || !faults.alarms.is_empty() {
        println!("    missed {:?}, false {:?}", faults.missed, faults.alarms);
    }
}

fn engine(stage: Stage) -> Result<(Stage, Engine), String> {
    let plan = Plan {
        configuration: Configuration::default(),
        below: String::new(),
        stage,
        today: Date::new(2026, 11, 21).ok_or("a day")?,
        reveal: false,
        digests: false,
        threads: 1,
    };
    Engine::new(plan).map(|engine| (stage, engine)).map_err(|error| error.to_string())
}
