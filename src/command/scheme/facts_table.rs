//! A table of a facts file, read strictly: what is written wrong is told with its line, and all of it at once.

use toml::de::{DeTable, DeValue};

use super::filled;
use crate::finding::{Language, Words};
use crate::text::nearest;

/// The file, and what is wrong with it.
pub(super) struct Page<'a> {
    pub file: &'a str,
    pub text: &'a str,
    pub language: Language,
    /// By line.
    pub mistakes: Vec<(usize, String)>,
}

/// One `[[table]]`, and where it begins.
#[derive(Clone, Copy)]
pub(super) struct Table<'a> {
    pub keys: &'a DeTable<'a>,
    pub at: usize,
}

impl Page<'_> {
    pub(super) fn wrong(&mut self, at: usize, words: Words, filling: &[(&'static str, &str)]) {
        let line = memchr::memchr_iter(b'\n', &self.text.as_bytes()[..at.min(self.text.len())]).count() + 1;
        let file = self.file;
        let place = Words { zh: "{file} 第 {line} 行：", en: "{file} line {line}: " };
        let place = filled(place, &[("file", file), ("line", &line.to_string())], self.language);
        self.mistakes.push((line, place + &filled(words, filling, self.language)));
    }

    /// Keys that are not there to be read.
    pub(super) fn no_others(&mut self, table: Table<'_>, keys: &[&str]) {
        for (key, _) in table.keys {
            let name = key.get_ref().as_ref();
            if keys.contains(&name) {
                continue;
            }
            let near = nearest(name, keys.iter().copied());
            let words = match near {
                Some(_) => Words {
                    zh: "没有“{key}”这个键，是否指“{near}”？",
                    en: "there is no key “{key}”; did you mean “{near}”?",
                },
                None => Words {
                    zh: "没有“{key}”这个键；这里可以写 {keys}",
                    en: "there is no key “{key}”; it takes {keys}",
                },
            };
            let all = keys.join(" ");
            self.wrong(key.span().start, words, &[("key", name), ("near", near.unwrap_or_default()), ("keys", &all)]);
        }
    }

    /// A text that is not empty.
    pub(super) fn text<'t>(&mut self, table: Table<'t>, key: &str) -> Option<(&'t str, usize)> {
        let value = table.keys.get(key)?;
        let at = value.span().start;
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Some((text.as_ref(), at)),
            _ => {
                let words = Words {
                    zh: "“{key}”只能是非空的文字（\"…\"）",
                    en: "“{key}” takes a text that is not empty (\"…\")",
                };
                self.wrong(at, words, &[("key", key)]);
                None
            }
        }
    }

    /// The same where it must be there.
    pub(super) fn required<'t>(&mut self, table: Table<'t>, key: &str) -> Option<(&'t str, usize)> {
        if !table.keys.contains_key(key) {
            let words = Words {
                zh: "缺少“{key}”，这一项必须写明", en: "“{key}” is missing; it must be given"
            };
            self.wrong(table.at, words, &[("key", key)]);
        }
        self.text(table, key)
    }

    /// A whole number from 1.
    pub(super) fn number(&mut self, table: Table<'_>, key: &str) -> Option<u32> {
        let value = table.keys.get(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) => u32::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        number.filter(|&number| number > 0).or_else(|| {
            let words = Words {
                zh: "“{key}”只能是大于 0 的整数", en: "“{key}” takes a whole number greater than 0"
            };
            self.wrong(value.span().start, words, &[("key", key)]);
            None
        })
    }

    /// One of the names that there are; `parse` knows them.
    pub(super) fn named<T>(
        &mut self,
        table: Table<'_>,
        key: &str,
        names: &[&str],
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let (written, at) = self.text(table, key)?;
        let parsed = parse(written);
        if parsed.is_none() {
            self.unknown(at, key, written, names);
        }
        parsed
    }

    /// A name that nothing has.
    pub(super) fn unknown(&mut self, at: usize, key: &str, written: &str, names: &[&str]) {
        let near = nearest(written, names.iter().copied());
        let words = match near {
            Some(_) => Words {
                zh: "“{key}”没有“{written}”，是否指“{near}”？",
                en: "“{key}” knows no “{written}”; did you mean “{near}”?",
            },
            None if names.len() > MANY => {
                Words { zh: "“{key}”没有“{written}”", en: "“{key}” knows no “{written}”" }
            }
            None => Words {
                zh: "“{key}”没有“{written}”；可写 {names}",
                en: "“{key}” knows no “{written}”; it takes {names}",
            },
        };
        let all = names.join(" ");
        let filling = [("key", key), ("written", written), ("near", near.unwrap_or_default()), ("names", &all)];
        self.wrong(at, words, &filling);
    }
}

/// More names than this help nobody.
const MANY: usize = 20;
