//! What is wrong with a configuration, in words that say how to mend it.

use std::fmt;

use crate::finding::{Language, Masked, Message, Words};

/// A configuration cannot be used. Nothing is checked then: half a configuration is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigurationError {
    /// The file's name as the user knows it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub kind: ConfigurationErrorKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConfigurationErrorKind {
    /// Not TOML; the parser's words.
    Syntax(String),
    /// A key that does not exist, and the one that was probably meant.
    UnknownKey(String, Option<String>),
    /// A key that must be there is not.
    MissingKey(String),
    /// A value that the key does not take, and what it takes.
    WrongValue(String, Allowed),
    /// A rule that does not exist, and the one that was probably meant.
    UnknownRule(String, Option<String>),
    /// A rule that may not be made weaker than `review`.
    Guarded(String),
}

/// What a key takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// One of these words.
    OneOf(Vec<String>),
    /// A whole number from 1 to this one.
    UpTo(u64),
    /// Something of this kind.
    Kind(Words),
}

impl ConfigurationError {
    /// The sentence for the user.
    pub fn say(&self, language: Language) -> String {
        let sentence = self.message(language).say(language);
        match language {
            Language::Chinese => format!("{} 第 {} 行：{sentence}", self.file, self.line),
            Language::English => format!("{} line {}: {sentence}", self.file, self.line),
        }
    }

    fn message(&self, language: Language) -> Message {
        use ConfigurationErrorKind as Kind;
        let filled = |words: Words, key: &str| Message::from(words).with("key", Masked::known(key));
        match &self.kind {
            Kind::Syntax(why) => {
                Message::from(Words { zh: "不是合法的 TOML（{why}）", en: "this is not valid TOML ({why})" })
                    .with("why", Masked::known(why))
            }
            Kind::UnknownKey(key, Some(nearest)) => filled(
                Words {
                    zh: "没有“{key}”这个键，是否指“{nearest}”？",
                    en: "there is no key “{key}”; did you mean “{nearest}”?",
                },
                key,
            )
            .with("nearest", Masked::known(nearest)),
            Kind::UnknownKey(key, None) => filled(
                Words {
                    zh: "没有“{key}”这个键；可用的键见 baguan schema config",
                    en: "there is no key “{key}”; `baguan schema config` shows those there are",
                },
                key,
            ),
            Kind::MissingKey(key) => filled(
                Words {
                    zh: "缺少“{key}”，这一项必须写明", en: "“{key}” is missing; it must be given"
                },
                key,
            ),
            Kind::WrongValue(key, allowed) => {
                filled(Words { zh: "“{key}”只能是{allowed}", en: "“{key}” takes {allowed} only" }, key)
                    .with("allowed", Masked::known(allowed.say(language)))
            }
            Kind::UnknownRule(rule, Some(nearest)) => filled(
                Words {
                    zh: "没有“{key}”这条规则，是否指“{nearest}”？",
                    en: "there is no rule “{key}”; did you mean “{nearest}”?",
                },
                rule,
            )
            .with("nearest", Masked::known(nearest)),
            Kind::UnknownRule(rule, None) => filled(
                Words {
                    zh: "没有“{key}”这条规则；全部规则见 baguan rules list",
                    en: "there is no rule “{key}”; `baguan rules list` shows all of them",
                },
                rule,
            ),
            Kind::Guarded(rule) => filled(
                Words {
                    zh: "“{key}”不能关闭，也不能降为提示；确需放行的，请用 [[suppress]] 写明路径、理由和最后有效日",
                    en: "“{key}” cannot be switched off or made a note; where it must be let through, \
                         use [[suppress]] with a path, a reason and a last day",
                },
                rule,
            ),
        }
    }
}

impl Allowed {
    fn say(&self, language: Language) -> String {
        match (self, language) {
            (Self::OneOf(words), Language::Chinese) => words.join("、"),
            (Self::OneOf(words), Language::English) => words.join(", "),
            (Self::UpTo(most), Language::Chinese) => format!("1 到 {most} 的整数"),
            (Self::UpTo(most), Language::English) => format!("a whole number from 1 to {most}"),
            (Self::Kind(words), _) => words.in_language(language).to_owned(),
        }
    }
}

impl fmt::Display for ConfigurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Language::English))
    }
}

impl std::error::Error for ConfigurationError {}
