//! Number formats: which of them show days, and which show nothing of the cell at all.

/// What numbers in a format are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    #[default]
    Number,
    Day,
    Time,
    DayAndTime,
}

/// A number format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Format {
    pub(crate) kind: Kind,
    /// Whether it shows nothing of positive and negative numbers, of zero, and of texts.
    pub(crate) hides: [bool; 4],
}

impl Format {
    /// A format by its number, where the file does not say what it is.
    pub(crate) fn known(id: u32) -> Self {
        let kind = match id {
            14..=17 | 27..=31 | 36 | 50..=54 | 57..=58 => Kind::Day,
            18..=21 | 32..=35 | 45..=47 | 55..=56 => Kind::Time,
            22 => Kind::DayAndTime,
            _ => Kind::Number,
        };
        Self { kind, hides: [false; 4] }
    }

    /// A format by its code.
    pub(crate) fn of(code: &str) -> Self {
        let mut sections = [Section::default(); 4];
        let mut count = 0;
        for (section, part) in sections.iter_mut().zip(Sections(Some(code))) {
            *section = Section::of(part);
            count += 1;
        }
        let shows = |at: usize| sections.get(at).is_none_or(|section| section.shows);
        let hides = match count {
            0 | 1 => [!shows(0), !shows(0), !shows(0), false],
            2 => [!shows(0), !shows(1), !shows(0), false],
            3 => [!shows(0), !shows(1), !shows(2), false],
            _ => [!shows(0), !shows(1), !shows(2), !shows(3)],
        };
        Self { kind: sections[0].kind, hides: if code.trim().is_empty() { [false; 4] } else { hides } }
    }
}

/// Calls `with` for each text of its own in a code that says something: it stands on the page with every value.
pub(crate) fn literals(code: &str, mut with: impl FnMut(&str)) {
    let mut text = String::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => text.extend(chars.by_ref().take_while(|&c| c != '"')),
            '\\' => text.extend(chars.next()),
            // Nothing has to stand around what is not ASCII.
            c if !c.is_ascii() => text.push(c),
            _ => {
                end_literal(&mut text, &mut with);
                match c {
                    '_' | '*' => {
                        chars.next();
                    }
                    '[' => {
                        let inside: String = chars.by_ref().take_while(|&c| c != ']').collect();
                        // The sign of a currency, before its country.
                        if let Some((sign, _)) = inside.strip_prefix('$').and_then(|sign| sign.rsplit_once('-')) {
                            text.push_str(sign);
                        }
                        end_literal(&mut text, &mut with);
                    }
                    _ => {}
                }
            }
        }
    }
    end_literal(&mut text, &mut with);
}

fn end_literal(text: &mut String, with: &mut impl FnMut(&str)) {
    if says(text) {
        with(text);
    }
    text.clear();
}

/// What formats of many files have beside the number.
const USUAL: [&str; 16] = [
    "上午",
    "下午",
    "星期",
    "小时",
    "分钟",
    "年度",
    "月份",
    "万元",
    "亿元",
    "百万",
    "千元",
    "公里",
    "平方米",
    "人民币",
    "通用格式",
    "美元",
];

/// Whether a text in a format is more than a unit: a word, or a number longer than any measure.
pub(crate) fn says(text: &str) -> bool {
    let text = text.trim();
    let words = text.chars().filter(|c| !c.is_ascii() && c.is_alphanumeric()).count();
    (words > 1 || text.is_ascii() || words == 1 && has_digits(text))
        && super::super::attribute::is_notable(text)
        && !USUAL.contains(&text)
}

fn has_digits(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() > 6
}

#[derive(Clone, Copy, Default)]
struct Section {
    kind: Kind,
    /// Something stands there for the value.
    shows: bool,
}

impl Section {
    fn of(section: &str) -> Self {
        let (mut day, mut time, mut month) = (false, false, false);
        let mut shows = section.trim().eq_ignore_ascii_case("general") || section.contains("通用");
        let number = shows;
        for (c, is_code) in codes(section) {
            match c.to_ascii_lowercase() {
                '0' | '#' | '?' | '@' if is_code => shows = true,
                'y' | 'd' | 'e' | 'g' | 'b' if is_code => day = true,
                'h' | 's' if is_code => time = true,
                'm' if is_code => month = true,
                _ => {}
            }
        }
        // E+00 and the like stand among places for digits.
        let digits = codes(section).any(|(c, is_code)| is_code && matches!(c, '#' | '?'));
        if number || digits || section.contains("E+") || section.contains("E-") {
            (day, time, month) = (false, false, false);
        }
        day |= month && !time;
        let kind = match (day, time) {
            (true, true) => Kind::DayAndTime,
            (true, false) => Kind::Day,
            (false, true) => Kind::Time,
            (false, false) => Kind::Number,
        };
        Self { kind, shows: shows || day || time }
    }
}

/// The characters of a section, and whether each is a code rather than a text of its own.
fn codes(section: &str) -> impl Iterator<Item = (char, bool)> + '_ {
    let mut chars = section.chars();
    std::iter::from_fn(move || {
        let c = chars.next()?;
        match c {
            '\\' | '_' | '*' => {
                chars.next();
                Some((c, false))
            }
            '"' => {
                chars.by_ref().find(|&c| c == '"');
                Some((c, false))
            }
            '[' => {
                // Hours that go on beyond a day; all else is a colour, a condition or a language.
                let inside = chars.as_str();
                let end = inside.find(']')?;
                let (word, rest) = inside.split_at(end);
                chars = rest.get(1..).unwrap_or_default().chars();
                let time =
                    !word.is_empty() && word.bytes().all(|b| matches!(b.to_ascii_lowercase(), b'h' | b'm' | b's'));
                Some((if time { 'h' } else { ' ' }, time))
            }
            c => Some((c, true)),
        }
    })
}

/// The sections of a code, between semicolons that are not quoted.
struct Sections<'a>(Option<&'a str>);

impl<'a> Iterator for Sections<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.0?;
        let (mut quoted, mut escaped) = (false, false);
        let end = rest.bytes().position(|b| {
            let was_escaped = std::mem::replace(&mut escaped, false);
            match b {
                _ if was_escaped => {}
                b'"' => quoted = !quoted,
                b'\\' | b'_' | b'*' if !quoted => escaped = true,
                b';' => return !quoted,
                _ => {}
            }
            false
        });
        match end {
            Some(end) => {
                self.0 = rest.get(end + 1..);
                rest.get(..end)
            }
            None => self.0.take(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, Kind};

    #[test]
    fn days_are_known_by_their_codes() {
        for code in ["yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\";@", "[$-804]yyyy/m/d", "m/d", "mmm", "[DBNum1]yyyy\\年"]
        {
            assert_eq!(Format::of(code).kind, Kind::Day, "{code}");
        }
        for code in ["h:mm", "[h]:mm:ss", "mm:ss.0", "上午/下午 h\"时\"mm\"分\""] {
            assert_eq!(Format::of(code).kind, Kind::Time, "{code}");
        }
        assert_eq!(Format::of("yyyy-mm-dd hh:mm").kind, Kind::DayAndTime);
        for code in ["General", "0.00E+00", "#,##0", "0\"days\"", "[Red]0.00", "@", "G/通用格式", "#\\d", "_ * #,##0_ "]
        {
            assert_eq!(Format::of(code).kind, Kind::Number, "{code}");
        }
    }

    #[test]
    fn texts_in_formats() {
        for (code, told) in [
            ("\"身份证号\"\\:@", "身份证号:"),
            ("0\"1391234\"\\5678", ""),
            ("0\"1391234\"\\5\\6\\7\\8", "13912345678"),
            ("[$某局-804]0;\"见;附件\"", "某局|见;附件"),
            ("yyyy\"年\"m\"月\"d\"日\";上午/下午h\"时\";G/通用格式;_ * \"万元\"0元", ""),
        ] {
            let mut texts = Vec::new();
            super::literals(code, |text| texts.push(text.to_owned()));
            assert_eq!(texts.join("|"), told, "{code}");
        }
    }

    #[test]
    fn what_a_format_hides() {
        for (code, hides) in [
            (";;;", [true; 4]),
            (";;", [true, true, true, false]),
            ("\"***\"", [true, true, true, false]),
            ("0;;;@", [false, true, true, false]),
            ("0", [false; 4]),
            ("", [false; 4]),
            ("General", [false; 4]),
            ("0;-0;0;\"***\"", [false, false, false, true]),
            ("yyyy;@", [false; 4]),
            ("\";\"0", [false; 4]),
        ] {
            assert_eq!(Format::of(code).hides, hides, "{code}");
        }
    }
}
