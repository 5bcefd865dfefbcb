//! Thousands of terms beside what other matchers do with them.
//!
//! `cargo bench --bench terms` prints GB of UTF-8 per second on one core, best of several runs. Texts and terms
//! are made up from what the repository holds. `BAGUAN_BENCH_TEXT` and `BAGUAN_BENCH_TERMS` (one a line) name
//! files to use instead.
#![allow(clippy::expect_used, clippy::cast_precision_loss, clippy::print_stdout, missing_docs)]

mod common;

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::{Duration, Instant};

use aho_corasick::AhoCorasick;
use baguan::dictionary::{Dictionary, Laws, Matcher, Pattern};
use baguan::text::{Folded, fold_str};
use common::{Random, best, plain};
use daachorse::CharwiseDoubleArrayAhoCorasick;

const BYTES: usize = 50_000_000;
const DOCUMENT: usize = 25_000;
const RUNS: usize = 5;

fn main() {
    let load = best(20, || assert!(black_box(Dictionary::layered(&[])).is_ok()));
    println!("built-in dictionaries: read and compiled in {:.1} ms", load.as_secs_f64() * 1e3);
    let laws = best(20, || assert!(black_box(Laws::load("laws.csv", Laws::source())).is_ok()));
    println!("names of laws: read and indexed in {:.1} ms", laws.as_secs_f64() * 1e3);
    let letters = Letters::new();
    let mut random = Random::new(7);
    let texts = match std::env::var("BAGUAN_BENCH_TEXT") {
        Ok(path) => vec![("the given text", given(&path))],
        Err(_) => vec![
            ("made-up notices", documents(|| plain(&mut random, DOCUMENT))),
            ("characters drawn by frequency", documents(|| letters.text(&mut Random::new(random.below(1 << 40))))),
        ],
    };
    for (name, documents) in &texts {
        let bytes: usize = documents.iter().map(String::len).sum();
        println!("{name}: {} documents, {} MB", documents.len(), bytes / 1_000_000);
        let fold = best(RUNS, || {
            let mut folded = Folded::new();
            for text in documents {
                folded.fold(text, std::iter::once(0..text.len()));
                black_box(folded.classes());
            }
        });
        println!("  baguan: fold alone {:>38.3} GB/s", speed(bytes, fold));
        for number in [1_000, 10_000, 100_000] {
            compare(&terms(number, &letters, documents), documents, bytes);
        }
    }
}

/// One line for each matcher.
fn compare(terms: &[String], documents: &[String], bytes: usize) {
    println!("  {} terms", terms.len());
    let patterns: Vec<Pattern> = terms.iter().map(|term| Pattern { classes: fold_str(term), marks: 0 }).collect();
    let (matcher, build) = clocked(|| Matcher::new(&patterns));
    let (mut folded, mut scanning, mut hits) = (Folded::new(), Duration::MAX, 0);
    let both = best(RUNS, || {
        let mut sum = Duration::ZERO;
        hits = 0;
        for text in documents {
            folded.fold(text, std::iter::once(0..text.len()));
            let start = Instant::now();
            matcher.scan(folded.classes(), |_, _| hits += 1);
            sum += start.elapsed();
        }
        scanning = scanning.min(sum);
    });
    line("baguan: scan alone", speed(bytes, scanning), build, matcher.memory(), hits);
    line("baguan: fold and scan", speed(bytes, both), build, matcher.memory(), hits);

    let (other, build) = clocked(|| AhoCorasick::new(terms).expect("terms fit"));
    let time = best(2, || hits = documents.iter().map(|text| other.find_iter(text).count()).sum());
    line("aho-corasick: find, none overlapping", speed(bytes, time), build, other.memory_usage(), hits);

    let (other, build) = clocked(|| CharwiseDoubleArrayAhoCorasick::<u32>::new(terms).expect("terms fit"));
    let time = best(2, || hits = documents.iter().map(|text| other.find_overlapping_iter(text).count()).sum());
    line("daachorse charwise: overlapping", speed(bytes, time), build, other.heap_bytes(), hits);
}

fn line(name: &str, speed: f64, build: Duration, memory: usize, hits: usize) {
    let (build, memory) = (build.as_secs_f64() * 1e3, memory as f64 / 1e6);
    println!("    {name:<38} {speed:>7.3} GB/s  built in {build:>6.1} ms  {memory:>6.2} MB  {hits} hits");
}

fn speed(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e9 / time.as_secs_f64()
}

fn clocked<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = work();
    (made, start.elapsed())
}

/// Without line breaks and spaces, as folding drops them: else terms were found across them by one matcher only.
fn documents(mut one: impl FnMut() -> String) -> Vec<String> {
    let mut bytes = 0;
    let mut all = Vec::new();
    while bytes < BYTES {
        let mut text = one();
        text.retain(|c| !c.is_whitespace());
        bytes += text.len();
        all.push(text);
    }
    all
}

/// A file, cut and repeated.
fn given(path: &str) -> Vec<String> {
    let text = std::fs::read_to_string(path).expect("BAGUAN_BENCH_TEXT names a file of UTF-8");
    let characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut pieces = characters.chunks(DOCUMENT / 3).cycle();
    documents(|| pieces.next().into_iter().flatten().collect())
}

/// Different words of three to eight Chinese characters. Twenty stand in the text, more would be found at
/// every other character of the notices, which repeat themselves. Half of the others begin or end like something
/// in it, half are drawn by the frequency of characters.
fn terms(number: usize, letters: &Letters, documents: &[String]) -> Vec<String> {
    if let Ok(path) = std::env::var("BAGUAN_BENCH_TERMS") {
        let text = std::fs::read_to_string(path).expect("BAGUAN_BENCH_TERMS names a file of UTF-8");
        return text.lines().take(number).map(str::to_owned).collect::<BTreeSet<_>>().into_iter().collect();
    }
    let mut random = Random::new(11);
    let sample: Vec<char> = documents.iter().step_by(documents.len() / 40).flat_map(|text| text.chars()).collect();
    let cut = |random: &mut Random, length: u64| loop {
        let piece = &sample[random.below(sample.len() as u64 - 8) as usize..][..length as usize];
        if piece.iter().all(|c| ('\u{4E00}'..='\u{9FA5}').contains(c)) {
            return piece.iter().collect::<String>();
        }
    };
    let mut terms = BTreeSet::new();
    while terms.len() < number {
        let length = 3 + random.below(6);
        let half = length / 2;
        terms.insert(match random.below(4) {
            _ if terms.len() < 20 => cut(&mut random, length),
            0 => cut(&mut random, half) + &letters.word(&mut random, length - half),
            1 => letters.word(&mut random, length - half) + &cut(&mut random, half),
            _ => letters.word(&mut random, length),
        });
    }
    terms.into_iter().collect()
}

/// Chinese characters, to be drawn as often as texts have them.
struct Letters {
    /// By rarity: one in 2ⁿ.
    rows: Vec<(u32, Vec<char>)>,
    total: u64,
}

impl Letters {
    fn new() -> Self {
        let row = |line: &str| {
            let (rarity, characters) = line.split_once(' ')?;
            let han = characters.chars().filter(|c| ('\u{4E00}'..='\u{9FA5}').contains(c)).collect();
            Some((rarity.parse().ok()?, han))
        };
        let file = include_str!("../dictionaries/reference/frequency.txt");
        let rows: Vec<(u32, Vec<char>)> = file.lines().filter_map(row).collect();
        let total = rows.iter().map(|(rarity, row)| weight(*rarity) * row.len() as u64).sum();
        Self { rows, total }
    }

    fn draw(&self, random: &mut Random) -> char {
        let mut at = random.below(self.total);
        for (rarity, row) in &self.rows {
            match row.get((at / weight(*rarity)) as usize) {
                Some(&c) => return c,
                None => at -= weight(*rarity) * row.len() as u64,
            }
        }
        '的'
    }

    fn word(&self, random: &mut Random, length: u64) -> String {
        (0..length).map(|_| self.draw(random)).collect()
    }

    fn text(&self, random: &mut Random) -> String {
        self.word(random, DOCUMENT as u64 / 3)
    }
}

/// How often a character is drawn, relative to others.
fn weight(rarity: u32) -> u64 {
    1 << 24 >> rarity
}
