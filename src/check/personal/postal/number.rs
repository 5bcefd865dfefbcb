//! The numbers of doors: `12`, `甲3`, `A3`, `十二`, `7-2-501`, `附4`.

use std::ops::Range;

use crate::text::classes::{character, is_one_of};

/// A number as it stands on a door, without the word after it.
#[derive(Clone, Debug)]
pub(super) struct Number {
    pub classes: Range<usize>,
    /// How many parts dashes make of it.
    pub parts: usize,
    /// Digits of its last part; none if that is written in Chinese.
    pub digits: usize,
    /// Whether it is written in Chinese.
    pub chinese: bool,
    /// Whether the parts before the last are as short as those of buildings and entrances.
    pub short_parts: bool,
}

/// Longer rows of digits are no door's.
const MOST_DIGITS: usize = 5;
const MOST_CHINESE: usize = 6;
const MOST_PARTS: usize = 5;
/// The number that begins at a place. `joined` says that a part of the door ends there, so that a dash may come first.
pub(super) fn number(classes: &[u16], at: usize, joined: bool) -> Option<Number> {
    let class = |at: usize| classes.get(at).copied().unwrap_or_default();
    let mut end = at;
    if (joined && is_joiner(class(end))) || is_prefix(class(end)) {
        end += 1;
    } else if at > 0 && (is_ascii_word(class(at - 1)) || (is_chinese(class(at - 1)) && is_chinese(class(at)))) {
        // In the midst of another number.
        return if joined { part(classes, at).map(|part| single(at, part)) } else { None };
    }
    let first = part(classes, end)?;
    let mut number = single(at, first);
    while number.parts < MOST_PARTS && is_joiner(class(number.classes.end)) {
        let Some((next, digits, chinese)) = part(classes, number.classes.end + 1) else { break };
        number.short_parts &= number.digits <= 3;
        number.classes.end = next;
        number.parts += 1;
        number.digits = digits;
        number.chinese = chinese;
    }
    let after = class(number.classes.end);
    // Decimals, versions, chainages, and what is longer than a door's number.
    let goes_on = is_ascii_word(after)
        || (is_one_of(after, ".+:%‰") && is_digit(class(number.classes.end + 1)))
        || is_one_of(after, "%‰℃°");
    let is_fraction = at > 0 && is_one_of(class(at - 1), ".:+") && !joined && at > 1 && is_digit(class(at - 2));
    (!goes_on && !is_fraction).then_some(number)
}

fn single(at: usize, (end, digits, chinese): (usize, usize, bool)) -> Number {
    Number { classes: at..end, parts: 1, digits, chinese, short_parts: true }
}

/// Up to two letters, digits and a letter; or Chinese numerals. Where it ends, its digits, whether it is Chinese.
fn part(classes: &[u16], at: usize) -> Option<(usize, usize, bool)> {
    let rest = classes.get(at..)?;
    let chinese = rest.iter().take(MOST_CHINESE + 1).take_while(|&&class| is_chinese(class)).count();
    if chinese > 0 {
        return (chinese <= MOST_CHINESE).then_some((at + chinese, 0, true));
    }
    let letters = rest.iter().take(3).take_while(|&&class| is_letter(class)).count();
    let digits = rest.iter().skip(letters).take(MOST_DIGITS + 1).take_while(|&&class| is_digit(class)).count();
    if letters > 2 || digits > MOST_DIGITS || letters + digits == 0 {
        return None;
    }
    // `x栋x单元` is masked.
    if digits == 0 && rest.iter().take(letters).all(|&class| is_one_of(class, "x")) {
        return None;
    }
    let mut end = at + letters + digits;
    if digits > 0 && rest.get(letters + digits).is_some_and(|&class| is_letter(class)) {
        end += 1;
    }
    Some((end, digits, false))
}

/// Whether a number may begin here.
pub(super) fn may_begin(class: u16) -> bool {
    is_ascii_word(class) || is_chinese(class) || is_prefix(class)
}

/// What may stand before a number: `甲3号`, `附4号`, `新5号`. This and what follows is asked of every class near a
/// door: as characters it is a few comparisons, as a string a walk.
fn is_prefix(class: u16) -> bool {
    matches!(character(class), '甲' | '乙' | '丙' | '丁' | '戊' | '附' | '副' | '新' | '老')
}

pub(super) fn is_digit(class: u16) -> bool {
    (0x30..=0x39).contains(&class)
}

fn is_letter(class: u16) -> bool {
    (0x61..=0x7A).contains(&class)
}

pub(super) fn is_ascii_word(class: u16) -> bool {
    is_digit(class) || is_letter(class)
}

pub(super) fn is_chinese(class: u16) -> bool {
    matches!(
        character(class),
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '〇' | '零' | '○'
    )
}

/// The fold leaves most dashes as they are.
pub(super) fn is_joiner(class: u16) -> bool {
    matches!(character(class), '-' | '–' | '—' | '‐' | '−' | '─' | '之')
}
