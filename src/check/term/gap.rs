//! Spaces and line breaks, which the folded text has no more.

use super::super::Page;

/// What the layout puts between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// They are written together.
    None,
    /// A space.
    Space,
    /// The end of a line.
    Line,
}

/// What stands between the class at `at` and the one before it.
pub(super) fn gap(page: &Page, at: usize) -> Gap {
    let before = at.checked_sub(1).map(|before| page.source(&(before..at)).end);
    let after = page.source(&(at..at + 1)).start;
    let between = before.and_then(|before| page.document.text().get(before..after)).unwrap_or_default();
    if between.contains(['\n', '\r']) {
        Gap::Line
    } else if between.contains(|c: char| c.is_whitespace()) {
        Gap::Space
    } else {
        Gap::None
    }
}
