//! `CMap`s that go on from others.

use super::CMap;
use crate::document::ProblemKind;
use crate::read::pdf::syntax::{File, Object};

/// They are followed so far.
const DEEP: u32 = 8;

/// A `CMap` with those that it goes on from, itself first.
#[derive(Default)]
pub(crate) struct Chain {
    pub(crate) maps: Vec<CMap>,
    /// The name of one that is not in the file.
    pub(crate) base: Option<Vec<u8>>,
    pub(crate) vertical: bool,
}

impl Chain {
    /// Reads what stands for a `CMap`: a stream, or a name.
    pub(crate) fn of(file: &File<'_>, object: Object, problem: &mut Option<ProblemKind>) -> Self {
        let mut chain = Self::default();
        let mut vertical = None;
        let mut next = object;
        for _ in 0..DEEP {
            let stream = match &next {
                Object::Name(name) => {
                    chain.base = Some(name.to_vec());
                    break;
                }
                Object::Stream(stream) => stream.clone(),
                _ => break,
            };
            let decoded = file.decode(&stream);
            let mut map = CMap::read(&decoded.bytes);
            if let Some(why) = decoded.problem {
                problem.get_or_insert(why);
            } else if map.cut {
                problem.get_or_insert(ProblemKind::TooMany(super::MOST as u64));
            }
            vertical = vertical.or(map.vertical).or_else(|| Some(file.integer(&stream.dict, "WMode")? == 1));
            let base = map.base.take();
            chain.maps.push(map);
            next = match (file.at(&stream.dict, "UseCMap"), base) {
                (Object::Null, Some(name)) => Object::Name(name.into()),
                (other, _) => other,
            };
        }
        chain.vertical = vertical.unwrap_or_else(|| chain.base.as_deref().is_some_and(is_vertical));
        chain
    }
}

/// Whether a name is that of a `CMap` for lines from top to bottom.
pub(crate) fn is_vertical(name: &[u8]) -> bool {
    name == b"V" || name.ends_with(b"-V")
}
