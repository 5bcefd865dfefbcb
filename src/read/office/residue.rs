//! What lies in a ZIP archive without being listed: members that programs left behind when they wrote newer
//! ones, and bytes in front of, between and behind the members. No program shows it, and it goes out all the same.

use std::cell::Cell;
use std::ops::Range;

use flate2::bufread::DeflateDecoder;
use memchr::memmem;

use super::archive::{Archive, name};
use super::sweep;
use super::xml::Xml;
use crate::document::{Concealment, ProblemKind, Role};
use crate::read::packed::Lenient;
use crate::read::short;
use crate::read::within::Within;

const LOCAL: &[u8] = b"PK\x03\x04";
const LISTED: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
const DESCRIPTOR: &[u8] = b"PK\x07\x08";
/// A larger number stands elsewhere.
const ELSEWHERE: u64 = 0xFFFF_FFFF;

/// Fewer bytes that are no text say nothing.
const FEW: usize = 1 << 10;
/// A shorter text says nothing.
const SHORTEST: usize = 4;

/// What the directory of an archive says beside the members, and what it does not account for.
pub(super) struct Residue<'a> {
    bytes: &'a [u8],
    comments: Vec<String>,
    gaps: Vec<Range<usize>>,
}

/// What is left over in an archive. Mostly that is nothing, which costs a look at each header.
pub(super) fn find<'a>(bytes: &'a [u8], archive: &Archive<'_>) -> Option<Residue<'a>> {
    let (directory, offset) = archive.directory()?;
    let (directory, offset) = (usize::try_from(directory).ok()?, usize::try_from(offset).ok()?);
    let mut residue = Residue { bytes, comments: Vec::new(), gaps: Vec::new() };
    let mut taken = Vec::with_capacity(archive.entries.len() + 1);
    let mut at = directory;
    while let Some(entry) = bytes.get(at..).filter(|rest| rest.starts_with(LISTED)) {
        let length = |at| usize::from(u16_at(entry, at));
        let (extra, comment) = (46 + length(28), 46 + length(28) + length(30));
        let end = comment + length(32);
        if let Some(comment) = entry.get(comment..end).filter(|comment| !comment.is_empty()) {
            residue.comments.push(short::decode(comment));
        }
        let extra = entry.get(extra..comment).unwrap_or_default();
        taken.extend(member(bytes, entry, extra, offset));
        at = at.saturating_add(end);
    }
    taken.push(directory..at.min(bytes.len()));
    taken.sort_unstable_by_key(|range| range.start);
    let mut end = 0;
    for range in taken {
        if range.start > end {
            residue.gaps.push(end..range.start);
        }
        end = end.max(range.end);
    }
    residue.gaps.push(end..bytes.len());
    // What stands behind every directory.
    residue.gaps.retain(|gap| !is_end(bytes.get(gap.clone()).unwrap_or_default()));
    (!residue.comments.is_empty() || !residue.gaps.is_empty()).then_some(residue)
}

/// Where a listed member lies, with all that belongs to it.
fn member(bytes: &[u8], entry: &[u8], mut extra: &[u8], offset: usize) -> Option<Range<usize>> {
    let [mut packed, mut unpacked, mut at] = [20, 24, 42].map(|at| u32_at(entry, at));
    while let Some((head, rest)) = extra.split_at_checked(4) {
        let (data, after) = rest.split_at_checked(usize::from(u16_at(head, 2)))?;
        if u16_at(head, 0) == 1 {
            let mut large = data.chunks_exact(8).map(|number| u64_at(number, 0));
            for number in [&mut unpacked, &mut packed, &mut at] {
                if *number == ELSEWHERE {
                    *number = large.next()?;
                }
            }
        }
        extra = after;
    }
    let start = usize::try_from(at).ok()?.checked_add(offset)?;
    let header = bytes.get(start..).filter(|header| header.starts_with(LOCAL))?;
    let head = 30 + usize::from(u16_at(header, 26)) + usize::from(u16_at(header, 28));
    let data = start.checked_add(head)?;
    let end = data.checked_add(usize::try_from(packed).ok()?)?;
    let behind = bytes.get(end..)?;
    let sign = if behind.starts_with(DESCRIPTOR) { 4 } else { 0 };
    let sums = match u16_at(entry, 8) & 8 {
        0 => 0,
        _ if u32_at(behind, sign + 4) == packed && u32_at(behind, sign + 8) == unpacked => sign + 12,
        _ if u64_at(behind, sign + 4) == packed && u64_at(behind, sign + 12) == unpacked => sign + 20,
        _ => 0,
    };
    Some(start..end.saturating_add(sums).min(bytes.len()))
}

/// Whether this is the end record of an archive and nothing else.
fn is_end(gap: &[u8]) -> bool {
    gap.is_empty() || gap.starts_with(END) && gap.len() == 22 + usize::from(u16_at(gap, 20))
}

/// Reads what is left over. The members of an archive are documents of their own; those of a document are parts.
pub(super) fn read(residue: &Residue<'_>, is_archive: bool, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    to.begin_main();
    for comment in &residue.comments {
        to.out.block(comment, Role::Comment, Concealment::Attribute);
    }
    let around = to.out.concealment();
    to.out.conceal(around.or(Some(Concealment::Residue)));
    let result = residue.gaps.iter().try_for_each(|gap| {
        let gap = residue.bytes.get(gap.clone()).unwrap_or_default();
        records(gap, is_archive, to)
    });
    to.out.conceal(around);
    result
}

/// Reads the records in bytes that nothing lists, and what lies between them.
fn records(gap: &[u8], is_archive: bool, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    let (mut at, mut loose) = (0, 0);
    while let Some(found) = gap.get(at..).and_then(|rest| memmem::find(rest, b"PK")) {
        let start = at + found;
        let record = gap.get(start..).unwrap_or_default();
        let length = match record.get(..4) {
            Some(LOCAL) if is_header(record) => {
                bytes(gap.get(loose..start), to)?;
                to.budget.entry()?;
                Some(left_behind(record, is_archive, to))
            }
            Some(sign) => length(sign, record),
            None => None,
        };
        let Some(length) = length else {
            at = start + 2;
            continue;
        };
        // Before a member it was read already.
        if !record.starts_with(LOCAL) {
            bytes(gap.get(loose..start), to)?;
        }
        at = start.saturating_add(length.max(2)).min(gap.len());
        loose = at;
    }
    bytes(gap.get(loose..), to)
}

/// The length of a record that says nothing by itself.
fn length(sign: &[u8], record: &[u8]) -> Option<usize> {
    let number = |at| usize::from(u16_at(record, at));
    match sign {
        LISTED if record.len() >= 46 => Some(46 + number(28) + number(30) + number(32)),
        END if record.len() >= 22 => Some(22 + number(20)),
        b"PK\x06\x06" => usize::try_from(u64_at(record, 4)).ok()?.checked_add(12),
        b"PK\x06\x07" => Some(20),
        DESCRIPTOR => Some(16),
        _ => None,
    }
}

/// Whether this is the header of a member, and no letters that look like it.
fn is_header(record: &[u8]) -> bool {
    let length = usize::from(u16_at(record, 26));
    let name = record.get(30..30 + length).unwrap_or_default();
    u16_at(record, 4) < 100 && u16_at(record, 8) < 100 && !name.is_empty() && !name.iter().any(|&b| b < 0x20)
}

/// Reads a member that nothing lists; gives its length.
fn left_behind(record: &[u8], is_archive: bool, to: &mut Within<'_, '_>) -> usize {
    let length = |at| usize::from(u16_at(record, at));
    let name = name(record.get(30..30 + length(26)).unwrap_or_default());
    let head = 30 + length(26) + length(28);
    let rest = record.get(head..).unwrap_or_default();
    // Where the size is not known beforehand, a packed member knows its own end.
    let known = usize::try_from(u32_at(record, 18)).ok().filter(|_| length(6) & 8 == 0);
    let packed = known.map_or(rest, |size| rest.get(..size).unwrap_or(rest));
    if is_archive {
        to.begin_main();
        to.out.block(&name, Role::FileName, Concealment::Residue);
    }
    let kind = match (length(6) & 1, length(8)) {
        (1, _) => Some(ProblemKind::Encrypted),
        (_, 0 | 8) => known.filter(|&size| size > rest.len()).map(|_| ProblemKind::Truncated),
        _ => Some(ProblemKind::UnknownKind(Some("ZIP"))),
    };
    let is_read = matches!(kind, None | Some(ProblemKind::Truncated));
    if let Some(kind) = kind {
        to.problem_in(&name, kind);
    }
    if !is_read {
        return head + known.unwrap_or(packed.len());
    }
    let fault = Cell::new(None);
    let mut used = packed.len();
    let budget = to.budget;
    let held = if length(8) == 0 {
        let end = if known.is_some() { None } else { memmem::find(packed, DESCRIPTOR) };
        used = end.unwrap_or(used);
        let stored = packed.get(..used).unwrap_or_default();
        budget.gather(budget.metered(Box::new(stored), used as u64), Vec::new())
    } else {
        let mut inflated = Lenient::new(DeflateDecoder::new(packed), &fault);
        let held = budget.gather(budget.metered(Box::new(&mut inflated), used as u64), Vec::new());
        let ended = fault.take();
        if known.is_none() && ended.is_none() {
            used = usize::try_from(inflated.inner.total_in()).unwrap_or(used);
        }
        fault.set(ended);
        held
    };
    match held {
        Ok(held) => part(&name, &held.bytes, is_archive, to),
        Err(kind) => to.problem_in(&name, kind),
    }
    if let Some(kind) = fault.take() {
        to.problem_in(&name, kind);
    }
    head + known.unwrap_or(used)
}

/// Reads what a member that nothing lists holds.
fn part(name: &str, bytes: &[u8], is_archive: bool, to: &mut Within<'_, '_>) {
    if is_archive {
        return to.file(name, bytes);
    }
    let extension = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    if !matches!(&*extension, "xml" | "rels" | "vml") {
        if !to.is_picture(name, bytes) {
            to.shown(name, bytes);
        }
    } else if name != "[Content_Types].xml" {
        to.begin_part(name);
        let mut xml = Xml::over(to.budget.metered(Box::new(bytes), bytes.len() as u64));
        if let Err(kind) = sweep::read(&mut xml, to.out, Concealment::Residue.into(), None) {
            to.out.problem(kind);
        }
    }
}

/// Reads bytes that belong to nothing, if they are text.
fn bytes(bytes: Option<&[u8]>, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    let bytes = bytes.unwrap_or_default();
    let says = |b: &u8| !matches!(b, 0 | b' ' | b'\t' | b'\r' | b'\n');
    let (Some(from), Some(last)) = (bytes.iter().position(says), bytes.iter().rposition(says)) else { return Ok(()) };
    let bytes = bytes.get(from..=last).unwrap_or_default();
    if bytes.len() >= SHORTEST {
        to.budget.entry()?;
        if !to.loose(bytes) && bytes.len() > FEW {
            to.begin_main();
            to.out.problem(ProblemKind::Damaged);
        }
    }
    Ok(())
}

/// A number in a header; what is cut off counts as zero.
pub(in crate::read) fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |bytes| u16::from_le_bytes(*bytes))
}

fn u32_at(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |bytes| u64::from(u32::from_le_bytes(*bytes)))
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |bytes| u64::from_le_bytes(*bytes))
}
