//! The ledger's file: opened, written by many at once, read while others write.

mod backup;
mod batch;
mod prune;
mod queue;
mod schema;
mod verify;
mod view;

use std::fs::{self, File, OpenOptions};
use std::io;
use std::ops::RangeBounds;
use std::panic::resume_unwind;
use std::path::{self, Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

pub use self::backup::restore;
use self::batch::{Answer, Job, Writer};
pub use self::prune::Pruning;
use self::queue::{Queue, lock};
pub use self::verify::{Fault, FaultKind, Verified};
pub use self::view::View;
use super::{Draft, Event, Head, LedgerError, LedgerErrorKind};

/// So many writers' events go to the disk together at most.
const TOGETHER: usize = 256;

/// A ledger. One connection writes; each reader has one of its own, so that a long export keeps nobody from writing.
pub struct Ledger {
    path: PathBuf,
    wait: Duration,
    /// Readers' connections that nobody uses now. They are closed first: who closes last tidies up, and a reader may not.
    readers: Mutex<Vec<Connection>>,
    /// Nothing where it was opened to be read.
    writer: Option<Mutex<Writer>>,
    queue: Queue<Job, Answer>,
}

impl Ledger {
    /// Opens it to be read and written; makes it, and its folder, if it is not there. Whoever has it to himself is
    /// waited for so long.
    pub fn open(path: &Path, wait: Duration) -> Result<Self, LedgerError> {
        let path = path::absolute(path)?;
        make_file(&path)?;
        schema::known(&path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&path, flags)?;
        // Without the right to write, SQLite opens it to be read and says nothing.
        if connection.is_readonly(rusqlite::MAIN_DB)? {
            return Err(LedgerErrorKind::ReadOnly.into());
        }
        connection.busy_timeout(wait)?;
        schema::settle(&connection)?;
        schema::make(&connection)?;
        let writer = Writer::new(connection, &path, wait)?;
        Ok(Self::with(path, wait, Some(writer)))
    }

    /// Opens it to be read. Never makes or changes anything.
    pub fn open_to_read(path: &Path, wait: Duration) -> Result<Self, LedgerError> {
        let path = path::absolute(path)?;
        schema::known(&path)?;
        let ledger = Self::with(path, wait, None);
        let reader = ledger.reader()?;
        lock(&ledger.readers).push(reader);
        Ok(ledger)
    }

    fn with(path: PathBuf, wait: Duration, writer: Option<Writer>) -> Self {
        let writer = writer.map(Mutex::new);
        Self { path, wait, writer, queue: Queue::new(TOGETHER), readers: Mutex::default() }
    }

    /// Writes one batch, whole or not at all; on return it is on the disk. `decide` says what, and sees the ledger as
    /// it is then: nobody can write in between, so two processes never enter the same thing twice. It may run on
    /// another writer's thread, and it must not write by itself.
    ///
    /// A panic in `decide` goes on in whoever called; nothing is written then.
    pub fn write(
        &self,
        decide: impl FnOnce(&View<'_>) -> Result<Vec<Draft>, LedgerError> + Send + 'static,
    ) -> Result<Vec<u64>, LedgerError> {
        let writer = self.writer.as_ref().ok_or(LedgerErrorKind::ReadOnly)?;
        match self.queue.run(Box::new(decide), |next| lock(writer).run(next)) {
            Some(Answer::Done(answer)) => answer,
            Some(Answer::Panicked(panic)) => resume_unwind(panic),
            None => Err(LedgerErrorKind::Io.into()),
        }
    }

    /// Where the chain stands.
    #[allow(clippy::redundant_closure_for_method_calls)] // the method by its name has but one lifetime
    pub fn head(&self) -> Result<Head, LedgerError> {
        self.view(|view| view.head())
    }

    /// Events by their numbers, one after the other, as they were when the first was read.
    pub fn events(
        &self,
        range: impl RangeBounds<u64>,
        each: &mut dyn FnMut(Event) -> Result<(), LedgerError>,
    ) -> Result<(), LedgerError> {
        self.view(|view| view.events(range, each))
    }

    /// Looks at the ledger as it is at one moment.
    pub fn view<T>(&self, look: impl FnOnce(&View<'_>) -> Result<T, LedgerError>) -> Result<T, LedgerError> {
        let spare = lock(&self.readers).pop();
        let reader = spare.map_or_else(|| self.reader(), Ok)?;
        reader.execute_batch("BEGIN")?;
        let seen = look(&View::new(&reader));
        // A reader that cannot end is not used again; dropping it ends it.
        if reader.execute_batch("ROLLBACK").is_ok() {
            lock(&self.readers).push(reader);
        }
        seen
    }

    /// Looks at everything: the chain, the details, the file. With a head that was kept elsewhere it also tells
    /// whether the chain still holds it.
    pub fn verify(&self, known: Option<Head>) -> Result<Verified, LedgerError> {
        let reader = self.reader()?;
        reader.execute_batch("BEGIN")?;
        verify::verify(&reader, known)
    }

    fn reader(&self) -> Result<Connection, LedgerError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let opened = Connection::open_with_flags(&self.path, flags).map_err(LedgerError::from).and_then(|connection| {
            connection.busy_timeout(self.wait)?;
            readable(connection)
        });
        let nothing_open = || fs::metadata(backup::with_suffix(&self.path, "-wal")).map_or(true, |wal| wal.len() == 0);
        match opened {
            // Even to read, SQLite wants to make files beside it. Where it cannot, nobody else can write either.
            Err(error)
                if matches!(error.kind, LedgerErrorKind::CannotOpen | LedgerErrorKind::ReadOnly) && nothing_open() =>
            {
                open_immutable(&self.path).map_err(|_| error)
            }
            opened => opened,
        }
    }
}

fn readable(connection: Connection) -> Result<Connection, LedgerError> {
    schema::settle(&connection)?;
    match schema::version(&connection)? {
        0 => Err(LedgerErrorKind::NotALedger.into()),
        _ => Ok(connection),
    }
}

/// Opens a file that nobody writes, without making anything beside it. `path` is absolute.
fn open_immutable(path: &Path) -> Result<Connection, LedgerError> {
    let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or('0');
    let mut uri = String::from("file:");
    for &byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'_' | b'-' | b'~' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => uri.push(byte.into()),
            b'\\' if cfg!(windows) => uri.push('/'),
            // A drive stands behind a slash.
            b':' if cfg!(windows) => uri = format!("file:///{}:", uri.trim_start_matches("file:")),
            _ => uri.extend(['%', digit(byte >> 4), digit(byte & 15)]),
        }
    }
    uri.push_str("?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    readable(Connection::open_with_flags(uri, flags)?)
}

/// Makes an empty file that only its owner can read, if there is none, and its folder.
fn make_file(path: &Path) -> Result<(), LedgerError> {
    if let Some(folder) = path.parent()
        && !folder.is_dir()
    {
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.recursive(true).create(folder)?;
    }
    match private().create_new(true).open(path) {
        Ok(_) => keep_name(path),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(_) if path.exists() => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Options for a file that only its owner can read.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// A file's name must reach the disk as well as what is in it.
fn keep_name(path: &Path) -> Result<(), LedgerError> {
    if cfg!(unix)
        && let Some(folder) = path.parent()
    {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
