//! `baguan check`: files and folders, before they go out.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::ArgMatches;

use super::configuration::{self, Loaded};
use super::entry::{Entry, Flag, Takes};
use super::output::Output;
use super::progress::Progress;
use super::together::{same, together};
use super::{Context, EXIT_STATUS, Exit, color, dictionaries, shown, tell};
use crate::document::{Date, ProblemKind, Stage};
use crate::engine::{Engine, Plan};
use crate::finding::{Message, Outcome, Totals, Verdict, Words};
use crate::policy::{FailOn, relative};
use crate::report::{Format, Settings};
use crate::source::Files;

pub(super) const ENTRY: Entry = Entry {
    name: "check",
    about: Words {
        zh: "检查文件或文件夹，指出不得发布的内容", en: "Check files or folders for what must not go out"
    },
    arguments: &[Flag {
        name: "path",
        takes: Takes::Paths,
        value: Words { zh: "路径", en: "PATH" },
        help: Words {
            zh: "文件或文件夹；“-”表示标准输入", en: "files or folders; `-` is standard input"
        },
        ..Flag::DEFAULT
    }],
    flags: FLAGS,
    run: Some(run),
    after: EXIT_STATUS,
    ..Entry::DEFAULT
};

const FLAGS: &[Flag] = &[
    Flag {
        name: "stage",
        takes: Takes::OneOf(&["publish", "drafting", "posted"]),
        value: Words { zh: "阶段", en: "STAGE" },
        help: Words {
            zh: "文件所处阶段：publish 即将发布（默认）、drafting 起草报批中、posted 已经发布",
            en: "publish: about to be posted (default); drafting: still in approval; posted: already public",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "with",
        takes: Takes::Files,
        value: Words { zh: "文件", en: "FILE" },
        help: Words {
            zh: "与一份政策文件配套的解读材料或起草说明，可写多次；一并检查，并与文件对照",
            en: "an interpretation or a drafting note that goes with one policy, any number of times: it is checked too, \
                 and compared with the policy",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "published",
        takes: Takes::Day,
        value: Words { zh: "日期", en: "DAY" },
        help: Words {
            zh: "政策文件公开发布的日期（与 --with 同用），不是成文日期",
            en: "the day on which the policy was published (with --with), not that of its signature",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "with-published",
        takes: Takes::Day,
        value: Words { zh: "日期", en: "DAY" },
        help: Words {
            zh: "解读材料公开发布的日期（与 --with 同用）",
            en: "the day on which the interpretation was published (with --with)",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "format",
        takes: Takes::OneOf(&["text", "json", "jsonl"]),
        value: Words { zh: "格式", en: "FORMAT" },
        help: Words {
            zh: "报告格式：text（默认）、json 或 jsonl",
            en: "the report's format: text (default), json or jsonl",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "output",
        takes: Takes::File,
        value: Words { zh: "文件", en: "FILE" },
        help: Words {
            zh: "把报告写入文件；写完才出现，不会留下半份",
            en: "write the report to a file, which appears only when it is complete",
        },
        ..Flag::DEFAULT
    },
    configuration::FLAG,
    Flag {
        name: "fail-on",
        takes: Takes::OneOf(&["block", "review"]),
        value: Words { zh: "结论", en: "VERDICT" },
        help: Words {
            zh: "从哪种结论起返回状态 1：block 不得发布（默认）、review 需人工判断",
            en: "the verdict from which on the exit status is 1: block (default) or review",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "stdin-name",
        takes: Takes::Text,
        value: Words { zh: "文件名", en: "NAME" },
        help: Words {
            zh: "标准输入内容的文件名，用于报告和通配", en: "the file name of what comes on standard input"
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "reveal",
        help: Words {
            zh: "在报告中显示查到的原值。报告从此含有个人信息，请勿外传",
            en: "show the values found as they are. The report then holds personal data; keep it to yourself",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "threads",
        takes: Takes::Number,
        value: Words { zh: "数目", en: "N" },
        help: Words {
            zh: "线程数；默认按处理器", en: "the number of threads; by default that of the processors"
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "no-ignore",
        help: Words {
            zh: "连 .gitignore 等规则排除的文件也检查",
            en: "check also what .gitignore and the like leave out",
        },
        ..Flag::DEFAULT
    },
    TODAY,
];

/// For tests, whose days do not go by.
pub(super) const TODAY: Flag = Flag {
    name: "today",
    takes: Takes::Day,
    value: Words { zh: "日期", en: "DAY" },
    help: Words { zh: "当作这一天来判断", en: "judge as if it were that day" },
    hidden: true,
    ..Flag::DEFAULT
};

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let together = together(matches, context)?;
    let files = files(matches, context)?;
    let Loaded { configuration, folder, below } = configuration::load(matches.get_one("config"), context)?;
    let context = &context.configured(&configuration);
    let language = context.language;
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let format = text("format").and_then(Format::parse).unwrap_or_default();
    let fail_on = text("fail-on").and_then(FailOn::parse).or(configuration.fail_on).unwrap_or_default();
    let today = matches.get_one("today").copied().unwrap_or_else(today);
    for remark in configuration.remarks(today) {
        tell(&remark.say(language));
    }
    let files = if configuration.exclude.is_empty() {
        files
    } else {
        let (configuration, below) = (configuration.clone(), below.clone());
        files.leave_out(Box::new(move |path| configuration.leaves_out(&relative(&below, path))))
    };
    let dictionary = dictionaries::load(&configuration, &folder, context)?;
    // Without a configuration there is no folder of its own.
    let files = if folder.as_os_str().is_empty() { files } else { files.configured_in(folder) };
    let plan = Plan {
        stage: text("stage").and_then(Stage::parse).or(configuration.stage).unwrap_or_default(),
        configuration,
        below,
        today,
        reveal: matches.get_flag("reveal"),
        digests: format != Format::Text,
        threads: threads(matches),
    };
    let stage = plan.stage;
    let engine = Engine::with(plan, dictionary);
    let path = matches.get_one::<PathBuf>("output");
    let mut output = open(path.map(PathBuf::as_path), context)?;
    // A report for people does not carry it, and to make it takes as long as to check a small file.
    let rules = if format == Format::Text { String::new() } else { engine.fingerprint() };
    let settings = Settings { language, color: path.is_none() && color(), rules, stage };
    let mut each = |outcome: &Outcome| {
        // In a report for people the missing file is seen; elsewhere somebody has to be told.
        let missing = outcome.unread.iter().any(|p| p.kind == ProblemKind::NotOpened(ErrorKind::NotFound));
        if missing && (format != Format::Text || path.is_some()) {
            let words =
                Words { zh: "错误：没有这个文件：{path}", en: "error: there is no such file: {path}" };
            tell(&Message::from(words).with("path", outcome.path.clone()).say(language));
        }
    };
    let mut run = |each: &mut Each| match together {
        Some(days) => engine.run_together(&files, days, each),
        None => engine.run(&files, each),
    };
    let totals = report(&mut run, format, settings, &mut output, &mut each)?;
    output.complete()?;
    if totals.files == 0 {
        tell(context.say(Words {
            zh: "错误：没有检查任何文件；路径下没有文件，或都被忽略规则排除了（可用 --no-ignore）",
            en: "error: nothing was checked; there are no files there, or ignore rules leave all of them out (see --no-ignore)",
        }));
    }
    Ok(Exit::of(&totals, fail_on))
}

/// Takes the outcomes of a run, one by one.
type Each<'a> = dyn FnMut(Outcome) -> io::Result<()> + 'a;

/// Runs the engine and tells what it says as it says it.
fn report(
    run: &mut dyn FnMut(&mut Each) -> io::Result<Totals>,
    format: Format,
    settings: Settings,
    output: &mut Output,
    each: &mut dyn FnMut(&Outcome),
) -> anyhow::Result<Totals> {
    let mut progress = Progress::new(settings.language);
    let mut report = crate::report::open(format, output, settings);
    let mut totals = run(&mut |outcome| {
        progress.clear();
        each(&outcome);
        report.document(&outcome)?;
        progress.advance(outcome.bytes);
        Ok(())
    })?;
    progress.clear();
    if totals.files == 0 {
        // Nothing stands against no file, and that is not an all-clear.
        totals.verdict = Verdict::Unchecked;
    }
    report.finish(&totals)?;
    Ok(totals)
}

fn files(matches: &ArgMatches, context: &Context) -> anyhow::Result<Files> {
    let mut paths: Vec<PathBuf> = matches.get_many("path").into_iter().flatten().cloned().collect();
    // Whoever names a file twice wants it checked once.
    for path in matches.get_many::<PathBuf>("with").into_iter().flatten() {
        if !paths.iter().any(|known| same(known, path)) {
            paths.push(path.clone());
        }
    }
    if paths.is_empty() {
        return Err(context.error(Words {
            zh: "没有写要检查什么：请写文件或文件夹，如 baguan check 通知.docx；检查当前文件夹用 baguan check .",
            en: "nothing to check: name files or folders, such as `baguan check notice.docx`, or `baguan check .` for this folder",
        }));
    }
    let stdin = |path: &PathBuf| path.as_path() == Path::new("-");
    let name = matches.get_one::<String>("stdin-name");
    let reads_stdin = paths.iter().any(stdin);
    if name.is_some() && !reads_stdin {
        return Err(context.error(Words {
            zh: "--stdin-name 要与“-”（标准输入）同用",
            en: "--stdin-name goes with `-` (standard input)",
        }));
    }
    // The name is part of every finding's identity, so it is the same in both languages.
    let name = name.map_or("stdin", String::as_str);
    Ok(Files::new(paths).stdin(name.to_owned()).no_ignore(matches.get_flag("no-ignore")))
}

fn open(path: Option<&Path>, context: &Context) -> anyhow::Result<Output> {
    let Some(path) = path else { return Ok(Output::stdout()) };
    Output::file(path).map_err(|_| {
        let words = Words { zh: "不能写入 {path}", en: "{path} cannot be written" };
        context.error(Message::from(words).with("path", shown(path)))
    })
}

fn threads(matches: &ArgMatches) -> usize {
    let given = matches.get_one::<u32>("threads").map(|&n| n as usize);
    given.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from))
}

/// Today in Beijing: the whole country has that day, and a suppression's last day is one of its days.
pub(super) fn today() -> Date {
    const BEIJING: u64 = 8 * 3600;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    Date::from_unix_days((now + BEIJING) / 86_400)
}
