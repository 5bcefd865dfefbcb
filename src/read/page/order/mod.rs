//! In which order a page is read: from glyphs and lines drawn anywhere to paragraphs and the cells of tables.
//!
//! Glyphs painted one after the other that stand so are a run (`run.rs`); a page that was written in order has few of them,
//! and what follows is done with runs, in that order if it is one (`painted.rs`, `row.rs`). Lines drawn across and down make tables (`ruling.rs`, `table.rs`), whose
//! cells take the runs in them (`cell.rs`). What is left is cut into columns (`column.rs`), runs side by side make lines
//! (`line.rs`), rows of pieces below each other tables without lines (`aligned.rs`), and lines that go on
//! paragraphs (`paragraph.rs`). Text in another direction is looked at from there (`frame.rs`).
//!
//! What nobody sees is laid out after what everybody does, as if neither knew of the other; what fits into a
//! gap of a line stands there (`hidden.rs`).

mod aligned;
mod cell;
mod column;
mod drawing;
mod frame;
mod gap;
mod hidden;
mod line;
mod painted;
mod paragraph;
mod row;
mod ruling;
mod run;
mod table;
mod tell;
#[cfg(test)]
mod tests;

use super::Page;
use super::geometry::Rect;
use crate::document::Concealment;
use aligned::Rows;
use frame::{Frame, Hand};
use hidden::{Hidden, Piece};
use line::Lines;
use painted::{Painted, Painting};
use paragraph::Edges;
use ruling::Rulings;
use run::{Run, Runs, Sign};
use table::Table;

/// A paragraph, or what stands in a cell.
#[derive(Debug)]
pub(crate) struct Block<'t> {
    /// Its lines, with `\n` between them.
    pub(crate) text: &'t str,
    /// Where it stands on the page.
    pub(crate) area: Rect,
    pub(crate) what: What,
    /// Why nobody sees it.
    pub(crate) hidden: Option<Concealment>,
    /// It stands on a line of the block handed over last that the page shows, and has the letters and digits of it that it
    /// touches.
    pub(crate) beside: bool,
    /// What the page shows of that block before it, at most 32 characters.
    pub(crate) before: &'t str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Paragraph,
    /// Its table on the page, its row and its column, each from 1.
    Cell {
        table: u32,
        row: u32,
        column: u16,
    },
}

/// Lines that make a block.
#[derive(Clone, Copy)]
struct Stretch {
    first: u32,
    end: u32,
    what: What,
    hidden: Option<Concealment>,
    /// By which it is told: blocks of a table share the first number.
    turn: (u32, u32),
    /// It stands in this one of the tables with lines, whose number and turn are found later.
    ruled: Option<u16>,
}

/// Puts pages in order. Its buffers serve for one page after the other.
#[derive(Default)]
pub(crate) struct Order {
    frames: Vec<Frame>,
    hands: Vec<Hand>,
    runs: Runs,
    rulings: Rulings,
    tables: Vec<Table>,
    painted: Painted,
    lines: Lines,
    stretches: Vec<Stretch>,
    rows: Rows,
    hidden: Hidden,
    piece: Piece,
    /// Numbers of runs: those laid out now, those that nobody sees, those in cells.
    own: Vec<u32>,
    unseen: Vec<u32>,
    celled: Vec<u32>,
    /// Ranges of lines that are parts of the page by themselves.
    parts: Vec<(u32, u32)>,
    /// Tables told so far, and the first number that each ruled one has in the row of blocks.
    told: u32,
    places: Vec<Option<(u32, u32)>>,
    turn: u32,
    gathered: Vec<Sign>,
    text: String,
}

impl Order {
    /// Hands over the blocks of a page in the order in which they are read.
    pub(crate) fn blocks(&mut self, page: &Page, each: &mut dyn FnMut(&Block<'_>)) {
        frame::frames(&page.styles, &mut self.frames, &mut self.hands);
        self.runs.of(page, &mut self.frames, &mut self.hands);
        self.upright_digits();
        self.told = 0;
        // The direction in which most is written comes first.
        let mut weights = [0_u32; 256];
        for run in &self.runs.runs {
            if let Some(weight) = weights.get_mut(usize::from(run.frame)) {
                *weight = weight.saturating_add(run.count());
            }
        }
        for turn in 0..self.frames.len() {
            let most =
                (0..=u8::MAX).zip(weights).take(self.frames.len()).max_by_key(|&(number, weight)| (weight, !number));
            let Some((frame, _)) = most.filter(|most| most.1 > 0) else { break };
            if let Some(weight) = weights.get_mut(usize::from(frame)) {
                *weight = 0;
            }
            self.direction(page, frame, turn == 0, each);
        }
    }

    /// What is written in one direction.
    fn direction(&mut self, page: &Page, number: u8, is_main: bool, each: &mut dyn FnMut(&Block<'_>)) {
        let frame = self.frames.get(usize::from(number)).copied().unwrap_or(Frame::PLAIN);
        self.tables.clear();
        if is_main && !page.shapes.is_empty() {
            self.rulings.of(page, &frame);
            table::tables(&self.rulings, &mut self.tables);
            cell::assign(&mut self.runs, &self.tables, number);
            drawing::leave(&mut self.runs, &mut self.tables, number);
        }
        self.lines.clear();
        self.stretches.clear();
        self.turn = 0;
        self.places.clear();
        self.places.resize(self.tables.len(), None);
        self.own.clear();
        self.unseen.clear();
        self.celled.clear();
        for (at, run) in (0..).zip(&self.runs.runs).filter(|(_, run)| run.frame == number) {
            match (run.hidden, run.within) {
                (Some(_), _) => self.unseen.push(at),
                (None, Some(_)) => self.celled.push(at),
                (None, None) => self.own.push(at),
            }
        }
        self.add_places(number);
        cell::sort(&self.runs, &mut self.celled);
        cell::join_boxes(&mut self.runs, &mut self.celled, &self.tables);
        self.lines_of_parts();
        self.cells();
        self.hidden.clear();
        if !self.unseen.is_empty() {
            self.hidden.place(&mut self.lines, &self.runs, &mut self.unseen);
        }
        self.paragraphs(None);
        self.hidden.settle();
        if !self.unseen.is_empty() {
            self.lay_out_unseen();
        }
        if !self.tables.is_empty() {
            self.number_tables();
        }
        self.tell(page, &frame, each);
    }

    /// Digits that stand upright, side by side, in text that runs downwards are of its lines.
    fn upright_digits(&mut self) {
        let Some(down) = self.frames.iter().position(|frame| frame.upright && !frame.is_plain()) else { return };
        let Some(plain) = self.frames.iter().position(Frame::is_plain) else { return };
        let columns: Vec<Run> =
            self.runs.runs.iter().filter(|run| usize::from(run.frame) == down).take(1_000).copied().collect();
        for run in self.runs.runs.iter_mut().filter(|run| usize::from(run.frame) == plain && run.count() <= 4) {
            // Seen as the text round it is: what is across there is along here.
            let (middle, wide) = (-f32::midpoint(run.from, run.to), run.to - run.from);
            let is_of = |column: &&Run| {
                let near = run.top() < column.to + 2.0 * column.em && column.from - 2.0 * column.em < run.bottom();
                (column.middle() - middle).abs() < 0.3 * column.em && wide < 1.5 * column.em && near
            };
            let Some(column) = columns.iter().find(is_of) else { continue };
            // What stands further to the right is read later.
            let (top, high) = (run.top(), run.bottom() - run.top());
            let left = -column.middle() - 0.5 * column.em;
            let lower = |x: f32| top + ((x - left) / column.em).clamp(0.0, 1.0) * high;
            let own = self.runs.signs.get_mut(run.first as usize..run.end as usize).unwrap_or_default();
            for sign in own.iter_mut() {
                (sign.from, sign.to) = (lower(sign.from), lower(sign.to));
            }
            let (Some(first), Some(last)) = (own.first(), own.last()) else { continue };
            let (top, bottom) = (first.from, last.to);
            *run = Run { from: top, to: bottom, base: column.base, em: column.em, frame: down as u8, ..*run };
        }
    }

    /// Holds the place of each table among the text: it is painted when the first of what stands in it is.
    fn add_places(&mut self, frame: u8) {
        let mut begins = vec![self.runs.signs.len() as u32; self.tables.len()];
        for run in self.celled.iter().chain(&self.unseen).filter_map(|&number| self.runs.runs.get(number as usize)) {
            if let Some(begin) = run.within.and_then(|within| begins.get_mut(usize::from(within.table))) {
                *begin = run.first.min(*begin);
            }
        }
        let places = (0..).zip(&self.tables).zip(begins).filter(|((_, table), _)| !table.area.is_empty());
        for ((number, table), begin) in places {
            let em = table.area.height().max(1.0);
            self.own.push(self.runs.runs.len() as u32);
            self.runs.runs.push(Run {
                first: begin,
                end: begin,
                from: table.area.left,
                to: table.area.right,
                base: table.area.top + 0.85 * em,
                em,
                // Of no direction: whoever looks for text later does not see it.
                frame: u8::MAX,
                hidden: None,
                within: Some(run::InCell { table: number, cell: u32::from(frame) }),
            });
        }
    }

    /// Makes lines of the runs in `own`, part by part.
    fn lines_of_parts(&mut self) {
        self.parts.clear();
        let (parts, lines, painted) = (&mut self.parts, &mut self.lines, &mut self.painted);
        if painted.look(&self.runs, &mut self.own) == Painting::InOrder {
            let begin = lines.lines.len() as u32;
            painted.lines(&mut self.runs, &self.own, lines);
            return parts.push((begin, lines.lines.len() as u32));
        }
        column::parts(&mut self.runs, &mut self.own, &mut |runs, part| {
            let begin = lines.lines.len() as u32;
            painted.make(runs, part, lines);
            parts.push((begin, lines.lines.len() as u32));
        });
    }

    /// Makes blocks of the lines of each part.
    fn paragraphs(&mut self, hidden: Option<Concealment>) {
        for number in 0..self.parts.len() {
            let Some(&(begin, end)) = self.parts.get(number) else { break };
            self.paragraphs_of(begin as usize, end as usize, hidden);
        }
    }

    fn paragraphs_of(&mut self, begin: usize, end: usize, hidden: Option<Concealment>) {
        let mut at = begin;
        while let Some(line) = self.lines.lines.get(at..end).and_then(<[line::Line]>::first).copied() {
            if line.is_place {
                self.begin_table(line);
                at += 1;
                continue;
            }
            if line.has_gaps && hidden.is_none() {
                let rows = self.rows.find(&self.lines, &self.runs, at, end);
                if rows > 0 {
                    self.aligned(at, rows);
                    at += rows;
                    continue;
                }
            }
            let rest = self.lines.lines.get(at..end).unwrap_or_default();
            let close = rest.windows(2).take_while(|pair| matches!(pair, [a, b] if paragraph::is_close(a, b))).count();
            // Lines with gaps are looked at one by one: a table may begin with each.
            let gap =
                rest.iter().take(close + 1).skip(1).position(|line| line.has_gaps).map_or(close + 1, |gap| gap + 1);
            let stretch = rest.get(..gap).unwrap_or_default();
            let edges = Edges::of(stretch);
            let mut first = 0;
            for line in 0..stretch.len() {
                if !edges.goes_on(first, line, stretch, &self.lines, &self.runs) {
                    let lines = ((at + first) as u32, (at + line + 1) as u32);
                    self.turn += 1;
                    self.stretches.push(Stretch {
                        first: lines.0,
                        end: lines.1,
                        what: What::Paragraph,
                        hidden,
                        turn: (self.turn, 0),
                        ruled: None,
                    });
                    first = line + 1;
                }
            }
            at += stretch.len().max(1);
        }
    }

    /// The place of a table with lines is reached.
    fn begin_table(&mut self, line: line::Line) {
        let run = self.lines.runs(&line).first().and_then(|&number| self.runs.runs.get(number as usize));
        let Some(table) = run.and_then(|run| run.within).map(|within| usize::from(within.table)) else { return };
        self.turn += 1;
        self.told += 1;
        if let Some(place) = self.places.get_mut(table) {
            *place = Some((self.told, self.turn));
        }
    }

    /// A table without lines.
    fn aligned(&mut self, at: usize, rows: usize) {
        // The lines are told piece by piece.
        let pieces = self.lines.lines.len() as u32;
        for (row, line) in (1..=rows as u32).zip(at as u32..) {
            let own = (pieces..).zip(&self.rows.pieces).filter(|(_, (_, piece))| piece.of == row);
            self.hidden.move_on(line, &own.map(|(number, (_, piece))| (number, piece.line)));
        }
        self.turn += 1;
        self.told += 1;
        let own = self.lines.lines.len() as u32;
        self.lines.lines.extend(self.rows.pieces.iter().map(|(_, piece)| piece.line));
        let mut first = own;
        for cell in self.rows.pieces.chunk_by(|a, b| (a.0, a.1.column) == (b.0, b.1.column)) {
            let Some((row, piece)) = cell.first() else { continue };
            let end = first + cell.len() as u32;
            self.stretches.push(Stretch {
                first,
                end,
                what: What::Cell { table: self.told, row: *row, column: piece.column },
                hidden: None,
                turn: (self.turn, first - own),
                ruled: None,
            });
            first = end;
        }
    }

    /// Makes blocks of the runs in cells.
    fn cells(&mut self) {
        let mut own = std::mem::take(&mut self.celled);
        cell::lines(&mut self.runs, &mut own, &mut self.lines, |within, run, first, end| {
            let table = usize::from(within.table);
            let Some((row, column)) = self.tables.get(table).map(|table| table.place(within.cell)) else { return };
            self.stretches.push(Stretch {
                first,
                end,
                what: What::Cell { table: 0, row, column },
                hidden: run.hidden,
                turn: (0, within.cell),
                ruled: Some(within.table),
            });
        });
        self.celled = own;
    }

    /// Tells the cells of tables with lines where the table stands, and puts them there.
    fn number_tables(&mut self) {
        for stretch in &mut self.stretches {
            let place = stretch.ruled.and_then(|table| self.places.get(usize::from(table)).copied().flatten());
            if let (Some((number, turn)), What::Cell { row, column, .. }) = (place, stretch.what) {
                stretch.what = What::Cell { table: number, row, column };
                stretch.turn.0 = turn;
            }
        }
        self.stretches.sort_by_key(|stretch| stretch.turn);
    }

    /// What nobody sees and stands on no line: in cells, and then elsewhere, each kind by itself.
    fn lay_out_unseen(&mut self) {
        self.celled.clear();
        let mut unseen = std::mem::take(&mut self.unseen);
        unseen.retain(|&number| {
            let in_cell = self.runs.runs.get(number as usize).is_some_and(|run| run.within.is_some());
            if in_cell {
                self.celled.push(number);
            }
            !in_cell
        });
        cell::sort(&self.runs, &mut self.celled);
        self.cells();
        let hidden = |runs: &Runs, number: u32| runs.runs.get(number as usize).and_then(|run| run.hidden);
        unseen.sort_by_key(|&number| hidden(&self.runs, number));
        let mut rest = unseen.as_slice();
        while let Some(&first) = rest.first() {
            let reason = hidden(&self.runs, first);
            let length = rest.partition_point(|&number| hidden(&self.runs, number) <= reason).clamp(1, rest.len());
            let (same, after) = rest.split_at(length);
            self.own.clear();
            self.own.extend_from_slice(same);
            self.lines_of_parts();
            self.paragraphs(reason);
            rest = after;
        }
        self.unseen = unseen;
    }
}
