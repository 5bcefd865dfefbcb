//! Characters that are none: ends of paragraphs and cells, the marks of fields, pictures.

use super::format::Character;
use super::story::Story;
use super::style;
use super::table::Table;
use crate::document::Role;
use crate::read::field;

/// Fields in fields; and paragraphs in a field's code, beyond which its end is missing.
const FIELDS: usize = 64;
const CODE: usize = 20;

const CELL: u8 = 7;

impl Story<'_, '_, '_> {
    pub(super) fn control(&mut self, mark: u8, at: usize, format: Character) {
        match mark {
            // A picture or an object in the line; one that floats.
            1 | 8 => self.pictures |= format.special && !format.is_data,
            CELL | 0x0C | 0x0D => self.end_paragraph(mark, at, format),
            b'\t' => self.push("\t", format),
            0x0A | 0x0B | 0x0E => self.push("\n", format),
            0x13 => self.begin_field(),
            0x14 => self.end_code(format),
            0x15 => {
                self.end_code(format);
                self.fields.pop();
            }
            0x1E => self.push("-", format),
            0x28 => self.symbol(format),
            // The numbers of notes, marks of comments, hyphens where a line may end.
            _ => {}
        }
    }

    /// A character of a typeface with symbols.
    fn symbol(&mut self, format: Character) {
        let Some((font, code)) = format.symbol else { return self.push("(", format) };
        // Typefaces for text have their characters there as well.
        let of_text = (0xF020..=0xF0FF).contains(&code) && !self.document.fonts.has_symbols(font);
        let code = if of_text { code - 0xF000 } else { code };
        if let Some(c) = char::from_u32(code.into()).filter(|&c| c >= ' ') {
            self.push(c.encode_utf8(&mut [0; 4]), format);
        }
    }

    fn begin_field(&mut self) {
        if self.fields.contains(&true) {
            self.open.instruct(" ");
        } else {
            self.code = 0;
        }
        if self.fields.len() < FIELDS {
            self.fields.push(true);
        }
    }

    fn end_code(&mut self, format: Character) {
        if let Some(last) = self.fields.last_mut()
            && std::mem::take(last)
        {
            if self.fields.contains(&true) {
                self.open.instruct(" ");
            } else if let Some(shown) = field::shown(self.open.instruction()) {
                // A formula is drawn from its code: it shows what stands in there.
                self.open.forget_instruction();
                self.push(&shown.text, format);
                self.open.show_beside(shown.raised);
            } else {
                self.open.end_instruction();
            }
        }
    }

    /// The end of a paragraph, a cell or a row stands at this byte.
    pub(super) fn end_paragraph(&mut self, mark: u8, at: usize, end: Character) {
        if self.fields.contains(&true) {
            self.code += 1;
            if self.code > CODE {
                self.fields.clear();
            }
        }
        let document = self.document;
        let format = document.paragraphs.at(at).0;
        let (depth, ends_cell, ends_row) = match format {
            Some(format) if format.depth > 1 => (format.depth, format.ends_inner_cell, format.ends_inner_row),
            Some(format) if mark == CELL => (1, !format.ends_row, format.ends_row),
            Some(format) => (format.depth, false, false),
            // Without formats a row ends with a cell in which there is nothing.
            None if mark == CELL => {
                let ends_row = self.after_cell && self.open.is_blank();
                (1, !ends_row, ends_row)
            }
            None => (u32::from(self.tables.last().is_some_and(Table::is_in_row)), false, false),
        };
        let is_seen = !end.no_break && !end.deleted && !matches!(end.hides, Some(1 | 0x81));
        let joins = mark == 0x0D && !is_seen && !ends_cell && !ends_row;
        if joins {
            self.open.join();
            return;
        }
        self.tables.truncate(depth as usize);
        while self.tables.len() < depth as usize {
            let table = Table::new(self.out.table());
            self.tables.push(table);
        }
        let role = match self.tables.last_mut() {
            Some(table) if ends_row => {
                table.end_row();
                self.role
            }
            Some(table) if self.role != Role::Comment => Role::Cell(table.cell(depth, &document.paragraphs, at)),
            None if self.role == Role::Paragraph => {
                let own = format.and_then(|format| format.level).map(style::heading);
                let by_style = || document.styles.heading(format.map_or(0, |format| format.style));
                own.unwrap_or_else(by_style).map_or(self.role, Role::Heading)
            }
            _ => self.role,
        };
        self.open.end(self.out, self.told, role, self.seen);
        if let Some(table) = self.tables.last_mut().filter(|_| ends_cell) {
            table.end_cell();
        }
        self.after_cell = mark == CELL && ends_cell;
    }
}
