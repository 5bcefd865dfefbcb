//! `baguan ledger show`: one incident, and all that was done about it.

use std::fmt::Write;

use clap::ArgMatches;
use serde_json::{Value, json};

use super::super::check::TODAY;
use super::super::entry::{Entry, Flag, Takes};
use super::super::{Context, Exit, configuration, print, schemes};
use super::words::{rule, value};
use super::{EXIT_STATUS, Session, place, session};
use crate::document::Channel;
use crate::finding::{Masked, Message, Words};
use crate::ledger::export::{HEAD, noticed_by, points};
use crate::ledger::incident::{Details, Happening, Incident, step};
use crate::ledger::{LedgerError, LedgerErrorKind};
use crate::text::harmless;

pub(super) const ENTRY: Entry = Entry {
    name: "show",
    about: Words {
        zh: "显示一起问题的全部内容和办理经过",
        en: "Show everything of an incident, and what was done about it",
    },
    arguments: &[Flag {
        name: "number",
        takes: Takes::Number,
        value: Words { zh: "编号", en: "NUMBER" },
        help: Words { zh: "问题的编号", en: "the incident's number" },
        required: true,
        ..Flag::DEFAULT
    }],
    flags: &[
        Flag {
            name: "format",
            takes: Takes::OneOf(&["text", "json"]),
            value: Words { zh: "格式", en: "FORMAT" },
            help: Words { zh: "text（默认）或 json", en: "text (default) or json" },
            ..Flag::DEFAULT
        },
        place::FLAG,
        configuration::FLAG,
        TODAY,
    ],
    run: Some(run),
    after: EXIT_STATUS,
    ..Entry::DEFAULT
};

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let session = session(matches, context)?;
    let number = matches.get_one::<u32>("number").copied().map(u64::from).unwrap_or_default();
    let seen = session.to_read()?.view(|view| Ok((Incident::of(&view.of_incident(number)?), view.head()?)));
    let (incident, head) = seen.map_err(|error| session.failed(&error))?;
    let no_such = || session.failed(&LedgerError::from(LedgerErrorKind::NoSuchIncident(number)));
    let incident = incident.ok_or_else(no_such)?;
    let context = &session.context;
    if matches.get_one::<String>("format").is_some_and(|format| format == "json") {
        let mut report = value(&incident, session.today, context.language);
        if let Value::Object(fields) = &mut report {
            fields.insert("opening".to_owned(), serde_json::to_value(&incident.opening)?);
            fields.insert("history".to_owned(), incident.history.iter().map(happened).collect());
            fields.insert("head".to_owned(), head.to_string().into());
        }
        print(&(serde_json::to_string_pretty(&report)? + "\n"))?;
        return Ok(Exit::Clean);
    }
    let mut text = report(&incident, &session)?;
    writeln!(text, "\n{}{}{head}", context.say(HEAD), context.say(COLON))?;
    print(&text)?;
    Ok(Exit::Clean)
}

const COLON: Words = Words { zh: "：", en: ": " };

fn happened(happening: &Happening) -> Value {
    let Happening { seq, at, actor, kind, details } = happening;
    let mut value = json!({"seq": seq, "at": at.to_string(), "by": actor, "kind": kind.name()});
    let more = match details {
        Details::Places(count) => ("count", json!(count)),
        Details::Step(step) => ("step", json!(step)),
        Details::Pruned => ("pruned", json!(true)),
        Details::Unreadable => ("unreadable", json!(true)),
    };
    if let Value::Object(fields) = &mut value {
        fields.insert(more.0.to_owned(), more.1);
    }
    value
}

fn report(incident: &Incident, session: &Session) -> anyhow::Result<String> {
    let context = &session.context;
    let language = context.language;
    let opening = &incident.opening;
    // Without their titles schemes are named by their ids.
    let schemes = schemes::all(&session.loaded, context).unwrap_or_default();
    let channel = Channel::parse(&opening.channel).map(|channel| match channel {
        Channel::Site => Words { zh: "网站", en: "website" },
        Channel::NewMedia => Words { zh: "政务新媒体", en: "new media" },
    });
    let mut state = context.say(incident.state.words()).to_owned();
    if incident.overdue(session.today) {
        state += context.say(Words { zh: "（逾期）", en: " (overdue)" });
    }
    if incident.offered() {
        state += context.say(Words {
            zh: "（再次检查时已没有，可办理销号）",
            en: " (gone when it was seen again; it can be closed)",
        });
    }
    let by_hand = opening.by_hand.clone().unwrap_or_default();
    let item = [by_hand.scheme, by_hand.item].into_iter().flatten().collect::<Vec<_>>().join(":");
    let fields = [
        (Words { zh: "单位", en: "unit" }, opening.unit.clone()),
        (Words { zh: "标题", en: "title" }, opening.title.clone()),
        (Words { zh: "文号", en: "document number" }, opening.number.clone()),
        (Words { zh: "地址", en: "address" }, opening.address.clone()),
        (Words { zh: "路径", en: "path" }, opening.path.clone()),
        (Words { zh: "文件指纹", en: "file (SHA-256)" }, opening.file.clone()),
        (Words { zh: "平台", en: "channel" }, channel.map(|words| context.say(words).to_owned()).unwrap_or_default()),
        (Words { zh: "问题", en: "problem" }, rule(incident.rule(), language)),
        (Words { zh: "规则", en: "rule" }, incident.rule().to_owned()),
        (Words { zh: "说明", en: "what was found" }, opening.message.clone()),
        (Words { zh: "登记内容", en: "note" }, by_hand.note),
        (Words { zh: "考核条目", en: "item" }, item),
        (Words { zh: "处数", en: "places" }, if opening.count > 0 { opening.count.to_string() } else { String::new() }),
        (Words { zh: "办理环节", en: "state" }, state),
        (Words { zh: "豁免依据", en: "basis of the exemption" }, incident.basis.clone()),
        (Words { zh: "发现渠道", en: "noticed by" }, noticed_by(incident, language)),
        (Words { zh: "整改期限", en: "due" }, incident.due.map(|due| due.to_string()).unwrap_or_default()),
        (Words { zh: "上报", en: "reported" }, incident.reported.map(|at| at.day().to_string()).unwrap_or_default()),
        (
            Words { zh: "涉及扣分（未计封顶）", en: "points (before caps)" },
            points(&incident.stakes(), &schemes, language),
        ),
    ];
    let mut text = format!("#{}  {}\n", incident.number, incident.day());
    for (name, what) in fields.iter().filter(|(_, what)| !what.is_empty()) {
        writeln!(text, "{}{}{}", context.say(*name), context.say(COLON), harmless(what))?;
    }
    for (is, words) in [
        (incident.pruned, Words { zh: "部分内容已清理", en: "details were pruned" }),
        (
            incident.unreadable,
            Words {
                zh: "有内容无法识别，可能是更新的版本所写",
                en: "details cannot be understood; a newer release may have written them",
            },
        ),
    ] {
        if is {
            writeln!(text, "{}", context.say(words))?;
        }
    }
    if !opening.places.is_empty() {
        writeln!(text, "\n{}", context.say(Words { zh: "位置及摘录（已遮蔽）", en: "places and excerpts (masked)" }))?;
    }
    for seen in &opening.places {
        writeln!(text, "  {}  {}", harmless(&seen.place), harmless(&seen.excerpt))?;
    }
    let listed = opening.places.len() as u64;
    if listed > 0 && opening.count > listed {
        let words = Words { zh: "  另有 {more} 处", en: "  {more} more" };
        let more = Masked::known((opening.count - listed).to_string());
        writeln!(text, "{}", Message::from(words).with("more", more).say(language))?;
    }
    writeln!(text, "\n{}", context.say(Words { zh: "办理经过", en: "history" }))?;
    for happening in &incident.history {
        writeln!(text, "  {}", harmless(&told(happening, context)))?;
    }
    Ok(text)
}

/// `2026-11-21 09:00  张三  整改：已撤下`
fn told(happening: &Happening, context: &Context) -> String {
    let Happening { seq, at, actor, kind, details } = happening;
    let colon = context.say(COLON);
    let said = match details {
        Details::Places(count) => {
            let words = Words { zh: "{count} 处", en: "{count} place(s)" };
            vec![context.say(words).replace("{count}", &count.to_string())]
        }
        Details::Step(step) => {
            let noticed = crate::scheme::Noticed::parse(&step.noticed).map(|who| context.say(who.words()).to_owned());
            let labelled =
                |words: Words, what: &str| (!what.is_empty()).then(|| format!("{}{colon}{what}", context.say(words)));
            let parts = [
                noticed,
                Some(step.circular.clone()),
                Some(step.note.clone()),
                labelled(Words { zh: "依据", en: "basis" }, &step.basis),
                labelled(Words { zh: "期限", en: "due" }, &step.due),
                labelled(Words { zh: "佐证文件", en: "evidence" }, &step.file),
            ];
            parts.into_iter().flatten().filter(|part| !part.is_empty()).collect()
        }
        Details::Pruned => vec![context.say(Words { zh: "（已清理）", en: "(pruned)" }).to_owned()],
        Details::Unreadable => vec![context.say(Words { zh: "（无法识别）", en: "(not understood)" }).to_owned()],
    };
    let what = context.say(step(*kind));
    let said = said.join(context.say(Words { zh: "；", en: "; " }));
    let said = if said.is_empty() { what.to_owned() } else { format!("{what}{colon}{said}") };
    format!("{at}  {actor}  {said}  [{seq}]")
}
