//! 7z archives. What is in them stands at their end, mostly packed itself; the members lie one after the other
//! in *folders*, each of which is one packed stream.

mod coder;
mod header;
pub(super) mod lzma;

use std::cell::Cell;
use std::io::{self, Read};

use flate2::Crc;

use self::header::{Header, Input, Member};
use super::Lenient;
use crate::document::{Format, ProblemKind};
use crate::read::container::Content;
use crate::read::limits::Budget;
use crate::read::within::Within;

const SIGN: &[u8] = b"7z\xBC\xAF\x27\x1C";
/// The length of what stands before everything else.
const START: usize = 32;

pub(crate) fn begins(head: &[u8]) -> bool {
    head.starts_with(SIGN)
}

/// Reads what stands at the end.
pub(crate) fn recognise<'a>(bytes: &'a [u8], budget: &Budget) -> Result<Content<'a>, ProblemKind> {
    let header = open(bytes, budget)?;
    Ok(Content::new(Format::SevenZ, move |to| read(bytes, &header, to)))
}

fn open(bytes: &[u8], budget: &Budget) -> Result<Header, ProblemKind> {
    let mut start = Input(bytes.get(12..START).ok_or(ProblemKind::Truncated)?);
    let (at, length, sum) = (start.whole()?, start.whole()?, start.word()?);
    if length == 0 {
        return Ok(Header::default());
    }
    let packed = slice(bytes, at, length).ok_or(ProblemKind::Truncated)?;
    if crc(packed) != sum {
        return Err(ProblemKind::Damaged);
    }
    let mut plain = None;
    // A packed list unpacks to the list, seldom to another packed one.
    for _ in 0..4 {
        let mut input = Input(plain.as_deref().unwrap_or(packed));
        match input.byte()? {
            header::LIST => return header::list(input),
            header::PACKED_LIST => {
                let packed = header::streams(&mut input)?;
                let folder = packed.folders.first().ok_or(ProblemKind::Damaged)?;
                let stream = coder::open(bytes, folder)?;
                let held = budget.gather(budget.metered(stream, folder.packed), Vec::new())?;
                if folder.sum.is_some_and(|sum| sum != crc(&held.bytes)) {
                    return Err(ProblemKind::Damaged);
                }
                let text = held.bytes.clone();
                drop(held);
                plain = Some(text);
            }
            _ => break,
        }
    }
    Err(ProblemKind::Damaged)
}

fn read(bytes: &[u8], header: &Header, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    for member in header.members.iter().filter(|member| member.folder.is_none()) {
        to.budget.entry()?;
        super::name(to, &member.name);
    }
    let members: Vec<&Member> = header.members.iter().filter(|member| member.folder.is_some()).collect();
    for members in members.chunk_by(|one, next| one.folder == next.folder) {
        let folder = members.first().and_then(|first| header.streams.folders.get(first.folder?));
        match folder.map(|folder| coder::open(bytes, folder).map(|stream| (stream, folder.packed))) {
            Some(Ok((stream, packed))) => in_folder(stream, packed, members, to)?,
            problem => {
                let kind = problem.and_then(Result::err).unwrap_or(ProblemKind::Damaged);
                for member in members {
                    to.budget.entry()?;
                    super::unread(to, &member.name, kind.clone());
                }
            }
        }
    }
    Ok(())
}

/// Reads the members that one stream unpacks to.
fn in_folder(
    mut stream: Box<dyn Read + '_>,
    packed: u64,
    members: &[&Member],
    to: &mut Within<'_, '_>,
) -> Result<(), ProblemKind> {
    let fault = Cell::new(None);
    let mut lost = None;
    for member in members {
        to.budget.entry()?;
        if let Some(kind) = &lost {
            super::unread(to, &member.name, ProblemKind::clone(kind));
            continue;
        }
        let mut summed = Summed { inner: (&mut stream).take(member.size), sum: Crc::new() };
        let lenient = Lenient::new(&mut summed, &fault);
        super::take(to, &member.name, to.budget.metered(Box::new(lenient), packed), &fault);
        if fault.take().is_none() && summed.inner.limit() > 0 {
            // Too large, or cut off: what follows it can be had only behind the rest of it.
            let mut behind = to.budget.metered(Box::new(&mut summed), packed);
            let passed = io::copy(&mut behind, &mut io::sink()).map_err(|_| ProblemKind::Damaged);
            lost = behind.over().or(passed.err());
        }
        if summed.inner.limit() > 0 {
            let kind = lost.get_or_insert(ProblemKind::Damaged).clone();
            to.problem_in(&member.name, kind);
        } else if member.sum.is_some_and(|sum| sum != summed.sum.sum()) {
            to.problem_in(&member.name, ProblemKind::Damaged);
        }
    }
    Ok(())
}

/// Adds up what is read.
struct Summed<R> {
    inner: R,
    sum: Crc,
}

impl<R: Read> Read for Summed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.sum.update(&buffer[..read]);
        Ok(read)
    }
}

fn crc(bytes: &[u8]) -> u32 {
    let mut sum = Crc::new();
    sum.update(bytes);
    sum.sum()
}

/// Bytes behind the start.
fn slice(bytes: &[u8], at: u64, length: u64) -> Option<&[u8]> {
    let from = usize::try_from(at).ok()?.checked_add(START)?;
    bytes.get(from..from.checked_add(usize::try_from(length).ok()?)?)
}
