//! Level 1: from bytes to a [`Document`]. One file per format; which one takes a file is decided
//! by its content, in `sniff`.
//!
//! A file is read window by window, so that memory is bounded by the window and not by the file.
//! Between windows a reader keeps only what it must: the open elements of a page, the row of a
//! table. Nothing here panics, opens files or asks for the time; whatever could not be read is
//! told as a [`Problem`], as what was not read was not checked.

mod aside;
mod compound;
mod container;
mod csv;
mod decoding;
mod encoding;
mod field;
mod html;
mod limits;
mod mail;
mod markdown;
mod office;
mod out;
mod packed;
mod page;
mod pdf;
mod plain;
mod repeats;
mod rtf;
mod short;
mod sniff;
mod stretch;
mod within;
mod woven;

use crate::document::{Document, Format, Place, Position, Problem, ProblemKind};
pub use container::Container;
use decoding::Decoding;
pub use limits::Limits;
use stretch::{Read, Reader, Tail, Window};

/// Bytes given to a reader at a time. Most files are smaller and read in one go.
pub const STRETCH: usize = 1 << 20;

/// One file being read, stretch by stretch.
pub struct Reading {
    decoding: Decoding,
    format: Format,
    reader: Box<dyn Reader>,
    /// Where the next stretch's first character stands.
    at: Position,
    paragraphs: u32,
    tail: Option<Tail>,
    /// A window of this many bytes is all that a reader gets at once.
    stretch: usize,
}

/// What was read of a window.
pub struct Stretch {
    /// The text, and what is what in it.
    pub document: Document,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// How many of the window's bytes are read; the next window begins there.
    pub consumed: usize,
    /// The file inside of the one being read that this belongs to, where that is a document of its own: a
    /// member of an archive, an attachment. Nothing for the file itself.
    pub of: Option<String>,
    /// Whether that document ends with it.
    pub ends: bool,
}

impl Reading {
    /// Decides the format from a file's first bytes, or from all of them if it is `whole`. The
    /// name is only a hint. `Err` where nothing at all can be read.
    #[allow(clippy::result_large_err)] // once a file, and the engine keeps it as it is
    pub fn begin(name: &str, head: &[u8], whole: bool) -> Result<Self, Problem> {
        if head.is_empty() {
            return Err(ProblemKind::Empty.into());
        }
        if let Some(kind) = sniff::foreign(head) {
            return Err(kind.into());
        }
        let first = &head[..head.len().min(sniff::HEAD)];
        let whole = whole && first.len() == head.len();
        let mut decoding = Decoding::default();
        let decoded = decoding.decode(first, whole);
        if sniff::is_binary(&decoded.text) {
            return Err(ProblemKind::UnknownKind(None).into());
        }
        let (format, reader) = sniff::format(&sniff::Head::new(name, &decoded.text, whole));
        Ok(Self {
            // What is not UTF-8 is not voted on a second time.
            decoding: decoding.begin_again(),
            format,
            reader,
            at: Position::START,
            paragraphs: 0,
            tail: None,
            stretch: STRETCH,
        })
    }

    /// With another size of window, so that tests need no large files.
    #[doc(hidden)]
    #[must_use]
    pub fn with_stretch(mut self, bytes: usize) -> Self {
        self.stretch = bytes;
        self
    }

    /// Reads as much of the window as is complete. `last` = nothing follows.
    pub fn read(&mut self, bytes: &[u8], last: bool) -> Stretch {
        self.read_into(bytes, last, Document::new(self.format))
    }

    /// The same, for who reads many files.
    /// `used` is a document that is done with, or an empty one; its buffers serve again.
    pub fn read_into(&mut self, bytes: &[u8], last: bool, used: Document) -> Stretch {
        let decoded = self.decoding.decode(bytes, last);
        let shape = decoded.shape();
        let (encoding, broken) = (decoded.encoding, decoded.broken);
        let mut problems = Vec::new();
        let broken = broken.map(|at| (at, self.at.after(&decoded.text[..at]).line));
        // Where the next stretch begins is known only after reading; the text may be given away.
        let own = if last { None } else { Some(decoded.text.clone().into_owned()) };
        let window = Window {
            format: self.format,
            text: decoded.text,
            at: self.at,
            last,
            full: bytes.len() >= self.stretch,
            paragraphs: self.paragraphs,
            tail: self.tail.take(),
        };
        let Read { document, consumed, tail } = self.reader.read(window, used);
        if let Some(text) = own {
            self.at = self.at.after(&text[..consumed]);
        }
        if let Some((_, line)) = broken.filter(|&(at, _)| at < consumed || last) {
            problems.push(Problem { kind: ProblemKind::BrokenEncoding(encoding.name()), place: Place::line(line) });
        }
        self.tail = tail;
        self.paragraphs = document.paragraphs();
        let consumed = if last { bytes.len() } else { shape.source_length(consumed) };
        Stretch { document, problems, consumed, of: None, ends: last }
    }

    /// The format the file is read as.
    pub fn format(&self) -> Format {
        self.format
    }
}
