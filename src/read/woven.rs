//! The text of a paragraph while it is read: what the page shows, and woven into it what was hidden and what a
//! change took away. Runs are joined here, as a number may be split over any number of them.

use super::aside::Aside;
use super::out::{Out, Strand};
use crate::document::{Concealment, Role, Seen};

/// Where a piece of text belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    OnPage,
    /// On the page since a change that may be taken back.
    Inserted,
    Hidden,
    Removed,
}

#[derive(Default)]
pub(crate) struct Woven {
    pub(crate) text: Strand,
    hidden: Aside,
    removed: Aside,
    /// Something of it came by a change that has not been accepted.
    inserted: bool,
    /// Something of it was handed out.
    begun: bool,
}

impl Woven {
    pub(crate) fn push(&mut self, text: &str, stands: Stands) {
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

    /// Ends the pieces beside the text: the paragraph goes on, but not with them.
    pub(crate) fn close(&mut self) {
        self.hidden.close();
        self.removed.close();
    }

    /// Whether there is nothing in it that the page would show.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.is_blank()
    }

    /// Whether nothing of it is told yet, so that its text is all there is.
    pub(crate) fn is_whole(&self) -> bool {
        !self.begun
    }

    /// Whether it is nothing but a text on the page, of which nothing is told yet.
    pub(crate) fn is_plain(&self) -> bool {
        let has = |aside: &Aside| aside.open.is_some() || !aside.pieces.is_empty();
        self.is_whole() && !has(&self.hidden) && !has(&self.removed)
    }

    /// As how its text is told: a change that nobody accepted shows in it.
    fn shown(&self, seen: Seen) -> Seen {
        if self.inserted && seen == Seen::VISIBLE { Concealment::Inserted.into() } else { seen }
    }

    /// Whether it grows too long to wait for its end.
    pub(crate) fn is_long(&self, out: &Out<'_>) -> bool {
        let aside = |aside: &Aside| aside.open.as_ref().is_some_and(|piece| out.is_long(piece));
        out.is_long(&self.text) || aside(&self.hidden) || aside(&self.removed)
    }

    /// Hands out what there is of it if it is longer than a stretch.
    pub(crate) fn cut_long(&mut self, out: &mut Out<'_>, role: Role, seen: Seen) {
        let shown = self.shown(seen);
        let strands = [
            (Some(&mut self.text), shown),
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

    /// Tells it to `each`, which is handed one strand after the other, as how it is seen, and whether it is the first of its
    /// paragraph; it says whether it took it.
    pub(crate) fn tell(mut self, seen: Seen, each: &mut dyn FnMut(&Strand, Seen, bool) -> bool) {
        let mut fresh = !self.begun;
        if !self.text.is_blank() {
            fresh &= !each(&self.text, self.shown(seen), fresh);
        }
        self.close();
        for (aside, concealment) in [(self.hidden, Concealment::HiddenText), (self.removed, Concealment::Deleted)] {
            for piece in aside.pieces.iter().filter(|piece| !piece.is_blank()) {
                fresh &= !each(piece, concealment.into(), fresh);
            }
        }
    }
}
