//! For those who keep dictionaries: what is hardly meant, what is different between two editions, merging
//! what two people changed, and writing it all down again. A check needs nothing of it.

mod about;
mod diff;
mod lint;
mod merge3;
mod write;

pub use diff::{Change, Changes, FieldChange};
pub use lint::{Fault, faults};
pub use merge3::{Conflict, merge};
pub use write::{canonical, write};
