//! Level 0: text, folded once for every matcher, with a way back to where each character stood.

pub mod classes;
pub mod columns;
mod fold;
mod fold_table;
mod harmless;
mod hex;
mod nearest;

pub use fold::{BARRIER, Folded, fold_char, fold_str};
pub use fold_table::is_ignorable;
pub use harmless::{commands, harmless};
pub use hex::hex;
pub use nearest::nearest;
