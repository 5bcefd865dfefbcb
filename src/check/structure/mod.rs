//! Rules on parts that a document must have, and on documents that go together.

mod copied;
pub(super) mod drafting_note_missing;
pub(super) mod interpretation_aspect;
pub(super) mod interpretation_copied;
pub(super) mod interpretation_late;
pub(super) mod interpretation_unlinked;
mod link;
