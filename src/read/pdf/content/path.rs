//! Paths: what areas and lines are made of. Curves become short lines, for what is asked is where they lie.

use crate::read::page::geometry::{Matrix, Point, Rect};

/// Points of one path.
const MOST: usize = 1 << 20;
/// Lines that a curve becomes.
const STEPS: u8 = 4;

/// A path on the page. Its buffers serve for one after the other.
#[derive(Default)]
pub(super) struct Path {
    points: Vec<Point>,
    parts: Vec<Part>,
    /// Where the last part began.
    start: Point,
    open: bool,
    /// It has more points than are kept.
    pub(super) cut: bool,
}

/// Points that are joined.
#[derive(Clone, Copy)]
struct Part {
    begin: usize,
    end: usize,
    closed: bool,
    curved: bool,
}

/// A part of a path.
#[derive(Clone, Copy)]
pub(super) struct Piece<'p> {
    pub(super) points: &'p [Point],
    pub(super) closed: bool,
    pub(super) curved: bool,
}

impl Path {
    pub(super) fn clear(&mut self) {
        self.points.clear();
        self.parts.clear();
        self.open = false;
        self.cut = false;
    }

    fn push(&mut self, point: Point) {
        if self.points.len() >= MOST {
            self.cut = true;
            return;
        }
        self.points.push(point);
        let end = self.points.len();
        if let Some(part) = self.parts.last_mut() {
            part.end = end;
        }
    }

    pub(super) fn move_to(&mut self, point: Point) {
        let begin = self.points.len();
        match self.parts.last_mut() {
            // One that moves on again before anything was drawn.
            Some(last) if self.open && last.end == last.begin + 1 => {
                self.points.truncate(last.begin);
                *last = Part { begin: last.begin, end: last.begin, closed: false, curved: false };
            }
            _ if self.points.len() < MOST => self.parts.push(Part { begin, end: begin, closed: false, curved: false }),
            _ => self.cut = true,
        }
        self.open = true;
        self.start = point;
        self.push(point);
    }

    /// Goes on where a closed part began.
    fn go_on(&mut self) {
        if !self.open {
            self.move_to(self.start);
        }
    }

    pub(super) fn line_to(&mut self, point: Point) {
        if self.parts.is_empty() {
            self.move_to(point);
            return;
        }
        self.go_on();
        self.push(point);
    }

    /// Where the path has come to.
    pub(super) fn last(&self) -> Option<Point> {
        if self.open { self.points.last().copied() } else { self.parts.last().map(|_| self.start) }
    }

    #[allow(clippy::many_single_char_names)] // as in any formula of them
    pub(super) fn curve_to(&mut self, one: Point, two: Point, end: Point) {
        let Some(begin) = self.last() else {
            self.move_to(end);
            return;
        };
        self.go_on();
        let size = Rect::round(begin, end).with(one).with(two);
        if size.width() > 2.0 || size.height() > 2.0 {
            for step in 1..STEPS {
                let t = f32::from(step) / f32::from(STEPS);
                let u = 1.0 - t;
                let (a, b, c, d) = (u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t);
                let x = a * begin.x + b * one.x + c * two.x + d * end.x;
                self.push(Point::new(x, a * begin.y + b * one.y + c * two.y + d * end.y));
            }
        }
        self.push(end);
        if let Some(part) = self.parts.last_mut() {
            part.curved = true;
        }
    }

    pub(super) fn close(&mut self) {
        if let Some(part) = self.parts.last_mut() {
            part.closed = true;
        }
        self.open = false;
    }

    pub(super) fn rect(&mut self, matrix: Matrix, [x, y, width, height]: [f32; 4]) {
        self.move_to(matrix.point(x, y));
        self.push(matrix.point(x + width, y));
        self.push(matrix.point(x + width, y + height));
        self.push(matrix.point(x, y + height));
        self.close();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    /// Its parts; a place that was only moved to is none.
    pub(super) fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        self.parts.iter().filter_map(|part| {
            let points = self.points.get(part.begin..part.end)?;
            let (closed, curved) = (part.closed, part.curved);
            (points.len() > 1 || closed).then_some(Piece { points, closed, curved })
        })
    }

    /// The box round all of it.
    pub(super) fn area(&self) -> Rect {
        box_of(&self.points)
    }
}

/// The box round points.
fn box_of(points: &[Point]) -> Rect {
    let Some((&first, rest)) = points.split_first() else { return Rect::default() };
    rest.iter().fold(Rect::round(first, first), |area, &point| area.with(point))
}

impl Piece<'_> {
    pub(super) fn area(&self) -> Rect {
        box_of(self.points)
    }

    /// Whether it is a box with sides along the page's.
    #[allow(clippy::many_single_char_names)] // corners
    pub(super) fn is_box(&self) -> bool {
        let near = |a: f32, b: f32| (a - b).abs() <= 0.05;
        let corners = match *self.points {
            [a, b, c, d] => [a, b, c, d],
            [a, b, c, d, e] if near(a.x, e.x) && near(a.y, e.y) => [a, b, c, d],
            _ => return false,
        };
        let [a, b, c, d] = corners;
        (near(a.x, b.x) && near(b.y, c.y) && near(c.x, d.x) && near(d.y, a.y))
            || (near(a.y, b.y) && near(b.x, c.x) && near(c.y, d.y) && near(d.x, a.x))
    }

    /// How large it is; negative if it runs the other way round.
    pub(super) fn signed_size(&self) -> f32 {
        let Some(&first) = self.points.first() else { return 0.0 };
        let next = self.points.iter().skip(1).chain(std::iter::once(&first));
        // From the first point, so that places far off lose nothing.
        let cross = |a: &Point, b: &Point| (a.x - first.x) * (b.y - first.y) - (b.x - first.x) * (a.y - first.y);
        self.points.iter().zip(next).map(|(a, b)| cross(a, b)).sum::<f32>() / 2.0
    }

    /// Its lines.
    pub(super) fn lines(&self) -> impl Iterator<Item = (Point, Point)> {
        let back = self.closed.then_some(()).and_then(|()| Some((*self.points.last()?, *self.points.first()?)));
        let lines = self.points.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)));
        lines.chain(back.filter(|(a, b)| a != b))
    }
}
