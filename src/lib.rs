//! Baguan (把关) reads a finished document whole and says what must not go out.
//!
//! `ARCHITECTURE.md` is the map: which room may know which, and how a document walks through them.

pub mod document;
pub mod finding;
pub mod read;
pub mod text;
