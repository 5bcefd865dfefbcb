//! Values that only the word before them makes recognisable: names, days of birth, dwellings, illnesses.

use std::ops::Range;

use super::{Finder, Kind, born, home, illness, named, online};
use crate::dictionary::{Meaning, Says};
use crate::document::Role;
use crate::text::classes::is_one_of;

/// Goes through the words that begin a search, as the scan of the page found them.
pub(super) fn find(finder: &mut Finder) {
    let page = finder.page;
    let mut last = 0;
    for (index, found) in page.matches.iter().enumerate() {
        let Meaning::Cue(says) = found.meaning else { continue };
        // Of two words at one place the longer one counts: 出生日期, not 出生.
        let longer = page.matches[index + 1..].iter().take_while(|next| next.classes.start == found.classes.start);
        if found.classes.start < last || longer.into_iter().any(|next| matches!(next.meaning, Meaning::Cue(_))) {
            continue;
        }
        last = found.classes.end;
        one(finder, &found.classes, says);
    }
}

fn one(finder: &mut Finder, cue: &Range<usize>, says: Says) {
    let page = finder.page;
    let block = page.folded.block_at(cue.start);
    // A cell that is all label is its column's name, or the label of the cell to its right.
    if let Some(Role::Cell(_)) = page.document.blocks().get(block).map(|block| block.role)
        && page.folded.block(block).len() <= cue.len() + 3
        && !says.any(Says::DISEASE.or(Says::PENAL).or(Says::AGE))
    {
        return;
    }
    if says.any(Says::NAME) {
        named::said(finder, cue);
    }
    if says.any(Says::BIRTH) {
        born::said(finder, cue);
    }
    if says.any(Says::CHILD) {
        finder.push(Kind::Child, cue.clone(), says, Vec::new());
    }
    if says.any(Says::AGE) {
        born::age(finder, cue);
    }
    if says.any(Says::HOME.or(Says::ADDRESS)) && !says.any(Says::OFFICE_ADDRESS) {
        home::said(finder, cue, says);
    }
    if says.any(Says::HARDSHIP) {
        named::listed(finder, cue);
    }
    if says.any(Says::DISEASE.or(Says::PENAL)) {
        illness::said(finder, cue, says);
    }
    if says.any(Says::EMAIL) {
        online::disguised(finder, cue.end);
    }
    if says.any(Says::WECHAT.or(Says::QQ)) {
        online::account(finder, cue);
    }
}

/// How many classes stand between a label and what it names: `：`, `（`, `为`, `是`, `号码是`.
pub(super) fn skip(classes: &[u16]) -> usize {
    classes.iter().take(6).take_while(|&&class| is_one_of(class, ":(（为是在于：号码|,;-—_[【“\"'=")).count()
}
