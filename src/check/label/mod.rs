//! Rules about the publicity label (公开属性).

pub(super) mod contradictory;
pub(super) mod doubtful_glyph;
pub(super) mod misplaced;
pub(super) mod missing;
pub(super) mod no_reason;
pub(super) mod nonstandard;
pub(super) mod not_public;
