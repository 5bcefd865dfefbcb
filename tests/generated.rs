//! Schemas, completions and manual pages are committed, and are what the program prints.
//! `BAGUAN_BLESS=1 cargo test --test generated` writes them.

#![allow(clippy::expect_used)] // a test that cannot go on has failed

use std::path::Path;
use std::process::Command;

fn printed(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_baguan"))
        .args(arguments)
        .env_remove("BAGUAN_LANG")
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn what_is_committed_is_what_the_program_prints() {
    let mut files: Vec<(String, Vec<&str>)> = Vec::new();
    for what in ["config", "report"] {
        files.push((format!("schemas/baguan.{what}.json"), vec!["schema", what]));
    }
    let shells = [
        ("bash", "baguan.bash"),
        ("zsh", "_baguan"),
        ("fish", "baguan.fish"),
        ("powershell", "_baguan.ps1"),
        ("elvish", "baguan.elv"),
    ];
    for (shell, name) in shells {
        files.push((format!("completions/{name}"), vec!["completions", shell]));
    }
    files.push(("man/baguan.1".to_owned(), vec!["man"]));
    for command in ["check", "explain", "rules", "rules-list", "rules-test", "schema", "completions", "man"] {
        files.push((format!("man/baguan-{command}.1"), vec!["man", command]));
    }
    let mut stale = Vec::new();
    for (name, arguments) in files {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&name);
        let text = printed(&arguments);
        if std::env::var_os("BAGUAN_BLESS").is_some() {
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(&path, &text).expect("it can be written");
        }
        if std::fs::read_to_string(&path).ok().is_none_or(|committed| committed != text) {
            stale.push(name);
        }
    }
    assert!(stale.is_empty(), "stale: {stale:?}; run with BAGUAN_BLESS=1");
}
