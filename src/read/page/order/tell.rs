//! Tells what was laid out, block by block: first what the page shows of it, then what stands beside that and nobody sees.

use super::frame::Frame;
use super::gap;
use super::hidden::Piece;
use super::line::Line;
use super::{Block, Order, Stretch, What};
use crate::read::page::Page;
use crate::read::page::geometry::Rect;

impl Order {
    /// Hands over the blocks of what is laid out.
    pub(super) fn tell(&mut self, page: &Page, frame: &Frame, each: &mut dyn FnMut(&Block<'_>)) {
        let stretches = std::mem::take(&mut self.stretches);
        for stretch in &stretches {
            self.tell_text(page, frame, stretch, each);
            if !self.hidden.placed.is_empty() {
                self.tell_beside(page, frame, stretch, each);
            }
        }
        self.stretches = stretches;
    }

    fn lines_of(&self, stretch: &Stretch) -> &[Line] {
        self.lines.lines.get(stretch.first as usize..stretch.end as usize).unwrap_or_default()
    }

    fn tell_text(&mut self, page: &Page, frame: &Frame, stretch: &Stretch, each: &mut dyn FnMut(&Block<'_>)) {
        let mut text = std::mem::take(&mut self.text);
        let mut gathered = std::mem::take(&mut self.gathered);
        text.clear();
        let area = self.lines_of(stretch).iter().map(area).reduce(Rect::around).unwrap_or_default();
        let area = frame.on_page(area);
        let tell = |text: &str, each: &mut dyn FnMut(&Block<'_>)| {
            if !text.is_empty() {
                each(&Block { text, area, what: stretch.what, hidden: stretch.hidden, beside: false, before: "" });
            }
        };
        for (number, line) in (stretch.first..).zip(self.lines_of(stretch)) {
            if !text.is_empty() {
                text.push('\n');
            }
            let signs = self.lines.signs(line, &self.runs, &mut gathered);
            let is_filled = |from: f32, to: f32| self.hidden.fills(number, from, to);
            let mut at = 0;
            while let Some(next) = gap::push_line(page, signs, at, line.em, &is_filled, &mut text) {
                tell(&text, each);
                text.clear();
                at = next;
            }
        }
        tell(&text, each);
        (self.text, self.gathered) = (text, gathered);
    }

    /// What stands on the lines of a block and nobody sees.
    fn tell_beside(&mut self, page: &Page, frame: &Frame, stretch: &Stretch, each: &mut dyn FnMut(&Block<'_>)) {
        let numbers = stretch.first..stretch.end;
        if !numbers.clone().any(|number| !self.hidden.on_line(number).is_empty()) {
            return;
        }
        let mut gathered = std::mem::take(&mut self.gathered);
        let mut piece = std::mem::take(&mut self.piece);
        piece.begin();
        for (number, line) in numbers.zip(self.lines_of(stretch)) {
            let mut signs = self.lines.signs(line, &self.runs, &mut gathered);
            for placed in self.hidden.on_line(number) {
                let Some(run) = self.runs.runs.get(placed.run as usize) else { continue };
                let middle = f32::midpoint(run.from, run.to);
                let before = signs.iter().take_while(|sign| sign.middle() <= middle).count();
                let (shown, rest) = signs.split_at(before);
                signs = rest;
                for sign in shown {
                    if piece.pass(page, sign, line.em) {
                        tell_piece(&mut piece, true, stretch.what, frame, each);
                    }
                }
                if !piece.is_same(run) {
                    tell_piece(&mut piece, false, stretch.what, frame, each);
                }
                let own = run.signs(&self.runs.signs);
                piece.push(run, own.first());
                gap::push_line(page, own, 0, run.em, &|_, _| false, &mut piece.text);
            }
            for sign in signs {
                if piece.pass(page, sign, line.em) {
                    tell_piece(&mut piece, true, stretch.what, frame, each);
                }
            }
            piece.end_line();
        }
        tell_piece(&mut piece, true, stretch.what, frame, each);
        (self.gathered, self.piece) = (gathered, piece);
    }
}

fn tell_piece(piece: &mut Piece, passed: bool, what: What, frame: &Frame, each: &mut dyn FnMut(&Block<'_>)) {
    if piece.reason.is_some() {
        let area = frame.on_page(piece.area.unwrap_or_default());
        let (text, before) = (piece.text.trim(), piece.before.as_str());
        each(&Block { text, area, what, hidden: piece.reason, beside: true, before });
    }
    piece.end(passed);
}

/// The box of a line, seen as its direction is.
fn area(line: &Line) -> Rect {
    Rect { left: line.from, right: line.to, top: line.base - 0.85 * line.em, bottom: line.base + 0.15 * line.em }
}
