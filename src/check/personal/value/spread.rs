//! Numbers that are spread over the cells of a row. Only cells of nothing but digits are joined, and what comes of it
//! has to prove itself; other numbers cannot, so their column has to say what they are and the cells after it nothing.

use super::super::numbers::X;
use super::super::table::label_of_row;
use super::resident::{PROVEN, number, understood};
use super::{Finder, Kind, phone};
use crate::dictionary::{Says, is_card, is_county};
use crate::document::{Cell, Role};
use crate::finding::Words;

const OVER_CELLS: Words = Words {
    zh: "号码分写在相邻的几个单元格里，连起来完整",
    en: "it is spread over neighbouring cells; joined it is complete",
};

/// A card's.
const MOST_DIGITS: usize = 19;

/// Cells that follow each other in a row and hold digits alone.
#[derive(Default)]
struct Row {
    cells: Vec<(usize, Cell)>,
    digits: Vec<u8>,
    lengths: Vec<usize>,
}

impl Row {
    fn add(&mut self, index: usize, cell: Cell, text: &[u16]) {
        let goes_on = self.cells.last().is_some_and(|(_, last)| (last.table, last.row) == (cell.table, cell.row));
        if !goes_on {
            *self = Self::default();
        }
        self.cells.push((index, cell));
        self.lengths.push(text.len());
        self.digits.extend(text.iter().map(|&class| digit(class).unwrap_or(X)));
        while self.digits.len() > MOST_DIGITS {
            self.digits.drain(..self.lengths.remove(0));
            self.cells.remove(0);
        }
    }
}

pub(super) fn find(finder: &mut Finder) {
    let page = finder.page;
    let tables = finder.tables;
    let mut row = Row::default();
    for (index, block) in page.document.blocks().iter().enumerate() {
        let Role::Cell(cell) = block.role else { continue };
        let text = &page.folded.classes()[page.folded.block(index)];
        if !(1..18).contains(&text.len()) || !text.iter().all(|&class| digit(class).is_some()) {
            row = Row::default();
            continue;
        }
        row.add(index, cell, text);
        // The whole row of digits, or its last eighteen.
        for from in 0..row.cells.len() - 1 {
            let digits = &row.digits[row.lengths[..from].iter().sum()..];
            let (first, first_cell) = row.cells[from];
            let classes = page.folded.block(first).start..page.folded.block(index).end;
            if let Some(resident) = understood(digits, page.today).filter(|_| is_county(number(&digits[..6]))) {
                finder.push(Kind::Resident(resident), classes, Says::NOTHING, vec![PROVEN, OVER_CELLS]);
                break;
            }
            let mobile = digits.len() == 11 && phone::is_mobile(digits);
            let card = digits.len() > 15 && is_card(digits).is_some();
            if !mobile && !card {
                continue;
            }
            let table = tables.get(page, cell.table);
            let column = table.column(first_cell);
            let label = if column == Says::NOTHING { label_of_row(page, first, first_cell) } else { column };
            let labelled = label.any(if mobile { Says::PHONE } else { Says::ACCOUNT });
            if labelled && row.cells[from + 1..].iter().all(|(_, cell)| table.column(*cell) == Says::NOTHING) {
                let kind = if mobile { Kind::Mobile } else { Kind::Card { known: true } };
                finder.push(kind, classes, label, vec![OVER_CELLS]);
                break;
            }
        }
    }
}

/// What a class of a number is worth; X is ten.
fn digit(class: u16) -> Option<u8> {
    match u8::try_from(class) {
        Ok(digit @ b'0'..=b'9') => Some(digit - b'0'),
        Ok(b'x') => Some(X),
        _ => None,
    }
}
