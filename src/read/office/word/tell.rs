//! How paragraphs begin and end, and what is told of them.

use super::paragraph::Paragraph;
use super::style;
use super::walker::Walker;
use crate::document::{Concealment, Role, Seen};
use crate::read::out::Strand;
use crate::read::woven::Stands;

impl Walker<'_, '_> {
    /// Begins a paragraph, or goes on with the one before it.
    pub(super) fn begin_paragraph(&mut self) {
        match self.paragraphs.last_mut() {
            Some(last) if last.waits => {
                (last.waits, last.joins) = (false, false);
                (last.style, last.level) = (None, None);
            }
            _ => self.paragraphs.push(Paragraph::default()),
        }
    }

    /// The paragraph's end is not on the page: the next one goes on with it.
    pub(super) fn wait(&mut self) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.waits = true;
            paragraph.woven.close();
        }
    }

    /// Nothing follows that a waiting paragraph could go on with.
    pub(super) fn end_waiting(&mut self) {
        while self.paragraphs.last().is_some_and(|last| last.waits) {
            self.end_paragraph();
        }
    }

    /// Tells the innermost paragraph.
    pub(super) fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let role = self.role_of(&paragraph);
        paragraph.woven.tell(self.seen, &mut |strand, seen, fresh| self.strand(strand, role, seen, fresh));
        for (text, role, seen) in paragraph.beside {
            self.tell(&text, role, seen);
        }
    }

    fn role_of(&self, paragraph: &Paragraph) -> Role {
        if self.role == Role::Comment {
            return Role::Comment;
        }
        match self.tables.last() {
            Some(Some(table)) if table.cell().is_some() => table.cell().map_or(self.role, Role::Cell),
            _ => {
                let own = paragraph.level.map(style::heading);
                let level = own.unwrap_or_else(|| self.styles.heading(paragraph.style.as_deref()));
                level.map_or(self.role, Role::Heading)
            }
        }
    }

    /// Tells a strand, unless it was told in another form. Whether it was told.
    fn strand(&mut self, strand: &Strand, role: Role, seen: Seen, fresh: bool) -> bool {
        let Some(seen) = self.is_new(&strand.text, seen) else { return false };
        self.out.strand(strand, role, seen, fresh);
        true
    }

    /// A block of its own.
    pub(super) fn tell(&mut self, text: &str, role: Role, seen: Seen) {
        if let Some(seen) = self.is_new(text, seen) {
            self.out.beside(text, role, seen);
        }
    }

    /// A block that follows the open paragraph, if there is one.
    pub(super) fn beside(&mut self, text: &str, role: Role, seen: Seen) {
        match self.paragraphs.last_mut() {
            Some(paragraph) => paragraph.beside.push((text.to_owned(), role, seen)),
            None => self.tell(text, role, seen),
        }
    }

    /// Ends the field code being read.
    pub(super) fn end_instruction(&mut self) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.end_instruction(Concealment::Attribute.into());
        }
    }

    /// As how a text is to be told, if at all: what only a later form says is shown by
    /// programs that do not know the first one.
    fn is_new(&mut self, text: &str, seen: Seen) -> Option<Seen> {
        let (mut new, mut repeats) = (true, false);
        for alternate in &mut self.alternates {
            repeats |= alternate.repeats();
            new &= alternate.is_new(text);
        }
        let shown = repeats && seen == Seen::VISIBLE;
        new.then_some(if shown { Concealment::Attribute.into() } else { seen })
    }

    /// A form of a content ends that is there in several.
    pub(super) fn end_form(&mut self) {
        let level = self.paragraphs.len();
        let Some(alternate) = self.alternates.last_mut() else { return };
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| alternate.paragraph == level) {
            let again = std::mem::take(&mut alternate.again);
            if !alternate.repeats() {
                alternate.direct = paragraph.woven.text.text.get(alternate.from..).unwrap_or_default().to_owned();
            } else if alternate.direct.trim().is_empty() {
                paragraph.woven.push(&again, Stands::OnPage);
                alternate.direct = again;
            } else if again != alternate.direct && !again.trim().is_empty() {
                paragraph.beside.push((again, Role::Attribute, Concealment::Attribute.into()));
            }
        }
        alternate.end();
    }

    /// Hands out what there is of a paragraph that is longer than a stretch.
    pub(super) fn cut_long(&mut self) {
        let Some(paragraph) = self.paragraphs.last().filter(|last| last.woven.is_long(self.out)) else { return };
        let (role, seen) = (self.role_of(paragraph), self.seen);
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.woven.cut_long(self.out, role, seen);
        }
    }
}
