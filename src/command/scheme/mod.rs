//! `baguan scheme`: tables of deductions, and what they make of posted material.

mod facts;
mod facts_table;
mod from_ledger;
mod from_report;
mod gathered;
mod lint;
mod list;
mod score;
mod show;

use clap::ArgMatches;

use super::entry::{Entry, Flag, Takes};
use crate::finding::{Language, Masked, Message, Words};
use crate::scheme::{Item, Scheme, Sort};
use crate::text::harmless;

pub(super) const ENTRY: Entry = Entry {
    name: "scheme",
    about: Words {
        zh: "考核办法：列出、查看、检查，给各单位算分",
        en: "Deduction schemes: list, show and lint them, and score units",
    },
    commands: &[&list::ENTRY, &show::ENTRY, &lint::ENTRY, &score::ENTRY],
    ..Entry::DEFAULT
};

const FORMAT: Flag = Flag {
    name: "format",
    takes: Takes::OneOf(&["text", "json"]),
    value: Words { zh: "格式", en: "FORMAT" },
    help: Words { zh: "text（默认）或 json", en: "text (default) or json" },
    ..Flag::DEFAULT
};

fn is_json(matches: &ArgMatches) -> bool {
    matches.get_one::<String>("format").is_some_and(|format| format == "json")
}

/// A sentence with what it speaks of, on one line.
fn filled(words: Words, filling: &[(&'static str, &str)], language: Language) -> String {
    let message = filling
        .iter()
        .fold(Message::from(words), |message, (name, what)| message.with(name, Masked::known(harmless(what))));
    message.say(language)
}

/// Where a scheme stands: the office, its document, the day, the table.
fn document(scheme: &Scheme, language: Language) -> String {
    let date = scheme.date.map(|date| date.to_string());
    let parts = [Some(scheme.issuer.as_str()), scheme.document.as_deref(), date.as_deref(), scheme.table.as_deref()];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    parts.join(Words { zh: "，", en: ", " }.in_language(language))
}

/// Whether a rule, a form or a report can trigger something of an item.
fn is_triggered(item: &Item) -> bool {
    item.costs.iter().any(|cost| cost.when.is_some())
}

/// Whether something of an item waits for a person.
fn is_manual(item: &Item) -> bool {
    item.sort != Sort::Duty && item.costs.iter().any(|cost| cost.when.is_none())
}
