//! Mobile numbers by the allocated prefixes, landlines by their area codes. Numbers that anybody may call, such as
//! 12345 and 400-…, are no one's.

use std::ops::Range;

use super::super::numbers::{Candidate, Gap, Run};
use super::{Finder, Kind};
use crate::dictionary::{Allocation, Says, allocation, is_area_code};
use crate::text::BARRIER;
use crate::text::classes::{as_text, is_one_of, starts_with};

/// What follows an amount, also after a space.
const AMOUNTS: [&str; 11] = ["公斤", "千克", "公里", "元", "万元", "亿元", "美元", "平方", "立方", "公顷", "千瓦"];
/// What follows an amount directly.
const UNITS: &str = "万亿亩米吨斤度%株头只件套台辆份个户人次条张页册栋";

pub(super) fn find(finder: &mut Finder, run: &Run) {
    let oddly = run.groups(11).filter(|candidate| is_oddly_grouped(candidate) && is_mobile(&candidate.values()));
    for candidate in oddly {
        let at = finder.classes_of(&candidate);
        let label = finder.label(&at);
        if label.any(Says::PHONE) {
            finder.push(Kind::Mobile, at, label, Vec::new());
        }
    }
    for candidate in mobiles(run) {
        let at = finder.classes_of(&candidate);
        let label = finder.label(&at);
        let is_phone = label.any(Says::PHONE.or(Says::WECHAT));
        let is_other = label.any(Says::NUMBER.or(Says::QUIET_NUMBER)) && !is_phone;
        // tel139…: letters beside it make it a code, unless a label says otherwise.
        let is_code = !is_phone && !candidate.is_apart_from_letters();
        if !is_other
            && !is_code
            && !is_in_a_row_of_amounts(finder, &at)
            && !is_followed_by_a_unit(finder, &candidate, at.end, is_phone)
            && !is_in_an_address(finder, &candidate)
        {
            finder.push(Kind::Mobile, at, label, Vec::new());
        }
    }
    for candidate in landlines(run) {
        let at = finder.classes_of(&candidate);
        let label = finder.label(&at);
        let is_phone = label.any(Says::PHONE);
        if !label.any(Says::NUMBER.or(Says::ACCOUNT)) && (is_phone || !candidate.is_plain()) {
            finder.push(Kind::Landline, at, label, Vec::new());
        }
    }
}

/// `13912345678.50 元`, `13912345678立方米`
fn is_followed_by_a_unit(finder: &Finder, candidate: &Candidate, end: usize, labelled: bool) -> bool {
    let rest = &finder.page.folded.classes()[end..];
    let skipped = rest.iter().take(2).take_while(|&&class| is_one_of(class, "余多.")).count();
    let text = finder.page.document.text()[candidate.bytes().end..].chars().next();
    // 电话13912345678人工接听: the label knows better than one character.
    let directly = !labelled && text.is_some_and(|c| !c.is_whitespace());
    AMOUNTS.iter().any(|unit| starts_with(&rest[skipped..], unit))
        || (directly && rest.first().is_some_and(|&class| is_one_of(class, UNITS)))
}

/// A row in which a cell is a unit holds figures: 存款余额 | 万元 | ….
fn is_in_a_row_of_amounts(finder: &mut Finder, at: &Range<usize>) -> bool {
    let scene = finder.scene(at);
    let cells = finder.page.folded.classes()[scene.window.clone()].split(|&class| class == BARRIER);
    scene.table.is_some()
        && cells
            .take(MOST_CELLS)
            .any(|cell| matches!(cell.len(), 1..=4) && UNIT_CELLS.iter().any(|unit| as_text(cell) == *unit))
}

const MOST_CELLS: usize = 30;
const UNIT_CELLS: [&str; 16] = [
    "元",
    "万元",
    "亿元",
    "千元",
    "美元",
    "吨",
    "万吨",
    "公顷",
    "亩",
    "千瓦时",
    "立方米",
    "平方米",
    "万千瓦时",
    "%",
    "万美元",
    "公斤",
];

const FILES: [&str; 9] = [".htm", ".shtml", ".pdf", ".doc", ".xls", ".jpg", ".png", ".zip", ".wps"];

/// `https://…?id=13912345678`, `t20211116_13912345678.html`
pub(super) fn is_in_an_address(finder: &Finder, candidate: &Candidate) -> bool {
    let after = &finder.page.document.text()[candidate.bytes().end..];
    if FILES.iter().any(|file| after.starts_with(file)) {
        return true;
    }
    let before = &finder.page.document.text()[..candidate.bytes().start];
    if !before.ends_with(['=', '/', '&', '_', '-']) {
        return false;
    }
    let word = before.char_indices().rev().take(200).take_while(|(_, c)| c.is_ascii_graphic()).last();
    word.is_some_and(|(at, _)| before[at..].contains("://") || before[at..].contains("www."))
}

/// Mobile numbers, whatever stands round them.
pub(in super::super) fn mobiles(run: &Run) -> impl Iterator<Item = Candidate<'_>> {
    let national = run.groups(11).filter(is_untied).filter(is_grouped_like_a_mobile);
    let international = run.candidates(13).filter(|candidate| has_country_code(candidate, &[8, 6]));
    // 0139…: no area code begins with 013 to 019.
    let with_a_nought = run
        .candidates(12)
        .filter(|candidate| candidate.values().starts_with(&[0]) && candidate.widest_gap() < Some(Gap::Mark));
    let dialled = run.candidates(15).filter(|candidate| has_country_code(candidate, &[0, 0, 8, 6]));
    national
        .filter(|candidate| is_mobile(&candidate.values()))
        .chain(with_a_nought.filter(|candidate| is_mobile(&candidate.values()[1..])))
        .chain(international.filter(|candidate| is_mobile(&candidate.values()[2..])))
        .chain(dialled.filter(|candidate| is_mobile(&candidate.values()[4..])))
        .filter(|candidate| candidate.true_digits() >= 6)
}

/// Satellite phones are phones.
pub(super) fn is_mobile(values: &[u8]) -> bool {
    matches!(allocation(values), Some(Allocation::Mobile | Allocation::Satellite))
}

/// Nothing beside it makes it part of a code; another mobile number does not: `139…-138…`.
fn is_untied(candidate: &Candidate) -> bool {
    candidate.stands_alone()
        || (candidate.is_plain()
            && candidate.group_before().is_none_or(|(gap, group)| gap != Gap::Mark || is_mobile(&group))
            // A spreadsheet's 13912345678.0 is a number still.
            && candidate.group_after().is_none_or(|(gap, group)| gap != Gap::Mark || is_mobile(&group) || group == [0]))
}

/// 13 568 391 086, 191、1587、0781: nobody writes a number so unless to hide it; only a label makes it one.
fn is_oddly_grouped(candidate: &Candidate) -> bool {
    candidate.is_whole()
        && !candidate.is_plain()
        && !is_grouped_like_a_mobile(candidate)
        && candidate.is_apart_from_letters()
}

/// In one piece, in groups of 3-4-4 or 3-3-5 or 4-4-3 digits, or the only number there, broken once.
fn is_grouped_like_a_mobile(candidate: &Candidate) -> bool {
    // 400-, 0871- and the like before it make it part of something else; +86 does not.
    let tied = candidate
        .group_before()
        .is_some_and(|(gap, group)| gap == Gap::Space && group.len() < 4 && group != [8, 6] && !candidate.is_plain());
    let groups = candidate.groups();
    let usual = [&[11][..], &[3, 4, 4], &[3, 3, 5], &[4, 4, 3], &[4, 3, 4], &[3, 8], &[7, 4], &[4, 7]]
        .contains(&groups.as_slice());
    let widest = candidate.widest_gap();
    let broken_once = groups.len() == 2 && widest < Some(Gap::Mark) && candidate.is_whole();
    let one_by_one = candidate.is_whole() && groups.len() > 4 && widest < Some(Gap::List);
    !tied && (widest < Some(Gap::List) && usual || broken_once || one_by_one)
}

fn has_country_code(candidate: &Candidate, code: &[u8]) -> bool {
    let groups = candidate.groups();
    candidate.values().starts_with(code)
        && (candidate.is_plain()
            || code.len() == 4
            || groups.first() == Some(&code.len())
            || groups.first() == Some(&(code.len() + 3)))
}

/// Area code and seven or eight digits, `0871-63123456`, `(0871)63123456`, or in one piece.
fn landlines(run: &Run) -> impl Iterator<Item = Candidate<'_>> {
    let shaped = |candidate: &Candidate| {
        let values = candidate.values();
        let groups = candidate.groups();
        let area = match values.as_slice() {
            [0, 1 | 2, ..] => 3,
            [0, ..] => 4,
            _ => return false,
        };
        let code = values[1..area].iter().fold(0, |code, &digit| code * 10 + u16::from(digit));
        let usual =
            groups.len() == 1 || (groups[0] == area && groups.len() <= 3 && candidate.widest_gap() < Some(Gap::List));
        is_area_code(code) && (7..=8).contains(&(values.len() - area)) && (2..=8).contains(&values[area]) && usual
    };
    let alone = |candidate: &Candidate| {
        // An extension may follow: 0871-63123456-802.
        candidate.is_apart_from_letters()
            && candidate.group_before().is_none_or(|(gap, group)| gap != Gap::Mark || group == [8, 6])
            && candidate.group_after().is_none_or(|(gap, group)| gap != Gap::Mark || group.len() <= 6)
    };
    run.groups(11).chain(run.groups(12)).filter(shaped).filter(alone)
}
