//! Whether a hit is a word of its text or only a piece of two others: 和服 in 产品和服务 is none.

use std::ops::Range;

use super::super::Page;
use crate::dictionary::lexicon;

/// How the edges of a hit lie to the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edges {
    /// Both are edges of words.
    Words,
    /// One goes through a word: it may be meant or not.
    One,
    /// Both go through words: nobody reads it there.
    None,
}

/// Characters on each side of a hit in which words are looked for. The words of a text depend on their
/// neighbours no further than this.
const WINDOW: usize = 48;

/// Looks at the run of characters around a hit; nothing else of the text is segmented.
pub(super) fn edges(page: &Page, hit: &Range<usize>) -> Edges {
    let classes = page.folded.classes();
    let block = page.folded.block(page.folded.block_at(hit.start));
    let before = classes[hit.start.saturating_sub(WINDOW).max(block.start)..hit.start].iter().rev();
    let start = hit.start - before.take_while(|&&class| is_of_words(class)).count();
    let after = classes[hit.end..(hit.end + WINDOW).min(block.end)].iter();
    let end = hit.end + after.take_while(|&&class| is_of_words(class)).count();

    let mut text = String::with_capacity(3 * (end - start));
    let mut bytes = hit.start..hit.end;
    for (at, &class) in (start..end).zip(&classes[start..end]) {
        if at == hit.start {
            bytes.start = text.len();
        }
        text.push(char::from_u32(u32::from(class)).unwrap_or('\u{FFFD}'));
        if at + 1 == hit.end {
            bytes.end = text.len();
        }
    }
    let words = lexicon::words(&text);
    let begins = words.iter().any(|word| word.start == bytes.start);
    let ends = words.iter().any(|word| word.end == bytes.end);
    match (begins, ends) {
        (true, true) => Edges::Words,
        (false, false) => Edges::None,
        _ => Edges::One,
    }
}

/// Whether a hit begins or ends inside a Latin word or a number, as SB in USB does.
pub(super) fn inside_latin(page: &Page, hit: &Range<usize>) -> bool {
    let classes = page.folded.classes();
    let latin = |at: Option<usize>| {
        at.and_then(|at| classes.get(at))
            .and_then(|&class| u8::try_from(class).ok())
            .is_some_and(|b| b.is_ascii_alphanumeric())
    };
    latin(Some(hit.start)) && latin(hit.start.checked_sub(1)) || latin(hit.end.checked_sub(1)) && latin(Some(hit.end))
}

/// Chinese characters, letters, digits: what the lexicon's words consist of.
fn is_of_words(class: u16) -> bool {
    char::from_u32(u32::from(class)).is_some_and(char::is_alphanumeric)
}
