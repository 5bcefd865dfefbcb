//! The lexicon of common words, for segmentation. It takes a tenth of a second and 30 MB to load, so it is
//! loaded when the first text needs it: when a term that must be a word was found.

use std::ops::Range;
use std::sync::LazyLock;

use jieba_rs::Jieba;

static LEXICON: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// The words of a text, in order. A text is cut at every character that is no part of a word, so a
/// run of text between two such characters is cut as it would be within its document.
pub fn words(text: &str) -> Vec<Range<usize>> {
    LEXICON.cut(text, false).iter().map(|token| token.byte_start..token.byte_end).collect()
}

/// Whether the lexicon has this word.
pub fn is_word(word: &str) -> bool {
    LEXICON.has_word(word)
}

/// How often a word stands in the texts that the lexicon was counted from, sixty million words.
pub fn frequency(word: &str) -> usize {
    LEXICON.suggest_freq(word)
}
