//! `baguan: ignore[personal/mobile] until=2027-01-31 reason=公务联系方式`, anywhere in a document.

use std::ops::Range;

use memchr::memmem;

use super::GUARDED;
use crate::document::{Date, Document, Places};
use crate::finding::{Masked, Message, Words};
use crate::text::nearest;

const CALL: &str = "baguan:";
const VERB: &str = "ignore";

/// A directive that counts, at least for some rules.
pub(super) struct Directive {
    /// The block it stands in.
    pub block: usize,
    /// Whether nothing else stands in that block.
    pub alone: bool,
    /// The rules it is for.
    pub rules: Vec<String>,
    /// The last day on which it counts.
    pub until: Date,
    /// The bytes of its reason.
    pub reason: Range<usize>,
    /// Where it stands, to name it.
    pub whereabouts: Whereabouts,
}

/// How a directive is named in a remark.
#[derive(Clone, Copy)]
pub(super) enum Whereabouts {
    Line(u32),
    Paragraph(u32),
    Unknown,
}

/// A remark on a directive, for each way to name where it stands.
pub(super) type Remark = [Words; 3];

macro_rules! remark {
    ($zh:literal, $en:literal) => {
        [
            Words { zh: concat!("第 {n} 行：", $zh), en: concat!("line {n}: ", $en) },
            Words { zh: concat!("第 {n} 段：", $zh), en: concat!("paragraph {n}: ", $en) },
            Words { zh: $zh, en: $en },
        ]
    };
}

const FORM: Remark = remark!(
    "豁免标注写法有误，不起作用；正确写法：baguan: ignore[规则编号] until=2027-01-31 reason=理由",
    "this directive is malformed and counts for nothing; write: baguan: ignore[rule] until=2027-01-31 reason=why"
);
const NO_DAY: Remark = remark!(
    "豁免标注没有写明存在的最后有效日（until=2027-01-31），不起作用",
    "this directive names no last day that exists (until=2027-01-31) and counts for nothing"
);
const NO_REASON: Remark = remark!(
    "豁免标注没有写明理由（reason=…），不起作用",
    "this directive gives no reason (reason=…) and counts for nothing"
);
const EXPIRED: Remark =
    remark!("豁免标注已于 {until} 到期，不再起作用", "this directive ended on {until} and no longer counts");
const UNKNOWN: Remark = remark!(
    "豁免标注所写的规则“{rule}”不存在，不起作用",
    "there is no rule “{rule}”; the directive counts for nothing there"
);
const PROTECTED: Remark = remark!(
    "规则“{rule}”不能在正文中豁免；确需放行的，请在 baguan.toml 的 [[suppress]] 中写明",
    "“{rule}” cannot be set aside inside a document; where it must be let through, use [[suppress]] in baguan.toml"
);
pub(super) const UNUSED: Remark =
    remark!("豁免标注（{rule}）没有用到，可以删去", "this directive ({rule}) was not needed and can be removed");

impl Whereabouts {
    fn of(document: &Document, places: &mut Places, at: usize, block: usize) -> Self {
        match (places.position(at), document.blocks()[block].paragraph) {
            (Some(position), _) => Self::Line(position.line),
            (None, 0) => Self::Unknown,
            (None, paragraph) => Self::Paragraph(paragraph),
        }
    }

    /// Says something of the directive that stands here.
    pub(super) fn say(self, remark: &Remark) -> Message {
        let [line, paragraph, unknown] = *remark;
        let number = |words: Words, n: u32| Message::from(words).with("n", Masked::known(n.to_string()));
        match self {
            Self::Line(n) => number(line, n),
            Self::Paragraph(n) => number(paragraph, n),
            Self::Unknown => unknown.into(),
        }
    }
}

/// The directives of a document that count on that day; the others are named in `remarks`.
pub(super) fn collect(document: &Document, rules: &[&str], today: Date, remarks: &mut Vec<Message>) -> Vec<Directive> {
    let text = document.text();
    let mut found = Vec::new();
    let mut behind = 0;
    let mut places = Places::new(document);
    // Whether a block holds nothing but directives is asked once, however many it holds.
    let mut last: Option<(usize, bool)> = None;
    for at in memmem::find_iter(text.as_bytes(), CALL) {
        let Some(block) = document.block_at(at) else { continue };
        let end = document.blocks()[block].range().end;
        let end = text[at..end].find(['\n', '\r']).map_or(end, |line| at + line);
        if at < behind || !calls(&text[at..end]) || !document.answers_for(&(at..end)) {
            continue;
        }
        behind = end;
        let whereabouts = Whereabouts::of(document, &mut places, at, block);
        match understand(text, at..end, rules, today) {
            Err(fault) => remarks.push(whereabouts.say(fault).with("until", until_of(text, at..end))),
            Ok(understood) => {
                for (rule, fault) in understood.refused {
                    remarks.push(whereabouts.say(fault).with("rule", rule));
                }
                let Understood { rules, until, reason } = understood.rest;
                let known = last.filter(|known| known.0 == block);
                let alone = known.map_or_else(|| stands_alone(document, block), |known| known.1);
                last = Some((block, alone));
                found.push(Directive { block, alone, rules, until, reason, whereabouts });
            }
        }
    }
    found
}

/// Whether a line that mentions the program wants something of it, if not in the right words.
fn calls(line: &str) -> bool {
    let rest = line[CALL.len()..].trim_start();
    let verb = rest.find(|c: char| !c.is_ascii_alphabetic()).map_or(rest, |end| &rest[..end]);
    nearest(verb, [VERB]).is_some()
}

struct Understood {
    rules: Vec<String>,
    until: Date,
    reason: Range<usize>,
}

struct Parted {
    rest: Understood,
    refused: Vec<(Masked, &'static Remark)>,
}

fn understand(text: &str, line: Range<usize>, known: &[&str], today: Date) -> Result<Parted, &'static Remark> {
    let body = &text[line.clone()];
    let rest = body[CALL.len()..].trim_start();
    let rest = rest.strip_prefix(VERB).and_then(|rest| rest.trim_start().strip_prefix('[')).ok_or(&FORM)?;
    let (list, rest) = rest.split_once(']').ok_or(&FORM)?;
    let until = field(rest, "until=").ok_or(&NO_DAY)?;
    let until = Date::parse(&rest[until]).ok_or(&NO_DAY)?;
    let reason = field(rest, "reason=").filter(|reason| rest[reason.clone()].chars().any(char::is_alphanumeric));
    let reason = reason.ok_or(&NO_REASON)?;
    if until < today {
        return Err(&EXPIRED);
    }
    let mut rules = Vec::new();
    let mut refused = Vec::new();
    for rule in list.split([',', '，', '、']).map(str::trim) {
        if GUARDED.contains(&rule) {
            refused.push((Masked::known(rule), &PROTECTED));
        } else if known.contains(&rule) {
            rules.push(rule.to_owned());
        } else {
            refused.push((shown(rule), &UNKNOWN));
        }
    }
    let start = line.end - rest.len();
    let reason = start + reason.start..start + reason.end;
    Ok(Parted { rest: Understood { rules, until, reason }, refused })
}

/// The bytes of a field's value: up to the next field or the end of the comment it stands in.
fn field(rest: &str, name: &str) -> Option<Range<usize>> {
    let starts = |name: &str| {
        rest.match_indices(name).map(|(at, _)| at).find(|&at| rest[..at].ends_with(|c: char| c.is_whitespace()))
    };
    let start = starts(name)? + name.len();
    let next = ["until=", "reason="].into_iter().filter_map(starts).filter(|&at| at >= start).min();
    let value = &rest[start..next.unwrap_or(rest.len())];
    let value = ["-->", "*/", "%>"].iter().find_map(|end| value.split_once(end)).map_or(value, |(value, _)| value);
    // `[//]: # (baguan: …)` closes with a bracket that the reason did not open.
    let unopened = value.matches(')').count() > value.matches('(').count();
    let value = if unopened { value.trim_end().strip_suffix(')').unwrap_or(value) } else { value };
    let start = start + (value.len() - value.trim_start().len());
    Some(start..start + value.trim().len())
}

/// A rule's name as the document writes it, if it could be one.
fn shown(rule: &str) -> Masked {
    let plausible = |c: char| c.is_ascii_lowercase() || matches!(c, '/' | '-' | '_' | '*');
    if rule.chars().all(plausible) { Masked::known(rule).in_one_line(40) } else { Masked::known("…") }
}

/// The day in an expired directive; it was understood as one, so it can be shown.
fn until_of(text: &str, line: Range<usize>) -> Masked {
    let body = &text[line];
    let day = field(body, "until=").and_then(|day| Date::parse(&body[day]));
    Masked::known(day.map(|day| day.to_string()).unwrap_or_default())
}

/// Whether a block consists of directives and the marks of a comment.
fn stands_alone(document: &Document, block: usize) -> bool {
    let text = document.block_text(&document.blocks()[block]);
    text.lines().all(|line| {
        let before = line.split_once(CALL).map_or(line, |(before, _)| before);
        !before.chars().any(char::is_alphanumeric)
    })
}
