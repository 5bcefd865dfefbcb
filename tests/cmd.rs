//! The command line as data: every file under `tests/cmd` is a case.
//!
//! A case gives `args` and, if it needs them, `files`, `stdin` and `env`; it runs in a folder of
//! its own; the programs of `before` ran there first, whatever came of them. `show` adds files written by the program to the output (`.` lists the folder).
//! `stdout-has`, `stdout-lacks`, `stderr-has` are lists of pieces. What stands below the line
//! `# What the program says:` is what the program says, to the letter; `BAGUAN_BLESS=1` writes it.

#![allow(clippy::expect_used)] // a test that cannot go on has failed

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const BELOW: &str = "# What the program says:\n";

#[derive(serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Case {
    args: Vec<String>,
    /// What ran before, with its arguments.
    #[serde(default)]
    before: Vec<Vec<String>>,
    /// The folder in which the program runs, if not where the files are.
    within: Option<String>,
    #[serde(default)]
    files: BTreeMap<String, String>,
    #[serde(default)]
    env: BTreeMap<String, String>,
    #[serde(default)]
    stdin: String,
    #[serde(default)]
    show: Vec<String>,
    #[serde(default)]
    stdout_has: Vec<String>,
    #[serde(default)]
    stdout_lacks: Vec<String>,
    #[serde(default)]
    stderr_has: Vec<String>,
    status: Option<i32>,
    stdout: Option<String>,
    stderr: Option<String>,
}

struct Said {
    status: i32,
    stdout: String,
    stderr: String,
}

#[test]
fn the_command_line_says_what_its_cases_say() {
    let bless = std::env::var_os("BAGUAN_BLESS").is_some();
    let mut failures = String::new();
    let mut cases = Vec::new();
    collect(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cmd")), &mut cases);
    assert!(!cases.is_empty());
    for path in cases {
        let text = std::fs::read_to_string(&path).expect("a case can be read");
        let case: Case = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let said = run(&case, &path);
        for fault in faults(&case, &said) {
            let _ = writeln!(failures, "{}: {fault}", path.display());
        }
        let Some((above, _)) = text.split_once(BELOW) else { continue };
        let expected = format!("{above}{BELOW}{}", said.written());
        if expected == text {
            continue;
        }
        if bless {
            std::fs::write(&path, expected).expect("a case can be written");
        } else {
            let _ = writeln!(failures, "{}: it says now\n{}", path.display(), said.written());
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

fn collect(folder: &Path, cases: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> =
        folder.read_dir().expect("the cases").map(|entry| entry.expect("a case").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, cases);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            cases.push(path);
        }
    }
}

fn run(case: &Case, path: &Path) -> Said {
    let name = path.file_stem().expect("a name").to_string_lossy();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cmd-{name}"));
    let _ = std::fs::remove_dir_all(&folder);
    // A repository's root: neither configuration nor ignore rules are looked for above it.
    std::fs::create_dir_all(folder.join(".git")).expect("a folder");
    for (name, content) in &case.files {
        let file = folder.join(name);
        std::fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
        std::fs::write(file, content).expect("a file");
    }
    let program = |args: &[String]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_baguan"));
        program
            .args(args)
            .env("BAGUAN_LEDGER", "none")
            .env("USER", "王某")
            .env("HOME", folder.join("home"))
            .env("XDG_DATA_HOME", folder.join("home"))
            .env_remove("BAGUAN_LANG")
            .envs(&case.env)
            .current_dir(folder.join(case.within.as_deref().unwrap_or_default()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        program
    };
    for args in &case.before {
        program(args).output().expect("the program starts");
    }
    let mut child = program(&case.args).spawn().expect("the program starts");
    // A program that does not read its input closes it.
    let _ = child.stdin.take().expect("its input").write_all(case.stdin.as_bytes());
    let output = child.wait_with_output().expect("the program ends");
    let mut stdout = String::from_utf8(output.stdout).expect("text");
    for name in &case.show {
        let _ = write!(stdout, "== {name} ==\n{}", shown(&folder, name));
    }
    Said {
        status: output.status.code().expect("an exit status"),
        stdout: timeless(&stdout),
        stderr: timeless(&String::from_utf8(output.stderr).expect("text")),
    }
}

fn shown(folder: &Path, name: &str) -> String {
    if name != "." {
        return std::fs::read_to_string(folder.join(name)).unwrap_or_else(|_| "(is not there)\n".to_owned());
    }
    let entries = folder.read_dir().expect("the folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<_> = entries.map(|name| name.to_string_lossy().into_owned() + "\n").collect();
    names.sort();
    names.concat()
}

/// Without what changes from release to release.
fn timeless(text: &str) -> String {
    let text = text.replace(&format!("\"version\":\"{}\"", env!("CARGO_PKG_VERSION")), "\"version\":\"[VERSION]\"");
    let text = headless(&text);
    let Some((before, after)) = text.split_once("\"rules\":\"") else { return text };
    let after = after.split_once('"').map_or("", |(_, after)| after);
    format!("{before}\"rules\":\"[RULES]\"{after}")
}

/// Without the hashes of a ledger, which are other ones each time: `12:` or `"hash":"` and 64 digits.
fn headless(text: &str) -> String {
    const DIGITS: usize = 64;
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_hexdigit()) {
        let length = rest[at..].find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(rest.len() - at);
        let (before, run) = (&rest[..at], &rest[at..at + length]);
        plain.push_str(before);
        let is_head = plain.strip_suffix(':').is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
        let is_hash = length == DIGITS && (is_head || plain.ends_with("\"hash\":\""));
        plain.push_str(if is_hash { "[HASH]" } else { run });
        rest = &rest[at + length..];
    }
    plain + rest
}

fn faults(case: &Case, said: &Said) -> Vec<String> {
    let mut faults = Vec::new();
    let exact = case.stdout.is_some() || case.stderr.is_some();
    if let Some(status) = case.status.filter(|&status| status != said.status && !exact) {
        faults.push(format!("status {status} expected, {} got\n{}", said.status, said.written()));
    }
    let mut check = |pieces: &[String], text: &str, wanted: bool| {
        for piece in pieces.iter().filter(|piece| text.contains(piece.as_str()) != wanted) {
            faults.push(format!("“{piece}” {} in\n{text}", if wanted { "is not" } else { "is" }));
        }
    };
    check(&case.stdout_has, &said.stdout, true);
    check(&case.stdout_lacks, &said.stdout, false);
    check(&case.stderr_has, &said.stderr, true);
    faults
}

impl Said {
    fn written(&self) -> String {
        let text = |text: &str| {
            let mut written = String::from("\"\"\"\n");
            for c in text.replace('\\', "\\\\").replace("\"\"\"", "\"\"\\\"").chars() {
                match c {
                    c if c.is_control() && c != '\n' => {
                        let _ = write!(written, "\\u{:04X}", u32::from(c));
                    }
                    c => written.push(c),
                }
            }
            written + "\"\"\""
        };
        format!("status = {}\nstdout = {}\nstderr = {}\n", self.status, text(&self.stdout), text(&self.stderr))
    }
}
