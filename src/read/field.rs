//! Field codes: what a text processor was told to put at a place. Most of them count pages.

use super::office::attribute::is_notable;

/// Fields that count pages and refer to them, of which a table of contents has hundreds.
const COUNTS: [&str; 6] = ["PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "TOC", "SEQ"];

/// What is to be told of a field code.
pub(crate) fn says(instruction: &str) -> Option<String> {
    // Bookmarks that the program makes for itself have long numbers: _Toc123456789.
    let own = |word: &&str| word.trim_start_matches('"').starts_with('_');
    let words: Vec<&str> = instruction.split_whitespace().filter(|word| !own(word)).collect();
    // A name with nothing but switches, such as FORMTEXT or a link to one's own heading, tells no more; what
    // stands behind \* says how letters look.
    let is_switch = |at: usize| words.get(at).is_none_or(|word| word.starts_with('\\'));
    let bare = (1..words.len()).all(|at| is_switch(at) || words.get(at - 1) == Some(&"\\*"));
    let says_nothing = bare || words.first().is_none_or(|name| COUNTS.contains(name));
    (!says_nothing || is_notable(instruction)).then(|| words.join(" "))
}
