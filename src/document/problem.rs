//! What a reader could not read, or doubts. Every problem that may hide text leaves the document
//! unchecked: what was not read was not checked.

use super::{Format, PageState, Place};

/// One thing that went wrong while reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What.
    pub kind: ProblemKind,
    /// Where, as far as known.
    pub place: Place,
}

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// The file has no bytes.
    Empty,
    /// No reader knows this kind of content; the name of the kind where its first bytes tell it.
    UnknownKind(Option<&'static str>),
    /// The operating system would not give the bytes.
    NotOpened(std::io::ErrorKind),
    /// Not a file that can be read to an end: a device, a pipe, a socket.
    NotAFile,
    /// A link to a folder outside of what was named.
    LinkedFolder,
    /// Bytes that the encoding, which is named, does not allow.
    BrokenEncoding(&'static str),
    /// The file ends in the middle of something.
    Truncated,
    /// More than the limit, which is given in bytes, allows.
    TooLarge(u64),
    /// Another document that goes with this one could not be read, or not wholly; why. The place names it.
    Companion(Box<ProblemKind>),
    /// The path of another document leads out of what may be read.
    CompanionOutside,
    /// The file beside this one that says what goes with it is wrong.
    PairFile(PairFault),
    /// More entries than the limit allows.
    TooMany(u64),
    /// Something lies deeper inside of other things than the limit allows.
    TooDeep(u64),
    /// A password is needed.
    Encrypted,
    /// The file does not follow the rules of its format.
    Damaged,
    /// Pages on which something stands that could not be read as text.
    NoTextLayer(PageState),
    /// The file breaks the rules of its format; what it holds was looked for, and found.
    Repaired,
    /// Programs inside the document, which were not read.
    Macros,
    /// The name's extension is that of another format than the one that the content has, and was read as.
    WrongExtension(Format),
    /// The program failed on this file. A defect, caught.
    Internal,
}

/// What is wrong with the file that says what goes with a document. Names in it are the user's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PairFault {
    /// It could not be read.
    NotRead,
    /// It is no TOML.
    Syntax,
    /// A key that does not exist, and the one that was probably meant.
    UnknownKey(String, Option<String>),
    /// A key that does not take this value.
    WrongValue(String),
}

impl ProblemKind {
    /// The name in reports.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::UnknownKind(_) => "unknown-kind",
            Self::NotOpened(_) => "not-opened",
            Self::NotAFile => "not-a-file",
            Self::LinkedFolder => "linked-folder",
            Self::BrokenEncoding(_) => "broken-encoding",
            Self::Truncated => "truncated",
            Self::TooLarge(_) => "too-large",
            Self::Companion(_) => "companion-not-read",
            Self::CompanionOutside => "companion-outside",
            Self::PairFile(_) => "pair-file-wrong",
            Self::TooMany(_) => "too-many",
            Self::TooDeep(_) => "too-deep",
            Self::Encrypted => "encrypted",
            Self::Damaged => "damaged",
            Self::NoTextLayer(_) => "no-text-layer",
            Self::Repaired => "repaired",
            Self::Macros => "macros",
            Self::WrongExtension(_) => "wrong-extension",
            Self::Internal => "internal",
        }
    }

    /// What there is on pages that have no text to rely on.
    pub fn page_state(&self) -> Option<PageState> {
        if let Self::NoTextLayer(state) = *self { Some(state) } else { None }
    }

    /// Whether text may stand where nothing was read.
    pub fn hides_text(&self) -> bool {
        !matches!(self, Self::Empty | Self::Repaired | Self::WrongExtension(_))
    }
}

impl From<ProblemKind> for Problem {
    fn from(kind: ProblemKind) -> Self {
        Self { kind, place: Place::default() }
    }
}
