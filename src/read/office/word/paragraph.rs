//! A paragraph while it is read: its text on the page, and what stands in it that the page does not show.

use crate::document::{Role, Seen};
use crate::read::field;
use crate::read::woven::Woven;

/// The run that is being read.
#[derive(Default)]
pub(super) struct Run {
    /// What the run itself says of hiding, and its style.
    pub(super) hides: Option<bool>,
    pub(super) style: Option<String>,
    /// In white, on a ground of its own, in letters that nobody can read.
    pub(super) is_white: bool,
    pub(super) has_ground: bool,
    pub(super) is_tiny: bool,
}

#[derive(Default)]
pub(super) struct Paragraph {
    pub(super) woven: Woven,
    pub(super) run: Run,
    pub(super) style: Option<String>,
    pub(super) level: Option<u8>,
    /// The field code being read.
    pub(super) instruction: String,
    /// Blocks of their own that follow the paragraph.
    pub(super) beside: Vec<(String, Role, Seen)>,
    /// It stands on a ground of its own.
    pub(super) has_ground: bool,
    /// Its end is deleted or hidden, so that it goes on with the next paragraph.
    pub(super) joins: bool,
    pub(super) waits: bool,
}

impl Paragraph {
    /// Whether the present run is there, but in no way that a person could read.
    pub(super) fn is_unreadable(&self, on_bare_page: bool) -> bool {
        self.run.is_tiny || on_bare_page && self.run.is_white && !self.run.has_ground && !self.has_ground
    }

    /// Ends the field code being read.
    pub(super) fn end_instruction(&mut self, seen: Seen) {
        let instruction = std::mem::take(&mut self.instruction);
        if let Some(said) = field::says(&instruction) {
            self.beside.push((said, Role::Attribute, seen));
        }
    }
}
