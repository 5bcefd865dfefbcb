//! What makes a run fail.

use schemars::JsonSchema;
use serde::Deserialize;

/// The verdict from which on a run ends with status 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FailOn {
    /// 只在“不得发布”时返回 1。Only what must not go out.
    #[default]
    Block,
    /// “需人工判断”也返回 1。Also what a person must decide.
    Review,
}

impl FailOn {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Block, Self::Review];

    /// The name in configuration and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Block => "block",
            Self::Review => "review",
        }
    }

    /// The one with that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|on| on.name() == name)
    }
}
