//! The dictionaries' rows, as far as a finding speaks of them.

use std::sync::Arc;

use super::Words;

/// Which row of which dictionary asked for a finding, so that it can be traced and repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The row's id.
    pub id: String,
    /// Whose dictionary it is.
    pub layer: Layer,
    /// The dictionary's name.
    pub dictionary: Arc<str>,
    /// Its version: edition and content hash.
    pub version: Arc<str>,
    /// The line of its file in which the row stands.
    pub line: u64,
}

/// Whose dictionary it is. A later one overrides an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Comes with the program.
    BuiltIn,
    /// Kept by an office for all its documents.
    Organisation,
    /// Lies in the repository that is checked.
    Repository,
}

impl Layer {
    /// All layers, the lowest first.
    pub const ALL: [Self; 3] = [Self::BuiltIn, Self::Organisation, Self::Repository];

    /// The name in reports and in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::BuiltIn => "built-in",
            Self::Organisation => "organisation",
            Self::Repository => "repository",
        }
    }

    /// The name for people.
    pub fn words(self) -> Words {
        match self {
            Self::BuiltIn => Words { zh: "内置词库", en: "built-in" },
            Self::Organisation => Words { zh: "本单位词库", en: "organisation" },
            Self::Repository => Words { zh: "本仓库词库", en: "repository" },
        }
    }
}
