//! `baguan ledger`: what happened, and what was done about it, for those who answer for it.

mod advance;
mod backup;
mod enter;
mod export;
mod head;
mod key;
mod list;
pub(super) mod place;
mod prune;
mod show;
mod verify;
pub(super) mod who;
mod words;

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use sha2::{Digest, Sha256};

use super::check::{TODAY, today};
use super::configuration::{self, Loaded};
use super::entry::Entry;
use super::{Context, shown};
use crate::document::Date;
use crate::finding::{Masked, Message, Words};
use crate::ledger::incident::Register;
use crate::ledger::{Head, Ledger, LedgerError, LedgerErrorKind, Moment};
use crate::text::hex;
use place::WAIT;

pub(super) const ENTRY: Entry = Entry {
    name: "ledger",
    about: Words {
        zh: "台账：列出、登记、办理、核验、导出、备份",
        en: "The ledger: list, enter and advance incidents, verify, export and back it up",
    },
    commands: &[
        &list::ENTRY,
        &show::ENTRY,
        &enter::ENTRY,
        &advance::ENTRY,
        &verify::ENTRY,
        &export::ENTRY,
        &backup::BACKUP,
        &backup::RESTORE,
        &prune::ENTRY,
        &key::ENTRY,
        &head::ENTRY,
    ],
    ..Entry::DEFAULT
};

const EXIT_STATUS: Words = Words {
    zh: "返回状态：0 已完成；2 未能执行（台账打不开、不合规定、用法有误），什么也没有写入。",
    en: "Exit status: 0 done; 2 not done (the ledger cannot be opened, something is not in order, wrong usage), and \
         nothing was written.",
};

/// A ledger, and what a command needs besides.
struct Session {
    loaded: Loaded,
    context: Context,
    path: PathBuf,
    today: Date,
    given_today: Option<Date>,
}

/// The configuration, and where the ledger is.
fn session(matches: &ArgMatches, context: &Context) -> anyhow::Result<Session> {
    let loaded = configuration::load(matches.get_one("config"), context)?;
    let context = context.configured(&loaded.configuration);
    let given_today = matches.try_get_one(TODAY.name).ok().flatten().copied();
    let Some(path) = place::place(matches, &loaded) else {
        return Err(context.error(LedgerError::from(LedgerErrorKind::NoPlace).message()));
    };
    Ok(Session { loaded, context, path, today: given_today.unwrap_or_else(today), given_today })
}

impl Session {
    /// The ledger as it is; it is neither made nor changed.
    fn to_read(&self) -> anyhow::Result<Ledger> {
        if !self.path.exists() {
            let words = Words {
                zh: "还没有台账 {path}：登记了第一起问题，或检查查出问题之后才会建立",
                en: "there is no ledger {path} yet; the first incident that is entered or found makes one",
            };
            return Err(self.context.error(Message::from(words).with("path", self.shown())));
        }
        Ledger::open_to_read(&self.path, WAIT).map_err(|error| self.failed(&error))
    }

    /// The ledger, which is made if it is not there.
    fn to_write(&self) -> anyhow::Result<Ledger> {
        Ledger::open(&self.path, WAIT).map_err(|error| self.failed(&error))
    }

    fn failed(&self, error: &LedgerError) -> anyhow::Error {
        if matches!(error.kind, LedgerErrorKind::Declined(_) | LedgerErrorKind::NoSuchIncident(_)) {
            // Nothing is the matter with the file.
            return self.context.error(error.message());
        }
        let words = Words { zh: "台账 {path}：{why}", en: "ledger {path}: {why}" };
        let why = Masked::known(error.say(self.context.language));
        self.context.error(Message::from(words).with("path", self.shown()).with("why", why))
    }

    /// The ledger's path as it is told: from the current folder, if it lies below that.
    fn shown(&self) -> Masked {
        let here = std::env::current_dir().ok();
        let below = here.as_deref().and_then(|here| self.path.strip_prefix(here).ok());
        shown(below.unwrap_or(&self.path))
    }

    fn now(&self) -> Moment {
        who::now(self.given_today)
    }

    /// A text that a person typed, without the personal values in it.
    fn masked(&self, text: &str) -> String {
        crate::check::mask(text.trim(), self.today).as_str().to_owned()
    }

    /// A text given with an option, masked; empty without it.
    fn text(&self, matches: &ArgMatches, name: &str) -> String {
        matches.get_one::<String>(name).map(|text| self.masked(text)).unwrap_or_default()
    }

    /// All incidents, and the head of the chain they were read from.
    fn register(&self, ledger: &Ledger) -> anyhow::Result<(Register, Head)> {
        Register::read(ledger).map_err(|error| self.failed(&error))
    }

    /// SHA-256 of a file that shows something. The file itself is not kept.
    fn digest(&self, path: &Path) -> anyhow::Result<String> {
        let read = || -> std::io::Result<String> {
            let mut file = std::fs::File::open(path)?;
            let mut digest = Sha256::new();
            let mut buffer = vec![0; 1 << 16];
            loop {
                match file.read(&mut buffer)? {
                    0 => break,
                    read => digest.update(buffer.get(..read).unwrap_or_default()),
                }
            }
            Ok(hex(&digest.finalize()))
        };
        read().map_err(|_| {
            let words = Words {
                zh: "没有文件 {path}，或无法读取",
                en: "there is no file {path}, or it cannot be read",
            };
            self.context.error(Message::from(words).with("path", shown(path)))
        })
    }
}
