//! Rules on parts that a document must have.

pub(super) mod document_number;
