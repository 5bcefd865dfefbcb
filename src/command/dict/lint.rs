//! `baguan dict lint`: everything that is wrong or hardly meant in dictionaries.

use std::fmt::Write;

use clap::ArgMatches;

use super::super::entry::{Entry, Flag};
use super::super::{Context, Exit, configuration, print};
use super::{EXIT_STATUS, Given, LAYER, PATHS, filled, given, layer};
use crate::dictionary::{Stack, faults};
use crate::engine;
use crate::finding::Words;
use crate::text::harmless;

pub(super) const ENTRY: Entry = Entry {
    name: "lint",
    about: Words {
        zh: "检查词库：写错的、查不出自己例句的、永远用不上的、重复的",
        en: "Check dictionaries: mistakes, rows that miss their own examples, what can never apply, duplicates",
    },
    arguments: &[PATHS],
    flags: &[
        LAYER,
        Flag {
            name: "strict",
            help: Words { zh: "有警告也返回状态 1", en: "warnings make the exit status 1 as well" },
            ..Flag::DEFAULT
        },
        configuration::FLAG,
    ],
    run: Some(run),
    after: EXIT_STATUS,
    ..Entry::DEFAULT
};

/// What is said of a place in a dictionary.
struct Said {
    list: usize,
    line: u64,
    error: bool,
    sentence: String,
}

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let (given, context) = given(matches, layer(matches), context)?;
    let mistakes = Stack::mistakes(&given.texts());
    let said = if mistakes.is_empty() {
        look(&given, &context)?
    } else {
        // Nothing is half loaded, so nothing more can be said.
        let sentence = |sentence| Said { list: 0, line: 0, error: true, sentence };
        mistakes.iter().map(|error| sentence(error.say(context.language))).collect()
    };
    let mut text = String::new();
    for said in &said {
        let kind = context.say(if said.error {
            Words { zh: "错误：", en: "error: " }
        } else {
            Words { zh: "警告：", en: "warning: " }
        });
        writeln!(text, "{kind}{}", harmless(&said.sentence))?;
    }
    let errors = said.iter().filter(|said| said.error).count();
    let warnings = said.len() - errors;
    let summary =
        Words { zh: "{errors} 个错误，{warnings} 个警告。", en: "Errors: {errors}; warnings: {warnings}." };
    let filling = [("errors", errors.to_string()), ("warnings", warnings.to_string())];
    writeln!(text, "{}", filled(summary, &filling.each_ref().map(|(name, count)| (*name, count.as_str())), &context))?;
    print(&text)?;
    let wrong = errors > 0 || warnings > 0 && matches.get_flag("strict");
    Ok(if wrong { Exit::Blocked } else { Exit::Clean })
}

fn look(given: &Given, context: &Context) -> anyhow::Result<Vec<Said>> {
    let (lists, dictionary) = given.load(context)?;
    let speaks_of = |list: usize| given.speaks_of(&lists[list]);
    let place = |list: usize, line: u64, id: &str| {
        let words = Words { zh: "{file} 第 {line} 行 {id}：", en: "{file} line {line}, {id}: " };
        filled(words, &[("file", &lists[list].file), ("line", &line.to_string()), ("id", id)], context)
    };
    let mut said: Vec<Said> = faults(&lists, &dictionary)
        .into_iter()
        .filter(|fault| speaks_of(fault.list))
        .map(|fault| {
            let sentence = place(fault.list, fault.line, &fault.id) + &fault.message.say(context.language);
            Said { list: fault.list, line: fault.line, error: false, sentence }
        })
        .collect();
    for failing in engine::failing_rows(&dictionary, &|term| speaks_of(term.list)) {
        let Some(term) = failing.term.map(|term| &dictionary.terms[term]) else { continue };
        let words = if failing.expected_hit {
            Words {
                zh: "查不出自己的例句“{text}”：请改正例句，或放宽条件",
                en: "it does not find its own example “{text}”: correct the example, or ask for less",
            }
        } else {
            Words {
                zh: "查出了不应查出的例句“{text}”：请加例外短语或条件，或改正例句",
                en: "it finds “{text}”, which it should not: add an exception or a condition, or correct the example",
            }
        };
        let sentence = place(term.list, term.line, &term.id) + &filled(words, &[("text", &failing.text)], context);
        said.push(Said { list: term.list, line: term.line, error: true, sentence });
    }
    said.sort_by_key(|said| (said.list, said.line, !said.error));
    Ok(said)
}
