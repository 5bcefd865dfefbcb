//! Tables with lines: lines that cross each other make a grid, and where a line between two of its squares is missing both are
//! one cell.

use super::ruling::{Ruling, Rulings};
use crate::read::page::geometry::Rect;

/// Lines of a grid that are nearer are one, drawn twice.
const NARROW: f32 = 4.0;
/// Lines that miss each other by so much still meet.
const REACH: f32 = 3.0;
/// A side of a cell is drawn if so much of it is.
const SIDE: f32 = 0.6;
/// Crossings that are looked at.
const MOST_CROSSINGS: usize = 2_000_000;
/// A grid of more squares is a chart.
const MOST_SQUARES: usize = 20_000;
const MOST_TABLES: usize = 200;

/// A table, seen so that its text runs to the right.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) area: Rect,
    columns: Vec<f32>,
    rows: Vec<f32>,
    /// Of each square the first one of its cell, row by row.
    cells: Vec<u32>,
}

impl Table {
    fn across(&self) -> usize {
        self.columns.len().saturating_sub(1)
    }

    /// How many squares its lines make.
    pub(super) fn squares(&self) -> usize {
        self.cells.len()
    }

    /// How many cells those are.
    pub(super) fn cells(&self) -> usize {
        (0..).zip(&self.cells).filter(|&(square, &cell)| square == cell).count()
    }

    /// The cell in which a point lies.
    pub(super) fn cell_at(&self, x: f32, y: f32) -> Option<u32> {
        let place = |lines: &[f32], at: f32| lines.partition_point(|&line| line <= at).checked_sub(1);
        let (column, row) = (place(&self.columns, x)?, place(&self.rows, y)?);
        if column >= self.across() {
            return None;
        }
        self.cells.get(row * self.across() + column).copied()
    }

    /// Row and column of a cell, from 1.
    pub(super) fn place(&self, cell: u32) -> (u32, u16) {
        let across = (self.across() as u32).max(1);
        (cell / across + 1, u16::try_from(cell % across + 1).unwrap_or(u16::MAX))
    }

    /// How wide the square is with which a cell begins.
    pub(super) fn width(&self, cell: u32) -> f32 {
        let column = cell as usize % self.across().max(1);
        self.columns.get(column..).map_or(0.0, |rest| rest.windows(2).next().map_or(0.0, |pair| pair[1] - pair[0]))
    }
}

/// The tables that rulings make, the small ones first: they may lie in the large ones.
pub(super) fn tables(rulings: &Rulings, tables: &mut Vec<Table>) {
    tables.clear();
    let (across, down) = (&rulings.across, &rulings.down);
    if across.len() < 2 || down.is_empty() {
        return;
    }
    // Lines that meet belong together: those down the page first, then those across it.
    let mut groups: Vec<u32> = (0..(down.len() + across.len()) as u32).collect();
    let mut crossings = 0;
    for (number, line) in down.iter().enumerate() {
        let begin = across.partition_point(|other| other.at < line.from - REACH);
        let near = across.iter().enumerate().skip(begin).take_while(|(_, other)| other.at <= line.to + REACH);
        for (other, meets) in near {
            crossings += 1;
            if crossings > MOST_CROSSINGS {
                return;
            }
            if meets.from - REACH <= line.at && line.at <= meets.to + REACH {
                unite(&mut groups, number as u32, (down.len() + other) as u32);
            }
        }
    }
    let mut members: Vec<(u32, u32)> = (0..groups.len() as u32).map(|line| (root(&mut groups, line), line)).collect();
    members.sort_unstable();
    for group in members.chunk_by(|a, b| a.0 == b.0) {
        let own_down = group.iter().filter_map(|&(_, line)| down.get(line as usize));
        let own_across = group.iter().filter_map(|&(_, line)| across.get((line as usize).checked_sub(down.len())?));
        if let Some(table) = table(&own_across.collect::<Vec<_>>(), &own_down.collect::<Vec<_>>()) {
            tables.push(table);
        }
        if tables.len() >= MOST_TABLES {
            break;
        }
    }
    tables.sort_by(|a, b| a.area.area().total_cmp(&b.area.area()));
}

fn root(groups: &mut [u32], mut line: u32) -> u32 {
    while let Some(&above) = groups.get(line as usize) {
        if above == line {
            break;
        }
        let over = groups.get(above as usize).copied().unwrap_or(above);
        if let Some(own) = groups.get_mut(line as usize) {
            *own = over;
        }
        line = over;
    }
    line
}

/// The smaller one stands for both.
fn unite(groups: &mut [u32], a: u32, b: u32) {
    let (a, b) = (root(groups, a), root(groups, b));
    if let Some(above) = groups.get_mut(a.max(b) as usize) {
        *above = a.min(b);
    }
}

/// Where the lines of a grid stand, with its edges where no line is drawn there.
fn places(lines: &[&Ruling], crossing: &[&Ruling]) -> Vec<f32> {
    let mut at: Vec<f32> = lines.iter().map(|line| line.at).collect();
    at.sort_by(f32::total_cmp);
    at.dedup_by(|b, a| *b - *a < NARROW);
    let first = crossing.iter().fold(f32::MAX, |first, line| first.min(line.from));
    let last = crossing.iter().fold(f32::MIN, |last, line| last.max(line.to));
    if at.first().is_some_and(|&own| first < own - 2.0 * NARROW) {
        at.insert(0, first);
    }
    if at.last().is_some_and(|&own| last > own + 2.0 * NARROW) {
        at.push(last);
    }
    at
}

fn table(across: &[&Ruling], down: &[&Ruling]) -> Option<Table> {
    let (columns, rows) = (places(down, across), places(across, down));
    let (wide, high) = (columns.len().checked_sub(1)?, rows.len().checked_sub(1)?);
    // Boxes one below the other are no table.
    if wide < 2 || high < 1 || wide * high > MOST_SQUARES {
        return None;
    }
    let mut cells: Vec<u32> = (0..(wide * high) as u32).collect();
    // A square and the one to its right, and the one below, are one cell unless a line is drawn between.
    let drawn_down = sides(down, &columns, &rows);
    let drawn_across = sides(across, &rows, &columns);
    for row in 0..high {
        for column in 0..wide {
            let own = (row * wide + column) as u32;
            if column + 1 < wide && !drawn_down.get((column + 1) * high + row).is_some_and(|&drawn| drawn) {
                unite(&mut cells, own, own + 1);
            }
            if row + 1 < high && !drawn_across.get((row + 1) * wide + column).is_some_and(|&drawn| drawn) {
                unite(&mut cells, own, own + wide as u32);
            }
        }
    }
    for square in 0..cells.len() as u32 {
        let first = root(&mut cells, square);
        if let Some(cell) = cells.get_mut(square as usize) {
            *cell = first;
        }
    }
    let area = Rect { left: *columns.first()?, right: *columns.last()?, top: *rows.first()?, bottom: *rows.last()? };
    cells.iter().any(|&cell| cell != 0).then_some(Table { area, columns, rows, cells })
}

/// Of each line of a grid whether it is drawn in each stretch between those that cross it.
fn sides(lines: &[&Ruling], at: &[f32], crossing: &[f32]) -> Vec<bool> {
    let stretches = crossing.len().saturating_sub(1);
    let mut drawn = vec![false; at.len() * stretches];
    for line in lines {
        let Some(place) = at.partition_point(|&at| at <= line.at).checked_sub(1) else { continue };
        let begin = crossing.partition_point(|&at| at < line.from).saturating_sub(1);
        for (stretch, pair) in crossing.windows(2).enumerate().skip(begin) {
            let [from, to] = *pair else { continue };
            if from > line.to {
                break;
            }
            let side = drawn.get_mut(place * stretches + stretch);
            if let Some(side) = side.filter(|_| line.covers(from, to) >= SIDE * (to - from)) {
                *side = true;
            }
        }
    }
    drawn
}
