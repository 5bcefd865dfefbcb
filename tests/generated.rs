//! Schemas, completions, manual pages and the page of rules are committed, and are what the program
//! prints.
//! `BAGUAN_BLESS=1 cargo test --test generated` writes them.

#![allow(clippy::expect_used)] // a test that cannot go on has failed

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use baguan::check::{RULES, Rule};
use baguan::finding::Language;

fn printed(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_baguan"))
        .args(arguments)
        .env_remove("BAGUAN_LANG")
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).expect("text")
}

/// The page of rules: what `baguan explain` says of each, in both languages.
fn rules() -> String {
    let mut page = String::from(
        "<!-- 由规则的文档注释生成，请勿手改。Generated from the rules' doc comments; do not edit. -->\n\n\
         # 规则 · Rules\n\n\
         [中文](#中文) · [English](#english)\n",
    );
    for (language, name, columns) in [
        (Language::Chinese, "中文", "| 规则 | 最高级别 | 查什么 |"),
        (Language::English, "English", "| rule | worst severity | what it finds |"),
    ] {
        let _ = write!(page, "\n## {name}\n\n{columns}\n|---|---|---|\n");
        for about in RULES.map(Rule::about) {
            let _ = writeln!(page, "| `{}` | {} | {} |", about.id, about.severity.name(), about.title(language));
        }
        for about in RULES.map(Rule::about) {
            let mut fenced = false;
            page.push('\n');
            for line in about.help(language, None).lines() {
                fenced ^= line.starts_with("```");
                let deeper = if line.starts_with('#') && !fenced { "##" } else { "" };
                let _ = writeln!(page, "{deeper}{line}");
            }
        }
    }
    page
}

#[test]
fn what_is_committed_is_what_the_program_prints() {
    let mut files: Vec<(String, Vec<&str>)> = Vec::new();
    for what in ["config", "pair", "report", "score"] {
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
    let dict = ["dict", "dict-list", "dict-lint", "dict-test", "dict-fmt", "dict-diff", "dict-export", "dict-import"];
    let scheme = ["scheme", "scheme-list", "scheme-show", "scheme-lint", "scheme-score"];
    let others = ["check", "explain", "rules", "rules-list", "rules-test", "schema", "completions", "man"];
    for command in others.into_iter().chain(dict).chain(scheme) {
        files.push((format!("man/baguan-{command}.1"), vec!["man", command]));
    }
    let printed = files.into_iter().map(|(name, arguments)| (name, printed(&arguments)));
    let mut stale = Vec::new();
    for (name, text) in printed.chain([("docs/rules.md".to_owned(), rules())]) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&name);
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
