//! `baguan schema`: JSON schemas, for editors and for programs that read reports.

use clap::ArgMatches;

use super::entry::{Entry, Flag, Takes};
use super::{Context, Exit, print};
use crate::finding::Words;
use crate::{policy, report};

pub(super) const ENTRY: Entry = Entry {
    name: "schema",
    about: Words {
        zh: "输出配置文件、配套说明或报告的 JSON Schema",
        en: "Print the JSON schema of the configuration, the file beside a document, or the report",
    },
    arguments: &[Flag {
        name: "what",
        takes: Takes::OneOf(&["config", "pair", "report"]),
        value: Words { zh: "config|pair|report", en: "config|pair|report" },
        help: Words {
            zh: "config：配置文件 baguan.toml；pair：写在文件旁边的配套说明（文件名后加 .baguan.toml）；report：--format json 的报告",
            en: "config: the configuration baguan.toml; pair: the file beside a document that says what goes with it (its \
                 name with .baguan.toml behind it); report: what --format json writes",
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
        _ => report::schema(),
    };
    print(&(serde_json::to_string_pretty(&schema)? + "\n"))?;
    Ok(Exit::Clean)
}
