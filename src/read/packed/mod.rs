//! Archives: files that only hold others. Each member is a document of its own, with its path for a name; the
//! names are only names, as nothing is ever written.

pub(super) mod gzip;
pub(super) mod rar;
pub(super) mod seven;
pub(super) mod single;
pub(super) mod tar;
mod twins;
pub(super) mod zip;

use std::cell::Cell;
use std::io::{self, ErrorKind, Read};

use super::limits::Metered;
use super::within::Within;
use crate::document::{Concealment, ProblemKind, Role, Visibility};

/// Decoders keep so much of what they unpacked; archives that ask for more are rarely documents.
const LARGEST_DICTIONARY: u64 = 128 << 20;

/// What systems leave in every archive: names, and how the contents begin.
const JUNK: [(&str, &[u8]); 4] = [
    ("._", b"\x00\x05\x16\x07"),
    (".DS_Store", b"\0\0\0\x01Bud1"),
    ("Thumbs.db", b"\xD0\xCF\x11\xE0"),
    ("desktop.ini", b""),
];

/// Tells a member's name, which whoever opens the archive sees.
fn name(to: &mut Within<'_, '_>, name: &str) {
    to.begin_main();
    to.out.block(name, Role::FileName, Visibility::Metadata);
}

/// What an archive says of itself.
fn comment(to: &mut Within<'_, '_>, comment: &str) {
    to.begin_main();
    to.out.block(comment, Role::Comment, Concealment::Attribute);
}

/// Reads a member.
fn file(to: &mut Within<'_, '_>, path: &str, bytes: &[u8]) {
    let file = path.rsplit('/').next().unwrap_or_default();
    let is_junk = |&(name, begins): &(&str, &[u8])| {
        let named = if name == "._" { file.starts_with(name) } else { file.eq_ignore_ascii_case(name) };
        named && bytes.starts_with(begins)
    };
    if !JUNK.iter().any(is_junk) {
        name(to, path);
        to.file(path, bytes);
    }
}

/// Takes a member into memory and reads it, as far as it goes. `fault` is what ended it before its end.
fn take(to: &mut Within<'_, '_>, path: &str, bytes: Metered<'_>, fault: &Cell<Option<ProblemKind>>) {
    match to.budget.gather(bytes, Vec::new()) {
        Ok(held) => {
            file(to, path, &held.bytes);
            if let Some(kind) = fault.take() {
                if held.bytes.is_empty() {
                    name(to, path);
                }
                to.problem_in(path, kind);
            }
        }
        Err(kind) => unread(to, path, kind),
    }
}

/// Tells a member of which nothing is read.
fn unread(to: &mut Within<'_, '_>, path: &str, kind: ProblemKind) {
    name(to, path);
    to.problem_in(path, kind);
}

/// Ends where the bytes inside go wrong, so that what comes before is read, and keeps what it was.
pub(super) struct Lenient<'c, R> {
    pub(super) inner: R,
    fault: &'c Cell<Option<ProblemKind>>,
    ended: bool,
}

impl<'c, R> Lenient<'c, R> {
    pub(super) fn new(inner: R, fault: &'c Cell<Option<ProblemKind>>) -> Self {
        Self { inner, fault, ended: false }
    }
}

impl<R: Read> Read for Lenient<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.ended {
            return Ok(0);
        }
        self.inner.read(buffer).or_else(|error| {
            self.ended = true;
            self.fault.set(Some(match error.kind() {
                ErrorKind::UnexpectedEof => ProblemKind::Truncated,
                ErrorKind::OutOfMemory => ProblemKind::TooLarge(LARGEST_DICTIONARY),
                _ => ProblemKind::Damaged,
            }));
            Ok(0)
        })
    }
}
