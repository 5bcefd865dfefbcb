//! Rules about words that must not stand in a text, or not there.

pub(super) mod secrecy;
