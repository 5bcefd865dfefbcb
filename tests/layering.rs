//! The house: which room may know which. `ARCHITECTURE.md` draws it; this test keeps it.
#![allow(clippy::expect_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms it may import from. A room that is not listed fails the test.
const HOUSE: [(&str, &[&str]); 15] = [
    ("text", &[]),
    ("document", &["text"]),
    ("finding", &["document", "text"]),
    ("dictionary", &["document", "finding", "text"]),
    ("read", &["document", "finding", "text"]),
    ("source", &["document", "finding", "text"]),
    ("outline", &["dictionary", "document", "finding", "text"]),
    ("policy", &["document", "finding", "text"]),
    ("scheme", &["document", "finding", "text"]),
    ("check", &["outline", "dictionary", "document", "finding", "text"]),
    (
        "engine",
        &["source", "read", "outline", "dictionary", "check", "policy", "scheme", "document", "finding", "text"],
    ),
    ("ledger", &["policy", "scheme", "document", "finding", "text"]),
    ("report", &["policy", "scheme", "document", "finding", "text"]),
    (
        "command",
        &[
            "engine",
            "ledger",
            "report",
            "source",
            "read",
            "outline",
            "dictionary",
            "check",
            "policy",
            "scheme",
            "document",
            "finding",
            "text",
        ],
    ),
    ("main", &["command"]),
];

/// What only some rooms may touch: the words that betray it, the rooms, and why.
const RESERVED: [(&[&str], &[&str], &str); 6] = [
    (
        &["std::fs", "File::open", "fs::"],
        &["source", "ledger", "command"],
        "only source and command touch the file system, and the ledger its database",
    ),
    (&["SystemTime", "Instant::now"], &["command"], "the date is an argument"),
    (&["std::env", "env::var"], &["source", "command"], "no environment below the commands"),
    (
        &["println!", "eprintln!", "print!(", "eprint!(", "io::stdout", "io::stderr"],
        &["command"],
        "only commands print",
    ),
    (&["process::exit"], &["command"], "only commands exit"),
    (&["std::thread", "thread::spawn"], &["engine", "command"], "threads belong to the engine"),
];

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the house").flatten() {
        let path = entry.path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The lines that are code: no comments, and nothing of a file's own tests.
fn code(path: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(path).expect("a source file");
    let lines = text.lines().enumerate().take_while(|(_, line)| !line.starts_with("#[cfg(test)]"));
    lines.filter(|(_, line)| !line.trim_start().starts_with("//")).map(|(i, line)| (i + 1, line.to_owned())).collect()
}

/// Rooms of this crate that a line names.
fn named_rooms(line: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for prefix in ["crate::", "baguan::"] {
        for (at, _) in line.match_indices(prefix).filter(|(at, _)| !line[..*at].ends_with('$')) {
            let rest = &line[at + prefix.len()..];
            // `use crate::{check, dictionary::Dictionary};` names several.
            let names: Vec<&str> = match rest.strip_prefix('{') {
                Some(group) => group.split('}').next().unwrap_or_default().split(',').collect(),
                None => vec![rest],
            };
            rooms.extend(
                names.iter().map(|name| {
                    name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
                }),
            );
        }
    }
    rooms
}

#[test]
fn no_room_knows_one_above_it_or_beside_it() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&source, &mut files);
    let mut wrong = Vec::new();
    let mut arrows = 0;
    for path in files {
        let inside = path.strip_prefix(&source).expect("below src");
        let room = inside.components().next().expect("a name").as_os_str().to_string_lossy().replace(".rs", "");
        if room == "lib" {
            continue;
        }
        let Some((_, may)) = HOUSE.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!("{}: this room is not in the house", inside.display()));
            continue;
        };
        for (number, line) in code(&path) {
            for named in named_rooms(&line) {
                arrows += 1;
                let is_room = HOUSE.iter().any(|(name, _)| *name == named);
                if is_room && named != room && !may.contains(&named.as_str()) {
                    wrong.push(format!("{}:{number}: {room} may not know {named}", inside.display()));
                }
            }
            for (words, rooms, why) in RESERVED {
                let names = words.iter().any(|word| line.contains(word));
                if names && !rooms.contains(&room.as_str()) {
                    wrong.push(format!("{}:{number}: {why}", inside.display()));
                }
            }
        }
    }
    assert!(arrows > 100, "the test sees only {arrows} imports: has their form changed?");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_test_sees_every_form_of_import() {
    assert_eq!(named_rooms("use crate::text::Folded;"), ["text"]);
    assert_eq!(named_rooms("use crate::{check, document::Date};"), ["check", "document"]);
    assert_eq!(named_rooms("    let x = crate::policy::Glob::new();"), ["policy"]);
    assert_eq!(named_rooms("$crate::check::About"), Vec::<String>::new());
}

#[test]
fn domain_types_are_not_serialised() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    for room in ["text", "document", "finding", "outline", "check", "read", "dictionary"] {
        rust_files(&source.join(room), &mut files);
    }
    for path in files {
        let serialised = code(&path).into_iter().find(|(_, line)| line.contains("Serialize"));
        assert!(serialised.is_none(), "{}: reports have types of their own", path.display());
    }
}
