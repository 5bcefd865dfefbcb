//! Where in its life a document stands when it is checked.

/// The stage named on the command line; some rules ask different things at each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Still in approval.
    Drafting,
    /// About to be posted.
    #[default]
    Publish,
    /// Already posted.
    Posted,
}

impl Stage {
    /// All stages, in order of time.
    pub const ALL: [Self; 3] = [Self::Drafting, Self::Publish, Self::Posted];

    /// The name on the command line, in configuration and in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Drafting => "drafting",
            Self::Publish => "publish",
            Self::Posted => "posted",
        }
    }

    /// The stage with that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.name() == name)
    }
}
