//! When a document was last renewed, as far as it says: a guide is renewed each year.

use crate::text::classes::{as_text, has_one_of};

/// Words beside which a year is the document's own. A law's year is not: 2019年国务院令第711号.
const OWN: [&str; 16] = [
    "更新",
    "发布日期",
    "发布时间",
    "公开日期",
    "公开时间",
    "公布日期",
    "修订",
    "修改日期",
    "编制日期",
    "编制时间",
    "成文日期",
    "生成日期",
    "发文日期",
    "年版",
    "年度",
    "发布于",
];
/// Words beside which it is a law's after all.
const FOREIGN: [&str; 5] = ["国务院", "条例", "令第", "施行", "工作报告"];
/// A line that dates the document is short.
const LONGEST: usize = 60;

/// The latest year that a line says of the document itself.
pub(super) fn year(line: &[u16], is_title: bool) -> Option<u16> {
    if line.len() > LONGEST || !line.iter().any(|&class| class == u16::from(b'2') || class == NUMERAL) {
        return None;
    }
    let text = as_text(line);
    let bare = text.trim_matches(['(', ')']);
    let dates_it = is_title || has_one_of(line, &OWN) || bare.ends_with('日') && starts_with_year(bare);
    if !dates_it || !is_title && has_one_of(line, &FOREIGN) {
        return None;
    }
    years(&text).max()
}

const NUMERAL: u16 = '二' as u16;

fn starts_with_year(text: &str) -> bool {
    years(text.get(..16).unwrap_or(text)).next().is_some()
}

/// Every year of this century in a short text: 2026年, 2026-03-01, 二〇二六年.
pub(super) fn years(text: &str) -> impl Iterator<Item = u16> {
    let plain: String = text.chars().map(plain).collect();
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = plain.as_bytes();
    let found: Vec<u16> = plain
        .match_indices("20")
        .filter(|(at, _)| !is_digit(at.checked_sub(1).and_then(|at| bytes.get(at))))
        .filter(|(at, _)| !is_digit(bytes.get(at + 4)) || is_digit(bytes.get(at + 7)) && !is_digit(bytes.get(at + 8)))
        .filter_map(|(at, _)| plain.get(at..at + 4)?.parse().ok())
        .collect();
    found.into_iter()
}

fn plain(c: char) -> char {
    let at = "〇一二三四五六七八九".chars().position(|known| known == c);
    at.and_then(|at| u32::try_from(at).ok()).and_then(|at| char::from_digit(at, 10)).unwrap_or(match c {
        '零' | '○' => '0',
        c => c,
    })
}

#[cfg(test)]
mod tests {
    use super::year;
    use crate::text::fold_str;

    #[test]
    fn only_years_of_the_document_count() {
        for (line, is_title, expected) in [
            ("某县民政局政府信息公开指南（2026年版）", true, Some(2026)),
            ("更新日期：2025-03-01", false, Some(2025)),
            ("发布时间：20250301", false, Some(2025)),
            ("2024年3月1日", false, Some(2024)),
            ("二〇二四年三月一日", false, Some(2024)),
            ("（2023年6月修订）", false, Some(2023)),
            ("2019年4月3日国务院令第711号修订", false, None),
            ("电话：0875-2020000", false, None),
            ("自2021年5月1日起公开", false, None),
        ] {
            assert_eq!(year(&fold_str(line), is_title), expected, "{line}");
        }
    }
}
