//! Tables with their header row, so that a number can be judged by the column it stands in.

use crate::document::{Block, Cell, Document, Role};

/// A table's header: what each column is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableShape {
    /// The table's number in the document.
    pub table: u32,
    /// The row of the header, 0 if there is none.
    pub header_row: u32,
    /// Column and its name, as far as named.
    pub columns: Vec<(u16, String)>,
}

impl TableShape {
    /// The name of a column.
    pub fn name(&self, column: u16) -> Option<&str> {
        self.columns.iter().find(|(number, _)| *number == column).map(|(_, name)| name.as_str())
    }
}

/// A header stands in the first rows or nowhere.
const HEADER_WITHIN: u32 = 4;

/// A row's number, and for each of its cells the column, the text and whether it is marked as header.
type Row = (u32, Vec<(u16, String, bool)>);

fn cells(document: &Document, table: u32) -> impl Iterator<Item = (Cell, &Block)> {
    let start = document.blocks().partition_point(|block| match block.role {
        Role::Cell(cell) => cell.table < table,
        _ => false,
    });
    // Blocks are ordered by text, tables may have other blocks between their cells.
    let from = if matches!(document.blocks().get(start).map(|b| b.role), Some(Role::Cell(c)) if c.table == table) {
        start
    } else {
        0
    };
    document.blocks()[from..].iter().filter_map(move |block| match block.role {
        Role::Cell(cell) if cell.table == table => Some((cell, block)),
        _ => None,
    })
}

/// Finds a table's header: the row marked as one, or the first row of short texts without numbers.
pub fn shape(document: &Document, table: u32) -> TableShape {
    let mut rows: Vec<Row> = Vec::new();
    for (cell, block) in cells(document, table).take_while(|(cell, _)| cell.row <= HEADER_WITHIN) {
        let name: String =
            document.block_text(block).chars().filter(|c| !crate::text::is_ignorable(*c)).take(40).collect();
        match rows.last_mut() {
            Some((row, columns)) if *row == cell.row => columns.push((cell.column, name, cell.header)),
            _ => rows.push((cell.row, vec![(cell.column, name, cell.header)])),
        }
    }
    let marked = rows.iter().find(|(_, columns)| columns.iter().filter(|c| c.2).count() * 2 > columns.len());
    let named = || rows.iter().find(|(_, columns)| columns.len() >= 2 && columns.iter().all(|c| is_name(&c.1)));
    match marked.or_else(named) {
        Some((row, columns)) => TableShape {
            table,
            header_row: *row,
            columns: columns.iter().map(|(column, name, _)| (*column, name.clone())).collect(),
        },
        None => TableShape { table, ..TableShape::default() },
    }
}

/// A column's name is short and holds no number worth the name.
fn is_name(text: &str) -> bool {
    text.chars().count() <= 20 && text.chars().filter(char::is_ascii_digit).count() < 5
}

/// The shape of a table that reaches to the stretch's end: the next stretch may go on with it.
pub(super) fn open_at_end(document: &Document, earlier: Option<TableShape>) -> Option<TableShape> {
    let Some(Role::Cell(cell)) = document.blocks().last().map(|block| block.role) else { return None };
    match earlier {
        Some(earlier) if earlier.table == cell.table => Some(earlier),
        _ => Some(shape(document, cell.table)),
    }
}
