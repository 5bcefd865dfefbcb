//! Letters that are painted by contents: what is written in those contents is what a reader of the page sees.

use std::rc::Rc;

use super::run::{Drawn, Run};
use crate::document::ProblemKind;
use crate::read::page::Text;
use crate::read::pdf::font::Font;

/// What is written in the painting of a letter.
#[derive(Clone)]
pub(super) enum Letter {
    Unread,
    /// Nothing: it is a drawing.
    Drawn,
    Written(Rc<str>),
}

/// A letter says no more bytes than this: letters written in letters can say as much as is wished.
const MOST_SAID: usize = 1 << 10;

impl Run<'_, '_, '_> {
    /// Gives the glyphs of a string what is written in their paintings, if anything is.
    pub(super) fn painted_letters(&mut self, face: &Rc<Font>) {
        let font = self.state.text.font;
        let codes = std::mem::take(&mut self.work.codes);
        for &Drawn { glyph: at, code, guess } in &codes {
            // Codes of such typefaces are bytes.
            let place = (code & 0xFF) as usize;
            let known = self.store.letters.get(&font).and_then(|all| all.get(place)).cloned();
            let letter = match known {
                Some(Letter::Unread) | None => self.letter(face, font, place),
                Some(known) => known,
            };
            let Letter::Written(said) = letter else { continue };
            let text = self.page.text(&said);
            let Some(glyph) = self.page.glyphs.get_mut(at) else { continue };
            let own = std::mem::replace(&mut glyph.text, text);
            let like = *glyph;
            // Who copies the text gets what the file says instead.
            self.page.guessed = self.page.guessed.saturating_sub(usize::from(guess));
            if !guess && own != text && own != Text::UNKNOWN && !own.is_space() {
                let mut copied = String::new();
                self.page.push_text(own, &mut copied);
                self.note(&copied, Some(like));
            }
        }
        self.work.codes = codes;
        self.work.codes.clear();
    }

    #[cold]
    fn letter(&mut self, face: &Rc<Font>, font: u32, place: usize) -> Letter {
        // One that is painted with itself says nothing.
        self.keep(font, place, Letter::Drawn);
        let Some(type3) = face.type3.as_deref() else { return Letter::Drawn };
        let Some(procedure) = type3.procedure(self.file, place as u32) else { return Letter::Drawn };
        let resources = type3.resources.as_ref().map(|dict| self.store.resources(dict));
        let (glyphs, order, guessed) = (self.page.glyphs.len(), self.order, self.page.guessed);
        let codes = std::mem::take(&mut self.work.codes);
        self.blank += 1;
        self.inner(&procedure, resources);
        self.blank -= 1;
        self.work.codes = codes;
        let mut said = String::new();
        for glyph in self.page.glyphs.get(glyphs..).unwrap_or_default() {
            if said.len() > MOST_SAID {
                self.problem(ProblemKind::TooLarge(MOST_SAID as u64));
                break;
            }
            self.page.push_text(glyph.text, &mut said);
        }
        self.page.glyphs.truncate(glyphs);
        (self.order, self.page.guessed) = (order, guessed);
        let written = !said.trim().is_empty() && !said.contains(char::REPLACEMENT_CHARACTER);
        let letter = if written { Letter::Written(said.into()) } else { Letter::Drawn };
        self.keep(font, place, letter.clone());
        letter
    }

    fn keep(&mut self, font: u32, place: usize, letter: Letter) {
        let all = self.store.letters.entry(font).or_insert_with(|| vec![Letter::Unread; 256]);
        if let Some(own) = all.get_mut(place) {
            *own = letter;
        }
    }
}
