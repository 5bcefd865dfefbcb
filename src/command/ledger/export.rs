//! `baguan ledger export`: the ledger for people and for other programs.

use std::io::Write;
use std::path::PathBuf;

use clap::ArgMatches;

use super::super::check::TODAY;
use super::super::entry::{Entry, Flag, Takes};
use super::super::output::Output;
use super::super::{Context, Exit, configuration, print, schemes, shown};
use super::list::{SINCE, UNIT, UNTIL};
use super::words::rule;
use super::{EXIT_STATUS, Session, place, session};
use crate::finding::{Masked, Message, Words};
use crate::ledger::export::{self, Addressee, Paper, Table, Telling};
use crate::ledger::incident::Filter;
use crate::ledger::{Ledger, LedgerError, LedgerErrorKind, Period};

pub(super) const ENTRY: Entry = Entry {
    name: "export",
    about: Words {
        zh: "导出：台账、原始记录、季度通报、整改通知单、周小结、发现他人差错登记表",
        en: "Export the register, the events, a quarterly circular, a notice of correction, a weekly summary, or errors found in others' material",
    },
    flags: FLAGS,
    run: Some(run),
    after: EXIT_STATUS,
    ..Entry::DEFAULT
};

const FLAGS: &[Flag] = &[
    Flag {
        name: "what",
        takes: Takes::OneOf(&["register", "events", "circular", "notice", "weekly", "elsewhere"]),
        value: Words { zh: "内容", en: "WHAT" },
        help: Words {
            zh: "register 台账、events 原始记录、circular 季度通报、notice 整改通知单、weekly 周小结、elsewhere 发现他人差错登记表",
            en: "register, events, circular (of a quarter), notice (of correction), weekly (summary), elsewhere (errors found in others' material)",
        },
        required: true,
        ..Flag::DEFAULT
    },
    Flag {
        name: "format",
        takes: Takes::OneOf(&["text", "csv", "xlsx", "docx", "jsonl"]),
        value: Words { zh: "格式", en: "FORMAT" },
        help: Words {
            zh: "台账：csv、xlsx；原始记录：jsonl；通报、通知单、小结：docx、text；他人差错：csv、xlsx、docx、text；不写则看文件名",
            en: "register: csv or xlsx; events: jsonl; circular, notice, weekly: docx or text; elsewhere: csv, xlsx, docx or text; by default what the file's name says",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "quarter",
        takes: Takes::Text,
        value: Words { zh: "季度", en: "QUARTER" },
        help: Words { zh: "哪个季度，如 2026Q4", en: "the quarter, such as 2026Q4" },
        ..Flag::DEFAULT
    },
    Flag {
        name: "week",
        takes: Takes::Text,
        value: Words { zh: "周次", en: "WEEK" },
        help: Words { zh: "哪一周，如 2026-W45", en: "the week, such as 2026-W45" },
        ..Flag::DEFAULT
    },
    SINCE,
    UNTIL,
    UNIT,
    Flag {
        name: "incident",
        takes: Takes::Number,
        value: Words { zh: "编号", en: "NUMBER" },
        help: Words { zh: "整改通知单：只写这一起", en: "a notice of this incident only" },
        ..Flag::DEFAULT
    },
    Flag {
        name: "output",
        short: Some('o'),
        takes: Takes::File,
        value: Words { zh: "文件", en: "FILE" },
        help: Words {
            zh: "写入哪个文件，已有的会被替换；不写则输出到屏幕（docx、xlsx 除外）",
            en: "the file to write, in place of one that is there; by default standard output (not for docx and xlsx)",
        },
        ..Flag::DEFAULT
    },
    place::FLAG,
    configuration::FLAG,
    TODAY,
];

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let session = session(matches, context)?;
    let context = &session.context;
    let what = matches.get_one::<String>("what").map_or("", String::as_str);
    let output = matches.get_one::<PathBuf>("output");
    let format = format(matches, what, output, context)?;
    let period = period(matches, what, &session)?;
    let ledger = session.to_read()?;
    if what == "events" {
        return events(&ledger, period, output, &session);
    }
    let (register, head) = session.register(&ledger)?;
    let schemes = schemes::all(&session.loaded, context)?;
    let office = session.loaded.configuration.ledger.office.clone().unwrap_or_default();
    let language = context.language;
    let title = |id: &str| rule(id, language);
    let telling = Telling {
        register: &register,
        head,
        today: session.today,
        language,
        period,
        rule: &title,
        schemes: &schemes,
        office: &office,
    };
    let filter = Filter {
        unit: matches.get_one::<String>("unit").cloned(),
        since: period.map(|period| period.since),
        until: period.map(|period| period.until),
        ..Filter::default()
    };
    if what == "elsewhere" && office.is_empty() {
        return Err(context.error(Words {
            zh: "请在配置文件 [ledger] office 中写明本单位的名称，才能分清哪些是别人的差错",
            en: "name your own unit in the configuration by [ledger] office, so that others' errors can be told from your own",
        }));
    }
    let bytes = match (what, format) {
        ("register", _) => table(&export::register(&telling, &register.wanted(&filter)), format)?,
        ("elsewhere", "csv" | "xlsx") => table(&export::elsewhere(&telling), format)?,
        ("elsewhere", _) => paper(&export::elsewhere_paper(&telling), format)?,
        ("circular", _) => paper(&export::circular(&telling), format)?,
        ("weekly", _) => paper(&export::weekly(&telling), format)?,
        _ => paper(&notice(matches, &telling, &session)?, format)?,
    };
    put(output, &bytes, context)?;
    Ok(Exit::Clean)
}

fn notice(matches: &ArgMatches, telling: &Telling<'_>, session: &Session) -> anyhow::Result<Paper> {
    let context = &session.context;
    let number = matches.get_one::<u32>("incident").copied().map(u64::from);
    let unit = matches.get_one::<String>("unit").cloned();
    let to = match (number, unit) {
        (Some(number), _) if telling.register.get(number).is_none() => {
            return Err(session.failed(&LedgerError::from(LedgerErrorKind::NoSuchIncident(number))));
        }
        (Some(number), _) => Addressee::Incident(number),
        (None, Some(unit)) => Addressee::Unit(unit),
        (None, None) => {
            return Err(context.error(Words {
                zh: "请用 --incident 写明是哪一起，或用 --unit 写明发给哪个单位",
                en: "say with --incident which one it is about, or with --unit which unit it is for",
            }));
        }
    };
    let nothing = Words {
        zh: "没有需要整改的问题，不必发通知单",
        en: "there is nothing to put right, so there is no notice",
    };
    export::notice(telling, &to).ok_or_else(|| context.error(nothing))
}

/// The format asked for, or that of the file's name, or the one that can be read on a screen.
fn format(
    matches: &ArgMatches,
    what: &str,
    output: Option<&PathBuf>,
    context: &Context,
) -> anyhow::Result<&'static str> {
    let formats: &[&'static str] = match what {
        "register" => &["csv", "xlsx"],
        "events" => &["jsonl"],
        "elsewhere" => &["text", "csv", "xlsx", "docx"],
        _ => &["text", "docx"],
    };
    let known = |name: &str| formats.iter().copied().find(|format| *format == name);
    let extension =
        output.and_then(|path| path.extension()).map(|extension| extension.to_string_lossy().to_lowercase());
    let written = matches.get_one::<String>("format");
    let format = match written {
        Some(written) => known(written),
        None => extension.as_deref().and_then(known).or(formats.first().copied()),
    };
    let Some(format) = format else {
        let words = Words { zh: "这项内容只能导出为：{known}", en: "this is exported as {known}" };
        return Err(context.error(Message::from(words).with("known", Masked::known(formats.join(" ")))));
    };
    if output.is_none() && matches!(format, "xlsx" | "docx") {
        let words = Words {
            zh: "{format} 要写入文件：请加 --output",
            en: "{format} goes into a file: name it with --output",
        };
        return Err(context.error(Message::from(words).with("format", Masked::known(format))));
    }
    Ok(format)
}

/// The days it is about. A circular is about a quarter and a summary about a week, if nothing else is said: those of today.
fn period(matches: &ArgMatches, what: &str, session: &Session) -> anyhow::Result<Option<Period>> {
    let context = &session.context;
    let wrong =
        |words: Words, written: &str| context.error(Message::from(words).with("written", Masked::text(written, &[])));
    if let Some(written) = matches.get_one::<String>("quarter") {
        let words = Words {
            zh: "季度“{written}”不对，请写成 2026Q4", en: "“{written}” is no quarter; write 2026Q4"
        };
        return Period::quarter(written).map(Some).ok_or_else(|| wrong(words, written));
    }
    if let Some(written) = matches.get_one::<String>("week") {
        let words = Words {
            zh: "周次“{written}”不对，请写成 2026-W45", en: "“{written}” is no week; write 2026-W45"
        };
        return Period::week(written).map(Some).ok_or_else(|| wrong(words, written));
    }
    let (since, until) = (matches.get_one("since").copied(), matches.get_one("until").copied());
    if since.is_some() || until.is_some() {
        let first = since.unwrap_or_else(|| crate::document::Date::from_unix_days(0));
        return Ok(Some(Period::days(first, until.unwrap_or(session.today))));
    }
    Ok(match what {
        "circular" => Period::quarter_with(session.today),
        "weekly" => Period::week_with(session.today),
        _ => None,
    })
}

fn table(table: &Table, format: &str) -> anyhow::Result<Vec<u8>> {
    if format == "xlsx" {
        return Ok(export::xlsx(table)?);
    }
    let mut bytes = Vec::new();
    export::csv(table, &mut bytes)?;
    Ok(bytes)
}

fn paper(paper: &Paper, format: &str) -> anyhow::Result<Vec<u8>> {
    if format == "docx" {
        return export::docx(paper).ok_or_else(|| anyhow::Error::msg("docx"));
    }
    Ok(export::text(paper).into_bytes())
}

/// Event after event, so that the memory does not grow with them.
fn events(
    ledger: &Ledger,
    period: Option<Period>,
    output: Option<&PathBuf>,
    session: &Session,
) -> anyhow::Result<Exit> {
    let context = &session.context;
    let mut out = output
        .map_or_else(|| Ok(Output::stdout()), |path| Output::file(path))
        .map_err(|_| unwritable(output, context))?;
    let mut failed = None;
    let head = ledger.view(|view| {
        view.events(.., &mut |event| {
            if period.is_none_or(|period| period.has(event.at.day()))
                && let Err(error) = export::jsonl_event(&mut out, &event)
            {
                // What the system says of it is told by what it was about, below.
                failed = Some(error);
                return Err(LedgerErrorKind::Io.into());
            }
            Ok(())
        })?;
        view.head()
    });
    if let Some(error) = failed {
        return Err(if output.is_some() { unwritable(output, context) } else { error.into() });
    }
    let head = head.map_err(|error| session.failed(&error))?;
    export::jsonl_head(&mut out, head).and_then(|()| out.complete()).map_err(|error| match output {
        Some(_) => unwritable(output, context),
        None => error.into(),
    })?;
    Ok(Exit::Clean)
}

fn put(output: Option<&PathBuf>, bytes: &[u8], context: &Context) -> anyhow::Result<()> {
    let Some(path) = output else { return print(&String::from_utf8_lossy(bytes)) };
    let written = Output::file(path).and_then(|mut out| {
        out.write_all(bytes)?;
        out.complete()
    });
    written.map_err(|_| unwritable(output, context))?;
    let words = Words { zh: "已导出到 {path}。\n", en: "exported to {path}.\n" };
    print(&Message::from(words).with("path", shown(path)).say(context.language))
}

fn unwritable(output: Option<&PathBuf>, context: &Context) -> anyhow::Error {
    let words = Words { zh: "不能写入 {path}", en: "{path} cannot be written" };
    let path = output.map(|path| shown(path)).unwrap_or_default();
    context.error(Message::from(words).with("path", path))
}
