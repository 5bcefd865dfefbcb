//! One transaction with the jobs of several writers in it.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode};

use super::queue::lock;
use super::view::{View, column};
use crate::ledger::chain::{Link, body_hash, key};
use crate::ledger::{Draft, EventKind, Head, LedgerError, LedgerErrorKind};

/// What to write, decided when nobody else can write in between.
pub(super) type Job = Box<dyn FnOnce(&View<'_>) -> Result<Vec<Draft>, LedgerError> + Send>;

/// What became of a job: the numbers of its events, why there are none, or the panic that is its owner's.
pub(super) enum Answer {
    Done(Result<Vec<u64>, LedgerError>),
    Panicked(Box<dyn Any + Send>),
}

/// Between two attempts to begin while another process writes. Short and always the same: with pauses that grow, a
/// process that has waited long would have the worst chance of all.
const PAUSE: Duration = Duration::from_micros(100);

/// Where another process has written just now, so many transactions of ours leave it a gap to get in. Otherwise the
/// lock would be free for a moment only, and whoever waits would have to be lucky.
const POLITE: u32 = 16;

/// No event needs more; SQLite has a limit as well, and would tell it too late.
const LONGEST_BODY: usize = 16 << 20;

/// The connection that writes.
pub(super) struct Writer {
    pub(super) connection: Connection,
    wait: Duration,
    path: PathBuf,
    /// Which file it was when it was opened.
    file: Option<(u64, u64)>,
    /// The head, and SQLite's count of other connections' changes when it was so.
    known: Option<(i64, Head)>,
    /// Before so many more transactions others get a chance.
    polite: u32,
}

impl Writer {
    pub(super) fn new(connection: Connection, path: &Path, wait: Duration) -> Result<Self, LedgerError> {
        // We wait by ourselves, at the one place where there is something to wait for.
        connection.busy_timeout(Duration::ZERO)?;
        Ok(Self { connection, wait, file: identity(path), path: path.to_owned(), known: None, polite: 0 })
    }

    /// Runs the jobs in one transaction, for as long as there are more. None is answered well before all of it is on
    /// the disk; one that fails takes nothing of the others with it.
    pub(super) fn run(&mut self, next: &mut dyn FnMut() -> Option<Job>) -> Vec<Answer> {
        let mut answers = Vec::new();
        if let Err(error) = self.batch(next, &mut answers) {
            // What was thought to be written is not. A job's own failure stays its own.
            for answer in &mut answers {
                if matches!(answer, Answer::Done(Ok(_))) {
                    *answer = Answer::Done(Err(error.clone()));
                }
            }
            // They have waited as long, and would only meet the same.
            answers.extend(std::iter::from_fn(next).map(|_| Answer::Done(Err(error.clone()))));
        }
        answers
    }

    fn batch(&mut self, next: &mut dyn FnMut() -> Option<Job>, answers: &mut Vec<Answer>) -> Result<(), LedgerError> {
        let before = self.begin()?;
        let mut head = before;
        let done = self.jobs(next, &mut head, answers).and_then(|()| self.end(before, head));
        if done.is_err() {
            self.forget();
        }
        done
    }

    /// A job that fails does so before anything of it is written; what fails later, the disk, fails for all of them.
    fn jobs(
        &self,
        next: &mut dyn FnMut() -> Option<Job>,
        head: &mut Head,
        answers: &mut Vec<Answer>,
    ) -> Result<(), LedgerError> {
        let mut append = Append::new(&self.connection)?;
        let view = View::new(&self.connection);
        while let Some(job) = next() {
            // Should anything fail before it is answered: this is what it hears then.
            answers.push(Answer::Done(Ok(Vec::new())));
            let decided = catch_unwind(AssertUnwindSafe(|| job(&view)));
            let answer = match decided.map(|drafts| drafts.and_then(|drafts| append.fitting(drafts, *head))) {
                Ok(Ok(fitting)) => Answer::Done(Ok(append.all(&fitting, head)?)),
                Ok(Err(error)) => Answer::Done(Err(error)),
                Err(panic) => Answer::Panicked(panic),
            };
            if let Some(last) = answers.last_mut() {
                *last = answer;
            }
        }
        Ok(())
    }

    /// Begins to write and tells where the chain stands. Whoever is in between is waited for.
    pub(super) fn begin(&mut self) -> Result<Head, LedgerError> {
        if self.polite > 0 {
            self.polite -= 1;
            pause(PAUSE * 2);
        }
        let mut left = self.wait.as_micros() / PAUSE.as_micros();
        loop {
            match self.connection.execute_batch("BEGIN IMMEDIATE") {
                Ok(()) => break,
                Err(error) if left > 0 && error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                    left -= 1;
                    pause(PAUSE);
                }
                Err(error) => return Err(error.into()),
            }
        }
        let stood = self.stood();
        if stood.is_err() {
            self.abandon();
        }
        stood
    }

    fn stood(&mut self) -> Result<Head, LedgerError> {
        // What is written into a file without a name is gone when it is closed.
        if identity(&self.path) != self.file {
            return Err(LedgerErrorKind::Replaced.into());
        }
        let version = self.version()?;
        if let Some((then, head)) = self.known
            && then == version
        {
            return Ok(head);
        }
        if self.known.is_some() {
            self.polite = POLITE;
        }
        let head = View::new(&self.connection).head()?;
        self.known = Some((version, head));
        Ok(head)
    }

    /// Changes whenever another connection has written.
    fn version(&self) -> Result<i64, LedgerError> {
        Ok(self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    pub(super) fn end(&mut self, before: Head, head: Head) -> Result<(), LedgerError> {
        if before == head {
            self.abandon();
            return Ok(());
        }
        self.connection.execute_batch("COMMIT")?;
        if let Some((_, known)) = &mut self.known {
            *known = head;
        }
        Ok(())
    }

    /// After a failure: nothing that was thought to be so counts any more.
    pub(super) fn forget(&mut self) {
        self.known = None;
        self.abandon();
    }

    /// Leaves the connection as if nothing had been begun.
    fn abandon(&self) {
        if !self.connection.is_autocommit() {
            // If this fails the transaction is over all the same.
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }
}

/// Which file has that name now, where the system tells.
#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).ok().map(|found| (found.dev(), found.ino()))
}

/// An open file can neither be moved nor removed here.
#[cfg(not(unix))]
fn identity(_: &Path) -> Option<(u64, u64)> {
    None
}

/// Rests without a thread's help: waits for something that never comes.
fn pause(time: Duration) {
    let (never, told) = (Mutex::new(()), Condvar::new());
    let _ = told.wait_timeout(lock(&never), time);
}

/// Adds events behind the head.
pub(super) struct Append<'a> {
    insert: rusqlite::CachedStatement<'a>,
    begun: rusqlite::CachedStatement<'a>,
}

impl<'a> Append<'a> {
    pub(super) fn new(connection: &'a Connection) -> Result<Self, LedgerError> {
        Ok(Self {
            insert: connection.prepare_cached(
                "INSERT INTO event VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            )?,
            begun: connection.prepare_cached("SELECT 1 FROM event WHERE seq = ?1 AND incident = ?1")?,
        })
    }

    /// The drafts with the incidents they go to; an error if one of them doesn't fit.
    fn fitting(&mut self, drafts: Vec<Draft>, head: Head) -> Result<Vec<(Draft, u64)>, LedgerError> {
        let mut fitting = Vec::with_capacity(drafts.len());
        for (seq, draft) in (head.seq + 1..).zip(drafts) {
            if draft.body.len() > LONGEST_BODY {
                return Err(LedgerErrorKind::Misfit.into());
            }
            let incident = self.incident(&draft, seq)?;
            fitting.push((draft, incident));
        }
        Ok(fitting)
    }

    fn all(&mut self, drafts: &[(Draft, u64)], head: &mut Head) -> Result<Vec<u64>, LedgerError> {
        drafts.iter().map(|(draft, incident)| self.one(draft, *incident, head)).collect()
    }

    /// The incident an event goes to.
    fn incident(&mut self, draft: &Draft, seq: u64) -> Result<u64, LedgerError> {
        match (draft.kind, draft.incident) {
            (EventKind::Run | EventKind::Form, None) => Ok(0),
            (kind, None) if kind.begins() => Ok(seq),
            (EventKind::Run | EventKind::Form | EventKind::Pruned, _) | (_, None) => {
                Err(LedgerErrorKind::Misfit.into())
            }
            (kind, Some(_)) if kind.begins() => Err(LedgerErrorKind::Misfit.into()),
            (_, Some(incident)) if self.begun.exists([column(incident)])? => Ok(incident),
            (_, Some(incident)) => Err(LedgerErrorKind::NoSuchIncident(incident).into()),
        }
    }

    pub(super) fn one(&mut self, draft: &Draft, incident: u64, head: &mut Head) -> Result<u64, LedgerError> {
        let mut salt = [0; 16];
        getrandom::fill(&mut salt).map_err(|error| LedgerError::coded(LedgerErrorKind::Io, error))?;
        let body_hash = body_hash(&salt, &draft.body);
        let link = Link {
            prev: &head.hash,
            seq: head.seq + 1,
            at: draft.at.0,
            actor: &draft.actor,
            kind: draft.kind.name(),
            incident,
            rule: &draft.marks.rule,
            document: &draft.marks.document,
            file: &draft.marks.file,
            body_hash: &body_hash,
        };
        let hash = link.hash();
        self.insert.execute((
            column(link.seq),
            link.at,
            link.actor,
            link.kind,
            column(incident),
            link.rule,
            link.document,
            link.file,
            &salt,
            &draft.body,
            &body_hash,
            link.prev,
            &hash,
            key(link.document),
            key(link.file),
        ))?;
        *head = Head { seq: link.seq, hash };
        Ok(head.seq)
    }
}
