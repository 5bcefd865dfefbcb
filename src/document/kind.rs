//! What kind of document it is. `outline` finds out; rules and lists ask.

/// The kinds of document, by the names of the contract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// 公文 that is addressed to someone: asked for a label.
    OfficialDocument,
    /// News.
    News,
    /// 政策解读
    Interpretation,
    /// 公示、公告、通告: published by their nature.
    PublicNotice,
    /// 征求意见稿
    DraftForComment,
    /// 政府信息公开申请答复书
    RequestReply,
    /// 政府信息公开指南
    DisclosureGuide,
    /// 建议、提案答复
    ProposalReply,
    /// 政府信息公开工作年度报告
    AnnualReport,
    /// 预算、决算
    Budget,
    /// 法规、规章文本
    Regulation,
    /// A list or a table by itself.
    List,
    /// Anything else.
    #[default]
    Other,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 13] = [
        Self::OfficialDocument,
        Self::News,
        Self::Interpretation,
        Self::PublicNotice,
        Self::DraftForComment,
        Self::RequestReply,
        Self::DisclosureGuide,
        Self::ProposalReply,
        Self::AnnualReport,
        Self::Budget,
        Self::Regulation,
        Self::List,
        Self::Other,
    ];

    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::OfficialDocument => "official-document",
            Self::News => "news",
            Self::Interpretation => "interpretation",
            Self::PublicNotice => "public-notice",
            Self::DraftForComment => "draft-for-comment",
            Self::RequestReply => "request-reply",
            Self::DisclosureGuide => "disclosure-guide",
            Self::ProposalReply => "proposal-reply",
            Self::AnnualReport => "annual-report",
            Self::Budget => "budget",
            Self::Regulation => "regulation",
            Self::List => "list",
            Self::Other => "other",
        }
    }

    /// The kind with that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
