//! Cells of tables, understood by the name of their column or by the label to their left.

use std::collections::HashSet;
use std::rc::Rc;

use super::{Finder, Kind, born, home, illness, online};
use crate::dictionary::{Meaning, Says, could_be_name};
use crate::document::Role;
use crate::text::classes::as_text;

use super::super::super::Page;
use super::super::table::{TableScene, label_of_row};

/// Columns whose cells are looked at for what they are.
const WANTED: Says = Says::NAME
    .or(Says::BIRTH)
    .or(Says::AGE)
    .or(Says::HOME)
    .or(Says::ADDRESS)
    .or(Says::ILLNESS)
    .or(Says::EMAIL)
    .or(Says::WECHAT)
    .or(Says::QQ)
    .or(Says::RESIDENT_ID);

pub(super) fn find(finder: &mut Finder) {
    let page = finder.page;
    let tables = finder.tables;
    // Names that no header announces matter only beside other values.
    let with_values: HashSet<u32> =
        finder.values.iter().filter_map(|value| table_at(page, value.classes.start)).collect();
    // A header that asks for it has one of the words that the scan of the page has found.
    let cues = page.matches.iter().filter(|found| matches!(found.meaning, Meaning::Cue(says) if says.any(WANTED)));
    let asked: HashSet<u32> = cues.filter_map(|found| table_at(page, found.classes.start)).collect();
    if with_values.is_empty() && asked.is_empty() {
        return;
    }
    let mut table: Option<(u32, Rc<TableScene>)> = None;
    for (index, block) in page.document.blocks().iter().enumerate() {
        let Role::Cell(cell) = block.role else { continue };
        let beside_values = with_values.contains(&cell.table);
        if !beside_values && !asked.contains(&cell.table) {
            continue;
        }
        if table.as_ref().is_none_or(|(number, _)| *number != cell.table) {
            table = Some((cell.table, tables.get(page, cell.table)));
        }
        let Some((_, table)) = &table else { continue };
        if !table.header.any(WANTED) && table.has_header() && !beside_values {
            continue;
        }
        let at = page.folded.block(index);
        let column = table.column(cell);
        let by_row = !column.any(WANTED) && table.is_labelled_by_row;
        let says = if by_row { column.or(label_of_row(page, index, cell)) } else { column };
        if says.any(WANTED) {
            one(finder, &at, says, table);
        } else if beside_values
            && table.looks_like_names(page, cell.column)
            && could_be_name(&page.folded.classes()[at.clone()])
        {
            finder.push(Kind::Name, at.clone(), Says::NAME, Vec::new());
        }
    }
}

/// The table in which a class stands.
fn table_at(page: &Page, class: usize) -> Option<u32> {
    match page.document.blocks().get(page.folded.block_at(class))?.role {
        Role::Cell(cell) => Some(cell.table),
        _ => None,
    }
}

fn one(finder: &mut Finder, at: &std::ops::Range<usize>, says: Says, table: &TableScene) {
    let classes = &finder.page.folded.classes()[at.clone()];
    if classes.is_empty() {
        return;
    }
    if says.any(Says::NAME) && could_be_name(classes) {
        finder.push(Kind::Name, at.clone(), says, Vec::new());
    } else if says.any(Says::BIRTH) {
        if let Some((day, length)) = born::day_at(classes).filter(|(_, length)| *length + 2 >= classes.len()) {
            born::push(finder, at.start..at.start + length, day);
        }
    } else if says.any(Says::AGE) {
        if let Ok(years) = as_text(classes).trim_end_matches(['岁', '周']).parse() {
            finder.push(Kind::Age(years), at.clone(), says, Vec::new());
        }
    } else if says.any(Says::HOME.or(Says::ADDRESS)) && !says.any(Says::OFFICE_ADDRESS) {
        home::cell(finder, at, says, table);
    } else if says.any(Says::ILLNESS) {
        illness::cell(finder, at);
    } else if says.any(Says::EMAIL) {
        online::disguised(finder, at.start);
    } else if says.any(Says::WECHAT.or(Says::QQ)) {
        online::cell(finder, at, says);
    } else if says.any(Says::RESIDENT_ID) {
        super::resident::rounded(finder, at, says);
    }
}
