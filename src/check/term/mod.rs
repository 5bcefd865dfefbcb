//! Terms of the dictionaries. Which row belongs to which rule its `category` says; where a row counts is
//! decided once for all rules: `listed` goes through the matches, `context` asks the row's conditions,
//! `boundary` asks the lexicon.

mod boundary;
mod context;
mod listed;

pub(super) mod advertising;
pub(super) mod custom;
pub(super) mod discriminatory;
pub(super) mod ethnic_religious;
pub(super) mod institution;
pub(super) mod law;
pub(super) mod misspelling;
pub(super) mod place_name;
pub(super) mod secrecy;
pub(super) mod set_phrase;
pub(super) mod territory;
pub(super) mod vulgar;

pub(super) use listed::{Listed, listed};
