//! The ledger at one moment.

use std::ops::{Bound, RangeBounds};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use crate::ledger::chain::key;
use crate::ledger::{Event, EventKind, Head, LedgerError, LedgerErrorKind, Marks, Moment};

/// The columns of an [`Event`].
const EVENT: &str = "seq, at, actor, kind, incident, rule, document, file, body, hash";

/// The indexes are named: without figures about the table SQLite might read all of it.
const BY_DOCUMENT: &str = "SELECT seq, kind, document, rule FROM event INDEXED BY event_document
    WHERE incident = seq AND document_key <> 0 AND document_key = ?1";
const BY_FILE: &str = "SELECT seq, kind, file, rule FROM event INDEXED BY event_file
    WHERE incident = seq AND file_key <> 0 AND file_key = ?1";

/// The ledger at one moment: whatever is asked of it fits together, whoever writes meanwhile.
pub struct View<'a> {
    connection: &'a Connection,
}

impl<'a> View<'a> {
    pub(super) fn new(connection: &'a Connection) -> Self {
        Self { connection }
    }

    /// Where the chain stands.
    pub fn head(&self) -> Result<Head, LedgerError> {
        let mut statement = self.connection.prepare_cached("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1")?;
        let mut rows = statement.query([])?;
        rows.next()?.map_or(Ok(Head::default()), |row| {
            let seq = number(row, 0)?;
            Ok(Head { seq, hash: hash(row, 1).ok_or(LedgerErrorKind::Corrupt(Some(seq)))? })
        })
    }

    /// The event with that number.
    pub fn event(&self, seq: u64) -> Result<Option<Event>, LedgerError> {
        let mut found = None;
        self.events(seq..=seq, &mut |event| {
            found = Some(event);
            Ok(())
        })?;
        Ok(found)
    }

    /// Events by their numbers, one after the other.
    pub fn events(
        &self,
        range: impl RangeBounds<u64>,
        each: &mut dyn FnMut(Event) -> Result<(), LedgerError>,
    ) -> Result<(), LedgerError> {
        let first = match range.start_bound() {
            Bound::Included(&first) => first,
            Bound::Excluded(&before) => before.saturating_add(1),
            Bound::Unbounded => 0,
        };
        let last = match range.end_bound() {
            Bound::Included(&last) => last,
            Bound::Excluded(&0) => return Ok(()),
            Bound::Excluded(&after) => after - 1,
            Bound::Unbounded => u64::MAX,
        };
        let sql = format!("SELECT {EVENT} FROM event WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([column(first), column(last)])?;
        while let Some(row) = rows.next()? {
            each(event(row)?)?;
        }
        Ok(())
    }

    /// What happened with one incident, from its beginning on.
    pub fn of_incident(&self, incident: u64) -> Result<Vec<Event>, LedgerError> {
        let mut events = Vec::new();
        let Some(begun) = self.event(incident)?.filter(|event| event.kind.begins()) else { return Ok(events) };
        events.push(begun);
        let sql =
            format!("SELECT {EVENT} FROM event WHERE incident = ?1 AND incident <> 0 AND incident <> seq ORDER BY seq");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([column(incident)])?;
        while let Some(row) = rows.next()? {
            events.push(event(row)?);
        }
        Ok(events)
    }

    /// Incidents begun for the same rule in the same document, by its name or by its bytes; the newest first, with
    /// the kind that began them.
    pub fn same(&self, marks: &Marks) -> Result<Vec<(u64, EventKind)>, LedgerError> {
        self.begun(&marks.document, &marks.file, Some(&marks.rule))
    }

    /// All incidents begun for a document, by its name or by its bytes; the newest first.
    pub fn of_document(&self, document: &str, file: &str) -> Result<Vec<(u64, EventKind)>, LedgerError> {
        self.begun(document, file, None)
    }

    fn begun(&self, document: &str, file: &str, rule: Option<&str>) -> Result<Vec<(u64, EventKind)>, LedgerError> {
        let mut found = self.marked(BY_DOCUMENT, document, rule)?;
        found.extend(self.marked(BY_FILE, file, rule)?);
        found.sort_unstable_by_key(|(seq, _)| std::cmp::Reverse(*seq));
        found.dedup_by_key(|(seq, _)| *seq);
        Ok(found)
    }

    fn marked(&self, sql: &str, mark: &str, rule: Option<&str>) -> Result<Vec<(u64, EventKind)>, LedgerError> {
        let mut found = Vec::new();
        if mark.is_empty() {
            return Ok(found);
        }
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([key(mark)])?;
        while let Some(row) = rows.next()? {
            let text = |at: usize| row.get_ref(at).map(|value| value.as_str().unwrap_or_default());
            if text(2)? != mark || rule.map_or(Ok(false), |rule| text(3).map(|of| of != rule))? {
                continue;
            }
            let seq = number(row, 0)?;
            let kind = EventKind::parse(text(1)?);
            found.push((seq, kind.ok_or(LedgerErrorKind::Corrupt(Some(seq)))?));
        }
        Ok(found)
    }
}

/// A number as SQLite keeps it: no event has a number that doesn't fit.
pub(super) fn column(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A number of ours. A negative one is none.
pub(super) fn number(row: &Row<'_>, at: usize) -> Result<u64, LedgerError> {
    u64::try_from(row.get::<_, i64>(at)?).map_err(|_| LedgerErrorKind::Corrupt(None).into())
}

fn hash(row: &Row<'_>, at: usize) -> Option<[u8; 32]> {
    match row.get_ref(at) {
        Ok(ValueRef::Blob(bytes)) => bytes.try_into().ok(),
        _ => None,
    }
}

fn event(row: &Row<'_>) -> Result<Event, LedgerError> {
    let seq = number(row, 0)?;
    let text = |at: usize| row.get::<_, String>(at);
    let read = || -> rusqlite::Result<Option<Event>> {
        let kind = EventKind::parse(row.get_ref(3)?.as_str().unwrap_or_default());
        let (Some(kind), Some(hash)) = (kind, hash(row, 9)) else { return Ok(None) };
        let Ok(incident) = u64::try_from(row.get::<_, i64>(4)?) else { return Ok(None) };
        let marks = Marks { rule: text(5)?, document: text(6)?, file: text(7)? };
        let (at, actor, body) = (Moment(row.get(1)?), text(2)?, row.get(8)?);
        Ok(Some(Event { seq, at, actor, kind, incident, marks, body, hash }))
    };
    read().ok().flatten().ok_or_else(|| LedgerErrorKind::Corrupt(Some(seq)).into())
}
