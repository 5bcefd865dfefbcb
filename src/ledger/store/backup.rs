//! Copies: made while others write, checked before they count, and put back only if they hold all that is known.

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{self, Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::{Ledger, keep_name, private, schema};
use crate::ledger::{Fault, FaultKind, Head, LedgerError, LedgerErrorKind};

/// Who writes into what is to be replaced is waited for so long.
const WAIT: Duration = Duration::from_secs(10);

impl Ledger {
    /// Makes a copy as a new file, checks it, and puts its head beside it, in `<copy>.head`.
    pub fn backup(&self, to: &Path) -> Result<Head, LedgerError> {
        let to = path::absolute(to)?;
        let beside = with_suffix(&to, ".head");
        if beside.exists() {
            return Err(LedgerErrorKind::Exists.into());
        }
        private().create_new(true).open(&to)?;
        let copied = self.copy(&to, Some(self.head()?)).and_then(|head| {
            let mut file = private().create_new(true).open(&beside)?;
            writeln!(file, "{head}")?;
            file.sync_all()?;
            keep_name(&to)?;
            Ok(head)
        });
        if copied.is_err() {
            // What was begun here is no backup.
            let _ = fs::remove_file(&to);
            let _ = fs::remove_file(&beside);
        }
        copied
    }

    /// Copies into an empty file and makes sure that the copy is good.
    fn copy(&self, to: &Path, known: Option<Head>) -> Result<Head, LedgerError> {
        let name = to.to_str().ok_or(LedgerErrorKind::CannotOpen)?;
        self.reader()?.execute("VACUUM INTO ?1", [name])?;
        private().open(to)?.sync_all()?;
        let verified = super::verify::verify(&super::open_immutable(to)?, known)?;
        verified.fault.map_or(Ok(verified.head), |fault| Err(refusal(fault)))
    }
}

/// Puts a backup in a ledger's place, if it is in order and holds everything that is known: the head given, and all
/// that the ledger there has now. Whoever has that ledger open goes on with the restored one.
pub fn restore(from: &Path, to: &Path, known: Option<Head>) -> Result<Head, LedgerError> {
    let (from, to) = (path::absolute(from)?, path::absolute(to)?);
    if fs::canonicalize(&from).ok().is_some_and(|from| fs::canonicalize(&to).ok() == Some(from)) {
        return Err(LedgerErrorKind::Exists.into());
    }
    let source = Ledger::open_to_read(&from, WAIT)?;
    let verified = source.verify(known)?;
    if let Some(fault) = verified.fault {
        return Err(refusal(fault));
    }
    if fs::metadata(&to).is_ok_and(|found| found.len() > 0) {
        match replace(&source, &to, known) {
            // Not even SQLite can do anything with it, so nobody has it open to some use.
            Err(LedgerError { kind: LedgerErrorKind::Corrupt(_), .. }) => {
                known.ok_or(LedgerErrorKind::HeadUnknown)?;
                set_aside(&to)?;
                place(&source, &to, verified.head)?;
            }
            replaced => replaced?,
        }
    } else {
        place(&source, &to, verified.head)?;
    }
    Ok(verified.head)
}

/// Where there is nothing yet: a file appears whole or not at all.
fn place(source: &Ledger, to: &Path, head: Head) -> Result<(), LedgerError> {
    super::make_file(to)?;
    let beside = with_suffix(to, ".restoring");
    // Left by one that was interrupted.
    let _ = fs::remove_file(&beside);
    private().create_new(true).open(&beside)?;
    let placed = source.copy(&beside, Some(head)).and_then(|_| {
        for stale in ["-wal", "-shm"] {
            let _ = fs::remove_file(with_suffix(to, stale));
        }
        fs::rename(&beside, to)?;
        keep_name(to)
    });
    if placed.is_err() {
        let _ = fs::remove_file(&beside);
    }
    placed
}

/// Where there is a ledger: its pages are exchanged in one transaction. A file put over it would leave those who
/// have it open with one that no longer has a name, and what they write would be gone.
fn replace(source: &Ledger, to: &Path, known: Option<Head>) -> Result<(), LedgerError> {
    schema::known(to)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut target = Connection::open_with_flags(to, flags)?;
    target.busy_timeout(WAIT)?;
    target.pragma_update(None, "synchronous", "FULL")?;
    let pages = source.reader()?;
    let backup = Backup::new(&pages, &mut target)?;
    // From the first page on nobody else can write, so the head that is read now is the last.
    if matches!(backup.step(1)?, StepResult::Busy | StepResult::Locked) {
        return Err(LedgerErrorKind::Locked.into());
    }
    let head = Ledger::open_to_read(to, WAIT).and_then(|there| there.head());
    match head {
        Ok(head) if contains(source, head)? => {}
        Ok(_) => return Err(LedgerErrorKind::ShorterThanKnown.into()),
        // What it had cannot be told any more; who knows it must say so.
        Err(_) if known.is_some() => {}
        Err(_) => return Err(LedgerErrorKind::HeadUnknown.into()),
    }
    match backup.step(-1)? {
        StepResult::Done => {}
        _ => return Err(LedgerErrorKind::Locked.into()),
    }
    drop(backup);
    // A transaction that could not end shows here.
    schema::version(&target)?;
    Ok(())
}

/// A damaged file may still tell somebody something: it is kept as `<file>.damaged`.
fn set_aside(path: &Path) -> Result<(), LedgerError> {
    let aside = with_suffix(path, ".damaged");
    if aside.exists() {
        return Err(LedgerErrorKind::Exists.into());
    }
    fs::rename(path, aside)?;
    let wal = with_suffix(path, "-wal");
    if wal.exists() {
        fs::rename(wal, with_suffix(path, ".damaged-wal"))?;
    }
    Ok(())
}

fn contains(source: &Ledger, head: Head) -> Result<bool, LedgerError> {
    let there = source.view(|view| view.event(head.seq))?;
    Ok(head.seq == 0 || there.is_some_and(|event| event.hash == head.hash))
}

fn refusal(fault: Fault) -> LedgerError {
    match fault.why {
        FaultKind::Cut | FaultKind::Rewritten => LedgerErrorKind::ShorterThanKnown.into(),
        _ => LedgerErrorKind::Corrupt((fault.seq > 0).then_some(fault.seq)).into(),
    }
}

pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    name.into()
}
