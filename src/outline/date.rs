//! The day of a document, against which names and laws are judged: an old name is right in an old document.

use std::ops::Range;

use super::elements::{date, is_annex};
use super::lines::{Line, each_line};
use crate::document::{Date, Document, Kind};
use crate::text::Folded;

/// A signature and its date in one line are no longer than this.
const LONGEST_LINE: usize = 40;

/// What the first lines and the properties say of the day: metadata, the years of adoption of a statute,
/// the year in the document number.
pub(super) fn by_head(document: &Document, folded: &Folded, head: &[Line], kind: Kind) -> Option<Date> {
    let lines = || head.iter().filter(|line| line.len() <= 300).map(|line| line.folded(folded));
    if kind == Kind::Regulation {
        // （1990年…通过 根据2014年…修正）: the latest is the day of this text.
        return lines().take(20).flat_map(|line| dates(&line)).max();
    }
    let properties = document.properties().iter().filter(|property| {
        let name = property.name.to_lowercase();
        ["date", "time", "日期", "时间"].iter().any(|word| name.contains(word))
    });
    let mut properties = properties.filter_map(|property| {
        let value = document.block_text(&document.blocks()[property.block]);
        let day = value.trim().get(..10).and_then(Date::parse);
        day.or_else(|| dates(value).into_iter().next())
    });
    let number = || {
        let year = lines().find_map(|line| year_of_number(&line))?;
        Date::new(year, 1, 1)
    };
    properties.next().or_else(number)
}

/// The date in a line of its own, or behind the signature: the last one before the annexes.
pub fn signed_on(document: &Document, folded: &Folded) -> Option<Date> {
    let mut signed = None;
    for index in 0..document.blocks().len() {
        let mut annexes = false;
        each_line(document, folded, index, |line| {
            if line.len() > LONGEST_LINE {
                return true;
            }
            match folded.classes()[line.classes.clone()].iter().copied().map(u32::from).collect::<Vec<_>>()[..] {
                [.., last] if last == u32::from('日') => {
                    let text = line.folded(folded);
                    signed = date(&text).or_else(|| dates(&text).pop().filter(|_| text.ends_with('日'))).or(signed);
                }
                [first, ..] if first == u32::from('附') => {
                    annexes = signed.is_some() && is_annex(&line.folded(folded))
                }
                _ => {}
            }
            !annexes
        });
        if annexes {
            break;
        }
    }
    signed
}

/// Where the annexes begin: a line that says 附件, after which nothing but annexes follows.
pub fn annexes(document: &Document, folded: &Folded) -> Option<usize> {
    let mut begins = None;
    for index in 0..document.blocks().len() {
        each_line(document, folded, index, |line| {
            let starts = folded.classes().get(line.classes.start).is_some_and(|&c| u32::from(c) == u32::from('附'));
            if starts && line.len() <= LONGEST_LINE && is_annex(&line.folded(folded)) {
                begins = Some(line.source.start);
            }
            begins.is_none()
        });
        if begins.is_some() {
            break;
        }
    }
    begins
}

/// Every 2018年3月17日 in a text, in order.
fn dates(text: &str) -> Vec<Date> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('年') {
        let before = rest[..at].trim_end_matches(|c: char| c.is_ascii_digit() || "〇○零一二三四五六七八九".contains(c));
        let start = before.len();
        let end = rest[at..].find('日').map(|day| at + day + '日'.len_utf8());
        let whole: Option<Range<usize>> = end.filter(|end| end - start <= 40).map(|end| start..end);
        found.extend(whole.and_then(|whole| date(&rest[whole])));
        rest = &rest[at + '年'.len_utf8()..];
    }
    found
}

/// The 2018 of 国发〔2018〕3号.
fn year_of_number(line: &str) -> Option<u16> {
    if !super::elements::is_number(line) {
        return None;
    }
    let digits: String = line.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|year| (1949..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_date_of_a_line() {
        let line = "(1990年9月7日通过根据2001年10月27日修正根据二〇一〇年二月二十六日修正)";
        let days: Vec<String> = dates(line).iter().map(Date::to_string).collect();
        assert_eq!(days, ["1990-09-07", "2001-10-27", "2010-02-26"]);
        assert!(dates("2020年13月40日、年月日").is_empty());
        assert_eq!(year_of_number("国发〔2018〕3号"), Some(2018));
        assert_eq!(year_of_number("按照国发〔2018〕3号要求"), None);
    }
}
