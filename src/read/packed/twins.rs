//! ZIP archives in which two files have the same name: which one is unpacked depends on the program, so
//! both are read, by what the directory says of each.

use std::cell::Cell;

use flate2::bufread::DeflateDecoder;

use super::Lenient;
use crate::document::ProblemKind;
use crate::read::office::archive::name;
use crate::read::office::residue::u16_at;
use crate::read::within::Within;

const LISTED: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";

/// Reads everything that the directory lists, which begins at `directory`.
pub(super) fn read(bytes: &[u8], directory: u64, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    let mut rest = usize::try_from(directory).ok().and_then(|at| bytes.get(at..)).unwrap_or_default();
    while let Some(entry) = rest.strip_prefix(LISTED) {
        to.budget.entry()?;
        let length = |at| usize::from(u16_at(entry, at));
        let (raw, end) = (length(24), 42 + length(24) + length(26) + length(28));
        let name = name(entry.get(42..42 + raw).ok_or(ProblemKind::Truncated)?);
        rest = entry.get(end..).unwrap_or_default();
        if name.ends_with('/') {
            super::name(to, &name);
        } else {
            let fault = Cell::new(None);
            match open(bytes, entry) {
                Ok(packed) if u16_at(entry, 6) == 0 => {
                    super::take(to, &name, to.budget.metered(Box::new(packed), packed.len() as u64), &fault);
                }
                Ok(packed) => {
                    let inflated = Lenient::new(DeflateDecoder::new(packed), &fault);
                    super::take(to, &name, to.budget.metered(Box::new(inflated), packed.len() as u64), &fault);
                }
                Err(kind) => super::unread(to, &name, kind),
            }
        }
    }
    Ok(())
}

/// The packed bytes of an entry.
fn open<'a>(bytes: &'a [u8], entry: &[u8]) -> Result<&'a [u8], ProblemKind> {
    if u16_at(entry, 4) & 1 != 0 {
        return Err(ProblemKind::Encrypted);
    }
    if !matches!(u16_at(entry, 6), 0 | 8) {
        return Err(ProblemKind::UnknownKind(Some("ZIP")));
    }
    let number = |at| usize::from(u16_at(entry, at)) | usize::from(u16_at(entry, at + 2)) << 16;
    let header = bytes.get(number(38)..).and_then(|local| local.strip_prefix(LOCAL)).ok_or(ProblemKind::Damaged)?;
    let from = 26 + usize::from(u16_at(header, 22)) + usize::from(u16_at(header, 24));
    let packed = from.checked_add(number(16)).and_then(|end| header.get(from..end));
    packed.ok_or(ProblemKind::Truncated)
}
