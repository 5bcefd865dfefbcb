//! Places on a page: points, boxes and what moves them.

/// A point, or a distance.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Point {
    pub(crate) x: f32,
    pub(crate) y: f32,
}

impl Point {
    /// How far it is from zero.
    pub(crate) fn length(self) -> f32 {
        // Nearly all that is measured lies along one of the axes.
        if self.x == 0.0 || self.y == 0.0 { self.x.abs().max(self.y.abs()) } else { self.x.hypot(self.y) }
    }

    pub(crate) const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }
}

/// A box with sides along the page's.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Rect {
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) right: f32,
    pub(crate) bottom: f32,
}

impl Rect {
    /// The box round two points.
    pub(crate) fn round(a: Point, b: Point) -> Self {
        Self { left: a.x.min(b.x), top: a.y.min(b.y), right: a.x.max(b.x), bottom: a.y.max(b.y) }
    }

    /// The box round this one and a point.
    pub(crate) fn with(self, point: Point) -> Self {
        Self {
            left: self.left.min(point.x),
            top: self.top.min(point.y),
            right: self.right.max(point.x),
            bottom: self.bottom.max(point.y),
        }
    }

    /// The box round both.
    pub(crate) fn around(self, other: Self) -> Self {
        self.with(Point::new(other.left, other.top)).with(Point::new(other.right, other.bottom))
    }

    pub(crate) fn width(self) -> f32 {
        self.right - self.left
    }

    pub(crate) fn height(self) -> f32 {
        self.bottom - self.top
    }

    pub(crate) fn area(self) -> f32 {
        self.width().max(0.0) * self.height().max(0.0)
    }

    pub(crate) fn middle(self) -> Point {
        Point::new(f32::midpoint(self.left, self.right), f32::midpoint(self.top, self.bottom))
    }

    pub(crate) fn holds(self, point: Point) -> bool {
        self.left <= point.x && point.x <= self.right && self.top <= point.y && point.y <= self.bottom
    }

    /// What both share; of no width or height, or less, if that is nothing.
    pub(crate) fn shared(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    pub(crate) fn is_empty(self) -> bool {
        self.right <= self.left || self.bottom <= self.top
    }

    pub(crate) fn meets(self, other: Self) -> bool {
        !self.shared(other).is_empty()
    }
}

/// How points are moved, turned and stretched: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Matrix {
    pub(crate) a: f32,
    pub(crate) b: f32,
    pub(crate) c: f32,
    pub(crate) d: f32,
    pub(crate) e: f32,
    pub(crate) f: f32,
}

impl Matrix {
    pub(crate) const NONE: Self = Self::new(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);

    #[allow(clippy::many_single_char_names)] // as the format calls them
    pub(crate) const fn new(a: f32, b: f32, c: f32, d: f32, e: f32, f: f32) -> Self {
        Self { a, b, c, d, e, f }
    }

    /// First this one, then the other.
    #[must_use]
    pub(crate) fn then(self, outer: Self) -> Self {
        Self {
            a: self.a * outer.a + self.b * outer.c,
            b: self.a * outer.b + self.b * outer.d,
            c: self.c * outer.a + self.d * outer.c,
            d: self.c * outer.b + self.d * outer.d,
            e: self.e * outer.a + self.f * outer.c + outer.e,
            f: self.e * outer.b + self.f * outer.d + outer.f,
        }
    }

    pub(crate) fn point(self, x: f32, y: f32) -> Point {
        Point::new(self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)
    }

    /// The box round a box that is moved.
    pub(crate) fn rect(self, rect: Rect) -> Rect {
        Rect::round(self.point(rect.left, rect.top), self.point(rect.right, rect.bottom))
            .with(self.point(rect.left, rect.bottom))
            .with(self.point(rect.right, rect.top))
    }

    /// Whether every number of it is one.
    pub(crate) fn is_sane(self) -> bool {
        [self.a, self.b, self.c, self.d, self.e, self.f].iter().all(|number| number.is_finite())
    }
}
