//! Labels that are a line of their own: 此件公开发布, with what may share the line: the date before it, the contacts
//! or the reason beside it. Anything else on the line makes it a mention.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Brackets, Candidate, Writing, is_trim, standing};
use crate::dictionary::{Attribute, Form, Meaning, Scanned};
use crate::text::classes::{as_text, ends_with, find, has_one_of, is_one_of, starts_with};

/// Bytes of the text on each side of a wording within which its line has to end.
const LONGEST: usize = 400;

/// The labels that are lines.
pub(super) fn labels(scanned: Scanned) -> Vec<Candidate> {
    let Scanned { matches, dictionary, .. } = scanned;
    let mut found: Vec<(usize, Candidate, bool)> = Vec::new();
    for hit in matches {
        let Meaning::Label(row) = hit.meaning else { continue };
        let Form::Line(attribute) = dictionary.labels[row].form else { continue };
        if let Some((candidate, goes_on)) = candidate(scanned, &hit.classes, row, attribute) {
            found.push((hit.classes.len(), candidate, goes_on));
        }
    }
    // 此件公开 also stands in 此件公开发布: of wordings on one line the longest is meant.
    found.sort_by_key(|(length, label, _)| (label.range.start, std::cmp::Reverse(*length)));
    found.dedup_by_key(|(_, label, _)| label.range.start);
    without_enumerations(scanned, found.into_iter().map(|(_, label, goes_on)| (label, goes_on)).collect())
}

/// A line that is a label, and whether it goes on with more of the same.
fn candidate(scanned: Scanned, classes: &Range<usize>, row: usize, attribute: Attribute) -> Option<(Candidate, bool)> {
    let Scanned { document, folded, .. } = scanned;
    let line = line_round(scanned, classes)?;
    let index = document.block_at(line.start)?;
    let block = &document.blocks()[index];
    let standing = standing(document, block, attribute, &line)?;
    let is_block = document.block_text(block).trim().len() == line.len();
    let all = if is_block { folded.block(index) } else { folded.classes_of(document.text(), &line) };
    let line_classes = &folded.classes()[all.start.min(classes.start)..all.end.max(classes.end)];
    let before = &folded.classes()[all.start.min(classes.start)..classes.start];
    let after = &folded.classes()[classes.end..all.end.max(classes.end)];
    let companion =
        companion_after(after).or_else(|| is_in_brackets(line_classes, after).then_some(Companion::Words))?;
    let bare_before = may_stand_before(before)?;
    let wording = folded.source(document.text(), classes.clone());
    let brackets = brackets(&document.text()[line.start..wording.start], &document.text()[wording.end..line.end]);
    let unusual = bare_before || matches!(companion, Companion::Words);
    let writing = if unusual { Writing::Unusual } else { Writing::Listed };
    let reasoned = matches!(companion, Companion::Reason);
    let label = Candidate { row, attribute, range: line, standing, brackets, writing, reasoned };
    Some((label, matches!(companion, Companion::More)))
}

/// The bytes of the line round a match, without space around it; nothing if it is longer than a label's.
pub(super) fn line_round(scanned: Scanned, classes: &Range<usize>) -> Option<Range<usize>> {
    let Scanned { document, folded, .. } = scanned;
    let wording = folded.source(document.text(), classes.clone());
    let block = document.blocks()[document.block_at(wording.start)?].range();
    // No further than a label's line reaches, so that a line of megabytes costs no more than a short one.
    let before = &document.text().as_bytes()[block.start.max(wording.start.saturating_sub(LONGEST + 1))..wording.start];
    let start = match memchr::memrchr(b'\n', before) {
        Some(at) => wording.start - before.len() + at + 1,
        None if wording.start - before.len() == block.start => block.start,
        None => return None,
    };
    let rest = document.text().as_bytes().get(wording.end..block.end.min(wording.end + LONGEST + 1))?;
    let end = match memchr::memchr(b'\n', rest) {
        Some(at) => wording.end + at,
        None if wording.end + rest.len() == block.end => block.end,
        None => return None,
    };
    let line = document.text().get(start..end)?;
    let start = start + (line.len() - line.trim_start().len());
    Some(start..start + line.trim().len())
}

/// What stands behind a label on its line.
enum Companion {
    Nothing,
    /// A semicolon: more of the same follows, as in a list of wordings.
    More,
    Reason,
    Contacts,
    /// Words of somebody's own within the brackets.
    Words,
}

/// Words that begin a clause on whom to ask.
const CONTACTS: [&str; 9] = ["联系", "电话", "咨询", "经办", "校对", "承办", "有效期", "印发", "抄送"];
/// Words that begin a reason.
pub(super) const REASONS: [&str; 9] = ["理由", "原因", "依据", "因", "涉及", "属于", "根据", "按照", "不公开理由"];

/// Before a label may stand: nothing, 附注, the date, or contacts. Nothing if it may not; else whether words stand there
/// that do not belong to a label.
fn may_stand_before(before: &[u16]) -> Option<bool> {
    let bare = trimmed(before);
    if bare.is_empty() {
        return Some(false);
    }
    let separated = before.last().is_some_and(|&class| is_one_of(class, "(;。,、:[〔【"));
    let names = ["附注", "标识", "备注", "注", "公开属性", "公开标识", "公开方式", "公开形式", "公开选项"];
    let is_name = || names.iter().any(|name| ends_with(bare, name)) && bare.len() <= 10;
    let is_date =
        || bare.len() <= 60 && ends_with(bare, "日") && find(bare, "年").is_some() && find(bare, "月").is_some();
    let are_contacts = || before.first() == Some(&u16::from(b'(')) && has_one_of(bare, &CONTACTS);
    let is_review = || starts_with(bare, "经") && bare.len() <= 8;
    match () {
        () if is_date() => Some(false),
        () if separated && are_contacts() => Some(false),
        () if separated && (is_name() || is_review()) => Some(true),
        () => None,
    }
}

/// Behind a label may stand: nothing, contacts, or the reason, set apart.
fn companion_after(after: &[u16]) -> Option<Companion> {
    let bare = trimmed(after);
    if bare.is_empty() {
        return Some(Companion::Nothing);
    }
    if bare.len() == 1 && is_one_of(bare[0], ";") {
        return Some(Companion::More);
    }
    let separated = after.first().is_some_and(|&class| is_one_of(class, "();。,、:"));
    let bare = bare.strip_prefix(&[u16::from(b';')][..]).unwrap_or(bare);
    let begins = |words: &[&str]| words.iter().any(|word| starts_with(bare, word));
    let is_date = || bare.len() <= 20 && ends_with(bare, "日") && find(bare, "年").is_some();
    match () {
        () if separated && begins(&REASONS) => Some(Companion::Reason),
        () if separated && (begins(&CONTACTS) || is_date()) => Some(Companion::Contacts),
        () => None,
    }
}

/// Whether a whole line stands in brackets, and what follows the wording in them is set apart: a note of its own.
fn is_in_brackets(line: &[u16], after: &[u16]) -> bool {
    const LONGEST_NOTE: usize = 40;
    let open = line.first().is_some_and(|&class| is_one_of(class, "([【〔"));
    let close = line.last().is_some_and(|&class| is_one_of(class, ")]】〕"));
    open && close && line.len() <= LONGEST_NOTE && after.first().is_some_and(|&class| is_one_of(class, ",;。"))
}

fn trimmed(classes: &[u16]) -> &[u16] {
    let start = classes.iter().position(|&class| !is_trim(class)).unwrap_or(classes.len());
    let end = classes.iter().rposition(|&class| !is_trim(class)).map_or(start, |last| last + 1);
    &classes[start..end]
}

/// A line for comparing: folded, without what may stand round a wording.
pub(super) fn bare(classes: &[u16]) -> String {
    as_text(trimmed(classes)).trim_end_matches(';').to_owned()
}

/// The brackets that a line begins and ends with.
pub(super) fn brackets_of_line(line: &str) -> Brackets {
    let line = line.trim();
    let inner = line.char_indices().nth(1).map_or(line.len(), |(second, _)| second);
    let last = line.char_indices().next_back().map_or(inner, |(last, _)| last.max(inner));
    brackets(&line[..inner], &line[last..])
}

/// The brackets round a wording, by what stands on its line before and after it.
pub(super) fn brackets(before: &str, after: &str) -> Brackets {
    let open = before.chars().rev().find(|c| !c.is_whitespace());
    let close = after.chars().find(|c| !c.is_whitespace());
    // With contacts in the same brackets, only one of them stands next to the wording.
    match (open, close) {
        (Some('（'), _) | (_, Some('）')) => Brackets::Round,
        (Some('('), _) | (_, Some(')')) => Brackets::Narrow,
        (Some(c), _) if "[［【〔〈《「{".contains(c) => Brackets::Other,
        (_, Some(c)) if "]］】〕〉》」}".contains(c) => Brackets::Other,
        _ => Brackets::None,
    }
}

/// Wordings line after line explain how to label, and label nothing: three different ones, or some with semicolons.
fn without_enumerations(scanned: Scanned, labels: Vec<(Candidate, bool)>) -> Vec<Candidate> {
    const ATTRIBUTES: usize = 3;
    let text = scanned.document.text();
    let mut kept = Vec::new();
    let mut run: Vec<(Candidate, bool)> = Vec::new();
    let mut end = |run: &mut Vec<(Candidate, bool)>| {
        let attributes: BTreeSet<Attribute> = run.iter().map(|(label, _)| label.attribute).collect();
        let listed = attributes.len() >= ATTRIBUTES || run.iter().any(|(_, goes_on)| *goes_on);
        let labels = run.drain(..).map(|(label, _)| label);
        if !listed {
            kept.extend(labels);
        }
    };
    for (label, goes_on) in labels {
        let follows = run.last().is_some_and(|(last, _)| {
            last.attribute != label.attribute
                && text[last.range.end.min(label.range.start)..label.range.start].chars().all(|c| !c.is_alphanumeric())
        });
        if !follows {
            end(&mut run);
        }
        run.push((label, goes_on));
    }
    end(&mut run);
    kept
}
