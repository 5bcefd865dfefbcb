//! Working days: weekends, public holidays and the weekends that are worked for them, year by year as the
//! State Council's office announces them. A year that is not announced is not guessed.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::table::{Row, Table, TableError};
use crate::document::Date;
use crate::finding::Words;

const FILE: &str = "reference/working-days.csv";
const ROWS: &str = include_str!("../../dictionaries/reference/working-days.csv");
const COLUMNS: [&str; 6] = ["year", "from", "to", "day", "name", "source"];

/// No holiday is longer; a wrong year in a row must not make one of it.
const LONGEST_HOLIDAY: i64 = 20;

/// Which days are worked.
#[derive(Debug, Default)]
pub struct Calendar {
    /// The days that differ from the week's rule, and whether they are worked.
    days: BTreeMap<Date, bool>,
    /// The years whose circular is here, in order.
    years: Vec<u16>,
}

/// The rows that come with the program. A test reads them strictly; if they could not be read, no day would be known.
static BUILT_IN: LazyLock<Calendar> = LazyLock::new(|| Calendar::load(FILE, ROWS).unwrap_or_default());

impl Calendar {
    /// The one that comes with the program.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// What the built-in one was read from, for who says what findings depend on.
    pub fn source() -> &'static str {
        ROWS
    }

    /// Whether a day is worked; nothing if its year is not announced.
    pub fn is_working_day(&self, day: Date) -> Option<bool> {
        self.years.binary_search(&day.year()).ok()?;
        Some(self.days.get(&day).copied().unwrap_or(day.weekday() <= 5))
    }

    /// How many working days lie after `from`, up to and with `to`; none if `to` is not after `from`. Nothing if one
    /// of the days in between is of a year that is not announced.
    pub fn working_days_after(&self, from: Date, to: Date) -> Option<u32> {
        let mut count = 0;
        let mut day = from;
        while day < to {
            day = day.next()?;
            count += u32::from(self.is_working_day(day)?);
        }
        Some(count)
    }

    /// The day that many working days after `from`. In a year that is not announced Monday to Friday are worked: a day
    /// by which something is to be done must be named, and can be moved.
    pub fn working_day_after(&self, from: Date, days: u32) -> Date {
        let mut day = from;
        let mut left = days;
        while left > 0 {
            let Some(next) = day.next() else { break };
            day = next;
            left -= u32::from(self.is_working_day(day).unwrap_or(day.weekday() <= 5));
        }
        day
    }

    /// The days off after `from`, up to and with `to`, as first and last days of each row of them.
    pub fn days_off_after(&self, from: Date, to: Date) -> Vec<(Date, Date)> {
        let mut off: Vec<(Date, Date)> = Vec::new();
        let mut day = from;
        while day < to {
            let before = day;
            let Some(next) = day.next() else { break };
            day = next;
            if self.is_working_day(day) != Some(false) {
                continue;
            }
            match off.last_mut() {
                Some(last) if last.1 == before => last.1 = day,
                _ => off.push((day, day)),
            }
        }
        off
    }

    fn load(file: &str, text: &str) -> Result<Self, TableError> {
        let table = Table::read(file, text, &COLUMNS)?;
        let mut calendar = Self::default();
        for row in table.rows() {
            calendar.add(row)?;
        }
        calendar.years.sort_unstable();
        calendar.years.dedup();
        Ok(calendar)
    }

    fn add(&mut self, row: Row) -> Result<(), TableError> {
        if let Some(empty) = COLUMNS.into_iter().find(|column| row.get(column).is_empty()) {
            return Err(row.wrong(empty, EMPTY));
        }
        let day = |column| Date::parse(row.get(column)).ok_or_else(|| row.wrong(column, DAY));
        let (from, to) = (day("from")?, day("to")?);
        if !(0..LONGEST_HOLIDAY).contains(&(to.unix_days() - from.unix_days())) {
            return Err(row.wrong("to", ORDER));
        }
        let year: u16 = row.get("year").parse().map_err(|_| row.wrong("year", YEAR))?;
        // A circular arranges its year, and the last days of December before it.
        if to.year() != year && !(to.year() + 1 == year && to.month() == 12) {
            return Err(row.wrong("year", YEAR));
        }
        let works = match row.get("day") {
            "off" => false,
            "work" => true,
            _ => return Err(row.wrong("day", KIND)),
        };
        self.years.push(year);
        let mut next = Some(from);
        while let Some(day) = next.filter(|day| *day <= to) {
            if works && day.weekday() <= 5 || self.days.insert(day, works).is_some() {
                return Err(row.wrong("from", TWICE));
            }
            next = day.next();
        }
        Ok(())
    }
}

const EMPTY: Words = Words { zh: "不能空着", en: "it may not be empty" };
const DAY: Words = Words { zh: "日期写成 2026-10-01 这样", en: "a day is written as 2026-10-01" };
const ORDER: Words = Words {
    zh: "不能早于 from，一个假期也不会这么长",
    en: "it may not be before `from`, and no holiday is that long",
};
const YEAR: Words = Words {
    zh: "年份与日期不合：通知安排当年和上年 12 月底",
    en: "the year does not go with the days",
};
const KIND: Words = Words { zh: "只能是 off 或 work", en: "it is `off` or `work`" };
const TWICE: Words = Words {
    zh: "这一天已经写过，或本来就是工作日",
    en: "this day is there already, or is worked anyway",
};

#[cfg(test)]
mod tests {
    use super::{COLUMNS, Calendar, FILE, ROWS};
    use crate::document::Date;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap_or(Date::from_unix_days(0))
    }

    fn works(text: &str) -> Option<bool> {
        Calendar::built_in().is_working_day(day(text))
    }

    #[test]
    fn every_row_is_understood() {
        let years = Calendar::load(FILE, ROWS).map(|calendar| calendar.years).map_err(|error| error.to_string());
        assert_eq!(years, Ok((2018..=2026).collect()));
    }

    /// What the circulars say, year by year: working days in the year, a weekend that is worked, a weekday that is not.
    #[test]
    fn every_year_is_as_its_circular_says() {
        for (year, worked, working_weekends, days_off) in [
            (2018, 250, ["2018-02-11", "2018-12-29"], ["2018-06-18", "2018-12-31"]),
            (2019, 250, ["2019-05-05", "2019-10-12"], ["2019-05-03", "2019-09-13"]),
            (2020, 249, ["2020-01-19", "2020-06-28"], ["2020-01-31", "2020-10-08"]),
            (2021, 250, ["2021-02-20", "2021-09-18"], ["2021-09-20", "2021-05-05"]),
            (2022, 249, ["2022-04-02", "2022-10-09"], ["2022-05-04", "2022-09-12"]),
            (2023, 249, ["2023-06-25", "2023-10-07"], ["2023-01-02", "2023-10-06"]),
            (2024, 251, ["2024-02-18", "2024-09-14"], ["2024-02-16", "2024-09-17"]),
            (2025, 248, ["2025-01-26", "2025-10-11"], ["2025-06-02", "2025-10-08"]),
            (2026, 248, ["2026-01-04", "2026-09-20"], ["2026-02-23", "2026-06-19"]),
        ] {
            let (first, last) = (day(&format!("{}-12-31", year - 1)), day(&format!("{year}-12-31")));
            assert_eq!(Calendar::built_in().working_days_after(first, last), Some(worked), "{year}");
            for weekend in working_weekends {
                assert!(day(weekend).weekday() > 5 && works(weekend) == Some(true), "{weekend}");
            }
            for off in days_off {
                assert!(day(off).weekday() <= 5 && works(off) == Some(false), "{off}");
            }
        }
        // The eve of the Spring Festival of 2024 was no day off; offices were encouraged to let people go.
        assert_eq!(works("2024-02-09"), Some(true));
        // The Saturday that the Spring Festival of 2020 was to be worked for was taken back.
        assert_eq!(works("2020-02-01"), Some(false));
        assert_eq!((works("2017-12-29"), works("2027-01-04")), (None, None));
    }

    #[test]
    fn working_days_are_counted_from_the_next_day_on() {
        let count = |from, to| Calendar::built_in().working_days_after(day(from), day(to));
        assert_eq!(count("2026-05-11", "2026-05-11"), Some(0));
        assert_eq!(count("2026-05-11", "2026-05-14"), Some(3));
        assert_eq!(count("2026-05-14", "2026-05-11"), Some(0));
        // The Friday before a holiday with a worked Saturday behind it.
        assert_eq!(count("2026-09-30", "2026-10-10"), Some(3));
        assert_eq!(count("2026-12-30", "2026-12-31"), Some(1));
        assert_eq!(count("2026-12-30", "2027-01-01"), None);
        let off = Calendar::built_in().days_off_after(day("2026-09-24"), day("2026-10-10"));
        let off: Vec<String> = off.iter().map(|(from, to)| format!("{from} {to}")).collect();
        assert_eq!(off, ["2026-09-25 2026-09-27", "2026-10-01 2026-10-07"]);
    }

    #[test]
    fn a_wrong_row_refuses_the_list() {
        for (row, column) in [
            ("2026,2026-10-01,2026-09-30,off,国庆节,源", "to"),
            ("2026,2026-10-01,2026-10-31,off,国庆节,源", "to"),
            ("2025,2026-10-01,2026-10-07,off,国庆节,源", "year"),
            ("2026,2026-10-01,2026-10-07,rest,国庆节,源", "day"),
            ("2026,2026-10-08,2026-10-08,work,国庆节,源", "from"),
            ("2026,2026-10-01,2026-10-07,off,国庆节,", "source"),
        ] {
            let text = format!("{}\n{row}\n", COLUMNS.join(","));
            let error = Calendar::load("list", &text).err().map(|error| (error.line, error.column));
            assert_eq!(error, Some((2, column.to_owned())), "{row}");
        }
    }
}
