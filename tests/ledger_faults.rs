//! The ledger when things go wrong: killed writers, damaged logs, full disks, folders that cannot be written, others who lock it.
//!
//! `BAGUAN_SLOW=1` runs the full numbers. What cannot be tried here is said aloud.
#![cfg(all(feature = "cli", unix))]
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr, missing_docs)]

#[path = "common/ledger.rs"]
mod common;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::{Duration, Instant};

use baguan::ledger::{EventKind, Head, Ledger, LedgerErrorKind, Verified};
use common::{Dice, Folder, WAIT, all, draft, open};
use rusqlite::Connection;

/// Tells this program, started again, what it is: `what|ledger|writers|first`.
const CHILD: &str = "BAGUAN_LEDGER_CHILD";

fn rounds(few: u64, full: u64) -> u64 {
    if std::env::var_os("BAGUAN_SLOW").is_some() { full } else { few }
}

/// Not a test by itself: what the others start.
#[test]
fn child() {
    let Ok(task) = std::env::var(CHILD) else { return };
    let parts: Vec<&str> = task.split('|').collect();
    let path = Path::new(parts[1]);
    match parts[0] {
        "write" => write_for_ever(path, parts[2].parse().unwrap(), parts[3]),
        "hold" => {
            let raw = Connection::open(path).unwrap();
            raw.execute_batch("BEGIN IMMEDIATE").unwrap();
            acknowledge("held");
            thread::sleep(Duration::from_mins(1));
        }
        _ => try_to_write(path),
    }
}

/// Starts this program again as that child.
fn start(task: &str) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "child", "--nocapture", "--test-threads=1"]).env(CHILD, task);
    command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

/// One write of the whole line, so that it is there or not.
fn acknowledge(what: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("\n@{what}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

/// Several writers, batches of one to three events, each acknowledged once it is written.
fn write_for_ever(path: &Path, writers: u64, name: &str) {
    let ledger = Arc::new(open(path));
    let threads: Vec<_> = (0..writers)
        .map(|writer| {
            let (ledger, name) = (Arc::clone(&ledger), name.to_owned());
            thread::spawn(move || {
                for number in 0_u64.. {
                    let (batch, count) = (format!("{name}-{writer}-{number}"), number % 3 + 1);
                    let drafts = (0..count)
                        .map(|part| draft(EventKind::Found, None, &format!("{batch}/{part}/{count}")))
                        .collect();
                    let written = ledger.write(move |_| Ok(drafts)).unwrap();
                    acknowledge(&format!("{batch} {}", written[0]));
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

/// What was acknowledged: batch and number of its first event. A line that was cut off is none.
fn acknowledged(child: &mut Child, enough: impl Fn(usize) -> bool) -> Vec<(String, u64)> {
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let (mut found, mut line) = (Vec::new(), String::new());
    let mut alive = true;
    while lines.read_line(&mut line).is_ok_and(|bytes| bytes > 0) {
        if let Some((batch, seq)) = line.trim_end().strip_prefix('@').and_then(|line| line.split_once(' '))
            && line.ends_with('\n')
        {
            found.push((batch.to_owned(), seq.parse().unwrap()));
        }
        line.clear();
        if alive && enough(found.len()) {
            alive = false;
            child.kill().unwrap();
        }
    }
    let _ = child.wait();
    found
}

/// Every acknowledged batch is there, every batch is whole, the chain is in order. The number of events comes back.
fn nothing_lost(path: &Path, acknowledged: &[(String, u64)], known: Head) -> Head {
    let ledger = open(path);
    let verified = ledger.verify(Some(known)).unwrap();
    assert_eq!(verified.fault, None);
    let mut batches: BTreeMap<String, (u64, u64, u64)> = BTreeMap::new();
    for event in all(&ledger) {
        let parts: Vec<&str> = event.marks.document.trim_start_matches("d-").split('/').collect();
        assert_eq!(event.body.as_deref(), Some(format!("{{\"n\":\"{}\"}}", parts.join("/")).as_str()));
        let batch = batches.entry(parts[0].to_owned()).or_insert((event.seq, 0, parts[2].parse().unwrap()));
        assert_eq!(parts[1], batch.1.to_string(), "in order and in one piece");
        assert_eq!(event.seq, batch.0 + batch.1);
        batch.1 += 1;
    }
    for (name, (_, there, count)) in &batches {
        assert_eq!(there, count, "{name} is torn");
    }
    for (name, seq) in acknowledged {
        assert_eq!(batches.get(name).map(|batch| batch.0), Some(*seq), "{name} was acknowledged");
    }
    verified.head
}

#[test]
fn killed_writers_lose_nothing_that_was_acknowledged() {
    let folder = Folder::new("killed");
    let (mut dice, mut known, mut count) = (Dice(0x5eed), Head::default(), 0);
    let mut sure = Vec::new();
    let rounds = rounds(12, 300);
    for round in 0..rounds {
        let two = round % 3 == 2;
        let mut children: Vec<Child> = (0..if two { 2 } else { 1 })
            .map(|which| start(&format!("write|{}|{}|{round}.{which}", folder.file().display(), round % 4 + 1)))
            .collect();
        // Sometimes already while it is opening, sometimes in the middle of much.
        thread::sleep(Duration::from_micros(dice.below(200_000)));
        for child in &mut children {
            child.kill().unwrap();
        }
        for child in &mut children {
            sure.extend(acknowledged(child, |_| false));
        }
        count += children.len();
        known = nothing_lost(&folder.file(), &sure, known);
        // All of it in every tenth round only: it takes ever longer.
        if round % 10 == 9 {
            fs::remove_file(folder.file()).unwrap();
            known = Head::default();
            println!("{} batches acknowledged and there", sure.len());
            sure.clear();
        }
    }
    println!("{count} processes killed in {rounds} rounds");
}

/// The files of a writer that was killed after so many acknowledged batches, and its head.
fn killed_after(folder: &Folder, batches: usize) -> (Vec<u8>, Vec<u8>, Head) {
    let mut child = start(&format!("write|{}|2|x", folder.file().display()));
    let sure = acknowledged(&mut child, |found| found >= batches);
    let database = fs::read(folder.file()).unwrap();
    let log = fs::read(folder.0.join("ledger.db-wal")).unwrap();
    let head = nothing_lost(&folder.file(), &sure, Head::default());
    (database, log, head)
}

fn look(database: &[u8], log: &[u8], known: Head) -> (Verified, Verified) {
    let folder = Folder::new("look");
    fs::write(folder.file(), database).unwrap();
    fs::write(folder.0.join("ledger.db-wal"), log).unwrap();
    let ledger = open(&folder.file());
    (ledger.verify(None).unwrap(), ledger.verify(Some(known)).unwrap())
}

#[test]
fn a_damaged_log_never_keeps_the_ledger_shut_and_never_goes_unnoticed() {
    let (mut dice, mut lost, mut whole) = (Dice(0xd1ce), 0, 0);
    // The second is long enough for the log to have been taken over into the database and begun again.
    for (name, batches) in [("log", 40), ("long-log", 1500)] {
        let folder = Folder::new(name);
        let (database, log, head) = killed_after(&folder, batches);
        for place in 0..rounds(30, 250) {
            let at = usize::try_from(dice.below(log.len() as u64)).unwrap();
            let mut damaged = log.clone();
            match place % 3 {
                0 => damaged.truncate(at),
                1 => damaged[at] ^= 1 << dice.below(8),
                _ => damaged.iter_mut().skip(at).take(700).for_each(|byte| *byte = dice.below(256) as u8),
            }
            let (alone, with_head) = look(&database, &damaged, head);
            assert_eq!(alone.fault, None, "what is left is a whole ledger, {name} at {at}");
            if alone.head == head {
                whole += 1;
            } else {
                lost += 1;
                let fault = with_head.fault.expect("something is gone and nobody says so");
                assert_eq!(fault.seq, alone.events + 1);
            }
        }
    }
    println!("{lost} damaged logs lost events, all noticed; in {whole} the damage was in parts that no longer counted");
    assert!(lost > 10);
}

#[test]
fn a_flipped_bit_in_the_database_never_goes_unnoticed() {
    let folder = Folder::new("bits");
    let ledger = open(&folder.file());
    for number in 0..60 {
        ledger.write(move |_| Ok(vec![draft(EventKind::Found, None, &number.to_string())])).unwrap();
    }
    let (expected, head) = (all(&ledger), ledger.head().unwrap());
    drop(ledger);
    assert!(!folder.0.join("ledger.db-wal").exists(), "who closes last tidies up");
    let database = fs::read(folder.file()).unwrap();
    let (mut dice, mut shown, mut harmless) = (Dice(0xb175), 0, 0);
    for _ in 0..rounds(150, 3000) {
        let mut damaged = database.clone();
        let at = usize::try_from(dice.below(damaged.len() as u64)).unwrap();
        damaged[at] ^= 1 << dice.below(8);
        fs::write(folder.file(), &damaged).unwrap();
        let noticed = catch_unwind(AssertUnwindSafe(|| {
            let Ok(ledger) = Ledger::open_to_read(&folder.file(), WAIT) else { return true };
            let Ok(verified) = ledger.verify(Some(head)) else { return true };
            if verified.fault.is_none() {
                assert_eq!(all(&ledger), expected, "at {at}");
            }
            verified.fault.is_some()
        }));
        if noticed.unwrap_or_else(|_| panic!("a panic, or other events, at {at}")) { shown += 1 } else { harmless += 1 }
    }
    println!("{shown} flipped bits noticed, {harmless} where they change nothing");
    assert!(shown > harmless / 4, "the test flips the wrong bits");
}

#[test]
fn whoever_locks_it_is_waited_for_but_not_for_ever() {
    let folder = Folder::new("locked");
    let ledger = Ledger::open(&folder.file(), Duration::from_millis(200)).unwrap();
    ledger.write(|_| Ok(vec![draft(EventKind::Run, None, "1")])).unwrap();
    let mut holder = start(&format!("hold|{}", folder.file().display()));
    let mut lines = BufReader::new(holder.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap() == "@held"));
    let begun = Instant::now();
    let refused = ledger.write(|_| Ok(vec![draft(EventKind::Run, None, "2")]));
    assert_eq!(refused.unwrap_err().kind, LedgerErrorKind::Locked);
    let waited = begun.elapsed();
    assert!(waited > Duration::from_millis(190) && waited < Duration::from_secs(5), "{waited:?}");
    // Reading goes on, and opening too.
    assert_eq!(ledger.head().unwrap().seq, 1);
    assert_eq!(open(&folder.file()).head().unwrap().seq, 1);
    holder.kill().unwrap();
    holder.wait().unwrap();
    assert_eq!(ledger.write(|_| Ok(vec![draft(EventKind::Run, None, "2")])).unwrap(), [2]);
}

/// A small disk in memory; only who administers the machine may make one.
struct Disk(PathBuf);

impl Disk {
    fn new(folder: &Folder) -> Option<Self> {
        let run = Command::new("mount").args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"]).arg(&folder.0).output();
        let made = run.is_ok_and(|output| output.status.success());
        if !made {
            eprintln!("SKIPPED: no right to make a small disk here");
        }
        made.then(|| Self(folder.0.clone()))
    }

    fn remount(&self, how: &str) -> bool {
        let run = Command::new("mount").args(["-o", &format!("remount,{how}")]).arg(&self.0).status();
        run.is_ok_and(|status| status.success())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_refuses_all_of_a_batch_and_room_mends_it() {
    let folder = Folder::new("full");
    let Some(disk) = Disk::new(&folder) else { return };
    let ledger = Arc::new(open(&folder.file()));
    let mut before = ledger.write(|_| Ok(vec![draft(EventKind::Found, None, "first")])).unwrap();
    let filler = disk.0.join("filler");
    for round in 0..5 {
        // Whatever is left is taken, but for a little more each time: it fails now here, now there.
        let _ = fs::write(&filler, vec![1; 1 << 20]);
        let taken = fs::metadata(&filler).unwrap().len();
        fs::OpenOptions::new().write(true).open(&filler).unwrap().set_len(taken - round * 8192).unwrap();
        let together = Arc::new(Barrier::new(8));
        let writers: Vec<_> = (0..8)
            .map(|writer| {
                let (ledger, together) = (Arc::clone(&ledger), Arc::clone(&together));
                thread::spawn(move || {
                    together.wait();
                    let (mut written, mut refused) = (Vec::new(), 0);
                    for number in 0..6 {
                        let drafts: Vec<_> = (0..4)
                            .map(|part| {
                                let name = format!("{round}-{writer}-{number}-{part}");
                                let mut draft = draft(EventKind::Found, None, &name);
                                draft.body.extend(std::iter::repeat_n(' ', 3000));
                                draft
                            })
                            .collect();
                        match ledger.write(move |_| Ok(drafts)) {
                            Ok(seqs) => written.extend(seqs),
                            Err(error) if error.kind == LedgerErrorKind::Full => refused += 1,
                            Err(error) => panic!("{error:?}"),
                        }
                    }
                    (written, refused)
                })
            })
            .collect();
        let (mut written, mut refused) = (Vec::new(), 0);
        for writer in writers {
            let (some, none) = writer.join().unwrap();
            written.extend(some);
            refused += none;
        }
        assert!(refused > 0, "the disk was meant to be full");
        fs::remove_file(&filler).unwrap();
        // What was acknowledged is there, what was refused is not, and it goes on.
        before.extend(written);
        before.extend(ledger.write(move |_| Ok(vec![draft(EventKind::Run, None, "after")])).unwrap());
        before.sort_unstable();
        assert_eq!(all(&ledger).iter().map(|event| event.seq).collect::<Vec<_>>(), before);
        assert_eq!(ledger.verify(None).unwrap().fault, None);
        println!("full in round {round}: {refused} refused, {} events in all", before.len());
    }
    // A copy finds no room either, and leaves nothing behind.
    let _ = fs::write(&filler, vec![1; 1 << 20]);
    assert_eq!(ledger.backup(&disk.0.join("copy.db")).unwrap_err().kind, LedgerErrorKind::Full);
    assert!(!disk.0.join("copy.db").exists());
}

/// Without any rights: a file that may not grow. The system says so with another word than a full disk's.
#[test]
fn a_file_that_may_not_grow_loses_nothing() {
    let folder = Folder::new("limit");
    drop(open(&folder.file()));
    let this = std::env::current_exe().unwrap();
    let script = "trap '' XFSZ; ulimit -f 150; exec \"$0\" --exact child --nocapture";
    let output = Command::new("bash")
        .args(["-c", script])
        .arg(this)
        .env(CHILD, format!("limited|{}", folder.file().display()))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let written = said.lines().filter(|line| *line == "@written 1").count();
    assert!(output.status.success() && said.contains("@refused"), "{said}");
    let ledger = open(&folder.file());
    assert_eq!(all(&ledger).len(), written);
    assert_eq!(ledger.verify(None).unwrap().fault, None);
    assert_eq!(ledger.write(|_| Ok(vec![draft(EventKind::Run, None, "after")])).unwrap().len(), 1);
}

fn try_to_write(path: &Path) {
    let ledger = open(path);
    for number in 0..200 {
        match ledger.write(move |_| Ok(vec![draft(EventKind::Found, None, &number.to_string())])) {
            Ok(_) => acknowledge("written 1"),
            Err(error) => {
                assert!(matches!(error.kind, LedgerErrorKind::Io | LedgerErrorKind::Full), "{error:?}");
                acknowledge("refused");
                assert_eq!(ledger.verify(None).unwrap().fault, None);
                return;
            }
        }
    }
}

#[test]
fn where_nothing_can_be_written_it_can_still_be_read() {
    let folder = Folder::new("read-only");
    let Some(disk) = Disk::new(&folder) else { return };
    let ledger = open(&folder.file());
    ledger.write(|_| Ok(vec![draft(EventKind::Run, None, "1")])).unwrap();
    let head = ledger.head().unwrap();
    drop(ledger);
    // The files of a writer that was killed, whose log was not yet taken over.
    let killed = disk.0.join("killed.db");
    let mut child = start(&format!("write|{}|1|x", killed.display()));
    acknowledged(&mut child, |found| found >= 5);
    assert!(disk.remount("ro"));
    assert_eq!(Ledger::open(&folder.file(), WAIT).err().unwrap().kind, LedgerErrorKind::ReadOnly);
    assert_eq!(Ledger::open(&disk.0.join("new.db"), WAIT).err().unwrap().kind, LedgerErrorKind::ReadOnly);
    let reader = Ledger::open_to_read(&folder.file(), WAIT).unwrap();
    assert_eq!(reader.verify(Some(head)).unwrap().fault, None);
    assert_eq!(reader.write(|_| Ok(Vec::new())).unwrap_err().kind, LedgerErrorKind::ReadOnly);
    // Half of that one is in its log: rather none of it than half of it.
    match Ledger::open_to_read(&killed, WAIT) {
        Ok(reader) => assert!(reader.head().unwrap().seq >= 5),
        Err(error) => assert_eq!(error.kind, LedgerErrorKind::CannotOpen),
    }
    assert!(disk.remount("rw"));
    assert!(open(&killed).head().unwrap().seq >= 5);
}
