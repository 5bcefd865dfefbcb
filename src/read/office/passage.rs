//! A paragraph while it is read, of a slide or of an `OpenDocument`: its text on the page, and what stands in
//! it that the page does not show. Runs are joined here, as a number may be split over any number of them.

use crate::document::{Role, Seen};
use crate::read::out::Out;
pub(super) use crate::read::woven::Stands;
use crate::read::woven::Woven;

/// Text anchored in a paragraph is kept until the paragraph is told, if it is not longer than this.
const KEPT: usize = 64 << 10;

#[derive(Default)]
pub(super) struct Passage {
    woven: Woven,
    /// Blocks of their own that follow.
    beside: Vec<(String, Role, Seen)>,
    /// Paragraphs anchored in this one, which follow it: notes, comments, boxes.
    after: Vec<(Passage, Role, Seen)>,
    after_bytes: usize,
}

impl Passage {
    /// What of it is on the page.
    pub(super) fn text(&self) -> &str {
        &self.woven.text.text
    }

    /// Takes the text on the page away, to put another one there.
    pub(super) fn replace(&mut self, text: String) {
        self.woven.text.text = text;
    }

    /// Whether nothing of it is told yet, so that its text is all there is.
    pub(super) fn is_whole(&self) -> bool {
        self.woven.is_whole()
    }

    /// Whether it is nothing but a text on the page, of which nothing is told yet.
    pub(super) fn is_plain(&self) -> bool {
        self.woven.is_plain() && self.beside.is_empty() && self.after.is_empty()
    }

    /// Whether there is nothing in it that the page would show.
    pub(super) fn is_blank(&self) -> bool {
        self.woven.is_blank()
    }

    pub(super) fn push(&mut self, text: &str, stands: Stands) {
        self.woven.push(text, stands);
    }

    /// A block that follows it.
    pub(super) fn beside(&mut self, text: &str, role: Role, seen: Seen) {
        if !text.trim().is_empty() {
            self.beside.push((text.to_owned(), role, seen));
        }
    }

    /// Takes in a passage that is anchored in it, or gives it back if there are too many.
    pub(super) fn keep(&mut self, mut inner: Self, role: Role, seen: Seen) -> Option<Self> {
        self.after_bytes += inner.text().len() + inner.after_bytes + 64;
        if self.after_bytes > KEPT {
            return Some(inner);
        }
        let after = std::mem::take(&mut inner.after);
        self.after.push((inner, role, seen));
        self.after.extend(after);
        None
    }

    /// Hands out what there is of it if it is longer than a stretch.
    pub(super) fn cut_long(&mut self, out: &mut Out<'_>, role: Role, seen: Seen) {
        self.woven.cut_long(out, role, seen);
    }

    /// Tells it, and what is anchored in it.
    pub(super) fn tell(mut self, out: &mut Out<'_>, role: Role, seen: Seen) {
        let after = std::mem::take(&mut self.after);
        self.tell_own(out, role, seen);
        for (inner, role, seen) in after {
            inner.tell_own(out, role, seen);
        }
    }

    fn tell_own(self, out: &mut Out<'_>, role: Role, seen: Seen) {
        self.woven.tell(seen, &mut |strand, seen, fresh| {
            out.strand(strand, role, seen, fresh);
            true
        });
        for (text, role, seen) in self.beside {
            out.beside(&text, role, seen);
        }
    }
}
