//! Baguan (把关) reads a finished document whole and says what must not go out.
//!
//! `ARCHITECTURE.md` is the map: which room may know which, and how a document walks through them.

pub mod check;
#[cfg(feature = "cli")]
pub mod command;
pub mod dictionary;
pub mod document;
pub mod engine;
pub mod finding;
#[cfg(feature = "cli")]
pub mod ledger;
pub mod outline;
pub mod policy;
pub mod read;
pub mod report;
pub mod scheme;
#[cfg(feature = "cli")]
pub mod source;
pub mod text;
