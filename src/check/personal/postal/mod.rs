//! Chinese postal addresses down to the door, in folded text.
//!
//! An address is a chain of places (省…县…镇…村, a road, an estate) and a door (12号, 3栋2单元402室, 8组27号). In running
//! text both must be there, or two parts of a door that only dwellings have; in a cell or after a label, where
//! nothing but an address stands, less is enough. A village or a group of villagers is no door, nor is a road.

mod door;
mod number;
mod place;
mod unit;

#[cfg(test)]
mod tests;

use std::ops::Range;

use door::{Door, Setting};
use number::{character, is_ascii_word, is_chinese};
use place::is_han;

/// An address that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// Where it stands in the classes given.
    pub classes: Range<usize>,
    /// Whether someone lives there: it ends in a room, an entrance, or a number in a village or an estate of dwellings.
    pub residential: bool,
    /// Whether it begins with a place: province to village, road, estate.
    pub rooted: bool,
}

/// Longer cells hold more than an address.
const LONGEST_CELL: usize = 120;

/// Whether an address may be near: one of these classes stands in every one that [`addresses`] finds.
pub(super) fn is_door_mark(class: u16) -> bool {
    // 号 栋 幢 座 室 弄 房 # -, as numbers, for this is asked of every class of a document.
    matches!(class, 0x53F7 | 0x680B | 0x5E62 | 0x5EA7 | 0x5BA4 | 0x5F04 | 0x623F | 0x23 | 0x2D)
}

/// Where the next door may be, from a place on: a door's mark that stands where doors have it, behind a number.
pub(super) fn next_door(classes: &[u16], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = classes.get(at..)?;
        // No early end inside a chunk: so many classes are compared at once.
        let chunks = rest.chunks(64).take_while(|chunk| !chunk.iter().fold(false, |any, &class| any | is_door_mark(class)));
        let skipped = 64 * chunks.count();
        at += skipped + rest.get(skipped..)?.iter().position(|&class| is_door_mark(class))?;
        if may_be_of_a_door(classes, at) {
            return Some(at);
        }
        at += 1;
    }
}

/// 编号, 房屋 and dashes between words are marks as well, and by far the most of them.
fn may_be_of_a_door(classes: &[u16], at: usize) -> bool {
    let class = |at: Option<usize>| at.and_then(|at| classes.get(at)).copied().unwrap_or_default();
    let (before, after) = (class(at.checked_sub(1)), class(at.checked_add(1)));
    let numbers = |class: u16| is_ascii_word(class) || is_chinese(class);
    match character(class(Some(at))) {
        // 3栋-2单元, 5-302
        '-' => numbers(after) && (numbers(before) || is_han(before) || before == u16::from(b'#')),
        '#' => numbers(before) || numbers(after),
        '弄' => numbers(before) || character(before) == '支',
        _ => numbers(before),
    }
}

/// Addresses down to the door in a stretch of folded text: a clause, or at most some hundred classes.
pub(super) fn addresses(classes: &[u16]) -> Vec<Address> {
    if !classes.iter().any(|&class| is_door_mark(class)) {
        return Vec::new();
    }
    found(classes, Setting::Running)
}

/// Whether what stands in a cell, or after a label such as 家庭住址：, is an address down to the door.
pub(super) fn is_to_the_door(classes: &[u16]) -> bool {
    classes.len() <= LONGEST_CELL && !found(classes, Setting::Labelled).is_empty()
}

/// What is recognised, from left to right; what overlaps is one address.
fn found(classes: &[u16], setting: Setting) -> Vec<Address> {
    let mut found: Vec<Address> = Vec::new();
    for address in Door::all(classes).filter_map(|door| door.address(classes, setting)) {
        match found.last_mut().filter(|last| address.classes.start < last.classes.end) {
            Some(last) => {
                last.classes.end = address.classes.end;
                last.residential = address.residential;
                last.rooted |= address.rooted;
            }
            None => found.push(address),
        }
    }
    found
}
