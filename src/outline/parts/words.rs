//! Words that announce a part: whether what they announce stands behind them, or below, or is only listed.

use super::value::{Stated, is_foreign, stated};
use crate::dictionary::{Needs, RequiredPart};
use crate::text::classes::{as_text, character, find};

/// A heading in sentences' midst is no longer.
const LONGEST_HEADING: usize = 22;

/// A list is looked for no further than this before a word.
const LIST: usize = 60;

/// What a line says of a part, and whether it ends with the part's name.
pub(super) fn word(part: &RequiredPart, classes: &[u16]) -> (Stated, bool) {
    let mut opens = false;
    let mut best = Stated::Missing;
    for cue in &part.cues {
        let mut from = 0;
        while let Some(at) = next(classes, from, cue) {
            from = at + cue.len();
            let before = classes.get(..at).unwrap_or_default();
            let after = classes.get(from..).unwrap_or_default();
            if part.needs == Needs::Text && is_heading_like(classes) {
                opens = true;
                continue;
            }
            if part.needs == Needs::Text && is_listed(before, after) || is_foreign(part.needs, before) {
                continue;
            }
            best = best.max(stated(part.needs, after, false));
            opens |= after.iter().all(|&class| !character(class).is_alphanumeric());
        }
    }
    (best, opens)
}

/// Whether a short line is the name of some part, with nothing behind it.
pub(super) fn names_part(required: &[&RequiredPart], classes: &[u16]) -> bool {
    let is_rest = |rest: &[u16]| rest.iter().all(|&class| matches!(character(class), ':' | ')'));
    required.iter().flat_map(|part| &part.cues).any(|cue| {
        let at = find(classes, &as_text(cue));
        at.and_then(|at| classes.get(at + cue.len()..)).is_some_and(is_rest)
    })
}

/// A short line without sentences in it.
pub(super) fn is_heading_like(classes: &[u16]) -> bool {
    let ends = |class: &u16| matches!(character(*class), ':' | '。' | ',' | ';');
    let last = classes.len().saturating_sub(1);
    classes.len() <= LONGEST_HEADING && !classes.get(..last).unwrap_or_default().iter().any(ends)
}

/// Whether a word is one of several that a sentence lists: 公开范围、公开渠道和公开时限等 announces nothing.
fn is_listed(before: &[u16], after: &[u16]) -> bool {
    let before = before.get(before.len().saturating_sub(LIST)..).unwrap_or_default();
    let is_comma = |class: &u16| character(*class) == '、';
    // 一、公开范围 is numbered, not listed.
    let listed_before = before.len() > 3 && before.iter().rev().take(2).any(is_comma);
    let ends_list = after.first().is_some_and(|&class| matches!(character(class), '和' | '及' | '与' | '等'));
    after.first().is_some_and(is_comma) || listed_before || ends_list && before.iter().skip(3).any(is_comma)
}

/// Where a word stands next.
fn next(classes: &[u16], from: usize, cue: &[u16]) -> Option<usize> {
    let first = cue.first()?;
    let rest = classes.get(from..)?;
    let mut places = rest.iter().enumerate().filter(|(_, class)| *class == first).map(|(at, _)| at);
    places.find(|&at| rest.get(at..).is_some_and(|rest| rest.starts_with(cue))).map(|at| from + at)
}
