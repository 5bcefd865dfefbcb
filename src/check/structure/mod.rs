//! Rules on parts that a document must have.

pub(super) mod document_number;
pub(super) mod guide_element;
mod lacking;
pub(super) mod proposal_element;
pub(super) mod reply_element;
