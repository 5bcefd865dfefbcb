//! `baguan ledger head`: where the chain stands, to be kept elsewhere.

use clap::ArgMatches;

use super::super::entry::Entry;
use super::super::{Context, Exit, configuration, print};
use super::{EXIT_STATUS, place, session};
use crate::finding::Words;

pub(super) const ENTRY: Entry = Entry {
    name: "head",
    about: Words {
        zh: "显示台账存证（最后一条记录的编号和校验值）；抄存在别处，日后可用 verify --head 核验有无删改",
        en: "Show the ledger's head (the last event's number and hash); kept elsewhere, it lets verify --head tell later whether anything was cut off or changed",
    },
    flags: &[place::FLAG, configuration::FLAG],
    run: Some(run),
    after: EXIT_STATUS,
    ..Entry::DEFAULT
};

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let session = session(matches, context)?;
    let head = session.to_read()?.head().map_err(|error| session.failed(&error))?;
    print(&format!("{head}\n"))?;
    Ok(Exit::Clean)
}
