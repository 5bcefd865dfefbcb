//! Rules about the publicity label (公开属性).

pub(super) mod missing;
pub(super) mod not_public;
