//! Tables without lines: rows whose pieces stand below each other. Only what can hardly be anything else is taken for one.

use super::gap;
use super::line::{Line, Lines};
use super::run::{Run, Runs};

/// Columns are at least so far apart, of an em.
const APART: f32 = 0.8;
/// Rows are at most so far apart, of an em.
const BELOW: f32 = 3.5;
const MOST_COLUMNS: usize = 64;
/// A longer table is two.
const MOST_ROWS: usize = 300;
/// Pieces of a column by which it may be straight.
const TRIED: usize = 8;

/// What of a line stands together.
#[derive(Clone, Copy)]
pub(super) struct Piece {
    pub(super) line: Line,
    pub(super) column: u16,
}

/// Rows found, as pieces with the number of their row.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) pieces: Vec<(u32, Piece)>,
    columns: Vec<(f32, f32)>,
    /// The same with one more row.
    widened: Vec<(f32, f32)>,
    /// Of the line being looked at.
    row: Vec<Piece>,
}

impl Rows {
    /// Looks for a table that begins with a line, and says how many lines it has.
    pub(super) fn find(&mut self, lines: &Lines, runs: &Runs, at: usize, end: usize) -> usize {
        self.pieces.clear();
        self.columns.clear();
        let mut last: Option<Line> = None;
        let (mut rows, mut whole, mut labels) = (0, 0, 0);
        for line in lines.lines.get(at..end).unwrap_or_default().iter().take(MOST_ROWS) {
            let far = last.is_some_and(|last| {
                line.base - last.base > BELOW * line.em || line.em > 1.5 * last.em || last.em > 1.5 * line.em
            });
            if !line.has_gaps || line.is_place || far {
                break;
            }
            self.take(lines, runs, line);
            if !self.fits(line.em, rows == 0) {
                break;
            }
            rows += 1;
            whole += usize::from(self.row.len() == self.columns.len());
            labels += self.row.iter().filter(|piece| has_label(lines, runs, &piece.line)).count();
            self.pieces.extend(self.row.iter().map(|piece| (rows as u32, *piece)));
            last = Some(*line);
        }
        let enough = if self.columns.len() >= 3 { 3 } else { 4 };
        // 姓名：张三 性别：男 are lines of a form.
        let is_form = labels * 3 >= self.pieces.len();
        if rows >= enough && whole * 5 >= rows * 3 && !is_form && self.is_straight() { rows } else { 0 }
    }

    /// The pieces of a line.
    fn take(&mut self, lines: &Lines, runs: &Runs, line: &Line) {
        self.row.clear();
        let mut last: Option<&Run> = None;
        for (at, &number) in (line.first..).zip(lines.runs(line)) {
            let Some(run) = runs.runs.get(number as usize) else { continue };
            match self.row.last_mut() {
                Some(piece) if !last.is_some_and(|last| gap::is_wide(last, run)) => {
                    piece.line.end = at + 1;
                    piece.line.to = piece.line.to.max(run.to);
                }
                _ => {
                    let line = Line { first: at, end: at + 1, from: run.from, to: run.to, has_gaps: false, ..*line };
                    self.row.push(Piece { line, column: 0 });
                }
            }
            last = Some(run);
        }
    }

    /// Whether the row stands in the columns there are, which it may widen.
    fn fits(&mut self, em: f32, is_first: bool) -> bool {
        if is_first {
            self.columns.extend(self.row.iter().map(|piece| (piece.line.from, piece.line.to)));
            for (column, piece) in (1..).zip(&mut self.row) {
                piece.column = column;
            }
            return (2..=MOST_COLUMNS).contains(&self.columns.len());
        }
        if self.row.len() < 2 {
            return false;
        }
        let mut columns = std::mem::take(&mut self.widened);
        columns.clone_from(&self.columns);
        let mut after = 0;
        for piece in &mut self.row {
            let (from, to) = (piece.line.from, piece.line.to);
            let meets = |&(left, right): &(f32, f32)| from < right + 0.3 * em && left < to + 0.3 * em;
            let Some(at) = columns.iter().position(meets).filter(|&at| at >= after) else {
                self.widened = columns;
                return false;
            };
            if let Some(column) = columns.get_mut(at) {
                *column = (column.0.min(from), column.1.max(to));
            }
            piece.column = at as u16 + 1;
            after = at + 1;
        }
        let apart = columns.is_sorted_by(|a, b| b.0 - a.1 >= APART * em);
        if apart {
            std::mem::swap(&mut self.columns, &mut columns);
        }
        self.widened = columns;
        apart
    }

    /// Whether most pieces of each column begin, end or have their middle below each other.
    fn is_straight(&self) -> bool {
        (1..=self.columns.len() as u16).all(|column| {
            let own = || self.pieces.iter().map(|(_, piece)| piece).filter(|piece| piece.column == column);
            let straight = |at: &dyn Fn(&Line) -> f32| {
                own().take(TRIED).any(|first| {
                    let alike = own().filter(|other| (at(&other.line) - at(&first.line)).abs() < 0.6 * other.line.em);
                    alike.count() * 4 >= own().count() * 3
                })
            };
            straight(&|line| line.from)
                || straight(&|line| line.to)
                || straight(&|line| f32::midpoint(line.from, line.to))
        })
    }
}

fn has_label(lines: &Lines, runs: &Runs, line: &Line) -> bool {
    let mut own = lines.runs(line).iter().filter_map(|&number| runs.runs.get(number as usize));
    own.any(|run| run.signs(&runs.signs).iter().any(|sign| matches!(sign.text.char(), Some('：' | ':'))))
}
