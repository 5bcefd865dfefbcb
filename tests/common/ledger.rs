//! What the ledger's tests share.
#![allow(clippy::expect_used, clippy::unwrap_used, dead_code, missing_docs, unreachable_pub)]

use std::path::{Path, PathBuf};
use std::time::Duration;

use baguan::ledger::{Draft, Event, EventKind, Ledger, Marks, Moment};

pub const WAIT: Duration = Duration::from_secs(10);

/// A folder of a test's own, empty.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("baguan-ledger-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    pub fn file(&self) -> PathBuf {
        self.0.join("ledger.db")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub fn open(path: &Path) -> Ledger {
    Ledger::open(path, WAIT).unwrap()
}

pub fn draft(kind: EventKind, incident: Option<u64>, name: &str) -> Draft {
    let marks = if kind.begins() {
        Marks { rule: "personal/mobile".into(), document: format!("d-{name}"), file: format!("f-{name}") }
    } else {
        Marks::default()
    };
    let (at, actor) = (Moment(1_790_000_000_000), "王".to_owned());
    Draft { at, actor, kind, incident, marks, body: format!("{{\"n\":\"{name}\"}}") }
}

pub fn all(ledger: &Ledger) -> Vec<Event> {
    let mut events = Vec::new();
    ledger
        .events(.., &mut |event| {
            events.push(event);
            Ok(())
        })
        .unwrap();
    events
}

/// Numbers that look random and are the same every time.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end.max(1)
    }
}
