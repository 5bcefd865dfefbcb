//! Operators that write, and say how.

use super::operands::{Operand, Operands};
use super::run::Run;
use super::state::NONE;
use super::text::TextPlace;
use super::word;

impl Run<'_, '_, '_> {
    pub(super) fn text_operator(&mut self, operator: u32, operands: &Operands, content: &[u8]) -> bool {
        match operator {
            word::BEGIN_TEXT => {
                self.cut_to_text();
                self.text = TextPlace::default();
            }
            word::END_TEXT => self.cut_to_text(),
            word::FONT => {
                if let [.., Operand::Name(name), Operand::Number(size)] = operands.all() {
                    self.state.text.size = *size;
                    self.font(operands.bytes(content, *name));
                }
            }
            word::MOVE_TEXT_LEADING => {
                if let Some([x, y]) = operands.numbers() {
                    self.state.text.leading = -y;
                    self.text.next_line(x, y);
                }
            }
            word::NEXT_LINE => self.text.next_line(0.0, -self.state.text.leading),
            word::NEXT_LINE_SHOW | word::NEXT_LINE_SPACED => {
                if operator == word::NEXT_LINE_SPACED
                    && let [.., Operand::Number(word), Operand::Number(character), _] = operands.all()
                {
                    (self.state.text.word_spacing, self.state.text.spacing) = (*word, *character);
                }
                self.text.next_line(0.0, -self.state.text.leading);
                if let Some(string) = operands.string(content) {
                    self.show(string);
                }
            }
            word::SPACING => self.state.text.spacing = operands.number().unwrap_or(self.state.text.spacing),
            word::WORD_SPACING => {
                self.state.text.word_spacing = operands.number().unwrap_or(self.state.text.word_spacing);
            }
            word::STRETCH => {
                self.state.text.stretch = operands.number().map_or(self.state.text.stretch, |percent| percent / 100.0);
                self.restyle = true;
            }
            word::LEADING => self.state.text.leading = operands.number().unwrap_or(self.state.text.leading),
            word::RISE => self.state.text.rise = operands.number().unwrap_or(self.state.text.rise),
            word::MODE => {
                #[allow(clippy::cast_sign_loss)] // a negative one becomes zero
                let mode = operands.number().map_or(0, |mode| mode as u8);
                self.state.text.mode = if mode > 7 { 0 } else { mode };
                self.restyle = true;
            }
            _ => return false,
        }
        true
    }

    fn font(&mut self, name: &[u8]) {
        let font = self.store.font(self.file, self.resources, name);
        let font = font.or_else(|| self.store.font(self.file, self.page_resources, name));
        self.set_font(font.unwrap_or(NONE));
    }

    pub(super) fn set_font(&mut self, font: u32) {
        if self.state.text.font != font || self.face.is_none() {
            self.state.text.font = font;
            self.face = self.store.face(font);
            if let Some(problem) = self.face.as_ref().and_then(|face| face.problem.clone()) {
                self.problem(problem);
            }
        }
        self.restyle = true;
    }
}
