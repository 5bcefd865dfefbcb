//! Number plates of vehicles, by GA 36: a province, a letter, five characters, six for those with a battery.

use super::super::token::Token;
use super::{Finder, Kind};
use crate::dictionary::Says;
use crate::text::classes::is_one_of;

const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
/// The last character of some plates.
const LAST: &str = "挂学警港澳领使";

pub(super) fn find(finder: &mut Finder, token: &Token) -> bool {
    let classes = finder.page.folded.classes();
    // 云A 12345: a space is no character, and the letter before it no word.
    let letter = |at: usize| (u16::from(b'a')..=u16::from(b'z')).contains(&classes[at]);
    let parted = token.classes.start.checked_sub(1).filter(|&at| letter(at) && token.classes.len() < 7);
    let start = parted.unwrap_or(token.classes.start);
    let Some(before) = start.checked_sub(1).filter(|&at| is_one_of(classes[at], PROVINCES)) else {
        return false;
    };
    let word: String = finder.page.folded_text(&(start..token.classes.end)).replace(['·', '-', '.'], "");
    let mut letters = word.bytes();
    let office = letters.next().is_some_and(|b| b.is_ascii_lowercase());
    // The letters I and O are not used, as they look like digits.
    let rest = letters.clone().all(|b| b.is_ascii_digit() || (b.is_ascii_lowercase() && !b"io".contains(&b)));
    let digits = letters.clone().filter(u8::is_ascii_digit).count();
    let special = classes.get(token.classes.end).is_some_and(|&class| is_one_of(class, LAST));
    let length = letters.count() + usize::from(special);
    // With six characters one letter stands first or last: a battery, by kind.
    let battery = length != 6
        || word.ends_with(|c: char| c.is_ascii_lowercase())
        || word[1..].starts_with(|c: char| c.is_ascii_lowercase());
    let at = before..token.classes.end + usize::from(special);
    let label = finder.label(&at);
    // Two letters at most are usual; a label vouches for more.
    let usual = digits + 2 >= length - usize::from(special) || (label.any(Says::PLATE) && digits > 0);
    if !(office && rest && (5..=6).contains(&length) && battery && usual) {
        return false;
    }
    if !label.any(Says::NUMBER) {
        finder.push(Kind::Plate, at, label, Vec::new());
    }
    true
}

/// Whether a word is a plate without its province, which stands before it: where doubt hides.
pub(in super::super) fn is_plate(before: Option<char>, word: &str) -> bool {
    let word = word.replace(['·', '-'], "");
    before.is_some_and(|c| PROVINCES.contains(c))
        && (6..=7).contains(&word.len())
        && word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.bytes().filter(u8::is_ascii_digit).count() > 2
}
