//! A paragraph while it is read, and how it is told: its text on the page, and what stands in it that the page
//! does not show.

use std::collections::HashSet;

use super::super::super::office::fingerprint;
use crate::document::{Concealment, Role, Seen};
use crate::read::field;
use crate::read::out::Out;
use crate::read::woven::{Stands, Woven};

/// A field code that is longer is told in pieces.
const LONG_CODE: usize = 16 << 10;

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
    woven: Woven,
    instruction: String,
    /// Field codes that follow the paragraph.
    beside: Vec<String>,
    /// What stands above characters of it, as their sound does.
    above: Vec<String>,
}

impl Paragraph {
    pub(super) fn push(&mut self, text: &str, stands: Stands) {
        self.woven.push(text, stands);
    }

    pub(super) fn is_blank(&self) -> bool {
        self.woven.is_blank()
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
        self.woven.close();
    }

    pub(super) fn is_long(&self, out: &Out<'_>) -> bool {
        self.woven.is_long(out)
    }

    /// Hands out what there is if it is longer than a stretch.
    pub(super) fn cut_long(&mut self, out: &mut Out<'_>, role: Role, seen: Seen) {
        self.woven.cut_long(out, role, seen);
    }

    /// Tells the paragraph and begins the next one.
    pub(super) fn end(&mut self, out: &mut Out<'_>, told: &mut Told, role: Role, seen: Seen) {
        self.end_instruction();
        std::mem::take(&mut self.woven).tell(seen, &mut |strand, seen, fresh| {
            told.is_new(&strand.text);
            out.strand(strand, role, seen, fresh);
            true
        });
        for code in self.beside.drain(..) {
            told.is_new(&code);
            out.beside(&code, Role::Attribute, Concealment::Attribute);
        }
        for text in self.above.drain(..) {
            told.is_new(&text);
            out.beside(&text, Role::Attribute, seen);
        }
    }
}
