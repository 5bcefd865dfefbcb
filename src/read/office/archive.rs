//! The ZIP archive: its entries, and how much of them is inflated.
//!
//! Forty kilobytes can inflate to hundreds of megabytes, and archives can lie in archives. So there
//! is a limit for each entry, one for all that a file holds, and one for the number of entries.

use std::cell::Cell;
use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::document::ProblemKind;

/// Bytes that one entry may inflate to. The XML of a document of a thousand pages has some twenty.
const ENTRY: u64 = 64 << 20;
/// Bytes that all entries together may inflate to.
const ALL: u64 = 512 << 20;
/// Entries that are looked at, with those of archives inside.
const ENTRIES: u64 = 20_000;

/// What may still be inflated, for a file and all that is in it.
pub(crate) struct Budget {
    bytes: Cell<u64>,
    entries: Cell<u64>,
}

impl Default for Budget {
    fn default() -> Self {
        Self { bytes: Cell::new(ALL), entries: Cell::new(ENTRIES) }
    }
}

impl Budget {
    /// Counts one more entry. The problem is that there are too many.
    pub(crate) fn entry(&self) -> Result<(), ProblemKind> {
        let left = self.entries.get().checked_sub(1).ok_or(ProblemKind::TooMany(ENTRIES))?;
        self.entries.set(left);
        Ok(())
    }
}

/// An archive in memory.
pub(crate) struct Archive<'a> {
    source: Source<'a>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) problems: Vec<ProblemKind>,
}

enum Source<'a> {
    Listed(Box<ZipArchive<Cursor<&'a [u8]>>>),
    /// Without its directory, which stands at the end: what the headers between the entries tell.
    Headers(&'a [u8]),
}

/// A file in the archive.
pub(crate) struct Entry {
    pub(crate) name: String,
    /// Its index in the directory, or the offset of its header.
    at: u64,
}

impl<'a> Archive<'a> {
    /// Opens an archive; one that is cut off as far as it goes.
    pub(crate) fn open(bytes: &'a [u8]) -> Self {
        let Ok(zip) = ZipArchive::new(Cursor::new(bytes)) else { return Self::salvage(bytes) };
        let mut entries = Vec::new();
        let mut problems = Vec::new();
        if zip.has_duplicate_names() {
            // Only the last of them would be read.
            problems.push(ProblemKind::Damaged);
        }
        for (at, raw) in (0..).zip(zip.file_names_raw()) {
            if !raw.ends_with(b"/") {
                entries.push(Entry { name: name(raw), at });
            }
        }
        Self { source: Source::Listed(Box::new(zip)), entries, problems }
    }

    /// What can be read of an archive that is cut off.
    fn salvage(bytes: &'a [u8]) -> Self {
        let mut entries = Vec::new();
        let mut cursor = Cursor::new(bytes);
        loop {
            let at = cursor.position();
            match zip::read::read_zipfile_from_stream(&mut cursor) {
                Ok(Some(entry)) => {
                    if !entry.is_dir() {
                        entries.push(Entry { name: name(entry.name_raw()), at });
                    }
                }
                Ok(None) | Err(_) => break,
            }
            if cursor.position() <= at || entries.len() as u64 > ENTRIES {
                break;
            }
        }
        Self { source: Source::Headers(bytes), entries, problems: vec![ProblemKind::Truncated] }
    }

    /// Whether the archive has no directory.
    pub(crate) fn is_damaged(&self) -> bool {
        matches!(self.source, Source::Headers(_))
    }

    /// The entry with this name; as in Office, capitals make no difference.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        let exact = self.entries.iter().position(|entry| entry.name == name);
        exact.or_else(|| self.entries.iter().position(|entry| entry.name.eq_ignore_ascii_case(name)))
    }

    /// Opens an entry.
    pub(crate) fn part<'s>(&'s mut self, index: usize, budget: &'s Budget) -> Result<Part<'s>, ProblemKind> {
        let at = self.entries.get(index).map_or(u64::MAX, |entry| entry.at);
        let inner: Box<dyn Read + 's> = match &mut self.source {
            Source::Listed(zip) => Box::new(zip.by_index(at as usize).map_err(|error| problem(&error))?),
            Source::Headers(bytes) => {
                let rest = usize::try_from(at).ok().and_then(|at| bytes.get(at..)).unwrap_or_default();
                Box::new(Headed(Cursor::new(rest)).open(budget.bytes.get().min(ENTRY))?)
            }
        };
        Ok(Part { inner, left: ENTRY, budget, over: None })
    }
}

/// The bytes behind one header, read out at once: an entry of a cut archive borrows its reader.
struct Headed<'a>(Cursor<&'a [u8]>);

impl Headed<'_> {
    fn open(mut self, most: u64) -> Result<Cursor<Vec<u8>>, ProblemKind> {
        let entry = zip::read::read_zipfile_from_stream(&mut self.0).map_err(|error| problem(&error))?;
        let mut inflated = Vec::new();
        if let Some(entry) = entry {
            // What cannot be inflated is what was cut off, which is told already.
            let _ = entry.take(most + 1).read_to_end(&mut inflated);
        }
        Ok(Cursor::new(inflated))
    }
}

fn problem(error: &ZipError) -> ProblemKind {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => ProblemKind::Encrypted,
        _ => ProblemKind::Damaged,
    }
}

/// Names are UTF-8, or what the system that wrote them had: in China GB18030.
fn name(raw: &[u8]) -> String {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(raw).0.into_owned(),
    };
    name.replace('\\', "/").trim_start_matches('/').to_owned()
}

/// An entry being inflated.
pub(crate) struct Part<'a> {
    inner: Box<dyn Read + 'a>,
    left: u64,
    budget: &'a Budget,
    over: Option<u64>,
}

impl Part<'_> {
    /// The limit that ended it before its end.
    pub(crate) fn over(&self) -> Option<ProblemKind> {
        self.over.map(ProblemKind::TooLarge)
    }
}

impl Read for Part<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let all = self.budget.bytes.get();
        let most = self.left.min(all);
        if most == 0 {
            if self.over.is_none() && self.inner.read(&mut [0])? > 0 {
                self.over = Some(if all == 0 { ALL } else { ENTRY });
            }
            return Ok(0);
        }
        let room = buffer.len().min(usize::try_from(most).unwrap_or(usize::MAX));
        let read = self.inner.read(&mut buffer[..room])?;
        self.left -= read as u64;
        self.budget.bytes.set(all - read as u64);
        Ok(read)
    }
}
