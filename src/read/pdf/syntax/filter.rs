//! Streams unpacked, by the filters that their dictionaries name, one after the other.

use std::io::Read;

use super::file::File;
use super::object::Dict;
use crate::document::ProblemKind;

/// What a stream held.
#[derive(Default)]
pub(crate) struct Decoded {
    pub(crate) bytes: Vec<u8>,
    /// Why not all of it is there.
    pub(crate) problem: Option<ProblemKind>,
    /// It is a picture, packed as pictures are; the bytes are left so.
    pub(crate) picture: bool,
}

/// Unpacks into a buffer, which is emptied before.
pub(crate) fn decode(file: &File<'_>, dict: &Dict, packed: &[u8], into: &mut Vec<u8>) -> Decoded {
    into.clear();
    let mut decoded = Decoded::default();
    match file.at(dict, "Filter") {
        filter if filter.is_null() => into.extend_from_slice(packed),
        filter if filter.as_name() == Some(b"FlateDecode") || filter.as_array().is_some_and(|all| all.len() == 1) => {
            let mut inflate = flate2::read::ZlibDecoder::new(packed).take(file.budget.limits.entry_bytes);
            if inflate.read_to_end(into).is_err() {
                decoded.problem = Some(ProblemKind::Damaged);
            }
        }
        _ => decoded.problem = Some(ProblemKind::Damaged),
    }
    decoded
}
