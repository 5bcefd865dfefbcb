//! What is not markup of the page itself: comments, declarations, scripts, the title.
//!
//! If one of them is longer than a window, it is read in stretches like a long paragraph.

use std::ops::Range;

use super::attribute::ATTRIBUTE;
use super::element::TITLE;
use super::tag::{self, Name};
use super::{Html, Piece, decoded};
use crate::document::{Role, Visibility};
use crate::read::stretch::{Writer, floor};

/// What the next bytes belong to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Mode {
    #[default]
    Text,
    /// Behind `<!--`.
    Comment,
    /// Inside a script, style or title.
    Raw(Name),
    /// Inside a tag that a window's end has cut; the quotation mark that is open.
    Tag(Option<u8>),
}

/// Declarations of this length say nothing but the kind of page.
const DECLARATION: usize = 256;

impl Html {
    /// What stands at `<!` or `<?`.
    pub(crate) fn declaration(&mut self, writer: &mut Writer<'_>, open: usize, piece: Piece) -> Option<usize> {
        let source = &writer.source[..piece.end];
        let rest = &source.as_bytes()[open..];
        if !piece.last && rest.len() < 9 {
            return None;
        }
        if rest.starts_with(b"<!--") {
            self.mode = Mode::Comment;
            // `<!-->` is a whole comment.
            return Some(open + if rest.starts_with(b"<!-->") { 2 } else { 4 });
        }
        if rest.starts_with(b"<![CDATA[") {
            return Some(open + 9);
        }
        let end = match memchr::memchr(b'>', rest) {
            Some(length) => open + length,
            None if piece.must_go_on(open) => piece.end,
            None => return None,
        };
        let silent = rest[..9.min(rest.len())].eq_ignore_ascii_case(b"<!doctype") || rest.starts_with(b"<?xml");
        if !silent || end - open > DECLARATION {
            writer.beside(&source[open + 2..end], open + 2, Role::Comment, Visibility::Hidden);
        }
        Some((end + 1).min(piece.end))
    }

    /// Goes on with what the mode says. Nothing if its end has to be waited for.
    pub(crate) fn raw(&mut self, writer: &mut Writer<'_>, at: usize, piece: Piece) -> Option<usize> {
        let source = &writer.source[..piece.end];
        if let Some((end, next)) = self.raw_range(source, at) {
            self.write_raw(writer, at..end);
            if let Mode::Raw(name) = self.mode {
                self.end_raw(name);
            }
            self.mode = Mode::Text;
            return Some(next);
        }
        if piece.last {
            self.write_raw(writer, at..piece.end);
            return Some(piece.end);
        }
        if !piece.full || at > piece.start {
            return None;
        }
        // Longer than a window: all but what may be the beginning of its end.
        let mut stop = floor(source, piece.end.saturating_sub(16));
        if let Mode::Tag(quote) = self.mode {
            stop = piece.end;
            self.mode = Mode::Tag(tag::open_quote(source.as_bytes(), at, quote));
        }
        if stop <= at {
            return None;
        }
        let role = self.raw_role();
        if !writer.is_open_as(role) {
            self.close(writer);
        }
        writer.open(role, Visibility::Hidden);
        writer.text(at..stop);
        Some(stop)
    }

    /// Where what the mode says ends, and where the page goes on.
    fn raw_range(&self, source: &str, at: usize) -> Option<(usize, usize)> {
        let bytes = source.as_bytes();
        match self.mode {
            Mode::Text => Some((at, at)),
            Mode::Comment => {
                let end = at + memchr::memmem::find(&bytes[at..], b"-->")?;
                Some((end, end + 3))
            }
            Mode::Raw(name) => {
                let end = end_tag(bytes, at, name)?;
                Some((end, end + memchr::memchr(b'>', &bytes[end..])? + 1))
            }
            Mode::Tag(quote) => {
                let from = match quote {
                    None => at,
                    Some(quote) => at + memchr::memchr(quote, &bytes[at..])? + 1,
                };
                let end = tag::close(bytes, from).ok()?;
                Some((end, end + 1))
            }
        }
    }

    /// Where the comment or script that goes on at `at` is over.
    pub(crate) fn raw_end(&self, source: &str, at: usize) -> Option<usize> {
        self.raw_range(source, at).map(|range| range.0)
    }

    fn raw_role(&self) -> Role {
        match self.mode {
            Mode::Comment => Role::Comment,
            Mode::Tag(_) => ATTRIBUTE.0,
            _ => Role::Script,
        }
    }

    fn write_raw(&mut self, writer: &mut Writer<'_>, range: Range<usize>) {
        let role = self.raw_role();
        let text = &writer.source[range.clone()];
        if writer.is_open_as(role) {
            writer.text(range);
            self.close(writer);
        } else if self.mode == Mode::Raw(TITLE) {
            writer.property("title", &decoded(text), range.start);
        } else {
            writer.beside(text, range.start, role, Visibility::Hidden);
        }
    }
}

/// Where the end tag of a script, style or title begins.
fn end_tag(bytes: &[u8], from: usize, name: Name) -> Option<usize> {
    let finder = memchr::memmem::Finder::new(b"</");
    finder.find_iter(&bytes[from..]).map(|length| from + length).find(|&at| {
        let (found, end) = tag::name(&bytes[..bytes.len().min(at + 16)], at + 2);
        found == name && end < bytes.len()
    })
}
