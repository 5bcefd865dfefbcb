//! `baguan schema`: JSON schemas, for editors and for programs that read reports.

use clap::ArgMatches;

use super::entry::{Entry, Flag, Takes};
use super::{Context, Exit, print};
use crate::finding::Words;
use crate::{policy, report};

pub(super) const ENTRY: Entry = Entry {
    name: "schema",
    about: Words {
        zh: "输出配置文件、配套说明、报告或得分表的 JSON Schema",
        en: "Print the JSON schema of the configuration, the file beside a document, the report, or score sheets",
    },
    arguments: &[Flag {
        name: "what",
        takes: Takes::OneOf(&["config", "pair", "report", "score"]),
        value: Words { zh: "config|pair|report|score", en: "config|pair|report|score" },
        help: Words {
            zh: "config：配置文件 baguan.toml；pair：写在文件旁边的配套说明（文件名后加 .baguan.toml）；report：check --format json 的报告；score：scheme score --format json 的得分表",
            en: "config: the configuration baguan.toml; pair: the file beside a document that says what goes with it (its \
                 name with .baguan.toml behind it); report: what check --format json writes; score: what scheme score --format json \
                 writes",
        },
        required: true,
        ..Flag::DEFAULT
    }],
    run: Some(run),
    ..Entry::DEFAULT
};

fn run(matches: &ArgMatches, _: &Context) -> anyhow::Result<Exit> {
    let schema = match matches.get_one::<String>("what").map(String::as_str) {
        Some("config") => policy::schema(),
        Some("pair") => policy::pair_schema(),
        Some("score") => report::score::schema(),
        _ => report::schema(),
    };
    print(&(serde_json::to_string_pretty(&schema)? + "\n"))?;
    Ok(Exit::Clean)
}
