//! Operators that draw paths, and what becomes of these.

use super::operands::Operands;
use super::run::{MOST, Run};
use super::word;
use crate::document::ProblemKind;

impl Run<'_, '_, '_> {
    pub(super) fn path_operator(&mut self, operator: u32, operands: &Operands) -> bool {
        let matrix = self.state.matrix;
        match operator {
            word::CURVE => {
                if let Some([a, b, c, d, e, f]) = operands.numbers() {
                    self.work.path.curve_to(matrix.point(a, b), matrix.point(c, d), matrix.point(e, f));
                }
            }
            word::CURVE_FROM => {
                if let (Some([c, d, e, f]), Some(begin)) = (operands.numbers(), self.work.path.last()) {
                    self.work.path.curve_to(begin, matrix.point(c, d), matrix.point(e, f));
                }
            }
            word::CURVE_TO => {
                if let Some([a, b, e, f]) = operands.numbers() {
                    let end = matrix.point(e, f);
                    self.work.path.curve_to(matrix.point(a, b), end, end);
                }
            }
            word::CLOSE => self.work.path.close(),
            word::FILL | word::FILL_OLD => self.paint(Some(false), false),
            word::FILL_EVEN_ODD => self.paint(Some(true), false),
            word::STROKE => self.paint(None, true),
            word::FILL_STROKE => self.paint(Some(false), true),
            word::FILL_STROKE_EVEN_ODD => self.paint(Some(true), true),
            word::CLOSE_STROKE => {
                self.work.path.close();
                self.paint(None, true);
            }
            word::CLOSE_FILL_STROKE => {
                self.work.path.close();
                self.paint(Some(false), true);
            }
            word::CLOSE_FILL_STROKE_EVEN_ODD => {
                self.work.path.close();
                self.paint(Some(true), true);
            }
            word::END_PATH => self.paint(None, false),
            word::CLIP | word::CLIP_EVEN_ODD => self.cuts = true,
            _ => return false,
        }
        true
    }

    /// Paints the path and forgets it.
    fn paint(&mut self, fill: Option<bool>, stroke: bool) {
        if let Some(even_odd) = fill {
            self.fill(even_odd);
        }
        if stroke {
            self.stroke();
        }
        if self.cuts {
            self.cut();
            self.cuts = false;
        }
        if self.work.path.cut {
            self.problem(ProblemKind::TooMany(MOST));
        }
        self.work.path.clear();
    }
}
