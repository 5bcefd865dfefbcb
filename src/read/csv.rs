//! Tables of values with delimiters: each value a cell, with the row and column it has in a
//! spreadsheet program.

use std::ops::Range;

use super::stretch::{Read, Reader, Window, Writer};
use crate::document::{Cell, Document, Role, Visibility};

/// A quoted value longer than this is no quoted value but a stray quotation mark: spreadsheets
/// hold at most 32,767 characters in a cell. Without a limit one stray mark swallows the file.
const LONGEST: usize = 128 << 10;

const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// The reader of delimited values.
pub(crate) struct Csv {
    delimiter: u8,
    /// The row and column of the next value, from 1.
    row: u32,
    column: u16,
    /// The row that names the columns, 0 if none does.
    header_row: u32,
    /// The number of the present table: one sheet may hold several, each below a title.
    table: u32,
    /// Values of the present row that are not empty, and whether the row before had one at most.
    filled: u32,
    below_a_title: bool,
    begun: bool,
    /// A value too long for one window goes on.
    inside: bool,
}

impl Csv {
    pub(crate) fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            row: 1,
            column: 1,
            header_row: 0,
            table: 1,
            filled: 0,
            below_a_title: false,
            begun: false,
            inside: false,
        }
    }

    /// Writes one value.
    fn write(&self, writer: &mut Writer<'_>, value: &Value) {
        let cell = Cell { table: self.table, row: self.row, column: self.column, header: self.header_row == self.row };
        let source = writer.source;
        let Range { mut start, mut end } = value.range;
        let doubled = if value.quoted { 2 } else { 1 };
        let content = &source[start..end];
        // Excel's way to keep a long number from becoming 5.30102E+17: ="530102…" or '530102….
        let wrapped = content.starts_with('=')
            && content.len() > 2 * doubled
            && content[1..].bytes().take(doubled).all(|b| b == b'"')
            && content.bytes().rev().take(doubled).all(|b| b == b'"');
        if wrapped {
            start += 1 + doubled;
            end -= doubled;
        } else if let [b'\'', b'0'..=b'9' | b'+', ..] = content.as_bytes() {
            start += 1;
        }
        start += source[start..end].len() - source[start..end].trim_start().len();
        if start == end {
            return;
        }
        writer.open(Role::Cell(cell), Visibility::Visible);
        if value.quoted {
            while let Some(at) = memchr::memmem::find(&source.as_bytes()[start..end], b"\"\"") {
                writer.text(start..start + at + 1);
                start += at + 2;
            }
        }
        writer.text(start..end);
    }

    /// The `sep=;` line that Excel writes, and whether the first row names the columns.
    fn begin(&mut self, text: &str) -> usize {
        self.begun = true;
        let line = text.lines().next().unwrap_or_default();
        let skipped = match line.strip_prefix("sep=").map(str::as_bytes) {
            Some(&[delimiter]) => {
                self.delimiter = delimiter;
                text.find('\n').map_or(text.len(), |at| at + 1)
            }
            _ => 0,
        };
        self.header_row = u32::from(names_columns(&text[skipped..], self.delimiter));
        skipped
    }
}

impl Reader for Csv {
    fn read(&mut self, window: Window<'_>, used: Document) -> Read {
        let text = &*window.text;
        let mut writer = Writer::new(text, &window, used);
        let mut at = if self.begun { 0 } else { self.begin(text) };
        while at < text.len() {
            if self.column == 1 && !self.inside && self.below_a_title && begins_a_table(&text[at..], self.delimiter) {
                self.table += 1;
                self.header_row = self.row;
            }
            let value = value(text, at, self.delimiter, self.inside, window.last);
            let complete = value.ends != Ends::Window || window.last;
            if !complete && (at > 0 || !window.full) {
                break;
            }
            self.filled += u32::from(!text[value.range.clone()].trim().is_empty());
            self.write(&mut writer, &value);
            at = value.next;
            self.inside = !complete;
            if self.inside {
                return writer.finish(at, false);
            }
            writer.close();
            match value.ends {
                Ends::Row => {
                    self.below_a_title = self.filled < 2;
                    self.filled = 0;
                    self.row = self.row.saturating_add(1);
                    self.column = 1;
                }
                _ => self.column = self.column.saturating_add(1),
            }
        }
        writer.finish(at, true)
    }
}

/// Whether a row names columns: several values, and in none of them a number.
fn begins_a_table(rest: &str, delimiter: u8) -> bool {
    const LONGEST_NAME: usize = 60;
    let Some(row) = rest.lines().next().filter(|row| row.len() < rest.len()) else { return false };
    let names =
        row.split(char::from(delimiter)).map(|name| name.trim().trim_matches('"')).filter(|name| !name.is_empty());
    let is_name = |name: &str| name.len() <= LONGEST_NAME && !name.contains(|c: char| c.is_ascii_digit());
    names.clone().count() > 1 && names.clone().all(is_name)
}

/// One value of a row.
struct Value {
    /// What it holds, without the quotation marks around it.
    range: Range<usize>,
    quoted: bool,
    ends: Ends,
    next: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Ends {
    Value,
    Row,
    /// The window ends first.
    Window,
}

/// The value that begins at `start`. `inside` = it began in an earlier window; `last` = nothing
/// follows the window.
fn value(text: &str, start: usize, delimiter: u8, inside: bool, last: bool) -> Value {
    let bytes = text.as_bytes();
    let mut search = start;
    let mut close = None;
    if !inside && bytes.get(start) == Some(&b'"') {
        close = closing(bytes, start + 1, last);
        match close {
            Some(at) => search = at + 1,
            None if !last && start > 0 && bytes.len() - start < LONGEST => {
                // It may close in the next window.
                let all = bytes.len();
                return Value { range: start..all, quoted: false, ends: Ends::Window, next: all };
            }
            None => {}
        }
    }
    let (end, ends, next) = unquoted_end(bytes, search, delimiter);
    match close {
        Some(at) if text[at + 1..end].trim().is_empty() => Value { range: start + 1..at, quoted: true, ends, next },
        // What stands between the closing mark and the delimiter belongs to the value.
        Some(_) => Value { range: start + 1..end, quoted: true, ends, next },
        None => Value { range: start..end, quoted: false, ends, next },
    }
}

/// The mark that closes a quoted value; doubled ones are part of it.
fn closing(bytes: &[u8], mut from: usize, last: bool) -> Option<usize> {
    let limit = bytes.len().min(from + LONGEST);
    loop {
        let at = from + memchr::memchr(b'"', bytes.get(from..limit)?)?;
        match bytes.get(at + 1) {
            Some(b'"') => from = at + 2,
            None if !last => return None,
            _ => return Some(at),
        }
    }
}

/// Where an unquoted value ends, how, and where the next one begins.
fn unquoted_end(bytes: &[u8], start: usize, delimiter: u8) -> (usize, Ends, usize) {
    match memchr::memchr2(delimiter, b'\n', &bytes[start..]) {
        None => (bytes.len(), Ends::Window, bytes.len()),
        Some(at) if bytes[start + at] == delimiter => (start + at, Ends::Value, start + at + 1),
        Some(at) => {
            let end = start + at;
            (end - usize::from(end > start && bytes[end - 1] == b'\r'), Ends::Row, end + 1)
        }
    }
}

/// Whether the first row names the columns: no long number in it, and at most one name missing.
/// Names of columns carry no data; a row that might do is not taken for names.
fn names_columns(text: &str, delimiter: u8) -> bool {
    let (mut at, mut missing) = (0, 0);
    while at < text.len() {
        let value = value(text, at, delimiter, false, true);
        let content = &text[value.range];
        if content.bytes().filter(u8::is_ascii_digit).count() >= 5 {
            return false;
        }
        missing += usize::from(content.trim().is_empty());
        if value.ends != Ends::Value {
            break;
        }
        at = value.next;
    }
    missing <= 1
}

/// The delimiter that a table uses, if the first rows agree on one.
pub(crate) fn delimiter(text: &str) -> Option<u8> {
    if let Some(&[delimiter]) = text.lines().next()?.strip_prefix("sep=").map(str::as_bytes) {
        return Some(delimiter);
    }
    let agree = DELIMITERS.into_iter().find(|&delimiter| rows_agree(text.lines(), delimiter, 2));
    // Ragged rows: the delimiter that the first row has most of.
    agree.or_else(|| {
        let first = text.lines().next()?.as_bytes();
        let counted = DELIMITERS.map(|delimiter| (memchr::memchr_iter(delimiter, first).count(), delimiter));
        counted.into_iter().rev().max().filter(|most| most.0 > 0).map(|most| most.1)
    })
}

/// Whether the first rows look like rows of one table: at least so many of them, each with the
/// same number of values, and none that reads like a sentence.
pub(crate) fn rows_agree<'a>(lines: impl Iterator<Item = &'a str>, delimiter: u8, at_least: usize) -> bool {
    let (mut rows, mut values, mut quoted) = (0, 0, false);
    let mut count = 1;
    for line in lines.take(40) {
        if line.trim().is_empty() {
            continue;
        }
        if !quoted && line.trim_end().ends_with(['。', '；', '：', ';', ':']) {
            return false;
        }
        for part in line.as_bytes() {
            match *part {
                b'"' => quoted = !quoted,
                b if b == delimiter && !quoted => count += 1,
                _ => {}
            }
        }
        if quoted {
            continue;
        }
        if count < 2 || (rows > 0 && count != values) {
            return false;
        }
        (rows, values, count) = (rows + 1, count, 1);
    }
    rows >= at_least
}
