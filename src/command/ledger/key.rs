//! `baguan ledger key`: makes the organisation's key.

use std::path::PathBuf;

use clap::ArgMatches;

use super::super::entry::{Entry, Flag, Takes};
use super::super::{Context, Exit, print, shown};
use super::EXIT_STATUS;
use super::who::said;
use crate::finding::{Message, Words};
use crate::ledger::Key;

pub(super) const ENTRY: Entry = Entry {
    name: "key",
    about: Words {
        zh: "新建密钥文件，供台账比对相同的值而不保存原值；请另行保管，不要与台账放在一起",
        en: "Make a key file, by which the ledger knows equal values without keeping them; keep it apart from the ledger",
    },
    arguments: &[Flag {
        name: "file",
        takes: Takes::File,
        value: Words { zh: "文件", en: "FILE" },
        help: Words {
            zh: "密钥文件；已有的不会被覆盖", en: "the key file; one that is there is not overwritten"
        },
        required: true,
        ..Flag::DEFAULT
    }],
    run: Some(run),
    after: EXIT_STATUS,
    ..Entry::DEFAULT
};

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let path = matches.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    Key::create(&path).map_err(|error| said(&path, &error, context))?;
    let words = Words {
        zh: "已新建密钥文件 {path}，只有本人可读。请备份到别处，并在配置文件 [ledger] 中写 key-file。\n",
        en: "{path} was made; only you may read it. Keep a copy elsewhere, and name it in the configuration by [ledger] key-file.\n",
    };
    print(&Message::from(words).with("path", shown(&path)).say(context.language))?;
    Ok(Exit::Clean)
}
