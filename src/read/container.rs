//! Files that hold other files, or that can be understood only as a whole: they must be had whole before
//! anything of them can be read, as what is in them is listed at their end.
//!
//! What such a file is, its content says. A family of them is one line in [`FAMILIES`].

use super::limits::{Budget, Limits};
use super::out::Out;
use super::within::Within;
use super::{Stretch, compound, mail, office, packed, pdf, rtf};
use crate::document::{Document, Format, Problem, ProblemKind};

/// What a file was recognised as, and what reads it.
pub(crate) struct Content<'a> {
    pub(crate) format: Format,
    pub(crate) read: Box<Read<'a>>,
}

type Read<'a> = dyn FnOnce(&mut Within<'_, '_>) -> Result<(), ProblemKind> + 'a;

impl<'a> Content<'a> {
    pub(crate) fn new(format: Format, read: impl FnOnce(&mut Within<'_, '_>) -> Result<(), ProblemKind> + 'a) -> Self {
        Self { format, read: Box::new(read) }
    }
}

/// Whether a file begins as one of a family, and which one of it the whole file is.
struct Family {
    begins: fn(&[u8]) -> bool,
    recognise: for<'a> fn(&'a [u8], &Budget) -> Result<Content<'a>, ProblemKind>,
}

/// The families, in the order in which they are tried.
const FAMILIES: [Family; 14] = [
    Family { begins: office::begins, recognise: office::recognise },
    Family { begins: compound::begins, recognise: compound::recognise },
    Family { begins: compound::bare::begins, recognise: compound::bare::recognise },
    Family { begins: pdf::begins, recognise: pdf::recognise },
    Family { begins: rtf::begins, recognise: rtf::recognise },
    Family { begins: packed::seven::begins, recognise: packed::seven::recognise },
    Family { begins: packed::rar::begins, recognise: packed::rar::recognise },
    Family { begins: packed::gzip::begins, recognise: packed::gzip::recognise },
    Family { begins: packed::single::is_bzip2, recognise: packed::single::bzip2 },
    Family { begins: packed::single::is_xz, recognise: packed::single::xz },
    Family { begins: packed::tar::begins, recognise: packed::tar::recognise },
    Family { begins: mail::begins, recognise: mail::recognise },
    Family { begins: office::opendocument::begins, recognise: office::opendocument::recognise },
    Family { begins: pdf::begins_in_noise, recognise: pdf::recognise },
];

/// What a whole file is; `None` for text, which other readers take.
pub(crate) fn recognise<'a>(bytes: &'a [u8], budget: &Budget) -> Option<Result<Content<'a>, ProblemKind>> {
    let family = FAMILIES.iter().find(|family| (family.begins)(bytes))?;
    Some((family.recognise)(bytes, budget))
}

/// A file that holds others, opened.
pub struct Container<'a> {
    content: Content<'a>,
    limits: Limits,
    stretch: usize,
}

impl<'a> Container<'a> {
    /// Whether a file that begins so has to be had whole.
    pub fn begins(head: &[u8]) -> bool {
        FAMILIES.iter().any(|family| (family.begins)(head))
    }

    /// Opens a whole file. `Err` where nothing of it can be read.
    #[allow(clippy::result_large_err)] // once a file, and the engine keeps it as it is
    pub fn open(bytes: &'a [u8], limits: Limits) -> Result<Self, Problem> {
        let content = recognise(bytes, &Budget::new(limits)).unwrap_or(Err(ProblemKind::UnknownKind(None)))?;
        Ok(Self { content, limits, stretch: super::STRETCH })
    }

    /// With another size of stretch, so that tests need no large files.
    #[doc(hidden)]
    #[must_use]
    pub fn with_stretch(mut self, bytes: usize) -> Self {
        self.stretch = bytes;
        self
    }

    /// The format the file is read as.
    pub fn format(&self) -> Format {
        self.content.format
    }

    /// Reads the file to its end. `each` is handed one stretch after the other, and whether another one
    /// follows; it gives the document back, so that its buffers serve again.
    pub fn read(self, used: Document, each: &mut dyn FnMut(Stretch, bool) -> Document) -> Document {
        let budget = Budget::new(self.limits);
        let mut out = Out::new(self.content.format, self.stretch, used, each);
        let mut within = Within::new(&mut out, &budget);
        if let Err(kind) = within.read(self.content) {
            within.begin_main();
            within.out.problem(kind);
        }
        out.finish()
    }
}
