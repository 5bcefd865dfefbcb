//! The wordings by which a document says whether it is public.

use super::table::{Table, TableError};
use crate::finding::Words;
use crate::text::fold_str;

/// One wording, such as 此件公开发布.
pub struct Wording {
    /// As it is written.
    pub wording: String,
    /// Folded.
    pub folded: Vec<u16>,
    /// What it says.
    pub attribute: Attribute,
}

/// The publicity attributes, by the names of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// 主动公开
    Public,
    /// 删减后公开
    AfterDeletion,
    /// 脱密后公开
    AfterDeclassification,
    /// 依申请公开
    OnRequest,
    /// 不予公开
    NotPublic,
}

impl Attribute {
    const ALL: [Self; 5] =
        [Self::Public, Self::AfterDeletion, Self::AfterDeclassification, Self::OnRequest, Self::NotPublic];

    /// The name in reports and lists.
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::AfterDeletion => "after-deletion",
            Self::AfterDeclassification => "after-declassification",
            Self::OnRequest => "on-request",
            Self::NotPublic => "not-public",
        }
    }
}

impl Wording {
    /// Loads the list of wordings.
    pub fn load(file: &str, text: &str) -> Result<Vec<Self>, TableError> {
        let table = Table::read(file, text, &["wording", "attribute", "source"])?;
        let mut wordings = Vec::new();
        for row in table.rows() {
            let attribute = Attribute::ALL
                .into_iter()
                .find(|a| a.name() == row.get("attribute"))
                .ok_or_else(|| row.wrong("attribute", ATTRIBUTE))?;
            let folded = fold_str(row.get("wording"));
            if folded.len() < 4 {
                return Err(row.wrong("wording", SHORT));
            }
            wordings.push(Self { wording: row.get("wording").to_owned(), folded, attribute });
        }
        Ok(wordings)
    }
}

const ATTRIBUTE: Words = Words {
    zh: "须为五种属性之一，用英文名",
    en: "it is one of the five attributes, by its English name",
};
const SHORT: Words = Words { zh: "至少四个字", en: "a wording needs at least four characters" };
