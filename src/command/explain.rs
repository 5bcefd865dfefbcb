//! `baguan explain`: what a rule finds, why, and what to do.

use clap::ArgMatches;

use super::check::{TODAY, today};
use super::entry::{Entry, Flag, Takes};
use super::{Context, Exit, print};
use crate::check as rules;
use crate::finding::{Masked, Message, Words};
use crate::text::nearest;

pub(super) const ENTRY: Entry = Entry {
    name: "explain",
    about: Words {
        zh: "说明一条规则：查什么、依据什么、怎么改",
        en: "Explain a rule: what it finds, why, and how to mend it",
    },
    arguments: &[Flag {
        name: "rule",
        takes: Takes::Text,
        value: Words { zh: "规则编号", en: "RULE" },
        help: Words { zh: "规则编号，如 personal/mobile", en: "the rule's id, such as personal/mobile" },
        required: true,
        ..Flag::DEFAULT
    }],
    flags: &[TODAY],
    run: Some(run),
    ..Entry::DEFAULT
};

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let rule = matches.get_one::<String>("rule").map(String::as_str).unwrap_or_default();
    let today = matches.get_one("today").copied().unwrap_or_else(today);
    if let Some(text) = rules::explain(rule, context.language, today) {
        print(&text)?;
        return Ok(Exit::Clean);
    }
    let message = match nearest(rule, rules::ids().iter().copied()) {
        Some(nearest) => Message::from(Words {
            zh: "没有“{rule}”这条规则，是否指“{nearest}”？",
            en: "there is no rule “{rule}”; did you mean “{nearest}”?",
        })
        .with("nearest", Masked::known(nearest)),
        None => Message::from(Words {
            zh: "没有“{rule}”这条规则；全部规则见 baguan rules list",
            en: "there is no rule “{rule}”; `baguan rules list` shows all of them",
        }),
    };
    Err(context.error(message.with("rule", Masked::text(rule, &[]))))
}
