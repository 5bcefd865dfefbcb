//! Tables with their header row, so that a number can be judged by the column it stands in.

use crate::document::{Document, Role};

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

/// Every table of a document with its header, in order; one pass over the blocks.
pub fn shapes(document: &Document) -> Vec<TableShape> {
    let mut tables: Vec<(u32, Vec<Row>)> = Vec::new();
    for block in document.blocks() {
        let Role::Cell(cell) = block.role else { continue };
        let known = tables.binary_search_by_key(&cell.table, |table| table.0);
        let at = known.unwrap_or_else(|at| {
            tables.insert(at, (cell.table, Vec::new()));
            at
        });
        let first = tables[at].1.first().map_or(cell.row, |(row, _)| *row);
        if cell.row >= first + HEADER_WITHIN {
            continue;
        }
        let text = document.block_text(block).chars().filter(|c| !crate::text::is_ignorable(*c));
        let column = (cell.column, text.take(40).collect(), cell.header);
        let rows = &mut tables[at].1;
        match rows.last_mut() {
            Some((row, columns)) if *row == cell.row => columns.push(column),
            _ => rows.push((cell.row, vec![column])),
        }
    }
    tables.iter().map(|(table, rows)| shape(*table, rows)).collect()
}

/// A table's header is the row marked as one, or the first row of short texts without numbers. A row that is half
/// empty stands above the header: a title, or names for groups of columns.
fn shape(table: u32, rows: &[Row]) -> TableShape {
    let filled = |at: usize| rows.get(at).map_or(0, |(_, columns)| columns.iter().filter(|c| !c.1.is_empty()).count());
    let is_full = |at: &usize| filled(*at) > 1 && filled(*at) * 4 >= filled(*at + 1) * 3;
    let is_marked = |at: &usize| rows[*at].1.iter().filter(|c| c.2).count() * 2 > rows[*at].1.len();
    let names = |at: &usize| is_full(at) && rows[*at].1.iter().all(|c| is_name(&c.1));
    let marked = (0..rows.len()).rev().filter(is_marked).find(is_full);
    match marked.or_else(|| (0..rows.len()).find(names)).map(|at| &rows[at]) {
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

/// The table that the last block belongs to.
pub(super) fn at_end(document: &Document) -> Option<u32> {
    match document.blocks().last()?.role {
        Role::Cell(cell) => Some(cell.table),
        _ => None,
    }
}
