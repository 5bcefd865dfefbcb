//! Level 4: what happened, and what was done about it. One SQLite file holds events that are only ever added, each bound to
//! the one before it by its hash; incidents are what the events amount to. No raw personal value comes in here:
//! excerpts are masked, and values stand under the organisation's key or not at all.

mod chain;
mod checked;
mod error;
mod event;
pub mod export;
pub mod incident;
mod key;
mod moment;
mod period;
mod record;
mod store;

pub use checked::{Checked, Setting, ToWrite};
pub use error::{LedgerError, LedgerErrorKind};
pub use event::{Draft, Event, EventKind, Head, Marks};
pub use key::{Key, KeyError};
pub use moment::Moment;
pub use period::Period;
pub use record::{AtStakeThen, ByHand, FormEntry, Opening, Run, Seen, Step};
pub use store::{Fault, FaultKind, Ledger, Pruning, Verified, View, restore};
