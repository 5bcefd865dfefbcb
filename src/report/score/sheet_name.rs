//! Names of the sheets of a workbook: what a spreadsheet refuses is replaced, and no name comes twice.

use std::collections::HashSet;

/// A spreadsheet counts UTF-16 units.
const LONGEST: usize = 31;

/// The names that were given.
#[derive(Default)]
pub(super) struct SheetNames(HashSet<String>);

impl SheetNames {
    /// A name for a sheet that is to be called like that.
    pub(super) fn name(&mut self, wanted: &str) -> String {
        let safe: String = crate::text::harmless(wanted)
            .chars()
            .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { '_' } else { c })
            .collect();
        let safe = safe.trim_matches(|c: char| c == '\'' || c.is_whitespace());
        // “History” is a sheet that spreadsheets keep for themselves.
        let safe = match safe {
            "" => "_",
            safe if safe.eq_ignore_ascii_case("history") => "History_",
            safe => safe,
        };
        let mut name = cut(safe, LONGEST);
        let mut number = 1_u64;
        // Two names that differ in case alone are one to a spreadsheet.
        while !self.0.insert(name.to_lowercase()) {
            number += 1;
            let behind = format!("~{number}");
            name = cut(safe, LONGEST - behind.len()) + &behind;
        }
        name
    }
}

fn cut(name: &str, most: usize) -> String {
    let mut left = most;
    let fits = |c: &char| {
        let fits = c.len_utf16() <= left;
        left = if fits { left - c.len_utf16() } else { 0 };
        fits
    };
    // What was cut may end in what must not stand at an end.
    name.chars().take_while(fits).collect::<String>().trim_end_matches(['\'', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::SheetNames;

    #[test]
    fn a_name_is_accepted_and_comes_once() {
        let mut names = SheetNames::default();
        let long = "昌宁县某某局".repeat(6);
        let cases = [
            ("甲镇", "甲镇"),
            ("甲镇", "甲镇~2"),
            ("a/b:[c]*?\\", "a_b__c____"),
            ("'甲'", "甲"),
            ("", "_"),
            ("history", "History_"),
            ("ABC", "ABC"),
            ("abc", "abc~2"),
        ];
        for (wanted, expected) in cases {
            assert_eq!(names.name(wanted), expected);
        }
        let (first, second) = (names.name(&long), names.name(&long));
        assert!(first != second && first.encode_utf16().count() == 31 && second.encode_utf16().count() == 31);
        assert!(names.name(&"𠮷".repeat(20)).encode_utf16().count() <= 31);
    }
}
