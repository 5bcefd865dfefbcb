//! Tables of people and of offices, told apart by their headers, their titles and their cells.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::super::Page;
use super::lines;
use super::scene::LABELS;
use crate::dictionary::{Says, could_be_name};
use crate::document::{Cell, Role};
use crate::text::fold_str;

/// What is known of a table as a whole: its header at once, the rest when a value in it asks.
#[derive(Default)]
pub(super) struct TableScene {
    number: u32,
    /// Its first block.
    first: usize,
    /// What the header says of each column, in their order.
    columns: Vec<(u16, Says)>,
    header_row: u32,
    /// Whether its labels may stand in the first cell of each row: no header names the other columns.
    pub(super) is_labelled_by_row: bool,
    /// What the header says altogether.
    pub(super) header: Says,
    rest: OnceCell<Rest>,
}

#[derive(Default)]
struct Rest {
    title: Says,
    said: Says,
    names: Vec<u16>,
}

/// What a header can say of its column. In a table that runs from left to right the first row holds names.
const OF_A_COLUMN: Says = LABELS.or(Says::NAME).or(Says::OFFICIAL_NAME).or(Says::AGE).or(Says::SEX);
/// Rows from which a column without a header is understood.
const SAMPLE: u32 = 20;
/// Cells of a row that are looked at on each side.
const MOST_CELLS: usize = 64;

impl TableScene {
    /// What header or neighbour say of the cell in which a value stands.
    pub(super) fn says_of(&self, page: &Page, at: &Range<usize>) -> Says {
        let index = page.folded.block_at(at.start);
        let Some(Role::Cell(cell)) = page.document.blocks().get(index).map(|block| block.role) else {
            return Says::NOTHING;
        };
        let column = self.column(cell);
        if column.any(OF_A_COLUMN) {
            return column;
        }
        label_of_row(page, index, cell)
    }

    /// What the header says of a cell's column.
    pub(super) fn column(&self, cell: Cell) -> Says {
        if self.header_row == 0 || cell.row <= self.header_row {
            return Says::NOTHING;
        }
        let at = self.columns.partition_point(|(column, _)| *column < cell.column);
        self.columns.get(at).filter(|(column, _)| *column == cell.column).map_or(Says::NOTHING, |(_, says)| *says)
    }

    /// Whether the header names its columns.
    pub(super) fn has_header(&self) -> bool {
        self.header != Says::NOTHING
    }

    /// Whether one of the columns is one of people's names, by its header or by what stands in it.
    pub(super) fn has_names(&self, page: &Page) -> bool {
        self.header.any(Says::NAME) || !self.rest(page).names.is_empty()
    }

    /// Whether a column looks like people's names without a header saying so.
    pub(super) fn looks_like_names(&self, page: &Page, column: u16) -> bool {
        self.rest(page).names.binary_search(&column).is_ok()
    }

    /// What stands above the table.
    pub(super) fn title(&self, page: &Page) -> Says {
        self.rest(page).title
    }

    /// What the first cells of a table without a header say: of a form the whole.
    pub(super) fn said(&self, page: &Page) -> Says {
        self.rest(page).said
    }

    fn rest(&self, page: &Page) -> &Rest {
        self.rest.get_or_init(|| understand(page, self))
    }
}

/// The tables of a page. Most have nothing personal in them, so each is looked at only when it is asked for.
#[derive(Default)]
pub(super) struct Tables {
    /// Each table's number and first block, in the order of the numbers.
    first: OnceCell<Vec<(u32, usize)>>,
    known: RefCell<HashMap<u32, Rc<TableScene>>>,
}

impl Tables {
    /// One of them.
    pub(super) fn get(&self, page: &Page, number: u32) -> Rc<TableScene> {
        let all = self.first.get_or_init(|| first_blocks(page));
        let first = all.binary_search_by_key(&number, |table| table.0).map_or(0, |at| all[at].1);
        let mut known = self.known.borrow_mut();
        known.entry(number).or_insert_with(|| Rc::new(headed(page, number, first))).clone()
    }
}

fn first_blocks(page: &Page) -> Vec<(u32, usize)> {
    let mut first: Vec<(u32, usize)> = Vec::new();
    for (index, block) in page.document.blocks().iter().enumerate() {
        let Role::Cell(cell) = block.role else { continue };
        if first.last().is_some_and(|last| last.0 == cell.table) {
            continue;
        }
        // A table within a table comes before the rest of the outer one.
        if let Err(at) = first.binary_search_by_key(&cell.table, |table| table.0) {
            first.insert(at, (cell.table, index));
        }
    }
    first
}

fn headed(page: &Page, number: u32, first: usize) -> TableScene {
    let shape = page.table(number);
    let named = shape.iter().flat_map(|shape| &shape.columns);
    let mut columns: Vec<(u16, Says)> =
        named.map(|(column, name)| (*column, page.dictionary.cues.says(&fold_str(name)))).collect();
    columns.sort_by_key(|(column, _)| *column);
    let header = columns.iter().map(|(_, says)| *says).collect();
    TableScene {
        number,
        first,
        header_row: shape.map_or(0, |shape| shape.header_row),
        is_labelled_by_row: !columns.iter().any(|(column, says)| *column > 1 && says.any(OF_A_COLUMN)),
        columns,
        header,
        ..TableScene::default()
    }
}

fn understand(page: &Page, table: &TableScene) -> Rest {
    let &TableScene { number, first, header_row, header, .. } = table;
    let mut title = lines::title(page, first);
    let mut votes: HashMap<u16, (u32, u32)> = HashMap::new();
    let mut said = Says::NOTHING;
    let row_of = |index: usize| match page.document.blocks().get(index).map(|block| block.role) {
        Some(Role::Cell(cell)) => cell.row,
        _ => 0,
    };
    let first_row = row_of(first);
    // A sheet with several tables has their titles in rows of their own.
    for index in (0..first).rev().take(2).filter(|&index| row_of(index) > 0 && row_of(index) + 2 >= first_row) {
        let text = &page.folded.classes()[page.folded.block(index)];
        title = title.or(page.dictionary.cues.says(&text[..text.len().min(60)]));
    }
    for (index, block) in page.document.blocks().iter().enumerate().skip(first).take(MOST_CELLS * SAMPLE as usize) {
        let Role::Cell(cell) = block.role else { continue };
        if cell.table != number || cell.row > header_row.max(first_row) + SAMPLE {
            break;
        }
        let text = &page.folded.classes()[page.folded.block(index)];
        if cell.row < header_row {
            title = title.or(page.dictionary.cues.says(&text[..text.len().min(60)]));
        } else if cell.row > header_row {
            let vote = votes.entry(cell.column).or_default();
            vote.0 += u32::from(could_be_name(text));
            vote.1 += u32::from(!text.is_empty());
        }
        if header == Says::NOTHING {
            said = said.or(page.dictionary.cues.says(&text[..text.len().min(40)]));
        }
    }
    let named = |column: &u16| {
        let at = table.columns.partition_point(|(known, _)| known < column);
        table.columns.get(at).is_some_and(|(known, says)| known == column && *says != Says::NOTHING)
    };
    let mut names: Vec<u16> = votes
        .into_iter()
        .filter(|(column, (yes, all))| *all > 0 && yes * 10 >= all * 6 && !named(column))
        .map(|(column, _)| column)
        .collect();
    names.sort_unstable();
    Rest { title, said, names }
}

/// What labels a cell within its row: in a form the cell to its left, in a table that runs from left to right the
/// first one.
pub(super) fn label_of_row(page: &Page, index: usize, cell: Cell) -> Says {
    let blocks = page.document.blocks();
    let same = |index: &usize| matches!(blocks[*index].role, Role::Cell(other) if (other.table, other.row) == (cell.table, cell.row));
    let label = |index: usize| {
        let text = &page.folded.classes()[page.folded.block(index)];
        let is_label = text.len() <= 16 && !text.iter().any(|class| (0x30..0x3A).contains(class));
        if is_label { page.dictionary.cues.says(text) } else { Says::NOTHING }
    };
    let left = index.checked_sub(1).filter(same).map_or(Says::NOTHING, label);
    if left != Says::NOTHING {
        return left;
    }
    (0..index).rev().take(MOST_CELLS).take_while(same).last().map_or(Says::NOTHING, label)
}

/// The classes of the row in which a cell stands.
pub(super) fn row(page: &Page, index: usize, cell: Cell) -> Range<usize> {
    let blocks = page.document.blocks();
    let same = |index: &usize| matches!(blocks[*index].role, Role::Cell(other) if (other.table, other.row) == (cell.table, cell.row));
    let first = (0..index).rev().take(MOST_CELLS).take_while(same).last().unwrap_or(index);
    let last = (index..blocks.len()).take(MOST_CELLS).take_while(same).last().unwrap_or(index);
    page.folded.block(first).start..page.folded.block(last).end
}
