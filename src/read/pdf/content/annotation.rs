//! What is laid over a page: appearances of annotations, and marks for what is to be removed.

use std::rc::Rc;

use super::form::{is_straight, rect};
use super::run::Run;
use super::state::State;
use crate::document::ProblemKind;
use crate::read::page::geometry::{Matrix, Point, Rect};
use crate::read::page::{Colour, ShapeKind};
use crate::read::pdf::syntax::{Dict, Object, Stream};

/// Annotations of a page.
const MOST: usize = 50_000;
/// Flags: not shown at all, not shown on a screen.
const HIDDEN: i64 = 1 << 1;
const NO_VIEW: i64 = 1 << 5;

impl Run<'_, '_, '_> {
    /// Paints what is laid over the page, in its order.
    pub(super) fn annotations(&mut self, page: &Dict) {
        let Some(all) = self.file.array(page, "Annots") else { return };
        if all.len() > MOST {
            self.problem(ProblemKind::TooMany(MOST as u64));
        }
        for one in all.iter().take(MOST) {
            if self.left == 0 {
                break;
            }
            if let Object::Dict(dict) = self.file.resolve(one) {
                self.annotation(&dict);
            }
        }
    }

    fn annotation(&mut self, dict: &Rc<Dict>) {
        let kind = self.file.name(dict, "Subtype");
        let kind = kind.as_deref().unwrap_or_default();
        if matches!(kind, b"Popup" | b"Link") {
            return;
        }
        let flags = self.file.integer(dict, "F").unwrap_or(0);
        let off = flags & (HIDDEN | NO_VIEW) != 0 || {
            let layers = self.store.layers(self.file);
            dict.get("OC").is_some_and(|layer| layers.hides(self.file, layer))
        };
        let Some(place) = rect(self.file, dict, "Rect") else { return };
        let mark = matches!(kind, b"Highlight" | b"Underline" | b"StrikeOut" | b"Squiggly");
        self.annotation = Some(!mark);
        self.off += u32::from(off);
        match self.appearance(dict) {
            Some(stream) => self.appear(&stream, place),
            None if !mark => self.bare(dict, kind, place),
            None => {}
        }
        if kind == b"Redact" {
            self.redaction(dict, place);
        }
        self.off -= u32::from(off);
        self.annotation = None;
        self.state = State::new(self.base, self.area());
    }

    /// How it looks, in the state that it is in.
    fn appearance(&self, dict: &Dict) -> Option<Rc<Stream>> {
        match self.file.at(&*self.file.dict(dict, "AP")?, "N") {
            Object::Stream(stream) => Some(stream),
            Object::Dict(states) => {
                let state = self.file.name(dict, "AS")?;
                let (_, found) = states.iter().filter(|(name, _)| *name == &*state).last()?;
                self.file.resolve(found).as_stream().cloned()
            }
            _ => None,
        }
    }

    /// Paints an appearance so that its box fills a place.
    fn appear(&mut self, stream: &Rc<Stream>, place: Rect) {
        let form = self.store.form(self.file, stream, false);
        let area = form.matrix.rect(form.area.unwrap_or_default());
        let share = |to: f32, from: f32| if from > 0.0 { to / from } else { 1.0 };
        let (x, y) = (share(place.width(), area.width()), share(place.height(), area.height()));
        let fit = Matrix::new(x, 0.0, 0.0, y, place.left - area.left * x, place.top - area.top * y);
        self.state = State::new(fit.then(self.base), self.area());
        self.form(&form);
    }

    /// What programs paint themselves where no appearance is given: shapes that may hide something.
    fn bare(&mut self, dict: &Dict, kind: &[u8], place: Rect) {
        let opaque = self.file.number(dict, "CA").is_none_or(|alpha| alpha >= 0.99);
        let seen = self.file.number(dict, "CA").is_none_or(|alpha| alpha > 0.0);
        let width = self.file.dict(dict, "BS").and_then(|style| self.file.number(&style, "W")).unwrap_or(1.0) as f32;
        if !seen {
            return;
        }
        match kind {
            b"Square" | b"Circle" | b"Polygon" => {
                if let Some(ink) = self.ink_of(dict, "IC") {
                    let area = self.base.rect(place);
                    self.shape(ShapeKind::Annotation, area, Some(ink), opaque && kind == b"Square");
                }
            }
            b"Line" | b"PolyLine" => {
                let name = if kind == b"Line" { "L" } else { "Vertices" };
                let points = self.file.numbers_of(dict, name).unwrap_or_default();
                self.bare_line(&points, dict, width, opaque);
            }
            b"Ink" => {
                for list in self.file.array(dict, "InkList").iter().flat_map(|lists| lists.iter()).take(MOST) {
                    let list = self.file.resolve(list);
                    let numbers = list.as_array().unwrap_or_default();
                    self.charge(8 + numbers.len() as u64);
                    if self.left == 0 {
                        break;
                    }
                    let numbers = numbers.iter();
                    let points: Vec<f64> =
                        numbers.map(|number| self.file.resolve(number).as_number().unwrap_or(0.0)).collect();
                    self.bare_line(&points, dict, width, opaque);
                }
            }
            _ => {}
        }
    }

    fn bare_line(&mut self, points: &[f64], dict: &Dict, width: f32, opaque: bool) {
        self.state = State::new(self.base, self.area());
        self.state.width = width;
        self.state.stroke.colour = self.ink_of(dict, "C").or(Some([0; 3]));
        self.state.dashed = !opaque;
        self.work.path.clear();
        for (at, pair) in points.chunks_exact(2).enumerate() {
            let &[x, y] = pair else { continue };
            let point = self.base.point(x as f32, y as f32);
            if at == 0 { self.work.path.move_to(point) } else { self.work.path.line_to(point) }
        }
        self.stroke();
        self.work.path.clear();
    }

    fn ink_of(&self, dict: &Dict, name: &str) -> Option<Colour> {
        let parts: Vec<f32> = self.file.numbers_of(dict, name)?.iter().map(|&part| part as f32).collect();
        let space = match parts.len() {
            1 => super::colour::GRAY,
            3 => super::colour::RGB,
            4 => super::colour::CMYK,
            _ => return None,
        };
        self.store.spaces.colour(space, &parts)
    }

    /// The areas that are to be removed and have not been.
    fn redaction(&mut self, dict: &Dict, place: Rect) {
        self.state = State::new(self.base, self.area());
        let numbers = self.file.numbers_of(dict, "QuadPoints").unwrap_or_default();
        let mut some = false;
        for quad in numbers.chunks_exact(8).take(MOST) {
            let mut corners = quad.chunks_exact(2).filter_map(|pair| match *pair {
                [x, y] => Some(self.base.point(x as f32, y as f32)),
                _ => None,
            });
            let first = corners.next().unwrap_or(Point::new(0.0, 0.0));
            let area = corners.fold(Rect::round(first, first), Rect::with);
            self.shape(ShapeKind::Redaction, area, None, is_straight(self.base));
            some = true;
        }
        if !some {
            self.shape(ShapeKind::Redaction, self.base.rect(place), None, true);
        }
    }
}
