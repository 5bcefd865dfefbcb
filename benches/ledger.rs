//! The ledger: one writer, sixteen in one process, two processes at once, and a million events looked at.
//!
//! `cargo bench --bench ledger [FOLDER]` prints events a second and the longest that anybody waited; the folder should be
//! on the disk that is meant (a temporary one may be in memory).
#![allow(clippy::print_stdout, clippy::expect_used, clippy::cast_precision_loss, missing_docs)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Barrier};
use std::time::{Duration, Instant};

use baguan::ledger::{Draft, EventKind, Ledger, Marks, Moment};

const WAIT: Duration = Duration::from_secs(10);
/// Tells a child process which ledger, how many writers and how many events each.
const CHILD: &str = "BAGUAN_BENCH_LEDGER";

/// What an incident looks like: some 700 bytes of details.
fn draft(number: u64) -> Draft {
    let body = format!(
        "{{\"unit\":\"甲镇人民政府\",\"title\":\"关于第 {number} 批补助对象的公示\",\"excerpt\":\"{}\",\"rules\":\"{:064x}\"}}",
        "联系电话 138****0000，身份证号 530********0017；".repeat(8),
        number
    );
    Draft {
        at: Moment(1_790_000_000_000),
        actor: "王某".to_owned(),
        kind: EventKind::Found,
        incident: None,
        marks: Marks {
            rule: "personal/mobile".to_owned(),
            document: format!("{:064x}", number.wrapping_mul(0x9e37_79b9_7f4a_7c15)),
            file: format!("{:064x}", number.wrapping_mul(0xc2b2_ae3d_27d4_eb4f)),
        },
        body,
    }
}

/// Each writer looks first whether the thing is there, as the program does. The longest wait comes back.
fn write(ledger: &Arc<Ledger>, writers: u64, each: u64, first: u64) -> Duration {
    let together = Arc::new(Barrier::new(usize::try_from(writers).unwrap_or(1)));
    let threads: Vec<_> = (0..writers)
        .map(|writer| {
            let (ledger, together) = (Arc::clone(ledger), Arc::clone(&together));
            std::thread::spawn(move || {
                together.wait();
                let mut longest = Duration::ZERO;
                for number in 0..each {
                    let start = Instant::now();
                    let draft = draft(first + writer * each + number);
                    let done = ledger
                        .write(move |view| Ok(if view.same(&draft.marks)?.is_empty() { vec![draft] } else { vec![] }));
                    assert_eq!(done.expect("written").len(), 1);
                    longest = longest.max(start.elapsed());
                }
                longest
            })
        })
        .collect();
    threads.into_iter().filter_map(|thread| thread.join().ok()).max().unwrap_or_default()
}

fn fresh(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    for suffix in ["", "-wal", "-shm", ".copy", ".copy.head"] {
        let _ = std::fs::remove_file(folder.join(format!("{name}{suffix}")));
    }
    path
}

fn in_one_process(folder: &Path, writers: u64, each: u64) {
    let path = fresh(folder, "one.db");
    let ledger = Arc::new(Ledger::open(&path, WAIT).expect("a ledger"));
    let start = Instant::now();
    let longest = write(&ledger, writers, each, 0);
    let rate = (writers * each) as f64 / start.elapsed().as_secs_f64();
    println!("{writers:>2} writers, one event each time: {rate:>8.0} events/s, longest wait {longest:?}");
}

fn in_two_processes(folder: &Path, writers: u64, each: u64) {
    let path = fresh(folder, "two.db");
    drop(Ledger::open(&path, WAIT));
    let this = std::env::current_exe().expect("this program");
    let start = Instant::now();
    let children: Vec<_> = (0..2)
        .map(|child| {
            let task = format!("{}|{writers}|{each}|{}", path.display(), child * writers * each);
            Command::new(&this).env(CHILD, task).stdout(Stdio::piped()).spawn().expect("a child")
        })
        .collect();
    let waits: Vec<_> = children
        .into_iter()
        .map(|child| String::from_utf8_lossy(&child.wait_with_output().expect("its end").stdout).trim().to_owned())
        .collect();
    let rate = (2 * writers * each) as f64 / start.elapsed().as_secs_f64();
    let verified = Ledger::open(&path, WAIT).and_then(|ledger| ledger.verify(None)).expect("a look");
    assert_eq!((verified.events, verified.fault), (2 * writers * each, None));
    println!("two processes, {writers} writers each: {rate:>8.0} events/s, nothing lost, longest waits {waits:?}");
}

fn a_million(folder: &Path) {
    let path = fresh(folder, "million.db");
    let ledger = Ledger::open(&path, WAIT).expect("a ledger");
    let start = Instant::now();
    for batch in 0..1000_u64 {
        ledger.write(move |_| Ok((batch * 1000..(batch + 1) * 1000).map(draft).collect())).expect("written");
    }
    println!("1,000,000 events in batches of 1,000: {:?}", start.elapsed());
    drop(ledger);
    let size = std::fs::metadata(&path).map(|found| found.len()).unwrap_or_default();
    println!("size: {} MB", size >> 20);
    let start = Instant::now();
    let ledger = Ledger::open(&path, WAIT).expect("a ledger");
    let head = ledger.head().expect("a head");
    println!("opened, head read: {:?}", start.elapsed());
    let start = Instant::now();
    let verified = ledger.verify(Some(head)).expect("a look");
    println!("verified {} events: {:?}, fault {:?}", verified.events, start.elapsed(), verified.fault);
    let start = Instant::now();
    for number in 0..10_000 {
        let marks = draft(number * 97).marks;
        assert_eq!(ledger.view(|view| view.same(&marks)).expect("found").len(), 1);
    }
    println!("known again, among a million: {:?} each", start.elapsed() / 10_000);
    let start = Instant::now();
    let mut bytes = 0;
    ledger
        .events(.., &mut |event| {
            bytes += event.body.map_or(0, |body| body.len());
            Ok(())
        })
        .expect("read");
    println!("all events read ({} MB of details): {:?}", bytes >> 20, start.elapsed());
    let start = Instant::now();
    ledger.backup(&folder.join("million.db.copy")).expect("a copy");
    println!("copied and checked: {:?}", start.elapsed());
    fresh(folder, "million.db");
}

fn main() {
    if let Ok(task) = std::env::var(CHILD) {
        let parts: Vec<&str> = task.split('|').collect();
        let number = |at: usize| parts.get(at).and_then(|part| part.parse().ok()).unwrap_or_default();
        let path = Path::new(parts.first().copied().unwrap_or_default());
        let ledger = Arc::new(Ledger::open(path, WAIT).expect("a ledger"));
        println!("{:?}", write(&ledger, number(1), number(2), number(3)));
        return;
    }
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let folder = folder.map_or_else(std::env::temp_dir, PathBuf::from).join("baguan-bench-ledger");
    std::fs::create_dir_all(&folder).expect("a folder");
    in_one_process(&folder, 1, 10_000);
    in_one_process(&folder, 16, 10_000);
    in_two_processes(&folder, 1, 5_000);
    in_two_processes(&folder, 16, 2_000);
    a_million(&folder);
    let _ = std::fs::remove_dir_all(&folder);
}
