//! Where a reader is: inside of which file, how deep, and how much may still be opened. Files inside of
//! files come back to [`Within::file`], whoever holds them.

use std::io::Read;

use super::container::{Container, Content, recognise};
use super::limits::{Budget, Metered};
use super::out::Out;
use super::{Reading, STRETCH, Stretch, sniff};
use crate::document::{Concealment, Document, Format, PageState, ProblemKind};

/// Kinds that are looked at or listened to, not read.
const MEDIA: [&str; 19] = [
    "png", "jpeg", "gif", "tiff", "webp", "ico", "psd", "bmp", "mp4", "avi", "wav", "mp3", "ogg", "flac", "flv",
    "mkv/webm", "wmv", "WOFF", "DjVu",
];
/// The same by their names, for those whose first bytes are no sign.
const MEDIA_NAMES: [&str; 15] =
    ["emf", "wmf", "emz", "wmz", "pict", "pct", "wdp", "jxr", "hdp", "svm", "eps", "odttf", "ttf", "otf", "fntdata"];

/// What a packed file begins with.
const GZIP: &[u8] = b"\x1F\x8B";

/// What a file is to the one that it lies in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Inside {
    /// A part of the page.
    Shown,
    /// Not on the page.
    Embedded,
}

/// A file being read, and what of it is done.
pub(crate) struct Within<'w, 'e> {
    pub(crate) out: &'w mut Out<'e>,
    pub(crate) budget: &'w Budget,
    /// Where the file lies inside of others; nothing for the file itself.
    path: String,
    nesting: u32,
    /// Whether pictures were passed over.
    pictures: bool,
}

impl<'w, 'e> Within<'w, 'e> {
    /// In a file that lies in no other one.
    pub(crate) fn new(out: &'w mut Out<'e>, budget: &'w Budget) -> Self {
        Self { out, budget, path: String::new(), nesting: 0, pictures: false }
    }

    /// Where the file lies inside of others.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// The name of something in the file, with the way to it.
    pub(crate) fn full(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}!/{name}", self.path) }
    }

    /// Goes on with the file's main text.
    pub(crate) fn begin_main(&mut self) {
        self.out.begin_part(self.path.clone());
    }

    /// Goes on with a part of the file.
    pub(crate) fn begin_part(&mut self, name: &str) {
        self.out.begin_part(self.full(name));
    }

    /// Something in the part that is named could not be read.
    pub(crate) fn problem_in(&mut self, name: &str, kind: ProblemKind) {
        self.out.problem_in(Some(self.full(name)), kind);
    }

    /// Notes a picture that is passed over.
    pub(crate) fn picture(&mut self) {
        self.pictures = true;
    }

    /// Reads a file inside of this one that is a document of its own: a member of an archive, an attachment.
    /// What cannot be read is told.
    pub(crate) fn file(&mut self, name: &str, bytes: &[u8]) {
        let around = self.out.begin_file(self.full(name));
        if bytes.is_empty() && !Format::Text.fits(name) {
            self.problem_in(name, ProblemKind::Truncated);
        }
        self.shown(name, bytes);
        self.out.end_file(around);
    }

    /// Reads a file whose text belongs to the page of this one.
    pub(crate) fn shown(&mut self, name: &str, bytes: &[u8]) {
        if let Err(kind) = self.open(name, bytes) {
            self.problem_in(name, kind);
        }
    }

    /// Reads a file inside of this one that its page does not show, but for pictures.
    pub(crate) fn embedded(&mut self, name: &str, bytes: &[u8]) {
        let around = self.out.concealment();
        self.out.conceal(around.or(Some(Concealment::Embedded)));
        if !self.is_picture(name, bytes) {
            self.shown(name, bytes);
        }
        self.out.conceal(around);
    }

    /// Takes a file into memory and reads it as one of the two.
    pub(crate) fn packed(&mut self, name: &str, mut bytes: Metered<'_>, how: Inside) {
        let mut head = Vec::new();
        // What its first bytes lack, gathering it tells.
        let _ = bytes.by_ref().take(sniff::HEAD as u64).read_to_end(&mut head);
        if how == Inside::Embedded && self.is_picture(name, &head) {
            return;
        }
        match self.budget.gather(bytes, head) {
            Ok(held) => match how {
                Inside::Shown => self.shown(name, &held.bytes),
                Inside::Embedded => self.embedded(name, &held.bytes),
            },
            Err(kind) => self.problem_in(name, kind),
        }
    }

    /// Whether it is a picture, or a typeface, in which nothing can be read.
    pub(crate) fn is_picture(&mut self, name: &str, bytes: &[u8]) -> bool {
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        let named = MEDIA_NAMES.iter().any(|known| extension.eq_ignore_ascii_case(known));
        let is = match sniff::foreign(bytes) {
            Some(ProblemKind::UnknownKind(Some(kind))) if MEDIA.contains(&kind) => true,
            // Drawings may be packed; whatever else is in disguise is opened.
            _ => named && (bytes.starts_with(GZIP) || !Container::begins(bytes)),
        };
        self.pictures |= is;
        is
    }

    fn open(&mut self, name: &str, bytes: &[u8]) -> Result<(), ProblemKind> {
        if bytes.is_empty() {
            return Ok(());
        }
        let Some(content) = recognise(bytes, self.budget) else { return self.text(name, bytes) };
        let content = content?;
        self.compare(name, content.format);
        self.enter(name, content)
    }

    /// Reads a document that lies in this one without being a file; a reader of the page does not see it.
    pub(crate) fn inner(&mut self, name: &str, content: Content<'_>) {
        let around = self.out.concealment();
        self.out.conceal(around.or(Some(Concealment::Embedded)));
        if let Err(kind) = self.enter(name, content) {
            self.problem_in(name, kind);
        }
        self.out.conceal(around);
    }

    /// The same for a document that counts as one of its own.
    pub(crate) fn apart(&mut self, name: &str, content: Content<'_>) {
        let around = self.out.begin_file(self.full(name));
        if let Err(kind) = self.enter(name, content) {
            self.problem_in(name, kind);
        }
        self.out.end_file(around);
    }

    /// Reads a document that lies in this one into stretches that the caller takes apart, so that it can tell of it
    /// what it has not told yet.
    pub(crate) fn stretches(
        &self,
        content: Content<'_>,
        each: &mut dyn FnMut(Stretch, bool) -> Document,
    ) -> Result<(), ProblemKind> {
        self.deeper()?;
        let mut out = Out::new(content.format, STRETCH, Document::new(content.format), each);
        let mut inside = Within {
            out: &mut out,
            budget: self.budget,
            path: String::new(),
            nesting: self.nesting + 1,
            pictures: false,
        };
        let result = inside.read(content);
        out.finish();
        result
    }

    /// Whether something may lie in this file; the problem is that it lies too deep.
    fn deeper(&self) -> Result<(), ProblemKind> {
        let limit = self.budget.limits.nesting;
        if self.nesting < limit { Ok(()) } else { Err(ProblemKind::TooDeep(u64::from(limit))) }
    }

    fn enter(&mut self, name: &str, content: Content<'_>) -> Result<(), ProblemKind> {
        self.deeper()?;
        let path = self.full(name);
        let mut inside =
            Within { out: self.out, budget: self.budget, path, nesting: self.nesting + 1, pictures: false };
        inside.read(content)
    }

    /// Reads what was recognised.
    pub(super) fn read(&mut self, content: Content<'_>) -> Result<(), ProblemKind> {
        self.begin_main();
        let before = self.out.shows_text(false);
        let result = (content.read)(self);
        let shows_text = self.out.shows_text(false);
        self.out.shows_text(before || shows_text);
        // Scanned pages in a document: whoever opens it can read what was not read here.
        if self.pictures && !shows_text {
            self.begin_main();
            self.out.problem(ProblemKind::NoTextLayer(PageState::Scan));
        }
        result
    }

    /// Tells a name that says something else than the content.
    fn compare(&mut self, name: &str, format: Format) {
        if !format.fits(name) {
            self.problem_in(name, ProblemKind::WrongExtension(format));
        }
    }

    /// Text and pages, by the readers of such files.
    fn text(&mut self, name: &str, bytes: &[u8]) -> Result<(), ProblemKind> {
        let window = |at: usize| &bytes[at.min(bytes.len())..bytes.len().min(at + STRETCH)];
        let reading = Reading::begin(name, window(0), bytes.len() <= STRETCH).map_err(|problem| problem.kind)?;
        self.compare(name, reading.format());
        self.begin_part(name);
        self.pass_on(reading, bytes)
    }

    /// Reads bytes that belong to nothing in the file as text, if they are text; gives whether.
    pub(crate) fn loose(&mut self, bytes: &[u8]) -> bool {
        let head = &bytes[..bytes.len().min(STRETCH)];
        let Ok(reading) = Reading::begin("", head, head.len() == bytes.len()) else { return false };
        self.begin_main();
        if let Err(kind) = self.pass_on(reading, bytes) {
            self.out.problem(kind);
        }
        true
    }

    fn pass_on(&mut self, mut reading: Reading, bytes: &[u8]) -> Result<(), ProblemKind> {
        let window = |at: usize| &bytes[at.min(bytes.len())..bytes.len().min(at + STRETCH)];
        let mut at = 0;
        while at < bytes.len() {
            let last = at + STRETCH >= bytes.len();
            let stretch = reading.read(window(at), last);
            if stretch.consumed == 0 {
                return Err(ProblemKind::Internal);
            }
            at += stretch.consumed;
            self.out.pass_on(stretch);
        }
        Ok(())
    }
}
