//! Documents by what they show. Where one lies says what is expected of it:
//!
//! - `fixtures/hit/<family>/<rule>/<severity>/…`: the rule finds something, and this is the worst of it.
//! - `fixtures/miss/<family>/<rule>/…`: the rule finds nothing that would stop it or ask a person.
//! - `fixtures/broken/<family>/<rule>/…`: the rule says that it was not read, or was empty.
//! - A folder named by a stage above the file (`drafting`, `posted`) has it checked at that stage.
//! - A folder with a `文件.*` in it is a pair: that document is checked with what it names, and what is expected is
//!   expected of it. It lies where a single document would lie.
//! - `fixtures/open/…`: the same three once more, for defects that are known and not yet mended. What
//!   lies there must still fail, so that whoever mends it moves it to where it belongs.
#![allow(clippy::expect_used, missing_docs)]

mod common;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use baguan::check;
use baguan::document::Stage;
use baguan::engine::{Engine, Plan};
use baguan::finding::{Outcome, Severity, Verdict};
use baguan::source::{Files, PAIR_FILE};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// Every file below a folder, in the order of their names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = folder.read_dir() else { return Vec::new() };
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    entries.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// What its path says of a document, and what is wrong with what was found.
fn fault(engines: &[(Stage, Engine)], root: &Path, file: &Path) -> Option<String> {
    let relative = file.strip_prefix(root).expect("it is below");
    let parts: Vec<&str> = relative.iter().map(|part| part.to_str().expect("a name")).collect();
    let [shows, family, rule, rest @ ..] = parts.as_slice() else { return Some("lies in no rule's folder".into()) };
    let rule = format!("{family}/{rule}");
    if check::about(&rule).is_none() {
        return Some(format!("there is no rule {rule}"));
    }
    let single = main_of_pair(file).is_none();
    let rest = if single { rest } else { &rest[..rest.len() - 1] };
    let (stage, rest) = match rest {
        [before @ .., stage, file] if Stage::parse(stage).is_some() => {
            (Stage::parse(stage), [before, &[*file]].concat())
        }
        _ => (Some(Stage::Publish), rest.to_vec()),
    };
    let (_, engine) = engines.iter().find(|(own, _)| Some(*own) == stage).expect("every stage has an engine");
    let outcome = match main_of_pair(file) {
        // What goes with the document is looked at with it.
        Some(main) if main != file => return None,
        Some(main) => checked_where_it_lies(engine, &main),
        None => {
            let bytes = std::fs::read(file).expect("it can be read");
            // The name of a file is checked as well, so it goes in as it is.
            engine.check(parts[parts.len() - 1], bytes.as_slice())
        }
    };
    let worst = outcome.findings.iter().filter(|found| found.rule == rule).map(|found| found.severity).max();
    let right = match *shows {
        "hit" => matches!(rest.as_slice(), [severity, _] if worst.is_some() && worst == Severity::parse(severity)),
        "miss" => worst.is_none_or(|worst| worst == Severity::Note),
        "broken" => says_it_was_not_read(&outcome, &rule),
        _ => false,
    };
    (!right).then(|| {
        let found: Vec<String> = outcome.findings.iter().map(|f| format!("{} {}", f.rule, f.severity.name())).collect();
        format!("verdict {}, found {found:?}", outcome.verdict.name())
    })
}

fn engines() -> Vec<(Stage, Engine)> {
    let engine = |stage| Engine::new(Plan { stage, ..common::plan() }).expect("the lists are right");
    Stage::ALL.map(|stage| (stage, engine(stage))).into()
}

/// The document of the pair that a file belongs to, if it belongs to one.
fn main_of_pair(file: &Path) -> Option<PathBuf> {
    let beside = files(file.parent().expect("a folder"));
    beside.into_iter().find(|file| {
        let name = file.file_name().expect("a name").to_string_lossy();
        name.starts_with("文件.") && !name.ends_with(PAIR_FILE)
    })
}

fn checked_where_it_lies(engine: &Engine, file: &Path) -> Outcome {
    let mut outcomes = Vec::new();
    let run = engine.run(&Files::new(vec![file.to_owned()]), &mut |outcome| {
        outcomes.push(outcome);
        Ok(())
    });
    run.expect("the run ends");
    outcomes.pop().expect("one file")
}

fn says_it_was_not_read(outcome: &Outcome, rule: &str) -> bool {
    let said = outcome.findings.iter().any(|found| found.rule == rule);
    said && (rule == "file/empty" || outcome.verdict == Verdict::Unchecked)
}

#[test]
fn every_document_shows_what_its_folder_says() {
    let engines = engines();
    let mut failures = String::new();
    let mut tried = 0;
    for shows in ["hit", "miss", "broken"] {
        for file in files(&fixtures().join(shows)) {
            tried += 1;
            if let Some(fault) = fault(&engines, &fixtures(), &file) {
                let _ = writeln!(failures, "{}: {fault}", file.strip_prefix(fixtures()).expect("below").display());
            }
        }
    }
    assert!(tried > 300, "only {tried} documents were found");
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn known_defects_are_still_there() {
    let engines = engines();
    let root = fixtures().join("open");
    let mended: Vec<PathBuf> = files(&root).into_iter().filter(|file| fault(&engines, &root, file).is_none()).collect();
    assert!(mended.is_empty(), "mended: move them out of fixtures/open: {mended:#?}");
}

/// Rules that find nothing without a list of the office's own; for the second one `tests/names.rs` has it.
const WITHOUT_LIST: [&str; 2] = ["term/custom", "term/name-and-post"];

#[test]
fn every_rule_has_documents_that_hit_and_documents_that_miss() {
    for rule in check::ids() {
        let some = |shows: &str| !files(&fixtures().join(shows).join(rule)).is_empty();
        assert!(some("hit") || some("broken") || WITHOUT_LIST.contains(&rule), "{rule} has no document that hits");
        assert!(some("miss"), "{rule} has no document that misses");
    }
}

#[test]
fn the_demonstration_shows_every_answer() {
    let engine = common::engine();
    let mut verdicts: Vec<Verdict> = Vec::new();
    for file in files(&fixtures().join("demo")) {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        verdicts.push(engine.check(&name, std::fs::read(&file).expect("it can be read").as_slice()).verdict);
    }
    for verdict in [Verdict::Pass, Verdict::Review, Verdict::Block] {
        assert!(verdicts.contains(&verdict), "{verdict:?} is not shown");
    }
}
