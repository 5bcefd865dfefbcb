//! What the readers share: the window they are given, the document they write, and the tail of a
//! block that a window's end has cut, with which the next stretch begins.
//!
//! A number must be found even if the cut goes through it. So the next stretch begins with the
//! last [`TAIL`] bytes of the cut block, and the two divide the answers between them at the
//! middle of that tail (`Document::answer_only_for`).

use std::borrow::Cow;
use std::ops::Range;

use crate::document::{Document, Format, Origin, Places, Position, Role, Visibility};

/// Bytes of a cut block that the next stretch sees again.
const TAIL: usize = 1024;

/// The last place at or before `at` where a character begins.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Reads one format, window by window. It keeps between windows only what it must.
pub(crate) trait Reader: Send {
    /// Reads as much of the window as is complete and says how much that was. `used` is a document
    /// that is done with; its buffers serve again.
    fn read(&mut self, window: Window<'_>, used: Document) -> Read;
}

/// One window of a file, as text.
pub(crate) struct Window<'a> {
    pub(crate) format: Format,
    pub(crate) text: Cow<'a, str>,
    /// Where its first character stands in the file.
    pub(crate) at: Position,
    /// Nothing follows.
    pub(crate) last: bool,
    /// There will be no more in the window than this: something has to be read of it.
    pub(crate) full: bool,
    /// Paragraphs before it.
    pub(crate) paragraphs: u32,
    /// The block that the window before it cut.
    pub(crate) tail: Option<Tail>,
}

/// What was made of a window.
pub(crate) struct Read {
    pub(crate) document: Document,
    /// Bytes of the window's text.
    pub(crate) consumed: usize,
    pub(crate) tail: Option<Tail>,
}

/// The end of a block that goes on in the next stretch.
#[derive(Clone)]
pub(crate) struct Tail {
    pub(crate) text: String,
    marks: Vec<(usize, Position)>,
    pub(crate) role: Role,
    pub(crate) visibility: Visibility,
    /// From here on the next stretch answers.
    pub(crate) answers_from: usize,
}

impl Tail {
    /// Cuts the last block of the document, which ends with the document's text. `shared` = the
    /// two stretches divide the tail; else the first answers for all of it.
    pub(crate) fn cut(document: &mut Document, start: usize, answered_from: usize, shared: bool) -> Option<Self> {
        let block = document.blocks().last().copied()?;
        let (text, end) = (document.text(), block.range().end);
        let mut from = end.saturating_sub(TAIL).max(block.range().start);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let mut middle = if shared { usize::midpoint(from, end) } else { end };
        while !text.is_char_boundary(middle) {
            middle += 1;
        }
        // A stretch that is all tail must not give back what it was to answer for.
        middle = middle.max(answered_from);
        let mut marks: Vec<(usize, Position)> = Vec::new();
        let mut expected = None;
        let mut places = Places::new(document);
        for (offset, c) in text[from..end].char_indices() {
            let Some(at) = places.position(from + offset) else { continue };
            if Some(at) != expected {
                marks.push((offset, at));
            }
            expected = Some(at.after(c.encode_utf8(&mut [0; 4])));
        }
        let tail = Self {
            text: text[from..end].to_owned(),
            marks,
            role: block.role,
            visibility: block.visibility,
            answers_from: middle - from,
        };
        let stop = if shared { middle } else { text.len() };
        document.answer_only_for(start..stop);
        Some(tail)
    }

    /// Marks the tail's characters in a document whose text begins with them.
    pub(crate) fn mark(&self, document: &mut Document) {
        for &(offset, at) in &self.marks {
            document.mark(offset, at);
        }
    }

    /// Whether the block is one that is numbered; then the cut one and its rest share a number.
    pub(crate) fn is_paragraph(&self) -> bool {
        matches!(self.role, Role::Paragraph | Role::Heading(_))
    }
}

/// Text that belongs beside the open block: attributes, comments, hidden words. It waits here, so
/// that the block's own characters follow each other.
#[derive(Default)]
struct Side {
    text: String,
    /// Bytes of this text, and the bytes of the source they begin with.
    marks: Vec<(usize, usize)>,
    blocks: Vec<(Range<usize>, Role, Visibility)>,
}

/// A byte of the source. Offsets fit: a window is far smaller than 4 GB.
fn origin(offset: usize) -> Origin {
    Origin::Source(offset as u32)
}

/// Writes a document out of a window's text.
pub(crate) struct Writer<'a> {
    pub(crate) source: &'a str,
    pub(crate) document: Document,
    start: usize,
    /// The open block's role and visibility.
    open: Option<(Role, Visibility)>,
    side: Side,
    answers_from: Option<usize>,
}

impl<'a> Writer<'a> {
    /// A writer for a window. A tail that it brings is the beginning of an open block.
    pub(crate) fn new(source: &'a str, window: &Window<'_>, used: Document) -> Self {
        let mut document = Document::from_source(window.format, source, window.at, used);
        document.continue_paragraphs(window.paragraphs);
        let mut writer = Self { source, document, start: 0, open: None, side: Side::default(), answers_from: None };
        if let Some(tail) = &window.tail {
            if tail.is_paragraph() {
                writer.document.continue_paragraphs(window.paragraphs.saturating_sub(1));
            }
            for (index, &(offset, at)) in tail.marks.iter().enumerate() {
                let end = tail.marks.get(index + 1).map_or(tail.text.len(), |next| next.0);
                writer.document.push(&tail.text[offset..end], at);
            }
            writer.open = Some((tail.role, tail.visibility));
            writer.answers_from = Some(tail.answers_from);
        }
        writer
    }

    /// Opens a block, unless one is open.
    pub(crate) fn open(&mut self, role: Role, visibility: Visibility) {
        if self.open.is_none() {
            self.start = self.document.text().len();
            self.open = Some((role, visibility));
        }
    }

    /// Whether a block is open.
    pub(crate) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether a block of this role is open.
    pub(crate) fn is_open_as(&self, role: Role) -> bool {
        self.open.is_some_and(|open| open.0 == role)
    }

    /// The open block's visibility.
    pub(crate) fn visibility(&self) -> Option<Visibility> {
        self.open.map(|open| open.1)
    }

    /// Whether the open block has no text yet.
    pub(crate) fn is_blank(&self) -> bool {
        self.open.is_none() || self.document.text().len() == self.start
    }

    /// Appends a piece of the source to the open block.
    pub(crate) fn text(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            let at = origin(range.start);
            self.document.push(&self.source[range], at);
        }
    }

    /// Appends to the open block what stands in the source at `offset` in another form.
    pub(crate) fn other(&mut self, text: &str, offset: usize) {
        self.document.push(text, origin(offset));
    }

    /// Closes the open block; what waited beside it follows.
    pub(crate) fn close(&mut self) {
        if let Some((role, visibility)) = self.open.take() {
            let end = self.start + self.document.text()[self.start..].trim_end().len();
            if end > self.start {
                self.document.add_range(self.start..end, role, visibility);
            }
        }
        if !self.side.blocks.is_empty() {
            self.flush();
        }
    }

    #[cold]
    fn flush(&mut self) {
        let side = std::mem::take(&mut self.side);
        let base = self.document.text().len();
        let mut pushed = 0;
        for (index, &(offset, at)) in side.marks.iter().enumerate() {
            let end = side.marks.get(index + 1).map_or(side.text.len(), |next| next.0);
            self.document.push(&side.text[offset..end], origin(at));
            pushed = end;
        }
        debug_assert_eq!(pushed, side.text.len());
        for (range, role, visibility) in side.blocks {
            self.document.add_range(base + range.start..base + range.end, role, visibility);
        }
    }

    /// A block of its own, beside the open one if there is one.
    pub(crate) fn beside(&mut self, text: &str, offset: usize, role: Role, visibility: Visibility) {
        if text.trim().is_empty() {
            return;
        }
        if self.is_open() {
            let start = self.side.text.len();
            self.side.marks.push((start, offset));
            self.side.text.push_str(text);
            self.side.blocks.push((start..self.side.text.len(), role, visibility));
        } else {
            self.document.add(text, origin(offset), role, visibility);
        }
    }

    /// Goes on with the block beside the open one that was begun last, if it has this role.
    pub(crate) fn beside_more(&mut self, text: &str, offset: usize, role: Role) -> bool {
        let Some(block) = self.side.blocks.last_mut().filter(|block| block.1 == role) else { return false };
        self.side.marks.push((self.side.text.len(), offset));
        self.side.text.push_str(text);
        block.0.end = self.side.text.len();
        true
    }

    /// A property. It ends the open block.
    pub(crate) fn property(&mut self, name: &str, value: &str, offset: usize) {
        if value.trim().is_empty() {
            return;
        }
        self.close();
        self.document.add_property(name, value, origin(offset));
    }

    /// The document. A block that is still open goes on in the next stretch, unless it is `last`.
    pub(crate) fn finish(mut self, consumed: usize, last: bool) -> Read {
        let whole = self.answers_from.unwrap_or(0);
        let open = self.open.is_some() && !last && !self.is_blank();
        let mut tail = None;
        if open {
            let shared = self.side.blocks.is_empty();
            // Untrimmed, as what follows may be glued to the space at its end.
            if let Some((role, visibility)) = self.open.take() {
                self.document.add_range(self.start..self.document.text().len(), role, visibility);
            }
            tail = Tail::cut(&mut self.document, whole, whole, shared);
            if !shared {
                // With blocks waiting beside the cut one, the answers cannot be divided inside
                // it: this stretch answers for all it has.
                self.flush();
                self.document.answer_only_for(whole..self.document.text().len());
            }
        } else {
            self.close();
            if whole > 0 {
                self.document.answer_only_for(whole..self.document.text().len());
            }
        }
        Read { document: self.document, consumed, tail }
    }
}
