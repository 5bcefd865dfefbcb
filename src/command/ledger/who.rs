//! Who writes to the ledger, when, and with which key.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::ArgMatches;

use super::super::configuration::Loaded;
use super::super::entry::{Flag, Takes};
use super::super::{Context, shown};
use crate::check::mask;
use crate::document::Date;
use crate::finding::{Message, Words};
use crate::ledger::{Key, KeyError, Moment};

/// Says who writes.
pub(in super::super) const BY: Flag = Flag {
    name: "by",
    takes: Takes::Text,
    value: Words { zh: "姓名", en: "NAME" },
    help: Words { zh: "经办人；不写则用登录名", en: "who does it; by default the name of the login" },
    ..Flag::DEFAULT
};

/// Who writes: the name given, or that of the login.
pub(in super::super) fn actor(matches: &ArgMatches, today: Date) -> String {
    const LONGEST: usize = 60;
    let given = matches.get_one::<String>(BY.name).cloned();
    let login = || ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    let name = given.or_else(login).filter(|name| !name.trim().is_empty());
    name.map_or_else(|| "未署名".to_owned(), |name| mask(&name, today).in_one_line(LONGEST).as_str().to_owned())
}

/// Now; noon of the day that tests say it is.
pub(in super::super) fn now(today: Option<Date>) -> Moment {
    const NOON: i64 = 4 * 3_600_000; // in Beijing
    if let Some(day) = today {
        return Moment(day.unix_days() * 86_400_000 + NOON);
    }
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// The organisation's key, if the configuration names one. One that is not there, or that others may read, refuses the
/// run: values would go without it, or be guessed.
pub(in super::super) fn key(loaded: &Loaded, context: &Context) -> anyhow::Result<Option<Key>> {
    let Some(file) = &loaded.configuration.ledger.key_file else { return Ok(None) };
    Key::read(&loaded.folder.join(file)).map(Some).map_err(|error| said(Path::new(file), &error, context))
}

/// What is the matter with a key file.
pub(in super::super) fn said(path: &Path, error: &KeyError, context: &Context) -> anyhow::Error {
    use std::io::ErrorKind;
    let words = match error {
        KeyError::Io(ErrorKind::NotFound) => Words {
            zh: "没有密钥文件 {path}；用 baguan ledger key 生成",
            en: "there is no key file {path}; `baguan ledger key` makes one",
        },
        KeyError::Io(ErrorKind::AlreadyExists) => {
            Words { zh: "{path} 已存在，不会覆盖", en: "{path} is there already and is not overwritten" }
        }
        KeyError::NotAKey => Words { zh: "{path} 不是密钥文件", en: "{path} is no key file" },
        KeyError::Open => Words {
            zh: "密钥文件 {path} 别人也能读；请改为只有本人可读写（chmod 600）",
            en: "others may read the key file {path}; let only its owner read it (chmod 600)",
        },
        KeyError::Io(_) => {
            Words { zh: "密钥文件 {path} 无法读写", en: "the key file {path} cannot be read or written" }
        }
    };
    context.error(Message::from(words).with("path", shown(path)))
}
