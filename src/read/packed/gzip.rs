//! Gzip: one file, packed; mostly that one is a tar, whose members are then read as those of this file.

use std::cell::Cell;
use std::io::{self, Read};

use flate2::bufread::GzDecoder;

use super::{Lenient, tar};
use crate::document::{Format, ProblemKind};
use crate::read::container::Content;
use crate::read::limits::Budget;
use crate::read::short;
use crate::read::within::Within;

/// The sign, and the only method there is.
const SIGN: &[u8] = b"\x1F\x8B\x08";
/// The file inside, where no name of it is given.
const NAMELESS: &str = "content";

pub(crate) fn begins(head: &[u8]) -> bool {
    head.starts_with(SIGN)
}

/// Looks at the first block for a tar.
#[allow(clippy::unnecessary_wraps)] // as every family
pub(crate) fn recognise<'a>(bytes: &'a [u8], _: &Budget) -> Result<Content<'a>, ProblemKind> {
    let mut first = [0; 512];
    let is_tar = Members::new(bytes).read_exact(&mut first).is_ok() && tar::is_header(&first);
    let format = if is_tar { Format::Tar } else { Format::Gzip };
    Ok(Content::new(format, move |to| read(bytes, is_tar, to)))
}

fn read(bytes: &[u8], is_tar: bool, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    let fault = Cell::new(None);
    let inflated = Lenient::new(Members::new(bytes), &fault);
    let mut inflated = to.budget.metered(Box::new(inflated), bytes.len() as u64);
    if is_tar {
        let result = tar::read(&mut inflated, to);
        // What ended it before its end says more than that it has none.
        return inflated.over().or(fault.take()).map_or(result, Err);
    }
    to.budget.entry()?;
    let name = GzDecoder::new(bytes).header().and_then(|header| header.filename()).map(short::decode);
    super::take(to, name.as_deref().filter(|name| !name.is_empty()).unwrap_or(NAMELESS), inflated, &fault);
    Ok(())
}

/// What several packed files, one after the other, come to.
struct Members<'a> {
    decoder: GzDecoder<&'a [u8]>,
}

impl<'a> Members<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { decoder: GzDecoder::new(bytes) }
    }
}

impl Read for Members<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.decoder.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            let rest: &[u8] = self.decoder.get_ref();
            if begins(rest) {
                self.decoder = GzDecoder::new(rest);
            } else if rest.iter().all(|&b| b == 0) {
                return Ok(0);
            } else {
                return Err(io::ErrorKind::InvalidData.into());
            }
        }
    }
}
