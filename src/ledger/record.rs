//! The bodies of events: what is kept as JSON. Nothing in them is a raw value; texts of documents come masked.

use serde::{Deserialize, Serialize};

/// What begins an incident or a prevented record. A rule's findings in one document make one incident, as one case
/// is what the schemes count; the places are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Opening {
    /// The unit whose material it is.
    pub unit: String,
    /// The document's title.
    pub title: String,
    /// Its document number.
    pub number: String,
    /// Where it is public.
    pub address: String,
    /// Its path as it was given, masked.
    pub path: String,
    /// SHA-256 of its bytes.
    pub file: String,
    /// The format.
    pub format: String,
    /// The kind of document.
    pub document_kind: String,
    /// `site` or `new-media`.
    pub channel: String,
    /// The stage at which it was checked.
    pub stage: String,
    /// The rule, or a family of rules (`personal/*`) for what was entered by hand.
    pub rule: String,
    /// Which of the rule's things.
    pub aspect: Option<String>,
    /// `block` or `review`.
    pub severity: String,
    /// What was found, in the words of the first finding.
    pub message: String,
    /// How many places there are.
    pub count: u64,
    /// The first of them.
    pub places: Vec<Seen>,
    /// The digest of rules, dictionaries, schemes and configuration.
    pub rules: String,
    /// The dictionaries whose rows asked for it, with their versions.
    pub dictionaries: Vec<String>,
    /// What it costs, or would have cost, as the schemes stood then.
    pub at_stake: Vec<AtStakeThen>,
    /// Who noticed it, by name.
    pub noticed: String,
    /// The circular, where there is one.
    pub circular: String,
    /// The day by which it must be put right, `2026-11-25`.
    pub due: String,
    /// What a person who entered it adds.
    pub by_hand: Option<ByHand>,
}

/// One place of an incident.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Seen {
    /// Where, in words (Chinese).
    pub place: String,
    /// The text around it, masked.
    pub excerpt: String,
    /// The value, masked.
    pub value: String,
    /// The finding's identity.
    pub identity: String,
    /// HMAC of the value under the organisation's key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keyed: Option<String>,
}

/// What it would cost, as the schemes stood when it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct AtStakeThen {
    /// The scheme.
    pub scheme: String,
    /// The item.
    pub item: String,
    /// The points, an exact decimal; the least of them where they depend on who notices.
    pub points: String,
    /// The most of them, where they depend on that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub up_to: Option<String>,
    /// Whether it may cost the whole year.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub veto: bool,
    /// What is counted.
    pub per: String,
    /// Who has to notice it for that cost; empty if that is of no account.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub noticed: Vec<String>,
}

/// What a person adds who enters an incident.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct ByHand {
    /// What happened, in words.
    pub note: String,
    /// The day on which it was found, `2026-11-21`, where that is not the day on which it was entered.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub found: String,
    /// The scheme and item it is charged to, where the person says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheme: Option<String>,
    /// The item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// The points, where the person says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<String>,
}

/// A step in an incident's life.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Step {
    /// What was done, in words.
    pub note: String,
    /// The legal basis of an exemption.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub basis: String,
    /// SHA-256 of the file that shows it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// Who noticed it, for [`super::EventKind::Noticed`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub noticed: String,
    /// The circular.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub circular: String,
    /// A new day by which it must be put right.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub due: String,
}

/// A form that is missing or late.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct FormEntry {
    /// The unit.
    pub unit: String,
    /// The form's name in the schemes.
    pub form: String,
    /// `missing` or `late`.
    pub state: String,
    /// The document or the week (`2026-W45`).
    pub of: String,
}

/// A check that ran.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Run {
    /// The command: `check`, `audit`, `hook`.
    pub command: String,
    /// The stage.
    pub stage: String,
    /// The worst verdict.
    pub verdict: String,
    /// Files looked at.
    pub files: u64,
    /// Bytes read.
    pub bytes: u64,
    /// Files by verdict.
    pub passed: u64,
    /// Files for review.
    pub review: u64,
    /// Files blocked.
    pub blocked: u64,
    /// Files not checked.
    pub unchecked: u64,
    /// The digest of rules, dictionaries, schemes and configuration.
    pub rules: String,
}
