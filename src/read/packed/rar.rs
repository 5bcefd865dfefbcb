//! RAR archives, of all versions; `rars` unpacks them.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use rars::{ArchiveMember, ArchiveReadOptions, ArchiveReader, Error, ErrorKind};
use rars::{ExtractionDecision, ExtractionErrorAction, rar15_40, rar50};

use crate::document::{Format, ProblemKind};
use crate::read::container::Content;
use crate::read::limits::{Budget, Limits};
use crate::read::short;
use crate::read::within::Within;

const SIGN: &[u8] = b"Rar!\x1A\x07";

/// What unpackers keep of what they unpacked, and the rest of what they need.
const LARGEST_DICTIONARY: u64 = 128 << 20;
const LARGEST_WORKSPACE: u64 = 256 << 20;
/// What stands in front of the members, all together.
const LARGEST_HEADERS: u64 = 32 << 20;

pub(crate) fn begins(head: &[u8]) -> bool {
    head.starts_with(SIGN)
}

/// Reads what the archive lists.
pub(crate) fn recognise<'a>(bytes: &'a [u8], budget: &Budget) -> Result<Content<'a>, ProblemKind> {
    let options = options(bytes, &budget.limits);
    let archive = ArchiveReader::read_with_options(bytes, options).map_err(|error| problem(&error, &budget.limits))?;
    Ok(Content::new(Format::Rar, move |to| read(&archive, options, to)))
}

fn options(bytes: &[u8], limits: &Limits) -> ArchiveReadOptions<'static> {
    let largest = limits.entry_bytes.max((bytes.len() as u64).saturating_mul(limits.ratio)).min(limits.held_bytes);
    let mut options = ArchiveReadOptions::new();
    options.max_header_count = Some(limits.entries.saturating_mul(2).saturating_add(16));
    options.max_header_bytes = Some(LARGEST_HEADERS);
    options.max_member_output_bytes = Some(largest);
    options.max_total_output_bytes = Some(limits.all_bytes);
    options.rar50_dictionary_size_limit = Some(LARGEST_DICTIONARY);
    options.rar50_buffered_decode_limit = Some(limits.entry_bytes);
    options.max_reader_workspace_bytes = Some(LARGEST_WORKSPACE);
    options
}

/// A member that is being unpacked.
struct Open {
    name: String,
    bytes: Rc<RefCell<Vec<u8>>>,
}

/// What is done with the members.
struct Course<'t, 'w, 'e> {
    to: &'t mut Within<'w, 'e>,
    open: Option<Open>,
    /// Members that were looked at.
    seen: usize,
    /// Why the last one that was passed over was; in a solid archive nothing behind it can be read.
    passed: Option<ProblemKind>,
    /// What ends the whole archive.
    end: Option<ProblemKind>,
}

fn read(
    archive: &rars::Archive,
    options: ArchiveReadOptions<'static>,
    to: &mut Within<'_, '_>,
) -> Result<(), ProblemKind> {
    if let Ok(Some(bytes)) = archive.comment_with_options(options) {
        super::comment(to, &comment(&bytes));
    }
    if is_incomplete(archive) {
        to.out.problem(ProblemKind::Truncated);
    }
    let limits = to.budget.limits;
    let course = RefCell::new(Course { to, open: None, seen: 0, passed: None, end: None });
    let result = archive.extract_with_control_and_errors(
        options,
        |member| Ok(course.borrow_mut().next(member, options.max_member_output_bytes.unwrap_or_default())),
        |_, error| {
            course.borrow_mut().close(Some(problem(error, &limits)));
            Ok(ExtractionErrorAction::Continue)
        },
    );
    let mut course = course.into_inner();
    let fault = result.err().map(|error| match (error.root_cause(), &course.passed) {
        (Error::CannotSkipSolidMember, Some(kind)) => kind.clone(),
        _ => problem(&error, &limits),
    });
    course.close(fault.clone());
    if let Some(end) = course.end {
        return Err(end);
    }
    // An error that ends everything is one of those that were not reached.
    for member in archive.members().skip(course.seen).filter(|member| !member.meta.is_directory) {
        super::unread(course.to, &name(&member), fault.clone().unwrap_or(ProblemKind::Damaged));
    }
    Ok(())
}

impl Course<'_, '_, '_> {
    /// Reads the last member and says what becomes of the next.
    fn next(&mut self, member: &ArchiveMember, largest: u64) -> ExtractionDecision {
        self.close(None);
        self.seen += 1;
        if let Err(kind) = self.to.budget.entry() {
            self.end = Some(kind);
            return ExtractionDecision::Stop;
        }
        let (meta, name) = (&member.meta, name(member));
        if meta.is_directory || meta.is_redirection {
            super::name(self.to, &name);
            return ExtractionDecision::Skip;
        }
        let unread = match meta {
            meta if meta.is_encrypted => Some(ProblemKind::Encrypted),
            meta if meta.is_split_before || meta.is_split_after => Some(ProblemKind::Truncated),
            meta if meta.unpacked_size > largest => Some(ProblemKind::TooLarge(largest)),
            _ => None,
        };
        if let Some(kind) = unread {
            super::unread(self.to, &name, kind.clone());
            self.passed = Some(kind);
            return ExtractionDecision::Skip;
        }
        let bytes = Rc::new(RefCell::new(Vec::new()));
        let sink = Sink { bytes: Rc::clone(&bytes), room: self.to.budget.room() };
        self.open = Some(Open { name, bytes });
        ExtractionDecision::Extract(Box::new(sink))
    }

    /// Reads the member that was unpacked, as far as it was.
    fn close(&mut self, fault: Option<ProblemKind>) {
        let Some(Open { name, bytes }) = self.open.take() else { return };
        match self.to.budget.inflated(bytes.take()) {
            Ok(held) => super::file(self.to, &name, &held.bytes),
            Err(kind) => super::unread(self.to, &name, kind),
        }
        if let Some(kind) = fault {
            self.to.problem_in(&name, kind);
        }
    }
}

/// Takes what is unpacked, as long as there is room.
struct Sink {
    bytes: Rc<RefCell<Vec<u8>>>,
    room: u64,
}

impl Write for Sink {
    fn write(&mut self, from: &[u8]) -> io::Result<usize> {
        self.room = self.room.checked_sub(from.len() as u64).ok_or(io::ErrorKind::OutOfMemory)?;
        self.bytes.borrow_mut().extend_from_slice(from);
        Ok(from.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn name(member: &ArchiveMember) -> String {
    short::decode(&member.meta.name).replace('\\', "/")
}

/// Whether other files belong to this one, or its end is missing. Before version 2.9 there was no end.
fn is_incomplete(archive: &rars::Archive) -> bool {
    match archive {
        rars::Archive::Rar15To40(archive) => {
            let has_end = archive.blocks.iter().any(|block| matches!(block, rar15_40::Block::End(_)));
            let is_older = |block: &_| matches!(block, rar15_40::Block::File(file) if file.unp_ver < 29);
            archive.main.is_volume() || !has_end && !archive.blocks.iter().any(is_older)
        }
        rars::Archive::Rar50Plus(archive) => {
            let has_end = archive.blocks.iter().any(|block| matches!(block, rar50::Block::End(_)));
            archive.main.is_volume() || !has_end
        }
        _ => false,
    }
}

/// A comment: bytes like those of a name, or UTF-16, which nothing announces but its zeros.
fn comment(bytes: &[u8]) -> String {
    let end = bytes.iter().rposition(|&b| b != 0).map_or(0, |last| last + 1);
    let (text, _) = bytes.split_at(end);
    if !text.contains(&0) {
        return short::decode(text);
    }
    let units: Vec<u16> = bytes.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
    String::from_utf16_lossy(units.split(|&unit| unit == 0).next().unwrap_or_default())
}

fn problem(error: &Error, limits: &Limits) -> ProblemKind {
    match (error.kind(), error.root_cause()) {
        (ErrorKind::PasswordRequired | ErrorKind::BadPassword, _) | (_, Error::FeatureDisabled { .. }) => {
            ProblemKind::Encrypted
        }
        (_, Error::TooShort) => ProblemKind::Truncated,
        (_, Error::HeaderCountLimitExceeded { .. }) => ProblemKind::TooMany(limits.entries),
        (_, Error::Io(error)) if error.kind == io::ErrorKind::UnexpectedEof => ProblemKind::Truncated,
        // Nothing else can fail than the memory that takes what is unpacked.
        (ErrorKind::ResourceLimit | ErrorKind::Io, _) => ProblemKind::TooLarge(limits.held_bytes),
        (ErrorKind::UnsupportedFeature | ErrorKind::UnsupportedFormat, _) => ProblemKind::UnknownKind(Some("RAR")),
        _ => ProblemKind::Damaged,
    }
}
