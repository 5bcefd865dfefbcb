//! A moment. The clock is read by whoever writes; here it is only kept and shown.

use std::fmt;

use crate::document::Date;

/// Milliseconds since 1970 in UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

const SECOND: i64 = 1000;
const DAY: i64 = 86_400 * SECOND;
/// The whole country has Beijing's time.
const BEIJING: i64 = 8 * 3600 * SECOND;

impl Moment {
    /// The day in Beijing.
    pub fn day(self) -> Date {
        Date::from_unix_days(u64::try_from(self.0.saturating_add(BEIJING).div_euclid(DAY)).unwrap_or_default())
    }
}

impl fmt::Display for Moment {
    /// `2026-11-21 09:30`, in Beijing.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minutes = self.0.saturating_add(BEIJING).rem_euclid(DAY) / (60 * SECOND);
        write!(f, "{} {:02}:{:02}", self.day(), minutes / 60, minutes % 60)
    }
}
