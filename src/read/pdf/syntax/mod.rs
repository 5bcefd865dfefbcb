//! The objects of a PDF file, by their numbers: where each stands, taken out of the streams that hold several, decrypted.
//!
//! A file says at its end where its objects stand. Where that is wrong or missing, the objects themselves are looked for.

mod cache;
pub(crate) mod crypt;
pub(crate) mod file;
pub(crate) mod filter;
mod holder;
pub(crate) mod lexer;
mod number;
pub(crate) mod object;
mod open;
pub(crate) mod parse;
mod place;
mod plain;
pub(crate) mod reach;
mod rebuild;
mod repair;
pub(crate) mod revisions;
#[cfg(test)]
mod tests;
mod xref;

pub(crate) use file::{BYTES, File};
pub(crate) use number::Numbers;
pub(crate) use object::{Dict, Id, Object, Stream};
pub(crate) use plain::Telling;
