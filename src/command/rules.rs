//! `baguan rules`: which rules there are, and whether they do what their own examples say.

use std::fmt::Write;

use clap::ArgMatches;

use super::entry::{Entry, Flag, Takes};
use super::{Context, Exit, print};
use crate::check::RULES;
use crate::engine;
use crate::finding::Words;

pub(super) const ENTRY: Entry = Entry {
    name: "rules",
    about: Words {
        zh: "列出全部规则，或用规则自带的例子自测", en: "List all rules, or run their own examples"
    },
    commands: &[&LIST, &TEST],
    ..Entry::DEFAULT
};

const LIST: Entry = Entry {
    name: "list",
    about: Words {
        zh: "列出全部规则：编号、默认级别、名称", en: "List all rules: id, default severity, title"
    },
    flags: &[Flag {
        name: "format",
        takes: Takes::OneOf(&["text", "json"]),
        value: Words { zh: "格式", en: "FORMAT" },
        help: Words { zh: "text（默认）或 json", en: "text (default) or json" },
        ..Flag::DEFAULT
    }],
    run: Some(list),
    ..Entry::DEFAULT
};

const TEST: Entry = Entry {
    name: "test",
    about: Words { zh: "运行每条规则自带的例子", en: "Run every rule's own examples" },
    run: Some(test),
    ..Entry::DEFAULT
};

fn list(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let abouts = RULES.iter().map(|rule| rule.about());
    let rules = abouts.map(|about| (about.id, about.severity.name(), about.title(context.language)));
    let mut text = String::new();
    if matches.get_one::<String>("format").is_some_and(|format| format == "json") {
        let rules: Vec<_> = rules
            .map(|(id, severity, title)| serde_json::json!({"id": id, "severity": severity, "title": title}))
            .collect();
        text = serde_json::to_string_pretty(&rules)? + "\n";
    } else {
        let width = RULES.iter().map(|rule| rule.about().id.len()).max().unwrap_or(0);
        for (id, severity, title) in rules {
            writeln!(text, "{id:width$}  {severity:6}  {title}")?;
        }
    }
    print(&text)?;
    Ok(Exit::Clean)
}

fn test(_: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let failures = engine::failing_examples().map_err(|error| context.broken_list(&error))?;
    let mut text = String::new();
    for failure in &failures {
        let what = context.say(if failure.expected_hit {
            Words { zh: "应当查出，却没有查出", en: "should be found and was not" }
        } else {
            Words { zh: "不应查出，却查出了", en: "should not be found and was" }
        });
        // Examples are synthetic, so they can be shown as they are.
        let indented = failure.text.replace('\n', "\n    ");
        writeln!(text, "{}  {what}\n    {indented}\n", failure.name)?;
    }
    let summary = context.say(Words {
        zh: "{rules} 条规则，{failures} 个例子不符合。",
        en: "{rules} rules, {failures} examples that fail.",
    });
    let summary = summary.replace("{rules}", &RULES.len().to_string());
    writeln!(text, "{}", summary.replace("{failures}", &failures.len().to_string()))?;
    print(&text)?;
    Ok(if failures.is_empty() { Exit::Clean } else { Exit::Blocked })
}
