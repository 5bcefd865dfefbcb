//! The objects of a PDF file, by their numbers: where each stands, taken out of the streams that hold several, decrypted.
//!
//! A file says at its end where its objects stand. Where that is wrong or missing, the objects themselves are looked for.

pub(crate) mod crypt;
pub(crate) mod file;
pub(crate) mod filter;
pub(crate) mod lexer;
pub(crate) mod object;
pub(crate) mod parse;

pub(crate) use file::File;
pub(crate) use filter::Decoded;
pub(crate) use object::{Dict, Id, Object, Stream};
