//! `baguan ledger verify`: whether the ledger is what was written.

use clap::ArgMatches;

use super::super::entry::{Entry, Flag, Takes};
use super::super::{Context, Exit, configuration, print};
use super::{Session, place, session};
use crate::finding::{Masked, Message, Words};
use crate::ledger::export::HEAD;
use crate::ledger::{Head, Verified};

pub(super) const ENTRY: Entry = Entry {
    name: "verify",
    about: Words {
        zh: "核验台账：每条记录是否完整、有没有被改动或删去",
        en: "Verify the ledger: whether every event is there and as it was written",
    },
    flags: &[KNOWN, place::FLAG, configuration::FLAG],
    run: Some(run),
    after: Words {
        zh: "返回状态：0 完好；1 被改动、有缺失或已损坏；2 未能核验（打不开、用法有误）。",
        en: "Exit status: 0 sound; 1 changed, cut or damaged; 2 not verified (it cannot be opened, wrong usage).",
    },
    ..Entry::DEFAULT
};

/// A head that was kept elsewhere.
pub(super) const KNOWN: Flag = Flag {
    name: "head",
    takes: Takes::Text,
    value: Words { zh: "存证", en: "HEAD" },
    help: Words {
        zh: "抄存在别处的台账存证（编号:校验值，见通报、小结的末尾）；有它才能发现末尾被删、整本被重写",
        en: "a head that was kept elsewhere (SEQ:HASH, as papers end with); only with it a cut end or a rewritten ledger is seen",
    },
    ..Flag::DEFAULT
};

/// The head given with the option.
pub(super) fn known(matches: &ArgMatches, context: &Context) -> anyhow::Result<Option<Head>> {
    let Some(written) = matches.get_one::<String>(KNOWN.name) else { return Ok(None) };
    let words = Words {
        zh: "存证“{head}”不对：应为“编号:64 位校验值”，请整行照抄",
        en: "“{head}” is no head: it is SEQ:HASH with 64 digits of hash; copy all of it",
    };
    let wrong = || context.error(Message::from(words).with("head", Masked::text(written, &[]).in_one_line(80)));
    Head::parse(written).map(Some).ok_or_else(wrong)
}

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let session = session(matches, context)?;
    let known = known(matches, &session.context)?;
    let verified = session.to_read()?.verify(known).map_err(|error| session.failed(&error))?;
    print(&told(&verified, known, &session))?;
    Ok(if verified.fault.is_some() { Exit::Blocked } else { Exit::Clean })
}

fn told(verified: &Verified, known: Option<Head>, session: &Session) -> String {
    let context = &session.context;
    let language = context.language;
    let count =
        |words: Words, count: u64| Message::from(words).with("n", Masked::known(count.to_string())).say(language);
    if let Some(fault) = verified.fault {
        let broken = context.say(Words { zh: "台账不可信：", en: "the ledger cannot be trusted: " });
        let sound = Words { zh: "完好的记录：前 {n} 条。", en: "sound: the first {n} events." };
        return format!("{broken}{}\n{}\n", fault.say(language), count(sound, verified.events));
    }
    let mut text =
        count(Words { zh: "台账完好，共 {n} 条记录。", en: "the ledger is sound: {n} events." }, verified.events)
            + "\n";
    if verified.pruned > 0 {
        let words = Words {
            zh: "其中 {n} 条的明细已按规定清理，有清理记录。",
            en: "the details of {n} of them were pruned, as an event says.",
        };
        text += &(count(words, verified.pruned) + "\n");
    }
    if known.is_none() {
        text += context.say(Words {
            zh: "没有给出抄存的存证（--head），末尾是否被删、整本是否被重写无从得知。\n",
            en: "without a head kept elsewhere (--head) nobody can tell whether the end was cut off or all of it rewritten.\n",
        });
    }
    let colon = context.say(Words { zh: "：", en: ": " });
    text + &format!("{}{colon}{}\n", context.say(HEAD), verified.head)
}
