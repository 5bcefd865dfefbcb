//! Whether a hit is a word of its text or only a piece of two others: 和服 in 产品和服务 is none.

use std::ops::Range;

use super::super::Page;
use crate::dictionary::lexicon;
use crate::text::classes::as_text;

/// How the edges of a hit lie to the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edges {
    /// Both are edges of words.
    Words,
    /// One goes through a word: it may be meant or not.
    One,
    /// Both go through words, or one goes through where only common words are: nobody reads it there.
    None,
}

/// Characters on each side of a hit in which words are looked for. The words of a text depend on their
/// neighbours no further than this.
const WINDOW: usize = 48;

/// A word that stands at least so often in sixty million is a common one; there are about 18,000 of them.
/// Where an edge goes through a common word, and common words make up the rest of the hit, the cut is plain.
const COMMON: usize = 300;

/// Looks at the run of characters around a hit; nothing else of the text is segmented.
pub(super) fn edges(page: &Page, hit: &Range<usize>) -> Edges {
    let classes = page.folded.classes();
    let block = page.folded.block(page.folded.block_at(hit.start));
    let before = classes[hit.start.saturating_sub(WINDOW).max(block.start)..hit.start].iter().rev();
    let start = hit.start - before.take_while(|&&class| is_of_words(class)).count();
    let after = classes[hit.end..(hit.end + WINDOW).min(block.end)].iter();
    let end = hit.end + after.take_while(|&&class| is_of_words(class)).count();

    let text = as_text(&classes[start..end]);
    let from = as_text(&classes[start..hit.start]).len();
    let bytes = from..from + as_text(&classes[hit.clone()]).len();
    let mut words = lexicon::words(&text);
    words.retain(|word| word.start < bytes.end && bytes.start < word.end);
    // A word that holds the hit and more is itself made of words: 环保|部门, but 市|工商局.
    if let [word] = words[..].to_vec().as_slice()
        && word != &bytes
        && let Some(at) = split(&text[word.clone()])
    {
        words = vec![word.start..word.start + at, word.start + at..word.end];
        words.retain(|word| word.start < bytes.end && bytes.start < word.end);
        if words == [bytes.clone()] {
            return Edges::One;
        }
    }
    let begins = words.iter().any(|word| word.start == bytes.start);
    let ends = words.iter().any(|word| word.end == bytes.end);
    let is_common = |word: &Range<usize>| lexicon::frequency(&text[word.clone()]) >= COMMON;
    match (begins, ends) {
        (true, true) => Edges::Words,
        (false, false) => Edges::None,
        // 产品和|服务: nobody reads it otherwise.
        _ if words.len() > 1 && words.iter().all(is_common) => Edges::None,
        _ => Edges::One,
    }
}

/// Where a word falls into two, the most frequent ones if there are several ways.
fn split(word: &str) -> Option<usize> {
    let ways = word.char_indices().skip(1).map(|(at, _)| (at, word.split_at(at)));
    let ways = ways.filter(|(_, (a, b))| lexicon::is_word(a) && lexicon::is_word(b));
    ways.max_by_key(|(_, (a, b))| lexicon::frequency(a).saturating_mul(lexicon::frequency(b))).map(|(at, _)| at)
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
