//! Font programs reversed, where nothing else tells what a code says.

use crate::read::pdf::syntax::{Dict, File};

/// What kind of codes a typeface has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Simple,
    Composite,
}

pub(crate) struct Program(());

#[allow(clippy::unused_self)]
impl Program {
    pub(crate) fn of(_file: &File<'_>, _font: &Dict, _descriptor: &Dict, _kind: Kind) -> Option<Self> {
        None
    }

    pub(crate) fn char_of_gid(&self, _gid: u16) -> Option<char> {
        None
    }

    pub(crate) fn gid_of_cid(&self, _cid: u32) -> Option<u16> {
        None
    }

    pub(crate) fn gid_of_code(&self, _code: u8) -> Option<u16> {
        None
    }

    pub(crate) fn char_of_name(&self, _name: &str) -> Option<char> {
        None
    }

    pub(crate) fn encoding(&self, _code: u8) -> Option<&str> {
        None
    }
}
