//! The ledger's store: what is written stays, in its order, and only once.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::unwrap_used, missing_docs)]

#[path = "common/ledger.rs"]
mod common;

use std::sync::{Arc, Barrier};

use baguan::finding::{Language, Words};
use baguan::ledger::{
    Draft, EventKind, Fault, FaultKind, Head, Ledger, LedgerError, LedgerErrorKind, Marks, Moment, restore,
};
use common::{Folder, WAIT, all, draft, open};
use proptest::prelude::*;
use rusqlite::Connection;

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
    let declined = Words { zh: "不", en: "no" };
    let answer = ledger.write(move |_| Err(LedgerError::declined(declined)));
    assert_eq!(answer.unwrap_err().say(Language::Chinese), "不");
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
    for writer in writers {
        writer.join().unwrap();
    }
    assert_eq!(all(&open(&folder.file())).len(), 50);
}

/// Five events: a run, two incidents, a step of each.
fn five(folder: &Folder) -> Head {
    let ledger = open(&folder.file());
    for (kind, incident) in [
        (EventKind::Run, None),
        (EventKind::Found, None),
        (EventKind::Prevented, None),
        (EventKind::Contained, Some(2)),
        (EventKind::FalseAlarm, Some(3)),
    ] {
        ledger.write(move |view| Ok(vec![draft(kind, incident, &view.head()?.seq.to_string())])).unwrap();
    }
    ledger.head().unwrap()
}

/// What somebody might try who goes round the program, and what shows it afterwards.
const TAMPERINGS: [(&str, u64, FaultKind); 13] = [
    ("UPDATE event SET actor = '李' WHERE seq = 3", 3, FaultKind::Changed),
    ("UPDATE event SET at = at + 1 WHERE seq = 1", 1, FaultKind::Changed),
    ("UPDATE event SET kind = 'found' WHERE seq = 3", 3, FaultKind::Changed),
    ("UPDATE event SET incident = 3 WHERE seq = 4", 4, FaultKind::Changed),
    ("UPDATE event SET document = file, file = document WHERE seq = 2", 2, FaultKind::Changed),
    ("UPDATE event SET prev = zeroblob(32) WHERE seq = 3", 3, FaultKind::Unlinked),
    ("UPDATE event SET hash = randomblob(32) WHERE seq = 3", 3, FaultKind::Changed),
    ("UPDATE event SET body = body || ' ' WHERE seq = 3", 3, FaultKind::BodyChanged),
    ("UPDATE event SET salt = substr(salt, 2) WHERE seq = 3", 3, FaultKind::BodyChanged),
    ("UPDATE event SET body = NULL WHERE seq = 3", 3, FaultKind::BodyChanged),
    ("UPDATE event SET body = NULL, salt = NULL WHERE seq = 3", 3, FaultKind::BodyGone),
    ("DELETE FROM event WHERE seq = 3", 3, FaultKind::Missing),
    ("DELETE FROM event WHERE seq = 1", 1, FaultKind::Missing),
];

#[test]
fn the_table_refuses_changes() {
    let folder = Folder::new("refuses");
    let head = five(&folder);
    let raw = Connection::open(folder.file()).unwrap();
    let others = [
        "REPLACE INTO event SELECT * FROM event WHERE seq = 3",
        "INSERT INTO event SELECT seq + 2, at, actor, kind, incident, rule, document, file, salt, body, body_hash, prev, hash, document_key, file_key FROM event WHERE seq = 5",
        "INSERT INTO event SELECT -1, at, actor, kind, incident, rule, document, file, salt, body, body_hash, prev, hash, document_key, file_key FROM event WHERE seq = 5",
        "UPDATE event SET seq = 6 WHERE seq = 5",
        "UPDATE OR REPLACE event SET seq = 4 WHERE seq = 5",
        "DELETE FROM event",
    ];
    for sql in TAMPERINGS.into_iter().map(|(sql, ..)| sql).chain(others) {
        assert!(raw.execute(sql, []).is_err(), "{sql}");
    }
    assert_eq!(open(&folder.file()).verify(Some(head)).unwrap().fault, None);
}

/// Does it without the guards, then puts them back as they were.
fn tamper(folder: &Folder, sql: &str) {
    let raw = Connection::open(folder.file()).unwrap();
    let list = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'";
    let guards: Vec<(String, String)> = raw
        .prepare(list)
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for (name, _) in &guards {
        raw.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    raw.execute_batch(sql).unwrap();
    for (_, guard) in &guards {
        raw.execute_batch(guard).unwrap();
    }
}

#[test]
fn whatever_is_changed_shows() {
    for (sql, seq, why) in TAMPERINGS {
        let folder = Folder::new("shows");
        five(&folder);
        tamper(&folder, sql);
        let ledger = Ledger::open_to_read(&folder.file(), WAIT).unwrap();
        assert_eq!(ledger.verify(None).unwrap().fault, Some(Fault { seq, why }), "{sql}");
    }
}

#[test]
fn what_is_cut_off_or_written_anew_shows_by_the_head() {
    let (folder, other) = (Folder::new("cut"), Folder::new("anew"));
    let (head, elsewhere) = (five(&folder), five(&other));
    let fault = |folder: &Folder, head| open(&folder.file()).verify(Some(head)).unwrap().fault;
    assert_eq!(fault(&folder, head), None);
    assert_eq!(fault(&folder, Head::default()), None);
    assert_eq!(fault(&folder, elsewhere), Some(Fault { seq: 5, why: FaultKind::Rewritten }));
    tamper(&folder, "DELETE FROM event WHERE seq > 3");
    assert_eq!(open(&folder.file()).verify(None).unwrap().fault, None);
    assert_eq!(fault(&folder, head), Some(Fault { seq: 4, why: FaultKind::Cut }));
    for sql in ["DROP TRIGGER event_keeps", "DROP INDEX event_of"] {
        let folder = Folder::new("guards");
        five(&folder);
        Connection::open(folder.file()).unwrap().execute_batch(sql).unwrap();
        assert_eq!(fault(&folder, Head::default()), Some(Fault { seq: 0, why: FaultKind::Unguarded }));
    }
}

#[test]
fn pruned_details_are_gone_and_the_chain_stays() {
    let folder = Folder::new("pruned");
    let before = five(&folder);
    let ledger = open(&folder.file());
    let secret = "{\"n\":\"1\"}";
    let in_file =
        || std::fs::read(folder.file()).unwrap().windows(secret.len()).any(|bytes| bytes == secret.as_bytes());
    assert!(in_file(), "the test looks at the wrong bytes");
    let pruning = ledger.prune(1..=3, "满三年", "王", Moment(5)).unwrap().unwrap();
    assert_eq!((pruning.seq, pruning.events), (6, 3));
    assert!(!in_file(), "the bytes are still in the file");
    assert_eq!(ledger.prune(0..=3, "再次", "王", Moment(6)).unwrap(), None);
    let verified = ledger.verify(Some(before)).unwrap();
    assert_eq!((verified.events, verified.pruned, verified.fault), (6, 3, None));
    let bodies: Vec<bool> = all(&ledger).iter().map(|event| event.body.is_some()).collect();
    assert_eq!(bodies, [false, false, false, true, true, true]);
    // A second one over the first: it takes what is left, not the event of the first.
    let pruning = ledger.prune(2..=u64::MAX, "全部", "王", Moment(7)).unwrap().unwrap();
    assert_eq!((pruning.seq, pruning.events), (7, 2));
    assert_eq!(ledger.verify(None).unwrap().fault, None);
    assert_eq!(ledger.write(|_| Ok(vec![draft(EventKind::Corrected, Some(2), "8")])).unwrap(), [8]);
    // What was pruned does not cover what came later.
    drop(ledger);
    tamper(&folder, "UPDATE event SET body = NULL, salt = NULL WHERE seq = 8");
    let fault = open(&folder.file()).verify(None).unwrap().fault;
    assert_eq!(fault, Some(Fault { seq: 8, why: FaultKind::BodyGone }));
}

#[test]
fn a_copy_is_put_back_only_if_nothing_is_missing() {
    let folder = Folder::new("copy");
    let head = five(&folder);
    let copy = folder.0.join("副 本%.db");
    let ledger = open(&folder.file());
    assert_eq!(ledger.backup(&copy).unwrap(), head);
    let beside = std::fs::read_to_string(folder.0.join("副 本%.db.head")).unwrap();
    assert_eq!(Head::parse(&beside), Some(head));
    assert_eq!(ledger.backup(&copy).unwrap_err().kind, LedgerErrorKind::Exists);
    assert_eq!(Ledger::open_to_read(&copy, WAIT).unwrap().verify(Some(head)).unwrap().events, 5);
    // While it is open and has the same: fine, and whoever has it open goes on.
    assert_eq!(restore(&copy, &folder.file(), None).unwrap(), head);
    assert_eq!(ledger.write(|_| Ok(vec![draft(EventKind::Run, None, "6")])).unwrap(), [6]);
    let longer = ledger.head().unwrap();
    assert_eq!(ledger.verify(Some(longer)).unwrap().fault, None);
    // Now the copy is shorter.
    let shorter = LedgerErrorKind::ShorterThanKnown;
    assert_eq!(restore(&copy, &folder.file(), None).unwrap_err().kind, shorter);
    assert_eq!(restore(&copy, &folder.0.join("new.db"), Some(longer)).unwrap_err().kind, shorter);
    assert!(!folder.0.join("new.db").exists());
    assert_eq!(all(&ledger).len(), 6);
    // Back over events that were lost, and to where nothing is.
    drop(ledger);
    tamper(&folder, "DELETE FROM event WHERE seq > 2");
    assert_eq!(restore(&copy, &folder.file(), Some(head)).unwrap(), head);
    assert_eq!(restore(&copy, &folder.0.join("deep/new.db"), Some(head)).unwrap(), head);
    for path in [folder.file(), folder.0.join("deep/new.db")] {
        let ledger = open(&path);
        assert_eq!(ledger.verify(Some(head)).unwrap().fault, None);
        assert_eq!(ledger.write(|_| Ok(vec![draft(EventKind::Run, None, "6")])).unwrap(), [6]);
    }
    let names: Vec<_> = std::fs::read_dir(&folder.0).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert!(!names.iter().any(|name| name.to_string_lossy().ends_with(".restoring")), "{names:?}");
    // A copy that was changed is none.
    let raw = Folder(folder.0.join("damaged"));
    std::fs::create_dir_all(&raw.0).unwrap();
    std::fs::copy(&copy, raw.file()).unwrap();
    tamper(&raw, "UPDATE event SET actor = '李' WHERE seq = 3");
    let refused = restore(&raw.file(), &folder.0.join("third.db"), None).unwrap_err();
    assert_eq!(refused.kind, LedgerErrorKind::Corrupt(Some(3)));
}

#[test]
fn a_damaged_ledger_is_replaced_only_if_its_head_is_told() {
    let folder = Folder::new("damaged");
    let head = five(&folder);
    let copy = folder.0.join("copy.db");
    open(&folder.file()).backup(&copy).unwrap();
    let mut bytes = std::fs::read(folder.file()).unwrap();
    bytes.iter_mut().skip(100).for_each(|byte| *byte = 0xa5);
    std::fs::write(folder.file(), bytes).unwrap();
    assert_eq!(restore(&copy, &folder.file(), None).unwrap_err().kind, LedgerErrorKind::HeadUnknown);
    assert_eq!(restore(&copy, &folder.file(), Some(head)).unwrap(), head);
    assert_eq!(open(&folder.file()).verify(Some(head)).unwrap().fault, None);
    assert!(folder.0.join("ledger.db.damaged").exists());
}

#[test]
fn other_files_are_left_alone() {
    let folder = Folder::new("others");
    let path = folder.file();
    let foreign = || {
        let raw = Connection::open(&path).unwrap();
        raw.execute_batch("CREATE TABLE letters (text)").unwrap();
    };
    let makers: [&dyn Fn(); 3] = [
        &|| std::fs::write(&path, "关于公示的说明").unwrap(),
        &|| std::fs::write(&path, b"SQLite format 3\0").unwrap(),
        &foreign,
    ];
    for make in makers {
        let _ = std::fs::remove_file(&path);
        make();
        let before = std::fs::read(&path).unwrap();
        assert_eq!(Ledger::open(&path, WAIT).err().unwrap().kind, LedgerErrorKind::NotALedger);
        assert_eq!(Ledger::open_to_read(&path, WAIT).err().unwrap().kind, LedgerErrorKind::NotALedger);
        let other = Folder::new("others-copy");
        five(&other);
        assert_eq!(restore(&other.file(), &path, None).unwrap_err().kind, LedgerErrorKind::NotALedger);
        assert_eq!(std::fs::read(&path).unwrap(), before);
        assert_eq!(std::fs::read_dir(&folder.0).unwrap().count(), 1);
    }
    std::fs::remove_file(&path).unwrap();
    five(&folder);
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 2).unwrap();
    assert_eq!(Ledger::open(&path, WAIT).err().unwrap().kind, LedgerErrorKind::NewerVersion);
    assert_eq!(Ledger::open_to_read(&folder.0.join("none.db"), WAIT).err().unwrap().kind, LedgerErrorKind::CannotOpen);
    assert!(!folder.0.join("none.db").exists());
}

#[cfg(unix)]
#[test]
fn only_its_owner_reads_it_and_a_file_put_in_its_place_is_noticed() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("owner");
    let path = folder.0.join("a/b/ledger.db");
    let ledger = open(&path);
    ledger.write(|_| Ok(vec![draft(EventKind::Run, None, "1")])).unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
    assert_eq!(mode(&folder.0.join("a/b/ledger.db-wal")), 0o600);
    std::fs::rename(&path, folder.0.join("moved.db")).unwrap();
    open(&path);
    let answer = ledger.write(|_| Ok(vec![draft(EventKind::Run, None, "2")]));
    assert_eq!(answer.unwrap_err().kind, LedgerErrorKind::Replaced);
}

#[test]
fn no_error_tells_a_path_or_a_statement() {
    let folder = Folder::new("telling");
    std::fs::write(folder.file(), "x").unwrap();
    let error = Ledger::open(&folder.file(), WAIT).err().unwrap();
    for language in [Language::Chinese, Language::English] {
        let said = error.say(language);
        assert!(!said.contains('/') && !said.contains("SELECT") && !said.contains('{'), "{said}");
    }
}

#[derive(Clone, Debug)]
enum Act {
    Write(usize, Vec<(String, String, String)>),
    Fail(usize),
    Prune(u64, u64),
    Reopen(usize),
    Copy,
}

fn act() -> impl Strategy<Value = Act> {
    let text = || any::<String>();
    prop_oneof![
        4 => (0..3_usize, prop::collection::vec((text(), text(), text()), 0..4)).prop_map(|(by, rows)| Act::Write(by, rows)),
        1 => (0..3_usize).prop_map(Act::Fail),
        1 => (0..20_u64, 0..20_u64).prop_map(|(first, last)| Act::Prune(first, last)),
        1 => (0..3_usize).prop_map(Act::Reopen),
        1 => Just(Act::Copy),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Several have it open and write in any order: what is in it is what was written, whatever the texts are.
    #[test]
    fn any_order_and_any_text_keep_the_chain(acts in prop::collection::vec(act(), 1..25)) {
        let folder = Folder::new("any");
        let mut open_ones: Vec<Ledger> = (0..3).map(|_| open(&folder.file())).collect();
        let mut expected: Vec<(String, Marks, Option<String>)> = Vec::new();
        let mut heads = vec![Head::default()];
        for act in acts {
            match act {
                Act::Write(by, rows) => {
                    let drafts: Vec<Draft> = rows.into_iter().map(|(actor, mark, body)| {
                        let marks = Marks { rule: mark.clone(), document: mark.clone(), file: mark };
                        Draft { actor, marks, body, ..Draft::default() }
                    }).collect();
                    expected.extend(drafts.iter().map(|draft| (draft.actor.clone(), draft.marks.clone(), Some(draft.body.clone()))));
                    open_ones[by].write(move |_| Ok(drafts)).unwrap();
                }
                Act::Fail(by) => {
                    let wrong = open_ones[by].write(|_| Ok(vec![Draft::default(), draft(EventKind::Closed, Some(1), "x")]));
                    prop_assert!(wrong.is_err());
                }
                Act::Prune(first, last) => {
                    if open_ones[0].prune(first..=last, "届满", "王", Moment(1)).unwrap().is_some() {
                        let rows = expected.iter_mut().zip(1_u64..).filter(|(_, seq)| (first..=last).contains(seq));
                        rows.filter(|((actor, ..), _)| actor != "王").for_each(|((.., body), _)| *body = None);
                        let last = all(&open_ones[0]).pop().unwrap();
                        expected.push((last.actor, last.marks, last.body));
                    }
                }
                Act::Reopen(by) => open_ones[by] = open(&folder.file()),
                Act::Copy => {
                    let (to, kept) = (folder.0.join("copy.db"), folder.0.join("copy.db.head"));
                    let head = open_ones[1].backup(&to).unwrap();
                    prop_assert_eq!(restore(&to, &folder.file(), None).unwrap(), head);
                    std::fs::remove_file(to).unwrap();
                    std::fs::remove_file(kept).unwrap();
                }
            }
            heads.push(open_ones[2].head().unwrap());
        }
        let found: Vec<_> = all(&open_ones[1]).into_iter().map(|event| (event.actor, event.marks, event.body)).collect();
        prop_assert_eq!(found, expected);
        for head in heads {
            prop_assert_eq!(open_ones[0].verify(Some(head)).unwrap().fault, None);
        }
    }
}
