//! The database: its one table, what guards it, and how a file is known to be ours.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::ledger::{LedgerError, LedgerErrorKind};

/// SQLite's field for whose file it is: `BgLg`.
const OURS: u32 = 0x4267_4c67;
/// The version of the table.
const VERSION: u32 = 1;

/// Each event touches a page somewhere in the indexes of its marks, and all of those pages go through the log. Of whole marks they
/// would be five times as many, and half as many events would be written in a second: the indexes have numbers made of them
/// ([`crate::ledger::chain::key`]), the look-up compares the rest.
///
/// Whoever goes round the program meets the triggers; whoever goes round them as well is met by the hashes.
/// A row may only lose its body, and only if an event after it says so.
const SCHEMA: &str = "
CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    incident INTEGER NOT NULL,
    rule TEXT NOT NULL,
    document TEXT NOT NULL,
    file TEXT NOT NULL,
    salt BLOB,
    body TEXT,
    body_hash BLOB NOT NULL,
    prev BLOB NOT NULL,
    hash BLOB NOT NULL,
    document_key INTEGER NOT NULL,
    file_key INTEGER NOT NULL
) STRICT;
CREATE INDEX event_of ON event (incident) WHERE incident <> 0 AND incident <> seq;
CREATE INDEX event_document ON event (document_key) WHERE incident = seq AND document_key <> 0;
CREATE INDEX event_file ON event (file_key) WHERE incident = seq AND file_key <> 0;
CREATE INDEX event_pruned ON event (seq) WHERE kind = 'pruned';
CREATE TRIGGER event_follows BEFORE INSERT ON event
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event)
BEGIN SELECT RAISE(ABORT, 'out of sequence'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER event_keeps BEFORE UPDATE ON event
WHEN NOT (
    NEW.seq IS OLD.seq AND NEW.at IS OLD.at AND NEW.actor IS OLD.actor AND NEW.kind IS OLD.kind
    AND NEW.incident IS OLD.incident AND NEW.rule IS OLD.rule AND NEW.document IS OLD.document AND NEW.file IS OLD.file
    AND NEW.body_hash IS OLD.body_hash AND NEW.prev IS OLD.prev AND NEW.hash IS OLD.hash
    AND NEW.document_key IS OLD.document_key AND NEW.file_key IS OLD.file_key
    AND NEW.salt IS NULL AND NEW.body IS NULL AND OLD.kind <> 'pruned'
    AND EXISTS (
        SELECT 1 FROM event AS pruning WHERE pruning.kind = 'pruned' AND pruning.seq > OLD.seq
        AND OLD.seq BETWEEN json_extract(pruning.body, '$.from') AND json_extract(pruning.body, '$.until')
    )
)
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
";

/// Looks at the file's first bytes, before the database does: opening a stranger's file could already change it.
/// An empty file is one that is just being made.
pub(super) fn known(path: &Path) -> Result<(), LedgerError> {
    let mut header = Vec::new();
    File::open(path)?.take(100).read_to_end(&mut header)?;
    let number = |at: usize| {
        header.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map(u32::from_be_bytes).unwrap_or_default()
    };
    if header.is_empty() {
        return Ok(());
    }
    // The places are the file format's: user version and application id.
    belongs(header.starts_with(b"SQLite format 3\0").then_some(number(68)), number(60))
}

fn belongs(application: Option<u32>, version: u32) -> Result<(), LedgerError> {
    match application {
        Some(OURS) if version > VERSION => Err(LedgerErrorKind::NewerVersion.into()),
        Some(OURS) => Ok(()),
        _ => Err(LedgerErrorKind::NotALedger.into()),
    }
}

/// Settings of every connection.
pub(super) fn settle(connection: &Connection) -> Result<(), LedgerError> {
    // A file that somebody has tampered with must not get more done than show its rows.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(())
}

/// Makes the table if there is none, all of it or nothing.
pub(super) fn make(connection: &Connection) -> Result<(), LedgerError> {
    connection.pragma_update(None, "recursive_triggers", true)?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    // Elsewhere these do nothing; on macOS only they reach the disk itself.
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    // Marks are hashes, so each new row touches pages all over the indexes: they should still be in memory (KiB), and
    // be taken over into the file many at a time (pages).
    connection.pragma_update(None, "cache_size", -65_536)?;
    connection.pragma_update(None, "wal_autocheckpoint", 10_000)?;
    if version(connection)? == 0 {
        let transaction = rusqlite::Transaction::new_unchecked(connection, rusqlite::TransactionBehavior::Immediate)?;
        // Another process may have been quicker.
        if version(&transaction)? == 0 {
            transaction.execute_batch(SCHEMA)?;
            transaction.pragma_update(None, "application_id", OURS)?;
            transaction.pragma_update(None, "user_version", VERSION)?;
        }
        transaction.commit()?;
    }
    // Only now: in this order the first page that reaches the file already says whose it is.
    let journal: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    if journal != "wal" {
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    }
    Ok(())
}

/// The version of the table; 0 where there is none.
pub(super) fn version(connection: &Connection) -> Result<u32, LedgerError> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, u32>(0));
    let (application, version) = (number("application_id")?, number("user_version")?);
    if (application, version) == (0, 0) {
        let tables: u32 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        return if tables == 0 { Ok(0) } else { Err(LedgerErrorKind::NotALedger.into()) };
    }
    belongs(Some(application), version)?;
    Ok(version)
}

/// Whether the table is guarded as we made it: same columns, same indexes, same triggers.
pub(super) fn guarded(connection: &Connection) -> Result<bool, LedgerError> {
    let ours = Connection::open_in_memory()?;
    ours.execute_batch(SCHEMA)?;
    let list = |connection: &Connection| -> rusqlite::Result<Vec<String>> {
        let sql = "SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY sql";
        connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
    };
    // A statement that is not text is not ours either.
    Ok(list(connection).is_ok_and(|found| list(&ours).is_ok_and(|made| made == found)))
}
