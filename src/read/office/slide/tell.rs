//! What is told of a slide.

use super::super::fingerprint;
use super::super::passage::Passage;
use super::super::prompt;
use super::walker::{Kind, Walker};
use crate::document::{Cell, Concealment, Role, Seen};

impl Walker<'_, '_, '_> {
    /// Tells the innermost paragraph.
    pub(super) fn end_passage(&mut self) {
        if let Some(passage) = self.passages.pop() {
            self.tell(passage);
        }
    }

    pub(super) fn tell(&mut self, passage: Passage) {
        if self.is_skipped() {
            return;
        }
        if self.is_prompt() && passage.is_plain() && prompt::is_usual(passage.text()) {
            return;
        }
        // What was begun to be told is told to its end.
        let seen = if passage.is_whole() { self.is_new(passage.text()) } else { Some(Seen::VISIBLE) };
        let Some(seen) = seen else { return };
        let role = self.role();
        let seen = self.own().unwrap_or(seen);
        let rest = match self.passages.last_mut() {
            Some(outer) => {
                // It may be told when nothing is concealed any more.
                let seen = self.out.concealment().filter(|_| seen == Seen::VISIBLE).map_or(seen, Seen::from);
                outer.keep(passage, role, seen)
            }
            None => Some(passage),
        };
        if let Some(passage) = rest {
            passage.tell(self.out, role, seen);
        }
    }

    /// A block that follows the open paragraph, if there is one.
    pub(super) fn beside(&mut self, text: &str, role: Role, seen: Seen) {
        if self.is_skipped() || (self.repeats() || self.is_prompt()) && self.is_new(text).is_none() {
            return;
        }
        if let Some(passage) = self.passages.last_mut() {
            passage.beside(text, role, seen);
            return;
        }
        if !self.repeats() {
            self.note(text);
        }
        self.out.beside(text, role, seen);
    }

    /// Hands out what there is of a paragraph that is longer than a stretch.
    pub(super) fn cut_long(&mut self) {
        if self.is_skipped() {
            return;
        }
        let role = self.role();
        let seen = self.own().unwrap_or(Seen::VISIBLE);
        if let Some(passage) = self.passages.last_mut() {
            passage.cut_long(self.out, role, seen);
        }
    }

    /// As how everything that stands here is seen.
    fn own(&self) -> Option<Seen> {
        match self.kind {
            Kind::Comments => Some(Concealment::Comment.into()),
            _ => self.is_prompt().then(|| Concealment::Attribute.into()),
        }
    }

    /// Whether one is in a place for text that only says what belongs there. Slides show none of it.
    fn is_prompt(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.prompts)
    }

    fn is_skipped(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.skips)
    }

    /// Whether one is in a form of a content that only old programs show.
    fn repeats(&self) -> bool {
        self.alternates.iter().any(|alternate| alternate.repeats)
    }

    fn note(&mut self, text: &str) {
        let text = fingerprint(text);
        for alternate in &mut self.alternates {
            alternate.told.insert(text);
        }
    }

    /// As how a paragraph is to be told, if at all.
    fn is_new(&mut self, text: &str) -> Option<Seen> {
        if text.trim().is_empty() {
            return Some(Seen::VISIBLE);
        }
        let print = fingerprint(text);
        if self.told.as_mut().is_some_and(|told| !told.insert(print)) {
            return None;
        }
        if self.alternates.iter().any(|alternate| alternate.repeats && alternate.told.contains(&print)) {
            return None;
        }
        if self.repeats() {
            return Some(Concealment::Attribute.into());
        }
        self.note(text);
        Some(Seen::VISIBLE)
    }

    fn role(&self) -> Role {
        if self.kind == Kind::Comments {
            return Role::Comment;
        }
        if self.is_prompt() {
            return Role::Attribute;
        }
        if let Some(table) = self.tables.last().filter(|table| table.in_cell) {
            let header = table.header && table.row == 1;
            return Role::Cell(Cell {
                table: table.number,
                row: table.row.max(1),
                column: table.column.max(1),
                header,
            });
        }
        let placeholder = self.frames.last().and_then(|frame| frame.placeholder.as_deref());
        match placeholder {
            Some("title" | "ctrTitle") if self.kind == Kind::Slide => Role::Heading(1),
            _ => Role::Paragraph,
        }
    }
}
