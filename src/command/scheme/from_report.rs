//! Facts from reports of `baguan check`: `--format json` or `jsonl`, read value by value.
//!
//! Reports of other versions may have more keys, or fewer; what is needed must be there. Only what was found in posted
//! material counts.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use serde_json::Value;

use super::super::{Context, shown};
use super::filled;
use super::gathered::{FromReport, Gathered, Whose};
use crate::document::{Channel, Place, Stage};
use crate::finding::{Masked, Message, Severity, Words};
use crate::report::place_in_words;
use crate::report::score::Unchecked;
use crate::scheme::{Fact, Noticed, Posted, What};

/// The form of reports that is understood.
const SCHEMA: &str = "baguan.report/1";
/// A line of evidence has at most so many characters.
const LONGEST: usize = 200;

/// Reads reports, one after another.
pub(super) struct Reports<'a> {
    whose: &'a Whose<'a>,
    /// Where documents are public, if the report does not say it.
    channel: Channel,
    context: &'a Context,
    /// What was found already, by document, rule and identity: one document may stand in several reports.
    seen: HashSet<(String, String, String)>,
    documents: HashSet<String>,
    /// What was told as unchecked, with why.
    unchecked: HashSet<(String, String)>,
}

/// What one report holds; it counts only when its last line has said that it does.
#[derive(Default)]
struct One {
    found: Vec<Found>,
    units: Vec<(String, String)>,
    unchecked: Vec<Unchecked>,
    whole: bool,
    files: Option<u64>,
    stage: Option<String>,
    channel: Option<Channel>,
}

struct Found {
    key: (String, String, String),
    found: FromReport,
}

impl<'a> Reports<'a> {
    pub(super) fn new(whose: &'a Whose<'a>, channel: Channel, context: &'a Context) -> Self {
        Self { whose, channel, context, seen: HashSet::new(), documents: HashSet::new(), unchecked: HashSet::new() }
    }

    /// Adds a report; `-` is standard input.
    pub(super) fn read(&mut self, path: &Path, gathered: &mut Gathered) -> anyhow::Result<()> {
        let from: Box<dyn Read> = if path == Path::new("-") {
            Box::new(io::stdin().lock())
        } else {
            Box::new(File::open(path).map_err(|_| self.error(MISSING, path))?)
        };
        let mut one = One::default();
        for value in serde_json::Deserializer::from_reader(BufReader::new(from)).into_iter::<Value>() {
            let value = value.map_err(|error| self.error(if error.is_eof() { CUT_OFF } else { NO_REPORT }, path))?;
            // What stands after the summary belongs to no report.
            if one.whole {
                return Err(self.error(NO_REPORT, path));
            }
            self.value(&value, &mut one).ok_or_else(|| self.error(NO_REPORT, path))?;
        }
        if !one.whole {
            let is_empty = one.units.is_empty();
            return Err(self.error(if is_empty { NO_REPORT } else { CUT_OFF }, path));
        }
        self.add(path, one, gathered);
        Ok(())
    }

    /// A whole report, a document, or the line at the end; nothing if it is none of them.
    fn value(&self, value: &Value, one: &mut One) -> Option<()> {
        if let Some(schema) = value.get("schema") {
            if schema != SCHEMA {
                return None;
            }
            one.whole = true;
            one.stage = value.get("stage").and_then(Value::as_str).map(str::to_owned);
            one.channel = value.get("channel").and_then(Value::as_str).and_then(Channel::parse);
            one.files = value.get("checked").and_then(|checked| checked.get("files")).and_then(Value::as_u64);
            for document in value.get("documents").and_then(Value::as_array).into_iter().flatten() {
                self.document(document, one)?;
            }
            return Some(());
        }
        self.document(value, one)
    }

    fn document(&self, document: &Value, one: &mut One) -> Option<()> {
        let path = document.get("path")?.as_str()?;
        let path = path.strip_prefix("./").unwrap_or(path);
        let findings = document.get("findings")?.as_array()?;
        let of_document = |key| document.get(key).and_then(Value::as_str).map(str::to_owned);
        let unit = self.whose.unit_of(path);
        for finding in findings {
            let text = |key| finding.get(key).and_then(Value::as_str);
            let (rule, severity) = (text("rule")?, Severity::parse(text("severity")?)?);
            if finding.get("suppressed").is_some_and(|suppressed| !suppressed.is_null()) {
                continue;
            }
            let posted = Posted {
                rule: rule.to_owned(),
                aspect: text("aspect").map(str::to_owned),
                severity,
                kind: of_document("kind").unwrap_or_else(|| "other".to_owned()),
                format: of_document("format").unwrap_or_default(),
                channel: self.channel,
                document: path.to_owned(),
                noticed: Noticed::Ourselves,
                circular: None,
                places: 1,
                by_hand: None,
            };
            let identity = text("identity").unwrap_or_default();
            let evidence = self.evidence(path, finding);
            let identity = if identity.is_empty() { &evidence } else { identity }.to_owned();
            let sha256 = of_document("sha256");
            let fact = Fact { unit: unit.clone(), what: What::Posted(posted), evidence };
            let key = (path.to_owned(), rule.to_owned(), identity);
            one.found.push(Found { key, found: FromReport { fact, sha256 } });
        }
        one.unchecked.extend(self.unchecked(document, findings, path, &unit));
        one.units.push((path.to_owned(), unit));
        Some(())
    }

    /// `甲镇/名单.pdf 第 2 页：出现13*******78`.
    fn evidence(&self, path: &str, finding: &Value) -> String {
        let at = finding.get("place");
        let number = |key| at.and_then(|at| at.get(key)).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
        let text = |key| at.and_then(|at| at.get(key)).and_then(Value::as_str);
        let place = Place {
            page: number("page"),
            last_page: number("last_page"),
            sheet: text("sheet").map(Into::into),
            cell: text("cell").map(str::to_owned),
            paragraph: number("paragraph"),
            line: number("line"),
            column: number("column"),
            ..Place::default()
        };
        let place = place_in_words(&place, self.context.language);
        let message = finding.get("message").and_then(Value::as_str).unwrap_or_default();
        let space = if place.is_empty() { "" } else { " " };
        let colon = self.context.say(Words { zh: "：", en: ": " });
        Masked::known(format!("{path}{space}{place}{colon}{message}")).in_one_line(LONGEST).as_str().to_owned()
    }

    /// What was not read of a document, or not listed.
    fn unchecked(&self, document: &Value, findings: &[Value], path: &str, unit: &str) -> Option<Unchecked> {
        let coverage = document.get("coverage");
        let complete = coverage.and_then(|coverage| coverage.get("complete")).and_then(Value::as_bool);
        let omitted = document.get("omitted").and_then(Value::as_u64).unwrap_or(0);
        let mut why = Vec::new();
        if complete != Some(true) {
            // The rules of files say in words what a reader could not read.
            let is_of_file = |finding: &&Value| {
                finding.get("rule").and_then(Value::as_str).is_some_and(|rule| rule.starts_with("file/"))
            };
            let messages = findings.iter().filter(is_of_file).filter_map(|finding| finding.get("message")?.as_str());
            why.extend(messages.map(str::to_owned));
            if why.is_empty() {
                let unread = coverage.and_then(|coverage| coverage.get("unread")).and_then(Value::as_array);
                let reasons = unread.into_iter().flatten().filter_map(|unread| unread.get("why")?.as_str());
                why.extend(reasons.map(str::to_owned));
            }
            why.dedup();
            why.truncate(3);
            if why.is_empty() {
                why.push(self.context.say(Words { zh: "没有读完", en: "not read whole" }).to_owned());
            }
        }
        if omitted > 0 {
            let words = Words {
                zh: "另有 {n} 处发现，报告里没有列出",
                en: "{n} more findings are not listed in the report",
            };
            why.push(filled(words, &[("n", &omitted.to_string())], self.context.language));
        }
        let why = why.join(self.context.say(Words { zh: "；", en: "; " }));
        (!why.is_empty()).then(|| Unchecked { unit: unit.to_owned(), path: path.to_owned(), why })
    }

    fn add(&mut self, path: &Path, one: One, gathered: &mut Gathered) {
        if one.stage.as_deref() != Some(Stage::Posted.name()) {
            let words = match one.stage {
                Some(_) => Words {
                    zh: "{path} 是 {stage} 阶段的报告，不是已发布材料的：其中 {n} 处发现不计分（已发布的请用 baguan check --stage posted 检查）",
                    en: "{path} was made at the stage {stage}, not of posted material: its {n} findings do not count (check \
                         what is posted with `baguan check --stage posted`)",
                },
                None => Words {
                    zh: "{path} 没有写明阶段，不能当作已发布材料：其中 {n} 处发现不计分（请用 baguan check --stage posted 重新检查）",
                    en: "{path} does not say at which stage it was made: its {n} findings do not count (check what is posted \
                         with `baguan check --stage posted`)",
                },
            };
            let message = Message::from(words)
                .with("path", shown(path))
                .with("stage", Masked::text(one.stage.as_deref().unwrap_or_default(), &[]))
                .with("n", Masked::known(one.found.len().to_string()));
            gathered.sources.remarks.push(message);
            return;
        }
        if let Some(files) = one.files.filter(|&files| files > one.units.len() as u64) {
            let words = Words {
                zh: "{path} 写明检查了 {files} 个文件，却只列出 {n} 个：缺了几行，得分可能偏高",
                en: "{path} says that {files} files were checked and lists {n}: lines are missing, so scores may be too high",
            };
            let message = Message::from(words).with("path", shown(path));
            let message = message.with("files", Masked::known(files.to_string()));
            gathered.sources.remarks.push(message.with("n", Masked::known(one.units.len().to_string())));
        }
        for (document, unit) in one.units {
            gathered.unit(&unit);
            gathered.sources.documents += u64::from(self.documents.insert(document));
        }
        for unchecked in one.unchecked {
            if self.unchecked.insert((unchecked.path.clone(), unchecked.why.clone())) {
                gathered.sources.unchecked.push(unchecked);
            }
        }
        for Found { key, mut found } in one.found {
            if self.seen.insert(key) {
                if let (What::Posted(posted), Some(channel)) = (&mut found.fact.what, one.channel) {
                    posted.channel = channel;
                }
                gathered.from_reports.push(found);
            }
        }
    }

    fn error(&self, words: Words, path: &Path) -> anyhow::Error {
        self.context.error(Message::from(words).with("path", shown(path)))
    }
}

const MISSING: Words =
    Words { zh: "报告 {path} 不存在或无法读取", en: "the report {path} does not exist or cannot be read" };
const NO_REPORT: Words = Words {
    zh: "{path} 不是 baguan check --format json 或 jsonl 的报告",
    en: "{path} is no report of `baguan check --format json` or `jsonl`",
};
const CUT_OFF: Words = Words {
    zh: "报告 {path} 不完整，没有结尾：请重新检查",
    en: "the report {path} is cut off: its end is missing; check again",
};
