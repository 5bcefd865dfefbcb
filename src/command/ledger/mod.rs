//! `baguan ledger`: incidents, and what is done about them.

pub(super) mod place;
pub(super) mod who;
