//! From bytes of a document's text to places in its file.

use std::ops::Range;

use super::{Block, Document, Origin, Place, Position, Role, cell_name};

/// Looks places up. Asked in the order of the text, each look-up costs only the text since the one
/// before: a line of megabytes with thousands of findings is counted through once, not once for each.
pub struct Places<'a> {
    document: &'a Document,
    /// Up to this byte of the source lines and columns are counted.
    source: (usize, Position),
    /// The byte asked for last, and where it stood.
    position: Option<(usize, Position)>,
    /// The block and byte asked for last, and the units before it in the block.
    units: Option<(usize, usize, u32)>,
}

impl<'a> Places<'a> {
    /// Begins at the document's first byte.
    pub fn new(document: &'a Document) -> Self {
        Self { document, source: (0, document.source.1), position: None, units: None }
    }

    /// Where a range of the text stood in the file, in every way the format has.
    pub fn of(&mut self, range: &Range<usize>) -> Place {
        let Some(index) = self.document.block_at(range.start) else { return Place::default() };
        let block = &self.document.blocks[index];
        let before = self.units_before(index, range.start);
        let position = self.position(range.start);
        let cell = match block.role {
            Role::Cell(cell) => Some(cell_name(cell.row, cell.column)),
            _ => block.of_cell.map(|(row, column)| cell_name(row, column)),
        };
        Place {
            part: self.part_name(index, block),
            page: (block.page > 0).then_some(block.page),
            last_page: None,
            area: block.area,
            paragraph: (block.paragraph > 0).then_some(block.paragraph),
            line: position.map(|p| p.line),
            column: position.map(|p| p.column),
            sheet: Some(&self.document.parts[usize::from(block.part)].sheet).filter(|s| !s.is_empty()).cloned(),
            cell,
            span: Some((before, before + units(&self.document.text[range.clone()]))),
        }
    }

    /// The line and column of a byte of the text, where the reader marked any.
    pub fn position(&mut self, byte: usize) -> Option<Position> {
        let marks = &self.document.marks;
        let mark = marks[marks.partition_point(|mark| mark.at as usize <= byte).checked_sub(1)?];
        let (from, position) = match (mark.origin, self.position) {
            // Counted beyond the mark already: go on from there.
            (Origin::Position(_) | Origin::Source(_), Some((last, position)))
                if (mark.at as usize..=byte).contains(&last) =>
            {
                (last, position)
            }
            (Origin::Position(position), _) => (mark.at as usize, position),
            (Origin::Source(offset), _) => (mark.at as usize, self.source_position(offset as usize)),
            (Origin::Nowhere, _) => return None,
        };
        let position = position.after(&self.document.text[from..byte]);
        self.position = Some((byte, position));
        Some(position)
    }

    fn source_position(&mut self, offset: usize) -> Position {
        let (source, start) = &self.document.source;
        let (from, position) = if self.source.0 <= offset { self.source } else { (0, *start) };
        self.source = (offset, position.after(&source[from..offset]));
        self.source.1
    }

    fn units_before(&mut self, block: usize, byte: usize) -> u32 {
        let start = self.document.blocks[block].range().start;
        let (from, before) = match self.units {
            Some((counted, last, before)) if counted == block && last <= byte => (last, before),
            _ => (start, 0),
        };
        let before = before + units(&self.document.text[from..byte]);
        self.units = Some((block, byte, before));
        before
    }

    fn part_name(&self, index: usize, block: &Block) -> Option<String> {
        let part = &self.document.parts[usize::from(block.part)].name;
        let name = match block.role {
            // The part says more than the role, where there is one.
            Role::Comment | Role::Attribute | Role::Script if !part.is_empty() => part,
            Role::Comment => "comment",
            Role::Attribute => "attribute",
            Role::Script => "script",
            Role::FileName => "file name",
            Role::Property => {
                let properties = &self.document.properties;
                &properties[properties.binary_search_by_key(&index, |property| property.block).ok()?].name
            }
            _ => part,
        };
        (!name.is_empty()).then(|| name.to_owned())
    }
}

/// Characters as JavaScript, Java and the report count them.
fn units(text: &str) -> u32 {
    text.encode_utf16().count() as u32
}
