//! Rules on parts that a document must have, and on documents that go together.

mod copied;
pub(super) mod document_number;
pub(super) mod drafting_note_missing;
pub(super) mod guide_element;
pub(super) mod interpretation_aspect;
pub(super) mod interpretation_copied;
pub(super) mod interpretation_late;
pub(super) mod interpretation_unlinked;
mod lacking;
mod link;
pub(super) mod proposal_element;
pub(super) mod reply_element;
