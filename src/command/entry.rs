//! Commands, arguments and flags as data, each with its words in both languages; clap is told of
//! them here, and the help, the completions and the manual follow.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};

use super::{Context, Exit};
use crate::document::Date;
use crate::finding::{Language, Words};

/// A command.
pub(super) struct Entry {
    pub name: &'static str,
    pub about: Words,
    pub arguments: &'static [Flag],
    pub flags: &'static [Flag],
    pub commands: &'static [&'static Entry],
    pub run: Option<fn(&ArgMatches, &Context) -> anyhow::Result<Exit>>,
    /// What stands below the help.
    pub after: Words,
}

impl Entry {
    pub(super) const DEFAULT: Self =
        Self { name: "", about: NOTHING, arguments: &[], flags: &[], commands: &[], run: None, after: NOTHING };
}

/// An option, or an argument that stands for itself.
pub(super) struct Flag {
    pub name: &'static str,
    /// One letter that does the same.
    pub short: Option<char>,
    pub takes: Takes,
    /// The name of the value in the help.
    pub value: Words,
    pub help: Words,
    pub required: bool,
    /// Whether every command below takes it, too.
    pub global: bool,
    pub hidden: bool,
}

impl Flag {
    pub(super) const DEFAULT: Self = Self {
        name: "",
        short: None,
        takes: Takes::Nothing,
        value: NOTHING,
        help: NOTHING,
        required: false,
        global: false,
        hidden: false,
    };
}

/// What a flag takes.
#[derive(Clone, Copy)]
pub(super) enum Takes {
    Nothing,
    Text,
    /// A text each time that the option is given.
    Texts,
    /// A number from 1.
    Number,
    /// Numbers from 1, one or more.
    Numbers,
    Day,
    File,
    /// Any number of paths.
    Paths,
    /// A file each time that the option is given.
    Files,
    OneOf(&'static [&'static str]),
}

const NOTHING: Words = Words { zh: "", en: "" };

const HELP: Words = Words { zh: "显示帮助", en: "show this help" };
const VERSION: Words = Words { zh: "显示版本", en: "show the version" };

/// The clap command of an entry and of all below it. `above` are the names from the program down to it.
pub(super) fn clap(entry: &'static Entry, above: &str, language: Language) -> Command {
    let path = if above.is_empty() { entry.name.to_owned() } else { format!("{above} {}", entry.name) };
    let say = |words: Words| words.in_language(language);
    let options = say(Words { zh: "选项", en: "Options" });
    let usage = say(Words { zh: "用法", en: "Usage" });
    let commands = entry.commands.iter().map(|inner| clap(inner, &path, language));
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(say(HELP)).help_heading(options);
    let mut command = Command::new(entry.name)
        .about(say(entry.about))
        .after_help(say(entry.after))
        .help_template(format!("{{about}}\n\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}\n"))
        .override_usage(format!("{path}{}", usage_of(entry, language)))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .subcommand_help_heading(say(Words { zh: "命令", en: "Commands" }))
        .subcommand_required(!entry.commands.is_empty())
        // Chinese is twice as wide as clap counts; what stands on its own line needs no column.
        .next_line_help(entry.commands.is_empty())
        .args(entry.arguments.iter().map(|argument| {
            let heading = say(Words { zh: "参数", en: "Arguments" });
            described(argument, language).required(argument.required).help_heading(heading)
        }))
        .args(entry.flags.iter().map(|flag| option(flag, language).help_heading(options)))
        .arg(help)
        .subcommands(commands);
    if entry.name == super::PROGRAM.name {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command = command.version(env!("CARGO_PKG_VERSION")).arg(version.help(say(VERSION)).help_heading(options));
    }
    command
}

fn option(flag: &Flag, language: Language) -> Arg {
    let option = described(flag, language).long(flag.name).required(flag.required);
    match flag.short {
        Some(letter) => option.short(letter),
        None => option,
    }
}

fn described(flag: &Flag, language: Language) -> Arg {
    let arg = Arg::new(flag.name).help(flag.help.in_language(language)).global(flag.global).hide(flag.hidden);
    let arg = match flag.takes {
        Takes::Nothing => return arg.action(ArgAction::SetTrue),
        Takes::Text => arg,
        Takes::Texts => arg.action(ArgAction::Append),
        Takes::Number => arg.value_parser(value_parser!(u32).range(1..)),
        Takes::Numbers => arg.value_parser(value_parser!(u64).range(1..)).action(ArgAction::Append).num_args(1..),
        Takes::Day => arg.value_parser(|day: &str| Date::parse(day).ok_or("no such day")),
        Takes::File => arg.value_parser(value_parser!(std::path::PathBuf)).value_hint(ValueHint::FilePath),
        Takes::Files => arg
            .value_parser(value_parser!(std::path::PathBuf))
            .value_hint(ValueHint::FilePath)
            .action(ArgAction::Append),
        Takes::Paths => arg
            .value_parser(value_parser!(std::path::PathBuf))
            .value_hint(ValueHint::AnyPath)
            .action(ArgAction::Append)
            .num_args(1..),
        // The help names them in its own words.
        Takes::OneOf(words) => arg.value_parser(PossibleValuesParser::new(words)).hide_possible_values(true),
    };
    arg.value_name(flag.value.in_language(language))
}

fn usage_of(entry: &Entry, language: Language) -> String {
    let mut usage = String::new();
    if !entry.commands.is_empty() {
        usage.push_str(Words { zh: " <命令>", en: " <COMMAND>" }.in_language(language));
    }
    if !entry.flags.is_empty() && entry.commands.is_empty() {
        usage.push_str(Words { zh: " [选项]", en: " [OPTIONS]" }.in_language(language));
    }
    for flag in entry.flags.iter().filter(|flag| flag.required) {
        usage.extend([" --", flag.name, " <", flag.value.in_language(language), ">"]);
    }
    for argument in entry.arguments {
        let name = argument.value.in_language(language);
        let more = if matches!(argument.takes, Takes::Paths | Takes::Numbers) { "…" } else { "" };
        let (open, close) = if argument.required { (" <", ">") } else { (" [", "]") };
        usage.extend([open, name, close, more]);
    }
    usage
}
