//! The ledger's store: what is written stays, in its order, and only once.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::unwrap_used, missing_docs)]

use std::path::{Path, PathBuf};
use std::sync::{Arc, Barrier};
use std::time::Duration;

use baguan::ledger::{Draft, Event, EventKind, Ledger, LedgerError, LedgerErrorKind, Marks, Moment};

const WAIT: Duration = Duration::from_secs(10);

/// A folder of a test's own, empty.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("baguan-ledger-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn file(&self) -> PathBuf {
        self.0.join("ledger.db")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn open(path: &Path) -> Ledger {
    Ledger::open(path, WAIT).unwrap()
}

fn draft(kind: EventKind, incident: Option<u64>, name: &str) -> Draft {
    let marks = match kind.begins() {
        true => Marks { rule: "personal/mobile".into(), document: format!("d-{name}"), file: format!("f-{name}") },
        false => Marks::default(),
    };
    Draft {
        at: Moment(1_790_000_000_000),
        actor: "王".into(),
        kind,
        incident,
        marks,
        body: format!("{{\"n\":\"{name}\"}}"),
    }
}

fn all(ledger: &Ledger) -> Vec<Event> {
    let mut events = Vec::new();
    ledger
        .events(.., &mut |event| {
            events.push(event);
            Ok(())
        })
        .unwrap();
    events
}

#[test]
fn what_is_written_is_read_in_its_order() {
    let folder = Folder::new("order");
    let ledger = open(&folder.file());
    assert_eq!(ledger.head().unwrap().seq, 0);
    let first =
        ledger.write(|_| Ok(vec![draft(EventKind::Run, None, "1"), draft(EventKind::Found, None, "2")])).unwrap();
    assert_eq!(first, [1, 2]);
    assert_eq!(ledger.write(|_| Ok(vec![draft(EventKind::Contained, Some(2), "3")])).unwrap(), [3]);
    drop(ledger);
    let ledger = open(&folder.file());
    let events = all(&ledger);
    let numbers: Vec<_> = events.iter().map(|event| (event.seq, event.incident, event.kind)).collect();
    assert_eq!(numbers, [(1, 0, EventKind::Run), (2, 2, EventKind::Found), (3, 2, EventKind::Contained)]);
    assert_eq!(ledger.head().unwrap().hash, events[2].hash);
    assert_eq!(ledger.view(|view| view.of_incident(2)).unwrap().len(), 2);
    assert_eq!(ledger.view(|view| view.of_incident(3)).unwrap(), []);
}

#[test]
fn the_same_is_known_by_name_or_by_bytes() {
    let folder = Folder::new("same");
    let ledger = open(&folder.file());
    let marks = |rule: &str, document: &str, file: &str| Marks {
        rule: rule.into(),
        document: document.into(),
        file: file.into(),
    };
    for (kind, marks) in [
        (EventKind::Found, marks("a", "x", "1")),
        (EventKind::Prevented, marks("a", "y", "1")),
        (EventKind::Found, marks("b", "x", "1")),
        (EventKind::Found, marks("a", "", "")),
    ] {
        ledger.write(move |_| Ok(vec![Draft { kind, marks, ..Draft::default() }])).unwrap();
    }
    ledger.write(|_| Ok(vec![Draft { marks: marks_of_more(), ..draft(EventKind::More, Some(1), "m") }])).unwrap();
    let same = |rule: &str, document: &str, file: &str| {
        let marks = marks(rule, document, file);
        ledger.view(|view| view.same(&marks)).unwrap().into_iter().map(|(seq, _)| seq).collect::<Vec<_>>()
    };
    assert_eq!(same("a", "x", "9"), [1]);
    assert_eq!(same("a", "x", "1"), [2, 1]);
    assert_eq!(same("b", "z", "1"), [3]);
    assert_eq!(same("a", "", ""), Vec::<u64>::new());
    let of = ledger.view(|view| view.of_document("x", "")).unwrap();
    assert_eq!(of, [(3, EventKind::Found), (1, EventKind::Found)]);
}

fn marks_of_more() -> Marks {
    Marks { rule: "a".into(), document: "x".into(), file: "1".into() }
}

#[test]
fn a_batch_is_whole_or_not_there() {
    let folder = Folder::new("whole");
    let ledger = open(&folder.file());
    let wrong = ledger.write(|_| Ok(vec![draft(EventKind::Run, None, "1"), draft(EventKind::Closed, Some(7), "2")]));
    assert_eq!(wrong.unwrap_err().kind, LedgerErrorKind::NoSuchIncident(7));
    for misfit in [
        draft(EventKind::Closed, None, ""),
        draft(EventKind::Run, Some(1), ""),
        draft(EventKind::Found, Some(1), ""),
        draft(EventKind::Pruned, None, ""),
    ] {
        let answer = ledger.write(move |_| Ok(vec![draft(EventKind::Run, None, "1"), misfit]));
        assert_eq!(answer.unwrap_err().kind, LedgerErrorKind::Misfit);
    }
    let declined = baguan::finding::Words { zh: "不", en: "no" };
    let answer = ledger.write(move |_| Err(LedgerError::declined(declined)));
    assert_eq!(answer.unwrap_err().say(baguan::finding::Language::Chinese), "不");
    assert_eq!(ledger.head().unwrap().seq, 0);
    assert_eq!(ledger.write(|_| Ok(vec![draft(EventKind::Run, None, "1")])).unwrap(), [1]);
}

#[test]
fn a_panic_is_its_owners_alone() {
    let folder = Folder::new("panic");
    let ledger = Arc::new(open(&folder.file()));
    let together = Arc::new(Barrier::new(8));
    let writers: Vec<_> = (0..8)
        .map(|number| {
            let (ledger, together) = (Arc::clone(&ledger), Arc::clone(&together));
            std::thread::spawn(move || {
                together.wait();
                for _ in 0..20 {
                    ledger
                        .write(move |_| {
                            assert!(number % 2 == 0, "meant");
                            Ok(vec![draft(EventKind::Run, None, "1")])
                        })
                        .unwrap();
                }
            })
        })
        .collect();
    let ended: Vec<bool> = writers.into_iter().map(|writer| writer.join().is_ok()).collect();
    assert_eq!(ended, [true, false, true, false, true, false, true, false]);
    assert_eq!(ledger.head().unwrap().seq, 80);
}

#[test]
fn two_connections_never_enter_the_same_thing_twice() {
    let folder = Folder::new("twice");
    let together = Arc::new(Barrier::new(4));
    let writers: Vec<_> = (0..4)
        .map(|_| {
            let (path, together) = (folder.file(), Arc::clone(&together));
            std::thread::spawn(move || {
                together.wait();
                let ledger = open(&path);
                for number in 0..50 {
                    ledger
                        .write(move |view| {
                            let draft = draft(EventKind::Found, None, &number.to_string());
                            Ok(if view.same(&draft.marks)?.is_empty() { vec![draft] } else { Vec::new() })
                        })
                        .unwrap();
                }
            })
        })
        .collect();
    writers.into_iter().for_each(|writer| writer.join().unwrap());
    assert_eq!(all(&open(&folder.file())).len(), 50);
}
