//! Which runs stand in which cell of a table.

use super::line::Lines;
use super::run::{InCell, Run, Runs, Sign};
use super::table::Table;

/// Letters that stand closer are of one word, whatever line crosses it.
const WORD: f32 = 0.1;
/// So many cells in a row with one digit each are boxes for one number.
const BOXES: usize = 6;
/// Such a box is at most so wide, of an em.
const BOX: f32 = 3.0;

/// Tells each run its cell. Runs that go over several cells are split.
pub(super) fn assign(runs: &mut Runs, tables: &[Table], frame: u8) {
    if tables.is_empty() {
        return;
    }
    let mut at = 0;
    // What is split off follows at the end.
    while let Some(run) = runs.runs.get_mut(at) {
        at += 1;
        let (x, y) = (f32::midpoint(run.from, run.to), run.middle());
        if run.frame != frame || run.is_place() {
            continue;
        }
        let inside = |table: &Table| {
            table.area.top <= y && y < table.area.bottom && table.area.left <= x && x < table.area.right
        };
        let Some(number) = tables.iter().position(inside) else { continue };
        let Some(table) = tables.get(number) else { continue };
        let mut rest = split_at(run, &runs.signs, table, y).and_then(|after| run.split(&runs.signs, after));
        run.within = cell_of(run, table, number, y);
        while let Some(mut part) = rest {
            rest = split_at(&part, &runs.signs, table, y).and_then(|after| part.split(&runs.signs, after));
            part.within = cell_of(&part, table, number, y);
            runs.runs.push(part);
        }
    }
}

fn cell_of(run: &Run, table: &Table, number: usize, y: f32) -> Option<InCell> {
    let cell = table.cell_at(f32::midpoint(run.from, run.to), y)?;
    Some(InCell { table: u16::try_from(number).ok()?, cell })
}

/// After how many of its signs a run goes on in another cell.
fn split_at(run: &Run, signs: &[Sign], table: &Table, y: f32) -> Option<u32> {
    let signs = run.signs(signs);
    let cell = |sign: &Sign| table.cell_at(sign.middle(), y);
    if cell(signs.first()?) == cell(signs.last()?) {
        return None;
    }
    let other = |pair: &[Sign]| match pair {
        [a, b] => cell(a) != cell(b) && b.from - a.to > WORD * run.em,
        _ => false,
    };
    signs.windows(2).position(other).map(|at| at as u32 + 1)
}

/// Numbers that are written one digit a box are put into the first box. `own` = the runs in cells, sorted by them.
pub(super) fn join_boxes(runs: &mut Runs, own: &mut [u32], tables: &[Table]) {
    let digit = |runs: &Runs, number: u32| {
        let run = runs.runs.get(number as usize)?;
        let [sign] = run.signs(&runs.signs) else { return None };
        let within = run.within?;
        let table = tables.get(usize::from(within.table))?;
        (sign.is_ascii_word() && run.hidden.is_none() && table.width(within.cell) <= BOX * run.em).then_some(within)
    };
    let mut at = 0;
    let mut joined = false;
    while let Some(&first) = own.get(at) {
        let Some(begin) = digit(runs, first) else {
            at += 1;
            continue;
        };
        let place = |cell: u32| tables.get(usize::from(begin.table)).map(|table| table.place(cell));
        let follows = |&(step, number): &(usize, &u32)| {
            let Some(next) = digit(runs, *number) else { return false };
            let same_row = place(next.cell).zip(place(begin.cell)).is_some_and(|(a, b)| a.0 == b.0);
            next.table == begin.table && same_row && next.cell as usize == begin.cell as usize + step
        };
        let length = own.iter().skip(at).enumerate().take_while(follows).count().max(1);
        if length >= BOXES {
            joined = true;
            for &number in own.iter().skip(at).take(length) {
                if let Some(run) = runs.runs.get_mut(number as usize) {
                    run.within = Some(begin);
                }
            }
        }
        at += length;
    }
    if joined {
        sort(runs, own);
    }
}

/// Sorts runs by their cells; within them they stay as they were painted.
pub(super) fn sort(runs: &Runs, own: &mut [u32]) {
    own.sort_by_key(|&number| runs.runs.get(number as usize).map(|run| (run.within, run.hidden)));
}

/// Makes lines of the runs of each cell, and hands over which those are.
pub(super) fn lines(runs: &mut Runs, own: &mut [u32], lines: &mut Lines, mut each: impl FnMut(InCell, &Run, u32, u32)) {
    let mut rest = own;
    while let Some(&first) = rest.first() {
        let Some(&begin) = runs.runs.get(first as usize) else { return };
        let same = |&&number: &&u32| {
            runs.runs.get(number as usize).is_some_and(|run| (run.within, run.hidden) == (begin.within, begin.hidden))
        };
        let length = rest.iter().take_while(same).count().clamp(1, rest.len());
        let (cell, after) = rest.split_at_mut(length);
        rest = after;
        let from = lines.lines.len() as u32;
        lines.make(runs, cell);
        if let Some(within) = begin.within {
            each(within, &begin, from, lines.lines.len() as u32);
        }
    }
}
