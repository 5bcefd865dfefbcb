//! Names beside a value that is told: its excerpt shows what stands round it, and who is named there is not to be
//! read in a report. Nothing is judged here, so doubt hides.

use std::ops::Range;

use super::super::Page;
use super::value::name_at;
use crate::dictionary::{Says, could_be_name};
use crate::text::BARRIER;
use crate::text::classes::is_one_of;

/// Classes on each side of a value: more than an excerpt shows.
const ROUND: usize = 40;

/// The names round values, which come in order; as bytes.
pub(super) fn names(page: &Page, values: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let text = page.document.text();
    let most = page.folded.classes().len();
    // What lies round several values is looked at once.
    let mut parts: Vec<Range<usize>> = Vec::new();
    for value in values {
        let value = page.folded.classes_of(text, &value);
        let round = value.start.saturating_sub(ROUND)..(value.end + ROUND).min(most);
        match parts.last_mut().filter(|last| round.start <= last.end) {
            Some(last) => last.end = last.end.max(round.end),
            None => parts.push(round),
        }
    }
    parts.into_iter().flat_map(|part| names_in(page, part)).collect()
}

fn names_in(page: &Page, part: Range<usize>) -> Vec<Range<usize>> {
    let classes = page.folded.classes();
    let people = Says::CITIZEN.or(Says::NAME).or(Says::OFFICIAL_NAME).or(Says::CONTACT).or(Says::PENAL).or(Says::DUTY);
    let mut cues = page.dictionary.cues.within(&classes[part.clone()], part.start);
    cues.retain(|cue| cue.says.any(people));
    let begins = |at: usize| {
        at == 0 || goes_before_names(classes[at - 1]) || cues.binary_search_by_key(&at, |cue| cue.classes.end).is_ok()
    };
    let mut names = Vec::new();
    let mut at = part.start;
    while at < part.end {
        match name_at(&classes[at..]).filter(|_| begins(at) || follows_a_space(page, at)) {
            Some(length) => {
                names.push(page.source(&(at..at + length)));
                at += length;
            }
            None => at += 1,
        }
    }
    // 尊敬的张三网友, 李四同志
    let before = cues.iter().filter(|cue| cue.says.any(Says::CITIZEN.or(Says::DUTY))).filter_map(|cue| {
        let end = cue.classes.start;
        let start = [3, 2].into_iter().filter_map(|length| end.checked_sub(length));
        start.filter(|start| could_be_name(&classes[*start..end])).map(|start| page.source(&(start..end))).next()
    });
    names.extend(before);
    names
}

/// Whether a space or the end of a line, which the fold drops, stands before a class.
fn follows_a_space(page: &Page, at: usize) -> bool {
    let start = page.source(&(at..at + 1)).start;
    page.document.text()[..start].ends_with(char::is_whitespace)
}

/// Marks, figures, and what ties names to what stands before them.
fn goes_before_names(class: u16) -> bool {
    class == BARRIER
        || is_one_of(class, "、。与和及由是为向对之")
        || u8::try_from(class).is_ok_and(|class| !class.is_ascii_alphabetic())
}
