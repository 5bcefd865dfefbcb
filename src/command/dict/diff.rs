//! `baguan dict diff`: what is different between two editions, for the person who answers for it.

use std::fmt::Write;
use std::path::PathBuf;

use clap::ArgMatches;
use serde_json::{Map, Value, json};

use super::super::entry::{Entry, Flag, Takes};
use super::super::{Context, Exit, print};
use super::{FORMAT, filled, is_json, one};
use crate::dictionary::{Changes, Field, FieldChange, List, Record};
use crate::finding::{Language, Words};
use crate::text::harmless;

pub(super) const ENTRY: Entry = Entry {
    name: "diff",
    about: Words {
        zh: "比较词库的两个版本：新增、删除、修改了哪些词条",
        en: "Compare two editions of a dictionary: rows added, removed and changed",
    },
    arguments: &[
        Flag {
            name: "old",
            takes: Takes::File,
            value: Words { zh: "旧词库", en: "OLD" },
            help: Words { zh: "旧版本（CSV 文件）", en: "the old edition (CSV)" },
            required: true,
            ..Flag::DEFAULT
        },
        Flag {
            name: "new",
            takes: Takes::File,
            value: Words { zh: "新词库", en: "NEW" },
            help: Words { zh: "新版本（CSV 文件）", en: "the new edition (CSV)" },
            required: true,
            ..Flag::DEFAULT
        },
    ],
    flags: &[FORMAT],
    run: Some(run),
    after: Words {
        zh: "返回状态：0 已比较，不论有无不同；2 未能比较。",
        en: "Exit status: 0 compared, whether they differ or not; 2 not compared.",
    },
    ..Entry::DEFAULT
};

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let read = |name: &str| one(matches.get_one::<PathBuf>(name).map_or("".as_ref(), PathBuf::as_path), context);
    let ((_, old), (_, new)) = (read("old")?, read("new")?);
    let changes = Changes::between(&old.records, &new.records);
    let text = if is_json(matches) {
        let edition = |list: &List| json!({"file": list.file, "name": list.header.name, "version": list.version});
        let report = json!({
            "old": edition(&old), "new": edition(&new),
            "added": changes.added.iter().map(row).collect::<Vec<_>>(),
            "removed": changes.removed.iter().map(row).collect::<Vec<_>>(),
            "changed": changes.changed.iter().map(|change| json!({
                "id": change.id, "term": change.term,
                "fields": change.fields.iter().map(|field| json!({
                    "field": field.field.name(), "old": field.old, "new": field.new,
                })).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
        });
        serde_json::to_string_pretty(&report)? + "\n"
    } else {
        let words = Words { zh: "旧：{old}\n新：{new}\n\n", en: "old: {old}\nnew: {new}\n\n" };
        let edition = |list: &List| format!("{}  {}  {}", list.header.name, list.file, list.version);
        filled(words, &[("old", &edition(&old)), ("new", &edition(&new))], context) + &report(&changes, context)?
    };
    print(&text)?;
    Ok(Exit::Clean)
}

fn row(record: &Record) -> Value {
    let fields: Map<String, Value> =
        record.written().map(|(field, value)| (field.name().to_owned(), Value::from(value))).collect();
    Value::Object(fields)
}

/// The changes for people: how many, and then each.
pub(super) fn report(changes: &Changes, context: &Context) -> anyhow::Result<String> {
    let Changes { added, removed, changed } = changes;
    if changes.is_empty() {
        return Ok(context.say(Words { zh: "没有不同。\n", en: "Nothing is different.\n" }).to_owned());
    }
    let summary = Words {
        zh: "新增 {added} 条，删除 {removed} 条，修改 {changed} 条。\n",
        en: "{added} added, {removed} removed, {changed} changed.\n",
    };
    let counts = [added.len(), removed.len(), changed.len()].map(|count| count.to_string());
    let filling = [("added", counts[0].as_str()), ("removed", &counts[1]), ("changed", &counts[2])];
    let mut text = filled(summary, &filling, context);
    let sections = [(Words { zh: "新增", en: "Added" }, added), (Words { zh: "删除", en: "Removed" }, removed)];
    for (title, records) in sections {
        if !records.is_empty() {
            writeln!(text, "\n{}", context.say(title))?;
        }
        for record in records {
            writeln!(text, "  {}  {}", harmless(record.id()), harmless(record.get(Field::Term)))?;
            let more = [Field::Category, Field::Severity, Field::Suggestion, Field::Source];
            for field in more.into_iter().filter(|&field| !record.get(field).is_empty()) {
                writeln!(text, "    {}", named(field, &value(field, record.get(field), context), context))?;
            }
        }
    }
    if !changed.is_empty() {
        writeln!(text, "\n{}", context.say(Words { zh: "修改", en: "Changed" }))?;
    }
    for change in changed {
        writeln!(text, "  {}  {}", harmless(&change.id), harmless(&change.term))?;
        for FieldChange { field, old, new } in &change.fields {
            let change = format!("{} → {}", value(*field, old, context), value(*field, new, context));
            writeln!(text, "    {}", named(*field, &change, context))?;
        }
    }
    Ok(text)
}

/// The column's name in the user's language, and what is said of it.
fn named(field: Field, what: &str, context: &Context) -> String {
    match context.language {
        Language::Chinese => format!("{}：{what}", field.chinese()),
        Language::English => format!("{}: {what}", field.name()),
    }
}

/// A value as it is shown.
pub(super) fn value(field: Field, value: &str, context: &Context) -> String {
    match context.language {
        _ if value.is_empty() => context.say(Words { zh: "（空）", en: "(empty)" }).to_owned(),
        Language::Chinese => harmless(field.in_chinese(value)),
        Language::English => harmless(value),
    }
}
