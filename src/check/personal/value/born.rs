//! Days of birth: a day in any of the ways it is written, where a label or the word 出生 makes it one.

use std::ops::Range;

use super::{Finder, Kind};
use crate::dictionary::Says;
use crate::document::Date;
use crate::outline::written_day;
use crate::text::BARRIER;
use crate::text::classes::{as_text, ends_with, is_one_of, starts_with};

/// A day that a text begins with, and how many classes it has.
pub(super) fn day_at(classes: &[u16]) -> Option<(Date, usize)> {
    let text = as_text(&classes[..classes.len().min(16)]);
    if let Some(end) = text.find('日') {
        let day = written_day(&text[..end + '日'.len_utf8()])?;
        return Some((day, text[..end].chars().count() + 1));
    }
    let length = text.bytes().take_while(|b| b.is_ascii_digit() || b"-./".contains(b)).count();
    let digits = text[..length].trim_end_matches(['-', '.', '/']);
    let parts: Vec<&str> = digits.split(['-', '.', '/']).collect();
    let number = |text: &str| text.parse::<u16>().ok();
    let day = match parts[..] {
        [whole] if whole.len() == 8 => {
            Date::new(number(&whole[..4])?, number(&whole[4..6])? as u8, number(&whole[6..])? as u8)
        }
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            Date::new(number(year)?, number(month)? as u8, number(day)? as u8)
        }
        _ => None,
    }?;
    Some((day, digits.len()))
}

/// A day before which or after which 出生 stands: `出生日期：1990年3月7日`, `1990年3月7日出生`.
pub(super) fn said(finder: &mut Finder, cue: &Range<usize>) {
    let classes = finder.page.folded.classes();
    // 1990年3月7日生: what stands before 生 belongs to the day.
    let is_bare =
        cue.len() == 2 && ends_with(&classes[cue.clone()], "生") && is_one_of(classes[cue.start], "0123456789日");
    let cue = &(if is_bare { cue.end - 1..cue.end } else { cue.clone() });
    if is_bare && classes.get(cue.end).is_some_and(|&class| !is_one_of(class, ",。;、:()人于") && class != BARRIER)
    {
        return;
    }
    let rest = &classes[cue.end..];
    let start = super::said::skip(&rest[..rest.len().min(6)]);
    if let Some((day, length)) = day_at(&rest[start..]) {
        // 出生日期在1964年1月1日以后的: a condition, nobody's birthday.
        if ["以", "之", "前", "后", "起", "至", "及", "到"]
            .iter()
            .any(|word| starts_with(&rest[start + length..], word))
        {
            return;
        }
        let start = cue.end + start;
        return push(finder, start..start + length, day);
    }
    // The words before it: at most eleven classes make a day.
    let before = &classes[cue.start.saturating_sub(14)..cue.start];
    let before = &before[..before.len() - usize::from(ends_with(before, "("))];
    let found = (0..before.len()).find_map(|from| {
        let (day, length) = day_at(&before[from..])?;
        (from + length == before.len()).then_some((day, from))
    });
    if let Some((day, from)) = found {
        let end = cue.start - (classes[..cue.start].len().min(14) - before.len());
        let start = end - (before.len() - from);
        push(finder, start..end, day);
    }
}

/// Only a day on which somebody now alive may be born.
pub(super) fn push(finder: &mut Finder, at: Range<usize>, day: Date) {
    let today = finder.page.today;
    if day <= today && day.year() >= 1900 {
        finder.push(Kind::Born(day), at, Says::BIRTH, Vec::new());
    }
}

/// `9岁`, `年龄：9`: an age of a person.
pub(super) fn age(finder: &mut Finder, cue: &Range<usize>) {
    let classes = finder.page.folded.classes();
    let is_digit = |class: &&u16| (u16::from(b'0')..=u16::from(b'9')).contains(*class);
    let before = classes[..cue.start].iter().rev().take(3).take_while(is_digit).count();
    let rest = &classes[cue.end..classes.len().min(cue.end + 6)];
    let skipped = super::said::skip(rest);
    let after = rest[skipped..].iter().take_while(is_digit).count();
    let is_years = |end: usize| {
        !starts_with(&classes[end..], "以") && !starts_with(&classes[end..], "至") && !starts_with(&classes[end..], "-")
    };
    let at = match (before, after) {
        (1..=2, _) if is_years(cue.end) => cue.start - before..cue.start,
        (_, 1..=2) => cue.end + skipped..cue.end + skipped + after,
        _ => return,
    };
    let years = as_text(&classes[at.clone()]).parse().unwrap_or_default();
    finder.push(Kind::Age(years), at, Says::AGE, Vec::new());
}
