//! Showing text: from strings to glyphs with their places.

use super::operands::{Operand, Operands};
use super::run::{Drawn, Run};
use crate::document::{Concealment, ProblemKind};
use crate::read::page::geometry::{Matrix, Point, Rect};
use crate::read::page::{Glyph, Painted, Style, Text};
use crate::read::pdf::font::Meaning;

/// Glyphs of a page.
const MOST: usize = 2_000_000;
/// Glyphs of a string whose paintings are read for what they say.
const MOST_PAINTED: usize = 10_000;
/// Where things stand whose place is no number: on no page.
const NOWHERE: f32 = -1e6;

/// Where text is being written.
#[derive(Clone, Copy)]
pub(super) struct TextPlace {
    /// The beginning of the line.
    pub(super) line: Matrix,
    /// How far it has got from there.
    pub(super) pen: Point,
}

impl Default for TextPlace {
    fn default() -> Self {
        Self { line: Matrix::NONE, pen: Point::default() }
    }
}

impl TextPlace {
    /// Begins a line, so far from the beginning of the last one.
    pub(super) fn next_line(&mut self, x: f32, y: f32) {
        let begin = self.line.point(x, y);
        (self.line.e, self.line.f) = (begin.x, begin.y);
        self.pen = Point::default();
    }

    pub(super) fn begin(&mut self, line: Matrix) {
        *self = Self { line, pen: Point::default() };
    }
}

/// Letters that are drawn are taken to be at least so high, in points.
const DRAWN: f32 = 2.0;

impl Run<'_, '_, '_> {
    /// Strings with distances between them.
    pub(super) fn show_all(&mut self, operands: &Operands, content: &[u8]) {
        let Some(Operand::Array(begin, count)) = operands.last() else { return };
        let state = self.state.text;
        let vertical = self.face.as_ref().is_some_and(|face| face.vertical);
        let unit = -state.size / 1000.0;
        for item in operands.items(begin, count) {
            match *item {
                Operand::String(span) => self.show(operands.bytes(content, span)),
                Operand::Number(number) if vertical => self.text.pen.y += number * unit,
                Operand::Number(number) => self.text.pen.x += number * unit * state.stretch,
                _ => {}
            }
        }
    }

    /// The style of what is written now.
    fn style(&self, place: Matrix, vertical: bool) -> Style {
        let text = &self.state.text;
        let em = self.face.as_ref().map_or(1.0, |face| face.em);
        let size = (text.size * Point::new(place.c, place.d).length() * em).abs();
        let (x, y) = if vertical {
            (-place.c * text.size, -place.d * text.size)
        } else {
            (place.a * text.size * text.stretch, place.b * text.size * text.stretch)
        };
        let length = Point::new(x, y).length();
        // Letters squeezed to strokes cannot be read either.
        let size = size.min(20.0 * length * em);
        // Drawn letters that are not measured as others are may say anything of how large they are.
        let is_drawn = self.face.as_ref().is_some_and(|face| (face.em - 1.0).abs() > f32::EPSILON);
        let size = if is_drawn && length > 0.0 { size.max(DRAWN) } else { size };
        let along =
            if length > 0.0 && length.is_finite() { Point::new(x / length, y / length) } else { Point::new(1.0, 0.0) };
        let (fill, stroke) = (&self.state.fill, &self.state.stroke);
        let (ink, alpha) = match text.mode & 3 {
            1 => (stroke.colour, stroke.alpha),
            2 if fill.colour == stroke.colour => (fill.colour, fill.alpha.max(stroke.alpha)),
            2 if fill.alpha <= 0.0 => (stroke.colour, stroke.alpha),
            2 if stroke.alpha <= 0.0 => (fill.colour, fill.alpha),
            2 => (None, fill.alpha.max(stroke.alpha)),
            _ => (fill.colour, fill.alpha),
        };
        let painted = match text.mode {
            3 => Painted::Nothing,
            7 => Painted::AsClip,
            _ => Painted::Letters,
        };
        Style {
            size: if size.is_finite() { size } else { 0.0 },
            along,
            vertical,
            ink,
            alpha: alpha * self.state.veil,
            painted,
            clip: self.state.clipped.then_some(self.state.clip),
            off: self.off > 0,
        }
    }

    /// Writes a string.
    pub(super) fn show(&mut self, string: &[u8]) {
        let Some(face) = self.face.clone() else {
            self.lost |= !string.is_empty();
            return;
        };
        let state = self.state.text;
        let place = self.text.line.then(self.state.matrix);
        let linear = [place.a, place.b, place.c, place.d];
        #[allow(clippy::float_cmp)] // any difference is one
        if self.restyle || self.written != linear {
            let style = self.style(place, face.vertical);
            self.current = self.page.style(style);
            self.written = linear;
            self.restyle = false;
        }
        let (size, stretch) = (state.size, state.stretch);
        let line = Line {
            place,
            // How far a glyph reaches above and below, on the page.
            up: Point::new(place.c * size * face.ascent, place.d * size * face.ascent),
            down: Point::new(place.c * size * face.descent, place.d * size * face.descent),
            vertical: face.vertical,
            size,
            stretch,
        };
        let page = &mut *self.page;
        let (style, hidden) = (self.current, self.hidden);
        let mut pen = self.text.pen;
        let mut order = self.order;
        let first = page.glyphs.len();
        let painted = face.type3.is_some();
        let codes = &mut self.work.codes;
        face.show(self.file, string, &mut |shown| {
            let at = place.point(pen.x, pen.y + state.rise);
            let area = line.area(at, pen, state.rise, shown.advance, shown.above);
            page.guessed += usize::from(shown.guess);
            let text = match shown.meaning {
                Meaning::Char(character) => character.into(),
                Meaning::Text(text) => page.text(text),
                Meaning::Unknown => Text::UNKNOWN,
            };
            if painted && codes.len() < MOST_PAINTED {
                codes.push(Drawn { glyph: page.glyphs.len(), code: shown.code, guess: shown.guess });
            }
            let (at, area) = if is_sane(area) { (at, area) } else { nowhere() };
            if page.glyphs.len() < MOST {
                page.glyphs.push(Glyph { text, style, order, at, area, hidden });
            }
            order = order.wrapping_add(1);
            let space = if shown.space { state.spacing + state.word_spacing } else { state.spacing };
            if line.vertical {
                pen.y += shown.advance * size + space;
            } else {
                pen.x += (shown.advance * size + space) * stretch;
            }
        });
        self.charge(u64::from(order.wrapping_sub(self.order)));
        self.order = order;
        self.text.pen = pen;
        if state.mode >= 4 {
            self.letters_cut(first);
        }
        if painted {
            self.painted_letters(&face);
        }
        if self.page.glyphs.len() >= MOST {
            self.problem(ProblemKind::TooMany(MOST as u64));
            self.left = 0;
        }
    }

    /// A text that belongs to the place where something is written but is not shown there.
    pub(super) fn note(&mut self, text: &str, like: Option<Glyph>) {
        let text = self.page.text(text);
        let glyph = like.unwrap_or_else(|| {
            let place = self.text.line.then(self.state.matrix);
            let style = self.page.style(self.style(place, false));
            self.restyle = true;
            let at = place.point(self.text.pen.x, self.text.pen.y);
            let (at, area) = if at.x.is_finite() && at.y.is_finite() { (at, Rect::round(at, at)) } else { nowhere() };
            Glyph { text, style, order: 0, at, area, hidden: None }
        });
        if self.page.glyphs.len() < MOST {
            let hidden = Some(Concealment::Attribute);
            self.page.glyphs.push(Glyph { text, order: self.order, hidden, ..glyph });
            self.order += 1;
        }
    }
}

fn is_sane(area: Rect) -> bool {
    (area.left + area.top + area.right + area.bottom).is_finite()
}

fn nowhere() -> (Point, Rect) {
    let at = Point::new(NOWHERE, NOWHERE);
    (at, Rect::round(at, at))
}

/// What is the same for all glyphs of a string.
struct Line {
    place: Matrix,
    up: Point,
    down: Point,
    vertical: bool,
    size: f32,
    stretch: f32,
}

impl Line {
    /// The box of a glyph.
    #[inline]
    fn area(&self, at: Point, pen: Point, rise: f32, advance: f32, above: (f32, f32)) -> Rect {
        if self.vertical {
            let half = if above.0 > 0.0 { above.0 } else { 0.5 } * self.size * self.stretch;
            let (top, end) = (pen.y + rise, pen.y + rise + advance * self.size);
            let text = Rect { left: pen.x - half, top, right: pen.x + half, bottom: end };
            return self.place.rect(text);
        }
        let width = advance * self.size * self.stretch;
        let (x, y) = (width * self.place.a, width * self.place.b);
        Rect {
            left: at.x + x.min(0.0) + self.up.x.min(self.down.x),
            top: at.y + y.min(0.0) + self.up.y.min(self.down.y),
            right: at.x + x.max(0.0) + self.up.x.max(self.down.x),
            bottom: at.y + y.max(0.0) + self.up.y.max(self.down.y),
        }
    }
}
