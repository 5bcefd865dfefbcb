//! How rare characters are in Chinese texts.

use std::sync::LazyLock;

use crate::text::{BARRIER, fold_str};

/// What the table says of characters that it does not list.
const UNLISTED: u8 = 21;

/// n if about one character in 2ⁿ is of this class.
pub(in crate::dictionary) fn rarity(class: u16) -> u8 {
    static TABLE: LazyLock<Vec<u8>> = LazyLock::new(table);
    TABLE[usize::from(class)]
}

/// `dictionaries/reference/frequency.txt`: a line for each rarity, its number and the characters.
fn table() -> Vec<u8> {
    let mut table = vec![UNLISTED; 0x1_0000];
    table[usize::from(BARRIER)] = 5;
    for line in include_str!("../../../dictionaries/reference/frequency.txt").lines() {
        let Some((rarity, characters)) = line.split_once(' ') else { continue };
        // The first line is a comment.
        let Ok(rarity) = rarity.parse() else { continue };
        for class in fold_str(characters) {
            table[usize::from(class)] = rarity;
        }
    }
    table
}
