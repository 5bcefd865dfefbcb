//! `baguan dict export`: a dictionary as a workbook that a clerk can edit.

use std::path::PathBuf;

use clap::ArgMatches;

use super::super::entry::{Entry, Flag, Takes};
use super::super::{Context, Exit, print, shown};
use super::{filled, one, put, sheet};
use crate::finding::{Message, Words};

pub(super) const ENTRY: Entry = Entry {
    name: "export",
    about: Words {
        zh: "把词库转成 Excel 表格，供编辑；改好后用 dict import 导回",
        en: "Turn a dictionary into an Excel workbook to edit; dict import brings it back",
    },
    arguments: &[Flag {
        name: "path",
        takes: Takes::File,
        value: Words { zh: "词库", en: "DICTIONARY" },
        help: Words { zh: "词库文件（CSV）", en: "the dictionary (CSV)" },
        required: true,
        ..Flag::DEFAULT
    }],
    flags: &[Flag {
        name: "output",
        short: Some('o'),
        takes: Takes::File,
        value: Words { zh: "文件", en: "FILE" },
        help: Words {
            zh: "写入哪个文件，以 .xlsx 结尾；已有的会被替换",
            en: "the workbook to write, ending in .xlsx; one that is there is replaced",
        },
        required: true,
        ..Flag::DEFAULT
    }],
    run: Some(run),
    ..Entry::DEFAULT
};

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let path = |name| matches.get_one::<PathBuf>(name).cloned().unwrap_or_default();
    let (from, to) = (path("path"), path("output"));
    if !to.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx")) {
        let words = Words { zh: "{path} 请以 .xlsx 结尾", en: "{path} should end in .xlsx" };
        return Err(context.error(Message::from(words).with("path", shown(&to))));
    }
    let (_, list) = one(&from, context)?;
    let bytes = sheet::workbook(&list).map_err(|_| {
        let words = Words {
            zh: "{path} 放不进表格：有的字段超过三万字，或行数太多",
            en: "{path} does not fit into a workbook: a field is longer than thirty thousand characters, or there are too many rows",
        };
        context.error(Message::from(words).with("path", shown(&from)))
    })?;
    put(&to, &bytes, context)?;
    let words = Words {
        zh: "已导出 {rows} 条到 {file}。改好后：baguan dict import {file} --into {into}",
        en: "{rows} rows exported to {file}. When it is edited: baguan dict import {file} --into {into}",
    };
    let (rows, to) = (list.records.len().to_string(), shown(&to));
    let filling = [("rows", rows.as_str()), ("file", to.as_str()), ("into", &list.file)];
    print(&(filled(words, &filling, context) + "\n"))?;
    Ok(Exit::Clean)
}
