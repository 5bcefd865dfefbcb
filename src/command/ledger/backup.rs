//! `baguan ledger backup` and `restore`.

use std::path::PathBuf;

use clap::ArgMatches;

use super::super::entry::{Entry, Flag, Takes};
use super::super::{Context, Exit, configuration, print, shown};
use super::verify::{KNOWN, known};
use super::{EXIT_STATUS, Session, WAIT, place, session};
use crate::finding::{Masked, Message, Words};
use crate::ledger::export::HEAD;
use crate::ledger::{Head, Ledger, LedgerErrorKind, restore as put_back};

pub(super) const BACKUP: Entry = Entry {
    name: "backup",
    about: Words {
        zh: "备份台账到新文件，核验后在旁边写下存证（.head 文件）",
        en: "Back the ledger up into a new file, verify that, and write its head beside it (.head)",
    },
    arguments: &[Flag {
        name: "file",
        takes: Takes::File,
        value: Words { zh: "备份文件", en: "FILE" },
        help: Words {
            zh: "备份文件；已有的不会被覆盖", en: "the backup; one that is there is not overwritten"
        },
        required: true,
        ..Flag::DEFAULT
    }],
    flags: &[place::FLAG, configuration::FLAG],
    run: Some(backup),
    after: EXIT_STATUS,
    ..Entry::DEFAULT
};

pub(super) const RESTORE: Entry = Entry {
    name: "restore",
    about: Words {
        zh: "用备份恢复台账；备份有缺失、比现有台账短的，拒绝恢复",
        en: "Restore the ledger from a backup; one that is damaged, or lacks events the ledger has, is refused",
    },
    arguments: &[Flag {
        name: "file",
        takes: Takes::File,
        value: Words { zh: "备份文件", en: "FILE" },
        help: Words { zh: "备份文件", en: "the backup" },
        required: true,
        ..Flag::DEFAULT
    }],
    flags: &[KNOWN, place::FLAG, configuration::FLAG],
    run: Some(restore),
    after: EXIT_STATUS,
    ..Entry::DEFAULT
};

fn backup(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let session = session(matches, context)?;
    let path = matches.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let head = session.to_read()?.backup(&path).map_err(|error| match error.kind {
        LedgerErrorKind::Exists => {
            let words = Words {
                zh: "{path}（或旁边的 .head 文件）已存在，不会覆盖；请换一个文件名",
                en: "{path} (or the .head file beside it) is there and is not overwritten; choose another name",
            };
            session.context.error(Message::from(words).with("path", shown(&path)))
        }
        _ => session.failed(&error),
    })?;
    let words = Words {
        zh: "已备份到 {path} 并核验完好。请把存证另行抄存：",
        en: "backed up into {path} and verified. Keep the head elsewhere:",
    };
    tell(words, &path, head, &session)
}

fn restore(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let session = session(matches, context)?;
    let path = matches.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let known = known(matches, &session.context)?;
    // A backup that cannot be opened is to be told from a ledger that cannot.
    Ledger::open_to_read(&path, WAIT).map_err(|error| {
        let words = Words { zh: "备份 {path}：{why}", en: "backup {path}: {why}" };
        let why = Masked::known(error.say(session.context.language));
        session.context.error(Message::from(words).with("path", shown(&path)).with("why", why))
    })?;
    let head = put_back(&path, &session.path, known).map_err(|error| session.failed(&error))?;
    tell(Words { zh: "已从 {path} 恢复台账。", en: "restored from {path}." }, &path, head, &session)
}

fn tell(words: Words, path: &std::path::Path, head: Head, session: &Session) -> anyhow::Result<Exit> {
    let context = &session.context;
    let said = Message::from(words).with("path", shown(path)).say(context.language);
    let colon = context.say(Words { zh: "：", en: ": " });
    print(&format!("{said}\n{}{colon}{head}\n", context.say(HEAD)))?;
    Ok(Exit::Clean)
}
