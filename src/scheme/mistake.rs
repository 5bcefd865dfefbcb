//! What is wrong with a scheme file, in words that say how to mend it.

use std::fmt;

use super::Sense;
use crate::finding::{Language, Masked, Message, Points, Words};

/// One mistake in a scheme file. A scheme with any is not used: half a table of deductions is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemeError {
    /// The file's name as the user knows it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub kind: SchemeErrorKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemeErrorKind {
    /// Larger than any scheme is.
    TooLarge,
    /// Not TOML; the parser's words.
    Syntax(String),
    /// A key that does not exist here, and the one that was probably meant.
    UnknownKey(String, Option<String>),
    /// A key that must be there is not.
    MissingKey(&'static str),
    /// A value that the key does not take, and what it takes.
    WrongValue(String, Words),
    /// What should be points is not: the key, what is written, why not.
    NotPoints(String, String, NotPoints),
    /// A name that does not exist, and the one that was probably meant.
    Unknown(Named, String, Option<String>),
    /// A name that stands there twice.
    Twice(Named, String),
    /// The total is not what the items come to: written, sum.
    TotalDiffers(Points, Points),
    /// Keys that are right by themselves and make no sense together.
    Sense(Sense),
}

/// Why something is no number of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotPoints {
    /// A number without quotation marks, which TOML would read in binary floating point.
    Unquoted,
    /// With a sign.
    Signed,
    /// More than four places.
    TooFine,
    /// More than any table has.
    TooMany,
    /// Something else.
    NoDecimal,
}

/// What has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A rule, or a family of rules.
    Rule,
    /// A part of what a rule asks.
    Aspect,
    /// A kind of document.
    Kind,
    /// A format.
    Format,
    /// A channel.
    Channel,
    /// A stage.
    Stage,
    /// Who noticed it.
    Level,
    /// A severity.
    Severity,
    /// What is counted.
    Per,
    /// A sort of item.
    Sort,
    /// Whose sheet has the total.
    Counts,
    /// How a form falls short.
    State,
    /// A class.
    Class,
    /// A group of items.
    Group,
    /// An item.
    Item,
    /// A cost of an item.
    Cost,
    /// A group of units.
    RankingGroup,
}

impl SchemeError {
    /// The sentence for the user.
    pub fn say(&self, language: Language) -> String {
        let sentence = self.message().say(language);
        match language {
            Language::Chinese => format!("{} 第 {} 行：{sentence}", self.file, self.line),
            Language::English => format!("{} line {}: {sentence}", self.file, self.line),
        }
    }

    fn message(&self) -> Message {
        use SchemeErrorKind as Kind;
        let one = |words: Words, what: &str| Message::from(words).with("what", Masked::known(what));
        match &self.kind {
            Kind::TooLarge => Message::from(Words {
                zh: "文件太大，不会是评分标准",
                en: "this is too large for a scheme",
            }),
            Kind::Syntax(why) => {
                one(Words { zh: "不是合法的 TOML（{what}）", en: "this is not valid TOML ({what})" }, why)
            }
            Kind::UnknownKey(key, nearest) => nearest_one(Words { zh: "键", en: "key" }, key, nearest.as_deref()),
            Kind::MissingKey(key) => one(
                Words {
                    zh: "缺少“{what}”，这一项必须写明", en: "“{what}” is missing; it must be given"
                },
                key,
            ),
            Kind::WrongValue(key, allowed) => {
                one(Words { zh: "“{what}”只能是{allowed}", en: "“{what}” takes {allowed} only" }, key)
                    .with_words("allowed", *allowed)
            }
            Kind::NotPoints(key, written, why) => one(
                Words {
                    zh: "“{what}”写成了 {written}，不是分数：{why}",
                    en: "“{what}” has {written}, which is no number of points: {why}",
                },
                key,
            )
            .with("written", Masked::known(short(written)))
            .with_words("why", why.words()),
            Kind::Unknown(what, name, nearest) => nearest_one(what.words(), name, nearest.as_deref()),
            Kind::Twice(what, name) => {
                one(Words { zh: "{kind}“{what}”重复了", en: "the {kind} “{what}” is there twice" }, &short(name))
                    .with_words("kind", what.words())
            }
            Kind::TotalDiffers(written, sum) => one(
                Words {
                    zh: "总分写的是 {what}，各项（共分的按组计）合计是 {sum}",
                    en: "the total says {what}, the items (with those of a group as one) come to {sum}",
                },
                &written.to_string(),
            )
            .with("sum", Masked::known(sum.to_string())),
            Kind::Sense(sense) => Message::from(sense.words()),
        }
    }
}

fn nearest_one(kind: Words, name: &str, nearest: Option<&str>) -> Message {
    let words = match nearest {
        Some(_) => Words {
            zh: "没有“{name}”这个{kind}，是否指“{nearest}”？",
            en: "there is no {kind} “{name}”; did you mean “{nearest}”?",
        },
        None => Words { zh: "没有“{name}”这个{kind}", en: "there is no {kind} “{name}”" },
    };
    let message = Message::from(words).with_words("kind", kind).with("name", Masked::known(short(name)));
    match nearest {
        Some(nearest) => message.with("nearest", Masked::known(nearest)),
        None => message,
    }
}

/// What someone wrote, as long as it fits a line.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    let mut short: String = text.chars().take(MOST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

impl NotPoints {
    fn words(self) -> Words {
        match self {
            Self::Unquoted => Words {
                zh: "要加引号，如 \"0.5\"，以免小数失真",
                en: "it needs quotation marks, as in \"0.5\", so that decimals stay exact",
            },
            Self::Signed => Words { zh: "不写正负号", en: "it has no sign" },
            Self::TooFine => Words { zh: "小数最多四位", en: "it has four decimal places at most" },
            Self::TooMany => Words { zh: "没有这么大的分数", en: "no table has so many" },
            Self::NoDecimal => Words {
                zh: "只能由数字和一个小数点组成，如 \"5\" 或 \"0.5\"",
                en: "it has digits and one point only, as in \"5\" or \"0.5\"",
            },
        }
    }
}

impl Named {
    fn words(self) -> Words {
        match self {
            Self::Rule => Words { zh: "规则", en: "rule" },
            Self::Aspect => Words { zh: "要素", en: "part" },
            Self::Kind => Words { zh: "文种", en: "kind of document" },
            Self::Format => Words { zh: "格式", en: "format" },
            Self::Channel => Words { zh: "渠道", en: "channel" },
            Self::Stage => Words { zh: "环节", en: "stage" },
            Self::Level => Words { zh: "发现来源", en: "level" },
            Self::Severity => Words { zh: "严重程度", en: "severity" },
            Self::Per => Words { zh: "计数单位", en: "counting unit" },
            Self::Sort => Words { zh: "项目类型", en: "sort of item" },
            Self::Counts => Words { zh: "考核对象", en: "whom to assess" },
            Self::State => Words { zh: "状态", en: "state" },
            Self::Class => Words { zh: "等次", en: "class" },
            Self::Group => Words { zh: "项目组", en: "group" },
            Self::Item => Words { zh: "项目", en: "item" },
            Self::Cost => Words { zh: "扣分点", en: "cost" },
            Self::RankingGroup => Words { zh: "排名组", en: "ranking group" },
        }
    }
}

impl fmt::Display for SchemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Language::English))
    }
}

impl std::error::Error for SchemeError {}
