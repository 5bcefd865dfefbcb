//! What the JSON reports consist of. The domain's own types cannot be serialised; what stands
//! here, and nothing else, leaves the program as JSON.

use std::borrow::Cow;
use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use super::Entered;
use super::place::name;
use crate::document;
use crate::finding::{self, Language, Outcome, Totals};
use crate::text::commands;

/// The name and version of the report's form.
pub(super) const SCHEMA: &str = "baguan.report/1";

/// The report of a run.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "baguan.report/1")]
pub(super) struct Whole<'a> {
    pub schema: Cow<'a, str>,
    pub tool: Tool<'a>,
    pub documents: Vec<Document<'a>>,
    #[serde(flatten)]
    pub summary: Summary<'a>,
}

/// Who made the report.
#[derive(Serialize, JsonSchema)]
pub(super) struct Tool<'a> {
    /// The version of the program.
    pub version: Cow<'a, str>,
    /// SHA-256 of rules, dictionaries and configuration: the same here, the same findings.
    pub rules: Cow<'a, str>,
}

/// What the run amounts to.
#[derive(Serialize, JsonSchema)]
pub(super) struct Summary<'a> {
    /// Where in their life the documents were checked: `drafting`, `publish` or `posted`.
    pub stage: Cow<'a, str>,
    /// Where they are, or are to be, public: `site` or `new-media`.
    pub channel: Cow<'a, str>,
    pub checked: Checked,
    pub counts: Counts,
    /// The worst verdict: `block`, `unchecked`, `review` or `pass`.
    pub verdict: Cow<'a, str>,
    /// What the run brought to the ledger; absent where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ledger: Option<Ledger<'a>>,
}

/// What a run brought to the ledger.
#[derive(Serialize, JsonSchema)]
pub(super) struct Ledger<'a> {
    /// Where its chain stands: `SEQ:HASH`, for `baguan ledger verify --head`.
    pub head: &'a str,
    /// The incidents and blocked drafts that are new.
    pub new: &'a [u64],
    /// Those that have become more, or were taken up again.
    pub more: &'a [u64],
    /// Those that can be closed.
    pub gone: &'a [u64],
}

/// What was really read.
#[derive(Serialize, JsonSchema)]
pub(super) struct Checked {
    pub files: u64,
    pub bytes: u64,
    pub pages: u64,
}

/// Files by verdict, and those left out because the user's ignore rules say so.
#[derive(Serialize, JsonSchema)]
pub(super) struct Counts {
    pub pass: u64,
    pub review: u64,
    pub block: u64,
    pub unchecked: u64,
    pub ignored: u64,
}

/// All that is said of one file.
#[derive(Serialize, JsonSchema)]
pub(super) struct Document<'a> {
    /// The path as the user wrote it; personal values in it are masked.
    pub path: &'a str,
    /// SHA-256 of its bytes; null if they were not read.
    pub sha256: Option<&'a str>,
    /// The format it was read as; null if no reader took it.
    pub format: Option<&'a str>,
    /// The kind of document.
    pub kind: &'a str,
    /// Its title, folded: simplified characters, no spaces.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'a str>,
    /// The document number it gives itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<&'a str>,
    pub label: Label<'a>,
    /// `pass`, `review`, `block` or `unchecked`.
    pub verdict: &'a str,
    pub coverage: Coverage<'a>,
    /// In order of place.
    pub findings: Vec<Finding<'a>>,
    /// How many more there were than the limit lets the report list. They count for the verdict.
    pub omitted: u64,
    /// Suppressions that did not count, and why; suppressions that nothing needed.
    pub remarks: Vec<String>,
}

/// The publicity label.
#[derive(Serialize, JsonSchema)]
pub(super) struct Label<'a> {
    /// `public`, `after-deletion`, `after-declassification`, `on-request`, `not-public` or `none`.
    pub attribute: &'a str,
    pub wording: Option<&'a str>,
    pub place: Option<Place>,
}

/// Whether all of it was read.
#[derive(Serialize, JsonSchema)]
pub(super) struct Coverage<'a> {
    pub complete: bool,
    pub unread: Vec<Unread<'a>>,
}

/// Something that was not read, and so not checked.
#[derive(Serialize, JsonSchema)]
pub(super) struct Unread<'a> {
    pub place: Place,
    pub why: &'a str,
    /// What there is on pages without a text that can be relied on: `ocr-layer`, `scan`, `garbled-text` or `vector-outline`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<&'a str>,
}

/// One thing found.
#[derive(Serialize, JsonSchema)]
pub(super) struct Finding<'a> {
    pub rule: &'a str,
    /// `block`, `review` or `note`.
    pub severity: &'a str,
    /// `visible`, `hidden`, `removed` or `metadata`.
    pub visibility: &'a str,
    /// How it is hidden, where the format tells: `deleted`, `inserted`, `comment`, `notes`, `hidden-text`, `hidden-format`,
    /// `hidden-object`, `off-page`, `hidden-slide`, `hidden-sheet`, `hidden-row`, `hidden-column`, `cache`, `attribute`,
    /// `residue`, `earlier-version`, `property`, `embedded`, `covered`, `unredacted`, `unpainted`, `ground-colour`, `tiny`,
    /// `clipped` or `layer-off`.
    pub concealment: Option<&'a str>,
    pub message: String,
    /// The evidence.
    pub reasons: Vec<String>,
    pub advice: String,
    /// The provisions it rests on, by law and article, that were in force on the day of the check.
    pub basis: &'a [&'a str],
    pub place: Place,
    /// The text around it; every personal value in it is masked.
    pub excerpt: &'a str,
    /// The value, masked.
    pub value: Option<&'a str>,
    /// The value itself; only with `--reveal`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'a str>,
    /// The same finding has the same identity in a later run.
    pub identity: String,
    /// The entry of a dictionary that asked for it; null if a rule did.
    pub entry: Option<Entry<'a>>,
    /// Which of the rule's things it is, where it has several: the required part that is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aspect: Option<&'a str>,
    /// The value under the organisation's key, where there is one: HMAC-SHA-256, in hex.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keyed: Option<&'a str>,
    /// What it would cost, by deduction scheme.
    pub at_stake: Vec<AtStake<'a>>,
    pub suppressed: Option<Suppressed<'a>>,
}

/// The row of a dictionary that asked for a finding.
#[derive(Serialize, JsonSchema)]
pub(super) struct Entry<'a> {
    pub id: &'a str,
    /// `built-in`, `organisation` or `repository`.
    pub layer: &'a str,
    pub dictionary: &'a str,
    /// Edition and content hash.
    pub version: &'a str,
    /// The line of the row in the dictionary's file.
    pub line: u64,
}

/// A deduction that the finding would cost.
#[derive(Serialize, JsonSchema)]
pub(super) struct AtStake<'a> {
    pub scheme: &'a str,
    pub item: &'a str,
    /// A decimal number; the least where it depends on who notices.
    pub points: String,
    /// The most, where it depends on who notices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub up_to: Option<String>,
    /// Whether it may cost the whole year's work.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub veto: bool,
    /// What is counted: `document`, `unit`, `case`, `circular`, `week`, `place`, `element`, `each`, or `duty`, which costs
    /// no points.
    pub per: &'a str,
    /// Who has to notice it for that; absent if that is of no account.
    #[serde(skip_serializing_if = "<[&str]>::is_empty")]
    pub noticed: &'a [&'a str],
    /// Whether a draft with it is sent back.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub returns: bool,
}

/// Who set the finding aside, why and until when.
#[derive(Serialize, JsonSchema)]
pub(super) struct Suppressed<'a> {
    /// `inline` or `configuration`.
    pub by: &'a str,
    pub reason: &'a str,
    pub until: String,
}

/// A place; it has the keys that the format has.
#[derive(Serialize, JsonSchema)]
pub(super) struct Place {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The last of several pages in a row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_page: Option<u32>,
    /// The box on the page: left, top, right and bottom, in points from its upper left corner.
    #[serde(rename = "box", skip_serializing_if = "Option::is_none")]
    pub area: Option<[i16; 4]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// In characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// From and to, in UTF-16 units of the block's text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<(u32, u32)>,
}

/// The JSON schema of the report.
pub fn schema() -> serde_json::Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<Whole<'_>>().to_value()
}

/// Writes JSON in one line. What a terminal obeys, and JSON lets stand as it is, is escaped: the
/// reader of the JSON gets the same text, and whoever looks at it is safe.
pub(super) fn write(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(out, Escaping)).map_err(Into::into)
}

struct Escaping;

impl serde_json::ser::Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|&(_, c)| commands(c)) {
            write!(out, "{}\\u{:04x}", &rest[..at], u32::from(c))?;
            rest = &rest[at + c.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }
}

impl<'a> Tool<'a> {
    pub(super) fn new(rules: &'a str) -> Self {
        Self { version: env!("CARGO_PKG_VERSION").into(), rules: rules.into() }
    }
}

impl<'a> Summary<'a> {
    pub(super) fn new(totals: &Totals, settings: &super::Settings, entered: Option<&'a Entered>) -> Self {
        Self {
            stage: settings.stage.name().into(),
            channel: settings.channel.name().into(),
            checked: Checked { files: totals.files, bytes: totals.bytes, pages: totals.pages },
            counts: Counts {
                pass: totals.passed,
                review: totals.review,
                block: totals.blocked,
                unchecked: totals.unchecked,
                ignored: totals.ignored,
            },
            verdict: totals.verdict.name().into(),
            ledger: entered.map(|entered| Ledger {
                head: &entered.head,
                new: &entered.new,
                more: &entered.more,
                gone: &entered.gone,
            }),
        }
    }
}

impl<'a> Document<'a> {
    pub(super) fn new(outcome: &'a Outcome, language: Language) -> Self {
        Self {
            path: outcome.path.as_str(),
            sha256: outcome.sha256.as_deref(),
            format: outcome.format,
            kind: outcome.kind,
            title: outcome.title.as_ref().map(finding::Masked::as_str),
            number: outcome.number.as_ref().map(finding::Masked::as_str),
            label: Label {
                attribute: outcome.label.attribute,
                wording: outcome.label.wording.as_ref().map(finding::Masked::as_str),
                place: outcome.label.place.as_ref().map(Place::new),
            },
            verdict: outcome.verdict.name(),
            coverage: Coverage {
                complete: !outcome.unread.iter().any(|problem| problem.kind.hides_text()),
                unread: outcome
                    .unread
                    .iter()
                    .map(|problem| Unread {
                        place: Place::new(&problem.place),
                        why: problem.kind.name(),
                        state: problem.kind.page_state().map(document::PageState::name),
                    })
                    .collect(),
            },
            findings: outcome.findings.iter().map(|finding| Finding::new(finding, language)).collect(),
            omitted: outcome.omitted,
            remarks: outcome.remarks.iter().map(|remark| remark.say(language)).collect(),
        }
    }
}

impl<'a> Finding<'a> {
    fn new(finding: &'a finding::Finding, language: Language) -> Self {
        Self {
            rule: finding.rule,
            severity: finding.severity.name(),
            visibility: finding.visibility.name(),
            concealment: finding.concealment.map(document::Concealment::name),
            message: finding.message.say(language),
            reasons: finding.reasons.iter().map(|reason| reason.say(language)).collect(),
            advice: finding.advice.say(language),
            basis: &finding.basis,
            place: Place::new(&finding.place),
            excerpt: finding.excerpt.as_str(),
            value: finding.value.as_ref().map(finding::Masked::as_str),
            text: finding.raw.as_ref().map(finding::Raw::reveal),
            identity: finding.identity.to_string(),
            entry: finding.entry.as_ref().map(|entry| Entry {
                id: &entry.id,
                layer: entry.layer.name(),
                dictionary: &entry.dictionary,
                version: &entry.version,
                line: entry.line,
            }),
            aspect: finding.aspect,
            keyed: finding.keyed.as_deref(),
            at_stake: finding.at_stake.iter().map(AtStake::new).collect(),
            suppressed: finding.suppressed.as_ref().map(|suppressed| Suppressed {
                by: suppressed.by,
                reason: suppressed.reason.as_str(),
                until: suppressed.until.to_string(),
            }),
        }
    }
}

impl<'a> AtStake<'a> {
    fn new(stake: &'a finding::AtStake) -> Self {
        Self {
            scheme: &stake.scheme,
            item: &stake.item,
            points: stake.points.to_string(),
            up_to: stake.up_to.map(|points| points.to_string()),
            veto: stake.veto,
            per: stake.per,
            noticed: &stake.noticed,
            returns: stake.returns,
        }
    }
}

impl Place {
    fn new(place: &document::Place) -> Self {
        Self {
            part: place.part.as_deref().map(name),
            page: place.page,
            last_page: place.last_page,
            area: place.area.map(|area| [area.left, area.top, area.right, area.bottom]),
            paragraph: place.paragraph,
            line: place.line,
            column: place.column,
            sheet: place.sheet.as_deref().map(name),
            cell: place.cell.clone(),
            span: place.span,
        }
    }
}
