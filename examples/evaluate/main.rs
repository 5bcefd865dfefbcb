//! How well the personal-data rules do on a set of texts in which somebody planted values.
//!
//! `cargo run --release --example evaluate [FILES…] [--failures N]`; `evaluation/README.md` says how to read it.
#![allow(clippy::print_stdout, clippy::print_stderr, unreachable_pub, missing_docs)]

mod line;
mod place;
mod score;
mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;

use baguan::document::{Date, Stage};
use baguan::engine::{Checker, Engine, Plan};
use baguan::finding::{Finding, Raw};
use baguan::policy::Configuration;
use line::Line;
use score::{Fate, Judged, Seen, Tally};

/// The set of the project, as seen from its root.
const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/evaluation/personal.jsonl");

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
    let (files, failures) = arguments()?;
    let lines = read(&files)?;
    let engine = engine()?;
    let mut checker = engine.checker();
    let mut tally = Tally::default();
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    for line in &lines {
        let seen = check(&mut checker, line);
        let judged = line.judge(&seen);
        tally.add(line, &judged);
        let failed = judged.fates.contains(&Fate::Missed) || !judged.alarms.is_empty();
        let shown = shown.entry(&line.class).or_default();
        if failed && *shown < failures {
            *shown += 1;
            show(line, &judged);
        }
    }
    tables::print(&tally, lines.len());
    Ok(())
}

fn arguments() -> Result<(Vec<String>, usize), String> {
    let (mut files, mut failures) = (Vec::new(), 0);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--failures" {
            let number = arguments.next().and_then(|number| number.parse().ok());
            failures = number.ok_or("--failures needs a number: how many to show of each class")?;
        } else if argument.starts_with('-') {
            return Err(format!("there is no {argument}; usage: evaluate [FILES…] [--failures N]"));
        } else {
            files.push(argument);
        }
    }
    if files.is_empty() {
        files.push(OWN.to_owned());
    }
    Ok((files, failures))
}

/// All lines of all files; or what is wrong with every one that is wrong.
fn read(files: &[String]) -> Result<Vec<Line>, String> {
    let (mut lines, mut wrong, mut ids) = (Vec::new(), Vec::new(), BTreeSet::new());
    for file in files {
        let text = std::fs::read_to_string(file).map_err(|error| format!("{file} cannot be read: {error}"))?;
        for (index, text) in text.lines().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
            let number = index + 1;
            match Line::parse(text) {
                Ok(line) if !ids.insert(line.id.clone()) => {
                    wrong.push(format!("{file}, line {number}: the id {} stands on another line too", line.id));
                }
                Ok(line) => lines.push(line),
                Err(why) => wrong.push(format!("{file}, line {number}: {why}")),
            }
        }
    }
    if wrong.is_empty() {
        Ok(lines)
    } else {
        Err(format!("{}\nNothing was evaluated; please mend these lines first.", wrong.join("\n")))
    }
}

fn engine() -> Result<Engine, String> {
    let plan = Plan {
        configuration: Configuration::default(),
        below: String::new(),
        stage: Stage::Publish,
        // Ages are counted from a fixed day, so that the figures stay the same.
        today: Date::new(2026, 11, 21).ok_or("there is such a day")?,
        // The value is needed to find it again in the text; all of them are made up.
        reveal: true,
        digests: false,
        threads: 1,
    };
    Engine::new(plan).map_err(|error| format!("the built-in lists are wrong: {error:?}"))
}

fn check(checker: &mut Checker, line: &Line) -> Vec<Seen> {
    // A name that says nothing: what stands in it would be found too.
    let outcome = checker.check(&format!("text.{}", line.format), Ok(&mut line.text.as_bytes()));
    let text: Vec<char> = line.text.chars().collect();
    outcome.findings.iter().filter_map(|finding| seen(finding, &text)).collect()
}

fn seen(finding: &Finding, text: &[char]) -> Option<Seen> {
    let kind = finding.rule.strip_prefix("personal/")?.to_owned();
    let value = finding.raw.as_ref().map_or("", Raw::reveal);
    let (line, column) = (finding.place.line.unwrap_or(0), finding.place.column.unwrap_or(0));
    // What cannot be placed meets no expectation and so shows as a false alarm, rather than not at all.
    let range = place::locate(text, line, column, value).unwrap_or(0..0);
    Some(Seen { kind, severity: finding.severity, range })
}

/// Shows a line that failed; nothing in it is anyone's.
fn show(line: &Line, judged: &Judged) {
    println!("{} ({}, {})", line.id, line.class, line.format);
    let piece =
        |range: &std::ops::Range<usize>| -> String { line.text.chars().skip(range.start).take(range.len()).collect() };
    for (expected, _) in line.expect.iter().zip(&judged.fates).filter(|(_, fate)| **fate == Fate::Missed) {
        let evasion = expected.evasion.as_deref().map_or(String::new(), |evasion| format!(", {evasion}"));
        println!("  missed {} ({}{evasion}): {}", expected.kind, expected.least.name(), piece(&expected.at));
    }
    for seen in &judged.alarms {
        println!("  false alarm {} ({}): {}", seen.kind, seen.severity.name(), piece(&seen.range));
    }
    for text in line.text.lines() {
        println!("  | {text}");
    }
    println!();
}
