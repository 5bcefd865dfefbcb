//! `baguan dict`: dictionaries, for those who keep them.

mod diff;
mod export;
mod fmt;
mod import;
mod lint;
mod list;
mod merged;
mod sheet;
mod test;
mod workbook;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;

use super::dictionaries::{self, OwnedText};
use super::entry::{Entry, Flag, Takes};
use super::output::Output;
use super::{Context, configuration, shown};
use crate::dictionary::{Dictionary, List, Stack, TableError, Text};
use crate::finding::{Layer, Masked, Message, Words};
use crate::text::harmless;

pub(super) const ENTRY: Entry = Entry {
    name: "dict",
    about: Words {
        zh: "词库：列出、检查、整理、比较、转成表格、从表格导入",
        en: "Dictionaries: list, lint, format and compare them, and edit them as spreadsheets",
    },
    commands: &[&list::ENTRY, &lint::ENTRY, &test::ENTRY, &fmt::ENTRY, &diff::ENTRY, &export::ENTRY, &import::ENTRY],
    ..Entry::DEFAULT
};

const EXIT_STATUS: Words = Words {
    zh: "返回状态：0 没有问题；1 发现问题；2 未能执行（文件读不了、用法有误）。",
    en: "Exit status: 0 all is well; 1 something is wrong; 2 it could not be done (a file cannot be read, wrong usage).",
};

/// Dictionaries that are looked at instead of those of the configuration.
const PATHS: Flag = Flag {
    name: "path",
    takes: Takes::Paths,
    value: Words { zh: "词库", en: "DICTIONARY" },
    help: Words {
        zh: "词库文件（CSV）或装着词库的文件夹，叠在内置词库之上；不写则用配置文件所列的",
        en: "dictionaries (CSV), or folders of them, over the built-in ones; those of the configuration if not given",
    },
    ..Flag::DEFAULT
};

/// As which layer they are looked at.
const LAYER: Flag = Flag {
    name: "layer",
    takes: Takes::OneOf(&["built-in", "organisation", "repository"]),
    value: Words { zh: "层", en: "LAYER" },
    help: Words {
        zh: "把给出的词库当作哪一层：organisation 本单位（默认）、repository 本仓库、built-in 内置（代替同名的内置词库）",
        en: "the layer of the dictionaries given: organisation (default), repository, or built-in (in place of the built-in one of the same name)",
    },
    ..Flag::DEFAULT
};

const FORMAT: Flag = Flag {
    name: "format",
    takes: Takes::OneOf(&["text", "json"]),
    value: Words { zh: "格式", en: "FORMAT" },
    help: Words { zh: "text（默认）或 json", en: "text (default) or json" },
    ..Flag::DEFAULT
};

/// The dictionaries that a command is to look at.
struct Given {
    texts: Vec<OwnedText>,
    /// Whether they were named as arguments.
    by_path: bool,
}

impl Given {
    fn texts(&self) -> Vec<Text<'_>> {
        self.texts.iter().map(OwnedText::borrow).collect()
    }

    /// All lists in force, and the dictionary made of them.
    fn load(&self, context: &Context) -> anyhow::Result<(Vec<List>, Arc<Dictionary>)> {
        let stack = Stack::read(&self.texts()).map_err(|error| context.broken_list(&error))?;
        let dictionary = Dictionary::of(&stack).map_err(|error| context.broken_list(&error))?;
        Ok((stack.lists, Arc::new(dictionary)))
    }

    /// Whether a command that was given paths is to speak of a list.
    fn speaks_of(&self, list: &List) -> bool {
        !self.by_path || self.texts.iter().any(|text| text.layer == list.layer && text.file == list.file)
    }
}

/// The dictionaries named as arguments, or those of the configuration; and the language to speak.
fn given(matches: &ArgMatches, layer: Layer, context: &Context) -> anyhow::Result<(Given, Context)> {
    let paths = paths(matches);
    if paths.is_empty() {
        let loaded = configuration::load(matches.get_one("config"), context)?;
        let context = context.configured(&loaded.configuration);
        let texts = dictionaries::named(&loaded.configuration, &loaded.folder, &context)?;
        return Ok((Given { texts, by_path: false }, context));
    }
    let mut texts = Vec::new();
    for path in &paths {
        texts.extend(dictionaries::read(layer, Path::new(""), path, context)?);
    }
    if texts.is_empty() {
        return Err(context
            .error(Words {
                zh: "文件夹里没有词库（CSV 文件）", en: "there is no dictionary (CSV) in the folder"
            }));
    }
    Ok((Given { texts, by_path: true }, Context { ..*context }))
}

fn paths(matches: &ArgMatches) -> Vec<PathBuf> {
    matches.get_many("path").into_iter().flatten().cloned().collect()
}

/// The layer named by the option.
fn layer(matches: &ArgMatches) -> Layer {
    let name = matches.get_one::<String>("layer").map(String::as_str);
    Layer::ALL.into_iter().find(|layer| Some(layer.name()) == name).unwrap_or(Layer::Organisation)
}

fn is_json(matches: &ArgMatches) -> bool {
    matches.get_one::<String>("format").is_some_and(|format| format == "json")
}

/// One file as it is written.
fn one(path: &Path, context: &Context) -> anyhow::Result<(OwnedText, List)> {
    if path.is_dir() {
        let words = Words {
            zh: "{path} 是文件夹：请写词库文件（CSV）",
            en: "{path} is a folder: name a dictionary (CSV)",
        };
        return Err(context.error(Message::from(words).with("path", shown(path))));
    }
    let text = dictionaries::read(Layer::Organisation, Path::new(""), path, context)?.pop();
    let text = text.ok_or_else(|| context.error(Words { zh: "没有词库", en: "there is no dictionary" }))?;
    let list = List::read(&text.borrow()).map_err(|error| wrong(&error, context))?;
    Ok((text, list))
}

/// A dictionary that cannot be read.
fn wrong(error: &TableError, context: &Context) -> anyhow::Error {
    let words = Words { zh: "词库有误：{error}", en: "the dictionary is wrong: {error}" };
    context.error(Message::from(words).with("error", Masked::known(error.say(context.language))))
}

/// Puts a file in its place, whole or not at all.
fn put(path: &Path, bytes: &[u8], context: &Context) -> anyhow::Result<()> {
    let written = Output::file(path).and_then(|mut output| {
        output.write_all(bytes)?;
        output.complete()
    });
    written.map_err(|_| {
        let words = Words { zh: "不能写入 {path}", en: "{path} cannot be written" };
        context.error(Message::from(words).with("path", shown(path)))
    })
}

/// A sentence with what it speaks of, which comes from a dictionary: shown as it is, on one line.
fn filled(words: Words, filling: &[(&'static str, &str)], context: &Context) -> String {
    let message = filling
        .iter()
        .fold(Message::from(words), |message, (name, what)| message.with(name, Masked::known(harmless(what))));
    message.say(context.language)
}
