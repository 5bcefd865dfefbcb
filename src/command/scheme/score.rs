//! `baguan scheme score`: what schemes make of posted material, unit by unit.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;

use super::super::configuration::{self, Loaded};
use super::super::entry::{Entry, Flag, Takes};
use super::super::output::Output;
use super::super::{Context, Exit, check, ledger, print, schemes, shown, tell};
use super::facts::{self, Known};
use super::from_ledger::{self, Asked};
use super::from_report::Reports;
use super::gathered::{Gathered, Whose};
use crate::document::Channel;
use crate::finding::{Message, Words};
use crate::policy;
use crate::report::score::{Score, json, text, workbook};
use crate::scheme::{Scheme, Sheets, Unit};

pub(super) const ENTRY: Entry = Entry {
    name: "score",
    about: Words {
        zh: "按考核办法给各单位算分：每项扣多少、为什么、排名和等次",
        en: "Score units by schemes: what each item takes and why, ranks and classes",
    },
    arguments: &[Flag {
        name: "report",
        takes: Takes::Paths,
        value: Words { zh: "报告", en: "REPORT" },
        help: Words {
            zh: "baguan check --stage posted --format json 或 jsonl 的报告；“-”表示标准输入",
            en: "reports of `baguan check --stage posted --format json` or `jsonl`; `-` is standard input",
        },
        ..Flag::DEFAULT
    }],
    flags: FLAGS,
    run: Some(run),
    after: Words {
        zh: "返回状态：0 已算出；2 未能执行（报告不完整、登记有误、用法有误）。没读完的文件列在表后，不算没有问题。",
        en: "Exit status: 0 scored; 2 it could not be done (a report is cut off, a facts file or the usage is wrong). Documents \
             that were not read whole are listed below the sheets; they are not clean.",
    },
    ..Entry::DEFAULT
};

const FLAGS: &[Flag] = &[
    Flag {
        name: "scheme",
        takes: Takes::Texts,
        value: Words { zh: "编号", en: "ID" },
        help: Words {
            zh: "按哪个考核办法，可写多次；不写则用配置文件 [schemes] use 所列的",
            en: "the scheme, any number of times; those of [schemes] use in the configuration if not given",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "facts",
        takes: Takes::Files,
        value: Words { zh: "文件", en: "FILE" },
        help: Words {
            zh: "人工登记的文件（TOML），可写多次：[[unit]] [[entry]] [[form]] [[finding]] [[reported]]",
            en: "a file of what was entered by hand (TOML), any number of times: [[unit]] [[entry]] [[form]] [[finding]] [[reported]]",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "by-folder",
        help: Words {
            zh: "按路径的第一级文件夹分单位，不按配置文件的 [[unit]]",
            en: "a document belongs to the unit that its path's first folder names, not to a [[unit]] of the configuration",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "channel",
        takes: Takes::OneOf(&["site", "new-media"]),
        value: Words { zh: "渠道", en: "CHANNEL" },
        help: Words {
            zh: "报告中的文件发布在哪里：site 政府网站、new-media 政务新媒体；不写则按配置文件",
            en: "where the documents of the reports are public: site or new-media; as in the configuration if not given",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "format",
        takes: Takes::OneOf(&["text", "json", "xlsx"]),
        value: Words { zh: "格式", en: "FORMAT" },
        help: Words {
            zh: "text（默认）、json 或 xlsx（要写 --output）",
            en: "text (default), json or xlsx (with --output)",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "output",
        short: Some('o'),
        takes: Takes::File,
        value: Words { zh: "文件", en: "FILE" },
        help: Words {
            zh: "写入文件；写完才出现，不会留下半份",
            en: "write to a file, which appears only when it is complete",
        },
        ..Flag::DEFAULT
    },
    ledger::place::FLAG,
    Flag {
        name: "from-ledger",
        help: Words {
            zh: "把台账中的事件也算进去（写了 --ledger 就不必再写）：发布前拦截的、误报、豁免的不算",
            en: "count the ledger's incidents as well (implied by --ledger): not what was prevented, false or exempt",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "since",
        takes: Takes::Day,
        value: Words { zh: "日期", en: "DAY" },
        help: Words {
            zh: "只算台账中这一天起的（报告和登记文件不带日期，全部算）",
            en: "of the ledger, from this day on (reports and facts files have no days and count whole)",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "until",
        takes: Takes::Day,
        value: Words { zh: "日期", en: "DAY" },
        help: Words { zh: "只算台账中到这一天为止的", en: "of the ledger, up to this day" },
        ..Flag::DEFAULT
    },
    configuration::FLAG,
    Flag {
        name: "today",
        takes: Takes::Day,
        value: Words { zh: "日期", en: "DAY" },
        help: Words { zh: "当作今天的日期", en: "the day that is taken for today" },
        hidden: true,
        ..Flag::DEFAULT
    },
];

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let loaded = configuration::load(matches.get_one("config"), context)?;
    let context = &context.configured(&loaded.configuration);
    let word = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let output = matches.get_one::<PathBuf>("output");
    let format = word("format").unwrap_or("text");
    if format == "xlsx" && output.is_none() {
        return Err(context.error(Words {
            zh: "表格不能显示在屏幕上：请用 --output 写明文件，如 --output 得分.xlsx",
            en: "a workbook cannot be shown: name a file with --output, such as --output scores.xlsx",
        }));
    }
    let all = schemes::all(&loaded, context)?;
    let scored = scored(matches, &loaded, &all, context)?;
    let nobody = context.say(Words { zh: "（未分单位）", en: "(no unit)" });
    let whose = Whose {
        configuration: &loaded.configuration,
        below: &loaded.below,
        by_folder: matches.get_flag("by-folder"),
        nobody,
    };
    let channel = word("channel").and_then(Channel::parse).unwrap_or(loaded.configuration.channel);
    let mut gathered = gather(matches, &loaded, &Known { schemes: &all, scored: &scored, context }, &whose, channel)?;
    gathered.sources.made = Some(matches.get_one("today").copied().unwrap_or_else(check::today));
    if gathered.units.contains_key(nobody) {
        gathered.sources.remarks.push(NOBODY.into());
    }
    let sheets: Vec<Sheets> = scored.iter().map(|scheme| gathered.score(scheme, nobody)).collect();
    let scores: Vec<Score> =
        scored.iter().zip(&sheets).map(|(scheme, sheets)| Score { scheme: scheme.as_ref(), sheets }).collect();
    let (sources, language) = (&gathered.sources, context.language);
    let bytes = match format {
        "json" => json(&scores, sources, language)?.into_bytes(),
        "xlsx" => workbook(&scores, sources, language).map_err(|_| context.error(TOO_LARGE))?,
        _ => text(&scores, sources, language).into_bytes(),
    };
    match output {
        None => print(&String::from_utf8_lossy(&bytes))?,
        Some(path) => write(path, &bytes, context)?,
    }
    warn(&gathered, format == "text" && output.is_none(), context);
    Ok(Exit::Clean)
}

/// All facts that the command was told of.
fn gather(
    matches: &ArgMatches,
    loaded: &Loaded,
    known: &Known<'_>,
    whose: &Whose<'_>,
    channel: Channel,
) -> anyhow::Result<Gathered> {
    let mut gathered = Gathered::default();
    let context = known.context;
    if !whose.by_folder {
        // Those of whom nothing is known have lost nothing, and are ranked as well.
        gathered.units.extend(loaded.configuration.units.iter().map(|unit| (unit.name.clone(), configured(unit))));
    }
    let files = |name: &str| matches.get_many::<PathBuf>(name).into_iter().flatten();
    let asks_ledger = matches.get_flag("from-ledger") || files(ledger::place::FLAG.name).next().is_some();
    let day = |name: &str| matches.get_one(name).copied();
    let (since, until) = (day("since"), day("until"));
    if !asks_ledger && (since.is_some() || until.is_some()) {
        return Err(context.error(Words {
            zh: "--since、--until 只对台账有用，要与 --ledger 或 --from-ledger 同用：报告和登记文件不带日期",
            en: "--since and --until go with --ledger or --from-ledger: reports and facts files have no days",
        }));
    }
    if !asks_ledger && files("report").chain(files("facts")).next().is_none() {
        return Err(context.error(Words {
            zh: "没有写按什么算分：请写 baguan check --stage posted --format jsonl 的报告，或用 --facts 写登记文件，或用 --from-ledger",
            en: "nothing to score: name reports of `baguan check --stage posted --format jsonl`, a facts file with --facts, or \
                 use --from-ledger",
        }));
    }
    let mut reports = Reports::new(whose, channel, context);
    for report in files("report") {
        reports.read(report, &mut gathered)?;
    }
    for file in files("facts") {
        facts::read(file, known, &mut gathered)?;
    }
    if asks_ledger {
        let no_place =
            Words { zh: "没有台账：请用 --ledger 写明", en: "there is no ledger: name one with --ledger" };
        let path = ledger::place::place(matches, loaded).ok_or_else(|| context.error(no_place))?;
        let office = loaded.configuration.ledger.office.as_deref();
        let asked = Asked { since, until, office, nobody: whose.nobody, context };
        from_ledger::read(&path, &asked, &mut gathered)?;
    }
    if whose.by_folder {
        for unit in &loaded.configuration.units {
            // What a facts file says of a unit comes first.
            let is_unknown = |known: &Unit| known.group.is_none() && known.bottom_years == 0;
            if let Some(known) = gathered.units.get_mut(&unit.name).filter(|known| is_unknown(known)) {
                *known = configured(unit);
            }
        }
    }
    Ok(gathered)
}

/// What the configuration says of a unit.
fn configured(unit: &policy::Unit) -> Unit {
    Unit { name: unit.name.clone(), group: unit.group.clone(), bottom_years: unit.bottom_years }
}

/// The schemes that were asked for, or those of the configuration.
fn scored(
    matches: &ArgMatches,
    loaded: &Loaded,
    all: &[Arc<Scheme>],
    context: &Context,
) -> anyhow::Result<Vec<Arc<Scheme>>> {
    let given: Vec<&String> = matches.get_many("scheme").into_iter().flatten().collect();
    let ids = if given.is_empty() { loaded.configuration.schemes.iter().collect() } else { given };
    if ids.is_empty() {
        return Err(context.error(Words {
            zh: "没有写按哪个考核办法：请用 --scheme 写编号（见 baguan scheme list），或写进配置文件的 [schemes] use",
            en: "no scheme was named: give its id with --scheme (see `baguan scheme list`), or in [schemes] use of the configuration",
        }));
    }
    let mut scored: Vec<Arc<Scheme>> = Vec::new();
    for id in ids {
        let scheme = schemes::named(all, id, context)?;
        if !scored.iter().any(|known| known.id == scheme.id) {
            scored.push(scheme);
        }
    }
    Ok(scored)
}

fn write(path: &Path, bytes: &[u8], context: &Context) -> anyhow::Result<()> {
    let written = Output::file(path).and_then(|mut output| {
        output.write_all(bytes)?;
        output.complete()
    });
    written.map_err(|_| {
        let words = Words { zh: "不能写入 {path}", en: "{path} cannot be written" };
        context.error(Message::from(words).with("path", shown(path)))
    })
}

/// What makes the sheets incomplete is told to whoever does not see them.
fn warn(gathered: &Gathered, seen: bool, context: &Context) {
    if seen {
        return;
    }
    for remark in &gathered.sources.remarks {
        tell(&remark.say(context.language));
    }
    let unchecked = gathered.sources.unchecked.len();
    if unchecked > 0 {
        let words = Words {
            zh: "有 {n} 份文件未能检查，列在表后：不等于没有问题",
            en: "{n} documents were not checked whole; they are listed with the sheets, and are not clean",
        };
        tell(&super::filled(words, &[("n", &unchecked.to_string())], context.language));
    }
}

const NOBODY: Words = Words {
    zh: "有的文件没有对应的单位（配置文件的 [[unit]] paths 没有写到），单独列出，不排名",
    en: "some documents belong to no unit ([[unit]] paths of the configuration do not cover them): they stand apart and are not ranked",
};
const TOO_LARGE: Words = Words {
    zh: "放不进表格：行数太多，请用 --format json",
    en: "it does not fit into a workbook: use --format json",
};
