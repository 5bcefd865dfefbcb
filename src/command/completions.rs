//! `baguan completions`: what a shell needs to complete arguments.

use clap::ArgMatches;
use clap_complete::Shell;

use super::entry::{self, Entry, Flag, Takes};
use super::{Context, Exit, PROGRAM, print};
use crate::finding::Words;

pub(super) const ENTRY: Entry = Entry {
    name: "completions",
    about: Words { zh: "输出命令行补全脚本", en: "Print a shell completion script" },
    arguments: &[Flag {
        name: "shell",
        takes: Takes::OneOf(&["bash", "zsh", "fish", "powershell", "elvish"]),
        value: Words { zh: "SHELL", en: "SHELL" },
        help: Words { zh: "bash、zsh、fish、powershell 或 elvish", en: "bash, zsh, fish, powershell or elvish" },
        required: true,
        ..Flag::DEFAULT
    }],
    run: Some(run),
    ..Entry::DEFAULT
};

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let name = matches.get_one::<String>("shell").map(String::as_str).unwrap_or_default();
    let shell: Shell = name.parse().map_err(anyhow::Error::msg)?;
    let mut command = entry::clap(&PROGRAM, "", context.language);
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, PROGRAM.name, &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Clean)
}
