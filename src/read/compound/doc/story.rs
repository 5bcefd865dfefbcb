//! Walks through a story of a document: the main text, the notes, the headers. Pieces and runs are joined to
//! paragraphs, as a number may be split over any number of them.

use encoding_rs::Encoding;

use super::fonts::Fonts;
use super::format::{Character, Formats, Paragraph as Format};
use super::paragraph::{Paragraph, Told};
use super::pieces::Pieces;
use super::style::Styles;
use super::table::Table;
use crate::document::{Role, Seen};
use crate::read::out::Out;
use crate::read::woven::Stands;

/// What all stories of a document share.
pub(super) struct Text<'a> {
    pub(super) main: &'a [u8],
    pub(super) pieces: Pieces<'a>,
    pub(super) characters: Formats<Character>,
    pub(super) paragraphs: Formats<Format>,
    pub(super) styles: Styles,
    pub(super) fonts: Fonts,
    pub(super) encoding: &'static Encoding,
}

pub(super) struct Story<'d, 'o, 'e> {
    pub(super) document: &'d Text<'d>,
    pub(super) out: &'o mut Out<'e>,
    pub(super) told: &'o mut Told,
    /// What paragraphs are in this story, and whether the page shows it.
    pub(super) role: Role,
    pub(super) seen: Seen,
    pub(super) open: Paragraph,
    /// Open fields: whether one is in the code of each, or in what came of it.
    pub(super) fields: Vec<bool>,
    /// Paragraphs that the code has gone on for.
    pub(super) code: usize,
    pub(super) tables: Vec<Table>,
    /// The last paragraph ended a cell.
    pub(super) after_cell: bool,
    /// The first half of a character that is not at its end.
    half: Option<u16>,
    buffer: String,
    /// Where the text stands that is being read.
    at: usize,
    /// Whether it stands on the page itself, which is white, and not in a box.
    on_page: bool,
    /// Whether pictures were passed over.
    pub(super) pictures: bool,
}

impl<'d, 'o, 'e> Story<'d, 'o, 'e> {
    pub(super) fn new(
        document: &'d Text<'d>,
        out: &'o mut Out<'e>,
        told: &'o mut Told,
        role: Role,
        seen: Seen,
    ) -> Self {
        Self {
            document,
            out,
            told,
            role,
            seen,
            open: Paragraph::default(),
            fields: Vec::new(),
            code: 0,
            tables: Vec::new(),
            after_cell: false,
            half: None,
            buffer: String::new(),
            at: 0,
            on_page: true,
            pictures: false,
        }
    }

    /// In boxes, which may have any colour.
    pub(super) fn in_boxes(mut self) -> Self {
        self.on_page = false;
        self
    }

    /// Reads the characters from one to another.
    pub(super) fn read(&mut self, from: u32, to: u32) {
        let document = self.document;
        let first = document.pieces.list.partition_point(|piece| piece.to <= from);
        let mut last = 0;
        for piece in document.pieces.list.get(first..).unwrap_or_default() {
            if piece.from >= to {
                break;
            }
            let place = |character: u32| piece.at + (character - piece.from) as usize * piece.width();
            let (mut at, end) = (place(piece.from.max(from)), place(piece.to.min(to)));
            while at < end {
                let (format, until) = document.characters.at(at);
                let mut format = format.copied().unwrap_or_default();
                document.pieces.properties(piece, |sprm| format.apply(sprm));
                // A run ends between two characters.
                let until = (at + (until.min(end) - at).next_multiple_of(piece.width()).max(piece.width())).min(end);
                let bytes = document.main.get(at..until).unwrap_or_default();
                self.at = at;
                if piece.wide {
                    self.wide(bytes, at, format);
                } else {
                    self.narrow(bytes, at, format);
                }
                at = until;
            }
            last = end.saturating_sub(piece.width());
        }
        self.half();
        self.fields.clear();
        self.end_paragraph(0, last, Character::default());
    }

    /// A run of units of two bytes.
    fn wide(&mut self, bytes: &[u8], at: usize, format: Character) {
        for (index, unit) in bytes.chunks_exact(2).enumerate() {
            let unit = u16::from_le_bytes([unit[0], unit[1]]);
            if unit < 0x20 || unit == 0x28 && format.special {
                self.half();
                self.flush(format);
                self.control(unit as u8, at + 2 * index, format);
                self.at = at + 2 * index + 2;
                continue;
            }
            if let Some(first) = self.half.take() {
                if let Some(Ok(c)) = char::decode_utf16([first, unit]).next() {
                    self.buffer.push(c);
                    continue;
                }
                self.buffer.push(char::REPLACEMENT_CHARACTER);
            }
            match char::from_u32(unit.into()) {
                Some(c) => self.buffer.push(c),
                None if unit < 0xDC00 => self.half = Some(unit),
                None => self.buffer.push(char::REPLACEMENT_CHARACTER),
            }
        }
        self.flush(format);
    }

    /// A run of bytes.
    fn narrow(&mut self, bytes: &[u8], at: usize, format: Character) {
        let mut rest = 0;
        let decode = |story: &mut Self, from: usize, to: usize| {
            let text = bytes.get(from..to).unwrap_or_default();
            if !text.is_empty() {
                story.buffer.push_str(&story.document.encoding.decode_without_bom_handling(text).0);
                story.flush(format);
            }
        };
        self.half();
        for (index, &byte) in bytes.iter().enumerate() {
            if byte < 0x20 || byte == 0x28 && format.special {
                decode(self, rest, index);
                self.control(byte, at + index, format);
                self.at = at + index + 1;
                rest = index + 1;
            }
        }
        decode(self, rest, bytes.len());
    }

    /// The second half of a character is missing.
    fn half(&mut self) {
        if self.half.take().is_some() {
            self.buffer.push(char::REPLACEMENT_CHARACTER);
        }
    }

    /// Tells where the text so far belongs.
    fn flush(&mut self, format: Character) {
        if !self.buffer.is_empty() {
            let text = std::mem::take(&mut self.buffer);
            self.push(&text, format);
            self.buffer = text;
            self.buffer.clear();
        }
    }

    pub(super) fn push(&mut self, text: &str, format: Character) {
        if self.fields.contains(&true) {
            self.open.instruct(text);
            return;
        }
        for piece in self.out.pieces(text) {
            self.open.push(piece, self.stands(format));
            if self.open.is_long(self.out) {
                self.open.cut_long(self.out, self.role, self.seen);
            }
        }
    }

    /// Whether a person could not read it: in white on the page, in letters that are too small.
    fn is_unreadable(&self, format: Character) -> bool {
        let on_bare_page = || {
            let paragraph = self.document.paragraphs.at(self.at).0;
            self.on_page && paragraph.is_none_or(|paragraph| paragraph.depth == 0 && !paragraph.has_ground)
        };
        format.is_tiny || format.is_white() && !format.has_ground && on_bare_page()
    }

    fn stands(&self, format: Character) -> Stands {
        if format.deleted {
            return Stands::Removed;
        }
        let paragraph = || self.document.paragraphs.at(self.at).0.map_or(0, |format| format.style);
        let style = || self.document.styles.hide(paragraph, format.style);
        let hides = match format.hides {
            None | Some(0x80) => style(),
            Some(0x81) => !style(),
            Some(own) => own != 0,
        };
        if hides || self.is_unreadable(format) {
            Stands::Hidden
        } else if format.inserted {
            Stands::Inserted
        } else {
            Stands::OnPage
        }
    }
}
