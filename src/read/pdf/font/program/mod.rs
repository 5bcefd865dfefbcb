//! Font programs reversed, where nothing else tells what a code says.

use crate::read::pdf::syntax::{Dict, File};

#[derive(Default)]
pub(crate) struct Program(());

#[allow(clippy::unused_self, dead_code)]
impl Program {
    pub(crate) fn of(_file: &File<'_>, _descriptor: &Dict, _char_of: fn(&[u8]) -> Option<char>) -> Option<Self> {
        None
    }

    pub(crate) fn char_of_gid(&self, _glyph: u16) -> Option<char> {
        None
    }

    pub(crate) fn guess_of_gid(&self, _glyph: u16) -> Option<char> {
        None
    }

    pub(crate) fn gid_of_cid(&self, _cid: u16) -> Option<u16> {
        None
    }

    pub(crate) fn gid_of_code(&self, _code: u8) -> Option<u16> {
        None
    }

    pub(crate) fn gid_of_name(&self, _name: &[u8]) -> Option<u16> {
        None
    }

    pub(crate) fn collection(&self) -> Option<&[u8]> {
        None
    }
}
