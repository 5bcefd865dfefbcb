//! Numbers that are spread over the cells of a row. Only cells of nothing but digits are joined, and what comes of it
//! has to prove itself; a mobile number cannot, so its column has to say what it is and the cells after it nothing.

use super::super::numbers::X;
use super::super::table::{Tables, TableScene};
use super::resident::{PROVEN, number, understood};
use super::{Finder, Kind, phone};
use crate::dictionary::{Says, is_county};
use crate::document::{Cell, Role};
use crate::finding::Words;

const OVER_CELLS: Words = Words {
    zh: "号码分写在相邻的几个单元格里，连起来完整",
    en: "it is spread over neighbouring cells; joined it is complete",
};

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
        while self.digits.len() > 18 {
            self.digits.drain(..self.lengths.remove(0));
            self.cells.remove(0);
        }
    }
}

pub(super) fn find(finder: &mut Finder) {
    let page = finder.page;
    let mut tables = Tables::default();
    let mut row = Row::default();
    for (index, block) in page.document.blocks().iter().enumerate() {
        let Role::Cell(cell) = block.role else { continue };
        let text = &page.folded.classes()[page.folded.block(index)];
        if !(1..18).contains(&text.len()) || !text.iter().all(|&class| digit(class).is_some()) {
            row = Row::default();
            continue;
        }
        row.add(index, cell, text);
        let Some(&(first, first_cell)) = row.cells.first().filter(|_| row.cells.len() > 1) else { continue };
        let classes = page.folded.block(first).start..page.folded.block(index).end;
        match understood(&row.digits, page.today).filter(|_| is_county(number(&row.digits[..6]))) {
            Some(resident) => finder.push(Kind::Resident(resident), classes, Says::NOTHING, vec![PROVEN, OVER_CELLS]),
            None if row.digits.len() == 11 && phone::is_mobile(&row.digits) => {
                let table = tables.of(page, cell.table);
                let others = row.cells[1..].iter().map(|(_, cell)| *cell);
                if is_labelled(&table, first_cell, others) {
                    finder.push(Kind::Mobile, classes, Says::PHONE, vec![OVER_CELLS]);
                }
            }
            None => {}
        }
    }
}

fn is_labelled(table: &TableScene, first: Cell, mut others: impl Iterator<Item = Cell>) -> bool {
    table.column(first).any(Says::PHONE) && others.all(|cell| table.column(cell) == Says::NOTHING)
}

/// What a class of a number is worth; X is ten.
fn digit(class: u16) -> Option<u8> {
    match u8::try_from(class) {
        Ok(digit @ b'0'..=b'9') => Some(digit - b'0'),
        Ok(b'x') => Some(X),
        _ => None,
    }
}
