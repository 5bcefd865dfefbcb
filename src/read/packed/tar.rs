//! Tar: blocks of 512 bytes, a header before each file. Names longer than its field stand in files of their
//! own before it, in one of two ways.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{self, Read};

use crate::document::{Format, ProblemKind};
use crate::read::container::Content;
use crate::read::limits::Budget;
use crate::read::short;
use crate::read::within::Within;

const BLOCK: usize = 512;
/// A longer name is none.
const LONGEST: u64 = 64 << 10;

pub(crate) fn begins(head: &[u8]) -> bool {
    head.first_chunk().is_some_and(is_header)
}

/// Every family decides by content; a header with a sum that fits is decisive.
#[allow(clippy::unnecessary_wraps)]
pub(crate) fn recognise<'a>(bytes: &'a [u8], _: &Budget) -> Result<Content<'a>, ProblemKind> {
    Ok(Content::new(Format::Tar, move |to| read(&mut &bytes[..], to)))
}

/// Whether a file begins here, with a sum that fits.
pub(super) fn is_header(block: &[u8; BLOCK]) -> bool {
    let sum: u64 = block.iter().map(|&b| u64::from(b)).sum();
    let own: u64 = block[148..156].iter().map(|&b| u64::from(b)).sum();
    block[257..].starts_with(b"ustar") && octal(&block[148..156]) == Some(sum - own + 8 * u64::from(b' '))
}

/// Reads all members.
pub(super) fn read(source: &mut dyn Read, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    let mut block = [0; BLOCK];
    let (mut ended, mut long) = (false, Long::default());
    loop {
        match fill(source, &mut block)? {
            BLOCK if block == [0; BLOCK] => ended = true,
            BLOCK if is_header(&block) => {
                ended = false;
                let size = long.size.take().or_else(|| number(&block[124..136])).ok_or(ProblemKind::Damaged)?;
                let mut data = source.take(size);
                member(&block, &mut data, &mut long, to)?;
                // What was not taken into memory is passed over.
                io::copy(&mut data, &mut io::sink()).map_err(|_| ProblemKind::Damaged)?;
                let short = data.limit() > 0;
                let padding = size.next_multiple_of(BLOCK as u64) - size;
                let padded = io::copy(&mut source.take(padding), &mut io::sink());
                if short || padded.map_err(|_| ProblemKind::Damaged)? < padding {
                    return Err(ProblemKind::Truncated);
                }
            }
            0 if ended => return Ok(()),
            BLOCK => return Err(ProblemKind::Damaged),
            // The last block is often short of nothing but zeros.
            filled if ended && block[..filled].iter().all(|&b| b == 0) => return Ok(()),
            _ => return Err(ProblemKind::Truncated),
        }
    }
}

/// What blocks before a header say of it.
#[derive(Default)]
struct Long {
    name: Option<String>,
    size: Option<u64>,
}

fn member(
    header: &[u8; BLOCK],
    data: &mut dyn Read,
    long: &mut Long,
    to: &mut Within<'_, '_>,
) -> Result<(), ProblemKind> {
    let mut text = || {
        let mut text = Vec::new();
        data.take(LONGEST).read_to_end(&mut text).map_err(|_| ProblemKind::Damaged).map(|_| text)
    };
    match header[156] {
        b'L' => long.name = Some(short::decode(until_zero(&text()?))),
        b'x' => long.extended(&text()?),
        // The name of what a link leads to; what holds for all members.
        b'K' | b'g' => {}
        kind => {
            to.budget.entry()?;
            let name = long.name.take().unwrap_or_else(|| own_name(header));
            *long = Long::default();
            match kind {
                b'S' => super::unread(to, &name, ProblemKind::UnknownKind(Some("tar"))),
                // Folders and links.
                b'1'..=b'6' => super::name(to, &name),
                _ if name.ends_with('/') => super::name(to, &name),
                _ => {
                    let size = number(&header[124..136]).unwrap_or_default();
                    super::take(to, &name, to.budget.metered(Box::new(data), size), &Cell::new(None));
                }
            }
            if kind == b'M' {
                to.problem_in(&name, ProblemKind::Truncated);
            }
        }
    }
    Ok(())
}

impl Long {
    /// Lines such as `28 path=附件/名单.xlsx`, each with its own length.
    fn extended(&mut self, mut lines: &[u8]) {
        while let Some((length, _)) = decimal(lines) {
            let Some(line) = usize::try_from(length).ok().and_then(|length| lines.get(..length)) else { return };
            let Some((_, rest)) = decimal(line) else { return };
            lines = &lines[line.len()..];
            let line = rest.strip_prefix(b" ").unwrap_or_default();
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            if let Some(path) = line.strip_prefix(b"path=").or_else(|| line.strip_prefix(b"GNU.sparse.name=")) {
                self.name = Some(short::decode(path));
            } else if let Some(size) = line.strip_prefix(b"size=") {
                self.size = decimal(size).map(|(size, _)| size);
            }
        }
    }
}

fn own_name(header: &[u8; BLOCK]) -> String {
    let name = until_zero(&header[..100]);
    // GNU has other things in the place of the prefix.
    let prefix = if header[257..].starts_with(b"ustar\0") { until_zero(&header[345..500]) } else { b"" };
    let whole = if prefix.is_empty() { Cow::Borrowed(name) } else { Cow::Owned([prefix, b"/", name].concat()) };
    short::decode(&whole)
}

fn until_zero(bytes: &[u8]) -> &[u8] {
    bytes.split(|&b| b == 0).next().unwrap_or_default()
}

/// A number: octal, or bytes with the highest bit set where it is too large for that.
fn number(field: &[u8]) -> Option<u64> {
    match field {
        [0x80, .., _] => field[1..].iter().try_fold(0u64, |sum, &b| Some(sum.checked_mul(256)? + u64::from(b))),
        _ => octal(field),
    }
}

fn octal(field: &[u8]) -> Option<u64> {
    let field = field.trim_ascii_start();
    let digits = field.iter().take_while(|b| (b'0'..=b'7').contains(b)).count();
    let ends = field.get(digits).is_none_or(|b| matches!(b, 0 | b' '));
    ends.then(|| field[..digits].iter().fold(0, |sum: u64, b| sum.wrapping_mul(8).wrapping_add(u64::from(b - b'0'))))
}

fn decimal(text: &[u8]) -> Option<(u64, &[u8])> {
    let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
    let number = std::str::from_utf8(&text[..digits]).ok()?.parse().ok()?;
    (number > 0 || digits > 0).then(|| (number, &text[digits..]))
}

/// Fills a block; fewer bytes at the end of the source.
fn fill(source: &mut dyn Read, block: &mut [u8; BLOCK]) -> Result<usize, ProblemKind> {
    let mut filled = 0;
    while filled < BLOCK {
        match source.read(&mut block[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(_) => return Err(ProblemKind::Damaged),
        }
    }
    Ok(filled)
}
