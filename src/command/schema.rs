//! `baguan schema`: JSON schemas, for editors and for programs that read reports.

use clap::ArgMatches;

use super::entry::{Entry, Flag, Takes};
use super::{Context, Exit, print};
use crate::finding::Words;
use crate::{policy, report};

pub(super) const ENTRY: Entry = Entry {
    name: "schema",
    about: Words {
        zh: "输出配置文件或报告的 JSON Schema",
        en: "Print the JSON schema of the configuration or the report",
    },
    arguments: &[Flag {
        name: "what",
        takes: Takes::OneOf(&["config", "report"]),
        value: Words { zh: "config|report", en: "config|report" },
        help: Words {
            zh: "config：配置文件 baguan.toml；report：--format json 的报告",
            en: "config: the configuration baguan.toml; report: what --format json writes",
        },
        required: true,
        ..Flag::DEFAULT
    }],
    run: Some(run),
    ..Entry::DEFAULT
};

fn run(matches: &ArgMatches, _: &Context) -> anyhow::Result<Exit> {
    let config = matches.get_one::<String>("what").is_some_and(|what| what == "config");
    let schema = if config { policy::schema() } else { report::schema() };
    print(&(serde_json::to_string_pretty(&schema)? + "\n"))?;
    Ok(Exit::Clean)
}
