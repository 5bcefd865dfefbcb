//! From bytes of a document's text to places in its file.

use std::ops::Range;

use super::{Block, Document, Place, Position, Role, cell_name};

/// Looks places up. Asked in the order of the text, each look-up costs only the text since the one
/// before: a line of megabytes with thousands of findings is counted through once, not once for each.
pub struct Places<'a> {
    document: &'a Document,
    counted: Option<Counted>,
}

/// Up to this byte of a block, units, lines and columns are counted.
#[derive(Clone, Copy)]
struct Counted {
    block: usize,
    byte: usize,
    units: u32,
    position: Option<Position>,
}

impl<'a> Places<'a> {
    /// Begins at the document's first byte.
    pub fn new(document: &'a Document) -> Self {
        Self { document, counted: None }
    }

    /// Where a range of the text stood in the file, in every way the format has.
    pub fn of(&mut self, range: &Range<usize>) -> Place {
        let Some(index) = self.document.block_at(range.start) else { return Place::default() };
        let block = &self.document.blocks[index];
        let here = self.count(index, range.start);
        let cell = match block.role {
            Role::Cell(cell) => Some(cell_name(cell.row, cell.column)),
            _ => None,
        };
        Place {
            part: self.part_name(index, block),
            page: (block.page > 0).then_some(block.page),
            paragraph: (block.paragraph > 0).then_some(block.paragraph),
            line: here.position.map(|p| p.line),
            column: here.position.map(|p| p.column),
            sheet: None,
            cell,
            span: Some((here.units, here.units + units(&self.document.text[range.clone()]))),
        }
    }

    fn count(&mut self, block: usize, byte: usize) -> Counted {
        let text = &self.document.text;
        let start = self.document.blocks[block].range().start;
        let before = self.counted.filter(|counted| counted.block == block && counted.byte <= byte);
        let (from, units_before) = before.map_or((start, 0), |counted| (counted.byte, counted.units));
        // A mark since then counts for itself; without one the count goes on.
        let marks = &self.document.marks;
        let mark = marks.partition_point(|m| m.at as usize <= byte).checked_sub(1).map(|mark| marks[mark]);
        let position = match (mark, before) {
            (Some(mark), Some(Counted { position: Some(position), .. })) if mark.at as usize <= from => {
                Some(position.after(&text[from..byte]))
            }
            (Some(mark), _) => mark.position().map(|position| position.after(&text[mark.at as usize..byte])),
            (None, _) => None,
        };
        let counted = Counted { block, byte, units: units_before + units(&text[from..byte]), position };
        self.counted = Some(counted);
        counted
    }

    fn part_name(&self, index: usize, block: &Block) -> Option<String> {
        let name = match block.role {
            Role::Comment => "comment",
            Role::Attribute => "attribute",
            Role::Script => "script",
            Role::FileName => "file name",
            Role::Property => {
                let properties = &self.document.properties;
                &properties[properties.binary_search_by_key(&index, |property| property.block).ok()?].name
            }
            _ => &self.document.parts[usize::from(block.part)],
        };
        (!name.is_empty()).then(|| name.to_owned())
    }
}

/// Characters as JavaScript, Java and the report count them.
fn units(text: &str) -> u32 {
    text.encode_utf16().count() as u32
}
