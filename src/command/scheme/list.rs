//! `baguan scheme list`: which schemes there are.

use std::fmt::Write;

use clap::ArgMatches;
use serde_json::json;

use super::super::entry::Entry;
use super::super::{Context, Exit, configuration, print, schemes};
use super::{FORMAT, document, filled, is_json, is_manual, is_triggered};
use crate::finding::Words;
use crate::report::score::said;
use crate::scheme::Scheme;
use crate::text::harmless;

pub(super) const ENTRY: Entry = Entry {
    name: "list",
    about: Words {
        zh: "列出考核办法：编号、名称、出处、满分、项数",
        en: "List the schemes: id, title, where it stands, points, number of items",
    },
    flags: &[FORMAT, configuration::FLAG],
    run: Some(run),
    ..Entry::DEFAULT
};

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let loaded = configuration::load(matches.get_one("config"), context)?;
    let context = &context.configured(&loaded.configuration);
    let schemes = schemes::all(&loaded, context)?;
    let used = &loaded.configuration.schemes;
    let in_force = |scheme: &Scheme| used.is_empty() || used.iter().any(|id| *id == *scheme.id);
    if is_json(matches) {
        let schemes: Vec<_> = schemes.iter().map(|scheme| as_json(scheme, in_force(scheme), context)).collect();
        print(&(serde_json::to_string_pretty(&schemes)? + "\n"))?;
        return Ok(Exit::Clean);
    }
    let mut text = String::new();
    for scheme in &schemes {
        let not = if in_force(scheme) {
            Words { zh: "", en: "" }
        } else {
            Words { zh: "  （未采用）", en: "  (not in force)" }
        };
        let title = harmless(said(&scheme.title, context.language));
        writeln!(text, "{}  {title}{}", scheme.id, context.say(not))?;
        writeln!(text, "    {}", harmless(&document(scheme, context.language)))?;
        let (triggered, manual) = counts(scheme);
        let words = match scheme.total {
            Some(_) => Words {
                zh: "满分 {total} 分，共 {items} 项；规则能看到的 {triggered} 项，要人工登记的 {manual} 项",
                en: "{total} points, {items} items; rules see {triggered} of them, {manual} have something to be entered by hand",
            },
            None => Words {
                zh: "不计分，共 {items} 项规定动作；规则能看到的 {triggered} 项",
                en: "no points, {items} duties; rules see {triggered} of them",
            },
        };
        let total = scheme.total.map(|total| total.to_string()).unwrap_or_default();
        let numbers = [scheme.items.len(), triggered, manual].map(|number| number.to_string());
        let [items, triggered, manual] = numbers.each_ref().map(String::as_str);
        let filling = [("total", total.as_str()), ("items", items), ("triggered", triggered), ("manual", manual)];
        writeln!(text, "    {}", filled(words, &filling, context.language))?;
    }
    print(&text)?;
    Ok(Exit::Clean)
}

/// How many items something can trigger, and how many have something that only a person can enter.
fn counts(scheme: &Scheme) -> (usize, usize) {
    let triggered = scheme.items.iter().filter(|item| is_triggered(item)).count();
    (triggered, scheme.items.iter().filter(|item| is_manual(item)).count())
}

fn as_json(scheme: &Scheme, in_force: bool, context: &Context) -> serde_json::Value {
    let (triggered, manual) = counts(scheme);
    json!({
        "id": &*scheme.id, "title": said(&scheme.title, context.language), "issuer": scheme.issuer,
        "document": scheme.document, "date": scheme.date.map(|date| date.to_string()), "table": scheme.table,
        "total": scheme.total.map(|total| total.to_string()), "items": scheme.items.len(),
        "triggered": triggered, "manual": manual, "in_force": in_force,
    })
}
