//! What rules rest on: provisions of laws, each with the days on which it held.

use std::sync::LazyLock;

use super::table::{Row, Table, TableError};
use crate::document::Date;
use crate::finding::Words;

const FILE: &str = "reference/legal-basis.csv";
const ROWS: &str = include_str!("../../dictionaries/reference/legal-basis.csv");
const COLUMNS: [&str; 8] = ["rule", "law", "article", "says", "says_en", "from", "until", "source"];

/// A provision that a rule rests on, and when it held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// The rule's id.
    pub rule: &'static str,
    /// The law, standard or document, by the name that it is cited by.
    pub law: &'static str,
    /// Its article, annex or item.
    pub article: &'static str,
    /// Both together: 个人信息保护法第二十八条.
    pub name: String,
    /// What it says, in our own words.
    pub says: Words,
    /// The first day on which it held.
    pub from: Date,
    /// The last one; none for what holds still.
    pub until: Option<Date>,
    /// Where the row comes from, and what of it was compared with the text.
    pub source: &'static str,
}

/// The rows that come with the program. A test reads them strictly; a report is not refused for want of a law's name.
static BUILT_IN: LazyLock<Vec<Basis>> = LazyLock::new(|| load(FILE, ROWS).unwrap_or_default());

/// What a rule rests on, on any day.
pub fn every_basis(rule: &str) -> impl Iterator<Item = &'static Basis> {
    BUILT_IN.iter().filter(move |basis| basis.rule == rule)
}

/// What a rule rests on, on a day.
pub fn basis(rule: &str, day: Date) -> impl Iterator<Item = &'static Basis> {
    every_basis(rule).filter(move |basis| basis.holds(day))
}

impl Basis {
    /// Whether it is in force on a day.
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

fn load(file: &str, text: &str) -> Result<Vec<Basis>, TableError> {
    Table::read(file, text, &COLUMNS)?.rows().map(understand).collect()
}

fn understand(row: Row) -> Result<Basis, TableError> {
    if let Some(empty) = COLUMNS.into_iter().find(|column| *column != "until" && row.get(column).is_empty()) {
        return Err(row.wrong(empty, EMPTY));
    }
    let day = |column| Date::parse(row.get(column)).ok_or_else(|| row.wrong(column, DAY));
    let from = day("from")?;
    let until = if row.get("until").is_empty() { None } else { Some(day("until")?) };
    if until.is_some_and(|until| until < from) {
        return Err(row.wrong("until", ORDER));
    }
    // What comes with the program lives as long as it: a row is read once and for all.
    let kept = |column| -> &'static str { String::from(row.get(column)).leak() };
    let (law, article) = (kept("law"), kept("article"));
    // A Latin name and a Chinese article need a space between.
    let space = if law.ends_with(|c: char| c.is_ascii_alphanumeric()) { " " } else { "" };
    Ok(Basis {
        rule: kept("rule"),
        law,
        article,
        name: format!("{law}{space}{article}"),
        says: Words { zh: kept("says"), en: kept("says_en") },
        from,
        until,
        source: kept("source"),
    })
}

const EMPTY: Words = Words { zh: "不能空着", en: "it may not be empty" };
const DAY: Words = Words { zh: "日期写成 2021-11-01 这样", en: "a day is written as 2021-11-01" };
const ORDER: Words = Words { zh: "不能早于 from", en: "it may not be before `from`" };

#[cfg(test)]
mod tests {
    use super::{COLUMNS, FILE, ROWS, basis, every_basis, load};
    use crate::document::Date;

    fn names(rule: &str, day: &str) -> Vec<&'static str> {
        let day = Date::parse(day).unwrap_or(Date::from_unix_days(0));
        basis(rule, day).map(|basis| basis.name.as_str()).collect()
    }

    #[test]
    fn every_row_is_understood() {
        let rows = load(FILE, ROWS).map_err(|error| error.to_string());
        assert_eq!(rows.as_ref().map(Vec::len), Ok(ROWS.lines().count() - 1), "{rows:?}");
    }

    #[test]
    fn every_provision_is_there_once_on_any_day() {
        let rows = load(FILE, ROWS).unwrap_or_default();
        for (at, one) in rows.iter().enumerate() {
            let again = rows.iter().skip(at + 1).find(|other| {
                (other.rule, &other.name) == (one.rule, &one.name) && (other.holds(one.from) || one.holds(other.from))
            });
            assert_eq!(again, None, "{} {}", one.rule, one.name);
        }
    }

    #[test]
    fn every_rule_of_the_family_has_one() {
        for rule in [
            "resident-id",
            "resident-id-doubtful",
            "permit",
            "passport",
            "mobile",
            "landline",
            "bank-card",
            "address",
            "email",
            "messaging-account",
            "vehicle-plate",
            "disability-certificate",
            "certificate-number",
            "birth-date",
            "health-condition",
            "minor",
            "name-list",
            "weak-mask",
        ] {
            assert!(every_basis(&format!("personal/{rule}")).count() >= 4, "{rule}");
        }
        for rule in ["document-number", "guide-element", "reply-element", "proposal-element"] {
            assert!(every_basis(&format!("structure/{rule}")).count() >= 1, "{rule}");
        }
        assert_eq!(names("structure/reply-element", "2015-04-30")[2], "行政诉讼法第三十九条");
        assert_eq!(every_basis("term/vulgar").count(), 0);
    }

    #[test]
    fn what_holds_depends_on_the_day() {
        let of = |day| names("personal/resident-id", day);
        assert_eq!(of("2008-04-30"), [""; 0]);
        assert_eq!(of("2019-05-14").first(), Some(&"政府信息公开条例第十四条"));
        assert_eq!(of("2019-05-15").first(), Some(&"政府信息公开条例第十五条"));
        assert!(!of("2021-10-31").iter().any(|name| name.starts_with("个人信息保护法")));
        assert_eq!(of("2021-11-01").first(), Some(&"个人信息保护法第四条"));
        let standards = |day| of(day).into_iter().filter(|name| name.starts_with("GB")).collect::<Vec<_>>();
        assert_eq!(standards("2025-10-31"), ["GB/T 35273-2020 附录B"]);
        assert_eq!(standards("2025-11-01"), ["GB/T 45574-2025 第4.1条"]);
    }

    #[test]
    fn a_wrong_row_refuses_the_list() {
        for (row, column) in [
            (",法,第一条,说,says,2020-01-01,,源", "rule"),
            ("r,法,第一条,说,,2020-01-01,,源", "says_en"),
            ("r,法,第一条,说,says,2020-1-1,,源", "from"),
            ("r,法,第一条,说,says,2020-01-01,2021,源", "until"),
            ("r,法,第一条,说,says,2020-01-01,2019-12-31,源", "until"),
            ("r,法,第一条,说,says,2020-01-01,,", "source"),
            ("r,法,第一条", ""),
        ] {
            let text = format!("{}\n{row}\n", COLUMNS.join(","));
            let error = load("list", &text).err().map(|error| (error.line, error.column));
            assert_eq!(error, Some((2, column.to_owned())), "{row}");
        }
    }
}
