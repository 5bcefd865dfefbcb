//! Addresses down to the door: after a label, in a column, or anywhere in the text.

use std::ops::Range;

use super::super::postal::{addresses, is_to_the_door, next_door};
use super::super::scene::ends_clause;
use super::super::table::TableScene;
use super::{Finder, Kind};
use crate::dictionary::Says;
use crate::text::classes::is_one_of;

/// Classes of an address at most, and classes that are looked at round a door's mark.
const LONGEST: usize = 70;

/// Anywhere: each clause in which a door's mark stands is read for an address.
pub(super) fn find(finder: &mut Finder) {
    let classes = finder.page.folded.classes();
    let mut done = 0;
    while let Some(at) = next_door(classes, done) {
        let from = classes[..at].iter().rev().take(LONGEST).take_while(|&&class| !ends_clause(class)).count();
        let to = classes[at..].iter().take(LONGEST).take_while(|&&class| !ends_clause(class)).count();
        let window = at - from.min(at - done)..at + to;
        done = window.end;
        for address in addresses(&classes[window.clone()]) {
            let found = window.start + address.classes.start..window.start + address.classes.end;
            let label = finder.label(&found);
            finder.push(Kind::Home { residential: address.residential }, found, label, Vec::new());
        }
    }
}

/// After 家住, 住址： and the like: the address ends with its clause.
pub(super) fn said(finder: &mut Finder, cue: &Range<usize>) {
    let classes = finder.page.folded.classes();
    let start = cue.end + super::said::skip(&classes[cue.end..classes.len().min(cue.end + 6)]);
    let length = classes[start..]
        .iter()
        .take(LONGEST)
        .take_while(|&&class| !ends_clause(class) && !is_one_of(class, ",:)|，"))
        .count();
    let at = start..start + length;
    if is_to_the_door(&classes[at.clone()]) {
        finder.push(Kind::Home { residential: true }, at, Says::HOME, Vec::new());
    }
}

/// A cell of a column of addresses.
pub(super) fn cell(finder: &mut Finder, at: &Range<usize>, says: Says, table: &TableScene) {
    let of_people = says.any(Says::HOME) || (table.has_names() && !table.header.any(Says::OFFICIAL_COLUMN));
    let classes = &finder.page.folded.classes()[at.clone()];
    if of_people && at.len() <= 2 * LONGEST && is_to_the_door(classes) {
        finder.push(Kind::Home { residential: true }, at.clone(), Says::HOME, Vec::new());
    }
}
