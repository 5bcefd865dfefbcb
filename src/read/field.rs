//! Field codes: what a text processor was told to put at a place. Most of them count pages.

use super::office::attribute::is_notable;

/// Fields that count pages and refer to them, of which a table of contents has hundreds.
const COUNTS: [&str; 6] = ["PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "TOC", "SEQ"];

/// A drawing that stands in the line.
const SHAPE: &str = "SHAPE";

/// What is to be told of a field code.
pub(crate) fn says(instruction: &str) -> Option<String> {
    // Bookmarks that the program makes for itself have long numbers: _Toc123456789.
    let own = |word: &&str| word.trim_start_matches('"').starts_with('_');
    let words: Vec<&str> = instruction.split_whitespace().filter(|word| !own(word)).collect();
    let says_nothing = words.first().is_none_or(|name| COUNTS.contains(name) || *name == SHAPE);
    (!says_nothing || is_notable(instruction)).then(|| words.join(" "))
}
