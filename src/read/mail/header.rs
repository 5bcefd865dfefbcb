//! Headers: lines `Name: value`, some of which go on over several lines.

use super::{parameter, word};
use crate::read::short;

/// The headers of a mail or of a part of it.
#[derive(Default)]
pub(super) struct Headers<'a> {
    /// Names as they are written, and values with their line ends.
    fields: Vec<(&'a str, &'a [u8])>,
}

/// A header's name and value, if the line begins one.
pub(super) fn field(line: &[u8]) -> Option<(&str, &[u8])> {
    let colon = memchr::memchr(b':', line)?;
    let name = line[..colon].trim_ascii_end();
    let is_name = !name.is_empty() && name.iter().all(u8::is_ascii_graphic);
    let name = std::str::from_utf8(name).ok().filter(|_| is_name)?;
    Some((name, &line[colon + 1..]))
}

impl<'a> Headers<'a> {
    /// Splits headers from what follows them.
    pub(super) fn split(bytes: &'a [u8]) -> (Self, &'a [u8]) {
        let mut headers = Self::default();
        let mut rest = bytes;
        while !rest.is_empty() {
            let mut end = 0;
            loop {
                end += memchr::memchr(b'\n', &rest[end..]).map_or(rest.len() - end, |at| at + 1);
                let goes_on = rest.get(end).is_some_and(|b| matches!(b, b' ' | b'\t'));
                if !goes_on || end == 0 {
                    break;
                }
            }
            let (lines, after) = rest.split_at(end);
            if lines.trim_ascii().is_empty() {
                return (headers, after);
            }
            match field(lines) {
                Some(field) => headers.fields.push(field),
                // The empty line before the text is missing, as in broken mails; nothing may get lost.
                None => return (headers, rest),
            }
            rest = after;
        }
        (headers, rest)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// All of them: names and values, as a reader sees them.
    pub(super) fn all(&self) -> impl Iterator<Item = (&'a str, String)> {
        self.fields.iter().map(|(name, value)| (*name, word::decode(&unfolded(value))))
    }

    /// The value of the first header with this name, with nothing decoded in it but its letters.
    pub(super) fn raw(&self, name: &str) -> Option<String> {
        let (_, value) = self.fields.iter().find(|(own, _)| own.eq_ignore_ascii_case(name))?;
        Some(unfolded(value))
    }

    /// The same, as a reader sees it.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.raw(name).map(|value| word::decode(&value))
    }

    /// The first word of a header in lower case, such as `text/html`, and its parameters.
    pub(super) fn with_parameters(&self, name: &str) -> Option<(String, Vec<parameter::Parameter>)> {
        Some(parameter::split(&self.raw(name)?))
    }
}

/// A value in one line.
fn unfolded(value: &[u8]) -> String {
    let value = short::decode(value.trim_ascii());
    if value.contains('\n') { value.replace("\r\n", "").replace('\n', "") } else { value }
}
