//! What a rule rests on, as a section of its help.

use crate::dictionary::{Basis, basis, every_basis};
use crate::document::Date;
use crate::finding::{Language, Words};

/// The section, with what holds on a day, or everything with its days; nothing for a rule that rests on no law.
pub(super) fn section(rule: &str, language: Language, day: Option<Date>) -> String {
    let rows: Vec<&Basis> = match day {
        Some(day) => basis(rule, day).collect(),
        None => every_basis(rule).collect(),
    };
    if rows.is_empty() {
        return String::new();
    }
    let lines = rows.into_iter().map(|basis| line(basis, language));
    format!("## {}\n\n{}\n", TITLE.in_language(language), lines.collect::<String>())
}

fn line(basis: &Basis, language: Language) -> String {
    let form = match basis.until {
        None => SINCE,
        Some(_) => BETWEEN,
    };
    let until = basis.until.map(|day| day.to_string()).unwrap_or_default();
    let form = form.in_language(language).replace("{name}", &basis.name).replace("{from}", &basis.from.to_string());
    form.replace("{until}", &until).replace("{says}", basis.says.in_language(language))
}

const TITLE: Words = Words { zh: "依据", en: "Legal basis" };
const SINCE: Words = Words { zh: "- {name}（{from} 起）：{says}\n", en: "- {name} (from {from}): {says}\n" };
const BETWEEN: Words =
    Words { zh: "- {name}（{from} 至 {until}）：{says}\n", en: "- {name} ({from} to {until}): {says}\n" };
