//! Files that hold other files: they must be had whole before anything of them can be read, as what
//! is in them is listed at their end.

use super::Stretch;
use super::office::{self, Archive, Budget, Out};
use super::sniff;
use crate::document::{Document, Format, Problem, ProblemKind};

/// A file larger than this is not taken into memory. Real documents with many photographs have some
/// tens of megabytes.
pub const LARGEST: usize = 256 << 20;

/// What such files begin with: the ZIP archives, and the older compound files, in which encrypted
/// documents come.
const SIGNS: [&[u8]; 4] = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", office::COMPOUND];

/// A file that holds others, opened.
pub struct Container<'a> {
    archive: Archive<'a>,
    budget: Budget,
    main: usize,
    format: Format,
    stretch: usize,
}

impl<'a> Container<'a> {
    /// Whether a file that begins so has to be had whole.
    pub fn begins(head: &[u8]) -> bool {
        SIGNS.iter().any(|sign| head.starts_with(sign))
    }

    /// Opens a whole file. `Err` where nothing of it can be read.
    #[allow(clippy::result_large_err)] // once a file, and the engine keeps it as it is
    pub fn open(bytes: &'a [u8]) -> Result<Self, Problem> {
        if bytes.starts_with(office::COMPOUND) {
            let kind = if office::is_encrypted(bytes) { Some(ProblemKind::Encrypted) } else { sniff::foreign(bytes) };
            return Err(kind.unwrap_or(ProblemKind::UnknownKind(None)).into());
        }
        let mut archive = Archive::open(bytes);
        let budget = Budget::default();
        match office::recognise(&mut archive, &budget) {
            Ok(main) => Ok(Self { archive, budget, main, format: Format::Docx, stretch: super::STRETCH }),
            Err(kind) => Err(kind.into()),
        }
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
        self.format
    }

    /// Reads the file to its end. `each` is handed one stretch after the other, and whether another one
    /// follows; it gives the document back, so that its buffers serve again.
    pub fn read(mut self, used: Document, each: &mut dyn FnMut(Stretch, bool) -> Document) -> Document {
        let mut out = Out::new(self.format, self.stretch, used, each);
        office::read(&mut self.archive, self.main, &mut out, &self.budget);
        out.finish()
    }
}
