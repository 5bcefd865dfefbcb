//! How a number is shown: as a day, as nothing at all, or as it is. Amounts and shares are told as they are stored,
//! long numbers in full, whatever the width of the column.

use std::fmt::Write;

use crate::document::Date;

/// How a section of a format shows a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shows {
    /// Nothing of it: nothing at all, or words in its place.
    Nothing,
    Number,
    Day,
    Time,
    DayAndTime,
}

/// A number format, of up to four sections: for positive and negative numbers, zero, text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Format {
    sections: [Option<Shows>; 4],
}

impl Format {
    /// One of those that every program knows by their number.
    pub(super) fn known(number: u16) -> Self {
        let shows = match number {
            14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Shows::Day,
            18..=21 | 32..=35 | 45..=47 | 55 | 56 => Shows::Time,
            22 => Shows::DayAndTime,
            _ => Shows::Number,
        };
        Self { sections: [Some(shows), None, None, None] }
    }

    pub(super) fn read(code: &str) -> Self {
        let mut sections = [None; 4];
        let mut rest = code;
        for section in &mut sections {
            let (shows, behind) = read_section(rest);
            *section = Some(shows);
            let Some(behind) = behind else { break };
            rest = behind;
        }
        Self { sections }
    }

    /// How a number is shown.
    fn of(&self, value: f64) -> Shows {
        let [positive, negative, zero, _] = self.sections;
        let positive = positive.unwrap_or(Shows::Number);
        match value {
            _ if value < 0.0 => negative.unwrap_or(positive),
            0.0 => zero.unwrap_or(positive),
            _ => positive,
        }
    }

    /// Whether it shows nothing of a text.
    pub(super) fn hides_text(&self) -> bool {
        self.sections[3] == Some(Shows::Nothing)
    }

    /// Adds a number as it is shown; whether it is shown at all.
    pub(super) fn write(&self, value: f64, is_1904: bool, into: &mut String) -> bool {
        let shows = self.of(value);
        let written = match shows {
            Shows::Day | Shows::Time | Shows::DayAndTime => write_day(value, is_1904, shows, into),
            Shows::Number | Shows::Nothing => None,
        };
        if written.is_none() {
            number(value, into);
        }
        shows != Shows::Nothing
    }
}

/// What one section shows, and what is behind it if there is another.
fn read_section(code: &str) -> (Shows, Option<&str>) {
    let general = code.get(..7).is_some_and(|head| head.eq_ignore_ascii_case("general"));
    let (mut number, mut text, mut day, mut time) = (general, false, false, false);
    let start = if general { 7 } else { 0 };
    let mut characters = code.get(start..).unwrap_or_default().char_indices();
    let mut behind = None;
    while let Some((at, c)) = characters.next() {
        match c {
            ';' => {
                behind = code.get(start + at + 1..);
                break;
            }
            '"' => {
                characters.by_ref().find(|&(_, c)| c == '"');
            }
            '\\' | '_' | '*' => {
                characters.next();
            }
            // A colour, a condition, a language; or hours that run past 24.
            '[' => {
                let inner: String = characters.by_ref().map(|(_, c)| c).take_while(|&c| c != ']').collect();
                let same = |unit: char| inner.chars().all(|c| c.eq_ignore_ascii_case(&unit));
                time |= !inner.is_empty() && ['h', 'm', 's'].into_iter().any(same);
            }
            '0' | '#' | '?' => number = true,
            '@' => text = true,
            'e' | 'E' if code.get(start + at + 1..).is_some_and(|next| next.starts_with(['+', '-'])) => number = true,
            // The last ones are years of an era.
            'y' | 'Y' | 'd' | 'D' | 'b' | 'B' | 'e' | 'E' | 'g' => day = true,
            'h' | 'H' | 's' | 'S' => time = true,
            // A month, or a minute beside hours.
            'm' | 'M' => day |= !time && !code.contains(['h', 'H', 's', 'S']),
            'G' if code.get(start + at..).is_some_and(|rest| rest.len() >= 7 && rest.starts_with("General")) => {
                number = true;
                characters.nth(5);
            }
            _ => {}
        }
    }
    let shows = match (day, time) {
        (true, true) => Shows::DayAndTime,
        (true, false) => Shows::Day,
        (false, true) => Shows::Time,
        _ if number || text => Shows::Number,
        _ => Shows::Nothing,
    };
    (shows, behind)
}

/// A number in full: at most fifteen digits of a fraction, as programs show them.
pub(super) fn number(value: f64, into: &mut String) {
    let start = into.len();
    let _ = write!(into, "{value}");
    let whole = value.fract() == 0.0;
    if !whole && into.len() - start > 16 {
        into.truncate(start);
        let _ = write!(into, "{value:.14e}");
        if let Ok(rounded) = into[start..].parse::<f64>() {
            into.truncate(start);
            let _ = write!(into, "{rounded}");
        }
    }
}

/// A day, counted from the last one of 1899, or from the first of 1904. Nothing if there is no such day.
fn write_day(value: f64, is_1904: bool, shows: Shows, into: &mut String) -> Option<()> {
    if !(0.0..2_958_466.0).contains(&value) {
        return None;
    }
    let seconds = ((value - value.floor()) * 86_400.0).round();
    #[allow(clippy::cast_sign_loss)] // the range was asked for
    let (mut days, mut seconds) = (value as u64, seconds as u64);
    if seconds >= 86_400 {
        (days, seconds) = (days + 1, 0);
    }
    if shows != Shows::Time {
        // 1900 was no leap year, though programs count its 29th of February as day 60.
        let days = if is_1904 { days + 1462 } else { days + u64::from(days < 60) };
        let date = |days: u64| Date::from_unix_days(days).to_string();
        if let Some(days) = days.checked_sub(25_569) {
            into.push_str(&date(days));
        } else {
            // Four hundred years later the calendar is the same.
            let later = date((days + 146_097).checked_sub(25_569)?);
            let year: u32 = later.get(..4)?.parse().ok()?;
            let _ = write!(into, "{:04}{}", year.checked_sub(400)?, later.get(4..)?);
        }
    }
    if shows == Shows::Time || seconds > 0 {
        if shows != Shows::Time {
            into.push(' ');
        }
        let _ = write!(into, "{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
        if seconds % 60 > 0 {
            let _ = write!(into, ":{:02}", seconds % 60);
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::{Format, number};

    fn shown(code: &str, value: f64) -> String {
        let mut text = String::new();
        let shown = Format::read(code).write(value, false, &mut text);
        if shown { text } else { format!("-{text}") }
    }

    #[test]
    fn numbers_are_in_full() {
        let numbers = [
            (1.391_234_567_8e10, "13912345678"),
            (530_102_199_003_071_233.0, "530102199003071200"),
            (0.1 + 0.2, "0.3"),
            (1e-7, "0.0000001"),
            (-3.5, "-3.5"),
            (1e20, "100000000000000000000"),
        ];
        for (value, expected) in numbers {
            let mut text = String::new();
            number(value, &mut text);
            assert_eq!(text, expected);
        }
    }

    #[test]
    fn days_are_days() {
        assert_eq!(shown("yyyy-mm-dd", 45_418.0), "2024-05-06");
        assert_eq!(shown("yyyy\"年\"m\"月\"", 1.0), "1900-01-01");
        assert_eq!(shown("m/d/yy h:mm", 45_418.5), "2024-05-06 12:00");
        assert_eq!(shown("[h]:mm", 0.25), "06:00");
        assert_eq!(shown("[$-804]yyyy年m月d日", 18_000.0), "1949-04-12");
        assert_eq!(shown("yyyy-mm-dd", 13_912_345_678.0), "13912345678");
    }

    #[test]
    fn formats_that_show_nothing() {
        assert_eq!(shown(";;;", 13.0), "-13");
        assert_eq!(shown("0;;", -13.0), "--13");
        assert_eq!(shown("\"已脱敏\"", 13.0), "-13");
        assert_eq!(shown("[Red]0.00_ ;\\-0", -13.0), "-13");
        assert_eq!(shown("General", 13.0), "13");
        assert_eq!(shown("0.00E+00", 13.0), "13");
        assert!(Format::read(";;;").hides_text() && !Format::read(";;").hides_text());
        assert!(!Format::read("General;General;General;@").hides_text());
    }
}
