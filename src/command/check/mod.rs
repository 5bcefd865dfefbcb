//! `baguan check`: files and folders, before they go out.

mod flags;

use std::cell::OnceCell;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::ArgMatches;

use super::configuration::{self, Loaded};
use super::entry::{Entry, Flag, Takes};
use super::output::Output;
use super::progress::Progress;
use super::remember::{Of, Remember, STDIN};
use super::together::{same, together};
use super::{Context, EXIT_STATUS, Exit, color, dictionaries, ledger, schemes, shown, tell};
use crate::document::{Channel, Date, ProblemKind, Stage};
use crate::engine::{Engine, Plan};
use crate::finding::{Message, Outcome, Totals, Verdict, Words};
use crate::policy::{FailOn, relative};
use crate::report::{Format, Settings};
use crate::scheme::Pricing;
use crate::source::Files;
pub(super) use flags::TODAY;

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
    flags: flags::FLAGS,
    run: Some(run),
    after: EXIT_STATUS,
    ..Entry::DEFAULT
};

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let together = together(matches, context)?;
    let files = files(matches, context)?;
    let loaded = configuration::load(matches.get_one("config"), context)?;
    let context = &context.configured(&loaded.configuration);
    let language = context.language;
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let format = text("format").and_then(Format::parse).unwrap_or_default();
    let Loaded { configuration, folder, below } = loaded.clone();
    let fail_on = text("fail-on").and_then(FailOn::parse).or(configuration.fail_on).unwrap_or_default();
    let stage = text("stage").and_then(Stage::parse).or(configuration.stage).unwrap_or_default();
    let channel = text("channel").and_then(Channel::parse).unwrap_or(configuration.channel);
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
    let schemes = schemes::in_force(matches, &loaded, context)?;
    let key = ledger::who::key(&loaded, context)?;
    let of = Of { loaded: &loaded, stage, channel, fail_on, today, language };
    let mut remember = Remember::open(matches, &of);
    // Without a configuration there is no folder of its own.
    let files = if folder.as_os_str().is_empty() { files } else { files.configured_in(folder) };
    let plan = Plan {
        stage,
        configuration,
        below,
        today,
        reveal: matches.get_flag("reveal"),
        digests: format != Format::Text || remember.is_some(),
        threads: threads(matches),
    };
    let engine = Engine::with(plan, dictionary).priced(Pricing::new(schemes), channel);
    let engine = match key {
        Some(key) => engine.keyed(Arc::new(move |value: &str| key.of(value))),
        None => engine,
    };
    let path = matches.get_one::<PathBuf>("output");
    let mut output = open(path.map(PathBuf::as_path), context)?;
    // A report for people does not carry it, and to make it takes as long as to check a small file.
    let made = OnceCell::new();
    let fingerprint = || made.get_or_init(|| engine.fingerprint()).clone();
    let rules = if format == Format::Text { String::new() } else { fingerprint() };
    let settings = Settings { language, color: path.is_none() && color(), rules, stage, channel };
    let each = |outcome: &Outcome| {
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
    let mut ledger = remember.as_mut().map(|remember| (remember, &fingerprint as &dyn Fn() -> String));
    let told = report(&mut run, format, settings, &mut output, &each, ledger.as_mut());
    let is_recorded = !remember.is_some_and(|remember| remember.tell_failure());
    let totals = told?;
    output.complete()?;
    if totals.files == 0 {
        tell(context.say(Words {
            zh: "错误：没有检查任何文件；路径下没有文件，或都被忽略规则排除了（可用 --no-ignore）",
            en: "error: nothing was checked; there are no files there, or ignore rules leave all of them out (see --no-ignore)",
        }));
    }
    // What was found and not written down did not go the way it has to go: it does not pass.
    Ok(match Exit::of(&totals, fail_on) {
        Exit::Clean if !is_recorded => Exit::Unchecked,
        exit => exit,
    })
}

/// Takes the outcomes of a run, one by one.
type Each<'a> = dyn FnMut(Outcome) -> io::Result<()> + 'a;

/// The ledger of a run, and what makes the fingerprint of the rules once something is written there.
type Writing<'a> = (&'a mut Remember, &'a dyn Fn() -> String);

/// Runs the engine and tells what it says as it says it. What was found is written down also where it cannot be told.
fn report(
    run: &mut dyn FnMut(&mut Each) -> io::Result<Totals>,
    format: Format,
    settings: Settings,
    output: &mut Output,
    each: &dyn Fn(&Outcome),
    mut ledger: Option<&mut Writing>,
) -> anyhow::Result<Totals> {
    let mut progress = Progress::new(settings.language);
    let mut report = crate::report::open(format, output, settings);
    let mut seen = Totals::default();
    let ran = run(&mut |outcome| {
        progress.clear();
        each(&outcome);
        seen.add(&outcome);
        if let Some((remember, rules)) = &mut ledger {
            remember.see(&outcome, rules);
        }
        report.document(&outcome)?;
        progress.advance(outcome.bytes);
        Ok(())
    });
    progress.clear();
    let mut totals = *ran.as_ref().unwrap_or(&seen);
    if totals.files == 0 {
        // Nothing stands against no file, and that is not an all-clear.
        totals.verdict = Verdict::Unchecked;
    }
    let entered = ledger.and_then(|(remember, rules)| remember.finish(&totals, rules));
    ran?;
    report.finish(&totals, entered)?;
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
    let name = name.map_or(STDIN, String::as_str);
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
