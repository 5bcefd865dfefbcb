//! The wordings by which a document says whether it is public: whole lines such as 此件公开发布, and names of
//! properties such as 公开属性 with what they may say.

use super::table::{Row, Table, TableError};
use crate::finding::Words;
use crate::text::fold_str;

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// As it is written.
    pub wording: String,
    /// Folded.
    pub folded: Vec<u16>,
    /// In what way it is used.
    pub form: Form,
    /// Whether circulars name it so; others are understood, and said to be unusual.
    pub standard: bool,
}

/// In what way a wording is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A line of its own says this.
    Line(Attribute),
    /// The name of a property, which needs a value.
    Name,
    /// What a property says.
    Value(Attribute),
}

/// The publicity attributes, by the names of the contract. Ordered from what allows to what forbids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
        let table = Table::read(file, text, &["form", "wording", "attribute", "standard", "source"])?;
        table.rows().map(Self::understand).collect()
    }

    fn understand(row: Row) -> Result<Self, TableError> {
        let attribute = Attribute::ALL.into_iter().find(|a| a.name() == row.get("attribute"));
        let form = match (row.get("form"), attribute) {
            ("line", Some(attribute)) => Form::Line(attribute),
            ("value", Some(attribute)) => Form::Value(attribute),
            ("name", None) if row.get("attribute").is_empty() => Form::Name,
            ("line" | "value" | "name", _) => return Err(row.wrong("attribute", ATTRIBUTE)),
            _ => return Err(row.wrong("form", FORM)),
        };
        let folded = fold_str(row.get("wording"));
        // A line is looked for in whole texts, a value only where a property names it.
        if folded.is_empty() || form_is_searched(form) && folded.len() < SHORTEST {
            return Err(row.wrong("wording", SHORT));
        }
        Ok(Self { wording: row.get("wording").to_owned(), folded, form, standard: row.get("standard") == "yes" })
    }

    /// Whether texts are searched for it. Names in Latin letters are those of properties in a page's source.
    pub fn is_searched(&self) -> bool {
        form_is_searched(self.form) && !self.wording.is_ascii()
    }
}

fn form_is_searched(form: Form) -> bool {
    !matches!(form, Form::Value(_))
}

/// Characters of a wording that is looked for.
const SHORTEST: usize = 4;

const FORM: Words = Words { zh: "只能是 line、name 或 value", en: "it is line, name or value" };
const ATTRIBUTE: Words = Words {
    zh: "须为五种属性之一，用英文名；name 一栏留空",
    en: "it is one of the five attributes, by its English name; empty for a name",
};
const SHORT: Words = Words { zh: "至少四个字", en: "a wording needs at least four characters" };
