//! Where a walk is: what is open, and what is being written.

use super::super::passage::Passage;
use super::style::Look;
use super::tag::Tag;
use crate::document::{Concealment, Role, Seen};

/// Which sections of a file with everything in one part are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// All but what pages have in common.
    Body,
    /// Only that.
    Masters,
}

/// Where text goes that stands directly in an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sink {
    Nowhere,
    /// To the innermost writing.
    Text,
    Binary,
    /// Nothing in the element is looked at.
    Skipped,
}

/// An open element, and what ends with it.
#[derive(Clone, Copy)]
pub(super) struct Element {
    pub(super) tag: Tag,
    pub(super) sink: Sink,
    pub(super) look: Look,
    /// It began a writing; it is outside of the tables around it.
    pub(super) writes: bool,
    pub(super) leaves_tables: bool,
    /// It conceals what is in it; what was concealed around it.
    pub(super) conceals: bool,
    pub(super) around: Option<Concealment>,
}

/// What a writing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    Block(Role, Seen),
    Cell,
    Person,
    Property(String),
}

/// A text being read.
pub(super) struct Writing {
    pub(super) what: What,
    pub(super) passage: Passage,
    /// A condition hides it.
    pub(super) hidden: bool,
}
