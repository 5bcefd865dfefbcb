//! Content that is there twice, for new programs and for old ones. Of the second form only that is
//! told which the first one does not say.

use std::collections::HashSet;

use super::super::fingerprint;

/// Content in several forms, and where one is in it.
#[derive(Default)]
pub(super) struct Alternate {
    told: HashSet<u64>,
    /// Whether a first form has been read, and whether one is in another one.
    chosen: bool,
    repeats: bool,
    /// The paragraph in which it stands, by the number of open ones, and its length when a form began.
    pub(super) paragraph: usize,
    pub(super) from: usize,
    /// What the first form and what the present one say directly in that paragraph.
    pub(super) direct: String,
    pub(super) again: String,
}

impl Alternate {
    /// A form begins.
    pub(super) fn begin(&mut self, paragraph: usize, length: usize) {
        self.repeats = self.chosen;
        (self.paragraph, self.from) = (paragraph, length);
        self.again.clear();
    }

    /// A form ends.
    pub(super) fn end(&mut self) {
        self.chosen = true;
        self.repeats = false;
    }

    /// Whether one is in a form that is not the first.
    pub(super) fn repeats(&self) -> bool {
        self.repeats
    }

    /// Takes in a text; whether it is to be told.
    pub(super) fn is_new(&mut self, text: &str) -> bool {
        let text = fingerprint(text);
        if self.repeats {
            return !self.told.contains(&text);
        }
        self.told.insert(text);
        true
    }
}
