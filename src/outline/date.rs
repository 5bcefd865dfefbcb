//! The day of a document, against which names and laws are judged: an old name is right in an old document.

use super::lines::Line;
use super::number::DocumentNumber;
use super::wording::date;
use crate::document::{Date, Document, Kind};
use crate::text::Folded;

/// A signature and its date in one line are no longer than this.
const LONGEST_LINE: usize = 40;

/// What the first lines and the properties say of the day: the years of adoption of a statute, metadata,
/// the year in the document number, a short line with a date such as 发布日期：2023-05-09.
pub(super) fn by_head(document: &Document, folded: &Folded, head: &[Line], kind: Kind) -> Option<Date> {
    let lines = |longest: usize| head.iter().filter(move |line| line.len() <= longest).map(|line| line.folded(folded));
    if kind == Kind::Regulation {
        // （1990年…通过 根据2014年…修正）: the latest is the day of this text.
        return lines(300).take(20).flat_map(|line| dates(&line)).max();
    }
    let properties = document.properties().iter().filter(|property| {
        let name = property.name.to_lowercase();
        ["date", "time", "日期", "时间"].iter().any(|word| name.contains(word))
    });
    let mut properties = properties.filter_map(|property| {
        let value = document.block_text(&document.blocks()[property.block]);
        dates(value).into_iter().next()
    });
    let number = || Date::new(lines(LONGEST_LINE).find_map(|line| DocumentNumber::read(&line)?.year)?, 1, 1);
    // A decision says below its title when it was taken, in brackets, which may take a long line.
    let says_when = |line: &String| line.chars().count() <= LONGEST_LINE || line.starts_with('(');
    let line = || lines(300).filter(says_when).flat_map(|line| dates(&line)).next();
    properties.next().or_else(number).or_else(line)
}

/// Every 2018年3月17日 or 2018-03-17 in a text, in order.
fn dates(text: &str) -> Vec<Date> {
    let is_numeral = |c: char| c.is_ascii_digit() || "〇○零一二三四五六七八九".contains(c);
    let mut found = Vec::new();
    for (at, mark) in text.match_indices(['年', '-', '/', '.']) {
        let start = text[..at].trim_end_matches(is_numeral).len();
        if mark == "年" {
            let end = text[at..].find('日').map(|day| at + day + '日'.len_utf8());
            found.extend(end.filter(|end| end - start <= 40).and_then(|end| date(&text[start..end])));
        } else if at - start == 4 {
            let end =
                text[at..].find(|c: char| !c.is_ascii_digit() && !mark.contains(c)).map_or(text.len(), |end| at + end);
            found.extend(numeric(&text[start..end], mark));
        }
    }
    found
}

/// `2018-3-17`, with one mark between the numbers.
fn numeric(text: &str, mark: &str) -> Option<Date> {
    let mut numbers = text.splitn(3, mark);
    let year = numbers.next()?.parse().ok().filter(|year| (1900..2100).contains(year))?;
    Date::new(year, numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_date_of_a_line() {
        let line = "(1990年9月7日通过根据2001年10月27日修正根据二〇一〇年二月二十六日修正)";
        let days: Vec<String> = dates(line).iter().map(Date::to_string).collect();
        assert_eq!(days, ["1990-09-07", "2001-10-27", "2010-02-26"]);
        let days = dates("发布日期:2023-05-09来源:某局2023/5/10");
        assert!(days.into_iter().map(Some).eq([Date::new(2023, 5, 9), Date::new(2023, 5, 10)]));
        assert!(dates("2020年13月40日、年月日、139-0000-0001、1.2.3、0871-6313-1234").is_empty());
    }
}
