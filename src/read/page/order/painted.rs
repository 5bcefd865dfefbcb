//! The order in which a page was painted, which is mostly that in which it is read: no place on the page tells whether what
//! stands beside a line is its exponent or the next column, and whoever painted it knew.
//!
//! Runs painted one after the other that stand beside each other are a row. Where the painter came back to a row that it had
//! left, to fill in a number, both are one. Where lines below each other were painted in any order nothing is to be
//! learned from it, and the places have to tell.

use super::line::Lines;
use super::row::{End, Row};
use super::run::Runs;

/// Rows that are compared with each one.
const TRIED: usize = 48;
/// Rows so far apart, of an em, are one if the painter came back: columns of a table without lines stand as close.
const NEAR: f32 = 1.2;
/// The same whatever stands above and below.
const TOUCHING: f32 = 0.2;
/// The same if a label stands between them.
const LABELLED: f32 = 10.0;
/// Rows side by side, one after the other: there may be columns.
const SIDE_BY_SIDE: usize = 3;
/// Strips between columns are at least so wide, of an em.
const STRIP: f32 = 0.95;

/// What the order says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Painting {
    /// It is that in which the page is read.
    InOrder,
    /// The same, unless there are columns.
    SideBySide,
    /// Nothing.
    Shuffled,
}

/// The rows of a page as they were painted.
#[derive(Default)]
pub(super) struct Painted {
    rows: Vec<Row>,
    /// Rows from top to bottom, and later as they are told.
    order: Vec<u32>,
    /// Which runs don't follow the one before.
    begins: Vec<bool>,
    pieces: Vec<Piece>,
    gathered: Vec<u32>,
}

/// Runs of a row that follow each other.
#[derive(Clone, Copy)]
struct Piece {
    first: usize,
    end: usize,
    from: f32,
    to: f32,
    em: f32,
}

impl Painted {
    /// Looks at runs, which are then as they were painted.
    pub(super) fn look(&mut self, runs: &Runs, numbers: &mut [u32]) -> Painting {
        let when = |number: u32| runs.runs.get(number as usize).map_or(0, |run| run.first);
        if !numbers.is_sorted_by_key(|&number| when(number)) {
            numbers.sort_by_key(|&number| when(number));
        }
        self.take(runs, numbers);
        self.order.clear();
        self.order.extend(0..self.rows.len() as u32);
        let rows = &self.rows;
        let base = |row: u32| rows.get(row as usize).map_or(0.0, |row| row.base);
        if !self.order.is_sorted_by(|&a, &b| base(a) <= base(b)) {
            self.order.sort_by(|&a, &b| base(a).total_cmp(&base(b)));
        }
        self.join();
        // Letter by letter, anywhere.
        let is_scattered = runs.runs.len() > 8 && 3 * runs.runs.len() > 2 * runs.signs.len();
        if self.is_shuffled(is_scattered) {
            return Painting::Shuffled;
        }
        let beside = |pair: &&[Row]| match pair {
            [a, b] => {
                let apart = (b.from - a.to).max(a.from - b.to) > STRIP * a.em.min(b.em);
                apart && (a.base - b.base).abs() < 1.2 * a.em.max(b.em)
            }
            _ => false,
        };
        let gaps = self.rows.iter().filter(|row| row.has_gaps).count();
        let beside = self.rows.windows(2).filter(beside).count();
        if gaps + beside >= SIDE_BY_SIDE { Painting::SideBySide } else { Painting::InOrder }
    }

    /// Makes lines of a part of a page, as they were painted if that says anything.
    pub(super) fn make(&mut self, runs: &mut Runs, numbers: &mut [u32], lines: &mut Lines) {
        match self.look(runs, numbers) {
            Painting::Shuffled => lines.make(runs, numbers),
            Painting::InOrder | Painting::SideBySide => self.lines(runs, numbers, lines),
        }
    }

    /// Makes rows.
    fn take(&mut self, runs: &Runs, numbers: &[u32]) {
        self.rows.clear();
        self.begins.clear();
        let mut last: Option<End> = None;
        let all = numbers.iter().filter_map(|&number| runs.runs.get(number as usize));
        for (at, run) in all.enumerate() {
            let end = End::of(run, runs, last.as_ref());
            match (self.rows.last_mut(), &last) {
                (Some(row), Some(last)) if last.goes_on(run, &end) => {
                    let follows = last.is_followed_by(row, run);
                    self.begins.push(!follows || run.from - row.to > 0.5 * row.em);
                    row.is_straight &= follows;
                    row.gap = row.gap.max(run.from - row.to);
                    row.has_gaps |= run.from - row.to > STRIP * row.em;
                    (row.from, row.to) = (row.from.min(run.from), row.to.max(run.to));
                    row.end = at + 1;
                    (row.base, row.em) = (end.main.base, end.main.em);
                    row.has_label = end.is_label;
                }
                _ => {
                    let end = end.begin();
                    self.begins.push(true);
                    self.rows.push(Row {
                        first: at,
                        end: at + 1,
                        from: run.from,
                        to: run.to,
                        base: run.base,
                        em: run.em,
                        of: self.rows.len() as u32,
                        is_place: run.is_place(),
                        is_straight: true,
                        has_label: end.is_label,
                        has_gaps: false,
                        gap: 0.0,
                    });
                    last = Some(end);
                    continue;
                }
            }
            last = Some(end);
        }
    }

    /// Joins rows to which the painter came back.
    fn join(&mut self) {
        for at in 0..self.order.len() {
            let Some((number, row)) = self.row_at(at) else { continue };
            let below =
                |(other, next): &(u32, Row)| *other != number && next.base - row.base <= 0.3 * next.em.max(row.em);
            let near: [Option<u32>; 2] = {
                // The nearest one on either side.
                let rest = (at + 1..self.order.len()).take(TRIED).filter_map(|at| self.row_at(at)).take_while(below);
                let mut near = [None, None];
                let mut away = [f32::MAX; 2];
                for (other, next) in rest {
                    let (a, b) = if row.from <= next.from { (&row, &next) } else { (&next, &row) };
                    let gap = b.from - a.to;
                    let side = usize::from(row.from <= next.from);
                    let alike = row.em <= 1.6 * next.em && next.em <= 1.6 * row.em && !row.is_place && !next.is_place;
                    let most = if a.has_label { LABELLED } else { NEAR } * a.em.min(b.em);
                    let within = b.to <= a.to && b.to - b.from <= 1.2 * a.gap.max(a.em);
                    let touches = (-0.3 * a.em..TOUCHING * a.em).contains(&gap);
                    let column = !a.has_label && self.is_of_column(number.max(other));
                    let meets = touches || !column && ((0.0..most).contains(&gap) || within);
                    if alike && meets && self.came_back(number, other) && gap.abs() < away[side] {
                        (near[side], away[side]) = (Some(other), gap.abs());
                    }
                }
                near
            };
            for other in near.into_iter().flatten() {
                self.unite(number, other);
            }
        }
    }

    fn row_at(&self, at: usize) -> Option<(u32, Row)> {
        let number = *self.order.get(at)?;
        Some((number, *self.rows.get(number as usize)?))
    }

    /// Whether the painter was elsewhere between two rows: not only at what stands beside them, as the halves of a fraction do.
    fn came_back(&self, a: u32, b: u32) -> bool {
        let (a, b) = (a.min(b) as usize, a.max(b) as usize);
        let (Some(first), Some(second)) = (self.rows.get(a), self.rows.get(b)) else { return false };
        if second.to <= first.from + 0.2 * first.em {
            return true;
        }
        let between = self.rows.get(a + 1..b).unwrap_or_default();
        let elsewhere = |row: &Row| {
            let small = row.em < 0.8 * first.em;
            !small && !row.shares_height(first) && (row.shares_width(first) || row.shares_width(second))
        };
        between.len() > TRIED || between.iter().any(elsewhere)
    }

    /// Whether the row painted right before or after stands straight above or below.
    fn is_of_column(&self, row: u32) -> bool {
        let at = row as usize;
        let pair = |a: Option<&Row>, b: Option<&Row>| {
            a.zip(b).is_some_and(|(a, b)| {
                (a.from - b.from).abs() < 0.3 * a.em && (0.6 * a.em..2.2 * a.em).contains(&(b.base - a.base))
            })
        };
        let row = self.rows.get(at);
        pair(at.checked_sub(1).and_then(|at| self.rows.get(at)), row) || pair(row, self.rows.get(at + 1))
    }

    fn root(&self, mut row: u32) -> u32 {
        while let Some(next) = self.rows.get(row as usize).map(|found| found.of).filter(|&next| next < row) {
            row = next;
        }
        row
    }

    fn unite(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(row) = self.rows.get_mut(a.max(b) as usize) {
            row.of = a.min(b);
        }
    }

    /// Whether lines below each other were painted in any order.
    fn is_shuffled(&mut self, is_scattered: bool) -> bool {
        for row in 0..self.rows.len() as u32 {
            let of = self.root(row);
            if let Some(row) = self.rows.get_mut(row as usize) {
                row.of = of;
            }
        }
        // He came back to nearly every row.
        let back = (0..).zip(&self.rows).filter(|&(number, row)| row.of != number).count();
        if back >= 3 && 2 * back >= self.rows.len() || is_scattered && back >= 1 && 6 * back >= self.rows.len() {
            return true;
        }
        let (mut pairs, mut wrong) = (0, 0);
        for at in 0..self.order.len() {
            let Some((_, row)) = self.row_at(at) else { continue };
            let rest = (at + 1..self.order.len()).take(TRIED).filter_map(|at| self.row_at(at).map(|(_, row)| row));
            let mut rest = rest.take_while(|next| next.base - row.base < 4.0 * row.em);
            let is_below = |next: &Row| {
                next.base - row.base > 0.6 * row.em
                    && next.em <= 1.3 * row.em
                    && row.em <= 1.3 * next.em
                    && next.shares_width(&row)
                    && !next.is_place
                    && !row.is_place
            };
            if let Some(next) = rest.find(is_below) {
                pairs += 1;
                wrong += usize::from(next.of < row.of);
            }
        }
        wrong * 3 > pairs
    }

    /// Makes lines of what was looked at last.
    pub(super) fn lines(&mut self, runs: &mut Runs, numbers: &[u32], lines: &mut Lines) {
        self.order.clear();
        self.order.extend(0..self.rows.len() as u32);
        let rows = &self.rows;
        let of = |row: u32| rows.get(row as usize).map_or(0, |row| row.of);
        if !self.order.is_sorted_by_key(|&row| of(row)) {
            self.order.sort_by_key(|&row| of(row));
        }
        let order = std::mem::take(&mut self.order);
        for same in order.chunk_by(|&a, &b| of(a) == of(b)) {
            let all = || same.iter().filter_map(|&row| self.rows.get(row as usize));
            let own = |row: &Row| numbers.get(row.first..row.end).unwrap_or_default();
            if let ([_], Some(row)) = (same, all().next().filter(|row| row.is_straight)) {
                lines.push(runs, own(row));
                continue;
            }
            self.pieces.clear();
            for row in all() {
                for at in row.first..row.end {
                    let Some(run) = numbers.get(at).and_then(|&number| runs.runs.get(number as usize)) else {
                        continue;
                    };
                    match self.pieces.last_mut() {
                        Some(piece) if at > row.first && self.begins.get(at) == Some(&false) => {
                            piece.end = at + 1;
                            (piece.from, piece.to) = (piece.from.min(run.from), piece.to.max(run.to));
                        }
                        _ => self.pieces.push(Piece { first: at, end: at + 1, from: run.from, to: run.to, em: run.em }),
                    }
                }
            }
            self.pieces.sort_by(|a, b| a.from.total_cmp(&b.from));
            self.gathered.clear();
            let runs_of = |piece: &Piece| numbers.get(piece.first..piece.end).unwrap_or_default();
            self.gathered.extend(self.pieces.iter().flat_map(runs_of));
            // Pieces that stand side by side are put so, with what belongs to them.
            if self.pieces.is_sorted_by(|a, b| b.from >= a.to - 0.2 * a.em) {
                lines.push(runs, &self.gathered);
            } else {
                lines.side_by_side(runs, &mut self.gathered);
            }
        }
        self.order = order;
    }
}
