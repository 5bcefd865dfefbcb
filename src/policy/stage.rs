//! At which moment a document is looked at, and what makes a run fail.

use schemars::JsonSchema;
use serde::Deserialize;

/// The moment in a document's life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// 即将发布。About to be posted.
    #[default]
    Publish,
    /// 尚在起草、报批。Still being drafted and approved.
    Drafting,
    /// 已经发布。Already posted.
    Posted,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 3] = [Self::Publish, Self::Drafting, Self::Posted];

    /// The name in configuration and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Drafting => "drafting",
            Self::Posted => "posted",
        }
    }

    /// The stage with that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.name() == name)
    }
}

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
