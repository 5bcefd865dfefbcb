//! A table of the file, asked key by key. What is wrong is noted with its line, and the asking goes on, so that
//! whoever writes a scheme sees all mistakes at once.

use std::cell::RefCell;

use toml::de::{DeTable, DeValue};

use super::value;
use crate::document::Date;
use crate::finding::{Points, Words};
use crate::scheme::{Named, SchemeError, SchemeErrorKind as Kind, Sense};
use crate::text::nearest;

/// The file, and the mistakes in it.
pub(super) struct Page<'a> {
    file: &'a str,
    /// Where each line ends.
    ends: Vec<usize>,
    mistakes: RefCell<Vec<(usize, Kind)>>,
}

/// Nobody mends more at once, and a file of nothing but mistakes must not fill the memory.
const MOST_MISTAKES: usize = 1000;

/// A table of it.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub page: &'a Page<'a>,
    table: &'a DeTable<'a>,
    at: usize,
}

/// A name with its place.
pub(super) struct Written<T> {
    pub value: T,
    pub at: usize,
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &str, file: &'a str) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes()).collect();
        Self { file, ends, mistakes: RefCell::default() }
    }

    pub(super) fn mistake(&self, at: usize, kind: Kind) {
        if !self.is_full() {
            self.mistakes.borrow_mut().push((at, kind));
        }
    }

    /// Whether no more mistakes are told.
    pub(super) fn is_full(&self) -> bool {
        self.mistakes.borrow().len() >= MOST_MISTAKES
    }

    /// The mistakes in the order of the lines. A key that is asked twice is told once.
    pub(super) fn mistakes(self) -> Vec<SchemeError> {
        let mut mistakes = self.mistakes.into_inner();
        mistakes.sort_by_key(|(at, _)| *at);
        let mut told: Vec<(usize, Kind)> = Vec::with_capacity(mistakes.len());
        for mistake in mistakes {
            let same_place = told.iter().rev().take_while(|(at, _)| *at == mistake.0);
            if !same_place.into_iter().any(|(_, kind)| *kind == mistake.1) {
                told.push(mistake);
            }
        }
        let line = |at: usize| self.ends.partition_point(|&end| end < at) + 1;
        told.into_iter().map(|(at, kind)| SchemeError { file: self.file.to_owned(), line: line(at), kind }).collect()
    }

    pub(super) fn file(&self) -> &'a str {
        self.file
    }
}

impl<'a> Row<'a> {
    pub(super) fn new(page: &'a Page<'a>, table: &'a DeTable<'a>, at: usize) -> Self {
        Self { page, table, at }
    }

    /// Notes keys that are none of these.
    pub(super) fn knows(self, keys: &[&str]) -> Self {
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if !keys.contains(&name) && !self.page.is_full() {
                let nearest = nearest(name, keys.iter().copied()).map(str::to_owned);
                self.page.mistake(key.span().start, Kind::UnknownKey(name.to_owned(), nearest));
            }
        }
        self
    }

    pub(super) fn has(self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    pub(super) fn is_empty(self) -> bool {
        self.table.is_empty()
    }

    /// Where a key's value stands; where the table begins if it is not there.
    pub(super) fn at(self, key: &str) -> usize {
        self.table.get(key).map_or(self.at, |value| value.span().start)
    }

    /// Notes that a key makes no sense.
    pub(super) fn no_sense(self, key: &str, sense: Sense) {
        self.page.mistake(self.at(key), Kind::Sense(sense));
    }

    /// Notes that a key is missing.
    pub(super) fn missing(self, key: &'static str) {
        self.page.mistake(self.at, Kind::MissingKey(key));
    }

    fn wrong(self, key: &str, at: usize, allowed: Words) {
        self.page.mistake(at, Kind::WrongValue(key.to_owned(), allowed));
    }

    /// A text that says something.
    pub(super) fn text(self, key: &str) -> Option<&'a str> {
        const TEXT: Words = Words { zh: "非空的文字（\"…\"）", en: "a text that is not empty (\"…\")" };
        let value = self.table.get(key)?;
        let text = value::text_of(value.get_ref());
        if text.is_none() {
            self.wrong(key, value.span().start, TEXT);
        }
        text
    }

    /// Whether a key has a text of which that is true; says nothing if it hasn't.
    pub(super) fn text_is(self, key: &str, is: impl Fn(&str) -> bool) -> bool {
        self.table.get(key).and_then(|value| value.get_ref().as_str()).is_some_and(is)
    }

    /// A text that must be there. Empty where it isn't, so that reading goes on.
    pub(super) fn needed(self, key: &'static str) -> &'a str {
        if !self.has(key) {
            self.missing(key);
        }
        self.text(key).unwrap_or_default()
    }

    /// A text in Chinese, with its English one. An office that needs no English writes none, and is shown the Chinese.
    pub(super) fn both(self, chinese: &'static str, english: &str) -> (String, String) {
        let words = self.needed(chinese);
        (words.to_owned(), self.text(english).unwrap_or(words).to_owned())
    }

    pub(super) fn points(self, key: &str) -> Option<Points> {
        let value = self.table.get(key)?;
        value::points_of(self.page, key, value.get_ref(), value.span().start)
    }

    pub(super) fn date(self, key: &str) -> Option<Date> {
        const DAY: Words =
            Words { zh: "存在的日期，如 2027-01-31", en: "a day that exists, such as 2027-01-31" };
        let value = self.table.get(key)?;
        let date = match value.get_ref() {
            DeValue::String(day) => Date::parse(day),
            DeValue::Datetime(day) => Date::parse(&day.to_string()),
            _ => None,
        };
        if date.is_none() {
            self.wrong(key, value.span().start, DAY);
        }
        date
    }

    /// A whole number from 1.
    pub(super) fn number(self, key: &str) -> Option<u32> {
        let value = self.table.get(key)?;
        value::number_of(self.page, key, value.get_ref(), value.span().start)
    }

    pub(super) fn flag(self, key: &str) -> Option<bool> {
        let value = self.table.get(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong(key, value.span().start, Words { zh: " true 或 false", en: "true or false" });
        }
        flag
    }

    /// One of the names that `parse` knows.
    pub(super) fn name<T>(
        self,
        key: &str,
        what: Named,
        names: &[&str],
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(key)?;
        let parsed = parse(text);
        if parsed.is_none() {
            self.unknown(self.at(key), what, text, names);
        }
        parsed
    }

    /// Notes a name that does not exist.
    pub(super) fn unknown(self, at: usize, what: Named, name: &str, names: &[&str]) {
        if self.page.is_full() {
            return;
        }
        let nearest = nearest(name, names.iter().copied()).map(str::to_owned);
        self.page.mistake(at, Kind::Unknown(what, name.to_owned(), nearest));
    }

    /// Names in a list, each once. A list that is there has one at least: an empty one would count nothing, and
    /// be read as counting all.
    pub(super) fn names<T: PartialEq>(
        self,
        key: &str,
        what: Named,
        names: &[&str],
        parse: impl Fn(&'a str) -> Option<T>,
    ) -> Vec<Written<T>> {
        const LIST: Words = Words {
            zh: "一组文字（[\"…\", \"…\"]），至少一个",
            en: "a list of texts ([\"…\", \"…\"]), one at least",
        };
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(key, value.span().start, LIST);
            return Vec::new();
        };
        if items.is_empty() {
            self.wrong(key, value.span().start, LIST);
        }
        let mut found: Vec<Written<T>> = Vec::new();
        for item in items {
            let at = item.span().start;
            let Some(text) = value::text_of(item.get_ref()) else {
                self.wrong(key, at, LIST);
                continue;
            };
            match parse(text) {
                None => self.unknown(at, what, text, names),
                Some(value) if found.len() < MOST_NAMES && found.iter().any(|other| other.value == value) => {
                    self.page.mistake(at, Kind::Twice(what, text.to_owned()));
                }
                Some(value) => found.push(Written { value, at }),
            }
        }
        found
    }

    /// The table under a key.
    pub(super) fn row(self, key: &str) -> Option<Row<'a>> {
        let value = self.table.get(key)?;
        let row = value.get_ref().as_table().map(|table| Row::new(self.page, table, value.span().start));
        if row.is_none() {
            self.wrong(key, value.span().start, Words { zh: "一个表", en: "a table" });
        }
        row
    }

    /// The tables under a key.
    pub(super) fn rows(self, key: &str) -> Vec<Row<'a>> {
        const TABLES: Words = Words { zh: "一组表（[[…]]）", en: "an array of tables ([[…]])" };
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(key, value.span().start, TABLES);
            return Vec::new();
        };
        let rows = items.iter().filter_map(|item| {
            let row = item.get_ref().as_table().map(|table| Row::new(self.page, table, item.span().start));
            if row.is_none() {
                self.wrong(key, item.span().start, TABLES);
            }
            row
        });
        rows.collect()
    }

    /// The entries of a table whose keys are names: `by`, `veto`.
    pub(super) fn entries<T, V>(
        self,
        what: Named,
        names: &[&str],
        parse: impl Fn(&str) -> Option<T>,
        read: impl Fn(&'a Page<'a>, &str, &DeValue<'a>, usize) -> Option<V>,
    ) -> Vec<Written<(T, V)>> {
        let entries = self.table.iter().filter_map(|(key, value)| {
            let name = key.get_ref().as_ref();
            let value = read(self.page, name, value.get_ref(), value.span().start);
            let at = key.span().start;
            let Some(parsed) = parse(name) else {
                self.unknown(at, what, name, names);
                return None;
            };
            value.map(|value| Written { value: (parsed, value), at })
        });
        entries.collect()
    }
}

/// In longer lists nobody looks for doubles: there are not so many names.
const MOST_NAMES: usize = 1000;
