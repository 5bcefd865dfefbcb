//! A calendar day. The engine never asks which day it is; it is told.

use std::fmt;

/// A day of the Gregorian calendar that exists. Ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, if there is such a day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        (1..=days).contains(&day).then_some(Self { year, month, day })
    }

    /// Reads `2027-01-31`, and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let [y, m, d] = *text.split('-').collect::<Vec<_>>() else { return None };
        let shaped = (y.len(), m.len(), d.len()) == (4, 2, 2) && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        if !shaped {
            return None;
        }
        Self::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)
    }

    /// The day that many days after 1970-01-01.
    pub fn from_unix_days(days: u64) -> Self {
        // Years run from March, so that the leap day is the last of its year; 719,468 days lie
        // between 0000-03-01 and 1970-01-01, 146,097 make 400 years.
        let days = days + 719_468;
        let (era, day) = (days / 146_097, days % 146_097);
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = (day - (153 * month + 2) / 5 + 1) as u8;
        let (month, late) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        Self { year: (era * 400 + year + late) as u16, month: month as u8, day }
    }

    /// How many days lie between 1970-01-01 and this day; negative before it.
    pub fn unix_days(self) -> i64 {
        // As in `from_unix_days`, years run from March.
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let days_of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + days_of_year - 719_468
    }

    /// The day of the week; Monday is 1, Sunday is 7.
    pub fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        (self.unix_days() + 3).rem_euclid(7) as u8 + 1
    }

    /// The day after it; nothing after the last day that can be written.
    pub fn next(self) -> Option<Self> {
        let Self { year, month, day } = self;
        let next_month =
            || if month == 12 { Self::new(year.checked_add(1)?, 1, 1) } else { Self::new(year, month + 1, 1) };
        Self::new(year, month, day + 1).or_else(next_month)
    }

    /// Its year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Its month, from 1.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Its day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn unix_days_become_days() {
        let days = [(0, "1970-01-01"), (59, "1970-03-01"), (19_782, "2024-02-29"), (20_778, "2026-11-21")];
        for (count, day) in days {
            assert_eq!(Date::from_unix_days(count).to_string(), day);
        }
    }

    #[test]
    fn days_follow_each_other() {
        let mut day = Date::from_unix_days(0);
        for count in 0..60_000_u32 {
            assert_eq!((day, day.unix_days()), (Date::from_unix_days(count.into()), i64::from(count)));
            assert_eq!(u32::from(day.weekday()), (count + 3) % 7 + 1);
            day = day.next().unwrap_or(day);
        }
        assert_eq!(Date::new(2026, 11, 21).map(Date::weekday), Some(6));
        assert_eq!(Date::new(1969, 12, 31).map(|day| (day.unix_days(), day.weekday())), Some((-1, 3)));
        assert_eq!(Date::new(u16::MAX, 12, 31).and_then(Date::next), None);
    }

    #[test]
    fn only_real_days_are_read() {
        assert!(Date::parse("2024-02-29").is_some());
        for wrong in ["2023-02-29", "2024-2-9", "2024-13-01", "2024-00-10", "24-01-01", "2024-01-01x", "+024-01-01", ""]
        {
            assert!(Date::parse(wrong).is_none(), "{wrong}");
        }
    }
}
