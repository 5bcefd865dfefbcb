//! The whole program on a tree of 20,000 files, on one small file, and on one text of 1 GB.
//!
//! `cargo bench --bench tree` prints MB per CPU-second (user and system time, all threads), wall time
//! and peak memory; beside it `rg` with one alternation of the two expressions, where it is installed.
//! Figures come from the operating system's own accounting of each process, so Linux only.
#![allow(clippy::print_stdout, clippy::expect_used, clippy::cast_precision_loss, missing_docs)]

mod common;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const BAGUAN: &str = env!("CARGO_BIN_EXE_baguan");
const ID_OR_PHONE: &str = r"[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx]|1[3-9]\d{9}";

/// The two expressions as rules of the strongest secret scanner.
fn kingfisher_rules() -> String {
    let rule = |id: &str, pattern: &str| {
        format!(
            "  - name: {id}\n    id: baguan.{id}\n    pattern: '{pattern}'\n    min_entropy: 0\n    confidence: medium\n    examples: []\n"
        )
    };
    let (resident, mobile) = ID_OR_PHONE.rsplit_once('|').unwrap_or_default();
    format!("rules:\n{}{}", rule("resident", resident), rule("mobile", mobile))
}

struct Figures {
    cpu: f64,
    wall: f64,
    peak_mb: f64,
}

/// Clock ticks of children waited for so far; Linux has 100 a second.
fn children_cpu() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    let ticks = |field: usize| fields.get(field).and_then(|f| f.parse::<f64>().ok()).unwrap_or_default();
    (ticks(13) + ticks(14)) / 100.0
}

fn run(program: &str, arguments: &[&str]) -> Option<Figures> {
    let before = children_cpu();
    let start = Instant::now();
    let mut child = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak_kb = 0.0_f64;
    while child.try_wait().ok()?.is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let peak = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = peak.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default();
        peak_kb = peak_kb.max(peak);
        std::thread::sleep(Duration::from_millis(1));
    }
    Some(Figures { cpu: children_cpu() - before, wall: start.elapsed().as_secs_f64(), peak_mb: peak_kb / 1024.0 })
}

/// The best of some runs, by CPU time.
fn measure(name: &str, bytes: u64, runs: usize, program: &str, arguments: &[&str]) {
    let best = (0..runs).filter_map(|_| run(program, arguments)).min_by(|a, b| a.cpu.total_cmp(&b.cpu));
    let Some(best) = best else {
        println!("{name:<34} not installed");
        return;
    };
    let megabytes = bytes as f64 / 1e6;
    println!(
        "{name:<34} {:>6.0} MB/cpu-s  {:>6.0} MB/s wall  cpu {:>5.2} s  wall {:>6.3} s  peak {:>6.1} MB",
        megabytes / best.cpu.max(0.005),
        megabytes / best.wall,
        best.cpu,
        best.wall,
        best.peak_mb
    );
}

fn main() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tree-benchmark");
    let tree = root.join("tree");
    let _ = fs::remove_dir_all(&root);
    let bytes = common::tree(&tree, 20_000, 10_000);
    let tree = tree.to_string_lossy().into_owned();
    println!("20,000 files, {:.1} MB", bytes as f64 / 1e6);
    measure("baguan check, 1 thread", bytes, 5, BAGUAN, &["check", "--threads", "1", &tree]);
    measure("baguan check, all threads", bytes, 5, BAGUAN, &["check", &tree]);
    measure("baguan check, JSON, all threads", bytes, 5, BAGUAN, &["check", "--format", "json", &tree]);
    measure("rg, one alternation, 1 thread", bytes, 5, "rg", &["-j1", "-c", ID_OR_PHONE, &tree]);
    measure("rg, one alternation, all threads", bytes, 5, "rg", &["-c", ID_OR_PHONE, &tree]);
    let rules = root.join("kingfisher.yml");
    fs::write(&rules, kingfisher_rules()).expect("a file can be written");
    let rules = rules.to_string_lossy().into_owned();
    let scan = ["scan", "--turbo", "--no-validate", "--load-builtins=false", "--rules-path", &rules];
    let quietly = ["--no-update-check", "--quiet", "--format", "json", &tree];
    measure("kingfisher --turbo, both as rules", bytes, 3, "kingfisher", &[&scan[..], &quietly[..]].concat());

    let one = root.join("one.md");
    fs::write(&one, common::markdown(&mut common::Random::new(3), 10_000)).expect("a file can be written");
    measure("baguan check, one file of 10 KB", 10_000, 20, BAGUAN, &["check", &one.to_string_lossy()]);

    let large = root.join("large.txt");
    let mut file = std::io::BufWriter::new(fs::File::create(&large).expect("a file can be made"));
    let mut random = common::Random::new(5);
    let mut written = 0;
    while written < 1_000_000_000 {
        let text = common::plain(&mut random, 1_000_000);
        written += text.len() as u64;
        file.write_all(text.as_bytes()).expect("a file can be written");
    }
    file.flush().expect("a file can be written");
    measure("baguan check, one text of 1 GB", written, 1, BAGUAN, &["check", &large.to_string_lossy()]);
    let _ = fs::remove_dir_all(&root);
}
