//! The text of a document is put together from pieces of the main stream. After a quick save their order is not that
//! of the stream, and what was deleted is still there, in no piece.

use super::super::bytes::{u16_at, u32_at};
use super::fib::{Fib, table};
use super::sprm::{self, Sprm};
use crate::document::ProblemKind;

/// A row of characters that stand one behind the other in the main stream.
pub(super) struct Piece {
    /// The first character and the one behind the last.
    pub(super) from: u32,
    pub(super) to: u32,
    /// Where the first one stands.
    pub(super) at: usize,
    /// Whether each of them has two bytes.
    pub(super) wide: bool,
    modifier: u16,
}

impl Piece {
    pub(super) fn width(&self) -> usize {
        if self.wide { 2 } else { 1 }
    }

    /// Where its bytes are.
    pub(super) fn bytes(&self) -> std::ops::Range<usize> {
        self.at..self.at + (self.to - self.from) as usize * self.width()
    }
}

pub(super) struct Pieces<'a> {
    pub(super) list: Vec<Piece>,
    /// Properties that pieces refer to.
    properties: Vec<&'a [u8]>,
    old: bool,
}

impl<'a> Pieces<'a> {
    /// Reads the list of pieces, `main` bytes long in all. The problem is that some of them are not there.
    pub(super) fn read(fib: &Fib<'_>, tables: &'a [u8], main: usize) -> (Self, Option<ProblemKind>) {
        let place = fib.place(table::PIECES);
        let mut rest = tables.get(place.start.min(tables.len())..place.end.min(tables.len())).unwrap_or_default();
        let mut pieces = Self { list: Vec::new(), properties: Vec::new(), old: fib.old };
        let mut problem = (place.end > tables.len()).then_some(ProblemKind::Truncated);
        while let Some(&kind) = rest.first() {
            match kind {
                1 => {
                    let length = usize::from(u16_at(rest, 1).unwrap_or_default());
                    pieces.properties.push(rest.get(3..3 + length).unwrap_or_default());
                    rest = rest.get(3 + length..).unwrap_or_default();
                }
                2 => {
                    let length = u32_at(rest, 1).unwrap_or_default() as usize;
                    let plc = rest.get(5..).unwrap_or_default();
                    pieces.list = list(plc, length, fib, main, &mut problem);
                    break;
                }
                0 => rest = rest.get(1..).unwrap_or_default(),
                _ => {
                    problem.get_or_insert(ProblemKind::Damaged);
                    break;
                }
            }
        }
        if pieces.list.is_empty() {
            if !fib.old {
                problem.get_or_insert(ProblemKind::Damaged);
            }
            pieces.list.extend(whole(fib));
        }
        (pieces, problem)
    }

    /// Calls `with` for each property that a piece has as a whole.
    pub(super) fn properties(&self, piece: &Piece, mut with: impl FnMut(Sprm<'_>)) {
        if piece.modifier & 1 == 0 {
            let value = [(piece.modifier >> 8) as u8];
            if let Some(sprm) = Sprm::brief((piece.modifier >> 1 & 0x7F) as u8, &value) {
                with(sprm);
            }
        } else if let Some(list) = self.properties.get(usize::from(piece.modifier >> 1)) {
            sprm::each(list, self.old, with);
        }
    }
}

fn list(plc: &[u8], length: usize, fib: &Fib<'_>, main: usize, problem: &mut Option<ProblemKind>) -> Vec<Piece> {
    let count = length.saturating_sub(4) / 12;
    let mut pieces = Vec::new();
    // The same text in many pieces would make gigabytes out of a short file.
    let mut left = 4 * main as u64 + 4096;
    for index in 0..count {
        let descriptor = 4 * (count + 1) + 8 * index;
        let numbers = (u32_at(plc, 4 * index), u32_at(plc, 4 * index + 4), u32_at(plc, descriptor + 2));
        let (Some(from), Some(to), Some(at)) = numbers else {
            *problem = Some(ProblemKind::Truncated);
            break;
        };
        let narrow = at & 0x4000_0000 != 0;
        let (wide, at) = match fib.old {
            true => (fib.wide, at as usize),
            false if narrow => (false, ((at & 0x3FFF_FFFF) / 2) as usize),
            false => (true, (at & 0x3FFF_FFFF) as usize),
        };
        let there = main.saturating_sub(at) / if wide { 2 } else { 1 };
        if to < from || u64::from(to - from) > left {
            problem.get_or_insert(ProblemKind::Damaged);
            break;
        }
        let mut to = to;
        if (to - from) as usize > there {
            problem.get_or_insert(ProblemKind::Truncated);
            to = from + there as u32;
        }
        left -= u64::from(to - from);
        if to > from {
            let modifier = u16_at(plc, descriptor + 6).unwrap_or_default();
            pieces.push(Piece { from, to, at, wide, modifier });
        }
    }
    pieces
}

/// The text in one piece, as it is where nobody saved quickly.
fn whole(fib: &Fib<'_>) -> Option<Piece> {
    let text = fib.text();
    let wide = if fib.old { fib.wide } else { fib.looks_wide() };
    let to = (text.len() / if wide { 2 } else { 1 }) as u32;
    (to > 0).then_some(Piece { from: 0, to, at: text.start, wide, modifier: 0 })
}
