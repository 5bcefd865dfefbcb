//! Who noticed what should not have been public; most schemes deduct by that.

use crate::finding::Words;

/// Who noticed it. From [`Noticed::County`] to [`Noticed::StateCouncil`] these are the levels of a circular (通报).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Noticed {
    /// The office itself.
    #[default]
    Ourselves,
    /// The county's office.
    County,
    /// The prefecture's office.
    Prefecture,
    /// The province's office.
    Province,
    /// The State Council's office.
    StateCouncil,
    /// A citizen who complained or reported it.
    Complaint,
    /// The press.
    Media,
}

impl Noticed {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Ourselves,
        Self::County,
        Self::Prefecture,
        Self::Province,
        Self::StateCouncil,
        Self::Complaint,
        Self::Media,
    ];

    /// The name on the command line, in schemes and in the ledger.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ourselves => "self",
            Self::County => "county",
            Self::Prefecture => "prefecture",
            Self::Province => "province",
            Self::StateCouncil => "state-council",
            Self::Complaint => "complaint",
            Self::Media => "media",
        }
    }

    /// The one with that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|noticed| noticed.name() == name)
    }

    /// Whether it is a circular of an office above.
    pub fn is_circular(self) -> bool {
        matches!(self, Self::County | Self::Prefecture | Self::Province | Self::StateCouncil)
    }

    /// The name for people.
    pub fn words(self) -> Words {
        match self {
            Self::Ourselves => Words { zh: "自查发现", en: "found by ourselves" },
            Self::County => Words { zh: "县级通报", en: "circular of the county" },
            Self::Prefecture => Words { zh: "州市级通报", en: "circular of the prefecture" },
            Self::Province => Words { zh: "省级通报", en: "circular of the province" },
            Self::StateCouncil => {
                Words { zh: "国务院办公厅通报", en: "circular of the State Council's office" }
            }
            Self::Complaint => Words { zh: "群众投诉、举报", en: "complaint" },
            Self::Media => Words { zh: "媒体曝光", en: "press" },
        }
    }
}
