//! `baguan dict import`: an edited workbook back into its dictionary, with what others changed meanwhile.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::super::check::today;
use super::super::dictionaries::OwnedText;
use super::super::entry::{Entry, Flag, Takes};
use super::super::{Context, Exit, print, shown};
use super::merged::{Merged, Obstacle, merged};
use super::workbook::{self, Edited};
use super::{EXIT_STATUS, LAYER, diff, filled, layer, one, put};
use crate::dictionary::{Conflict, Field, Header, List, Stack, TableError, write};
use crate::document::Date;
use crate::finding::{Language, Layer, Masked, Message, Words};

pub(super) const ENTRY: Entry = Entry {
    name: "import",
    about: Words {
        zh: "把改好的表格导回词库；其间别人改过的一并保留，互相矛盾的列出来",
        en: "Bring an edited workbook back into its dictionary, keeping what others changed meanwhile",
    },
    arguments: &[Flag {
        name: "workbook",
        takes: Takes::File,
        value: Words { zh: "表格", en: "WORKBOOK" },
        help: Words {
            zh: "dict export 导出、改好的 .xlsx 文件；也可以是表头相同的自制表格",
            en: "the .xlsx file that dict export wrote and somebody edited; or one made by hand with the same heads",
        },
        required: true,
        ..Flag::DEFAULT
    }],
    flags: &[
        Flag {
            name: "into",
            takes: Takes::File,
            value: Words { zh: "词库", en: "DICTIONARY" },
            help: Words {
                zh: "导入哪个词库文件（CSV）；自制表格可以导入新文件",
                en: "the dictionary (CSV); a workbook made by hand may begin a new one",
            },
            required: true,
            ..Flag::DEFAULT
        },
        Flag {
            name: "dry-run",
            help: Words { zh: "只看会有哪些改动，不写入", en: "show what would change, and write nothing" },
            ..Flag::DEFAULT
        },
        LAYER,
        Flag {
            name: "today",
            takes: Takes::Day,
            value: Words { zh: "日期", en: "DAY" },
            help: Words { zh: "当作这一天来导入", en: "import as if it were that day" },
            hidden: true,
            ..Flag::DEFAULT
        },
    ],
    run: Some(run),
    after: EXIT_STATUS,
    ..Entry::DEFAULT
};

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let path = |name| matches.get_one::<PathBuf>(name).cloned().unwrap_or_default();
    let (workbook, into) = (path("workbook"), path("into"));
    let layer = layer(matches);
    let edited = read(&workbook, context)?;
    let is_whole = edited.base.is_some();
    let (text, ours) = ours(&into, &edited, context)?;
    let day: Date = matches.get_one("today").copied().unwrap_or_else(today);
    let merged = match merged(edited, &ours, layer, &day.to_string()) {
        Ok(merged) => merged,
        Err(obstacles) => {
            let intro = Words {
                zh: "有 {count} 处不能导入，什么也没有写入：",
                en: "{count} things cannot be imported, and nothing was written:",
            };
            let mut told = filled(intro, &[("count", &obstacles.len().to_string())], context) + "\n";
            obstacles.iter().try_for_each(|obstacle| writeln!(told, "  {}", said(obstacle, context)))?;
            print(&told)?;
            return Ok(Exit::Blocked);
        }
    };
    let csv = write(&merged.records, &merged.columns);
    let text = OwnedText { layer, rows: csv, ..text };
    let mistakes = Stack::mistakes(&[text.borrow()]);
    if !mistakes.is_empty() {
        let intro = Words {
            zh: "改动有误，什么也没有写入：", en: "the changes are wrong, and nothing was written:"
        };
        let mut told = context.say(intro).to_owned() + "\n";
        let places = places(&text, &merged.lines);
        mistakes.iter().try_for_each(|mistake| writeln!(told, "  {}", mistaken(mistake, &text, &places, context)))?;
        print(&told)?;
        return Ok(Exit::Blocked);
    }
    conclude(matches, &merged, &text, is_whole, context)
}

/// Says what changes, and writes it.
fn conclude(
    matches: &ArgMatches,
    merged: &Merged,
    text: &OwnedText,
    is_whole: bool,
    context: &Context,
) -> anyhow::Result<Exit> {
    let mut told = String::new();
    if !is_whole {
        told += context.say(Words {
            zh: "这张表不是 dict export 导出的：只新增和修改，不删除；其间别人的改动无从比较，以表格为准。\n\n",
            en: "This workbook was not written by dict export: rows are added and changed, not removed; where somebody else changed the same meanwhile, the workbook wins.\n\n",
        });
    }
    told += &diff::report(&merged.changes, context)?;
    let end = if merged.changes.is_empty() {
        Words { zh: "\n没有写入。", en: "\nNothing was written." }
    } else if matches.get_flag("dry-run") {
        Words { zh: "\n试运行，没有写入。", en: "\nA dry run: nothing was written." }
    } else {
        if let Some(folder) = text.path.parent().filter(|folder| !folder.exists()) {
            // A new dictionary may begin a new folder. Where it cannot, the file cannot be written either.
            let _ = std::fs::create_dir_all(folder);
        }
        put(&text.path, text.rows.as_bytes(), context)?;
        Words {
            zh: "\n已写入 {file}。请再运行：baguan dict lint {file}",
            en: "\nWritten to {file}. Now run: baguan dict lint {file}",
        }
    };
    // Not on one line, so it is filled in by hand.
    told += &context.say(end).replace("{file}", &text.file);
    print(&(told + "\n"))?;
    Ok(Exit::Clean)
}

fn read(path: &Path, context: &Context) -> anyhow::Result<Edited> {
    let failed = |why: Message| {
        let words = Words { zh: "不能导入 {path}：{why}", en: "{path} cannot be imported: {why}" };
        let why = Masked::known(why.say(context.language));
        context.error(Message::from(words).with("path", shown(path)).with("why", why))
    };
    let bytes = std::fs::read(path)
        .map_err(|_| failed(Words { zh: "不存在或无法读取", en: "it does not exist or cannot be read" }.into()))?;
    // Workbooks come from anywhere; a reader that trips over one must not end the program.
    let read = std::panic::catch_unwind(|| workbook::read(bytes));
    let broken = Words { zh: "文件已损坏", en: "it is broken" };
    read.unwrap_or_else(|_| Err(broken.into())).map_err(failed)
}

/// The dictionary as it is now; an empty one if it is to be begun.
fn ours(path: &Path, edited: &Edited, context: &Context) -> anyhow::Result<(OwnedText, List)> {
    let wrong = |words: Words| context.error(Message::from(words).with("path", shown(path)));
    if path.exists() {
        let (text, list) = one(path, context)?;
        if let Some(base) = &edited.base {
            let ids: Vec<&str> = list.records.iter().map(crate::dictionary::Record::id).collect();
            if !ids.is_empty() && !base.is_empty() && !base.iter().any(|record| ids.contains(&record.id())) {
                return Err(wrong(Words {
                    zh: "这张表不是从 {path} 导出的：请核对 --into",
                    en: "the workbook was not made from {path}: look at --into again",
                }));
            }
        }
        return Ok((text, list));
    }
    if edited.base.is_some() {
        return Err(wrong(Words {
            zh: "词库 {path} 不存在：导出的表格要导回原来的词库",
            en: "there is no dictionary {path}: an exported workbook goes back to where it came from",
        }));
    }
    let file = shown(path).as_str().to_owned();
    let layer = Layer::Organisation;
    let text = OwnedText { layer, path: path.to_owned(), file, rows: String::new(), header: None };
    let list = List {
        layer,
        file: text.file.clone(),
        header: Header::default(),
        columns: Vec::new(),
        records: Vec::new(),
        version: String::new(),
        digest: [0; 32],
    };
    Ok((text, list))
}

/// The rows of the sheet by the lines of the file that was made of them.
fn places(text: &OwnedText, lines: &HashMap<String, u64>) -> HashMap<u64, (String, u64)> {
    let Ok(list) = List::read(&text.borrow()) else { return HashMap::new() };
    let place = |record: &crate::dictionary::Record| {
        lines.get(record.id()).map(|&line| (record.line, (record.id().to_owned(), line)))
    };
    list.records.iter().filter_map(place).collect()
}

/// A mistake, where the person who made it sees it: in the sheet.
fn mistaken(mistake: &TableError, text: &OwnedText, places: &HashMap<u64, (String, u64)>, context: &Context) -> String {
    let place = places.get(&mistake.line).filter(|_| mistake.file == text.file);
    let Some((id, line)) = place else { return mistake.say(context.language) };
    let words = Words {
        zh: "表格第 {line} 行（{id}）“{column}”列：{mend}",
        en: "row {line} of the sheet ({id}), column {column}: {mend}",
    };
    let column = Field::named(&mistake.column).map_or_else(String::new, |field| column(field, context));
    let (line, mend) = (line.to_string(), mistake.mend.say(context.language));
    filled(words, &[("line", &line), ("id", id), ("column", &column), ("mend", &mend)], context)
}

/// A column as the sheet has it; with the file's name of it for those who read English.
fn column(field: Field, context: &Context) -> String {
    match context.language {
        Language::Chinese => field.chinese().to_owned(),
        Language::English => format!("{} ({})", field.chinese(), field.name()),
    }
}

fn said(obstacle: &Obstacle, context: &Context) -> String {
    let value = |field: Field, text: &str| diff::value(field, text, context);
    match obstacle {
        Obstacle::Twice { id, line, first } => {
            let words = Words {
                zh: "表格第 {line} 行：编号“{id}”在第 {first} 行已经有了；新增的请把编号空着",
                en: "row {line} of the sheet: the id “{id}” is in row {first} already; leave that of a new row empty",
            };
            filled(words, &[("line", &line.to_string()), ("id", id), ("first", &first.to_string())], context)
        }
        Obstacle::Protected { id, line, field, old, new } => {
            let words = Words {
                zh: "表格第 {line} 行（{id}）“{column}”列受保护，不能由“{old}”改为“{new}”：请改回",
                en: "row {line} of the sheet ({id}), column {column}: it is protected and cannot be changed from “{old}” to “{new}”: put it back",
            };
            let filling = [
                ("line", line.to_string()),
                ("id", id.clone()),
                ("column", column(*field, context)),
                ("old", value(*field, old)),
                ("new", value(*field, new)),
            ];
            filled(words, &filling.each_ref().map(|(name, what)| (*name, what.as_str())), context)
        }
        Obstacle::Conflict(Conflict::Field { id, field, base, ours, theirs }) => {
            let words = Words {
                zh: "{id}“{column}”列两边改得不同：原为“{base}”，词库已改为“{ours}”，表格改为“{theirs}”",
                en: "{id}, column {column}: both changed it: it was “{base}”, the dictionary has “{ours}” now, the workbook “{theirs}”",
            };
            let filling = [
                ("id", id.clone()),
                ("column", column(*field, context)),
                ("base", value(*field, base)),
                ("ours", value(*field, ours)),
                ("theirs", value(*field, theirs)),
            ];
            filled(words, &filling.each_ref().map(|(name, what)| (*name, what.as_str())), context)
        }
        Obstacle::Conflict(Conflict::DeletedThere { id }) => {
            let words = Words {
                zh: "{id} 在表格中删去了，词库中却有人改过：请重新导出后再定",
                en: "{id} is removed in the workbook, and was changed in the dictionary meanwhile: export again and decide",
            };
            filled(words, &[("id", id)], context)
        }
        Obstacle::Conflict(Conflict::DeletedHere { id }) => {
            let words = Words {
                zh: "{id} 在词库中已删去，表格中却改过：确需保留的，请作为新词条写",
                en: "{id} was removed from the dictionary meanwhile, and is changed in the workbook: write it as a new row if it is to stay",
            };
            filled(words, &[("id", id)], context)
        }
    }
}
