//! A paragraph while it is read, and how it is told: its text on the page, and what stands in it that the page
//! does not show.

use std::collections::HashSet;

use super::super::super::office::fingerprint;
use crate::document::{Concealment, Role, Seen};
use crate::read::aside::Aside;
use crate::read::field;
use crate::read::out::{Out, Strand};

/// A field code that is longer is told in pieces.
const LONG_CODE: usize = 16 << 10;

/// Where a piece of text belongs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    OnPage,
    /// On the page since a change that may be taken back.
    Inserted,
    Hidden,
    Removed,
}

/// What has been told of a document, so that what is left over in it is not told again.
#[derive(Default)]
pub(super) struct Told(HashSet<u64>);

impl Told {
    /// Whether a text had not been told.
    pub(super) fn is_new(&mut self, text: &str) -> bool {
        self.0.insert(fingerprint(text))
    }
}

#[derive(Default)]
pub(super) struct Paragraph {
    pub(super) text: Strand,
    hidden: Aside,
    removed: Aside,
    instruction: String,
    /// Field codes that follow the paragraph.
    beside: Vec<String>,
    /// What stands above characters of it, as their sound does.
    above: Vec<String>,
    inserted: bool,
    /// Something of it was handed out.
    begun: bool,
}

impl Paragraph {
    pub(super) fn push(&mut self, text: &str, stands: Stands) {
        match stands {
            Stands::OnPage | Stands::Inserted => {
                self.text.text.push_str(text);
                self.hidden.pass(text);
                self.inserted |= stands == Stands::Inserted;
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

    pub(super) fn is_blank(&self) -> bool {
        self.text.is_blank()
    }

    /// Text of a field code.
    pub(super) fn instruct(&mut self, text: &str) {
        self.instruction.push_str(text);
        if self.instruction.len() > LONG_CODE {
            self.end_instruction();
        }
    }

    pub(super) fn end_instruction(&mut self) {
        if !self.instruction.is_empty() {
            self.beside.extend(field::says(&std::mem::take(&mut self.instruction)));
        }
    }

    pub(super) fn instruction(&self) -> &str {
        &self.instruction
    }

    pub(super) fn forget_instruction(&mut self) {
        self.instruction.clear();
    }

    pub(super) fn show_beside(&mut self, text: String) {
        if !text.is_empty() {
            self.above.push(text);
        }
    }

    /// The end of the paragraph is not on the page: the next one goes on with it.
    pub(super) fn join(&mut self) {
        self.hidden.close();
        self.removed.close();
    }

    pub(super) fn is_long(&self, out: &Out<'_>) -> bool {
        let aside = |aside: &Aside| aside.open.as_ref().is_some_and(|piece| out.is_long(piece));
        out.is_long(&self.text) || aside(&self.hidden) || aside(&self.removed)
    }

    /// Hands out what there is if it is longer than a stretch.
    pub(super) fn cut_long(&mut self, out: &mut Out<'_>, role: Role, seen: Seen) {
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

    fn shown(&self, seen: Seen) -> Seen {
        if self.inserted && seen == Seen::VISIBLE { Concealment::Inserted.into() } else { seen }
    }

    /// Tells the paragraph and begins the next one.
    pub(super) fn end(&mut self, out: &mut Out<'_>, told: &mut Told, role: Role, seen: Seen) {
        self.end_instruction();
        self.join();
        let mut fresh = !self.begun;
        if !self.text.is_blank() {
            told.is_new(&self.text.text);
            out.strand(&self.text, role, self.shown(seen), fresh);
            fresh = false;
        }
        let asides = [(&self.hidden, Concealment::HiddenText), (&self.removed, Concealment::Deleted)];
        for (aside, concealment) in asides {
            for piece in aside.pieces.iter().filter(|piece| !piece.is_blank()) {
                told.is_new(&piece.text);
                out.strand(piece, role, concealment, fresh);
                fresh = false;
            }
        }
        for code in self.beside.drain(..) {
            told.is_new(&code);
            out.beside(&code, Role::Attribute, Concealment::Attribute);
        }
        for text in self.above.drain(..) {
            told.is_new(&text);
            out.beside(&text, Role::Attribute, seen);
        }
        self.text.clear();
        self.hidden.pieces.clear();
        self.removed.pieces.clear();
        (self.inserted, self.begun) = (false, false);
    }
}
