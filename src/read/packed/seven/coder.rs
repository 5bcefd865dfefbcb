//! The coders of a 7z archive: what unpacks a folder, one after the other.

use std::io::Read;

use bzip2::read::MultiBzDecoder;
use flate2::read::DeflateDecoder;
use lzma_rust2::filter::bcj::BcjReader;
use lzma_rust2::filter::delta::DeltaReader;
use lzma_rust2::{Lzma2Stream, LzmaStream};

use super::header::{Coder, Folder};
use super::lzma::{Decoder, Unpacked};
use super::slice;
use crate::document::ProblemKind;

/// The decoder keeps so much of what it unpacked; archives that ask for more are rarely documents.
const LARGEST_DICTIONARY: u32 = 128 << 20;
/// A dictionary is at least this.
const SMALLEST_DICTIONARY: u64 = 4 << 10;

/// What a folder unpacks to.
pub(super) fn open<'a>(bytes: &'a [u8], folder: &Folder) -> Result<Box<dyn Read + 'a>, ProblemKind> {
    if folder.coders.iter().any(|coder| coder.method == b"\x06\xF1\x07\x01") {
        return Err(ProblemKind::Encrypted);
    }
    if folder.is_branched {
        return Err(ProblemKind::UnknownKind(Some("7z")));
    }
    let packed = slice(bytes, folder.at, folder.packed).ok_or(ProblemKind::Truncated)?;
    let mut stream: Box<dyn Read + 'a> = Box::new(packed);
    for coder in &folder.coders {
        stream = step(stream, coder)?;
    }
    Ok(stream)
}

fn step<'a>(inner: Box<dyn Read + 'a>, coder: &Coder) -> Result<Box<dyn Read + 'a>, ProblemKind> {
    let properties = coder.properties.as_slice();
    Ok(match coder.method.as_slice() {
        [0] => inner,
        [3, 1, 1] => {
            let (&kind, size) = properties.split_first().ok_or(ProblemKind::Damaged)?;
            let size = size.first_chunk().map(|size| u32::from_le_bytes(*size)).ok_or(ProblemKind::Damaged)?;
            let size = dictionary(size, coder.unpacked)?;
            let stream = LzmaStream::new_with_props(coder.unpacked, kind, size, None);
            let stream = stream.map_err(|_| ProblemKind::Damaged)?;
            Box::new(Unpacked::new(inner, Decoder::Lzma(Box::new(stream))))
        }
        [0x21] => {
            let size = match properties.first() {
                Some(&bits @ 0..40) => (2 | u32::from(bits & 1)) << (bits / 2 + 11),
                Some(40) => u32::MAX,
                _ => return Err(ProblemKind::Damaged),
            };
            let stream = Lzma2Stream::new(dictionary(size, coder.unpacked)?);
            Box::new(Unpacked::new(inner, Decoder::Lzma2(Box::new(stream))))
        }
        [4, 2, 2] => Box::new(MultiBzDecoder::new(inner)),
        [4, 1, 8] => Box::new(DeflateDecoder::new(inner)),
        [3] => Box::new(DeltaReader::new(inner, usize::from(properties.first().copied().unwrap_or(0)) + 1)),
        [4] | [3, 3, 1, 3] => Box::new(BcjReader::new_x86(inner, 0)),
        [5] | [3, 3, 2, 5] => Box::new(BcjReader::new_ppc(inner, 0)),
        [6] | [3, 3, 4, 1] => Box::new(BcjReader::new_ia64(inner, 0)),
        [7] | [3, 3, 5, 1] => Box::new(BcjReader::new_arm(inner, 0)),
        [8] | [3, 3, 7, 1] => Box::new(BcjReader::new_arm_thumb(inner, 0)),
        [9] | [3, 3, 8, 5] => Box::new(BcjReader::new_sparc(inner, 0)),
        [0xA] => Box::new(BcjReader::new_arm64(inner, 0)),
        _ => return Err(ProblemKind::UnknownKind(Some("7z"))),
    })
}

/// The size of a dictionary. None needs to be larger than what is unpacked.
fn dictionary(asked: u32, unpacked: u64) -> Result<u32, ProblemKind> {
    let size = u64::from(asked).min(unpacked.max(SMALLEST_DICTIONARY));
    let size = u32::try_from(size).unwrap_or(u32::MAX);
    if size > LARGEST_DICTIONARY { Err(ProblemKind::TooLarge(u64::from(LARGEST_DICTIONARY))) } else { Ok(size) }
}
