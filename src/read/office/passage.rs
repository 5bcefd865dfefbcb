//! A paragraph while it is read, of a slide or of an `OpenDocument`: its text on the page, and what stands in
//! it that the page does not show. Runs are joined here, as a number may be split over any number of them.

use crate::document::{Concealment, Role, Seen};
use crate::read::aside::Aside;
use crate::read::out::{Out, Strand};

/// Text anchored in a paragraph is kept until the paragraph is told, if it is not longer than this.
const KEPT: usize = 64 << 10;

/// Where a piece of text belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    OnPage,
    /// On the page since a change that may be taken back.
    Inserted,
    Hidden,
    Removed,
}

#[derive(Default)]
pub(super) struct Passage {
    text: Strand,
    hidden: Aside,
    removed: Aside,
    /// Blocks of their own that follow.
    beside: Vec<(String, Role, Seen)>,
    /// Paragraphs anchored in this one, which follow it: notes, comments, boxes.
    after: Vec<(Passage, Role, Seen)>,
    after_bytes: usize,
    /// Something of it came by a change that has not been accepted.
    inserted: bool,
    /// Something of it was handed out.
    begun: bool,
}

impl Passage {
    /// What of it is on the page.
    pub(super) fn text(&self) -> &str {
        &self.text.text
    }

    /// Takes the text on the page away, to put another one there.
    pub(super) fn replace(&mut self, text: String) {
        self.text.text = text;
    }

    /// Whether nothing of it is told yet, so that its text is all there is.
    pub(super) fn is_whole(&self) -> bool {
        !self.begun
    }

    /// Whether it is nothing but a text on the page, of which nothing is told yet.
    pub(super) fn is_plain(&self) -> bool {
        let aside = |aside: &Aside| aside.open.is_some() || !aside.pieces.is_empty();
        self.is_whole()
            && self.beside.is_empty()
            && self.after.is_empty()
            && !aside(&self.hidden)
            && !aside(&self.removed)
    }

    /// Whether there is nothing in it that the page would show.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_blank()
    }

    pub(super) fn push(&mut self, text: &str, stands: Stands) {
        match stands {
            Stands::OnPage | Stands::Inserted => {
                self.text.text.push_str(text);
                self.hidden.pass(text);
                self.inserted |= stands == Stands::Inserted;
                // Who takes the change back does not see what it brought.
                if stands == Stands::OnPage {
                    self.removed.pass(text);
                }
            }
            Stands::Hidden => {
                self.hidden.push(text);
                self.removed.pass(text);
            }
            Stands::Removed => self.removed.push(text),
        }
    }

    /// A block that follows it.
    pub(super) fn beside(&mut self, text: &str, role: Role, seen: Seen) {
        if !text.trim().is_empty() {
            self.beside.push((text.to_owned(), role, seen));
        }
    }

    /// Takes in a passage that is anchored in it, or gives it back if there are too many.
    pub(super) fn keep(&mut self, mut inner: Self, role: Role, seen: Seen) -> Option<Self> {
        self.after_bytes += inner.text.text.len() + inner.after_bytes + 64;
        if self.after_bytes > KEPT {
            return Some(inner);
        }
        let after = std::mem::take(&mut inner.after);
        self.after.push((inner, role, seen));
        self.after.extend(after);
        None
    }

    /// As how its text is told: a change that nobody accepted shows in it.
    fn shown(&self, seen: Seen) -> Seen {
        if self.inserted && seen == Seen::VISIBLE { Concealment::Inserted.into() } else { seen }
    }

    /// Hands out what there is of it if it is longer than a stretch.
    pub(super) fn cut_long(&mut self, out: &mut Out<'_>, role: Role, seen: Seen) {
        let seen = self.shown(seen);
        let strands = [
            (Some(&mut self.text), seen),
            (self.hidden.open.as_mut(), Concealment::HiddenText.into()),
            (self.removed.open.as_mut(), Concealment::Deleted.into()),
        ];
        for (strand, seen) in strands {
            if let Some(strand) = strand.filter(|strand| out.is_long(strand)) {
                out.cut(strand, role, seen, !self.begun);
                self.begun = true;
            }
        }
    }

    /// Tells it, and what is anchored in it.
    pub(super) fn tell(mut self, out: &mut Out<'_>, role: Role, seen: Seen) {
        let after = std::mem::take(&mut self.after);
        self.tell_own(out, role, seen);
        for (inner, role, seen) in after {
            inner.tell_own(out, role, seen);
        }
    }

    fn tell_own(mut self, out: &mut Out<'_>, role: Role, seen: Seen) {
        let mut fresh = !self.begun;
        if !self.text.is_blank() {
            out.strand(&self.text, role, self.shown(seen), fresh);
            fresh = false;
        }
        self.hidden.close();
        self.removed.close();
        for (aside, concealment) in [(self.hidden, Concealment::HiddenText), (self.removed, Concealment::Deleted)] {
            for piece in aside.pieces.iter().filter(|piece| !piece.is_blank()) {
                out.strand(piece, role, concealment, fresh);
                fresh = false;
            }
        }
        for (text, role, seen) in self.beside {
            out.beside(&text, role, seen);
        }
    }
}
