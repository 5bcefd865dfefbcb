//! Drawings whose lines cross each other are no tables: a few words stand between the lines, hardly two of them in the same
//! row or column. A form that nobody has filled in has as few, but those are below or beside each other.

use super::run::{InCell, Runs};
use super::table::Table;
use crate::read::page::geometry::Rect;

/// A table of fewer squares is never a drawing, and neither is one of which more than one of so many cells has text.
const SQUARES: usize = 40;
const SPARSE: usize = 4;

/// Takes the text out of drawings, and leaves nothing of them.
pub(super) fn leave(runs: &mut Runs, tables: &mut [Table], frame: u8) {
    if tables.iter().all(|table| table.squares() < SQUARES) {
        return;
    }
    let mut taken: Vec<InCell> =
        runs.runs.iter().filter(|run| run.frame == frame).filter_map(|run| run.within).collect();
    taken.sort_unstable();
    taken.dedup();
    for own in taken.chunk_by(|a, b| a.table == b.table) {
        let Some(number) = own.first().map(|cell| cell.table) else { continue };
        let Some(table) = tables.get_mut(usize::from(number)).filter(|table| is_drawing(table, own)) else { continue };
        table.area = Rect::default();
        for run in runs.runs.iter_mut().filter(|run| run.frame == frame) {
            run.within = run.within.filter(|within| within.table != number);
        }
    }
}

/// `own` = its cells that have text.
fn is_drawing(table: &Table, own: &[InCell]) -> bool {
    if table.squares() < SQUARES || SPARSE * own.len() > table.cells() {
        return false;
    }
    let different = |mut places: Vec<u32>| {
        places.sort_unstable();
        places.dedup();
        places.len()
    };
    let rows = different(own.iter().map(|cell| table.place(cell.cell).0).collect());
    let columns = different(own.iter().map(|cell| u32::from(table.place(cell.cell).1)).collect());
    3 * rows >= 2 * own.len() && 2 * columns >= own.len()
}
