//! `baguan dict fmt`: dictionaries in the one form that makes changes easy to compare.

use std::fmt::Write;
use std::path::Path;

use clap::ArgMatches;

use super::super::entry::{Entry, Flag};
use super::super::{Context, Exit, dictionaries, print};
use super::{EXIT_STATUS, LAYER, PATHS, filled, layer, paths, put, wrong};
use crate::dictionary::{List, write};
use crate::finding::Words;

pub(super) const ENTRY: Entry = Entry {
    name: "fmt",
    about: Words {
        zh: "整理词库：按编号排序，统一选项写法和引号，列按规定顺序",
        en: "Format dictionaries: sorted by id, choices by their names, quoted only where needed, columns in order",
    },
    arguments: &[Flag {
        help: Words {
            zh: "词库文件（CSV）或装着词库的文件夹", en: "dictionaries (CSV), or folders of them"
        },
        required: true,
        ..PATHS
    }],
    flags: &[
        Flag {
            name: "check",
            help: Words {
                zh: "不改动，只列出需要整理的文件，有则返回状态 1",
                en: "change nothing, list the files that would change, and end with 1 if there are any",
            },
            ..Flag::DEFAULT
        },
        LAYER,
    ],
    run: Some(run),
    after: EXIT_STATUS,
    ..Entry::DEFAULT
};

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let check = matches.get_flag("check");
    let mut stale = Vec::new();
    // All are read before the first is written: a mistake in the last one leaves all as they were.
    for path in paths(matches) {
        for text in dictionaries::read(layer(matches), Path::new(""), &path, context)? {
            let list = List::read(&text.borrow()).map_err(|error| wrong(&error, context))?;
            let written = write(&list.records, &list.columns);
            if written != text.rows {
                stale.push((text, written));
            }
        }
    }
    let mut told = String::new();
    for (text, written) in &stale {
        let words = if check {
            Words { zh: "需要整理：{file}", en: "not formatted: {file}" }
        } else {
            put(&text.path, written.as_bytes(), context)?;
            Words { zh: "已整理：{file}", en: "formatted: {file}" }
        };
        writeln!(told, "{}", filled(words, &[("file", &text.file)], context))?;
    }
    print(&told)?;
    Ok(if check && !stale.is_empty() { Exit::Blocked } else { Exit::Clean })
}
