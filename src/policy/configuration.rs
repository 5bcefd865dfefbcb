//! `baguan.toml`, understood.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use super::office::{LedgerSettings, Unit};
use super::shape::Source;
use super::written::{self, Written, WrittenChannel, WrittenLanguage, WrittenLimits, WrittenSeverity, WrittenStage};
use super::{ConfigurationError, ConfigurationErrorKind as Kind, FailOn, GUARDED, Glob, Suppression};
use crate::document::{self, Channel, Date, Stage};
use crate::finding::{Language, Masked, Message, Severity, Words};
use crate::text::nearest;

/// What the user decided once for all runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Configuration {
    /// The stage, if the file names one.
    pub stage: Option<Stage>,
    /// What makes a run fail, if the file says so.
    pub fail_on: Option<FailOn>,
    /// The language of reports, if the file names one.
    pub language: Option<Language>,
    /// Patterns of files and folders that are left out.
    pub exclude: Vec<Glob>,
    /// Findings set aside.
    pub suppressions: Vec<Suppression>,
    /// Dictionaries of the office, as seen from the configuration's folder.
    pub organisation: Vec<String>,
    /// Dictionaries of the repository, likewise.
    pub repository: Vec<String>,
    /// The wordings of labels that the office allows; every known one if there are none.
    pub label_wordings: Vec<String>,
    /// Limits.
    pub limits: Limits,
    /// The share of an interpretation, in percent, that may be copied.
    pub copied_percent: CopiedPercent,
    /// The schemes by which findings are priced, by id; empty: all.
    pub schemes: Vec<String>,
    /// Files with schemes of the office's own, as written.
    pub own_schemes: Vec<String>,
    /// Where documents are put out.
    pub channel: Channel,
    /// The units that are assessed, in the order in which they are asked whose a file is.
    pub units: Vec<Unit>,
    /// The ledger.
    pub ledger: LedgerSettings,
    /// By rule id or family; nothing stands for `off`.
    severities: BTreeMap<String, Option<Severity>>,
}

/// How much is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The findings of a document that are listed; the others are counted.
    pub findings_per_document: usize,
    /// How much of a file, and of what lies in it, is opened.
    pub opened: document::Limits,
}

/// The share of an interpretation, in percent, from which on a person is asked whether it is a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopiedPercent(pub u32);

impl Default for CopiedPercent {
    fn default() -> Self {
        // Argued from measured pairs in the help of `structure/interpretation-copied`.
        Self(50)
    }
}

impl Default for Limits {
    fn default() -> Self {
        // A reader of a report stops long before; a file of a million numbers must not fill the memory.
        Self { findings_per_document: 1000, opened: document::Limits::default() }
    }
}

impl Configuration {
    /// Reads the text of a configuration file. `rules` are the ids of all rules there are.
    pub fn parse(text: &str, file: &str, rules: &[&str]) -> Result<Self, ConfigurationError> {
        let source = Source { file, text };
        let syntax = |at: Option<usize>, why: &str| source.error(at.unwrap_or(0), Kind::Syntax(why.to_owned()));
        let table = DeTable::parse(text).map_err(|e| syntax(e.span().map(|s| s.start), e.message()))?;
        let read = source.table(table.get_ref(), 0, &written::schema())?;
        let written: Written = serde_json::from_value(read).map_err(|e| syntax(None, &e.to_string()))?;
        Reading { source, table: table.get_ref(), rules }.configuration(written)
    }

    /// The severity of a rule's findings; nothing if they are not wanted.
    pub fn severity(&self, rule: &str, default: Severity) -> Option<Severity> {
        let family = || rule.split_once('/').and_then(|(family, _)| self.severities.get(&format!("{family}/*")));
        self.severities.get(rule).or_else(family).copied().unwrap_or(Some(default))
    }

    /// Whose a file is, by its path from the configuration's folder.
    pub fn unit_of(&self, path: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.paths.iter().any(|glob| glob.matches(path)))
    }

    /// Whether a path, relative to the configuration's folder, is left out.
    pub fn leaves_out(&self, path: &str) -> bool {
        self.exclude.iter().any(|glob| glob.matches(path))
    }

    /// What the user should hear about the configuration itself, once a run.
    pub fn remarks(&self, today: Date) -> Vec<Message> {
        const EXPIRED: Words = Words {
            zh: "配置第 {line} 行的豁免（{rule}）已于 {until} 到期，不再有效",
            en: "the suppression in line {line} of the configuration ({rule}) ended on {until} and no longer counts",
        };
        let expired = self.suppressions.iter().filter(|s| s.until < today);
        expired
            .map(|s| {
                Message::from(EXPIRED)
                    .with("line", Masked::known(s.line.to_string()))
                    .with("rule", Masked::known(&s.rule))
                    .with("until", Masked::known(s.until.to_string()))
            })
            .collect()
    }
}

/// From what is written to what is meant; the table still knows the lines.
struct Reading<'a> {
    source: Source<'a>,
    table: &'a DeTable<'a>,
    rules: &'a [&'a str],
}

impl Reading<'_> {
    fn configuration(&self, written: Written) -> Result<Configuration, ConfigurationError> {
        let dictionaries = written.dictionaries.unwrap_or_default();
        let schemes = written.schemes.unwrap_or_default();
        let configuration = Configuration {
            stage: written.stage.map(|stage| match stage {
                WrittenStage::Publish => Stage::Publish,
                WrittenStage::Drafting => Stage::Drafting,
                WrittenStage::Posted => Stage::Posted,
            }),
            fail_on: written.fail_on,
            language: written.lang.map(|language| match language {
                WrittenLanguage::Zh => Language::Chinese,
                WrittenLanguage::En => Language::English,
            }),
            exclude: written.exclude.unwrap_or_default().iter().map(|pattern| Glob::new(pattern)).collect(),
            suppressions: self.suppressions(written.suppress.unwrap_or_default())?,
            organisation: dictionaries.organisation.unwrap_or_default(),
            repository: dictionaries.repository.unwrap_or_default(),
            label_wordings: written.label.and_then(|label| label.wordings).unwrap_or_default(),
            limits: limits(&written.limits.unwrap_or_default()),
            schemes: schemes.used.unwrap_or_default(),
            own_schemes: schemes.own.unwrap_or_default(),
            channel: match schemes.channel {
                Some(WrittenChannel::NewMedia) => Channel::NewMedia,
                Some(WrittenChannel::Site) | None => Channel::Site,
            },
            units: written.unit.unwrap_or_default().into_iter().map(Unit::from).collect(),
            ledger: LedgerSettings::from(written.ledger.unwrap_or_default()),
            copied_percent: (written.interpretation.unwrap_or_default().copied_percent)
                .map_or_else(CopiedPercent::default, CopiedPercent),
            severities: self.severities(written.severity.unwrap_or_default())?,
        };
        for rule in GUARDED {
            if configuration.severity(rule, Severity::Block) < Some(Severity::Review) {
                let family = rule.split_once('/').map(|(family, _)| format!("{family}/*")).unwrap_or_default();
                let at = [rule, &family].into_iter().find_map(|key| self.key_in_severity(key)).unwrap_or(0);
                return Err(self.source.error(at, Kind::Guarded(rule.to_owned())));
            }
        }
        Ok(configuration)
    }

    fn severities(
        &self,
        written: BTreeMap<String, WrittenSeverity>,
    ) -> Result<BTreeMap<String, Option<Severity>>, ConfigurationError> {
        let mut severities = BTreeMap::new();
        for (rule, severity) in written {
            self.known(&rule, self.key_in_severity(&rule).unwrap_or(0))?;
            let severity = match severity {
                WrittenSeverity::Block => Some(Severity::Block),
                WrittenSeverity::Review => Some(Severity::Review),
                WrittenSeverity::Note => Some(Severity::Note),
                WrittenSeverity::Off => None,
            };
            severities.insert(rule, severity);
        }
        Ok(severities)
    }

    fn suppressions(&self, written: Vec<written::WrittenSuppression>) -> Result<Vec<Suppression>, ConfigurationError> {
        let mut suppressions = Vec::new();
        for (index, suppression) in written.into_iter().enumerate() {
            let at = self.rule_of_suppression(index).unwrap_or(0);
            self.known(&suppression.rule, at)?;
            let Some(until) = Date::parse(&suppression.until) else { continue }; // the shape was checked
            suppressions.push(Suppression {
                rule: suppression.rule,
                path: suppression.path.as_deref().map(Glob::new),
                reason: suppression.reason,
                until,
                line: self.source.line(at),
            });
        }
        Ok(suppressions)
    }

    fn known(&self, rule: &str, at: usize) -> Result<(), ConfigurationError> {
        let known = match rule.strip_suffix('*') {
            Some(family) => family.ends_with('/') && self.rules.iter().any(|rule| rule.starts_with(family)),
            None => self.rules.contains(&rule),
        };
        if known {
            return Ok(());
        }
        let nearest = nearest(rule, self.rules.iter().copied()).map(str::to_owned);
        Err(self.source.error(at, Kind::UnknownRule(rule.to_owned(), nearest)))
    }

    /// Where a rule's key stands in `[severity]`.
    fn key_in_severity(&self, rule: &str) -> Option<usize> {
        let DeValue::Table(severity) = self.table.get("severity")?.get_ref() else { return None };
        severity.iter().find(|(key, _)| key.get_ref().as_ref() == rule).map(|(key, _)| key.span().start)
    }

    /// Where the rule of a `[[suppress]]` is named.
    fn rule_of_suppression(&self, index: usize) -> Option<usize> {
        let DeValue::Array(suppress) = self.table.get("suppress")?.get_ref() else { return None };
        let DeValue::Table(suppression) = suppress.get(index)?.get_ref() else { return None };
        suppression.get("rule").map(|rule| rule.span().start)
    }
}

/// What is not written is as usual.
fn limits(written: &WrittenLimits) -> Limits {
    const MEGABYTE: u64 = 1 << 20;
    let Limits { findings_per_document, opened: usual } = Limits::default();
    let number = |written: Option<u32>, usual: u64| written.map_or(usual, u64::from);
    let bytes = |written: Option<u32>, usual: u64| written.map_or(usual, |megabytes| u64::from(megabytes) * MEGABYTE);
    Limits {
        findings_per_document: written.findings_per_document.map_or(findings_per_document, |n| n as usize),
        opened: document::Limits {
            held_bytes: bytes(written.file_megabytes, usual.held_bytes),
            entry_bytes: bytes(written.entry_megabytes, usual.entry_bytes),
            ratio: number(written.entry_ratio, usual.ratio),
            all_bytes: bytes(written.inflated_megabytes, usual.all_bytes),
            entries: number(written.entries, usual.entries),
            nesting: written.nesting.unwrap_or(usual.nesting),
            cells: number(written.cells, usual.cells),
        },
    }
}
