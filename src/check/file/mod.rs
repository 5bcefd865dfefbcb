//! Rules about the file itself: what was not read was not checked.

pub(super) mod empty;
pub(super) mod unreadable;
