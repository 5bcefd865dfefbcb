//! `baguan scheme lint`: every mistake in scheme files, and what they leave to people.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::super::entry::{Entry, Flag, Takes};
use super::super::{Context, Exit, configuration, print, schemes};
use super::filled;
use crate::finding::Words;
use crate::report::score::said;
use crate::scheme::{Scheme, Sort};
use crate::text::harmless;

pub(super) const ENTRY: Entry = Entry {
    name: "lint",
    about: Words {
        zh: "检查考核办法文件：逐行列出写错的地方，并列出需人工登记的条目",
        en: "Check scheme files: every mistake by line, and what is left to be entered by hand",
    },
    arguments: &[Flag {
        name: "path",
        takes: Takes::Paths,
        value: Words { zh: "文件", en: "FILE" },
        help: Words {
            zh: "考核办法文件（TOML）；不写则检查配置文件 [schemes] own 所列的",
            en: "scheme files (TOML); those of [schemes] own in the configuration if not given",
        },
        ..Flag::DEFAULT
    }],
    flags: &[configuration::FLAG],
    run: Some(run),
    after: Words {
        zh: "返回状态：0 没有问题；1 发现问题；2 未能执行（文件读不了、用法有误）。",
        en: "Exit status: 0 all is well; 1 something is wrong; 2 it could not be done (a file cannot be read, wrong usage).",
    },
    ..Entry::DEFAULT
};

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let paths: Vec<PathBuf> = matches.get_many("path").into_iter().flatten().cloned().collect();
    let loaded = configuration::load(matches.get_one("config"), context)?;
    let context = &context.configured(&loaded.configuration);
    let files = if paths.is_empty() {
        schemes::own(&loaded, context)?
    } else {
        paths.iter().map(|path| schemes::read(Path::new(""), path, context)).collect::<Result<_, _>>()?
    };
    if files.is_empty() {
        return Err(context.error(Words {
            zh: "没有写要检查哪个文件，配置文件里也没有本单位的考核办法（[schemes] own）",
            en: "no file was named, and the configuration has no schemes of its own ([schemes] own)",
        }));
    }
    let rules = crate::check::ids();
    let mut text = String::new();
    let mut errors = 0;
    for (file, content) in &files {
        match Scheme::parse(content, file, &rules) {
            Ok(scheme) => summary(&mut text, file, &scheme, context)?,
            Err(mistakes) => {
                errors += mistakes.len();
                for mistake in mistakes {
                    let error = context.say(Words { zh: "错误：", en: "error: " });
                    writeln!(text, "{error}{}", harmless(&mistake.say(context.language)))?;
                }
            }
        }
    }
    let words = Words { zh: "{files} 个文件，{errors} 个错误。", en: "Files: {files}; errors: {errors}." };
    let filling = [("files", files.len().to_string()), ("errors", errors.to_string())];
    let filling = filling.each_ref().map(|(name, text)| (*name, text.as_str()));
    writeln!(text, "{}", filled(words, &filling, context.language))?;
    print(&text)?;
    Ok(if errors > 0 { Exit::Blocked } else { Exit::Clean })
}

/// What a right file amounts to: nobody is to think that what no rule sees is looked after.
fn summary(text: &mut String, file: &str, scheme: &Scheme, context: &Context) -> anyhow::Result<()> {
    let costs = || scheme.items.iter().flat_map(|item| item.costs.iter().map(move |cost| (item, cost)));
    let manual: Vec<_> = costs().filter(|(item, cost)| cost.when.is_none() && item.sort != Sort::Duty).collect();
    let words = Words {
        zh: "{file}：{title}，{items} 项 {costs} 条，其中需人工登记 {manual} 条",
        en: "{file}: {title}, {items} items with {costs} costs, {manual} of them to be entered by hand",
    };
    let numbers = [scheme.items.len(), costs().count(), manual.len()].map(|number| number.to_string());
    let [items, all, by_hand] = numbers.each_ref().map(String::as_str);
    let title = said(&scheme.title, context.language);
    let filling = [("file", file), ("title", title), ("items", items), ("costs", all), ("manual", by_hand)];
    writeln!(text, "{}", filled(words, &filling, context.language))?;
    for (item, cost) in manual {
        let words = harmless(said(&cost.words, context.language));
        writeln!(text, "  {}:{}  {}  {words}", item.id, cost.id, harmless(&item.number))?;
    }
    Ok(())
}
