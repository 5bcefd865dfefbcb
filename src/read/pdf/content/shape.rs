//! From paths to shapes: which boxes are filled, which lines run where.

use super::path::{Path, Piece};
use super::run::Run;
use super::state::Paint;
use crate::document::ProblemKind;
use crate::read::page::geometry::{Point, Rect};
use crate::read::page::{Colour, Shape, ShapeKind};

/// Shapes of a page.
const MOST: usize = 200_000;
/// Parts of a path that are compared with each other, and that are told one by one if they are no boxes.
const MOST_COMPARED: usize = 256;
const MOST_APART: usize = 16;
/// Of its box, from which share on an area fills it.
const FILLS: f32 = 0.9;
/// An ellipse fills 0.785 of its box, and the box in its middle leaves out 0.146 of it on each side.
const ROUND: f32 = 0.75;
const INSET: f32 = 0.15;
/// Lines without width are painted as thin as can be.
const HAIR: f32 = 0.1;

impl Run<'_, '_, '_> {
    /// Notes a shape, as far as it is seen.
    pub(super) fn shape(&mut self, kind: ShapeKind, area: Rect, ink: Option<Colour>, solid: bool) {
        if self.off > 0 || self.blank > 0 || self.hidden.is_some() {
            return;
        }
        let seen = area.shared(self.state.clip);
        let (width, height) = (seen.width(), seen.height());
        // Also if they are no numbers.
        if !(width >= 0.0 && height >= 0.0) || (width < 0.5 && height < 0.5) {
            return;
        }
        if self.page.shapes.len() >= MOST {
            self.problem(ProblemKind::TooMany(MOST as u64));
            return;
        }
        let (kind, solid) = match (self.annotation, kind) {
            (Some(_), ShapeKind::Redaction) | (None, _) => (kind, solid && self.state.exact),
            (Some(solid_at_all), _) => (ShapeKind::Annotation, solid && self.state.exact && solid_at_all),
        };
        let order = self.order;
        self.order += 1;
        self.page.shapes.push(Shape { area: seen, order, kind, ink, solid });
    }

    /// What an area is painted with: its colour, and whether nothing shows through. Nothing if it is not seen.
    fn ink(&self, paint: &Paint, area: Rect) -> Option<(Option<Colour>, bool)> {
        if paint.alpha * self.state.veil <= 0.0 || self.store.spaces.paints_nothing(paint.space) {
            return None;
        }
        let patterned = paint.pattern != super::state::NONE && !self.pattern_covers(paint.pattern, area);
        Some((paint.colour, self.state.is_opaque(paint) && !patterned))
    }

    /// Fills the path.
    pub(super) fn fill(&mut self, even_odd: bool) {
        let path = std::mem::take(&mut self.work.path);
        if self.state.fill.pattern != super::state::NONE {
            self.tiles(self.state.fill.pattern, path.area());
        }
        if let Some((ink, opaque)) = self.ink(&self.state.fill, path.area()) {
            if self.state.letters.is_some() && path.area().meets(self.state.clip) {
                self.letters_painted(ink);
            }
            areas(&path, even_odd, &mut |area, full| self.shape(ShapeKind::Area, area, ink, opaque && full));
        }
        self.work.path = path;
    }

    /// Draws along the path.
    pub(super) fn stroke(&mut self) {
        let Some((ink, opaque)) = self.ink(&self.state.stroke, self.work.path.area()) else { return };
        let opaque = opaque && !self.state.dashed;
        let matrix = self.state.matrix;
        let half = self.state.width.abs() / 2.0;
        let pen = Pen {
            x: (half * matrix.a.hypot(matrix.c)).max(HAIR),
            y: (half * matrix.b.hypot(matrix.d)).max(HAIR),
            cap: self.state.cap,
        };
        let path = std::mem::take(&mut self.work.path);
        for piece in path.pieces() {
            pen.lines(&piece, &mut |area, full| self.shape(ShapeKind::Line, area, ink, opaque && full));
        }
        self.work.path = path;
    }

    /// From the end of the path on only what lies in it is painted on.
    pub(super) fn cut(&mut self) {
        let mut pieces = self.work.path.pieces();
        let exact = pieces.next().is_some_and(|piece| piece.is_box()) && pieces.next().is_none();
        drop(pieces);
        if self.work.path.is_empty() {
            return;
        }
        self.state.cut(self.work.path.area(), exact);
        self.restyle = true;
    }
}

/// The areas of a path, and whether each fills its box.
fn areas(path: &Path, even_odd: bool, each: &mut impl FnMut(Rect, bool)) {
    let count = path.pieces().count();
    let mut pieces = path.pieces();
    if count == 1 {
        if let Some(piece) = pieces.next() {
            filled(&piece, each);
        }
        return;
    }
    let boxes = path.pieces().all(|piece| piece.is_box());
    let one_way = !even_odd && {
        let mut sizes = path.pieces().map(|piece| piece.signed_size());
        let first = sizes.next().unwrap_or_default();
        sizes.all(|size| size * first >= 0.0)
    };
    if one_way && (boxes || count <= MOST_APART) {
        for piece in pieces {
            filled(&piece, each);
        }
    } else if boxes {
        // Where two lie over each other there may be a hole.
        let all: Vec<Rect> =
            if count <= MOST_COMPARED { path.pieces().map(|piece| piece.area()).collect() } else { Vec::new() };
        for (at, piece) in pieces.enumerate() {
            let area = piece.area();
            let meets = |(other, with): (usize, &Rect)| other != at && overlap(*with, area);
            each(area, !all.is_empty() && !all.iter().enumerate().any(meets));
        }
    } else {
        each(path.area(), false);
    }
}

/// Whether boxes share more than an edge.
fn overlap(a: Rect, b: Rect) -> bool {
    let shared = a.shared(b);
    shared.width() > 0.1 && shared.height() > 0.1
}

/// The box of an area, and whether it fills that; of a round one the box in its middle, which it fills.
fn filled(piece: &Piece<'_>, each: &mut impl FnMut(Rect, bool)) {
    let area = piece.area();
    let size = piece.signed_size().abs();
    if piece.is_box() || size >= area.area() * FILLS {
        each(area, true);
    } else if piece.curved && size >= area.area() * ROUND {
        let (x, y) = (area.width() * INSET, area.height() * INSET);
        let middle = Rect { left: area.left + x, top: area.top + y, right: area.right - x, bottom: area.bottom - y };
        each(middle, true);
    } else {
        each(area, false);
    }
}

/// What lines are drawn with: half of its width, across and down.
struct Pen {
    x: f32,
    y: f32,
    cap: bool,
}

impl Pen {
    /// The lines of a part of a path, and whether each fills its box.
    fn lines(&self, piece: &Piece<'_>, each: &mut impl FnMut(Rect, bool)) {
        let thick = self.x.max(self.y) >= 0.5;
        if piece.curved {
            if thick {
                each(self.round(piece.area(), true, true), false);
            }
            return;
        }
        for (a, b) in piece.lines() {
            let (across, down) = ((b.x - a.x).abs(), (b.y - a.y).abs());
            let area = Rect::round(a, b);
            if down <= 0.3 || down * 50.0 < across {
                each(self.round(area, self.cap, true), true);
            } else if across <= 0.3 || across * 50.0 < down {
                each(self.round(area, true, self.cap), true);
            } else if thick {
                let area = self.round(area, true, true);
                let size = length(a, b) * (self.x + self.y);
                each(area, size >= area.area() * FILLS && size <= area.area());
            }
        }
    }

    /// A box with the half of the pen round it, on the sides where it is drawn.
    fn round(&self, area: Rect, across: bool, down: bool) -> Rect {
        let (x, y) = (if across { self.x } else { 0.0 }, if down { self.y } else { 0.0 });
        Rect { left: area.left - x, top: area.top - y, right: area.right + x, bottom: area.bottom + y }
    }
}

fn length(a: Point, b: Point) -> f32 {
    (b.x - a.x).hypot(b.y - a.y)
}
