//! From a finding back to the characters of the text it was found in.

use std::ops::Range;

/// Characters of the text that may stand between two characters of a value: delimiters of cells, marks of layout.
const FURTHEST: usize = 40;

/// The characters in which a value stands that begins at a line and column, both from 1. The value is the text
/// as a reader of the page sees it; in the file there may be tags and character references within.
pub fn locate(text: &[char], line: u32, column: u32, value: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for _ in 1..line {
        start += text.get(start..)?.iter().position(|&c| c == '\n')? + 1;
    }
    start += (column as usize).checked_sub(1)?;
    let (mut at, mut end) = (start, start);
    for c in value.chars() {
        if let Some(next) = find(text, at, c) {
            (at, end) = (next, next);
        }
    }
    (start < end && end <= text.len()).then_some(start..end)
}

/// Where the text goes on after the next `c`, if it stands near.
fn find(text: &[char], from: usize, c: char) -> Option<usize> {
    let mut at = from;
    let mut skipped = 0;
    while skipped <= FURTHEST {
        let here = *text.get(at)?;
        let unit = unit(&text[at..]);
        if here == c && unit == 1 || unit > 1 && here == '&' && decode(&text[at..at + unit]) == Some(c) {
            return Some(at + unit);
        }
        // A tag may be longer than any gap in a text.
        skipped += if here == '<' { 1 } else { unit };
        at += unit;
    }
    None
}

/// The length of the tag or character reference that begins here, else one character.
fn unit(text: &[char]) -> usize {
    let (closing, longest) = match text.first() {
        Some('<') => ('>', 200),
        Some('&') => (';', 10),
        _ => return 1,
    };
    text.iter().take(longest).position(|&c| c == closing).map_or(1, |at| at + 1)
}

fn decode(reference: &[char]) -> Option<char> {
    let name: String = reference.iter().filter(|c| !matches!(c, '&' | ';')).collect();
    match name.strip_prefix('#') {
        Some(number) => char::from_u32(number.parse().ok()?),
        None => (name == "nbsp").then_some('\u{A0}'),
    }
}

#[cfg(test)]
mod tests {
    use super::locate;

    fn at(text: &str, line: u32, column: u32, value: &str) -> Option<(usize, usize)> {
        let text: Vec<char> = text.chars().collect();
        locate(&text, line, column, value).map(|range| (range.start, range.end))
    }

    #[test]
    fn a_value_is_found_in_its_line() {
        assert_eq!(at("甲\n电话138", 2, 3, "138"), Some((4, 7)));
        assert_eq!(at("甲", 3, 1, "1"), None);
        assert_eq!(at("甲", 1, 9, "1"), None);
    }

    #[test]
    fn a_value_may_be_broken_by_tags_and_references() {
        assert_eq!(at("<p>1<b class=\"1\">3</b>8</p>", 1, 4, "138"), Some((3, 23)));
        assert_eq!(at("1&#8203;38", 1, 1, "1\u{200B}38"), Some((0, 10)));
        assert_eq!(at("&#49;38", 1, 1, "138"), Some((0, 7)));
    }

    #[test]
    fn a_value_may_run_over_cells() {
        assert_eq!(at("53,01", 1, 1, "5301"), Some((0, 5)));
        assert_eq!(at("53 | 01 | 7", 1, 1, "5301"), Some((0, 7)));
    }
}
