//! `baguan man`: the manual, one page a command.

use clap::{ArgMatches, Command};

use super::entry::{self, Entry, Flag, Takes};
use super::{Context, Exit, PROGRAM, print};
use crate::finding::{Masked, Message, Words};

pub(super) const ENTRY: Entry = Entry {
    name: "man",
    about: Words { zh: "输出手册页（roff 格式）", en: "Print a manual page (roff)" },
    arguments: &[Flag {
        name: "command",
        takes: Takes::Text,
        value: Words { zh: "命令", en: "COMMAND" },
        help: Words {
            zh: "哪个命令的手册页，如 check、rules-list；不写则为总页",
            en: "whose page, such as check or rules-list; that of the program if not given",
        },
        ..Flag::DEFAULT
    }],
    run: Some(run),
    ..Entry::DEFAULT
};

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let wanted = matches.get_one::<String>("command").map(String::as_str).unwrap_or_default();
    let Some((entry, name)) = find(&PROGRAM, PROGRAM.name, wanted) else {
        let unknown = Words { zh: "没有“{name}”这个命令", en: "there is no command “{name}”" };
        return Err(context.error(Message::from(unknown).with("name", Masked::text(wanted, &[]))));
    };
    let above = name.rsplit_once('-').map_or("", |(above, _)| above).replace('-', " ");
    // clap keeps names for ever; there is one, and the program ends after it.
    let name: &'static str = name.leak();
    let page: Command = entry::clap(entry, &above, context.language).name(name).display_name(name);
    let mut roff = Vec::new();
    clap_mangen::Man::new(page.version(env!("CARGO_PKG_VERSION"))).render(&mut roff)?;
    let heading = context.say(Words { zh: ".SH 返回状态", en: ".SH EXIT STATUS" });
    print(&String::from_utf8_lossy(&roff).replace(".SH EXTRA", heading))?;
    Ok(Exit::Clean)
}

/// The command with that name, such as `rules-list`, and the name of its page.
fn find(entry: &'static Entry, page: &str, wanted: &str) -> Option<(&'static Entry, String)> {
    if wanted.is_empty() {
        return Some((entry, page.to_owned()));
    }
    entry.commands.iter().find_map(|inner| {
        let rest = wanted.strip_prefix(inner.name)?;
        let rest = if rest.is_empty() { rest } else { rest.strip_prefix('-')? };
        find(inner, &format!("{page}-{}", inner.name), rest)
    })
}
