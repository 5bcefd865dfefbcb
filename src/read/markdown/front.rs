//! Front matter: YAML between `---` or TOML between `+++` at the very start. It is not read with
//! a parser of those languages, as what such a parser refuses would be lost: each line is either
//! a property or kept as it is.

use crate::document::{Role, Visibility};
use crate::read::stretch::{Writer, floor};

/// Front matter is not longer than this; a `---` without an end is a line across the page.
const LONGEST: usize = 64 << 10;

/// Reads the front matter, if there is any, and says where it ends.
pub(crate) fn read(writer: &mut Writer<'_>, text: &str) -> usize {
    let Some(first) = text.lines().next() else { return 0 };
    let fence = first.trim_end();
    if !matches!(fence, "---" | "+++") {
        return 0;
    }
    let begin = text.find('\n').map_or(text.len(), |at| at + 1);
    let limit = floor(text, LONGEST);
    let mut at = begin;
    for line in text[begin..limit.max(begin)].split_inclusive('\n') {
        let bare = line.trim_end();
        if bare == fence || (fence == "---" && bare == "...") {
            let mut front = Front { keys: Vec::new(), separator: if fence == "---" { ':' } else { '=' } };
            front.read(writer, begin, at);
            return at + line.len();
        }
        at += line.len();
    }
    0
}

struct Front {
    /// The keys that the next line is under, with their indents.
    keys: Vec<(usize, String)>,
    separator: char,
}

impl Front {
    fn read(&mut self, writer: &mut Writer<'_>, start: usize, end: usize) {
        let source = writer.source;
        let mut at = start;
        while at < end {
            let next = source[at..end].find('\n').map_or(end, |length| at + length + 1);
            at = self.line(writer, at, next, end);
        }
    }

    /// One line, with the lines of a value that goes on below it.
    fn line(&mut self, writer: &mut Writer<'_>, start: usize, next: usize, end: usize) -> usize {
        let source = writer.source;
        let line = source[start..next].trim_end();
        let mut text = line.trim_start();
        let mut indent = line.len() - text.len();
        if text.is_empty() {
            return next;
        }
        if text.starts_with('#') {
            writer.beside(text, start + indent, Role::Comment, Visibility::Metadata);
            return next;
        }
        if self.separator == '=' && text.starts_with('[') {
            let name = text.trim_matches(['[', ']']).to_owned();
            self.keys = vec![(0, name)];
            return next;
        }
        while self.separator == ':' && self.keys.last().is_some_and(|key| key.0 >= indent + usize::from(text == "-")) {
            if text.starts_with("- ") && self.keys.last().is_some_and(|key| key.0 == indent) {
                break;
            }
            self.keys.pop();
        }
        while let Some(item) = text.strip_prefix("- ") {
            let item = item.trim_start();
            indent += text.len() - item.len();
            text = item;
        }
        let at = start + line.len() - text.len();
        if let Some((key, value)) = self.split(text) {
            return self.property(writer, (key, value), (at, indent), next, end);
        }
        let name = self.name(None);
        let value = unquoted(text);
        let at = at + text.find(value).unwrap_or(0);
        if name.is_empty() {
            writer.beside(value, at, Role::Property, Visibility::Metadata);
        } else {
            writer.property(&name, value, at);
        }
        next
    }

    fn property(
        &mut self,
        writer: &mut Writer<'_>,
        (key, value): (&str, &str),
        (at, indent): (usize, usize),
        next: usize,
        end: usize,
    ) -> usize {
        let source = writer.source;
        let bare = unquoted(value);
        let name = self.name(Some(key));
        if self.separator == ':' && (value.is_empty() || value.starts_with(['|', '>'])) {
            let below = below(source, next, end, indent);
            if !value.is_empty() {
                let text = source[next..below].trim_end();
                let blank = text.len() - text.trim_start().len();
                writer.property(&name, text.trim_start(), next + blank);
                return below;
            }
            self.keys.push((indent, key.to_owned()));
            return next;
        }
        let at = at + key_length(source, at, value) + value.find(bare).unwrap_or(0);
        writer.property(&name, bare, at);
        next
    }

    /// `key: value`, with the key unquoted.
    fn split<'a>(&self, text: &'a str) -> Option<(&'a str, &'a str)> {
        let (key, value) = text.split_once(self.separator)?;
        let separated = self.separator == '=' || value.is_empty() || value.starts_with([' ', '\t']);
        let key = unquoted(key.trim());
        (separated && !key.is_empty() && key.len() <= 64).then_some((key, value.trim()))
    }

    fn name(&self, key: Option<&str>) -> String {
        let keys = self.keys.iter().map(|key| key.1.as_str()).chain(key);
        keys.filter(|key| !key.is_empty()).collect::<Vec<_>>().join(".")
    }
}

/// How far behind `at` the value begins.
fn key_length(source: &str, at: usize, value: &str) -> usize {
    (value.as_ptr().addr() - source.as_ptr().addr()).saturating_sub(at)
}

/// Where the lines that are indented more end.
fn below(source: &str, from: usize, end: usize, indent: usize) -> usize {
    let mut at = from;
    for line in source[from..end].split_inclusive('\n') {
        let text = line.trim_start();
        if !text.is_empty() && line.len() - text.len() <= indent {
            break;
        }
        at += line.len();
    }
    at
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    ['"', '\''].iter().find_map(|&quote| text.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(text)
}
