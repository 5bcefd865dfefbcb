//! Where a document is put out.

/// The place where a document is, or is to be, public; some schemes count them apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Channel {
    /// A government website.
    #[default]
    Site,
    /// 政务新媒体: an official account.
    NewMedia,
}

impl Channel {
    /// All channels.
    pub const ALL: [Self; 2] = [Self::Site, Self::NewMedia];

    /// The name on the command line, in configuration and in schemes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::NewMedia => "new-media",
        }
    }

    /// The channel with that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.name() == name)
    }
}
