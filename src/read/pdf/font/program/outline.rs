//! The outline of a glyph as straight lines, and what it covers of a small grid laid over it.
//!
//! Knows nothing of files, so that the program which makes the known shapes can use it as it is.

/// Lines that one glyph may have. A digit has a hundred, the fullest Han a thousand.
const MOST_LINES: usize = 6_000;
/// Lines that a curve becomes.
const PIECES: u8 = 6;

/// Columns and rows of the grid.
pub(crate) const WIDE: usize = 10;
pub(crate) const HIGH: usize = 14;
pub(crate) const CELLS: usize = WIDE * HIGH;
/// Scan lines in a row of the grid.
const SCANS: usize = 4;
/// What a cell has that is wholly covered.
pub(crate) const FULL: u8 = 15;

/// An outline being drawn.
#[derive(Default)]
pub(crate) struct Outline {
    lines: Vec<[f32; 4]>,
    start: (f32, f32),
    at: (f32, f32),
    pub(crate) contours: u16,
    /// It has more lines than are looked at.
    overfull: bool,
}

/// What an outline covers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shape {
    /// How much of each cell, row by row from the top; the grid is as large as the ink.
    pub(crate) grid: [u8; CELLS],
    /// Measures in units of the outline.
    pub(crate) left: f32,
    pub(crate) bottom: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

impl Outline {
    pub(crate) fn clear(&mut self) {
        self.lines.clear();
        (self.start, self.at) = ((0.0, 0.0), (0.0, 0.0));
        self.contours = 0;
        self.overfull = false;
    }

    /// How many lines it has.
    pub(crate) fn lines(&self) -> usize {
        self.lines.len()
    }

    /// Whether more was drawn than is looked at.
    pub(crate) fn is_overfull(&self) -> bool {
        self.overfull
    }

    pub(crate) fn move_to(&mut self, x: f32, y: f32) {
        self.close();
        (self.start, self.at) = ((x, y), (x, y));
        self.contours = self.contours.saturating_add(1);
    }

    pub(crate) fn line_to(&mut self, x: f32, y: f32) {
        if self.lines.len() >= MOST_LINES {
            self.overfull = true;
            return;
        }
        self.lines.push([self.at.0, self.at.1, x, y]);
        self.at = (x, y);
    }

    pub(crate) fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (x0, y0) = self.at;
        let third = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
        self.curve_to(third(x0, x1), third(y0, y1), third(x, x1), third(y, y1), x, y);
    }

    pub(crate) fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (x0, y0) = self.at;
        for piece in 1..PIECES {
            let t = f32::from(piece) / f32::from(PIECES);
            let u = 1.0 - t;
            let (a, b, c, d) = (u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t);
            self.line_to(a * x0 + b * x1 + c * x2 + d * x, a * y0 + b * y1 + c * y2 + d * y);
        }
        self.line_to(x, y);
    }

    pub(crate) fn close(&mut self) {
        if self.at != self.start {
            let (x, y) = self.start;
            self.line_to(x, y);
        }
    }

    /// The box round the ink: left, bottom, right, top. Nothing if there is none that could be measured.
    pub(crate) fn frame(&self) -> Option<[f32; 4]> {
        if self.overfull || self.lines.iter().flatten().any(|at| !at.is_finite()) {
            return None;
        }
        let mut frame = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
        for &[x0, y0, x1, y1] in &self.lines {
            let [left, bottom, right, top] = frame;
            frame = [left.min(x0).min(x1), bottom.min(y0).min(y1), right.max(x0).max(x1), top.max(y0).max(y1)];
        }
        let [left, bottom, right, top] = frame;
        let there = |from: f32, to: f32| to > from && (to - from).is_finite();
        (there(left, right) && there(bottom, top)).then_some(frame)
    }

    /// What it covers, by the rule that counts turns; nothing if it covers nothing that could be measured.
    pub(crate) fn shape(&mut self) -> Option<Shape> {
        self.close();
        let [left, bottom, right, top] = self.frame()?;
        let (width, height) = (right - left, top - bottom);
        let mut sums = [0.0_f32; CELLS];
        let mut crossings = Vec::new();
        #[allow(clippy::cast_precision_loss)] // a few dozen
        for scan in 0..HIGH * SCANS {
            let y = top - (scan as f32 + 0.5) * height / (HIGH * SCANS) as f32;
            self.cross(y, &mut crossings);
            let first = scan / SCANS * WIDE;
            let Some(row) = sums.get_mut(first..first + WIDE) else { continue };
            let mut turns = 0_i32;
            let mut from = 0.0;
            for &(x, turn) in &crossings {
                let x = (x - left) / width * WIDE as f32;
                if turns != 0 {
                    cover(row, from, x);
                }
                (turns, from) = (turns + turn, x);
            }
        }
        #[allow(clippy::cast_precision_loss, clippy::cast_sign_loss)] // between 0 and 15
        let grid = sums.map(|sum| (sum / SCANS as f32 * f32::from(FULL) + 0.5).clamp(0.0, f32::from(FULL)) as u8);
        Some(Shape { grid, left, bottom, width, height })
    }

    /// Where the outline crosses a height, from left to right, and which way it goes there.
    fn cross(&self, y: f32, into: &mut Vec<(f32, i32)>) {
        into.clear();
        for &[x0, y0, x1, y1] in &self.lines {
            if (y0 <= y) != (y1 <= y) {
                let turn = if y1 > y0 { 1 } else { -1 };
                into.push((x0 + (y - y0) * (x1 - x0) / (y1 - y0), turn));
            }
        }
        into.sort_by(|one, other| one.0.total_cmp(&other.0));
    }
}

/// Adds to each cell of a row what lies between two places.
fn cover(row: &mut [f32], from: f32, to: f32) {
    #[allow(clippy::cast_precision_loss)] // ten
    for (cell, sum) in row.iter_mut().enumerate() {
        let (begin, end) = (from.max(cell as f32), to.min(cell as f32 + 1.0));
        if end > begin {
            *sum += end - begin;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CELLS, FULL, HIGH, Outline, WIDE};

    fn square(outline: &mut Outline, from: f32, to: f32) {
        outline.move_to(from, from);
        outline.line_to(to, from);
        outline.line_to(to, to);
        outline.line_to(from, to);
    }

    #[test]
    fn a_square_covers_all() {
        let mut outline = Outline::default();
        square(&mut outline, 0.0, 10.0);
        let shape = outline.shape().map(|shape| (shape.grid, shape.width, shape.height, shape.bottom));
        assert_eq!(shape, Some(([FULL; CELLS], 10.0, 10.0, 0.0)));
    }

    #[test]
    fn what_is_drawn_the_other_way_round_is_a_hole() {
        let mut outline = Outline::default();
        square(&mut outline, 0.0, 10.0);
        outline.move_to(3.0, 3.0);
        outline.line_to(3.0, 7.0);
        outline.line_to(7.0, 7.0);
        outline.line_to(7.0, 3.0);
        let grid = outline.shape().map(|shape| (shape.grid[HIGH / 2 * WIDE + WIDE / 2], shape.grid[0]));
        assert_eq!(grid, Some((0, FULL)));
    }

    #[test]
    fn measures_that_are_none_and_outlines_without_end_have_no_shape() {
        let mut outline = Outline::default();
        outline.move_to(0.0, 0.0);
        outline.line_to(f32::NAN, 3.0);
        outline.line_to(4.0, f32::INFINITY);
        assert_eq!(outline.shape(), None);
        outline.clear();
        for step in 0..60_000_u16 {
            outline.curve_to(f32::from(step), 1.0, 2.0, 3.0, 4.0, 5.0);
        }
        assert!(outline.is_overfull());
        assert_eq!(outline.shape(), None);
        outline.clear();
        assert_eq!(outline.shape(), None);
    }
}
