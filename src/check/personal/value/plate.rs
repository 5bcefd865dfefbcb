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
    let Some(before) = token.classes.start.checked_sub(1).filter(|&at| classes[at] >= 0x4E00 && is_one_of(classes[at], PROVINCES)) else {
        return false;
    };
    let word: String = finder.page.folded_text(&token.classes).replace(['·', '-', '.'], "");
    let mut letters = word.bytes();
    let office = letters.next().is_some_and(|b| b.is_ascii_lowercase());
    // The letters I and O are not used, as they look like digits.
    let rest = letters.clone().all(|b| b.is_ascii_digit() || (b.is_ascii_lowercase() && !b"io".contains(&b)));
    let digits = letters.clone().filter(u8::is_ascii_digit).count();
    let special = classes.get(token.classes.end).is_some_and(|&class| is_one_of(class, LAST));
    let length = letters.count() + usize::from(special);
    // With six characters one letter stands first or last: a battery, by kind.
    let battery = length != 6 || word.ends_with(|c: char| c.is_ascii_lowercase()) || word[1..].starts_with(|c: char| c.is_ascii_lowercase());
    if !(office && rest && (5..=6).contains(&length) && battery && digits + 2 >= length - usize::from(special)) {
        return false;
    }
    let at = before..token.classes.end + usize::from(special);
    let label = finder.label(&at);
    if !label.any(Says::NUMBER) {
        finder.push(Kind::Plate, at, label, Vec::new());
    }
    true
}
