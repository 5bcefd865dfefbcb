//! What the rules on personal data cost, apart from everything that is needed without them.
//!
//! `cargo bench --bench personal` prints MB of UTF-8 per second on one core, the best of several runs of each
//! step, and the rules once more on two threads. Beside them two plain regular expressions, for an identity
//! number and a mobile's, over the same bytes. `BAGUAN_BENCH_TEXT` names a file of running text to measure as well.
#![allow(clippy::expect_used, clippy::cast_precision_loss, clippy::print_stdout, missing_docs)]

mod common;

use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use baguan::check::{self, Page, Practice};
use baguan::dictionary::{Dictionary, Scanned};
use baguan::document::{Block, Date, Stage};
use baguan::outline::Outline;
use baguan::read::Reading;
use baguan::text::Folded;
use common::{Random, plain};
use regex::Regex;

const BYTES: usize = 20_000_000;
const DOCUMENT: usize = 25_000;
const RUNS: usize = 7;
const RESIDENT: &str = r"[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]";
const MOBILE: &str = r"1[3-9][0-9]{9}";
const SET: &str = include_str!("../evaluation/personal.jsonl");

/// A file: its name, which tells how it is read, and its text.
type File = (&'static str, String);

fn main() {
    let only = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let dictionary = Dictionary::built_in().expect("the lists are right");
    let mut random = Random::new(17);
    let mut texts = vec![
        ("neutral notices", repeated(|| vec![("a.txt", plain(&mut random, DOCUMENT))])),
        ("notices, a planted text in each 4 KB", planted()),
        ("the evaluation set alone", repeated(dense)),
        ("a table of people", repeated(|| vec![("a.csv", people(&mut random))])),
        ("a table of figures", repeated(|| vec![("a.csv", figures(&mut random))])),
    ];
    if let Ok(path) = std::env::var("BAGUAN_BENCH_TEXT") {
        let text = std::fs::read_to_string(&path).expect("BAGUAN_BENCH_TEXT names a file of UTF-8");
        texts.push(("the given text", given(&text)));
    }
    for (name, files) in texts.iter().filter(|(name, _)| only.as_ref().is_none_or(|only| name.contains(only))) {
        let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
        let mut best = Steps::MOST;
        for _ in 0..RUNS {
            best = best.least(&walk(&dictionary, files));
        }
        println!("{name}: {} files, {:.1} MB, {} findings", files.len(), bytes as f64 / 1e6, best.findings);
        let line = |step: &str, time: Duration| println!("  {step:<44} {:>8.0} MB/s", speed(bytes, time));
        line("read", best.read);
        line("fold", best.fold);
        line("scan for terms", best.scan);
        line("outline", best.outline);
        line("rules on personal data", best.personal);
        line("all rules", best.rules);
        line("everything", best.all());
        line("everything but the rules on personal data", best.all().saturating_sub(best.personal));
        // Both threads have half of the files; the slower one counts.
        let halves = [0, 1].map(|first| files.iter().skip(first).step_by(2).cloned().collect::<Vec<_>>());
        let mut together = Duration::MAX;
        for _ in 0..RUNS {
            let times = std::thread::scope(|scope| {
                halves
                    .each_ref()
                    .map(|half| scope.spawn(|| walk(&dictionary, half).personal))
                    .map(|t| t.join().expect("it ends"))
            });
            together = together.min(times[0].max(times[1]));
        }
        line("rules on personal data, two threads", together);
        peers(files, bytes);
    }
}

/// What each step took, over all files.
#[derive(Clone, Copy)]
struct Steps {
    read: Duration,
    fold: Duration,
    scan: Duration,
    outline: Duration,
    personal: Duration,
    rules: Duration,
    findings: usize,
}

impl Steps {
    const fn of(time: Duration) -> Self {
        Self { read: time, fold: time, scan: time, outline: time, personal: time, rules: time, findings: 0 }
    }

    const MOST: Self = Self::of(Duration::MAX);

    fn least(&self, other: &Self) -> Self {
        Self {
            read: self.read.min(other.read),
            fold: self.fold.min(other.fold),
            scan: self.scan.min(other.scan),
            outline: self.outline.min(other.outline),
            personal: self.personal.min(other.personal),
            rules: self.rules.min(other.rules),
            findings: self.findings.max(other.findings),
        }
    }

    /// The rules on personal data are among all rules.
    fn all(&self) -> Duration {
        self.read + self.fold + self.scan + self.outline + self.rules
    }
}

/// Every file once, one step after the other, as the engine takes them.
fn walk(dictionary: &Arc<Dictionary>, files: &[File]) -> Steps {
    let today = Date::new(2026, 11, 21).expect("a day");
    let mut steps = Steps::of(Duration::ZERO);
    let mut folded = Folded::new();
    for (name, text) in files {
        let mut clock = Instant::now();
        let mut lap = |time: &mut Duration| {
            *time += clock.elapsed();
            clock = Instant::now();
        };
        let mut reading = Reading::begin(name, text.as_bytes(), true).expect("it is text");
        let document = reading.read(text.as_bytes(), true).document;
        lap(&mut steps.read);
        folded.fold(document.text(), document.blocks().iter().map(Block::range));
        lap(&mut steps.fold);
        let matches = dictionary.scan(&folded);
        lap(&mut steps.scan);
        let scanned = Scanned { document: &document, folded: &folded, matches: &matches, dictionary };
        let mut outline = Outline::default();
        outline.extend(scanned, false);
        lap(&mut steps.outline);
        let practice = Practice::default();
        let found = check::family_alone("personal/", &Page::new(scanned, &outline, &practice, Stage::Publish, today));
        steps.findings += found.len();
        drop(black_box(found));
        lap(&mut steps.personal);
        black_box(check::page(&Page::new(scanned, &outline, &practice, Stage::Publish, today)));
        lap(&mut steps.rules);
    }
    steps
}

fn peers(files: &[File], bytes: usize) {
    let both = [RESIDENT, MOBILE].map(|pattern| Regex::new(pattern).expect("it is an expression"));
    let mut hits = 0;
    let time = common::best(RUNS, || {
        hits =
            files.iter().map(|(_, text)| both.iter().map(|regex| regex.find_iter(text).count()).sum::<usize>()).sum();
    });
    println!("  {:<44} {:>8.0} MB/s  {hits} hits", "regex: identity number, then mobile", speed(bytes, time));
    let one = Regex::new(&format!("{RESIDENT}|{MOBILE}")).expect("it is an expression");
    let time = common::best(RUNS, || hits = files.iter().map(|(_, text)| one.find_iter(text).count()).sum());
    println!("  {:<44} {:>8.0} MB/s  {hits} hits", "regex: one alternation", speed(bytes, time));
}

fn speed(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}

fn repeated(mut some: impl FnMut() -> Vec<File>) -> Vec<File> {
    let mut bytes = 0;
    let mut files = Vec::new();
    while bytes < BYTES {
        let more = some();
        bytes += more.iter().map(|(_, text)| text.len()).sum::<usize>();
        files.extend(more);
    }
    files
}

/// The texts of the evaluation set, by their format.
fn set() -> Vec<(String, String)> {
    let field = |line: &serde_json::Value, name: &str| line[name].as_str().unwrap_or_default().to_owned();
    let lines = SET.lines().map(|line| serde_json::from_str(line).expect("it is JSON"));
    lines.map(|line| (field(&line, "format"), field(&line, "text"))).collect()
}

/// Running text only, each piece of the set after some 4 KB of prose: more than any notice has.
fn planted() -> Vec<File> {
    let pieces = set().into_iter().filter(|(format, _)| format == "txt" || format == "md");
    let pieces: Vec<String> = pieces.map(|(_, text)| text).collect();
    let mut pieces = pieces.iter().cycle();
    let mut random = Random::new(19);
    repeated(|| {
        let mut text = String::new();
        while text.len() < DOCUMENT {
            let _ = write!(text, "{}\n\n{}\n\n", plain(&mut random, 4_000), pieces.next().expect("it goes on"));
        }
        vec![("a.txt", text)]
    })
}

/// The set and nothing else: running text and pages joined, tables each for itself.
fn dense() -> Vec<File> {
    let mut files: Vec<File> = Vec::new();
    for (format, name) in [("txt", "a.txt"), ("md", "a.md"), ("html", "a.html"), ("csv", "a.csv")] {
        let mut joined = String::new();
        for (_, text) in set().into_iter().filter(|(of, _)| of == format) {
            joined.push_str(&text);
            joined.push_str("\n\n");
            if joined.len() >= DOCUMENT || format == "csv" {
                files.push((name, std::mem::take(&mut joined)));
            }
        }
        if !joined.is_empty() {
            files.push((name, joined));
        }
    }
    files
}

const SURNAMES: [&str; 6] = ["张", "李", "王", "赵", "陈", "杨"];
const GIVEN: [&str; 6] = ["建国", "秀英", "伟", "丽华", "志强", "芳"];

/// Everything of everybody.
fn people(random: &mut Random) -> String {
    let mut text = "序号,姓名,性别,身份证号,手机号,家庭住址,银行账号,补贴金额\n".to_owned();
    let mut row = 0;
    while text.len() < DOCUMENT {
        row += 1;
        let name = format!("{}{}", SURNAMES[random.below(6) as usize], GIVEN[random.below(6) as usize]);
        let (id, mobile) = (random.resident_number(row % 9 == 0), random.mobile());
        let (group, door, account) = (1 + random.below(9), 1 + random.below(80), random.below(10_000_000));
        let _ = writeln!(
            text,
            "{row},{name},男,{id},{mobile},和平镇大田村{group}组{door}号,62170012{account:011},{}",
            100 * random.below(30)
        );
    }
    text
}

/// Numbers of no one: what a yearbook consists of.
fn figures(random: &mut Random) -> String {
    let mut text = "地区,合计,第一产业,第二产业,第三产业,占比\n".to_owned();
    while text.len() < DOCUMENT {
        let _ = write!(text, "某县");
        for _ in 0..4 {
            let _ = write!(text, ",{}.{:02}", random.below(1_000_000), random.below(100));
        }
        let _ = writeln!(text, ",{}%", random.below(100));
    }
    text
}

/// A file, cut at line ends and repeated.
fn given(text: &str) -> Vec<File> {
    let mut lines = text.lines().cycle();
    repeated(|| {
        let mut piece = String::new();
        while piece.len() < DOCUMENT {
            piece.push_str(lines.next().unwrap_or("。"));
            piece.push('\n');
        }
        vec![("a.txt", piece)]
    })
}
