//! One file, packed by bzip2 or xz; mostly that one is a tar, whose members are then read as those of this file.

use std::cell::Cell;
use std::io::Read;

use bzip2::read::MultiBzDecoder;
use lzma_rust2::XzStream;

use super::seven::lzma::{Decoder, Unpacked};
use super::{Lenient, tar};
use crate::document::{Format, ProblemKind};
use crate::read::container::Content;
use crate::read::limits::Budget;
use crate::read::within::Within;

/// What a bzip2 file begins with, but for a digit between the two: a block, or its end.
const BZIP2: &[u8] = b"BZh";
const BLOCKS: [&[u8]; 2] = [b"1AY&SY", b"\x17\x72\x45\x38\x50\x90"];
const XZ: &[u8] = b"\xFD7zXZ\0";
/// What unpacking a file may need, in KiB.
const LARGEST_WORKSPACE: u32 = 128 << 10;
/// The file inside; no name of it is given.
const NAMELESS: &str = "content";

type Open = for<'a> fn(&'a [u8]) -> Box<dyn Read + 'a>;

pub(crate) fn is_bzip2(head: &[u8]) -> bool {
    head.starts_with(BZIP2) && head.get(4..).is_some_and(|rest| BLOCKS.iter().any(|block| rest.starts_with(block)))
}

pub(crate) fn is_xz(head: &[u8]) -> bool {
    head.starts_with(XZ)
}

/// A bzip2 file, as every family.
#[allow(clippy::unnecessary_wraps)]
pub(crate) fn bzip2<'a>(bytes: &'a [u8], _: &Budget) -> Result<Content<'a>, ProblemKind> {
    Ok(content(bytes, Format::Bzip2, |bytes| Box::new(MultiBzDecoder::new(bytes))))
}

/// An xz file, as every family.
#[allow(clippy::unnecessary_wraps)]
pub(crate) fn xz<'a>(bytes: &'a [u8], _: &Budget) -> Result<Content<'a>, ProblemKind> {
    Ok(content(bytes, Format::Xz, |bytes| {
        let stream = XzStream::new_mem_limit(true, LARGEST_WORKSPACE);
        Box::new(Unpacked::new(bytes, Decoder::Xz(Box::new(stream))))
    }))
}

/// Looks at the first block for a tar.
fn content(bytes: &[u8], format: Format, open: Open) -> Content<'_> {
    let mut first = [0; 512];
    let is_tar = open(bytes).read_exact(&mut first).is_ok() && tar::is_header(&first);
    let format = if is_tar { Format::Tar } else { format };
    Content::new(format, move |to| read(bytes, open, is_tar, to))
}

fn read(bytes: &[u8], open: Open, is_tar: bool, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    let fault = Cell::new(None);
    let inflated = Lenient::new(open(bytes), &fault);
    let mut inflated = to.budget.metered(Box::new(inflated), bytes.len() as u64);
    if is_tar {
        let result = tar::read(&mut inflated, to);
        // What ended it before its end says more than that it has none.
        return inflated.over().or(fault.take()).map_or(result, Err);
    }
    to.budget.entry()?;
    super::take(to, NAMELESS, inflated, &fault);
    Ok(())
}
