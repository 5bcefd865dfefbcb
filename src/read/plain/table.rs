//! Tables in plain text: lines that follow each other and are cut into as many fields by tabs, by upright strokes, or by
//! spaces where a sentence would have none.

use std::ops::Range;

use crate::document::Cell;

/// What parts the fields of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Separator {
    Tab,
    Stroke,
    /// Two spaces at least, or one of full width.
    Wide,
    Space,
}

/// A table that lines are added to. It outlives the stretch in which it began.
#[derive(Clone, Copy)]
pub(super) struct Open {
    separator: Separator,
    fields: usize,
    table: u32,
    row: u32,
}

/// Tables of a text so far.
#[derive(Default)]
pub(super) struct Tables {
    open: Option<Open>,
    count: u32,
}

/// A line of a paragraph, or the cells of a row.
pub(super) enum Part {
    Lines(Range<usize>),
    Cell(Range<usize>, Cell),
}

impl Tables {
    /// Takes a paragraph apart, whose lines stand at `range` of the text. `begins` says that the paragraph begins
    /// here; else it may go on with the table that an earlier stretch broke off.
    pub(super) fn split(&mut self, text: &str, range: Range<usize>, begins: bool) -> Vec<Part> {
        if begins {
            self.open = None;
        }
        let mut parts = Vec::new();
        let mut rest = range.clone();
        let mut lines: Option<Range<usize>> = None;
        while !rest.is_empty() {
            let line = line_at(text, &rest);
            if self.open.is_some() && is_rule(&text[line.clone()]) {
                rest.start = (line.end + 1).min(rest.end);
                continue;
            }
            let row = self.open.filter(|open| Self::goes_on(text, &line, *open)).or_else(|| self.begin(text, &rest));
            self.open = row;
            match row {
                Some(open) => {
                    parts.extend(lines.take().map(Part::Lines));
                    self.add(text, &line, open, &mut parts);
                }
                None => lines.get_or_insert(line.start..line.end).end = line.end,
            }
            rest.start = (line.end + 1).min(rest.end);
        }
        parts.extend(lines.take().map(Part::Lines));
        parts
    }

    fn goes_on(text: &str, line: &Range<usize>, open: Open) -> bool {
        let fields = fields(text, line, open.separator).len();
        // Where spaces part the fields, an empty one is not seen: the rest of the row moves to the left.
        let may_lack = open.separator == Separator::Tab || (open.separator == Separator::Wide && fields < open.fields);
        fields == open.fields || (fields > 1 && may_lack)
    }

    /// Whether a table begins with the first line of what is left of a paragraph.
    fn begin(&mut self, text: &str, rest: &Range<usize>) -> Option<Open> {
        let separators = [Separator::Tab, Separator::Stroke, Separator::Wide, Separator::Space];
        let first = line_at(text, rest);
        let separator = separators.into_iter().find(|separator| fields(text, &first, *separator).len() > 1)?;
        let count = fields(text, &first, separator).len();
        let mut at = first.end + 1;
        let open = Open { separator, fields: count, table: self.count + 1, row: 0 };
        for _ in 1..separator.lines_needed(count) {
            let mut line = line_at(text, &(at.min(rest.end)..rest.end));
            if is_rule(&text[line.clone()]) {
                at = line.end + 1;
                line = line_at(text, &(at.min(rest.end)..rest.end));
            }
            // Cells at the end of a row that are empty often lack their tabs.
            let same = fields(text, &line, separator).len() == count;
            let may_lack = count > 2 || separator == Separator::Tab;
            if at >= rest.end || !(same || (may_lack && Self::goes_on(text, &line, open))) {
                return None;
            }
            at = line.end + 1;
        }
        self.count += 1;
        Some(open)
    }

    fn add(&mut self, text: &str, line: &Range<usize>, open: Open, parts: &mut Vec<Part>) {
        let row = open.row + 1;
        for (index, field) in fields(text, line, open.separator).into_iter().enumerate() {
            let column = u16::try_from(index + 1).unwrap_or(u16::MAX);
            let cell = Cell { table: open.table, row, column, header: false };
            if !field.is_empty() {
                parts.push(Part::Cell(field, cell));
            }
        }
        self.open = Some(Open { row, ..open });
    }
}

impl Separator {
    /// Lines from which it makes a table. A stroke or a tab seldom stands in a sentence, spaces do.
    fn lines_needed(self, fields: usize) -> usize {
        match self {
            Self::Tab | Self::Stroke => 2,
            Self::Wide if fields > 2 => 2,
            Self::Wide | Self::Space => 3,
        }
    }
}

/// `├──────┼──────┤`, `-----+-----`: drawn between rows.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.chars().nth(2).is_some()
        && line.chars().all(|c| matches!(c, '\u{2500}'..='\u{257F}' | '-' | '=' | '+' | '|' | '_' | '—' | ' ' | ':'))
}

fn line_at(text: &str, rest: &Range<usize>) -> Range<usize> {
    let bytes = &text.as_bytes()[rest.clone()];
    rest.start..memchr::memchr(b'\n', bytes).map_or(rest.end, |at| rest.start + at)
}

/// Longer lines are sentences.
const LONGEST: usize = 600;

/// The fields of a line, without the spaces round them; one if the line is no row.
fn fields(text: &str, line: &Range<usize>, separator: Separator) -> Vec<Range<usize>> {
    let whole = &text[line.clone()];
    let trimmed = whole.trim();
    if trimmed.is_empty() || (trimmed.len() > LONGEST && separator != Separator::Tab) {
        return Vec::new();
    }
    let base = line.start + (trimmed.as_ptr() as usize - whole.as_ptr() as usize);
    let inner = match separator {
        Separator::Stroke => trimmed.trim_matches(['|', '｜', '│', '┃', '║']),
        _ => trimmed,
    };
    let base = base + (inner.as_ptr() as usize - trimmed.as_ptr() as usize);
    let mut fields = Vec::new();
    let mut add = |range: Range<usize>| {
        let field = &inner[range.clone()];
        let start = range.start + field.len() - field.trim_start().len();
        fields.push(base + start..base + start + field.trim().len());
    };
    let mut start = 0;
    match separator {
        Separator::Tab | Separator::Stroke => {
            let parts = |c: char| {
                if separator == Separator::Tab { c == '\t' } else { matches!(c, '|' | '｜' | '│' | '┃' | '║') }
            };
            for (at, mark) in inner.match_indices(parts) {
                add(start..at);
                start = at + mark.len();
            }
            add(start..inner.len());
        }
        Separator::Wide | Separator::Space => {
            if inner.contains(['。', '；', '，', '！', '？']) {
                return Vec::new();
            }
            let is_space = |c: char| c == ' ' || c == '\u{3000}' || c == '\u{A0}';
            let mut spaces = 0;
            let mut width = 0;
            for (at, c) in inner.char_indices() {
                if is_space(c) {
                    width += if c == '\u{3000}' { 2 } else { 1 };
                    spaces += c.len_utf8();
                    continue;
                }
                if width > 1 || (width == 1 && separator == Separator::Space) {
                    add(start..at - spaces);
                    start = at;
                }
                (spaces, width) = (0, 0);
            }
            add(start..inner.len());
            if is_grouped_number(text, &fields) || is_spaced_word(text, &fields) {
                return Vec::new();
            }
        }
    }
    fields
}

/// `机 密`, `通　　知`: one word, set wide.
fn is_spaced_word(text: &str, fields: &[Range<usize>]) -> bool {
    let is_one = |field: &Range<usize>| text[field.clone()].chars().nth(1).is_none();
    let has_digit = |field: &Range<usize>| text[field.clone()].contains(char::is_numeric);
    fields.iter().all(is_one) && !fields.iter().any(has_digit)
}

/// `139 1234 5678`, `5301 0219 …`: digits that follow each other and together are as many as a telephone's, a
/// person's or a card's are groups of one number; `3 900`, a household and its money, are not.
fn is_grouped_number(text: &str, fields: &[Range<usize>]) -> bool {
    let digits = |field: &Range<usize>| {
        let field = &text[field.clone()];
        let length = field.chars().count();
        ((1..=8).contains(&length) && field.chars().all(char::is_numeric)).then_some(length)
    };
    (0..fields.len()).any(|first| {
        let mut sum = 0;
        let groups = fields[first..].iter().map_while(digits).take(MOST_GROUPS);
        groups.enumerate().any(|(index, length)| {
            sum += length;
            index > 0 && matches!(sum, 11 | 15..=20)
        })
    })
}

/// A number of twenty digits, one by one.
const MOST_GROUPS: usize = 20;
