//! Lines of running text: which of them belong to one paragraph, and which make one form.

use std::ops::Range;

use super::super::Page;
use crate::dictionary::Says;
use crate::document::Role;

/// A line this long may be wrapped by the layout; a shorter one ends where its writer ended it.
const WRAPPED: usize = 24;
/// Lines that are followed on each side, where the layout wraps them.
const MOST_LINES: usize = 8;

/// The part of a paragraph that speaks of a value, as classes, and whether that is all of its paragraph.
pub(super) fn around(page: &Page, block: usize, at: &Range<usize>, wide: usize) -> (Range<usize>, bool) {
    let text = page.document.text();
    let Some(block) = page.document.blocks().get(block).map(crate::document::Block::range) else {
        return (at.clone(), false);
    };
    let value = page.source(at);
    let (before, after) = (&text[block.start..value.start], &text[value.end.min(block.end)..block.end]);
    let (before, begins) = last(before, wide);
    let (after, ends) = first(after, wide);
    let own_start = lines_before(before);
    // Whether the value's own line is wrapped is seen from its beginning.
    let line_start = value.start - last(&text[block.start..value.start], WRAPPED).0.len();
    let end = lines_after(&text[line_start..value.end + after.len()], value.end - line_start) + line_start;
    let start = value.start - own_start.len();
    let whole = (begins || own_start.len() < before.len()) && (ends || end < value.end + after.len());
    let window = page.folded.classes_of(text, &(start..end));
    (window.start.min(at.start)..window.end.max(at.end), whole)
}

/// Lines of a form, `标签：内容`, speak for each other; entries of a list don't. What they say, and where they stand.
pub(super) fn of_the_form(page: &Page, block: usize, window: &Range<usize>) -> Option<(Says, Range<usize>)> {
    let classes = page.folded.classes();
    if !is_of_a_form(&classes[window.clone()]) {
        return None;
    }
    let own = page.source(window);
    let lines = neighbours(page, block, &own);
    let belongs = |line: &&Range<usize>| is_of_a_form(&classes[(*line).clone()]);
    let before = lines.iter().rev().filter(|line| line.end <= window.start).take(NEIGHBOURS).take_while(belongs);
    let after = lines.iter().filter(|line| line.start >= window.end).take(NEIGHBOURS).take_while(belongs);
    let mut form = window.clone();
    let mut near = Says::NOTHING;
    for line in before.chain(after) {
        form = form.start.min(line.start)..form.end.max(line.end);
        near = near.or(page.dictionary.cues.says(&classes[line.clone()]));
    }
    (form != *window).then_some((near, form))
}

/// The lines round a line, as classes: a few blocks and a few hundred bytes on each side, and not the line itself.
fn neighbours(page: &Page, block: usize, own: &Range<usize>) -> Vec<Range<usize>> {
    const ROUND: usize = 420;
    let text = page.document.text();
    let near = floor(text, own.start.saturating_sub(ROUND))..floor(text, own.end + ROUND);
    let blocks = page.document.blocks().iter().skip(block.saturating_sub(NEIGHBOURS)).take(2 * NEIGHBOURS + 1);
    let parts = blocks.map(crate::document::Block::range).flat_map(|block| {
        let before = block.start.max(near.start)..block.end.min(own.start);
        let after = block.start.max(own.end)..block.end.min(near.end);
        [before, after]
    });
    let lines = parts.filter(|part| part.start < part.end).flat_map(|part| text[part].lines()).map(str::trim);
    let start = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
    let ranges = lines.filter(|line| !line.is_empty()).map(|line| start(line)..start(line) + line.len());
    ranges.map(|range| page.folded.classes_of(text, &range)).collect()
}

/// Lines of a form that are looked at on each side.
const NEIGHBOURS: usize = 4;
const LONGEST_OF_A_FORM: usize = 60;

/// `联系电话：…`: a few characters, a colon, and not much more.
fn is_of_a_form(line: &[u16]) -> bool {
    line.len() <= LONGEST_OF_A_FORM && line.iter().take(14).any(|&class| class == u16::from(b':'))
}

/// Whether one of the short lines round a paragraph is the name of an office and nothing else: its signature.
pub(super) fn is_signed(page: &Page, block: usize, window: &Range<usize>) -> bool {
    let is_office = |line: Range<usize>| {
        let line = &page.folded.classes()[line];
        let last = || page.dictionary.cues.within(line, 0).last().cloned();
        (4..=30).contains(&line.len())
            && last().is_some_and(|cue| cue.says.any(Says::OFFICE) && cue.classes.end == line.len())
    };
    neighbours(page, block, &page.source(window)).into_iter().any(is_office)
}

/// The last place at or before `at` where a character begins.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

/// The paragraphs directly before a block, as far as they are short: a table's title.
pub(super) fn title(page: &Page, first_block: usize) -> Says {
    let blocks = &page.document.blocks()[..first_block.min(page.document.blocks().len())];
    let mut said = Says::NOTHING;
    let classes = page.folded.classes();
    let titles = blocks.iter().enumerate().rev().take(3);
    for (index, _) in titles.take_while(|(_, block)| matches!(block.role, Role::Paragraph | Role::Heading(_))) {
        let line = page.folded.block(index);
        let last = line.end.saturating_sub(LONGEST_OF_A_FORM).max(line.start);
        said = said.or(page.dictionary.cues.says(&classes[last..line.end]));
    }
    said
}

/// Whether a paragraph goes on from this line to the next: it is long, it does not end, and the next begins no entry
/// of its own (`标签：`).
fn is_wrapped(line: &str, next: &str) -> bool {
    let line = line.trim();
    line.chars().nth(WRAPPED).is_some()
        && !line.ends_with(['。', '；', '！', '？', '：', '.', ';', ':'])
        && !next.trim_start().chars().take(ENTRY).any(|c| matches!(c, '：' | ':' | '　'))
}

/// Characters in which an entry's label stands.
const ENTRY: usize = 8;

fn breaks(text: &str, at: usize) -> bool {
    !is_wrapped(
        text[..at].rsplit('\n').next().unwrap_or_default(),
        text[at + 1..].split('\n').next().unwrap_or_default(),
    )
}

/// The end of a text that belongs to the line after it: entries of a list don't speak for each other.
fn lines_before(text: &str) -> &str {
    let line_ends = memchr::memrchr_iter(b'\n', text.as_bytes());
    let break_at = line_ends.take(MOST_LINES).find(|&at| breaks(text, at));
    break_at.map_or(text, |at| &text[at + 1..])
}

/// Where the line ends that the first `value` bytes of a text belong to.
fn lines_after(text: &str, value: usize) -> usize {
    let line_ends = memchr::memchr_iter(b'\n', text.as_bytes()).skip_while(|&at| at < value);
    let break_at = line_ends.take(MOST_LINES).find(|&at| breaks(text, at));
    break_at.unwrap_or(text.len())
}

/// The last `most` characters of a text, and whether those are all.
fn last(text: &str, most: usize) -> (&str, bool) {
    let start = text.char_indices().rev().take(most).last().map_or(text.len(), |(at, _)| at);
    (&text[start..], start == 0)
}

/// The first `most` characters of a text, and whether those are all.
fn first(text: &str, most: usize) -> (&str, bool) {
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    (&text[..end], end == text.len())
}
