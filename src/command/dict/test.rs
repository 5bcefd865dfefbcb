//! `baguan dict test`: whether every row does what its examples say, and what files of cases say.

use std::fmt::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::super::entry::{Entry, Flag, Takes};
use super::super::{Context, Exit, configuration, print, shown};
use super::{EXIT_STATUS, LAYER, PATHS, given, layer};
use crate::dictionary::parts;
use crate::engine::{self, Engine};
use crate::finding::{Message, Words};
use crate::text::harmless;

pub(super) const ENTRY: Entry = Entry {
    name: "test",
    about: Words {
        zh: "运行词库自带的例句，以及例句文件", en: "Run the examples of dictionaries, and files of cases"
    },
    arguments: &[PATHS],
    flags: &[
        Flag {
            name: "cases",
            takes: Takes::Files,
            value: Words { zh: "例句文件", en: "FILE" },
            help: Words {
                zh: "例句文件，每行“例句<制表符>词<制表符>hit 或 fp”：hit 应查出例句中的词，fp 不应查出；# 开头的行不算。可以多次",
                en: "a file of cases, `text<TAB>term<TAB>hit|fp` in each line: hit if the term must be found in the text, fp if not; # begins a comment. May be given several times",
            },
            ..Flag::DEFAULT
        },
        LAYER,
        configuration::FLAG,
    ],
    run: Some(run),
    after: EXIT_STATUS,
    ..Entry::DEFAULT
};

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let (given, context) = given(matches, layer(matches), context)?;
    let mut cases = Vec::new();
    for path in matches.get_many::<PathBuf>("cases").into_iter().flatten() {
        cases.extend(read(path, &context)?);
    }
    let (lists, dictionary) = given.load(&context)?;
    let spoken_of = |list: usize| given.speaks_of(&lists[list]);
    let terms = dictionary.terms.iter().filter(|term| spoken_of(term.list));
    let mut tried: usize = terms.map(|term| parts(&term.example_hit).count() + parts(&term.example_ok).count()).sum();
    let mut failures: Vec<(String, String, bool)> = engine::failing_rows(&dictionary, &|term| spoken_of(term.list))
        .into_iter()
        .map(|failing| (failing.name, failing.text, failing.expected_hit))
        .collect();
    let engine = engine::for_examples(&dictionary);
    tried += cases.len();
    failures.extend(
        cases
            .into_iter()
            .filter(|case| is_found(&engine, case) != case.hit)
            .map(|case| (case.name, case.text, case.hit)),
    );
    let mut text = String::new();
    for (name, example, expected_hit) in &failures {
        let what = context.say(if *expected_hit {
            Words { zh: "应当查出，却没有查出", en: "should be found and was not" }
        } else {
            Words { zh: "不应查出，却查出了", en: "should not be found and was" }
        });
        writeln!(text, "{}  {what}\n    {}\n", harmless(name), harmless(example))?;
    }
    let summary = context
        .say(Words {
            zh: "{tried} 个例句，{failures} 个不符合。", en: "{tried} examples, {failures} that fail."
        });
    let summary = summary.replace("{tried}", &tried.to_string());
    writeln!(text, "{}", summary.replace("{failures}", &failures.len().to_string()))?;
    print(&text)?;
    Ok(if failures.is_empty() { Exit::Clean } else { Exit::Blocked })
}

/// A line of a file of cases.
struct Case {
    /// Where it stands, and its term.
    name: String,
    text: String,
    term: String,
    hit: bool,
}

fn read(path: &Path, context: &Context) -> anyhow::Result<Vec<Case>> {
    let file = shown(path);
    let text = std::fs::read_to_string(path).map_err(|_| {
        let words = Words {
            zh: "例句文件 {file} 不存在、无法读取或不是 UTF-8",
            en: "the cases {file} do not exist, cannot be read or are not UTF-8",
        };
        context.error(Message::from(words).with("file", file.clone()))
    })?;
    let mut cases = Vec::new();
    for (number, line) in text.trim_start_matches('\u{FEFF}').lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let columns: Vec<&str> = line.split('\t').map(str::trim).collect();
        let wrong = |words: Words| {
            let line = crate::finding::Masked::known((number + 1).to_string());
            context.error(Message::from(words).with("file", file.clone()).with("line", line))
        };
        let (text, term, hit) = match columns[..] {
            [text, term, "hit"] => (text, term, true),
            [text, term, "fp"] => (text, term, false),
            _ => {
                return Err(wrong(Words {
                    zh: "{file} 第 {line} 行：应为“例句<制表符>词<制表符>hit 或 fp”",
                    en: "{file} line {line}: it should be `text<TAB>term<TAB>hit` or `…fp`",
                }));
            }
        };
        if term.is_empty() || !text.contains(term) {
            return Err(wrong(Words {
                zh: "{file} 第 {line} 行：例句中没有这个词",
                en: "{file} line {line}: the term does not stand in the text",
            }));
        }
        let name = format!("{}:{}  {term}", file.as_str(), number + 1);
        cases.push(Case { name, text: text.to_owned(), term: term.to_owned(), hit });
    }
    Ok(cases)
}

/// Whether a finding covers the term where it stands in the text.
fn is_found(engine: &Engine, case: &Case) -> bool {
    let units = |text: &str| text.encode_utf16().count() as u32;
    let places: Vec<Range<u32>> = case
        .text
        .match_indices(&case.term)
        .map(|(at, term)| units(&case.text[..at])..units(&case.text[..at]) + units(term))
        .collect();
    let outcome = engine.check("case.txt", case.text.as_bytes());
    let spans = || outcome.findings.iter().filter_map(|finding| finding.place.span);
    spans().any(|(from, to)| places.iter().any(|place| from <= place.start && place.end <= to))
}
