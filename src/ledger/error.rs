//! Why the ledger could not do what it was asked, in words for a clerk. No path and no SQL stands in them.

use std::{fmt, io};

use rusqlite::ErrorCode;

use crate::finding::{Language, Masked, Message, Words};

/// The ledger could not do what it was asked. Nothing of it has been written then.
#[derive(Clone, PartialEq, Eq)]
pub struct LedgerError {
    /// What is the matter.
    pub kind: LedgerErrorKind,
    /// What the database or the system calls it; for whoever looks for the cause.
    code: Option<String>,
}

/// What is the matter.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LedgerErrorKind {
    /// Nobody says where it lies, and the system names no place for a user's data.
    NoPlace,
    /// There is no such file, or it may not be opened.
    CannotOpen,
    /// It may be read but not written.
    ReadOnly,
    /// The disk is full.
    Full,
    /// Somebody else has kept it to himself for longer than we wait.
    Locked,
    /// The file is damaged; the first event that shows it, where that is known.
    Corrupt(Option<u64>),
    /// The file is something else. It is left as it is.
    NotALedger,
    /// A newer program made it.
    NewerVersion,
    /// The backup lacks events that are known to have been written.
    ShorterThanKnown,
    /// The ledger that a backup would replace cannot be read, and nobody has said what it held.
    HeadUnknown,
    /// There is a file already where a new one should be.
    Exists,
    /// While it was open, another file has been put in its place.
    Replaced,
    /// There is no incident with that number.
    NoSuchIncident(u64),
    /// The events don't fit: a step without an incident, or a kind that only the ledger itself writes.
    Misfit,
    /// Whoever decided what to write has decided not to.
    Declined(Message),
    /// The system could not read or write.
    Io,
}

impl LedgerError {
    /// The decision not to write, with its reason.
    pub fn declined(why: impl Into<Message>) -> Self {
        LedgerErrorKind::Declined(why.into()).into()
    }

    /// The sentence for the user.
    pub fn say(&self, language: Language) -> String {
        self.message().say(language)
    }

    /// The sentence in both languages.
    pub fn message(&self) -> Message {
        use LedgerErrorKind as Kind;
        let with = |words: Words, name, number: u64| Message::from(words).with(name, Masked::known(number.to_string()));
        let words = match &self.kind {
            Kind::Declined(why) => return why.clone(),
            Kind::NoSuchIncident(number) => {
                let words =
                    Words { zh: "台账中没有第 {n} 号事项", en: "there is no incident #{n} in the ledger" };
                return with(words, "n", *number);
            }
            Kind::Corrupt(Some(seq)) => {
                let words = Words {
                    zh: "台账文件已损坏，从第 {n} 条记录起不可信；请用备份恢复",
                    en: "the ledger is damaged and cannot be trusted from event {n} on; restore it from a backup",
                };
                return with(words, "n", *seq);
            }
            Kind::Corrupt(None) => Words {
                zh: "台账文件已损坏；请用备份恢复",
                en: "the ledger is damaged; restore it from a backup",
            },
            Kind::NoPlace => Words {
                zh: "不知道台账放在哪里：请用 --ledger 指定，或写进配置 [ledger] file",
                en: "there is no place for a ledger: name one with --ledger or in the configuration, [ledger] file",
            },
            Kind::CannotOpen => Words {
                zh: "台账文件打不开：文件不存在，或没有权限",
                en: "the ledger cannot be opened: it does not exist, or permission is missing",
            },
            Kind::ReadOnly => Words {
                zh: "台账所在的位置只能读、不能写",
                en: "the ledger can be read there but not written",
            },
            Kind::Full => Words {
                zh: "磁盘已满，没有写入台账；腾出空间后请重试",
                en: "the disk is full and nothing was written to the ledger; make room and try again",
            },
            Kind::Locked => Words {
                zh: "台账正被其他程序占用，等待超时；请稍后重试",
                en: "another program keeps the ledger busy; try again in a while",
            },
            Kind::NotALedger => Words {
                zh: "该文件不是台账，未作任何改动",
                en: "this file is not a ledger; it was left as it is",
            },
            Kind::NewerVersion => Words {
                zh: "台账由更新版本的程序建立，请升级程序",
                en: "a newer version of the program made this ledger; update the program",
            },
            Kind::ShorterThanKnown => Words {
                zh: "备份中缺少已知写入过的记录，未恢复",
                en: "the backup lacks events that are known to have been written; nothing was restored",
            },
            Kind::HeadUnknown => Words {
                zh: "现有台账已损坏，读不出写到哪一条；请给出已知的链头，或先把该文件移走",
                en: "the ledger there is damaged and does not tell how far it went; give the head that is known, or move the file away",
            },
            Kind::Exists => Words {
                zh: "目标位置已有文件，不会覆盖",
                en: "there is a file already; it is not overwritten",
            },
            Kind::Replaced => Words {
                zh: "台账文件在使用中被替换，请重新打开",
                en: "the ledger was replaced while it was in use; open it again",
            },
            Kind::Misfit => Words {
                zh: "记录不完整或不允许写入台账",
                en: "this event is incomplete or may not be written to the ledger",
            },
            Kind::Io => {
                Words { zh: "读写台账时系统出错", en: "the system failed to read or write the ledger" }
            }
        };
        words.into()
    }

    /// What the database called it, for the cause to be found.
    pub(super) fn coded(kind: LedgerErrorKind, code: impl fmt::Debug) -> Self {
        Self { kind, code: Some(format!("{code:?}")) }
    }
}

impl From<LedgerErrorKind> for LedgerError {
    fn from(kind: LedgerErrorKind) -> Self {
        Self { kind, code: None }
    }
}

impl From<rusqlite::Error> for LedgerError {
    fn from(error: rusqlite::Error) -> Self {
        use LedgerErrorKind as Kind;
        let kind = match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Kind::Full,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => {
                Kind::Locked
            }
            Some(ErrorCode::ReadOnly) => Kind::ReadOnly,
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied) => {
                Kind::CannotOpen
            }
            Some(ErrorCode::NotADatabase) => Kind::NotALedger,
            Some(ErrorCode::ConstraintViolation | ErrorCode::TooBig) => Kind::Misfit,
            Some(ErrorCode::SystemIoFailure) => Kind::Io,
            // A table that is not there or holds what it should not: nothing that we wrote looks like that.
            _ => Kind::Corrupt(None),
        };
        Self::coded(kind, error.sqlite_error().map(|error| error.extended_code))
    }
}

impl From<io::Error> for LedgerError {
    fn from(error: io::Error) -> Self {
        use LedgerErrorKind as Kind;
        let kind = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Kind::Full,
            io::ErrorKind::ReadOnlyFilesystem => Kind::ReadOnly,
            io::ErrorKind::AlreadyExists => Kind::Exists,
            io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied | io::ErrorKind::NotADirectory => {
                Kind::CannotOpen
            }
            _ => Kind::Io,
        };
        Self::coded(kind, error.kind())
    }
}

impl fmt::Debug for LedgerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.kind)?;
        self.code.as_ref().map_or(Ok(()), |code| write!(f, " ({code})"))
    }
}

impl fmt::Display for LedgerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Language::English))
    }
}

impl std::error::Error for LedgerError {}
