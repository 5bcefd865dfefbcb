//! Lines drawn across and down a page, of which tables are made: strokes, thin areas, the edges of boxes. What was drawn in
//! pieces, one for each cell or dash, is one line.

use super::frame::Frame;
use crate::read::page::geometry::Rect;
use crate::read::page::{Page, ShapeKind};

/// What is thicker is an area.
const THICK: f32 = 3.0;
/// What is shorter is a dot.
const SHORT: f32 = 3.0;
/// Lines so near are one.
pub(super) const NEAR: f32 = 1.5;
/// Pieces so near make one line.
const DASH: f32 = 4.0;
/// With more than these a page is a drawing.
const MOST: usize = 20_000;

/// A line drawn along or across the direction of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ruling {
    /// Where on the other axis.
    pub(super) at: f32,
    pub(super) from: f32,
    pub(super) to: f32,
}

impl Ruling {
    /// How much of a stretch it covers.
    pub(super) fn covers(&self, from: f32, to: f32) -> f32 {
        (self.to.min(to) - self.from.max(from)).max(0.0)
    }
}

/// All of them on a page.
#[derive(Default)]
pub(super) struct Rulings {
    pub(super) across: Vec<Ruling>,
    pub(super) down: Vec<Ruling>,
}

impl Rulings {
    pub(super) fn of(&mut self, page: &Page, frame: &Frame) {
        self.across.clear();
        self.down.clear();
        if !frame.is_square() {
            return;
        }
        for shape in &page.shapes {
            if matches!(shape.kind, ShapeKind::Area | ShapeKind::Line) {
                self.add(frame.rect(shape.area));
            }
            if self.across.len() + self.down.len() > MOST {
                self.across.clear();
                self.down.clear();
                return;
            }
        }
        join(&mut self.across);
        join(&mut self.down);
    }

    fn add(&mut self, area: Rect) {
        let (width, height) = (area.width(), area.height());
        let across = |at: f32| Ruling { at, from: area.left, to: area.right };
        let down = |at: f32| Ruling { at, from: area.top, to: area.bottom };
        match (width > THICK, height > THICK) {
            (true, true) => {
                self.across.extend([across(area.top), across(area.bottom)]);
                self.down.extend([down(area.left), down(area.right)]);
            }
            (_, false) if width > SHORT || width >= height => self.across.push(across(area.middle().y)),
            (false, _) => self.down.push(down(area.middle().x)),
            (true, false) => {}
        }
    }
}

/// Joins pieces of the same line.
fn join(rulings: &mut Vec<Ruling>) {
    rulings.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut done: Vec<Ruling> = Vec::with_capacity(rulings.len());
    for same in rulings.chunk_by_mut(|a, b| b.at - a.at <= NEAR) {
        same.sort_by(|a, b| a.from.total_cmp(&b.from));
        let begin = done.len();
        for ruling in same {
            match done.get_mut(begin..).and_then(<[Ruling]>::last_mut) {
                Some(last) if ruling.from - last.to <= DASH => last.to = last.to.max(ruling.to),
                _ => done.push(*ruling),
            }
        }
    }
    done.retain(|ruling| ruling.to - ruling.from > SHORT);
    done.sort_by(|a, b| a.at.total_cmp(&b.at));
    *rulings = done;
}
