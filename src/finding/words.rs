//! Every sentence for the user, in both languages at one place: where it is written.

use super::Masked;
use crate::document::Place;

/// The user's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Chinese, the default.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The language with that short name.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "zh" => Some(Self::Chinese),
            "en" => Some(Self::English),
            _ => None,
        }
    }
}

/// A sentence in both languages. `{name}` stands for something that a [`Message`] fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Words {
    /// The sentence in one language.
    pub fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.zh,
            Language::English => self.en,
        }
    }
}

/// A sentence with what it speaks of. What is filled in is masked by its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    words: Words,
    filled: Vec<(&'static str, Filling)>,
}

/// What stands in a place of a sentence: a text that is the same in every language, or words.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Filling {
    Text(Masked),
    Words(Words),
}

impl Message {
    /// Fills in one more place.
    #[must_use]
    pub fn with(mut self, name: &'static str, what: Masked) -> Self {
        self.filled.push((name, Filling::Text(what)));
        self
    }

    /// Fills in one more place with words of the reader's language.
    #[must_use]
    pub fn with_words(mut self, name: &'static str, what: Words) -> Self {
        self.filled.push((name, Filling::Words(what)));
        self
    }

    /// Fills in `{unit}` and `{n}`: 第 {n} {unit}, by the finest count that the format has.
    #[must_use]
    pub fn at(self, place: &Place) -> Self {
        let (unit, number) = match place {
            Place { line: Some(line), .. } => (Words { zh: "行", en: "line" }, line.to_string()),
            Place { cell: Some(cell), .. } => (Words { zh: "格", en: "cell" }, cell.clone()),
            Place { paragraph: Some(paragraph), .. } => (Words { zh: "段", en: "paragraph" }, paragraph.to_string()),
            Place { page: Some(page), .. } => (Words { zh: "页", en: "page" }, page.to_string()),
            _ => (Words { zh: "处", en: "place" }, "1".to_owned()),
        };
        self.with_words("unit", unit).with("n", Masked::known(number))
    }

    /// The sentence in one language.
    pub fn say(&self, language: Language) -> String {
        let mut sentence = self.words.in_language(language).to_owned();
        for (name, what) in &self.filled {
            let what = match what {
                Filling::Text(text) => text.as_str(),
                Filling::Words(words) => words.in_language(language),
            };
            sentence = sentence.replace(&format!("{{{name}}}"), what);
        }
        sentence
    }
}

impl From<Words> for Message {
    fn from(words: Words) -> Self {
        Self { words, filled: Vec::new() }
    }
}
