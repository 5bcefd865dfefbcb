//! Stretches of days for which something is told: a quarter, a week of Monday to Sunday.

use crate::document::Date;
use crate::finding::Language;

/// From a day to a day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub since: Date,
    /// The last day.
    pub until: Date,
    name: Name,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    Days,
    Quarter(u16, u8),
    Week(u16, u8),
}

impl Period {
    /// From a day to a day.
    pub fn days(since: Date, until: Date) -> Self {
        Self { since, until, name: Name::Days }
    }

    /// Reads `2026Q4`.
    pub fn quarter(text: &str) -> Option<Self> {
        let (year, quarter) = text.split_once(['Q', 'q'])?;
        let (year, quarter) = (year_of(year)?, quarter.parse::<u8>().ok().filter(|quarter| (1..=4).contains(quarter))?);
        Self::of_quarter(year, quarter)
    }

    /// The quarter in which a day lies.
    pub fn quarter_with(day: Date) -> Option<Self> {
        Self::of_quarter(day.year(), day.month().div_ceil(3))
    }

    fn of_quarter(year: u16, quarter: u8) -> Option<Self> {
        let month = quarter.checked_mul(3)?;
        let last = if matches!(quarter, 2 | 3) { 30 } else { 31 };
        let (since, until) = (Date::new(year, month.checked_sub(2)?, 1)?, Date::new(year, month, last)?);
        Some(Self { since, until, name: Name::Quarter(year, quarter) })
    }

    /// Reads `2026-W45`: weeks of GB/T 7408, the first of which has the year's first Thursday.
    pub fn week(text: &str) -> Option<Self> {
        let (year, week) = text.split_once("-W").or_else(|| text.split_once("-w"))?;
        let (year, week) = (year_of(year)?, week.parse::<u8>().ok().filter(|week| (1..=53).contains(week))?);
        // The fourth of January is always in the first week.
        let fourth = Date::new(year, 1, 4)?;
        let monday = fourth.unix_days() - i64::from(fourth.weekday()) + 1 + 7 * (i64::from(week) - 1);
        let since = Date::from_unix_days(u64::try_from(monday).ok()?);
        Self::week_with(since).filter(|found| found.name == Name::Week(year, week))
    }

    /// The week in which a day lies.
    pub fn week_with(day: Date) -> Option<Self> {
        let monday = day.unix_days() - i64::from(day.weekday()) + 1;
        let of = |days: i64| Some(Date::from_unix_days(u64::try_from(days).ok()?));
        let (since, thursday, until) = (of(monday)?, of(monday + 3)?, of(monday + 6)?);
        let first = Date::new(thursday.year(), 1, 1)?;
        let week = u8::try_from((thursday.unix_days() - first.unix_days()) / 7 + 1).ok()?;
        Some(Self { since, until, name: Name::Week(thursday.year(), week) })
    }

    /// Whether a day lies in it.
    pub fn has(&self, day: Date) -> bool {
        (self.since..=self.until).contains(&day)
    }

    /// For a title: `2026年第四季度`.
    pub fn say(&self, language: Language) -> String {
        match (self.name, language) {
            (Name::Quarter(year, quarter), Language::Chinese) => {
                let quarter =
                    ["一", "二", "三", "四"].get(usize::from(quarter).wrapping_sub(1)).copied().unwrap_or_default();
                format!("{year}年第{quarter}季度")
            }
            (Name::Quarter(year, quarter), Language::English) => format!("Q{quarter} {year}"),
            (Name::Week(year, week), Language::Chinese) => format!("{year}年第{week}周"),
            (Name::Week(year, week), Language::English) => format!("week {week} of {year}"),
            (Name::Days, _) => self.span(language),
        }
    }

    /// Its days: `2026年10月1日至12月31日`.
    pub fn span(&self, language: Language) -> String {
        match language {
            Language::Chinese => {
                let until = if self.since.year() == self.until.year() {
                    format!("{}月{}日", self.until.month(), self.until.day())
                } else {
                    in_chinese(self.until)
                };
                format!("{}至{until}", in_chinese(self.since))
            }
            Language::English => format!("{} to {}", self.since, self.until),
        }
    }
}

/// `2026年11月21日`.
pub(super) fn in_chinese(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

fn year_of(text: &str) -> Option<u16> {
    text.parse().ok().filter(|_| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{Language, Period};

    #[test]
    fn weeks_and_quarters_have_their_days() {
        let days = |period: Option<Period>| period.map(|period| format!("{} {}", period.since, period.until));
        for (week, expected) in [
            ("2026-W45", "2026-11-02 2026-11-08"),
            ("2026-W01", "2025-12-29 2026-01-04"),
            ("2026-W53", "2026-12-28 2027-01-03"),
            ("2021-W01", "2021-01-04 2021-01-10"),
        ] {
            assert_eq!(days(Period::week(week)).as_deref(), Some(expected));
        }
        for wrong in ["2025-W53", "2026-W00", "2026-W54", "2026W45", "26-W45", "+026-W45", ""] {
            assert_eq!(Period::week(wrong), None, "{wrong}");
        }
        assert_eq!(days(Period::quarter("2026Q4")).as_deref(), Some("2026-10-01 2026-12-31"));
        assert_eq!(days(Period::quarter("2026q2")).as_deref(), Some("2026-04-01 2026-06-30"));
        for wrong in ["2026Q5", "2026Q0", "Q4", "2026Q", "202６Q1"] {
            assert_eq!(Period::quarter(wrong), None, "{wrong}");
        }
        let quarter = Period::quarter("2026Q4");
        assert_eq!(quarter.map(|quarter| quarter.say(Language::Chinese)).as_deref(), Some("2026年第四季度"));
        assert_eq!(quarter.map(|quarter| quarter.span(Language::Chinese)).as_deref(), Some("2026年10月1日至12月31日"));
    }
}
