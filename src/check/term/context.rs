//! Whether a row counts where its term stands.

use std::ops::Range;

use super::super::Page;
use crate::dictionary::{Context, Gap};
use crate::document::{Date, Stage};
use crate::outline::own_line;
use crate::text::classes::{ends_with, is_one_of, starts_with};
use crate::text::{BARRIER, is_ignorable};

/// Characters on each side within which `near` looks.
const NEAR: usize = 40;
/// No title in 《》 and no quotation is longer than this; beyond it, nobody looks for their begin.
const LONGEST_TITLE: usize = 100;
const LONGEST_QUOTATION: usize = 200;

/// Whether every condition of a row holds for a hit, its days and its scope aside.
pub(super) fn holds(page: &Page, context: &Context, hit: &Range<usize>) -> bool {
    let classes = page.folded.classes();
    (context.kinds.is_empty() || context.kinds.contains(&page.outline.kind))
        && !context.not_kinds.contains(&page.outline.kind)
        && !context.left_not.iter().any(|left| classes[..hit.start].ends_with(left))
        && !context.right_not.iter().any(|right| classes[hit.end..].starts_with(right))
        && (context.gap != Gap::None || !has_gap(page, hit))
        && !(context.must_be_quoted && in_quotation(classes, hit))
        && !(context.not_in_quotation && in_quotation(classes, hit))
        && !(context.not_in_title && in_title(classes, hit))
        && (context.near.is_empty() || is_near(page, &context.near, hit))
        && stands_alone(page, context, hit)
        && !(context.not_in_annex && page.annexes().is_some_and(|annexes| page.source(hit).start >= annexes))
}

/// Whether the document names one of the words of a row's scope.
pub(super) fn names_one_of(page: &Page, scope: &[Vec<u16>]) -> bool {
    scope.iter().any(|word| contains(page.folded.classes(), word))
}

/// How the day of the document lies to the days of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Validity {
    /// The row counts.
    Counts,
    /// It may count: the document was posted nobody knows when.
    Perhaps,
    /// It does not.
    Not,
}

/// Whether a row counts on the day of the document. What is about to go out without a date goes out today.
pub(super) fn validity(page: &Page, context: &Context) -> Validity {
    if context.from.is_none() && context.to.is_none() {
        return Validity::Counts;
    }
    let within = |day: Date| context.from.is_none_or(|from| from <= day) && context.to.is_none_or(|to| day <= to);
    let day = page.date();
    match day {
        _ if !within(day.unwrap_or(page.today)) => Validity::Not,
        None if page.stage == Stage::Posted => Validity::Perhaps,
        _ => Validity::Counts,
    }
}

/// Directly between quotation marks or inside of them.
pub(super) fn in_quotation(classes: &[u16], hit: &Range<usize>) -> bool {
    let pairs = [('“', '”'), ('‘', '’'), ('「', '」'), ('『', '』')];
    pairs.into_iter().any(|(open, close)| enclosed(classes, hit, open, close, LONGEST_QUOTATION))
        || ends_with(&classes[..hit.start], "\"") && starts_with(&classes[hit.end..], "\"")
}

/// Inside 《》.
pub(super) fn in_title(classes: &[u16], hit: &Range<usize>) -> bool {
    enclosed(classes, hit, '《', '》', LONGEST_TITLE)
}

/// Whether the next bracket on the left opens and the next one on the right closes.
fn enclosed(classes: &[u16], hit: &Range<usize>, open: char, close: char, most: usize) -> bool {
    let (open, close) = (u32::from(open), u32::from(close));
    let bracket = |&&class: &&u16| [open, close, u32::from(BARRIER)].contains(&u32::from(class));
    let left = classes[..hit.start].iter().rev().take(most).find(bracket);
    let right = || classes[hit.end..].iter().take(most).find(bracket);
    left.is_some_and(|&class| u32::from(class) == open) && right().is_some_and(|&class| u32::from(class) == close)
}

fn is_near(page: &Page, words: &[Vec<u16>], hit: &Range<usize>) -> bool {
    let block = page.folded.block(page.folded.block_at(hit.start));
    let start = hit.start.saturating_sub(NEAR).max(block.start);
    let end = (hit.end + NEAR).min(block.end);
    words.iter().any(|word| contains(&page.folded.classes()[start..end], word))
}

fn contains(classes: &[u16], word: &[u16]) -> bool {
    classes.windows(word.len()).any(|window| window == word)
}

/// Spaces or line breaks inside the hit.
fn has_gap(page: &Page, hit: &Range<usize>) -> bool {
    page.document.text()[page.source(hit)].contains(is_ignorable)
}

/// As a line or a cell of its own, and among the first ones, as far as the row asks for it.
fn stands_alone(page: &Page, context: &Context, hit: &Range<usize>) -> bool {
    let bracket = |class: u16| is_one_of(class, "()[]{}【】〔〕《》<>,.。;:!*#-_·");
    // 10年 and 长期 belong to a mark of secrecy.
    let with_term = |class: u16| bracket(class) || is_one_of(class, "0123456789年个月天长期解密前一二三五十");
    if context.head && !page.outline.in_head(&page.source(hit)) {
        return false;
    }
    let trimmed = |class| if context.head { with_term(class) } else { bracket(class) };
    !context.own_line || own_line(page.document, page.folded, hit, trimmed).is_some()
}
