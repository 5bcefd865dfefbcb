//! What kind of line a line of Markdown is.

use std::ops::Range;

use crate::read::html;

/// A line without its quote markers, its indent and its break.
pub(crate) struct Line<'a> {
    pub(crate) text: &'a str,
    /// Where `text` begins in the source.
    pub(crate) start: usize,
    /// Columns of white space before it.
    pub(crate) indent: usize,
    /// Whether it stands in a quote.
    pub(crate) quoted: bool,
}

impl<'a> Line<'a> {
    pub(crate) fn new(source: &'a str, range: Range<usize>) -> Self {
        let mut text = source[range].trim_end_matches(['\n', '\r']);
        let (mut indent, mut quoted) = (0, false);
        loop {
            let rest = text.trim_start_matches([' ', '\t']);
            let blank = &text[..text.len() - rest.len()];
            indent = if quoted && blank.len() <= 1 { 0 } else { indent.max(columns(blank)) };
            match rest.strip_prefix('>') {
                Some(after) if columns(blank) < 4 => {
                    (text, quoted, indent) = (after, true, 0);
                }
                _ => {
                    let start = rest.as_ptr().addr() - source.as_ptr().addr();
                    return Self { text: rest, start, indent, quoted };
                }
            }
        }
    }

    /// Whether it can only be text or a table's row: every other mark begins with ASCII.
    pub(crate) fn begins_as_text(&self) -> bool {
        self.indent < 4 && self.text.bytes().next().is_some_and(|b| !b.is_ascii())
    }

    /// A heading's level and text: `## text ##`.
    pub(crate) fn heading(&self) -> Option<(u8, Range<usize>)> {
        let text = self.text.trim_start_matches('#');
        let level = self.text.len() - text.len();
        if !(1..=6).contains(&level) || !(text.is_empty() || text.starts_with([' ', '\t'])) {
            return None;
        }
        let trimmed = text.trim_end().trim_end_matches('#');
        let closed = trimmed.is_empty() || trimmed.ends_with([' ', '\t']);
        let text = if closed { trimmed } else { text };
        let start = self.start + level;
        Some((level as u8, start..start + text.len()))
    }

    /// The level of the heading that this line underlines.
    pub(crate) fn underline(&self) -> Option<u8> {
        let text = self.text.trim_end();
        let all = |sign: char| !text.is_empty() && text.chars().all(|c| c == sign);
        if self.indent > 3 {
            return None;
        }
        if all('=') {
            return Some(1);
        }
        (all('-') && text.len() > 1).then_some(2)
    }

    /// A line across the page: `* * *`.
    pub(crate) fn is_rule(&self) -> bool {
        ['-', '*', '_'].iter().any(|&sign| {
            self.text.chars().all(|c| c == sign || c == ' ' || c == '\t') && self.text.matches(sign).count() >= 3
        })
    }

    /// Where a list item's text begins. Inside a paragraph only `1.` begins a list, or a number
    /// at the beginning of a line would be taken for a marker.
    pub(crate) fn item(&self, in_paragraph: bool) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
        let marker = match bytes.get(digits) {
            Some(b'-' | b'*' | b'+') if digits == 0 => 1,
            Some(b'.' | b')') if (1..=9).contains(&digits) && (!in_paragraph || &self.text[..digits] == "1") => {
                digits + 1
            }
            _ => return None,
        };
        matches!(bytes.get(marker), Some(b' ' | b'\t')).then(|| {
            let text = &self.text[marker..];
            let blank = text.len() - text.trim_start().len();
            self.start + marker + blank
        })
    }

    /// `[label]: target`
    pub(crate) fn is_definition(&self) -> bool {
        self.text.starts_with('[')
            && self.indent < 4
            && self.text.find("]:").is_some_and(|at| at > 1 && !self.text[1..at].contains(['[', ']']))
    }

    /// Whether HTML begins here that is not part of a paragraph.
    pub(crate) fn begins_html(&self) -> bool {
        self.indent < 4 && html::begins_block(self.text)
    }
}

/// `| --- | :-: |`
pub(crate) fn is_delimiter_row(line: &str) -> bool {
    let line = line.trim();
    line.contains('-') && line.contains('|') && line.bytes().all(|b| matches!(b, b'-' | b':' | b'|' | b' ' | b'\t'))
}

fn columns(blank: &str) -> usize {
    blank.bytes().map(|b| if b == b'\t' { 4 } else { 1 }).sum()
}

/// An open code fence.
pub(crate) struct Fence {
    sign: char,
    length: usize,
}

impl Fence {
    /// The fence that a line opens.
    pub(crate) fn opening(text: &str) -> Option<Self> {
        let sign = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let rest = text.trim_start_matches(sign);
        let length = text.len() - rest.len();
        // A line with more of them is a paragraph with code in it.
        (length >= 3 && !(sign == '`' && rest.contains('`'))).then_some(Self { sign, length })
    }

    pub(crate) fn is_closed_by(&self, text: &str) -> bool {
        text.len() >= self.length && text.chars().all(|c| c == self.sign)
    }
}

/// The cells of a row: the ranges between pipes that are not escaped.
pub(crate) fn cells(source: &str, start: usize, end: usize) -> impl Iterator<Item = Range<usize>> + use<> {
    let text = source[start..end].trim_end();
    let end = start + text.len();
    let mut from = start + usize::from(text.starts_with('|'));
    let mut ranges = Vec::new();
    for at in memchr::memchr_iter(b'|', text.as_bytes()).map(|at| start + at) {
        let escaped = source.as_bytes()[start..at].iter().rev().take_while(|&&b| b == b'\\').count() % 2 == 1;
        if at >= from && !escaped {
            ranges.push(from..at);
            from = at + 1;
        }
    }
    if from < end {
        ranges.push(from..end);
    }
    ranges.into_iter()
}
