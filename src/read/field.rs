//! Field codes: what a text processor was told to put at a place. Most of them count pages.

use super::office::attribute::is_notable;

/// Fields that count pages and refer to them, of which a table of contents has hundreds.
const COUNTS: [&str; 6] = ["PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "TOC", "SEQ"];

/// What is to be told of a field code.
pub(crate) fn says(instruction: &str) -> Option<String> {
    // Bookmarks that the program makes for itself have long numbers: _Toc123456789.
    let own = |word: &&str| word.trim_start_matches('"').starts_with('_');
    let words: Vec<&str> = instruction.split_whitespace().filter(|word| !own(word)).collect();
    // A name with nothing but switches, such as FORMTEXT or a link to one's own heading, tells no more.
    let bare = words.iter().skip(1).all(|word| word.starts_with('\\'));
    let says_nothing = bare || words.first().is_none_or(|name| COUNTS.contains(name));
    (!says_nothing || is_notable(instruction)).then(|| words.join(" "))
}
