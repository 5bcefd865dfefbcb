//! `baguan ledger list`: the incidents, one a line.

use std::fmt::Write;

use clap::ArgMatches;
use serde_json::json;

use super::super::check::TODAY;
use super::super::entry::{Entry, Flag, Takes};
use super::super::{Context, Exit, configuration, print};
use super::words::{points, points_value, rule, value};
use super::{EXIT_STATUS, Session, place, session};
use crate::document::Date;
use crate::finding::Words;
use crate::ledger::export::HEAD;
use crate::ledger::incident::{Filter, Incident, Register, State};
use crate::text::harmless;

pub(super) const ENTRY: Entry = Entry {
    name: "list",
    about: Words {
        zh: "列出台账：编号、日期、单位、标题、问题、办理环节、期限、涉及扣分",
        en: "List the ledger: number, day, unit, title, problem, state, due day, points",
    },
    flags: &[
        UNIT,
        Flag {
            name: "state",
            takes: Takes::OneOf(&[
                "found",
                "contained",
                "corrected",
                "re-checked",
                "closed",
                "false-alarm",
                "exempt",
                "prevented",
            ]),
            value: Words { zh: "环节", en: "STATE" },
            help: Words {
                zh: "只列这一环节：found 待处置、contained 已阻断、corrected 已整改、re-checked 已复核、closed 已销号、false-alarm 误报、exempt 依法豁免、prevented 发布前拦截",
                en: "this state only: found, contained, corrected, re-checked, closed, false-alarm, exempt, prevented",
            },
            ..Flag::DEFAULT
        },
        Flag {
            name: "rule",
            takes: Takes::Text,
            value: Words { zh: "规则", en: "RULE" },
            help: Words {
                zh: "只列这条规则或这类规则，如 personal/mobile、personal/*",
                en: "this rule only, or this family, such as personal/mobile or personal/*",
            },
            ..Flag::DEFAULT
        },
        Flag {
            name: "overdue", help: Words { zh: "只列逾期未整改的", en: "only what is overdue" }, ..Flag::DEFAULT
        },
        Flag {
            name: "prevented",
            help: Words { zh: "只列发布前拦截的", en: "only what was blocked before it was public" },
            ..Flag::DEFAULT
        },
        Flag {
            name: "all",
            help: Words {
                zh: "全部列出，包括已销号、误报、豁免和发布前拦截的；不写则只列未办结的",
                en: "everything, also what is closed, false, exempt or prevented; by default only what is open",
            },
            ..Flag::DEFAULT
        },
        SINCE,
        UNTIL,
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

pub(super) const UNIT: Flag = Flag {
    name: "unit",
    takes: Takes::Text,
    value: Words { zh: "单位", en: "UNIT" },
    help: Words { zh: "只要这个单位的", en: "of this unit only" },
    ..Flag::DEFAULT
};
pub(super) const SINCE: Flag = Flag {
    name: "since",
    takes: Takes::Day,
    value: Words { zh: "日期", en: "DAY" },
    help: Words { zh: "从这一天起，如 2026-10-01", en: "from this day on, such as 2026-10-01" },
    ..Flag::DEFAULT
};
pub(super) const UNTIL: Flag = Flag {
    name: "until",
    takes: Takes::Day,
    value: Words { zh: "日期", en: "DAY" },
    help: Words { zh: "到这一天为止", en: "up to this day" },
    ..Flag::DEFAULT
};

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let session = session(matches, context)?;
    let (register, head) = session.register(&session.to_read()?)?;
    let scope = Filter {
        unit: matches.get_one::<String>("unit").cloned(),
        rule: matches.get_one::<String>("rule").cloned(),
        since: matches.get_one("since").copied(),
        until: matches.get_one("until").copied(),
        ..Filter::default()
    };
    let filter = narrowed(matches, &scope, session.today);
    let listed = register.wanted(&filter);
    let sums = Sums::of(&register.wanted(&scope), session.today);
    let context = &session.context;
    if matches.get_one::<String>("format").is_some_and(|format| format == "json") {
        let incidents: Vec<_> = listed.iter().map(|one| value(one, session.today, context.language)).collect();
        let report = json!({
            "schema": "baguan.ledger/1",
            "incidents": incidents,
            "sums": {
                "incidents": sums.incidents,
                "open": sums.open,
                "overdue": sums.overdue,
                "prevented": sums.prevented,
                "points_open": points_value(&sums.at_stake),
                "points_saved": points_value(&sums.saved),
            },
            "head": head.to_string(),
        });
        print(&(serde_json::to_string_pretty(&report)? + "\n"))?;
        return Ok(Exit::Clean);
    }
    let mut text = String::new();
    for incident in listed {
        writeln!(text, "{}", line(incident, &session))?;
    }
    sums.tell(&mut text, context)?;
    writeln!(text, "{}{}{head}", context.say(HEAD), context.say(Words { zh: "：", en: ": " }))?;
    print(&text)?;
    Ok(Exit::Clean)
}

/// What of it is listed.
fn narrowed(matches: &ArgMatches, scope: &Filter, today: Date) -> Filter {
    let state = matches.get_one::<String>("state").and_then(|name| State::parse(name));
    let is_whole = matches.get_flag("all") || matches.get_flag("prevented");
    let open = State::ALL.into_iter().filter(|state| state.is_open());
    let states = state.map_or_else(|| if is_whole { Vec::new() } else { open.collect() }, |state| vec![state]);
    Filter {
        states,
        overdue: matches.get_flag("overdue").then_some(today),
        prevented: matches.get_flag("prevented").then_some(true),
        ..scope.clone()
    }
}

/// `#12  2026-11-21  某局  标题  问题 ×3  待处置  期限 2026-11-25（逾期）  方案 0–3`
fn line(incident: &Incident, session: &Session) -> String {
    let context = &session.context;
    let opening = &incident.opening;
    let none = context.say(Words { zh: "—", en: "—" });
    let or_none = |text: &str| if text.is_empty() { none.to_owned() } else { harmless(text) };
    let named = [&opening.title, &opening.address, &opening.path].into_iter().find(|text| !text.is_empty());
    let named = match named {
        Some(named) => harmless(named),
        None if incident.pruned => context.say(Words { zh: "（已清理）", en: "(pruned)" }).to_owned(),
        None if incident.unreadable => context.say(Words { zh: "（无法识别）", en: "(not understood)" }).to_owned(),
        None => none.to_owned(),
    };
    let mut fault = rule(incident.rule(), context.language);
    if fault.is_empty() {
        let by_hand = opening.by_hand.as_ref();
        let item = by_hand.and_then(|by_hand| Some(format!("{}:{}", by_hand.scheme.as_ref()?, by_hand.item.as_ref()?)));
        fault = item.unwrap_or_else(|| none.to_owned());
    }
    if opening.count > 1 {
        fault = format!("{fault} ×{}", opening.count);
    }
    let mut state = context.say(incident.state.words()).to_owned();
    if incident.offered() {
        state += context.say(Words { zh: "（复查已无）", en: " (seen clean)" });
    }
    let mut fields = vec![
        format!("#{}", incident.number),
        incident.day().to_string(),
        or_none(&opening.unit),
        named,
        harmless(&fault),
        state,
    ];
    if let Some(due) = incident.due.filter(|_| incident.state.is_open()) {
        let late = if incident.overdue(session.today) {
            Words { zh: "（逾期）", en: " (overdue)" }
        } else {
            Words { zh: "", en: "" }
        };
        fields.push(format!("{}{due}{}", context.say(Words { zh: "期限 ", en: "due " }), context.say(late)));
    }
    let points = points(&incident.stakes(), context);
    if !points.is_empty() {
        fields.push(points);
    }
    fields.join("  ")
}

/// What it comes to.
struct Sums {
    incidents: usize,
    open: usize,
    overdue: usize,
    prevented: usize,
    at_stake: crate::ledger::incident::Stakes,
    saved: crate::ledger::incident::Stakes,
}

impl Sums {
    fn of(incidents: &[&Incident], today: Date) -> Self {
        let count = |is: &dyn Fn(&Incident) -> bool| incidents.iter().filter(|incident| is(incident)).count();
        let of = |prevented: bool| incidents.iter().copied().filter(move |one| one.prevented == prevented);
        Self {
            incidents: count(&|incident| !incident.prevented),
            open: count(&|incident| incident.state.is_open()),
            overdue: count(&|incident| incident.overdue(today)),
            prevented: count(&|incident| incident.prevented),
            at_stake: Register::stakes(of(false)),
            saved: Register::stakes(of(true)),
        }
    }

    fn tell(&self, text: &mut String, context: &Context) -> std::fmt::Result {
        let Self { incidents, open, overdue, prevented, at_stake, saved } = self;
        let words = Words {
            zh: "共 {incidents} 起：未办结 {open} 起，逾期 {overdue} 起；发布前拦截 {prevented} 起。",
            en: "{incidents} incidents: {open} open, {overdue} overdue; {prevented} prevented.",
        };
        let numbers = [("incidents", incidents), ("open", open), ("overdue", overdue), ("prevented", prevented)];
        let said = numbers.iter().fold(context.say(words).to_owned(), |said, (name, number)| {
            said.replace(&format!("{{{name}}}"), &number.to_string())
        });
        writeln!(text, "{said}")?;
        let caps =
            Words { zh: "（各考核办法分别计算，未计封顶）：", en: " (by scheme, before caps): " };
        let lines = [
            (Words { zh: "涉及扣分", en: "points at stake or lost" }, at_stake),
            (Words { zh: "避免扣分", en: "points saved" }, saved),
        ];
        for (name, stakes) in lines.into_iter().filter(|(_, stakes)| !stakes.is_empty()) {
            writeln!(text, "{}{}{}", context.say(name), context.say(caps), points(stakes, context))?;
        }
        Ok(())
    }
}
