//! What is left of a resident's number: county, date of birth, sequence, check character.

use super::days::{Day, days_matching};
use super::{Known, Shown, both};
use crate::dictionary::counties_matching;
use crate::document::Date;

/// Nobody alive was born longer ago.
const OLDEST: u16 = 110;

/// Candidates left of a resident's number of 18 places. None if no number of anyone alive agrees
/// with what is shown and known: then it is no such number, or what is known is of someone else.
pub(in crate::check::personal) fn residents(shown: &Shown, known: &Known, today: Date) -> u64 {
    count(shown, known, today).unwrap_or(0)
}

fn count(shown: &Shown, known: &Known, today: Date) -> Option<u64> {
    let (county, rest) = shown.0.split_first_chunk::<6>()?;
    let (born, rest) = rest.split_first_chunk::<8>()?;
    let &[first, second, third, check] = rest else { return None };
    let body = shown.0.get(..17)?;
    if body.iter().flatten().any(|&digit| digit > 9) || check.is_some_and(|check| check > 10) {
        return None;
    }
    let (from, to) = born_between(known, today);
    let before_check =
        counties(county, &known.county)? * days_matching(born, from, to) * sequences([first, second, third], known);
    // One number in eleven has the check character that is shown.
    Some(if check.is_some() { before_check.div_ceil(11) } else { before_check })
}

/// A code shown whole is one, even where the list does not have it: it may be newer than the list.
fn counties(shown: &[Option<u8>; 6], known: &[Option<u8>; 6]) -> Option<u64> {
    let mut pattern = *shown;
    for (digit, &known) in pattern.iter_mut().zip(known) {
        *digit = both(*digit, known)?;
    }
    Some(u64::from(counties_matching(pattern).max(1)))
}

/// The days between which the birth lies. Whatever is known of it is such a stretch of days.
fn born_between(known: &Known, today: Date) -> (Day, Day) {
    let day = |date: Date| (date.year(), date.month(), date.day());
    let (year, month, last) = day(today);
    let alive = ((year.saturating_sub(OLDEST), month, last), day(today));
    let born = known.born.map(|born| (day(born), day(born)));
    let in_month = known.born_year_month.map(|(year, month)| ((year, month, 1), (year, month, 31)));
    let aged = known.age.map(|(from, to)| ((from, 1, 1), (to, 12, 31)));
    let stretches = [born, in_month, aged].into_iter().flatten();
    stretches.fold(alive, |(from, to), (first, last)| (from.max(first), to.min(last)))
}

/// The third digit is odd for men, even for women.
fn sequences(shown: [Option<u8>; 3], known: &Known) -> u64 {
    let hidden = shown.iter().filter(|digit| digit.is_none()).count();
    let all = 10_u64.pow(hidden as u32);
    if known.male.is_some() && shown[2].is_none() { all / 2 } else { all }
}
