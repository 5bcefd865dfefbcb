//! How bad a finding is, and what that makes of a document.

/// How bad a finding is. Ordered: a worse one is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Said, and nothing more.
    Note,
    /// A person must decide.
    Review,
    /// Must not go out.
    Block,
}

impl Severity {
    /// The name in reports and configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Review => "review",
            Self::Block => "block",
        }
    }

    /// The severity with that name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Note, Self::Review, Self::Block].into_iter().find(|s| s.name() == name)
    }
}

/// What may happen to a document, or to all documents of a run. Ordered: a worse one is greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing stands against it.
    #[default]
    Pass,
    /// A person must decide.
    Review,
    /// Not all of it was read.
    Unchecked,
    /// Must not go out.
    Block,
}

impl Verdict {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Review => "review",
            Self::Unchecked => "unchecked",
            Self::Block => "block",
        }
    }
}
