//! What a sheet has besides cells: remarks, text boxes, headers, links, what may be entered.

use super::book::Book;
use super::record::{Record, Version};
use super::{kind, link_of};
use crate::document::{Concealment, Role, Seen};
use crate::read::compound::bytes::{by_page, some, u16_at, utf16};
use crate::read::compound::{link, runs, shape};
use crate::read::within::Within;

/// A remark on a cell, among the kinds of objects.
const REMARK: u16 = 0x19;

#[derive(Default)]
pub(super) struct Beside {
    /// The number of the object whose text follows, and its kind.
    object: (u16, u16),
    /// Whether that is switched off.
    is_hidden: bool,
    /// Texts of remarks, by the numbers of their objects.
    remarks: Vec<(u16, String)>,
    /// A remark of an older program that goes on.
    long: String,
}

impl Beside {
    /// Reads a record if it is one of these. Whether it is.
    pub(super) fn read(&mut self, record: &Record<'_>, book: &mut Book, to: &mut Within<'_, '_>) -> bool {
        let store = book.store;
        let mut text = String::new();
        match record.kind {
            kind::MSO_DRAWING => self.drawing(record, book, to),
            kind::OBJ => self.object(record, book, to),
            kind::TXO => {
                let count = usize::from(record.u16(10));
                if count > 0 {
                    record.continued().characters(count, &mut text);
                }
                match self.object {
                    (number, REMARK) => self.remarks.push((number, text)),
                    _ => self.shown(&text, to),
                }
            }
            kind::NOTE if store.version == Version::Eight => {
                store.long(&mut record.text(8), &mut text);
                let number = record.u16(6);
                to.out.of_cell(Some((u32::from(record.u16(0)) + 1, record.u16(2).saturating_add(1))));
                if let Some(at) = self.remarks.iter().position(|remark| remark.0 == number) {
                    let remark = self.remarks.swap_remove(at);
                    to.out.block(&remark.1, Role::Comment, Concealment::Comment);
                }
                to.out.beside(&text, Role::Attribute, Concealment::Property);
                to.out.of_cell(None);
            }
            kind::NOTE => {
                let bytes = record.from(6);
                if record.u16(0) != 0xFFFF {
                    self.end_long(to);
                }
                self.long.push_str(&by_page(bytes, store.page));
            }
            kind::HEADER | kind::FOOTER => {
                store.long_if_new(&mut record.text(0), &mut text);
                tell_line(&text, to);
            }
            kind::HEADER_FOOTER => {
                let mut from = record.text(38);
                for count in (0..4).map(|at| record.u16(30 + 2 * at)).filter(|&count| count > 0) {
                    from.skip(2);
                    text.clear();
                    store.characters(&mut from, usize::from(count), &mut text);
                    tell_line(&text, to);
                }
            }
            kind::DV => {
                let mut from = record.text(4);
                for _ in 0..4 {
                    text.clear();
                    store.long(&mut from, &mut text);
                    book.once(text.trim_matches('\0'), Concealment::Attribute, to);
                }
                // Two formulas; where the texts end, only reading them has told.
                let at = from.at();
                let first = usize::from(record.u16(at));
                book.formula(record, at + 4, first, to);
                book.formula(record, at + 8 + first, usize::from(record.u16(at + 4 + first)), to);
            }
            kind::CF => {
                let (first, second) = (usize::from(record.u16(2)), usize::from(record.u16(4)));
                let at = record.bytes().len().saturating_sub(first + second);
                book.formula(record, at, first, to);
                book.formula(record, at + first, second, to);
            }
            kind::H_LINK => {
                if let Some(bytes) = link_of(record.bytes()) {
                    link::texts(bytes, |text| book.unless_shared(text, to));
                }
            }
            kind::H_LINK_TOOLTIP => {
                book.once(utf16(record.from(10)).trim_end_matches('\0'), Concealment::Attribute, to);
            }
            kind::SERIES_TEXT => {
                store.short(&mut record.text(2), &mut text);
                to.out.block(&text, Role::Paragraph, Seen::VISIBLE);
            }
            _ => return false,
        }
        true
    }

    /// A text box or a button.
    fn shown(&self, text: &str, to: &mut Within<'_, '_>) {
        let seen = if self.is_hidden { Concealment::HiddenObject.into() } else { Seen::VISIBLE };
        for line in text.split(['\n', '\r']) {
            to.out.block(line, Role::Paragraph, seen);
        }
    }

    fn drawing(&mut self, record: &Record<'_>, book: &mut Book, to: &mut Within<'_, '_>) {
        self.is_hidden = false;
        let joined;
        let bytes = if let [only] = *record.parts {
            only
        } else {
            joined = record.parts.concat();
            &joined
        };
        self.shapes(bytes, book, to);
    }

    fn shapes(&mut self, bytes: &[u8], book: &mut Book, to: &mut Within<'_, '_>) {
        for record in shape::flat(bytes).filter(|record| matches!(record.kind, 0xF00B | 0xF122)) {
            let mut texts = Vec::new();
            let hidden = shape::properties(record.bytes, usize::from(record.instance), |text, seen| {
                texts.push((text.to_owned(), seen));
            });
            self.is_hidden |= hidden;
            for (text, seen) in texts {
                match seen.concealment {
                    Some(concealment) => book.once(&text, concealment, to),
                    None => self.shown(&text, to),
                }
            }
        }
    }

    fn object(&mut self, record: &Record<'_>, book: &mut Book, to: &mut Within<'_, '_>) {
        let bytes = record.bytes();
        if book.store.version == Version::Eight {
            // The first field says which object it is.
            self.object = if u16_at(bytes, 0) == Some(0x15) { (record.u16(6), record.u16(4)) } else { (0, 0) };
            for part in record.parts.get(1..).unwrap_or_default() {
                self.shapes(part, book, to);
            }
            return book.sweep(record, to);
        }
        // The text of a box or a button stands somewhere behind how it is drawn.
        if matches!(record.u16(4), 6 | 7 | 11..=16 | 19) {
            for run in some(bytes, 34, bytes.len()).split(|&b| b < b' ').filter(|run| run.len() >= 4) {
                let text = by_page(run, book.store.page);
                let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
                if 4 * letters >= 3 * text.chars().count() && (!text.is_ascii() || letters >= 7) {
                    to.out.block(&text, Role::Paragraph, Seen::VISIBLE);
                }
            }
        }
        runs::telling(bytes, |text| book.once(text, Concealment::Attribute, to));
    }

    fn end_long(&mut self, to: &mut Within<'_, '_>) {
        let text = std::mem::take(&mut self.long);
        to.out.block(&text, Role::Comment, Concealment::Comment);
    }

    /// Tells the remarks that no cell has.
    pub(super) fn end(mut self, to: &mut Within<'_, '_>) {
        self.end_long(to);
        for (_, text) in &self.remarks {
            to.out.block(text, Role::Comment, Concealment::Comment);
        }
    }
}

/// A header or footer without the signs that lay it out.
fn tell_line(stored: &str, to: &mut Within<'_, '_>) {
    for piece in pieces(stored) {
        to.out.block(&piece, Role::Paragraph, Seen::VISIBLE);
    }
}

/// Its left, middle and right piece.
fn pieces(stored: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut rest = stored.chars().peekable();
    while let Some(c) = rest.next() {
        let code = if c == '&' { rest.next() } else { None };
        let Some(piece) = pieces.last_mut() else { break };
        match (c, code) {
            ('&', Some('&')) => piece.push('&'),
            ('&', Some('L' | 'C' | 'R' | 'l' | 'c' | 'r')) => pieces.push(String::new()),
            // A typeface.
            ('&', Some('"')) => {
                rest.by_ref().find(|&c| c == '"');
            }
            // A colour.
            ('&', Some('K')) => {
                for _ in 0..6 {
                    rest.next_if(char::is_ascii_hexdigit);
                }
            }
            // A size has at most three digits.
            ('&', Some('0'..='9')) => {
                for _ in 0..2 {
                    rest.next_if(char::is_ascii_digit);
                }
            }
            ('&', _) => {}
            (c, _) => piece.push(c),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn headers_without_their_signs() {
        assert_eq!(pieces("&L&\"宋体,常规\"&9内部&C&KFF0000资料 &P/&N&R甲&&乙"), ["", "内部", "资料 /", "甲&乙"]);
        assert_eq!(pieces("无"), ["无"]);
        assert_eq!(pieces("&"), [""]);
    }
}
