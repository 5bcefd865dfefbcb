//! Compares a TOML table with the schema, so that every mistake is named with its line, its key
//! and what would be right; a parser's own errors know neither the nearest key nor Chinese.

use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

use super::{Allowed, ConfigurationError, ConfigurationErrorKind as Kind};
use crate::document::Date;
use crate::finding::Words;
use crate::text::nearest;

/// A configuration file as text.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub file: &'a str,
    pub text: &'a str,
}

impl Source<'_> {
    /// An error at a byte of the text.
    pub(super) fn error(self, at: usize, kind: Kind) -> ConfigurationError {
        ConfigurationError { file: self.file.to_owned(), line: self.line(at), kind }
    }

    /// The line of a byte of the text, from 1.
    pub(super) fn line(self, at: usize) -> usize {
        memchr::memchr_iter(b'\n', &self.text.as_bytes()[..at.min(self.text.len())]).count() + 1
    }

    /// The table as JSON, if it has the shape that the schema describes.
    pub(super) fn table(self, table: &DeTable<'_>, at: usize, schema: &Value) -> Result<Value, ConfigurationError> {
        let named = schema.get("properties").and_then(Value::as_object);
        let other = schema.get("additionalProperties").filter(|other| other.is_object());
        let mut read = Map::new();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let Some(schema) = named.and_then(|named| named.get(name)).or(other) else {
                let keys = named.into_iter().flatten().map(|(key, _)| key.as_str());
                let nearest = nearest(name, keys).map(str::to_owned);
                return Err(self.error(key.span().start, Kind::UnknownKey(name.to_owned(), nearest)));
            };
            read.insert(name.to_owned(), self.value(name, value.get_ref(), value.span().start, schema)?);
        }
        for name in schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
            if !read.contains_key(name) {
                return Err(self.error(at, Kind::MissingKey(name.to_owned())));
            }
        }
        Ok(Value::Object(read))
    }

    fn value(self, key: &str, value: &DeValue<'_>, at: usize, schema: &Value) -> Result<Value, ConfigurationError> {
        let words = words_of(schema);
        let read = match (kind_of(schema), value) {
            ("object", DeValue::Table(table)) => return self.table(table, at, schema),
            ("array", DeValue::Array(items)) => {
                let schema = &schema["items"];
                let items = items.iter().map(|item| self.value(key, item.get_ref(), item.span().start, schema));
                return items.collect::<Result<_, _>>().map(Value::Array);
            }
            ("integer", DeValue::Integer(number)) => u64::from_str_radix(number.as_str(), number.radix())
                .ok()
                .filter(|&number| number >= schema["minimum"].as_u64().unwrap_or(0) && number <= largest(schema))
                .map(Value::from),
            ("date", DeValue::String(day)) => Date::parse(day).map(|day| Value::from(day.to_string())),
            ("date", DeValue::Datetime(day)) => Date::parse(&day.to_string()).map(|day| Value::from(day.to_string())),
            ("string", DeValue::String(text)) => {
                let listed = words.is_empty() || words.iter().any(|word| *word == text.as_ref());
                let long_enough = schema.get("minLength").is_none() || !text.trim().is_empty();
                (listed && long_enough).then(|| Value::from(text.as_ref()))
            }
            _ => None,
        };
        read.ok_or_else(|| self.error(at, Kind::WrongValue(key.to_owned(), allowed(schema, words))))
    }
}

fn largest(schema: &Value) -> u64 {
    if let Some(maximum) = schema["maximum"].as_u64() {
        return maximum;
    }
    if schema["format"] == "uint32" { u64::from(u32::MAX) } else { u64::MAX }
}

fn kind_of(schema: &Value) -> &str {
    match (&schema["format"], schema["type"].as_str()) {
        (Value::String(format), _) if format == "date" => "date",
        (_, Some(kind)) => kind,
        _ => "string", // a choice between words
    }
}

/// The words that a choice consists of.
fn words_of(schema: &Value) -> Vec<&str> {
    let listed = schema["enum"].as_array().into_iter().flatten();
    let described = schema["oneOf"].as_array().into_iter().flatten().map(|choice| &choice["const"]);
    listed.chain(described).filter_map(Value::as_str).collect()
}

fn allowed(schema: &Value, words: Vec<&str>) -> Allowed {
    if !words.is_empty() {
        return Allowed::OneOf(words.into_iter().map(|word| format!("\"{word}\"")).collect());
    }
    if let Some(most) = schema["maximum"].as_u64() {
        return Allowed::UpTo(most);
    }
    Allowed::Kind(match kind_of(schema) {
        "object" => Words { zh: "一个表（[名称] 或 [[名称]]）", en: "a table ([name] or [[name]])" },
        "array" if kind_of(&schema["items"]) == "object" => {
            Words { zh: "一组表（[[名称]]）", en: "an array of tables ([[name]])" }
        }
        "array" => Words { zh: "一组文字（[\"…\", \"…\"]）", en: "a list of texts ([\"…\", \"…\"])" },
        "integer" => Words { zh: "大于 0 的整数", en: "a whole number greater than 0" },
        "date" => Words { zh: "存在的日期，如 2027-01-31", en: "a day that exists, such as 2027-01-31" },
        _ => Words { zh: "非空的文字（\"…\"）", en: "a text that is not empty (\"…\")" },
    })
}
