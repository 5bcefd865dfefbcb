//! Markdown: paragraphs, headings, list items, tables, front matter; with the marks taken out, so
//! that a number is found through emphasis and links.
//!
//! Lines are sorted into blocks here; `inline` reads what is inside a block, `front` the front
//! matter. HTML in between is read by the HTML reader.

mod emphasis;
mod front;
mod inline;
mod line;

use std::ops::Range;

use super::html::{Html, Piece};
use super::stretch::{Read, Reader, Window, Writer, floor};
use crate::document::{Cell, Document, Role, Visibility};
use crate::text::is_ignorable;
pub(crate) use line::is_delimiter_row;
use line::{Fence, Line};

/// The reader of Markdown: what is open where a window ends.
#[derive(Default)]
pub(crate) struct Markdown {
    begun: bool,
    fence: Option<Fence>,
    html: Html,
    /// The open table's number and its last row.
    table: Option<(u32, u32)>,
    in_list: bool,
    /// The paragraph whose lines are being gathered.
    pending: Option<Pending>,
}

/// Lines that belong together, with the markers of quotes and lists between them.
struct Pending {
    range: Range<usize>,
    markers: Vec<Range<usize>>,
    role: Role,
}

impl Reader for Markdown {
    fn read(&mut self, window: Window<'_>, used: Document) -> Read {
        let text = &*window.text;
        let mut writer = Writer::new(text, &window, used);
        let end = if window.last { text.len() } else { cut(text) };
        let mut at = 0;
        if !self.begun {
            self.begun = true;
            at = front::read(&mut writer, &text[..end]);
        }
        while at < end {
            at = if self.html.is_inside() && self.fence.is_none() {
                self.inside_html(&mut writer, at, end)
            } else {
                self.line(&mut writer, at, end)
            };
        }
        // A paragraph that the cut goes through stays open: the next stretch goes on with it.
        self.write_pending(&mut writer);
        writer.finish(end, window.last)
    }
}

impl Markdown {
    /// Reads the line at `at`, or the HTML that begins with it; says where the next one begins.
    fn line(&mut self, writer: &mut Writer<'_>, at: usize, end: usize) -> usize {
        let source = writer.source;
        let next = memchr::memchr(b'\n', &source.as_bytes()[at..end]).map_or(end, |length| at + length + 1);
        let whole = at..next;
        if self.fenced(writer, whole.clone()) {
            return next;
        }
        let line = Line::new(source, whole);
        if line.text.chars().all(is_ignorable) {
            self.close(writer);
            self.table = None;
            return next;
        }
        let paragraph = self.pending.is_some();
        if line.begins_as_text() {
            // Chinese: none of the marks below can begin it.
            if !self.table_row(writer, &line, next, end) {
                self.go_on(&line, next);
            }
            return next;
        }
        let indented = line.indent >= 4 && !paragraph && !self.in_list && !line.quoted;
        if indented {
            // Code: the marks in it are text.
            self.open_plain(writer, line.start..next);
            return next;
        }
        if let Some(fence) = Fence::opening(line.text) {
            self.close(writer);
            let info = line.text.trim_end().trim_start_matches(['`', '~']).trim_start();
            writer.beside(
                info,
                line.start + line.text.trim_end().len() - info.len(),
                Role::Attribute,
                Visibility::Hidden,
            );
            self.fence = Some(fence);
            return next;
        }
        if paragraph && let Some(level) = line.underline() {
            if let Some(pending) = &mut self.pending {
                pending.role = Role::Heading(level);
            }
            self.close(writer);
            return next;
        }
        if line.is_rule() {
            self.close(writer);
            return next;
        }
        if let Some((level, range)) = line.heading() {
            self.close(writer);
            self.pending = Some(Pending { range, markers: Vec::new(), role: Role::Heading(level) });
            self.close(writer);
            return next;
        }
        if line.begins_html() && !paragraph {
            self.close(writer);
            return self.html_block(writer, line.start, next, end);
        }
        if self.table_row(writer, &line, next, end) {
            return next;
        }
        if !paragraph && line.is_definition() {
            self.close(writer);
            inline::write_definition(writer, line.start, line.text);
            return next;
        }
        if let Some(content) = line.item(paragraph && !self.in_list) {
            self.close(writer);
            self.in_list = true;
            self.begin(content..next);
            return next;
        }
        self.go_on(&line, next);
        next
    }

    /// A line of a paragraph: of the one that is pending, or of a new one.
    fn go_on(&mut self, line: &Line<'_>, next: usize) {
        self.in_list &= line.indent > 0 || self.pending.is_some();
        match &mut self.pending {
            Some(pending) => {
                pending.markers.push(pending.range.end..line.start);
                pending.range.end = next;
            }
            None => self.begin(line.start..next),
        }
    }

    fn begin(&mut self, range: Range<usize>) {
        self.pending = Some(Pending { range, markers: Vec::new(), role: Role::Paragraph });
    }

    /// A line inside a fence, or the fence's end.
    fn fenced(&mut self, writer: &mut Writer<'_>, whole: Range<usize>) -> bool {
        let Some(fence) = &self.fence else { return false };
        let text = writer.source[whole.clone()].trim();
        if fence.is_closed_by(text) {
            self.fence = None;
            writer.close();
        } else if text.chars().all(is_ignorable) {
            writer.close();
        } else {
            self.open_plain(writer, whole);
        }
        true
    }

    fn open_plain(&self, writer: &mut Writer<'_>, range: Range<usize>) {
        writer.open(Role::Paragraph, self.visibility());
        writer.text(range);
    }

    fn visibility(&self) -> Visibility {
        if self.html.hides() { Visibility::Hidden } else { Visibility::Visible }
    }

    /// Writes the gathered lines and closes their block.
    fn close(&mut self, writer: &mut Writer<'_>) {
        self.write_pending(writer);
        writer.close();
    }

    fn write_pending(&mut self, writer: &mut Writer<'_>) {
        if let Some(Pending { range, markers, role }) = self.pending.take() {
            inline::write(writer, &mut self.html, range, &markers, role);
        }
    }

    /// HTML from here to the next blank line; comments and scripts to their own end.
    fn html_block(&mut self, writer: &mut Writer<'_>, start: usize, first: usize, end: usize) -> usize {
        let source = writer.source;
        let comment = source[start..].starts_with("<!--");
        let mut stop = first;
        if comment {
            stop = source[start..end].find("-->").map_or(end, |length| line_end(source, start + length, end));
        }
        while !comment && stop < end {
            let next = line_end(source, stop, end);
            if source[stop..next].chars().all(is_ignorable) {
                break;
            }
            stop = next;
        }
        self.feed(writer, start, stop);
        stop
    }

    /// A comment or script that a blank line or a window's end did not end.
    fn inside_html(&mut self, writer: &mut Writer<'_>, at: usize, end: usize) -> usize {
        let stop = self.html.raw_end(&writer.source[..end], at).map_or(end, |stop| line_end(writer.source, stop, end));
        self.feed(writer, at, stop);
        stop
    }

    fn feed(&mut self, writer: &mut Writer<'_>, start: usize, end: usize) {
        self.html.feed(writer, Piece { start, end, last: true, full: false });
        writer.close();
    }

    /// A row of a table with pipes.
    fn table_row(&mut self, writer: &mut Writer<'_>, line: &Line<'_>, next: usize, end: usize) -> bool {
        let text = line.text.trim();
        let framed = text.len() > 1 && text.starts_with('|') && text.ends_with('|');
        if memchr::memchr(b'|', text.as_bytes()).is_none() {
            self.table = None;
            return false;
        }
        if self.table.is_some() && is_delimiter_row(text) {
            return true;
        }
        let delimited = self.table.is_none() && {
            let after = Line::new(writer.source, next..line_end(writer.source, next, end));
            is_delimiter_row(after.text)
        };
        if self.table.is_none() && !delimited && (!framed || self.pending.is_some()) {
            return false;
        }
        self.close(writer);
        let (table, row) = self.table.map_or_else(
            || {
                self.html.numbered += 1;
                (self.html.numbered, 1)
            },
            |(table, row)| (table, row + 1),
        );
        self.table = Some((table, row));
        for (index, range) in line::cells(writer.source, line.start, line.start + line.text.len()).enumerate() {
            let column = u16::try_from(index + 1).unwrap_or(u16::MAX);
            let cell = Cell { table, row, column, header: delimited && row == 1 };
            inline::write(writer, &mut self.html, range, &[], Role::Cell(cell));
            writer.close();
        }
        true
    }
}

/// Where the line that holds `at` ends, with its break.
fn line_end(source: &str, at: usize, end: usize) -> usize {
    memchr::memchr(b'\n', &source.as_bytes()[at..end]).map_or(end, |length| at + length + 1)
}

/// Where a stretch may end: behind a blank line, else behind a line, both in the second half of
/// the window only; else at its end.
fn cut(text: &str) -> usize {
    let half = floor(text, text.len() / 2);
    let blank = memchr::memmem::rfind(&text.as_bytes()[half..], b"\n\n").map(|at| at + 2);
    let blank = blank.or_else(|| memchr::memmem::rfind(&text.as_bytes()[half..], b"\n\r\n").map(|at| at + 3));
    let line = || text[half..].rfind('\n').map(|at| at + 1);
    blank.or_else(line).map_or(text.len(), |at| half + at)
}
