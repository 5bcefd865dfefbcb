//! Operators that choose what areas and lines are painted with.

use super::colour::{self, CMYK, GRAY, RGB, UNKNOWN};
use super::operands::Operands;
use super::run::Run;
use super::state::{NONE, Paint};
use super::word;

/// What a calculated colour costs, in operators.
const DEAR: u64 = 100;

impl Run<'_, '_, '_> {
    pub(super) fn colour_operator(&mut self, operator: u32, operands: &Operands, content: &[u8]) -> bool {
        let fills = matches!(
            operator,
            word::FILL_GRAY
                | word::FILL_RGB
                | word::FILL_CMYK
                | word::FILL_SPACE
                | word::FILL_COLOUR
                | word::FILL_COLOUR_NAMED
        );
        let mut paint = if fills { self.state.fill } else { self.state.stroke };
        match operator {
            word::FILL_GRAY | word::STROKE_GRAY => {
                let Some(level) = operands.number() else { return true };
                paint = Paint { space: GRAY, colour: Some(colour::gray(level)), pattern: NONE, ..paint };
            }
            word::FILL_RGB | word::STROKE_RGB => {
                let Some([red, green, blue]) = operands.numbers() else { return true };
                paint = Paint { space: RGB, colour: Some(colour::rgb(red, green, blue)), pattern: NONE, ..paint };
            }
            word::FILL_CMYK | word::STROKE_CMYK => {
                let Some([cyan, magenta, yellow, black]) = operands.numbers() else { return true };
                let colour = Some(colour::cmyk(cyan, magenta, yellow, black));
                paint = Paint { space: CMYK, colour, pattern: NONE, ..paint };
            }
            word::FILL_SPACE | word::STROKE_SPACE => {
                let Some(name) = operands.name(content) else { return true };
                let space = self.space(name);
                paint = Paint { space, colour: self.store.spaces.initial(space), pattern: NONE, ..paint };
            }
            word::FILL_COLOUR | word::STROKE_COLOUR | word::FILL_COLOUR_NAMED | word::STROKE_COLOUR_NAMED => {
                self.mixed(&mut paint, operands, content);
            }
            _ => return false,
        }
        if fills {
            self.state.fill = paint;
        } else {
            self.state.stroke = paint;
        }
        self.restyle = true;
        true
    }

    /// A colour in the space that was chosen.
    fn mixed(&mut self, paint: &mut Paint, operands: &Operands, content: &[u8]) {
        if let Some(name) = operands.name(content) {
            let pattern = self.store.pattern(self.file, self.resources, name);
            let pattern =
                if pattern == NONE { self.store.pattern(self.file, self.page_resources, name) } else { pattern };
            (paint.colour, paint.pattern) = (None, pattern);
            return;
        }
        let (parts, count) = operands.components();
        if self.store.spaces.is_dear(paint.space) {
            self.charge(DEAR);
        }
        paint.pattern = NONE;
        paint.colour = self.store.spaces.colour(paint.space, parts.get(..count).unwrap_or_default());
    }

    pub(super) fn space(&mut self, name: &[u8]) -> u32 {
        let own = self.store.space(self.file, self.resources, name);
        if own == UNKNOWN { self.store.space(self.file, self.page_resources, name) } else { own }
    }
}
