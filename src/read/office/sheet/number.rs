//! Numbers and days as a sheet shows them. What counts is the digits: a telephone number is stored as
//! 1.3912345678E10 and must be read as 13912345678. All of it is decimal; nothing is rounded that the file
//! does not round itself.

use std::fmt::Write;

use super::format::Kind;
use crate::document::Date;

/// Digits that are kept; more are zeros for whoever opens the file.
const KEPT: usize = 24;
/// Digits that a spreadsheet knows of a number.
const KNOWN: usize = 15;

/// 0.ddd × 10^point.
struct Decimal {
    negative: bool,
    digits: [u8; KEPT],
    count: usize,
    point: i32,
}

impl Decimal {
    fn parse(raw: &str) -> Option<Self> {
        let mut decimal = Self { negative: false, digits: [0; KEPT], count: 0, point: 0 };
        let (mut any, mut fraction) = (false, false);
        for (at, b) in raw.bytes().enumerate() {
            match b {
                b'-' | b'+' if at == 0 => decimal.negative = b == b'-',
                b'0'..=b'9' => {
                    any = true;
                    let leads = decimal.count == 0 && b == b'0';
                    if !leads && decimal.count < KEPT {
                        decimal.digits[decimal.count] = b - b'0';
                        decimal.count += 1;
                    }
                    decimal.point += match (leads, fraction) {
                        (true, true) => -1,
                        (false, false) => 1,
                        _ => 0,
                    };
                }
                b'.' if !fraction => fraction = true,
                b'e' | b'E' if any => {
                    let exponent: i32 = raw.get(at + 1..)?.parse().ok()?;
                    decimal.point += exponent.clamp(-10_000, 10_000);
                    break;
                }
                _ => return None,
            }
        }
        // Eighteen digits were not written by a program that knows fifteen: they are all meant.
        if decimal.count > KNOWN && decimal.count < 18 {
            decimal.round();
        }
        while decimal.count > 0 && decimal.digits[decimal.count - 1] == 0 {
            decimal.count -= 1;
        }
        any.then_some(decimal)
    }

    fn round(&mut self) {
        self.count = KNOWN;
        if self.digits[KNOWN] < 5 {
            return;
        }
        for digit in self.digits[..KNOWN].iter_mut().rev() {
            if *digit < 9 {
                *digit += 1;
                return;
            }
            *digit = 0;
        }
        self.digits[0] = 1;
        self.point += 1;
    }

    fn digits(&self) -> impl Iterator<Item = char> {
        self.digits[..self.count].iter().map(|digit| char::from(b'0' + digit))
    }

    fn write(&self, to: &mut String) {
        if self.count == 0 {
            to.push('0');
            return;
        }
        if self.negative {
            to.push('-');
        }
        match usize::try_from(self.point) {
            Ok(whole) if whole <= KEPT => {
                if whole == 0 {
                    to.push('0');
                }
                for (at, digit) in self.digits().chain(std::iter::repeat('0')).take(whole.max(self.count)).enumerate() {
                    if at == whole {
                        to.push('.');
                    }
                    to.push(digit);
                }
            }
            Err(_) if self.point > -7 => {
                to.push_str("0.");
                (self.point..0).for_each(|_| to.push('0'));
                to.extend(self.digits());
            }
            _ => {
                for (at, digit) in self.digits().enumerate() {
                    if at == 1 {
                        to.push('.');
                    }
                    to.push(digit);
                }
                let _ = write!(to, "E{}", self.point - 1);
            }
        }
    }

    fn digit(&self, at: i32) -> u64 {
        usize::try_from(at).ok().filter(|&at| at < self.count).map_or(0, |at| self.digits[at].into())
    }

    /// Days and seconds, where it can be a day.
    fn serial(&self) -> Option<(u64, u64)> {
        if self.negative || self.point > 7 {
            return None;
        }
        let days = (0..self.point).fold(0, |days, at| days * 10 + self.digit(at));
        let fraction = (self.point..self.point + 9).fold(0, |part, at| part * 10 + self.digit(at));
        let seconds = (fraction * 86_400 + 500_000_000) / 1_000_000_000;
        Some((days + seconds / 86_400, seconds % 86_400))
    }
}

/// The sign of a number, for formats that show one and hide the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    Positive,
    Negative,
    Zero,
}

/// Writes a number that is stored in this form; what is none is written as it is.
pub(crate) fn write(raw: &str, kind: Kind, since_1904: bool, to: &mut String) -> Sign {
    let raw = raw.trim();
    // Most are whole numbers, and stand there as they are shown.
    let plain = kind == Kind::Number && raw.bytes().all(|b| b.is_ascii_digit()) && raw.len() <= 60;
    if plain && !raw.starts_with('0') {
        to.push_str(raw);
        return Sign::Positive;
    }
    let Some(decimal) = Decimal::parse(raw) else {
        to.push_str(raw);
        return Sign::Positive;
    };
    let day = if kind == Kind::Number { None } else { decimal.serial() };
    match day.and_then(|serial| shown(serial, kind, since_1904)) {
        Some(day) => to.push_str(&day),
        None => decimal.write(to),
    }
    match (decimal.count, decimal.negative) {
        (0, _) => Sign::Zero,
        (_, true) => Sign::Negative,
        (_, false) => Sign::Positive,
    }
}

fn shown((days, seconds): (u64, u64), kind: Kind, since_1904: bool) -> Option<String> {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let time = |hours: u64| match rest {
        0 => format!("{hours:02}:{minutes:02}"),
        rest => format!("{hours:02}:{minutes:02}:{rest:02}"),
    };
    if kind == Kind::Time {
        return Some(time(days * 24 + hours));
    }
    let day = date(days, since_1904)?;
    Some(if kind == Kind::DayAndTime && seconds > 0 { format!("{day} {}", time(hours)) } else { day })
}

/// The day of a serial number. Day 0 is no day, and day 60 never was one: 1900 was no leap year.
fn date(days: u64, since_1904: bool) -> Option<String> {
    let epoch = match days {
        _ if since_1904 => Date::new(1904, 1, 1)?.unix_days(),
        0 | 2_958_466.. => return None,
        60 => return Some("1900-02-29".into()),
        1..60 => Date::new(1899, 12, 31)?.unix_days(),
        _ => Date::new(1899, 12, 30)?.unix_days(),
    };
    let unix = epoch + i64::try_from(days).ok()?;
    Some(if let Ok(unix) = u64::try_from(unix) {
        Date::from_unix_days(unix).to_string()
    } else {
        // Before 1970 the years are counted 400 years later: the calendar repeats.
        let day = Date::from_unix_days(u64::try_from(unix + 146_097).ok()?);
        format!("{:04}-{:02}-{:02}", day.year().checked_sub(400)?, day.month(), day.day())
    })
}

#[cfg(test)]
mod tests {
    use super::{Kind, Sign, write};

    fn number(raw: &str) -> String {
        let mut to = String::new();
        write(raw, Kind::Number, false, &mut to);
        to
    }

    fn day(raw: &str, kind: Kind) -> String {
        let mut to = String::new();
        write(raw, kind, false, &mut to);
        to
    }

    #[test]
    fn whole_numbers_are_written_whole() {
        for (raw, shown) in [
            ("13912345678", "13912345678"),
            ("1.3912345678E10", "13912345678"),
            ("1.3912345678e+10", "13912345678"),
            ("530102199003071233", "530102199003071233"),
            ("5.3010219900307098E+17", "530102199003071000"),
            ("5.30102199003071233E17", "530102199003071233"),
            ("0", "0"),
            ("-0.0", "0"),
            ("-12", "-12"),
            ("0.30000000000000004", "0.3"),
            ("9.9999999999999995E-1", "1"),
            ("1234.5", "1234.5"),
            ("100", "100"),
            ("1E2", "100"),
            ("0.005", "0.005"),
            ("1E-9", "1E-9"),
            ("1.5E+300", "1.5E300"),
            ("007", "7"),
            ("甲", "甲"),
            ("", ""),
            ("1E", "1E"),
            ("1e99999999999", "1e99999999999"),
        ] {
            assert_eq!(number(raw), shown, "{raw}");
        }
    }

    #[test]
    fn days_are_written_as_days() {
        for (raw, kind, shown) in [
            ("45418", Kind::Day, "2024-05-06"),
            ("45418.75", Kind::DayAndTime, "2024-05-06 18:00"),
            ("45418.75", Kind::Day, "2024-05-06"),
            ("45418.999999999", Kind::DayAndTime, "2024-05-07"),
            ("0.5", Kind::Time, "12:00"),
            ("1.0007", Kind::Time, "24:01"),
            ("1", Kind::Day, "1900-01-01"),
            ("59", Kind::Day, "1900-02-28"),
            ("60", Kind::Day, "1900-02-29"),
            ("61", Kind::Day, "1900-03-01"),
            ("25568", Kind::Day, "1969-12-31"),
            ("25569", Kind::Day, "1970-01-01"),
            ("2958465", Kind::Day, "9999-12-31"),
            ("2958466", Kind::Day, "2958466"),
            ("19900307", Kind::Day, "19900307"),
            ("-1", Kind::Day, "-1"),
        ] {
            assert_eq!(day(raw, kind), shown, "{raw}");
        }
        let mut to = String::new();
        assert_eq!(write("0", Kind::Day, true, &mut to), Sign::Zero);
        assert_eq!(to, "1904-01-01");
    }
}
