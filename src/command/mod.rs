//! Level 5: the command line. One subcommand, one file; only what is here prints or ends the program.

mod check;
mod completions;
mod configuration;
mod dict;
mod dictionaries;
mod entry;
mod exit;
mod explain;
mod language;
mod ledger;
mod man;
mod output;
mod progress;
mod remember;
mod rules;
mod schema;
mod scheme;
mod schemes;
mod together;
mod usage;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::error::ErrorKind;

use crate::dictionary::TableError;
use crate::finding::{Language, Masked, Message, Words};
use crate::policy::Configuration;
use crate::text::harmless;
use entry::{Entry, Flag, Takes};
pub use exit::Exit;

/// Every command, in the order in which the help shows them.
const COMMANDS: &[&Entry] = &[
    &check::ENTRY,
    &ledger::ENTRY,
    &explain::ENTRY,
    &rules::ENTRY,
    &dict::ENTRY,
    &scheme::ENTRY,
    &schema::ENTRY,
    &completions::ENTRY,
    &man::ENTRY,
];

/// Stands below the help.
const EXIT_STATUS: Words = Words {
    zh: "返回状态：0 可以发布；1 不得发布；2 未能检查（有内容没读到、没有可检查的文件、配置或用法有误）。",
    en: "Exit status: 0 may go out; 1 must not go out; 2 could not be checked (something was not read, there was \
         nothing to check, or the configuration or usage is wrong).",
};

const PROGRAM: Entry = Entry {
    name: "baguan",
    about: Words {
        zh: "把关：文件发布之前通读全文，指出不能发出去的内容",
        en: "Baguan reads a finished document whole and says what must not go out",
    },
    arguments: &[],
    flags: &[Flag {
        name: "lang",
        takes: Takes::OneOf(&["zh", "en"]),
        value: Words { zh: "zh|en", en: "zh|en" },
        help: Words {
            zh: "界面和报告的语言；也可以设环境变量 BAGUAN_LANG",
            en: "the language of help and reports; also by the environment variable BAGUAN_LANG",
        },
        global: true,
        ..Flag::DEFAULT
    }],
    commands: COMMANDS,
    run: None,
    after: EXIT_STATUS,
};

/// What every command is told.
struct Context {
    language: Language,
    /// Whether the user asked for this language; if not, the configuration may.
    language_chosen: bool,
}

impl Context {
    /// The same under a configuration, which may have a language.
    fn configured(&self, configuration: &Configuration) -> Self {
        let language = configuration.language.filter(|_| !self.language_chosen).unwrap_or(self.language);
        Self { language, ..*self }
    }

    fn say(&self, words: Words) -> &'static str {
        words.in_language(self.language)
    }

    /// An error in the user's words. What is filled in is masked: a file's name may be a person's number.
    fn error(&self, message: impl Into<Message>) -> anyhow::Error {
        anyhow::Error::msg(message.into().say(self.language))
    }

    /// A dictionary is wrong. Nothing is checked with half a list.
    fn broken_list(&self, error: &TableError) -> anyhow::Error {
        const BROKEN: Words = Words {
            zh: "词库有误，未作任何检查：{error}",
            en: "a list is wrong, so nothing was checked: {error}",
        };
        self.error(Message::from(BROKEN).with("error", Masked::known(error.say(self.language))))
    }
}

/// Says something that is not the report.
fn tell(sentence: &str) {
    // Where standard error is closed there is nobody to tell.
    let _ = writeln!(io::stderr().lock(), "{}", harmless(sentence));
}

/// Runs the program and says how it ended.
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let chosen = language::chosen(&arguments, std::env::var("BAGUAN_LANG").ok().as_deref());
    let context = Context { language: chosen.unwrap_or_default(), language_chosen: chosen.is_some() };
    keep_panics_quiet(context.language);
    run(&arguments, &context).into()
}

fn run(arguments: &[OsString], context: &Context) -> Exit {
    let mut command = entry::clap(&PROGRAM, "", context.language);
    let matches = match command.try_get_matches_from_mut(arguments) {
        Ok(matches) => matches,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            return ended(print(&error.render().to_string()).map(|()| Exit::Clean), context);
        }
        Err(error) => {
            tell(&usage::explain(&error, context.language));
            return Exit::Unchecked;
        }
    };
    let mut entry = &PROGRAM;
    let mut matches = &matches;
    while let Some((name, inner)) = matches.subcommand() {
        let Some(next) = entry.commands.iter().find(|entry| entry.name == name) else { break };
        (entry, matches) = (next, inner);
    }
    match entry.run {
        Some(run) => ended(run(matches, context), context),
        None => Exit::Unchecked, // clap asks for the subcommand before this
    }
}

/// The exit status of a command that ended, or failed.
fn ended(result: anyhow::Result<Exit>, context: &Context) -> Exit {
    result.unwrap_or_else(|error| {
        let broken_pipe = error.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe);
        // Whoever closed the pipe does not want to read more, not even of that.
        if !broken_pipe {
            tell(&format!("{}{error}", context.say(Words { zh: "错误：", en: "error: " })));
        }
        Exit::Unchecked
    })
}

/// Prints what was asked for.
fn print(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Whether colour is wanted on standard output.
fn color() -> bool {
    io::stdout().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|no| no.is_empty())
        && std::env::var_os("TERM").is_none_or(|terminal| terminal != "dumb")
}

/// A path as it may be printed.
fn shown(path: &std::path::Path) -> Masked {
    Masked::text(&path.to_string_lossy(), &[])
}

/// What a panic says may come from a document. Only the place in the program is told.
fn keep_panics_quiet(language: Language) {
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let words = Words {
            zh: "程序内部错误（{place}），请反馈；为避免泄露，不显示细节。",
            en: "internal error ({place}), please report it; details are not shown, as they could hold document text.",
        };
        let sentence = words.in_language(language).replace("{place}", &place);
        let _ = writeln!(io::stderr().lock(), "{sentence}");
    }));
}
