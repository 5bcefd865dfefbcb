//! Details that have been kept long enough are taken out; that, who and why is an event of its own. The chain stays whole.

use std::ops::RangeInclusive;

use serde_json::json;

use super::Ledger;
use super::batch::Append;
use super::queue::lock;
use super::view::column;
use crate::ledger::{Draft, EventKind, LedgerError, LedgerErrorKind, Moment};

/// What a pruning did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pruning {
    /// The event that says so.
    pub seq: u64,
    /// So many events lost their details.
    pub events: u64,
}

/// Which events a pruning is for.
const OF: &str = "seq BETWEEN ?1 AND ?2 AND body IS NOT NULL AND kind <> 'pruned'";

impl Ledger {
    /// Takes the details out of events, for ever. Nothing is written where there are none to take.
    pub fn prune(
        &self,
        range: RangeInclusive<u64>,
        reason: &str,
        actor: &str,
        at: Moment,
    ) -> Result<Option<Pruning>, LedgerError> {
        let writer = self.writer.as_ref().ok_or(LedgerErrorKind::ReadOnly)?;
        let mut writer = lock(writer);
        let before = writer.begin()?;
        let (first, last) = (column(*range.start()), column((*range.end()).min(before.seq)));
        let pruned = (|| {
            let connection = &writer.connection;
            let count = format!("SELECT count(*) FROM event WHERE {OF}");
            let events: u64 = connection.query_row(&count, [first, last], |row| row.get::<_, u32>(0))?.into();
            if events == 0 {
                return Ok((None, before));
            }
            let body = json!({ "from": first, "until": last, "events": events, "reason": reason }).to_string();
            let draft = Draft { at, actor: actor.to_owned(), kind: EventKind::Pruned, body, ..Draft::default() };
            let mut head = before;
            // First the event: without one that covers them the table keeps its rows.
            let seq = Append::new(connection)?.one(&draft, 0, &mut head)?;
            connection.execute(&format!("UPDATE event SET salt = NULL, body = NULL WHERE {OF}"), [first, last])?;
            Ok((Some(Pruning { seq, events }), head))
        })();
        let done = pruned.and_then(|(pruning, head)| writer.end(before, head).map(|()| pruning));
        if done.is_err() {
            writer.forget();
        } else {
            // The write-ahead log still has the old pages. While somebody reads them they stay until the next time.
            let _ = writer.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        }
        done
    }
}
