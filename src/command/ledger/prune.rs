//! `baguan ledger prune`: takes the details out of old events; that they were there, and when, stays provable.

use clap::ArgMatches;

use super::super::check::TODAY;
use super::super::entry::{Entry, Flag, Takes};
use super::super::{Context, Exit, configuration, print};
use super::who::{BY, actor};
use super::{EXIT_STATUS, Session, place, session};
use crate::document::Date;
use crate::finding::{Masked, Message, Words};
use crate::ledger::Ledger;
use crate::ledger::export::HEAD;

pub(super) const ENTRY: Entry = Entry {
    name: "prune",
    about: Words {
        zh: "清理：永久删去旧记录的明细（单位、标题、摘录等），只留编号、时间和校验值；不能恢复",
        en: "Take the details out of old events for ever; number, time and hash stay, so the chain still verifies",
    },
    flags: &[
        Flag {
            name: "until",
            takes: Takes::Day,
            value: Words { zh: "日期", en: "DAY" },
            help: Words { zh: "清理到这一天为止的记录", en: "events up to this day" },
            required: true,
            ..Flag::DEFAULT
        },
        Flag {
            name: "reason",
            takes: Takes::Text,
            value: Words { zh: "理由", en: "REASON" },
            help: Words {
                zh: "清理的理由和依据，会记入台账",
                en: "why, and on what basis; it is written to the ledger",
            },
            required: true,
            ..Flag::DEFAULT
        },
        BY,
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
    let context = &session.context;
    let until: Date = matches.get_one("until").copied().unwrap_or(session.today);
    let reason = session.text(matches, "reason");
    if reason.is_empty() {
        return Err(context.error(Words { zh: "请写明清理的理由", en: "give the reason" }));
    }
    let ledger = session.to_read()?;
    let last = last(&ledger, until, &session)?;
    drop(ledger);
    let ledger = session.to_write()?;
    let actor = actor(matches, session.today);
    let pruned = ledger.prune(1..=last, &reason, &actor, session.now()).map_err(|error| session.failed(&error))?;
    let Some(pruned) = pruned.filter(|_| last > 0) else {
        print(context.say(Words { zh: "没有可清理的记录。\n", en: "there is nothing to prune.\n" }))?;
        return Ok(Exit::Clean);
    };
    let words = Words {
        zh: "已清理 {n} 条记录的明细，清理本身记为第 {seq} 条。",
        en: "the details of {n} events were pruned, as event {seq} says.",
    };
    let (count, seq) = (Masked::known(pruned.events.to_string()), Masked::known(pruned.seq.to_string()));
    let said = Message::from(words).with("n", count).with("seq", seq).say(context.language);
    let head = ledger.head().map_err(|error| session.failed(&error))?;
    print(&format!("{said}\n{}{}{head}\n", context.say(HEAD), context.say(Words { zh: "：", en: ": " })))?;
    Ok(Exit::Clean)
}

/// The last event before the first one of a later day. An incident that is not settled keeps its details: without them
/// nobody could settle it.
fn last(ledger: &Ledger, until: Date, session: &Session) -> anyhow::Result<u64> {
    let mut last = 0;
    let mut is_later = false;
    let seen = ledger.events(.., &mut |event| {
        is_later |= event.at.day() > until;
        if !is_later {
            last = event.seq;
        }
        Ok(())
    });
    seen.map_err(|error| session.failed(&error))?;
    let (register, _) = session.register(ledger)?;
    let open: Vec<String> = register
        .incidents()
        .filter(|incident| incident.number <= last && incident.state.is_open())
        .map(|incident| format!("#{}", incident.number))
        .collect();
    if open.is_empty() {
        return Ok(last);
    }
    let words = Words {
        zh: "到 {day} 为止还有未办结的问题，不能清理：{open}",
        en: "up to {day} there are incidents that are still open, so nothing was pruned: {open}",
    };
    let open = Masked::known(open.join(session.context.say(Words { zh: "、", en: ", " })));
    Err(session.context.error(Message::from(words).with("day", Masked::known(until.to_string())).with("open", open)))
}
