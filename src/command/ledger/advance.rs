//! `baguan ledger advance`: the next step of one or several incidents; all of them, or none.

use std::path::PathBuf;

use clap::ArgMatches;

use super::super::check::TODAY;
use super::super::entry::{Entry, Flag, Takes};
use super::super::{Context, Exit, configuration, print};
use super::who::{BY, actor};
use super::{EXIT_STATUS, place, session};
use crate::document::Date;
use crate::finding::{Language, Masked, Message, Words};
use crate::ledger::export::HEAD;
use crate::ledger::incident::Incident;
use crate::ledger::{Draft, EventKind, LedgerError, LedgerErrorKind, Moment, Step, View};

pub(super) const ENTRY: Entry = Entry {
    name: "advance",
    about: Words {
        zh: "办理：把一起或几起问题推进到下一环节，要么全部成功，要么一起也不动",
        en: "Note the next step of one or several incidents; all of them, or none",
    },
    arguments: &[Flag {
        name: "number",
        takes: Takes::Numbers,
        value: Words { zh: "编号", en: "NUMBER" },
        help: Words { zh: "问题的编号，可以写多个", en: "the incidents' numbers" },
        required: true,
        ..Flag::DEFAULT
    }],
    flags: &[
        Flag {
            name: "to",
            takes: Takes::OneOf(&[
                "contained",
                "corrected",
                "re-checked",
                "closed",
                "false-alarm",
                "exempt",
                "reopened",
                "noticed",
                "reported",
            ]),
            value: Words { zh: "环节", en: "STEP" },
            help: Words {
                zh: "contained 阻断、corrected 整改、re-checked 复核、closed 销号（依次进行）；false-alarm 误报、exempt 豁免、reopened 重开、noticed 被外部发现或通报、reported 已上报",
                en: "contained, corrected, re-checked, closed (one after the other); false-alarm, exempt, reopened, noticed (by others, or in a circular), reported",
            },
            required: true,
            ..Flag::DEFAULT
        },
        Flag {
            name: "note",
            takes: Takes::Text,
            value: Words { zh: "说明", en: "NOTE" },
            help: Words {
                zh: "做了什么；其中的个人信息会被遮蔽",
                en: "what was done; personal values in it are masked",
            },
            ..Flag::DEFAULT
        },
        Flag {
            name: "basis",
            takes: Takes::Text,
            value: Words { zh: "依据", en: "BASIS" },
            help: Words {
                zh: "豁免的法律依据；豁免时必填", en: "the legal basis; required for an exemption"
            },
            ..Flag::DEFAULT
        },
        Flag {
            name: "file",
            takes: Takes::File,
            value: Words { zh: "文件", en: "FILE" },
            help: Words {
                zh: "佐证文件；只记它的指纹（SHA-256），不保存文件",
                en: "the file that shows it; only its SHA-256 is kept",
            },
            ..Flag::DEFAULT
        },
        NOTICED,
        CIRCULAR,
        Flag {
            name: "due",
            takes: Takes::Day,
            value: Words { zh: "日期", en: "DAY" },
            help: Words { zh: "新的整改期限", en: "a new day by which it must be put right" },
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

pub(super) const NOTICED: Flag = Flag {
    name: "noticed",
    takes: Takes::OneOf(&["self", "county", "prefecture", "province", "state-council", "complaint", "media"]),
    value: Words { zh: "渠道", en: "WHO" },
    help: Words {
        zh: "谁发现的：self 自查（默认）、county 县级通报、prefecture 州市级通报、province 省级通报、state-council 国务院办公厅通报、complaint 群众投诉、media 媒体曝光",
        en: "who noticed it: self (default), county, prefecture, province, state-council, complaint, media",
    },
    ..Flag::DEFAULT
};
pub(super) const CIRCULAR: Flag = Flag {
    name: "circular",
    takes: Takes::Text,
    value: Words { zh: "通报", en: "CIRCULAR" },
    help: Words {
        zh: "通报的文号或名称；同一通报里的几起问题请写得一样",
        en: "the circular's number or title; written alike for all incidents in it",
    },
    ..Flag::DEFAULT
};

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let session = session(matches, context)?;
    let context = &session.context;
    let kind = matches.get_one::<String>("to").and_then(|name| EventKind::parse(name)).unwrap_or_default();
    let day = |name: &str| matches.get_one::<Date>(name).map(Date::to_string).unwrap_or_default();
    let file = matches.get_one::<PathBuf>("file").map(|path| session.digest(path)).transpose()?;
    let step = Step {
        note: session.text(matches, "note"),
        basis: session.text(matches, "basis"),
        file: file.unwrap_or_default(),
        noticed: matches.get_one::<String>("noticed").cloned().unwrap_or_default(),
        circular: session.text(matches, "circular"),
        due: day("due"),
    };
    needs(kind, &step, context)?;
    let mut numbers: Vec<u64> = matches.get_many("number").into_iter().flatten().copied().collect();
    numbers.sort_unstable();
    numbers.dedup();
    let told: Vec<String> = numbers.iter().map(|number| format!("#{number}")).collect();
    let (at, actor, language) = (session.now(), actor(matches, session.today), context.language);
    let body = serde_json::to_string(&step)?;
    // A wrong number must not leave an empty ledger behind.
    session.to_read()?;
    let ledger = session.to_write()?;
    let written = ledger.write(move |view| {
        numbers.iter().map(|&number| draft(view, number, (kind, at, &actor, &body), language)).collect()
    });
    written.map_err(|error| session.failed(&error))?;
    let head = ledger.head().map_err(|error| session.failed(&error))?;
    let words = Words { zh: "{numbers} 已记为“{step}”。", en: "{numbers}: “{step}” is noted." };
    let numbers = Masked::known(told.join(context.say(Words { zh: "、", en: ", " })));
    let said = Message::from(words).with("numbers", numbers).with_words("step", crate::ledger::incident::step(kind));
    let colon = context.say(Words { zh: "：", en: ": " });
    print(&format!("{}\n{}{colon}{head}\n", said.say(language), context.say(HEAD)))?;
    Ok(Exit::Clean)
}

/// What a step cannot do without.
fn needs(kind: EventKind, step: &Step, context: &Context) -> anyhow::Result<()> {
    let words = match kind {
        EventKind::Exempt if step.basis.is_empty() => Words {
            zh: "豁免要有法律依据：请用 --basis 写明，如“《政府信息公开条例》第十五条”",
            en: "an exemption needs its legal basis: give it with --basis",
        },
        EventKind::Noticed if step.noticed.is_empty() || step.noticed == "self" => Words {
            zh: "请用 --noticed 写明是谁发现的，如 province；有通报的再写 --circular",
            en: "say who noticed it with --noticed, such as province; and the circular with --circular, if there is one",
        },
        EventKind::Noticed => return Ok(()),
        _ if !step.noticed.is_empty() || !step.circular.is_empty() => Words {
            zh: "--noticed 和 --circular 只能与 --to noticed 一起用",
            en: "--noticed and --circular go with --to noticed only",
        },
        EventKind::FalseAlarm | EventKind::Reopened if step.note.is_empty() => {
            Words { zh: "请用 --note 写明理由", en: "give the reason with --note" }
        }
        _ => return Ok(()),
    };
    Err(context.error(words))
}

fn draft(
    view: &View<'_>,
    number: u64,
    (kind, at, actor, body): (EventKind, Moment, &str, &str),
    language: Language,
) -> Result<Draft, LedgerError> {
    let incident = Incident::of(&view.of_incident(number)?).ok_or(LedgerErrorKind::NoSuchIncident(number))?;
    incident.next(kind).map_err(|wrong| {
        let words = Words { zh: "第 {n} 号{why}", en: "#{n}: {why}" };
        let (number, why) = (Masked::known(number.to_string()), Masked::known(wrong.say(language)));
        LedgerError::declined(Message::from(words).with("n", number).with("why", why))
    })?;
    let (actor, body) = (actor.to_owned(), body.to_owned());
    Ok(Draft { at, actor, kind, incident: Some(number), marks: incident.marks, body })
}
