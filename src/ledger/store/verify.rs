//! Whether the ledger is what was written: every event, every body, nothing missing, nothing in between.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use serde::Deserialize;

use super::schema;
use crate::finding::{Language, Masked, Message, Words};
use crate::ledger::chain::{Link, body_hash, key};
use crate::ledger::{EventKind, Head, LedgerError, LedgerErrorKind};

/// What a look at the whole ledger has shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// So many events are in order.
    pub events: u64,
    /// Where the chain stands, as far as it is in order.
    pub head: Head,
    /// Of so many only the details are gone, and an event says so.
    pub pruned: u64,
    /// The first thing that is not in order.
    pub fault: Option<Fault>,
}

/// Something is not in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The first event that shows it; 0 where it is the file itself.
    pub seq: u64,
    /// What is the matter.
    pub why: FaultKind,
}

/// What is not in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultKind {
    /// It cannot be read, or holds what was never written so.
    Damaged,
    /// It is missing though later ones are there.
    Missing,
    /// It does not follow from the event before it.
    Unlinked,
    /// It is not as it was written.
    Changed,
    /// Its details are not as they were written.
    BodyChanged,
    /// Its details are gone, and no event says why.
    BodyGone,
    /// The chain ends before the head that is known.
    Cut,
    /// The event that is known as head is another one now.
    Rewritten,
    /// What guards the table has been changed.
    Unguarded,
}

impl Fault {
    /// The sentence for the user.
    pub fn say(&self, language: Language) -> String {
        Message::from(self.words()).with("n", Masked::known(self.seq.to_string())).say(language)
    }

    fn words(self) -> Words {
        use FaultKind as Kind;
        match (self.why, self.seq) {
            (Kind::Damaged, 0) => Words { zh: "台账文件已损坏", en: "the file is damaged" },
            (Kind::Damaged, _) => Words { zh: "第 {n} 条记录已损坏", en: "event {n} is damaged" },
            (Kind::Missing, _) => Words {
                zh: "缺少第 {n} 条记录，而其后的记录还在",
                en: "event {n} is missing though later ones are there",
            },
            (Kind::Unlinked, _) => Words {
                zh: "第 {n} 条记录与上一条接不上",
                en: "event {n} does not follow from the one before it",
            },
            (Kind::Changed, _) => Words { zh: "第 {n} 条记录被改动过", en: "event {n} has been changed" },
            (Kind::BodyChanged, _) => {
                Words { zh: "第 {n} 条记录的明细被改动过", en: "the details of event {n} have been changed" }
            }
            (Kind::BodyGone, _) => Words {
                zh: "第 {n} 条记录的明细不见了，且没有清理记录",
                en: "the details of event {n} are gone and no event says why",
            },
            (Kind::Cut, _) => Words {
                zh: "台账比已知的短：自第 {n} 条记录起缺失",
                en: "the ledger is shorter than it was known to be: events from {n} on are gone",
            },
            (Kind::Rewritten, _) => Words {
                zh: "第 {n} 条记录与已知的不同，台账被改写过",
                en: "event {n} is not the one that was known: the ledger has been rewritten",
            },
            (Kind::Unguarded, _) => Words {
                zh: "台账文件的防改动设置被改过",
                en: "what guards the ledger against changes has been tampered with",
            },
        }
    }
}

/// What the event of a pruning says; [`EventKind::Pruned`].
#[derive(Deserialize)]
struct Range {
    from: u64,
    until: u64,
}

/// Looks at everything; `connection` is at one moment.
pub(super) fn verify(connection: &Connection, known: Option<Head>) -> Result<Verified, LedgerError> {
    let mut walk = Walk { known, ..Walk::default() };
    let mut fault = walk.events(connection)?;
    if fault.is_none() {
        fault = walk.bodies_gone().or_else(|| walk.short());
    }
    if fault.is_none() {
        fault = file(connection)?;
    }
    let Walk { head, pruned, .. } = walk;
    Ok(Verified { events: head.seq, head, pruned, fault })
}

/// A way along the chain.
#[derive(Default)]
struct Walk {
    known: Option<Head>,
    head: Head,
    pruned: u64,
    /// Events without details, as runs from and until.
    gone: Vec<(u64, u64)>,
    /// Prunings: the event, from and until.
    prunings: Vec<(u64, Range)>,
}

impl Walk {
    fn events(&mut self, connection: &Connection) -> Result<Option<Fault>, LedgerError> {
        let sql = "SELECT seq, at, actor, kind, incident, rule, document, file, salt, body, body_hash, prev, hash, document_key, file_key
                   FROM event ORDER BY seq";
        let damaged = |seq, error: rusqlite::Error| match LedgerError::from(error) {
            LedgerError { kind: LedgerErrorKind::Corrupt(_) | LedgerErrorKind::NotALedger, .. } => {
                Ok(Some(Fault { seq, why: FaultKind::Damaged }))
            }
            other => Err(other),
        };
        let mut statement = match connection.prepare(sql) {
            Ok(statement) => statement,
            Err(error) => return damaged(0, error),
        };
        let mut rows = match statement.query([]) {
            Ok(rows) => rows,
            Err(error) => return damaged(0, error),
        };
        loop {
            let seq = self.head.seq + 1;
            match rows.next() {
                Ok(None) => return Ok(None),
                Ok(Some(row)) => {
                    if let Err(why) = self.event(row, seq) {
                        return Ok(Some(Fault { seq, why }));
                    }
                }
                Err(error) => return damaged(seq, error),
            }
        }
    }

    fn event(&mut self, row: &Row<'_>, expected: u64) -> Result<(), FaultKind> {
        let seq = number(row, 0)?;
        if seq != expected {
            return Err(if seq > expected { FaultKind::Missing } else { FaultKind::Damaged });
        }
        let kind = text(row, 3)?;
        let link = Link {
            prev: blob(row, 11)?,
            seq,
            at: row.get(1).map_err(|_| FaultKind::Damaged)?,
            actor: text(row, 2)?,
            kind,
            incident: number(row, 4)?,
            rule: text(row, 5)?,
            document: text(row, 6)?,
            file: text(row, 7)?,
            body_hash: blob(row, 10)?,
        };
        if link.prev != self.head.hash {
            return Err(FaultKind::Unlinked);
        }
        let hash = link.hash();
        let keys = [(13, link.document), (14, link.file)];
        if blob(row, 12)? != hash || keys.iter().any(|&(at, mark)| row.get::<_, i64>(at) != Ok(key(mark))) {
            return Err(FaultKind::Changed);
        }
        self.body(row, seq, kind, link.body_hash)?;
        self.head = Head { seq, hash };
        match self.known {
            Some(known) if known.seq == seq && known.hash != hash => Err(FaultKind::Rewritten),
            _ => Ok(()),
        }
    }

    fn body(&mut self, row: &Row<'_>, seq: u64, kind: &str, expected: &[u8]) -> Result<(), FaultKind> {
        let gone = |at| matches!(row.get_ref(at), Ok(ValueRef::Null));
        if gone(8) && gone(9) && kind != EventKind::Pruned.name() {
            self.pruned += 1;
            match self.gone.last_mut() {
                Some((_, until)) if *until + 1 == seq => *until = seq,
                _ => self.gone.push((seq, seq)),
            }
            return Ok(());
        }
        let (Ok(salt), Ok(body)) = (blob(row, 8), text(row, 9)) else { return Err(FaultKind::BodyChanged) };
        if salt.len() != 16 || body_hash(salt, body) != expected {
            return Err(FaultKind::BodyChanged);
        }
        if kind == EventKind::Pruned.name() {
            let range = serde_json::from_str(body).map_err(|_| FaultKind::Damaged)?;
            self.prunings.push((seq, range));
        }
        Ok(())
    }

    /// Details that are gone without an event that says so.
    fn bodies_gone(&self) -> Option<Fault> {
        self.gone.iter().find_map(|&(from, until)| {
            // Each round a pruning takes it further, or there is none.
            let mut next = from;
            while let Some((_, range)) = self
                .prunings
                .iter()
                .find(|(seq, range)| *seq > next && range.from <= next && next <= range.until.min(*seq))
            {
                next = range.until.saturating_add(1);
                if next > until {
                    return None;
                }
            }
            Some(Fault { seq: next, why: FaultKind::BodyGone })
        })
    }

    fn short(&self) -> Option<Fault> {
        let known = self.known?;
        let why = if known.seq == 0 && known != Head::default() { FaultKind::Rewritten } else { FaultKind::Cut };
        (known.seq > self.head.seq || why == FaultKind::Rewritten).then_some(Fault { seq: self.head.seq + 1, why })
    }
}

/// The file around the events: its pages, its indexes, its guards.
fn file(connection: &Connection) -> Result<Option<Fault>, LedgerError> {
    if !schema::guarded(connection)? {
        return Ok(Some(Fault { seq: 0, why: FaultKind::Unguarded }));
    }
    let sound: rusqlite::Result<String> = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0));
    Ok(match sound {
        Ok(sound) if sound == "ok" => None,
        _ => Some(Fault { seq: 0, why: FaultKind::Damaged }),
    })
}

fn number(row: &Row<'_>, at: usize) -> Result<u64, FaultKind> {
    row.get::<_, i64>(at).ok().and_then(|number| u64::try_from(number).ok()).ok_or(FaultKind::Damaged)
}

fn text<'a>(row: &'a Row<'_>, at: usize) -> Result<&'a str, FaultKind> {
    row.get_ref(at).ok().and_then(|value| value.as_str().ok()).ok_or(FaultKind::Damaged)
}

fn blob<'a>(row: &'a Row<'_>, at: usize) -> Result<&'a [u8], FaultKind> {
    row.get_ref(at).ok().and_then(|value| value.as_blob().ok()).ok_or(FaultKind::Damaged)
}
