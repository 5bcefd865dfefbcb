//! The TOML file beside a dictionary: its name, edition, and who keeps it.

use std::fmt::Write;

use serde::Deserialize;

use super::table::TableError;
use crate::document::Date;
use crate::finding::{Masked, Message, Words};

/// What a dictionary says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Its name, in Chinese.
    pub name: String,
    /// The day of its edition.
    pub edition: String,
    /// Who keeps it.
    #[serde(default)]
    pub maintainer: String,
    /// What it is about.
    #[serde(default)]
    pub about: About,
    /// Under which terms it may be used.
    #[serde(default)]
    pub licence: String,
    /// What it was made from.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// What it is about, in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct About {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

const SYNTAX: Words = Words {
    zh: "词库说明文件有误（{why}）；须有 name 和 edition，可有 maintainer、about、licence、sources",
    en: "the header is wrong ({why}); it has name and edition, and may have maintainer, about, licence, sources",
};
const EDITION: Words = Words {
    zh: "edition 是版本日期，写作 2026-11-21 的样子",
    en: "edition is the day of the edition, written as 2026-11-21",
};

impl Header {
    /// Reads a header.
    pub(super) fn parse(file: &str, text: &str) -> Result<Self, TableError> {
        let wrong = |line: u64, column: &str, mend: Message| TableError {
            file: file.to_owned(),
            line,
            column: column.to_owned(),
            mend,
        };
        let header: Self = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start.min(text.len()));
            let line = 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count() as u64;
            wrong(line, "", Message::from(SYNTAX).with("why", Masked::known(error.message())))
        })?;
        if Date::parse(&header.edition).is_none() {
            let line = text.lines().position(|line| line.trim_start().starts_with("edition")).unwrap_or(0);
            return Err(wrong(line as u64 + 1, "edition", EDITION.into()));
        }
        Ok(header)
    }

    /// The header of a dictionary that has none: named after its file, of no edition.
    pub(super) fn of_file(file: &str) -> Self {
        let name = file_name(file);
        let name = name.strip_suffix(".csv").unwrap_or(name);
        Self { name: name.to_owned(), edition: "undated".to_owned(), ..Self::default() }
    }
}

/// The name of a file without its folders.
pub(super) fn file_name(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

/// A version: the day of the edition, and eight digits of the content's digest, which tell editions of one
/// day apart.
pub(super) fn version(edition: &str, digest: &[u8]) -> String {
    let mut version = format!("{edition}+");
    for byte in digest.iter().take(4) {
        let _ = write!(version, "{byte:02x}");
    }
    version
}
