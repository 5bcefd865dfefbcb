//! One line of an evaluation set: a text, what must be found in it, and what may be said beside.

use std::ops::Range;

use baguan::finding::Severity;
use serde::Deserialize;

/// A text and what is expected of it.
pub struct Line {
    pub id: String,
    /// What the line shows, as `family/sub`.
    pub class: String,
    /// The file's extension.
    pub format: String,
    pub text: String,
    pub expect: Vec<Expected>,
    /// Characters about which anything may be said: neighbours of a planted value.
    pub may: Vec<Range<usize>>,
    /// The worst severity allowed outside of what is expected.
    pub most: Severity,
}

/// A value that must be found.
pub struct Expected {
    pub kind: String,
    /// Its characters.
    pub at: Range<usize>,
    /// Where a rule of the same kind may say it instead: the person beside an illness.
    pub or: Vec<Range<usize>>,
    pub least: Severity,
    pub evasion: Option<String>,
}

type Span = [usize; 2];

/// The line as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: String,
    class: String,
    format: String,
    text: String,
    #[serde(default)]
    expect: Vec<WrittenExpected>,
    #[serde(default)]
    may: Vec<Span>,
    most: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenExpected {
    kind: String,
    at: Span,
    #[serde(default)]
    or: Vec<Span>,
    least: String,
    evasion: Option<String>,
}

impl Line {
    /// Reads a line; the error says what is wrong with it.
    pub fn parse(line: &str) -> Result<Self, String> {
        let written: Written = serde_json::from_str(line).map_err(|error| {
            let error = error.to_string();
            error.replace(" at line 1 column", ", at column")
        })?;
        if !["txt", "html", "csv", "md"].contains(&written.format.as_str()) {
            return Err(format!("the format is `{}`; it may be txt, html, csv or md", written.format));
        }
        if !written.class.contains('/') {
            return Err(format!("the class is `{}`; it should be family/sub", written.class));
        }
        let length = written.text.chars().count();
        let spans = |spans: Vec<Span>| spans.into_iter().map(|at| span(at, length)).collect::<Result<Vec<_>, _>>();
        let expected = |expected: WrittenExpected| {
            Ok::<_, String>(Expected {
                at: span(expected.at, length)?,
                or: spans(expected.or)?,
                least: severity(&expected.least)?,
                kind: expected.kind,
                evasion: expected.evasion,
            })
        };
        Ok(Self {
            expect: written.expect.into_iter().map(expected).collect::<Result<_, _>>()?,
            may: spans(written.may)?,
            most: written.most.as_deref().map_or(Ok(Severity::Note), severity)?,
            id: written.id,
            class: written.class,
            format: written.format,
            text: written.text,
        })
    }
}

fn span([from, to]: Span, length: usize) -> Result<Range<usize>, String> {
    if from < to && to <= length {
        Ok(from..to)
    } else {
        Err(format!("[{from},{to}] is no piece of a text of {length} characters"))
    }
}

fn severity(name: &str) -> Result<Severity, String> {
    Severity::parse(name).ok_or_else(|| format!("`{name}` is no severity; there are note, review and block"))
}
