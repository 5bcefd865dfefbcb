//! What stands inside a block of Markdown: marks, links, entities, HTML tags.
//!
//! One pass over the source collects what is no text, in order; a second writes what is left.
//! Most blocks have nothing to collect and are written at once.

use std::ops::Range;

use super::emphasis::Emphasis;
use crate::document::{Role, Visibility};
use crate::read::html::{self, Html, Inline};
use crate::read::stretch::Writer;

/// A link's target is at most this long, unless it is inlined data.
const TARGET: usize = 4096;

/// A piece of the source that is no text, or another text.
struct Edit {
    range: Range<usize>,
    what: What,
}

enum What {
    Nothing,
    Entity,
    Tag,
    /// A text of the source that belongs beside the block.
    Beside(Vec<Range<usize>>, Role),
}

/// Writes a block's text. The block stays open. `markers` are the pieces between lines that are
/// no text.
pub(crate) fn write(
    writer: &mut Writer<'_>,
    html: &mut Html,
    range: Range<usize>,
    markers: &[Range<usize>],
    role: Role,
) {
    let source = writer.source;
    let range = trimmed(source, range, writer.is_open());
    if range.is_empty() {
        return;
    }
    let mut edits = edits(source, &range);
    edits.extend(markers.iter().filter(|m| !m.is_empty()).map(|m| Edit { range: m.clone(), what: What::Nothing }));
    edits.sort_by_key(|edit| edit.range.start);
    let visibility = if html.hides() { Visibility::Hidden } else { Visibility::Visible };
    writer.open(role, visibility);
    let mut at = range.start;
    for edit in edits {
        if edit.range.start < at {
            continue;
        }
        text(writer, html, at..edit.range.start, role);
        at = edit.range.end;
        match edit.what {
            What::Nothing => {}
            What::Entity => {
                if let Some((entity, _)) = html::decode_entity(&source[edit.range.clone()]) {
                    writer.other(entity.as_str(), edit.range.start);
                }
            }
            What::Tag => html.inline(writer, edit.range),
            What::Beside(ranges, role) => {
                for range in ranges {
                    let text = html::decoded(&source[range.clone()]);
                    writer.beside(&text, range.start, role, Visibility::Hidden);
                }
            }
        }
    }
    text(writer, html, at..range.end, role);
}

/// Leading white space is markup, unless the block goes on from an earlier stretch.
fn trimmed(source: &str, range: Range<usize>, goes_on: bool) -> Range<usize> {
    let text = &source[range.clone()];
    let start = if goes_on { range.start } else { range.end - text.trim_start().len() };
    start..range.end
}

fn text(writer: &mut Writer<'_>, html: &Html, range: Range<usize>, role: Role) {
    if range.is_empty() {
        return;
    }
    if html.hides() && writer.visibility() == Some(Visibility::Visible) {
        writer.beside(&writer.source[range.clone()], range.start, role, Visibility::Hidden);
        return;
    }
    // A block element inside the paragraph may have closed it.
    writer.open(role, if html.hides() { Visibility::Hidden } else { Visibility::Visible });
    writer.text(range);
}

/// `[label]: target "title"`
pub(crate) fn write_definition(writer: &mut Writer<'_>, start: usize, text: &str) {
    writer.beside(text, start, Role::Attribute, Visibility::Hidden);
}

/// The bytes that may be more than text.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut index = 0;
    while index < 9 {
        special[b"\\`*_~[]<&"[index] as usize] = true;
        index += 1;
    }
    special
};

fn edits(source: &str, range: &Range<usize>) -> Vec<Edit> {
    let bytes = &source.as_bytes()[..range.end];
    let own = &bytes[range.start..];
    // Most paragraphs have none of them, which three quick looks tell; for a cell one slow look does.
    let any = |a, b, c| memchr::memchr3(a, b, c, own).is_some();
    let special = || any(b'\\', b'`', b'*') || any(b'_', b'~', b'[') || any(b']', b'<', b'&');
    let short = own.len() < 32;
    if !(short && own.iter().any(|&b| SPECIAL[usize::from(b)]) || !short && special()) {
        return Vec::new();
    }
    let mut scan = Scan { source, range, edits: Vec::new(), brackets: Vec::new(), ticks: None };
    let mut emphasis = Emphasis::default();
    let mut marks = Vec::new();
    let mut at = range.start;
    while let Some(length) = bytes[at..].iter().position(|&b| SPECIAL[usize::from(b)]) {
        at += length;
        at = match bytes[at] {
            b'\\' => scan.escape(at),
            b'`' => scan.code(at),
            b'*' | b'_' | b'~' => emphasis.run(source, range, at, &mut marks),
            b'[' => {
                scan.brackets.push((at, scan.edits.len(), marks.len()));
                at + 1
            }
            b']' => scan.link(at, &mut emphasis, &mut marks),
            b'<' => scan.angle(at),
            _ => scan.entity(at),
        };
    }
    scan.edits.extend(marks.into_iter().map(|range| Edit { range, what: What::Nothing }));
    scan.edits
}

struct Scan<'a> {
    source: &'a str,
    range: &'a Range<usize>,
    edits: Vec<Edit>,
    /// Opening brackets that wait for their partner, with how many edits and marks there were.
    brackets: Vec<(usize, usize, usize)>,
    /// The runs of backticks: where they begin and how long they are.
    ticks: Option<Vec<(usize, usize)>>,
}

impl Scan<'_> {
    fn edit(&mut self, range: Range<usize>, what: What) {
        self.edits.push(Edit { range, what });
    }

    fn bytes(&self) -> &[u8] {
        &self.source.as_bytes()[..self.range.end]
    }

    fn escape(&mut self, at: usize) -> usize {
        match self.bytes().get(at + 1) {
            Some(b) if b.is_ascii_punctuation() => {
                self.edit(at..at + 1, What::Nothing);
                at + 2
            }
            Some(b'\n') => {
                self.edit(at..at + 1, What::Nothing);
                at + 1
            }
            _ => at + 1,
        }
    }

    fn entity(&mut self, at: usize) -> usize {
        match html::decode_entity(&self.source[at..self.range.end]) {
            Some((_, length)) => {
                self.edit(at..at + length, What::Entity);
                at + length
            }
            None => at + 1,
        }
    }

    /// Code between two runs of backticks of the same length.
    fn code(&mut self, at: usize) -> usize {
        let end = self.range.end;
        let bytes = &self.source.as_bytes()[..end];
        let ticks = self.ticks.get_or_insert_with(|| {
            let mut runs: Vec<(usize, usize)> = Vec::new();
            for tick in memchr::memchr_iter(b'`', &bytes[at..]).map(|length| at + length) {
                match runs.last_mut() {
                    Some((start, length)) if *start + *length == tick => *length += 1,
                    _ => runs.push((tick, 1)),
                }
            }
            runs.reverse();
            runs
        });
        while ticks.last().is_some_and(|run| run.0 < at) {
            ticks.pop();
        }
        // An escape may have taken the first of a run.
        let Some(&(_, length)) = ticks.last().filter(|run| run.0 == at) else { return at + 1 };
        // Looking far for a partner at every run would take the square of the time.
        let close = ticks.iter().rev().skip(1).take(256).find(|run| run.1 == length).map(|run| run.0);
        match close {
            Some(close) => {
                self.edit(at..at + length, What::Nothing);
                self.edit(close..close + length, What::Nothing);
                close + length
            }
            None => at + length,
        }
    }

    /// `](target "title")` behind a text in brackets.
    fn link(&mut self, at: usize, emphasis: &mut Emphasis, marks: &mut Vec<Range<usize>>) -> usize {
        let Some((open, edits, known)) = self.brackets.pop() else { return at + 1 };
        if self.bytes().get(at + 1) != Some(&b'(') {
            return at + 1;
        }
        let Some((mut beside, end)) = target(self.bytes(), at + 2) else { return at + 1 };
        let image = open > self.range.start && self.source.as_bytes()[open - 1] == b'!';
        if image {
            // What a picture is called is not on the page.
            emphasis.forget_from(open);
            marks.truncate(known);
            self.edits.truncate(edits);
            beside.insert(0, open + 1..at);
            self.edit(open - 1..end, What::Beside(beside, Role::Attribute));
        } else {
            self.edit(open..open + 1, What::Nothing);
            self.edit(at..end, What::Beside(beside, Role::Attribute));
        }
        end
    }

    /// A tag, a comment or a link in angle brackets.
    fn angle(&mut self, at: usize) -> usize {
        match html::inline_end(self.bytes(), at) {
            Some(Inline::Comment(end)) => {
                let text = at + 4..end.saturating_sub(3).max(at + 4);
                self.edit(at..end, What::Beside(vec![text], Role::Comment));
                end
            }
            Some(Inline::Tag(end)) => {
                self.edit(at..end, What::Tag);
                end
            }
            Some(Inline::Link(end)) => {
                // The target is what the reader sees.
                self.edit(at..at + 1, What::Nothing);
                self.edit(end - 1..end, What::Nothing);
                end
            }
            None => at + 1,
        }
    }
}

/// A link's target and title, and where the parenthesis closes.
fn target(bytes: &[u8], from: usize) -> Option<(Vec<Range<usize>>, usize)> {
    let blank = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        at
    };
    let mut beside = Vec::new();
    let start = blank(from);
    let mut at;
    if bytes.get(start) == Some(&b'<') {
        let end = start + memchr::memchr2(b'>', b'\n', bytes.get(start..(start + TARGET).min(bytes.len()))?)?;
        beside.push(start + 1..end);
        at = end + 1;
    } else {
        let data = bytes[start.min(bytes.len())..].starts_with(b"data:");
        let limit = if data { bytes.len() } else { (start + TARGET).min(bytes.len()) };
        let mut depth = 0_usize;
        at = start;
        while let Some(&b) = bytes[..limit].get(at) {
            match b {
                b'\\' => at += 1,
                b'(' => depth += 1,
                b')' if depth == 0 => break,
                b')' => depth -= 1,
                b if b.is_ascii_whitespace() => break,
                _ => {}
            }
            at += 1;
        }
        at = at.min(limit);
        let end = if data { at.min(start + 256) } else { at };
        beside.push(start..end);
    }
    at = blank(at);
    if let Some(&quote @ (b'"' | b'\'' | b'(')) = bytes.get(at) {
        let close = if quote == b'(' { b')' } else { quote };
        let end = at + 1 + memchr::memchr(close, bytes.get(at + 1..(at + TARGET).min(bytes.len()))?)?;
        beside.push(at + 1..end);
        at = blank(end + 1);
    }
    (bytes.get(at) == Some(&b')')).then_some((beside, at + 1))
}
