//! The columns of a dictionary, and what those take that take only certain words.

use crate::finding::Severity;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // each is described in dictionaries/README.md, and by its Chinese name below
pub enum Field {
    Id,
    Term,
    Variants,
    Match,
    Category,
    Severity,
    Suggestion,
    Boundary,
    Gap,
    Exceptions,
    LeftNot,
    RightNot,
    Condition,
    NotIn,
    DocKinds,
    ValidFrom,
    ValidTo,
    Scope,
    Tier,
    Source,
    SourceUrl,
    ExampleHit,
    ExampleOk,
    Note,
    Status,
    Updated,
}

use Field as F;

/// How many columns there are.
pub const FIELDS: usize = 26;

impl Field {
    /// All columns, in their order.
    pub const ALL: [Self; FIELDS] = [
        F::Id,
        F::Term,
        F::Variants,
        F::Match,
        F::Category,
        F::Severity,
        F::Suggestion,
        F::Boundary,
        F::Gap,
        F::Exceptions,
        F::LeftNot,
        F::RightNot,
        F::Condition,
        F::NotIn,
        F::DocKinds,
        F::ValidFrom,
        F::ValidTo,
        F::Scope,
        F::Tier,
        F::Source,
        F::SourceUrl,
        F::ExampleHit,
        F::ExampleOk,
        F::Note,
        F::Status,
        F::Updated,
    ];

    /// The names in the header row of a CSV file.
    pub const NAMES: [&str; FIELDS] = [
        "id",
        "term",
        "variants",
        "match",
        "category",
        "severity",
        "suggestion",
        "boundary",
        "gap",
        "exceptions",
        "left_not",
        "right_not",
        "condition",
        "not_in",
        "doc_kinds",
        "valid_from",
        "valid_to",
        "scope",
        "tier",
        "source",
        "source_url",
        "example_hit",
        "example_ok",
        "note",
        "status",
        "updated",
    ];

    /// The names in spreadsheets and reports for people.
    pub const CHINESE: [&str; FIELDS] = [
        "编号",
        "词",
        "其他写法",
        "匹配方式",
        "类别",
        "级别",
        "建议",
        "词边界",
        "间隔",
        "例外短语",
        "左侧不是",
        "右侧不是",
        "条件",
        "不在何处",
        "文件类别",
        "起",
        "止",
        "适用范围",
        "依据层级",
        "依据",
        "出处网址",
        "应查出的例句",
        "不应查出的例句",
        "备注",
        "状态",
        "更新日期",
    ];

    /// The name in the header row of a CSV file.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The name in spreadsheets and reports for people.
    pub fn chinese(self) -> &'static str {
        Self::CHINESE[self as usize]
    }

    /// The words that it takes, if only certain ones.
    pub fn choices(self) -> &'static [Choice] {
        match self {
            F::Match => MATCH,
            F::Category => CATEGORY,
            F::Severity => SEVERITY,
            F::Boundary => BOUNDARY,
            F::Tier => TIER,
            F::Status => STATUS,
            _ => &[],
        }
    }

    /// The column of this name, in a CSV file or in a spreadsheet.
    pub fn named(head: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == head || field.chinese() == head)
    }

    /// Whether it holds several values, with `|` between them.
    pub fn holds_several(self) -> bool {
        matches!(
            self,
            F::Variants
                | F::Suggestion
                | F::Exceptions
                | F::LeftNot
                | F::RightNot
                | F::Condition
                | F::NotIn
                | F::DocKinds
                | F::Scope
                | F::ExampleHit
                | F::ExampleOk
        )
    }

    /// A value as a person reads it: of a choice its Chinese word.
    pub fn in_chinese(self, value: &str) -> &str {
        self.choices().iter().find(|choice| choice.is(value)).map_or(value, |choice| choice.chinese)
    }

    /// A value as `dict fmt` writes it: of a choice its name, whatever of its words was used.
    pub fn canonical(self, value: &str) -> Option<&'static str> {
        self.choices().iter().find(|choice| choice.is(value)).map(|choice| choice.name)
    }
}

/// One of the words that a column takes.
#[derive(Debug)]
pub struct Choice {
    /// As the files have it.
    pub name: &'static str,
    /// As a person reads it.
    pub chinese: &'static str,
    also: &'static str,
}

impl Choice {
    fn is(&self, value: &str) -> bool {
        [self.name, self.chinese, self.also].contains(&value)
    }
}

const fn choice(name: &'static str, chinese: &'static str) -> Choice {
    Choice { name, chinese, also: name }
}

const MATCH: &[Choice] = &[choice("literal", "字面"), choice("pattern", "模式"), choice("protected", "固定表述")];
const BOUNDARY: &[Choice] = &[choice("none", "不看"), choice("word", "按词")];
const STATUS: &[Choice] = &[choice("active", "启用"), choice("off", "停用"), choice("locked", "锁定")];
const TIER: &[Choice] = &[
    choice("法律", "法律"),
    choice("国标", "国标"),
    choice("条例", "条例"),
    choice("通稿规范", "通稿规范"),
    choice("实务", "实务"),
    choice("本单位", "本单位"),
];
// 阻断, 警告 are what other checkers call them, and what offices write in lists that they bring along.
const SEVERITY: &[Choice] = &[
    Choice { name: "block", chinese: "拦截", also: "阻断" },
    Choice { name: "review", chinese: "判断", also: "警告" },
    choice("note", "提示"),
];
const CATEGORY: &[Choice] = &[
    choice("secrecy", "密级和内部标志"),
    choice("discriminatory", "歧视性用语"),
    choice("ethnic-religious", "民族宗教"),
    choice("territory", "领土主权"),
    choice("institution", "机构名称"),
    choice("law", "法规名称"),
    choice("place-name", "地名"),
    choice("set-phrase", "固定表述"),
    choice("misspelling", "错别字"),
    choice("advertising", "绝对化用语"),
    choice("vulgar", "粗俗用语"),
    choice("custom", "本单位词条"),
];

/// The severity that a field names.
pub(super) fn severity(value: &str) -> Option<Severity> {
    F::Severity.canonical(value).and_then(Severity::parse)
}
