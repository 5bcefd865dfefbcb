//! The ZIP archive and its entries.

use std::io::{Cursor, Read};

use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use crate::document::ProblemKind;
use crate::read::limits::{Budget, Metered};
use crate::read::short;

/// An archive in memory.
pub(crate) struct Archive<'a> {
    source: Source<'a>,
    pub(crate) entries: Vec<Entry>,
    /// Names of folders.
    pub(crate) folders: Vec<String>,
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
        let (mut entries, mut folders) = (Vec::new(), Vec::new());
        let mut problems = Vec::new();
        if zip.has_duplicate_names() {
            // Only the last of them would be read.
            problems.push(ProblemKind::Damaged);
        }
        for (at, raw) in (0..).zip(zip.file_names_raw()) {
            if raw.ends_with(b"/") {
                folders.push(name(raw));
            } else {
                entries.push(Entry { name: name(raw), at });
            }
        }
        Self { source: Source::Listed(Box::new(zip)), entries, folders, problems }
    }

    /// Where the directory begins, and what the numbers in it count from.
    pub(crate) fn directory(&self) -> Option<(u64, u64)> {
        match &self.source {
            Source::Listed(zip) => Some((zip.central_directory_start(), zip.offset())),
            Source::Headers(_) => None,
        }
    }

    /// Where the directory begins, if names come twice in it.
    pub(crate) fn twins(&self) -> Option<u64> {
        match &self.source {
            Source::Listed(zip) if zip.has_duplicate_names() => Some(zip.central_directory_start()),
            _ => None,
        }
    }

    /// What the archive says of itself.
    pub(crate) fn comment(&self) -> String {
        match &self.source {
            Source::Listed(zip) => short::decode(zip.comment()),
            Source::Headers(_) => String::new(),
        }
    }

    /// What can be read of an archive that is cut off.
    fn salvage(bytes: &'a [u8]) -> Self {
        let (mut entries, mut folders) = (Vec::new(), Vec::new());
        let mut cursor = Cursor::new(bytes);
        loop {
            let at = cursor.position();
            match zip::read::read_zipfile_from_stream(&mut cursor) {
                Ok(Some(entry)) => {
                    if entry.is_dir() {
                        folders.push(name(entry.name_raw()));
                    } else {
                        entries.push(Entry { name: name(entry.name_raw()), at });
                    }
                }
                Ok(None) | Err(_) => break,
            }
            if cursor.position() <= at || entries.len() + folders.len() >= MOST_HEADERS {
                break;
            }
        }
        Self { source: Source::Headers(bytes), entries, folders, problems: vec![ProblemKind::Truncated] }
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

    /// The first two bytes of an entry, which tell what it is.
    pub(crate) fn head(&mut self, index: usize, budget: &Budget) -> [u8; 2] {
        let mut head = [0; 2];
        if let Ok(mut part) = self.part(index, budget) {
            let _ = part.read_exact(&mut head);
        }
        head
    }

    /// Opens an entry.
    pub(crate) fn part<'s>(&'s mut self, index: usize, budget: &'s Budget) -> Result<Metered<'s>, ProblemKind> {
        let at = self.entries.get(index).map_or(u64::MAX, |entry| entry.at);
        match &mut self.source {
            Source::Listed(zip) => {
                let entry = zip.by_index(at as usize).map_err(|error| problem(&error))?;
                if !matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
                    return Err(ProblemKind::UnknownKind(Some("ZIP")));
                }
                let packed = entry.compressed_size();
                Ok(budget.metered(Box::new(entry), packed))
            }
            Source::Headers(bytes) => {
                let rest = usize::try_from(at).ok().and_then(|at| bytes.get(at..)).unwrap_or_default();
                let inflated = Headed(Cursor::new(rest)).open(budget.limits.entry_bytes)?;
                Ok(budget.metered(Box::new(inflated), 0))
            }
        }
    }
}

/// Headers looked for in an archive without a directory.
const MOST_HEADERS: usize = 100_000;

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

pub(crate) fn name(raw: &[u8]) -> String {
    short::decode(raw).replace('\\', "/").trim_start_matches('/').to_owned()
}
