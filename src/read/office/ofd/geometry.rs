//! Places on a page, in millimetres from its upper left corner.

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Rect {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) right: f32,
    pub(super) bottom: f32,
}

impl Rect {
    /// From `x y width height`.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut numbers = numbers(text);
        let mut next = || numbers.next();
        let (left, top, width, height) = (next()?, next()?, next()?, next()?);
        Some(Self { left, top, right: left + width.max(0.0), bottom: top + height.max(0.0) })
    }

    pub(super) fn area(self) -> f32 {
        (self.right - self.left) * (self.bottom - self.top)
    }

    /// Whether nothing of `other` lies in it.
    pub(super) fn misses(self, other: Self) -> bool {
        other.right < self.left || other.left > self.right || other.bottom < self.top || other.top > self.bottom
    }

    /// Whether the middle of `other` lies in it.
    pub(super) fn is_under(self, other: Self) -> bool {
        let (x, y) = (f32::midpoint(other.left, other.right), f32::midpoint(other.top, other.bottom));
        self.left <= x && x <= self.right && self.top <= y && y <= self.bottom
    }

    pub(super) fn moved(self, by: Move) -> Self {
        let ((left, top), (right, bottom)) = (by.point(self.left, self.top), by.point(self.right, self.bottom));
        Self { left: left.min(right), top: top.min(bottom), right: left.max(right), bottom: top.max(bottom) }
    }
}

/// Where what stands inside of something lies on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Move {
    x: [f32; 3],
    y: [f32; 3],
}

impl Move {
    pub(super) const NONE: Self = Self { x: [1.0, 0.0, 0.0], y: [0.0, 1.0, 0.0] };

    /// From a matrix `a b c d e f`, if there is one, and the corner of a boundary.
    pub(super) fn of(matrix: Option<&str>, corner: Rect) -> Self {
        let mut all = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
        for (at, number) in all.iter_mut().zip(numbers(matrix.unwrap_or_default())) {
            *at = number;
        }
        let [right, right_down, down_right, down, left, top] = all;
        Self { x: [right, down_right, left + corner.left], y: [right_down, down, top + corner.top] }
    }

    pub(super) fn point(self, x: f32, y: f32) -> (f32, f32) {
        let of = |[a, b, c]: [f32; 3]| a * x + b * y + c;
        (of(self.x), of(self.y))
    }

    /// First this, then `outer`.
    pub(super) fn within(self, outer: Self) -> Self {
        let (x, y) = outer.point(self.x[2], self.y[2]);
        let turn = |row: [f32; 3], column: usize| row[0] * self.x[column] + row[1] * self.y[column];
        Self { x: [turn(outer.x, 0), turn(outer.x, 1), x], y: [turn(outer.y, 0), turn(outer.y, 1), y] }
    }

    /// By how much it stretches what stands along the line, and across it.
    pub(super) fn scale(self) -> (f32, f32) {
        (self.x[0].hypot(self.y[0]), self.x[1].hypot(self.y[1]))
    }

    /// Whether lines do not run from left to right.
    pub(super) fn turns(self) -> bool {
        self.y[0].abs() > 0.1 * self.x[0].abs() || self.x[0] < 0.0
    }
}

/// The numbers in an attribute.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = f32> {
    text.split_ascii_whitespace().filter_map(number)
}

/// A number, which is never infinite.
pub(super) fn number(text: &str) -> Option<f32> {
    text.trim().parse::<f32>().ok().filter(|number| number.abs() < 1e6)
}

/// Distances between characters: `2 3 g 4 5` is two, three, and four times five.
pub(super) struct Deltas<'t> {
    words: std::str::SplitAsciiWhitespace<'t>,
    repeat: u32,
    value: f32,
}

impl<'t> Deltas<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { words: text.split_ascii_whitespace(), repeat: 0, value: 0.0 }
    }
}

impl Iterator for Deltas<'_> {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        if self.repeat == 0 {
            let word = self.words.next()?;
            (self.repeat, self.value) = if word == "g" {
                let count = self.words.next()?.parse().ok()?;
                (count, self.words.next().and_then(number)?)
            } else {
                (1, number(word)?)
            };
        }
        self.repeat = self.repeat.checked_sub(1)?;
        Some(self.value)
    }
}

#[cfg(test)]
mod tests {
    use super::{Deltas, Move, Rect};

    #[test]
    fn distances_and_moves_are_understood() {
        assert_eq!(Deltas::of("1 g 3 2.5 4").collect::<Vec<_>>(), [1.0, 2.5, 2.5, 2.5, 4.0]);
        assert_eq!(Deltas::of("g 2").count() + Deltas::of("x").count() + Deltas::of("g 0 1").count(), 0);
        let corner = Rect::of("10 20 5 5").unwrap_or_default();
        assert_eq!(Move::of(Some("2 0 0 2 1 1"), corner).point(1.0, 1.0), (13.0, 23.0));
        let inner = Move::of(None, Rect::of("1 1 1 1").unwrap_or_default());
        assert_eq!(inner.within(Move::of(Some("2 0 0 2 0 0"), corner)).point(1.0, 0.0), (14.0, 22.0));
        assert!(Move::of(Some("0 1 -1 0 0 0"), corner).turns() && !Move::NONE.turns());
    }
}
