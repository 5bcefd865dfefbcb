//! Letters that are painted by contents: where nothing tells what they say, the text in those contents may.

use std::rc::Rc;

use super::run::Run;
use crate::read::pdf::font::Font;

impl Run<'_, '_, '_> {
    /// Gives the glyphs of a string that say nothing by themselves what is written in their paintings.
    #[cold]
    pub(super) fn painted_letters(&mut self, face: &Rc<Font>) {
        let unknown = std::mem::take(&mut self.work.unknown);
        for &(at, code) in &unknown {
            if let Some(said) = self.letter(face, code) {
                let text = self.page.text(&said);
                if let Some(glyph) = self.page.glyphs.get_mut(at) {
                    glyph.text = text;
                }
            }
        }
        self.work.unknown = unknown;
        self.work.unknown.clear();
    }

    fn letter(&mut self, face: &Rc<Font>, code: u32) -> Option<Rc<str>> {
        let key = (self.state.text.font, code);
        if let Some(known) = self.store.letters.get(&key) {
            return known.clone();
        }
        // One that is painted with itself says nothing.
        self.store.letters.insert(key, None);
        let type3 = face.type3.as_deref()?;
        let procedure = type3.procedure(self.file, code)?;
        let resources = type3.resources.as_ref().map(|dict| self.store.resources(dict));
        let (glyphs, order) = (self.page.glyphs.len(), self.order);
        let unknown = std::mem::take(&mut self.work.unknown);
        self.blank += 1;
        self.inner(&procedure, resources);
        self.blank -= 1;
        self.work.unknown = unknown;
        let mut said = String::new();
        for glyph in self.page.glyphs.get(glyphs..).unwrap_or_default() {
            self.page.push_text(glyph.text, &mut said);
        }
        self.page.glyphs.truncate(glyphs);
        self.order = order;
        let said = (!said.trim().is_empty() && !said.contains(char::REPLACEMENT_CHARACTER)).then(|| said.into());
        self.store.letters.insert(key, said.clone());
        said
    }
}
