//! Documents that go together, through the whole engine: however they are cut into stretches, whoever walks the tree,
//! and whatever stands in names and titles.
#![allow(clippy::expect_used, missing_docs)]

mod common;

use std::cell::Cell;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use baguan::document::ProblemKind;
use baguan::engine::{Beside, Days, Engine, Neighbour, Plan};
use baguan::finding::{Language, Outcome, Severity, Verdict};
use baguan::report::{Format, Settings, open};
use baguan::source::Files;
use common::{engine, plan, resident_number};

/// Files in memory that lie beside a document; it counts how often it is asked.
#[derive(Default)]
struct Memory {
    pair_file: Option<String>,
    files: Vec<(String, String)>,
    asked: Cell<usize>,
}

impl Beside for Memory {
    fn pair_file(&self) -> Option<Neighbour> {
        self.asked.set(self.asked.get() + 1);
        let text = self.pair_file.clone()?;
        Some(Neighbour { shown: "文件.baguan.toml".into(), bytes: Ok(Box::new(Cursor::new(text.into_bytes()))) })
    }

    fn companion(&self, path: &str) -> Neighbour {
        let missing = ProblemKind::NotOpened(std::io::ErrorKind::NotFound);
        let found = self.files.iter().find(|(name, _)| name == path).ok_or(missing);
        let bytes = found.map(|(_, text)| Box::new(Cursor::new(text.clone().into_bytes())) as Box<dyn std::io::Read>);
        Neighbour { shown: path.to_owned(), bytes }
    }
}

fn check(path: &str, text: &str, beside: &Memory) -> Outcome {
    engine().checker().check_beside(path, Ok(&mut text.as_bytes()), beside)
}

fn said(outcome: &Outcome, rule: &str) -> Vec<String> {
    let found = outcome.findings.iter().filter(|found| found.rule == rule);
    found.map(|found| format!("{} {}", found.severity.name(), found.message.say(Language::Chinese))).collect()
}

const HEAD: &str = "青禾县人民政府办公室关于做好临时救助工作的通知\n\n青政办发〔2026〕12号\n\n各乡镇人民政府：\n\n";

/// So many sentences, each one different.
fn prose(sentences: u32, seed: u32) -> String {
    let words: Vec<char> =
        "县乡村镇民政局财务审核申请受理发放标准救助家庭收入支出医疗教育住房就业养老低保特困临时应急".chars().collect();
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        words[(state >> 16) as usize % words.len()]
    };
    (0..sentences).map(|_| (0..24).map(|_| next()).chain(['。']).collect::<String>()).collect()
}

fn pair_file(interpretation: &str) -> String {
    format!("interpretation = \"{interpretation}\"\npublished = 2026-05-11\n")
}

#[test]
fn where_a_stretch_ends_makes_no_difference_to_what_was_copied() {
    let text = prose(40_000, 1);
    for (name, document) in [
        ("文件.txt", format!("{HEAD}{text}")),
        ("文件.md", format!("{HEAD}{}", text.replace('。', "。\n\n"))),
        ("文件.html", format!("<html><body><p>{}</p><p>{text}</p></body></html>", HEAD.replace("\n\n", "</p><p>"))),
    ] {
        for (other, interpretation) in [
            ("解读.txt", format!("临时救助政策解读\n\n{text}")),
            ("解读.html", format!("<html><body><h1>临时救助政策解读</h1><p>{text}</p></body></html>")),
        ] {
            let beside = Memory {
                pair_file: Some(pair_file(other)),
                files: vec![(other.to_owned(), interpretation)],
                ..Memory::default()
            };
            let outcome = check(name, &document, &beside);
            let copied = said(&outcome, "structure/interpretation-copied");
            let expected = format!("100% 的文字与文件逐字相同，共 1 处，最长一处 {} 字", 40_000 * 24);
            assert!(matches!(copied.as_slice(), [one] if one.contains(&expected)), "{name} {other}: {copied:?}");
            assert_eq!(outcome.kind, "official-document", "{name}");
        }
    }
}

#[test]
fn one_repeated_character_takes_time_in_proportion() {
    let text = "重".repeat(400_000) + "。";
    let beside = Memory {
        pair_file: Some(pair_file("解读.txt")),
        files: vec![("解读.txt".into(), format!("政策解读\n\n{text}"))],
        ..Memory::default()
    };
    let start = Instant::now();
    let outcome = check("文件.txt", &format!("{HEAD}{text}"), &beside);
    assert_eq!(said(&outcome, "structure/interpretation-copied").len(), 1);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn what_is_too_long_to_be_kept_is_said() {
    let beside = Memory {
        pair_file: Some(pair_file("解读.txt")),
        files: vec![("解读.txt".into(), format!("政策解读\n\n{}", prose(20, 3)))],
        ..Memory::default()
    };
    let outcome = check("文件.txt", &format!("{HEAD}{}", prose(90_000, 2)), &beside);
    let remarks: Vec<String> = outcome.remarks.iter().map(|remark| remark.say(Language::Chinese)).collect();
    assert_eq!(remarks, ["“文件.txt”太长，只对照了前面的部分"]);
}

#[test]
fn only_what_may_have_companions_is_asked_for_a_file_beside_it() {
    for (text, times) in [
        ("# 我县召开会议\n\n本报讯（记者王某）5月4日，会议召开。\n", 0),
        ("# 政策解读\n\n说明如下。\n", 0),
        ("姓名,金额\n张某,1\n李某,2\n", 0),
        ("随便一段文字。\n", 0),
        (HEAD, 1),
        ("# 青禾县办法（征求意见稿）\n\n现公开征求意见。\n", 1),
        ("# 关于低保的公示\n\n现予公示。\n", 1),
    ] {
        let beside = Memory::default();
        let outcome = check("文件.md", text, &beside);
        assert_eq!(beside.asked.get(), times, "{} {text}", outcome.kind);
        assert!(outcome.unread.is_empty(), "{text}");
    }
}

#[test]
fn what_was_not_read_whole_is_not_compared() {
    let text = format!("---\npublished: 2026-05-11\ninterpretation: 解读.txt\n---\n\n{HEAD}");
    let broken = Memory { files: vec![("解读.txt".into(), "\u{0}\u{1}\u{2}二进制".into())], ..Memory::default() };
    for beside in [broken, Memory::default(), Memory { pair_file: Some("[".into()), ..Memory::default() }] {
        let outcome = check("文件.md", &text, &beside);
        assert!(outcome.findings.iter().all(|found| !found.rule.starts_with("structure/")));
        assert_eq!(outcome.unread.len(), 1);
        // The missing label blocks, whatever else is not known.
        assert_eq!(outcome.verdict, Verdict::Block);
        let labelled = check("文件.md", &format!("{text}2026年5月4日\n\n（此件公开发布）\n"), &beside);
        assert_eq!(labelled.verdict, Verdict::Unchecked);
    }
}

#[test]
fn a_file_beside_a_document_is_no_longer_than_a_few_lines() {
    let long = format!("# {}\n", "长".repeat(30_000));
    let outcome = check("文件.md", HEAD, &Memory { pair_file: Some(long), ..Memory::default() });
    assert_eq!(outcome.unread.first().map(|problem| problem.kind.name()), Some("pair-file-wrong"));
}

fn folder(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(&root).expect("a folder");
    root
}

fn json(threads: usize, root: &Path) -> String {
    let engine = Engine::new(Plan { threads, ..plan() }).expect("the lists are right");
    let mut out = Vec::new();
    let mut report = open(Format::Json, &mut out, Settings { rules: engine.fingerprint(), ..Settings::default() });
    let files = Files::new(vec![root.to_owned()]);
    let totals = engine.run(&files, &mut |outcome| report.document(&outcome)).expect("the run ends");
    report.finish(&totals, None).expect("memory can be written");
    drop(report);
    String::from_utf8(out).expect("reports are UTF-8")
}

#[test]
fn one_thread_and_many_compare_alike() {
    let root = folder("pairs-determinism");
    for number in 0..60 {
        let text = prose(20, number);
        let sub = root.join(format!("{}", number % 5));
        fs::create_dir_all(&sub).expect("a folder");
        let front = format!("---\npublished: 2026-05-11\ninterpretation: {number}-解读.md\n---\n\n");
        fs::write(sub.join(format!("{number}-文件.md")), format!("{front}{HEAD}{text}\n")).expect("a file");
        let interpretation = format!("---\npublished: 2026-05-{}\n---\n\n# 政策解读\n\n{text}\n", 11 + number % 9);
        fs::write(sub.join(format!("{number}-解读.md")), interpretation).expect("a file");
    }
    let one = json(1, &root);
    assert_eq!(one.matches("\"rule\":\"structure/interpretation-copied\"").count(), 60);
    assert!(one.contains("structure/interpretation-late"));
    for threads in [2, 5] {
        assert!(one == json(threads, &root), "{threads} threads tell another story");
    }
}

/// Titles, names of files and keys may hold what nobody may see.
#[test]
fn no_report_of_a_pair_shows_a_value() {
    let number = resident_number(1, 9_000, 12);
    let mobile = "13900001111";
    let root = folder("pairs-leaks");
    let text = prose(20, 5);
    let name = format!("解读{number}.md");
    let policy = root.join(format!("文件{mobile}.md"));
    fs::write(&policy, format!("---\npublished: 2026-05-11\n---\n\n{HEAD}{text}\n[{number}]({mobile}.md)\n"))
        .expect("a file");
    fs::write(root.join(&name), format!("# {number}的政策解读\n\n{mobile}{text}{number}。\n")).expect("a file");
    let beside = root.join(format!("文件{mobile}.md.baguan.toml"));
    for pair_file in [
        format!("interpretation = \"{name}\"\n"),
        format!("interpretation = \"{number}/{mobile}.md\"\n"),
        format!("\"{number}\" = \"{mobile}\"\n"),
        format!("published = \"{number}\"\n# {mobile}\n"),
        number.clone(),
        format!("interpretation = \"../../../../../../../../{number}.md\"\n"),
    ] {
        fs::write(&beside, &pair_file).expect("a file");
        for (format, language) in [
            (Format::Text, Language::Chinese),
            (Format::Text, Language::English),
            (Format::Json, Language::Chinese),
            (Format::Jsonl, Language::English),
        ] {
            let mut out = Vec::new();
            let mut report = open(format, &mut out, Settings { language, ..Settings::default() });
            let run = engine().run(&Files::new(vec![root.clone()]), &mut |outcome| report.document(&outcome));
            report.finish(&run.expect("the run ends"), None).expect("memory can be written");
            let files = Files::new(vec![policy.clone(), root.join(&name)]);
            let run = engine().run_together(&files, Days::default(), &mut |outcome| report.document(&outcome));
            run.expect("the run ends");
            drop(report);
            let said = String::from_utf8(out).expect("reports are UTF-8");
            for value in [number.as_str(), mobile] {
                for start in 0..value.len() - 6 {
                    assert!(!said.contains(&value[start..start + 7]), "{pair_file}\n{said}");
                }
            }
        }
    }
}

type Each<'a> = dyn FnMut(Outcome) -> std::io::Result<()> + 'a;

#[test]
fn a_tree_and_a_pair_on_the_command_line_say_the_same() {
    let root = folder("pairs-alike");
    let text = prose(20, 7);
    let front = "---\npublished: 2026-05-11\ninterpretation: 解读.md\n---\n\n";
    fs::write(root.join("文件.md"), format!("{front}{HEAD}{text}\n")).expect("a file");
    fs::write(root.join("解读.md"), format!("---\npublished: 2026-05-21\n---\n\n# 政策解读\n\n{text}\n"))
        .expect("a file");
    let gathered = |run: &dyn Fn(&mut Each)| {
        let mut outcomes: Vec<String> = Vec::new();
        run(&mut |outcome| {
            let found = outcome.findings.iter().map(|found| (found.rule, found.message.say(Language::English)));
            outcomes.push(format!("{:?} {:?}", outcome.path, found.collect::<Vec<_>>()));
            Ok(())
        });
        outcomes.sort();
        outcomes
    };
    let engine = engine();
    let tree = gathered(&|each| {
        engine.run(&Files::new(vec![root.clone()]), each).expect("the run ends");
    });
    let pair = gathered(&|each| {
        let files = Files::new(vec![root.join("文件.md"), root.join("解读.md")]);
        engine.run_together(&files, Days::default(), each).expect("the run ends");
    });
    assert_eq!(tree, pair);
    assert!(tree.iter().any(|said| said.contains("interpretation-late") && said.contains("interpretation-copied")));
}

#[test]
fn what_pairs_find_never_blocks() {
    for rule in baguan::check::RULES.iter().map(|rule| rule.about()).filter(|about| about.id.contains("interpretation"))
    {
        assert!(rule.severity <= Severity::Review, "{}", rule.id);
    }
}
