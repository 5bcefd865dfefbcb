//! HTML, as lenient as a browser: what a reader of the page sees, and what only its source shows,
//! such as comments, attributes, hidden elements and scripts.
//!
//! Elements that a browser sets as a block end a block; inline elements don't, so that a number
//! with a tag inside is found.

mod attribute;
mod element;
mod entity;
mod raw;
mod table;
mod tag;
mod within;

use std::ops::Range;

use super::stretch::{Read, Reader, Window, Writer, floor};
use crate::document::{Document, Role, Visibility};
pub(crate) use attribute::percent_decoded;
use element::Element;
pub(crate) use entity::decode as decode_entity;
use raw::Mode;
use table::Table;
pub(crate) use within::{Inline, begins_block, inline_end};

/// Elements inside each other; beyond that they are only counted. Browsers stop at 512 as well.
const DEEPEST: usize = 512;

/// The reader of HTML: what is open where a window ends.
#[derive(Default)]
pub(crate) struct Html {
    stack: Vec<Element>,
    /// Open elements beyond [`DEEPEST`].
    beyond: usize,
    /// How many of the open elements hide what is in them.
    hidden: usize,
    tables: Vec<Table>,
    /// Tables begun so far; the next one's number is one more.
    pub(crate) numbered: u32,
    heading: Option<u8>,
    mode: Mode,
    /// The last text beside the open block can be continued: nothing visible came since.
    beside: bool,
}

/// A piece of the source to be read as HTML.
#[derive(Clone, Copy)]
pub(crate) struct Piece {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Nothing follows, so that what is incomplete is read as it is.
    pub(crate) last: bool,
    /// There will be no more than this at once.
    pub(crate) full: bool,
}

impl Piece {
    /// Whether what begins at `at` has to be read though its end is not there.
    fn must_go_on(self, at: usize) -> bool {
        self.last || (self.full && at == self.start)
    }
}

impl Reader for Html {
    fn read(&mut self, window: Window<'_>, used: Document) -> Read {
        let mut writer = Writer::new(&window.text, &window, used);
        let piece = Piece { start: 0, end: window.text.len(), last: window.last, full: window.full };
        let consumed = self.feed(&mut writer, piece);
        writer.finish(consumed, window.last)
    }
}

impl Html {
    /// Reads a piece and says up to where it was complete.
    pub(crate) fn feed(&mut self, writer: &mut Writer<'_>, piece: Piece) -> usize {
        let source = writer.source;
        let bytes = &source.as_bytes()[..piece.end];
        let mut at = piece.start;
        while at < piece.end {
            if self.mode != Mode::Text {
                match self.raw(writer, at, piece) {
                    Some(next) => at = next,
                    None => return at,
                }
                continue;
            }
            let Some(length) = memchr::memchr(b'<', &bytes[at..]) else {
                let end = if piece.last { piece.end } else { before_entity(source, at, piece) };
                self.text(writer, at..end);
                return end;
            };
            let open = at + length;
            if length > 0 {
                self.text(writer, at..open);
            }
            match self.markup(writer, open, piece) {
                Some(next) => at = next,
                None => return open,
            }
        }
        at
    }

    /// Whether an open element hides what comes.
    pub(crate) fn hides(&self) -> bool {
        self.hidden > 0
    }

    /// Whether elements are open, or a comment or script goes on.
    pub(crate) fn is_inside(&self) -> bool {
        self.mode != Mode::Text
    }

    /// What stands at a `<`: where it ends, or nothing if it does not end in this window.
    fn markup(&mut self, writer: &mut Writer<'_>, open: usize, piece: Piece) -> Option<usize> {
        let bytes = &writer.source.as_bytes()[..piece.end];
        match bytes.get(open + 1) {
            Some(b) if b.is_ascii_alphabetic() => {
                if let Some(tag) = tag::start(bytes, open) {
                    self.start(writer, &tag);
                    return Some(tag.end);
                }
                // Cut by the end: wait for the rest, or read what is there.
                if !piece.must_go_on(open) {
                    return None;
                }
                let tag = tag::unfinished(bytes, open, !piece.last);
                self.start(writer, &tag);
                if !piece.last {
                    self.mode = Mode::Tag(tag.quote);
                }
                Some(tag.end)
            }
            Some(b'/') if bytes.get(open + 2).is_some_and(u8::is_ascii_alphabetic) => {
                let end = memchr::memchr(b'>', &bytes[open..]).map(|length| open + length);
                let end = end.or_else(|| piece.must_go_on(open).then_some(piece.end))?;
                let (name, after) = tag::name(bytes, open + 2);
                self.end(writer, name);
                let rest = &writer.source[after.min(end)..end];
                writer.beside(rest, after, Role::Attribute, Visibility::Hidden);
                Some((end + 1).min(piece.end))
            }
            Some(b'!' | b'?') => self.declaration(writer, open, piece),
            None if !piece.last => None,
            Some(b'/') if open + 2 >= piece.end && !piece.last => None,
            _ => {
                self.text(writer, open..open + 1);
                Some(open + 1)
            }
        }
    }

    /// A run of text between two pieces of markup.
    fn text(&mut self, writer: &mut Writer<'_>, run: Range<usize>) {
        let Range { mut start, end } = run;
        let bytes = writer.source.as_bytes();
        let visibility = if self.hidden > 0 { Visibility::Hidden } else { Visibility::Visible };
        if writer.visibility() != Some(visibility) || writer.is_blank() {
            while start < end && bytes[start].is_ascii_whitespace() {
                start += 1;
            }
            if start == end {
                return;
            }
            if writer.visibility().is_some_and(|open| open != visibility) {
                if self.hidden > 0 && !writer.is_blank() {
                    // Hidden words inside a paragraph: the visible ones around them stay joined.
                    self.beside(writer, start..end);
                    return;
                }
                writer.close();
            }
            writer.open(self.role(), visibility);
        }
        self.beside = false;
        if memchr::memchr2(b'&', b'\n', &bytes[start..end]).is_none() {
            writer.text(start..end);
        } else {
            spaced(writer, start..end);
        }
    }

    fn beside(&mut self, writer: &mut Writer<'_>, run: Range<usize>) {
        let text = decoded(&writer.source[run.clone()]);
        if !(self.beside && writer.beside_more(&text, run.start, self.role())) {
            writer.beside(&text, run.start, self.role(), Visibility::Hidden);
            self.beside = true;
        }
    }

    /// Closes the open block.
    fn close(&mut self, writer: &mut Writer<'_>) {
        writer.close();
        self.beside = false;
    }

    /// What text is here.
    fn role(&self) -> Role {
        if let Some(cell) = self.tables.last().and_then(Table::cell) {
            return Role::Cell(cell);
        }
        self.heading.map_or(Role::Paragraph, Role::Heading)
    }
}

/// Writes text with entities decoded and each run of spaces and line ends as one of them.
fn spaced(writer: &mut Writer<'_>, run: Range<usize>) {
    let source = writer.source;
    let bytes = source.as_bytes();
    let (mut from, mut at) = (run.start, run.start);
    while let Some(length) = memchr::memchr2(b'&', b'\n', &bytes[at..run.end]) {
        at += length;
        if bytes[at] == b'\n' {
            let after = bytes[at..run.end].iter().position(|b| !b.is_ascii_whitespace());
            let after = after.map_or(run.end, |length| at + length);
            if after > at + 1 {
                writer.text(from..at + 1);
                from = after;
            }
            at = after;
        } else if let Some((entity, length)) = entity::decode(&source[at..run.end]) {
            writer.text(from..at);
            writer.other(entity.as_str(), at);
            at += length;
            from = at;
        } else {
            at += 1;
        }
    }
    writer.text(from..run.end);
}

/// Text with its entities decoded.
pub(crate) fn decoded(text: &str) -> std::borrow::Cow<'_, str> {
    if memchr::memchr(b'&', text.as_bytes()).is_none() {
        return text.into();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((entity, length)) = entity::decode(rest) {
            plain.push_str(entity.as_str());
            rest = &rest[length..];
        } else {
            plain.push('&');
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    plain.into()
}

/// The end of the text that a window's end cuts: before an entity that may go on.
fn before_entity(source: &str, start: usize, piece: Piece) -> usize {
    let near = floor(source, piece.end.saturating_sub(40)).max(start);
    match source[near..piece.end].rfind('&') {
        Some(at) if !(source[near + at..piece.end].contains(';') || piece.must_go_on(near + at)) => near + at,
        _ => piece.end,
    }
}
