//! `baguan dict list`: which dictionaries are in force, and which rows.

use std::collections::HashMap;
use std::fmt::Write;

use clap::ArgMatches;
use serde_json::json;

use super::super::entry::{Entry, Flag, Takes};
use super::super::{Context, Exit, configuration, print};
use super::{FORMAT, PATHS, filled, given, is_json};
use crate::dictionary::{Dictionary, Field, List};
use crate::finding::{Language, Layer, Masked, Message, Words};
use crate::text::harmless;

pub(super) const ENTRY: Entry = Entry {
    name: "list",
    about: Words {
        zh: "列出生效的词库：层、名称、文件、版本、条数；或其中每一条",
        en: "List the dictionaries in force: layer, name, file, version, rows; or every row of them",
    },
    arguments: &[PATHS],
    flags: &[
        Flag {
            name: "layer",
            takes: Takes::OneOf(&["built-in", "organisation", "repository"]),
            value: Words { zh: "层", en: "LAYER" },
            help: Words {
                zh: "只列这一层：built-in 内置、organisation 本单位、repository 本仓库",
                en: "this layer only: built-in, organisation or repository",
            },
            ..Flag::DEFAULT
        },
        Flag {
            name: "category",
            takes: Takes::Text,
            value: Words { zh: "类别", en: "CATEGORY" },
            help: Words {
                zh: "只列这一类，如 secrecy 或“密级和内部标志”", en: "this category only, such as secrecy"
            },
            ..Flag::DEFAULT
        },
        Flag {
            name: "rows",
            help: Words {
                zh: "逐条列出合并之后生效的词条：编号、词、类别、级别、建议、层",
                en: "list the rows in force after merging: id, term, category, severity, suggestion, layer",
            },
            ..Flag::DEFAULT
        },
        FORMAT,
        configuration::FLAG,
    ],
    run: Some(run),
    ..Entry::DEFAULT
};

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let category = category(matches, context)?;
    let layer = matches.get_one::<String>("layer").map(String::as_str);
    let (given, context) = given(matches, Layer::Organisation, context)?;
    let (lists, dictionary) = given.load(&context)?;
    let wanted = Wanted { layer, category, json: is_json(matches) };
    let text = if matches.get_flag("rows") {
        rows(&dictionary, &wanted, &context)?
    } else {
        overview(&lists, &dictionary, &wanted, &context)?
    };
    print(&text)?;
    Ok(Exit::Clean)
}

struct Wanted<'a> {
    layer: Option<&'a str>,
    category: Option<&'static str>,
    json: bool,
}

fn category(matches: &ArgMatches, context: &Context) -> anyhow::Result<Option<&'static str>> {
    let Some(written) = matches.get_one::<String>("category") else { return Ok(None) };
    let known = Field::Category.canonical(written);
    known.map(Some).ok_or_else(|| {
        let words = Words {
            zh: "没有“{written}”这个类别；可写 {known}",
            en: "there is no category “{written}”; it takes {known}",
        };
        let known: Vec<_> = Field::Category.choices().iter().map(|choice| choice.name).collect();
        let message = Message::from(words).with("written", Masked::text(written, &[]));
        context.error(message.with("known", Masked::known(known.join(" "))))
    })
}

fn overview(lists: &[List], dictionary: &Dictionary, wanted: &Wanted, context: &Context) -> anyhow::Result<String> {
    let categories: HashMap<&str, &str> =
        dictionary.terms.iter().map(|term| (term.id.as_str(), term.category)).collect();
    let mut entries = Vec::new();
    let of_layer = |list: &List| wanted.layer.is_none_or(|layer| layer == list.layer.name());
    for (number, list) in lists.iter().enumerate().filter(|(_, list)| of_layer(list)) {
        let is_wanted = |id: &str| wanted.category.is_none_or(|wanted| categories.get(id) == Some(&wanted));
        let rows = list.records.iter().filter(|record| is_wanted(record.id())).count();
        if rows > 0 || wanted.category.is_none() {
            // A list of officials has no other rows.
            let offices = dictionary.officials.people.iter().flat_map(|official| &official.offices);
            entries.push((list, rows + offices.filter(|office| office.list == number).count()));
        }
    }
    if wanted.json {
        let entries = entries.iter().map(|(list, rows)| {
            json!({
                "layer": list.layer.name(), "name": list.header.name, "file": list.file,
                "version": list.version, "rows": rows,
            })
        });
        return Ok(serde_json::to_string_pretty(&entries.collect::<Vec<_>>())? + "\n");
    }
    let words = Words {
        zh: "{layer}  {name}  {file}  {version}  {rows} 条",
        en: "{layer}  {name}  {file}  {version}  {rows} rows",
    };
    let mut text = String::new();
    for (list, rows) in entries {
        let filling = [
            ("layer", context.say(list.layer.words())),
            ("name", &list.header.name),
            ("file", &list.file),
            ("version", &list.version),
            ("rows", &rows.to_string()),
        ];
        writeln!(text, "{}", filled(words, &filling, context))?;
    }
    Ok(text)
}

fn rows(dictionary: &Dictionary, wanted: &Wanted, context: &Context) -> anyhow::Result<String> {
    let terms = dictionary.terms.iter().filter(|term| {
        wanted.layer.is_none_or(|layer| layer == term.layer.name())
            && wanted.category.is_none_or(|category| category == term.category)
    });
    if wanted.json {
        let rows = terms.map(|term| {
            json!({
                "id": term.id, "term": term.term, "category": term.category, "severity": term.severity.name(),
                "suggestion": term.suggestion, "layer": term.layer.name(),
            })
        });
        return Ok(serde_json::to_string_pretty(&rows.collect::<Vec<_>>())? + "\n");
    }
    let mut text = String::new();
    let spoken = |field: Field, name: &'static str| match context.language {
        Language::Chinese => field.in_chinese(name),
        Language::English => name,
    };
    for term in terms {
        let columns = [
            &term.id,
            &term.term,
            spoken(Field::Category, term.category),
            spoken(Field::Severity, term.severity.name()),
            &term.suggestion,
            context.say(term.layer.words()),
        ];
        // Tabs, so that it can be pasted into a spreadsheet.
        writeln!(text, "{}", columns.map(harmless).join("\t"))?;
    }
    Ok(text)
}
