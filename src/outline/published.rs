//! The day on which a document was published. It is never the day of its signature: a document may be signed weeks
//! before it is put on the site, and the days within which something has to follow are counted from the latter.

use super::lines::Line;
use super::written_day;
use crate::document::{Date, Document};
use crate::text::classes::find;
use crate::text::{Folded, fold_str};

/// Properties that say when a page was published. `date` is none of them: it may be the day of the signature.
const PROPERTIES: [&str; 14] = [
    "published",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publishtime",
    "publish-time",
    "pubtime",
    "datepublished",
    "article:published_time",
    "发布日期",
    "发布时间",
    "公开日期",
    "公开时间",
];

/// What stands before the day in a line or a cell.
const LABELS: [&str; 4] = ["发布日期", "发布时间", "公开日期", "公开时间"];
/// A line that says it is short: 发布时间：2026-05-04 来源：某县人民政府办公室 浏览次数：12.
const LONGEST_LINE: usize = 80;

/// The first line that says when the document was published, looked for line by line.
#[derive(Clone, Debug, Default)]
pub(super) struct Published {
    day: Option<Date>,
    /// The last line was a label, whose day stands in the next cell.
    expected: bool,
}

impl Published {
    /// What the properties say.
    pub(super) fn by_properties(document: &Document) -> Option<Date> {
        // Those that name the thing more exactly stand first in the list.
        PROPERTIES.iter().find_map(|wanted| {
            let mut named = document.properties().iter().filter(|property| property.name.to_lowercase() == *wanted);
            named.find_map(|property| day_at(document.block_text(document.blocks().get(property.block)?)))
        })
    }

    /// Looks at one line more.
    pub(super) fn look_at(&mut self, document: &Document, folded: &Folded, line: &Line) {
        if self.day.is_some() {
            return;
        }
        let expected = std::mem::take(&mut self.expected);
        if line.len() > LONGEST_LINE {
            return;
        }
        let text = document.text();
        let Some(classes) = folded.classes().get(line.classes.clone()) else { return };
        let label = LABELS.iter().find_map(|label| Some(find(classes, label)? + label.chars().count()));
        // The fold drops spaces, and `2026-05-04 10:20` needs them: the day is read in the text itself.
        let from = match label {
            Some(end) if end < classes.len() => folded.source(text, line.classes.start + end..line.classes.end).start,
            Some(_) => {
                self.expected = true;
                return;
            }
            None if expected => line.source.start,
            None => return,
        };
        let rest = text.get(from..line.source.end).unwrap_or_default();
        self.day = day_at(rest);
        self.expected = label.is_some() && rest.trim_matches([':', '：', ' ', '\u{3000}']).is_empty();
    }

    /// The day, as far as it was found.
    pub(super) fn day(&self) -> Option<Date> {
        self.day
    }
}

/// The day at the beginning of a text, behind colons, brackets and spaces: `：2026-05-04 10:20`, `2026年5月4日`,
/// `20260504`, `二〇二六年五月四日`.
fn day_at(text: &str) -> Option<Date> {
    let mut plain = String::new();
    for c in text.trim_start_matches(|c: char| c.is_whitespace() || "：:[【(（".contains(c)).chars().take(24) {
        // Full-width digits count as digits; spaces part the day from the hour.
        let folded = fold_str(c.encode_utf8(&mut [0; 4]));
        match folded.first() {
            Some(&class) => plain.extend(char::from_u32(u32::from(class))),
            None => plain.push(' '),
        }
    }
    if let Some(end) = plain.find('日') {
        let written = plain.get(..end + '日'.len_utf8())?.replace(' ', "");
        return written_day(&written);
    }
    let digits = plain.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 8 {
        return Date::new(number(&plain, 0, 4)?, two(&plain, 4)?, two(&plain, 6)?);
    }
    let mark = plain.get(4..5).filter(|mark| digits == 4 && matches!(*mark, "-" | "/" | "."))?;
    let mut parts = plain.splitn(3, mark);
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.trim().parse().ok()?;
    let last = parts.next()?;
    let end = last.bytes().take(2).take_while(u8::is_ascii_digit).count();
    Date::new(year, month, last.get(..end)?.parse().ok()?)
}

fn number(text: &str, from: usize, length: usize) -> Option<u16> {
    text.get(from..from + length)?.parse().ok()
}

fn two(text: &str, from: usize) -> Option<u8> {
    u8::try_from(number(text, from, 2)?).ok()
}

#[cfg(test)]
mod tests {
    use super::day_at;

    #[test]
    fn a_day_in_every_form() {
        for text in [
            "2026-05-04",
            "：2026-05-04 10:20",
            ": 2026-5-4 10:20:33",
            "2026/05/04",
            "2026.5.4",
            "2026年5月4日 09:00",
            "２０２６年０５月０４日",
            "20260504",
            "2026-05-04T10:20:00+08:00",
            "[2026-05-04]",
            "二〇二六年五月四日",
        ] {
            assert_eq!(day_at(text).map(|day| day.to_string()).as_deref(), Some("2026-05-04"), "{text}");
        }
        for text in ["", "昨天", "2026-13-04", "2026-05", "13900001111", "2026年5月", "202605041", "五月四日", "2026-1"]
        {
            assert_eq!(day_at(text), None, "{text}");
        }
    }
}
