//! Streams unpacked, by the filters that their dictionaries name, one after the other.
//!
//! Little can become much here, so each filter writes no more than the limits leave, and a caller who knows what the
//! stream is for can say how much of it is enough. What was unpacked before a fault is kept.

mod ascii;
mod inflate;
mod lzw;
mod predictor;
mod runs;

use std::rc::Rc;

use super::file::{File, HELD};
use super::object::{Dict, Object};
use crate::document::ProblemKind;

/// Nothing real has more filters than three.
const MOST_FILTERS: usize = 16;

/// What a stream held.
#[derive(Default)]
pub(crate) struct Decoded {
    pub(crate) bytes: Vec<u8>,
    /// Why not all of it is there.
    pub(crate) problem: Option<ProblemKind>,
    /// It is a picture, packed as pictures are; the bytes are left so.
    pub(crate) picture: bool,
}

impl Decoded {
    /// Why not all of it is there that is to be painted: no content is packed as a picture.
    pub(crate) fn problem_of_content(self) -> Option<ProblemKind> {
        self.problem.or(self.picture.then_some(ProblemKind::Damaged))
    }
}

/// How a filter came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Whole,
    /// There would be more, but there may not.
    Full,
    Damaged,
    /// The packed bytes end in the middle.
    Truncated,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Filter {
    Flate,
    Lzw,
    Ascii85,
    AsciiHex,
    RunLength,
    /// Encryption, which is undone before.
    Crypt,
    Picture,
}

impl Filter {
    fn named(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"FlateDecode" | b"Fl" => Self::Flate,
            b"LZWDecode" | b"LZW" => Self::Lzw,
            b"ASCII85Decode" | b"A85" => Self::Ascii85,
            b"ASCIIHexDecode" | b"AHx" => Self::AsciiHex,
            b"RunLengthDecode" | b"RL" => Self::RunLength,
            b"Crypt" => Self::Crypt,
            b"DCTDecode" | b"DCT" | b"CCITTFaxDecode" | b"CCF" | b"JPXDecode" | b"JBIG2Decode" => Self::Picture,
            _ => return None,
        })
    }
}

/// Unpacks into a buffer, which is emptied before; what is beyond so many bytes is left out.
pub(crate) fn decode_most(file: &File<'_>, dict: &Dict, packed: &[u8], most: u64, into: &mut Vec<u8>) -> Decoded {
    into.clear();
    let mut decoded = Decoded::default();
    let filters = filters(file, dict);
    let count = filters.len();
    // What the last filter left stands in `into`; before the first one it is the packed bytes.
    let mut previous = Vec::new();
    let mut unpacked = false;
    for (index, (filter, parms)) in filters.into_iter().enumerate() {
        if index >= MOST_FILTERS {
            decoded.problem.get_or_insert(ProblemKind::TooMany(MOST_FILTERS as u64));
            break;
        }
        match filter {
            Some(Filter::Crypt) => {}
            Some(Filter::Picture) => {
                decoded.picture = true;
                break;
            }
            None => {
                decoded.problem.get_or_insert(ProblemKind::Damaged);
                break;
            }
            Some(filter) => {
                if unpacked {
                    std::mem::swap(into, &mut previous);
                    into.clear();
                }
                let from = if unpacked { &previous } else { packed };
                let wanted = if index + 1 == count { most } else { HELD };
                // However many filters there are, what may come of it is measured by what stands in the file.
                let allowed = file.budget.allowance(packed.len() as u64).min((wanted, wanted));
                let problem = step(file, filter, parms.as_deref(), from, allowed, into);
                decoded.problem = decoded.problem.or(problem);
                unpacked = true;
            }
        }
    }
    if !unpacked {
        let room = usize::try_from(most).unwrap_or(usize::MAX);
        if packed.len() > room && !decoded.picture {
            decoded.problem.get_or_insert(ProblemKind::TooLarge(most));
        }
        into.extend_from_slice(packed.get(..room).unwrap_or(packed));
    }
    decoded
}

/// The filters with what is said of each.
fn filters(file: &File<'_>, dict: &Dict) -> Vec<(Option<Filter>, Option<Rc<Dict>>)> {
    let of = |name: &Object| file.resolve(name).as_name().and_then(Filter::named);
    let parms = |long: &str, short: &str| match file.at(dict, long) {
        Object::Null => file.at(dict, short),
        parms => parms,
    };
    match parms("Filter", "F") {
        name @ Object::Name(_) => {
            let parms = match parms("DecodeParms", "DP") {
                // Some give a list even so.
                Object::Array(items) => items.first().map_or(Object::Null, |first| file.resolve(first)),
                parms => parms,
            };
            vec![(of(&name), parms.as_dict().cloned())]
        }
        Object::Array(names) => {
            let parms = parms("DecodeParms", "DP");
            let parms_of = |index: usize| match &parms {
                Object::Array(items) => items.get(index).and_then(|item| file.resolve(item).as_dict().cloned()),
                Object::Dict(only) if names.len() == 1 => Some(only.clone()),
                _ => None,
            };
            let few = names.iter().take(MOST_FILTERS + 1);
            few.enumerate().map(|(index, name)| (of(name), parms_of(index))).collect()
        }
        _ => Vec::new(),
    }
}

/// Undoes one filter.
fn step(
    file: &File<'_>,
    filter: Filter,
    parms: Option<&Dict>,
    from: &[u8],
    (most, limit): (u64, u64),
    into: &mut Vec<u8>,
) -> Option<ProblemKind> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let integer = |name: &str| parms.and_then(|parms| file.integer(parms, name));
    let end = match filter {
        Filter::Flate => inflate::unpack(from, most, into),
        Filter::Lzw => lzw::unpack(from, integer("EarlyChange") != Some(0), most, into),
        Filter::Ascii85 => ascii::base85(from, most, into),
        Filter::AsciiHex => ascii::hex(from, most, into),
        Filter::RunLength => runs::unpack(from, most, into),
        Filter::Crypt | Filter::Picture => End::Whole,
    };
    file.budget.spend(into.len() as u64);
    if matches!(filter, Filter::Flate | Filter::Lzw) && parms.is_some() {
        let number = |name: &str, otherwise: usize| {
            integer(name).and_then(|number| usize::try_from(number).ok()).unwrap_or(otherwise)
        };
        let row = predictor::Row {
            colours: number("Colors", 1),
            bits: number("BitsPerComponent", 8),
            columns: number("Columns", 1),
        };
        predictor::undo(number("Predictor", 1), &row, into);
    }
    match end {
        End::Whole => None,
        End::Full => Some(ProblemKind::TooLarge(limit)),
        End::Damaged => Some(ProblemKind::Damaged),
        End::Truncated => Some(ProblemKind::Truncated),
    }
}
