//! How many days agree with the digits that a mask leaves of one.
//!
//! Days and months are bits, so that a month is counted at once, and all whole years are alike but
//! for the leap day: a hundred years cost as many comparisons as they have digits, not 40,000.

/// Year, month, day; need not exist, as it only bounds.
pub(super) type Day = (u16, u8, u8);

/// How many days from `from` to `to`, both included, agree with the digits shown of `YYYYMMDD`.
pub(super) fn days_matching(shown: &[Option<u8>; 8], from: Day, to: Day) -> u64 {
    let [y1, y2, y3, y4, m1, m2, d1, d2] = *shown;
    let year_agrees = |year: u16| {
        let is = |shown: Option<u8>, digit: u16| shown.is_none_or(|shown| u16::from(shown) == digit);
        is(y1, year / 1000) && is(y2, year / 100 % 10) && is(y3, year / 10 % 10) && is(y4, year % 10)
    };
    let (months, days) = (agreeing(m1, m2, 12), agreeing(d1, d2, 31));
    let whole = [false, true].map(|leap| days_of_year(months, days, leap, (1, 1), (12, 31)));
    (from.0..=to.0)
        .filter(|&year| year_agrees(year))
        .map(|year| {
            let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
            if from.0 < year && year < to.0 {
                return u64::from(whole[usize::from(leap)]);
            }
            let first = if year == from.0 { (from.1, from.2) } else { (1, 1) };
            let last = if year == to.0 { (to.1, to.2) } else { (12, 31) };
            u64::from(days_of_year(months, days, leap, first, last))
        })
        .sum()
}

/// A bit for each number from 1 to `last` that agrees with the two digits shown of it.
fn agreeing(tens: Option<u8>, ones: Option<u8>, last: u8) -> u32 {
    let agrees = |n: &u8| tens.is_none_or(|tens| tens == n / 10) && ones.is_none_or(|ones| ones == n % 10);
    (1..=last).filter(agrees).fold(0, |bits, n| bits | 1 << n)
}

/// How many days of a year, between two days of it, have their month and day among the bits.
fn days_of_year(months: u32, days: u32, leap: bool, first: (u8, u8), last: (u8, u8)) -> u32 {
    let months = (first.0.max(1)..=last.0.min(12)).filter(|month| months >> month & 1 != 0);
    months
        .map(|month| {
            let length = match month {
                2 if leap => 29,
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            let from = if month == first.0 { first.1 } else { 1 };
            let to = if month == last.0 { last.1.min(length) } else { length };
            (days & up_to(to) & !up_to(from.saturating_sub(1))).count_ones()
        })
        .sum()
}

/// The bits 0 to `day`.
fn up_to(day: u8) -> u32 {
    u32::MAX >> (31 - day.min(31))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::Date;

    fn one_by_one(shown: &[Option<u8>; 8], from: Day, to: Day) -> u64 {
        let mut count = 0;
        for year in from.0..=to.0 {
            for (month, day) in (1..=12).flat_map(|month| (1..=31).map(move |day| (month, day))) {
                let within = (from..=to).contains(&(year, month, day)) && Date::new(year, month, day).is_some();
                let digits = format!("{year:04}{month:02}{day:02}").into_bytes();
                let agrees = || digits.iter().zip(shown).all(|(d, shown)| shown.is_none_or(|shown| shown + b'0' == *d));
                count += u64::from(within && agrees());
            }
        }
        count
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn days_are_counted_as_one_by_one(
            day in (1905..2030_u16, 0..14_u8, 0..33_u8),
            hidden in 0..256_u16,
            (from, to) in ((1900..2030_u16, 0..14_u8, 0..33_u8), (1900..2030_u16, 0..14_u8, 0..33_u8)),
        ) {
            let digits = format!("{:04}{:02}{:02}", day.0, day.1, day.2).into_bytes();
            let mut shown = [None; 8];
            for (place, (slot, digit)) in shown.iter_mut().zip(digits).enumerate() {
                *slot = Some(digit - b'0').filter(|_| hidden >> place & 1 == 0);
            }
            prop_assert_eq!(days_matching(&shown, from, to), one_by_one(&shown, from, to));
        }
    }

    #[test]
    fn leap_days_count_in_leap_years_only() {
        let leap_day = [None, None, None, None, Some(0), Some(2), Some(2), Some(9)];
        assert_eq!(days_matching(&leap_day, (1896, 1, 1), (1904, 12, 31)), 2);
        assert_eq!(days_matching(&leap_day, (1996, 2, 29), (2004, 2, 28)), 2);
        assert_eq!(days_matching(&[None; 8], (2024, 3, 1), (2024, 2, 1)), 0);
    }
}
