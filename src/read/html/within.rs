//! HTML inside of another format: what of it begins in a line, and single tags in a paragraph.

use std::ops::Range;

use super::element::is_inline;
use super::tag;
use super::{Html, Mode};
use crate::read::stretch::Writer;

/// The longest tag inside a paragraph: what begins at each `<` is looked at only so far.
const TAG: usize = 4 << 10;

/// What begins at a `<` inside a paragraph, and where it ends.
pub(crate) enum Inline {
    Comment(usize),
    Tag(usize),
    /// A link in angle brackets.
    Link(usize),
}

/// What begins at the `<` at `at`, if it is no text.
pub(crate) fn inline_end(bytes: &[u8], at: usize) -> Option<Inline> {
    let bytes = &bytes[..bytes.len().min(at + TAG)];
    let rest = &bytes[at..];
    if rest.starts_with(b"<!--") {
        return memchr::memmem::find(rest, b"-->").map(|length| Inline::Comment(at + length + 3));
    }
    match rest.get(1) {
        Some(b'/') if rest.get(2).is_some_and(u8::is_ascii_alphabetic) => {
            memchr::memchr(b'>', rest).map(|length| Inline::Tag(at + length + 1))
        }
        Some(b) if b.is_ascii_alphanumeric() => {
            let end = at + memchr::memchr(b'>', rest)?;
            let inside = &bytes[at + 1..end];
            let link = !inside.iter().any(|b| b.is_ascii_whitespace() || *b == b'<')
                && (inside.contains(&b'@') || memchr::memchr(b':', inside).is_some())
                && !inside.contains(&b'=');
            if link {
                return Some(Inline::Link(end + 1));
            }
            if !b.is_ascii_alphabetic() {
                return None;
            }
            tag::start(bytes, at).map(|tag| Inline::Tag(tag.end))
        }
        _ => None,
    }
}

/// Whether a line that begins so is HTML of its own: the tag of a block, a comment, a declaration.
pub(crate) fn begins_block(line: &str) -> bool {
    let bytes = line.as_bytes();
    if bytes.first() != Some(&b'<') {
        return false;
    }
    match bytes.get(1) {
        Some(b'!' | b'?') => true,
        Some(b'/') if bytes.get(2).is_some_and(u8::is_ascii_alphabetic) => !is_inline(tag::name(bytes, 2).0),
        Some(b) if b.is_ascii_alphabetic() => {
            let end = bytes.iter().position(|b| matches!(b, b'>' | b':' | b'@')).map(|at| bytes[at]);
            let (name, after) = tag::name(bytes, 1);
            let ends = bytes.get(after).is_none_or(|b| matches!(b, b'>' | b'/') || b.is_ascii_whitespace());
            end != Some(b'@') && ends && !is_inline(name) && !bytes[1..after].contains(&b':')
        }
        _ => false,
    }
}

impl Html {
    /// One tag in the paragraph of another format.
    pub(crate) fn inline(&mut self, writer: &mut Writer<'_>, range: Range<usize>) {
        let bytes = &writer.source.as_bytes()[..range.end];
        if bytes.get(range.start + 1) == Some(&b'/') {
            self.end(writer, tag::name(bytes, range.start + 2).0);
        } else if let Some(tag) = tag::start(bytes, range.start) {
            self.start(writer, &tag);
            // What follows in the paragraph is text, whatever the tag says.
            self.mode = Mode::Text;
        }
    }
}
