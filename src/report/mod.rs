//! Level 4: what was found, told. One output format, one file; each writes document after document,
//! so that memory does not grow with their number.

mod json;
mod jsonl;
mod mirror;
mod place;
pub mod score;
mod stake;
mod text;

use std::io;

use crate::document::{Channel, Stage};
use crate::finding::{Language, Outcome, Totals, Verdict, Words};

pub use mirror::schema;
pub use place::{in_words as place_in_words, of_finding as finding_in_words};

/// Tells a run's outcomes as they come.
pub trait Report {
    /// Tells of one document.
    fn document(&mut self, outcome: &Outcome) -> io::Result<()>;

    /// Tells what the run amounts to, and what of it was written down.
    fn finish(&mut self, totals: &Totals, entered: Option<&Entered>) -> io::Result<()>;
}

/// What a run brought to the ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entered {
    /// Where the ledger's chain stands now: kept elsewhere, it shows later that nothing was cut off.
    pub head: String,
    /// The incidents and blocked drafts that are new.
    pub new: Vec<u64>,
    /// Those that have become more, or were taken up again.
    pub more: Vec<u64>,
    /// Those that were seen again without what was found, and can be closed.
    pub gone: Vec<u64>,
}

/// An output format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// One JSON object.
    Json,
    /// One JSON object a line: the documents, then the summary.
    Jsonl,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Text, Self::Json, Self::Jsonl];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
        }
    }

    /// The format with that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// How a report is to be written.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The language of its sentences.
    pub language: Language,
    /// Whether it may use colour; only a terminal shows it.
    pub color: bool,
    /// The fingerprint of rules, dictionaries and configuration.
    pub rules: String,
    /// The stage at which the documents were checked: what is scored later comes from posted ones only.
    pub stage: Stage,
    /// Where they are, or are to be, public.
    pub channel: Channel,
}

/// Begins a report.
pub fn open<'a>(format: Format, out: &'a mut dyn io::Write, settings: Settings) -> Box<dyn Report + 'a> {
    match format {
        Format::Text => Box::new(text::Text::new(out, settings)),
        Format::Json => Box::new(json::Json::new(out, settings)),
        Format::Jsonl => Box::new(jsonl::Jsonl::new(out, settings)),
    }
}

/// A verdict in words.
pub fn verdict_in_words(verdict: Verdict) -> Words {
    match verdict {
        Verdict::Pass => Words { zh: "可以发布", en: "may go out" },
        Verdict::Review => Words { zh: "需人工判断", en: "a person must decide" },
        Verdict::Unchecked => Words { zh: "未能检查", en: "could not be checked" },
        Verdict::Block => Words { zh: "不得发布", en: "must not go out" },
    }
}
