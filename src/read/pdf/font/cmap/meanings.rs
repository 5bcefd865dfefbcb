//! What a `CMap` says of codes in characters (`/ToUnicode`).
//!
//! By the number of the code alone: many files give codes of one byte in two, or two in one.

use super::super::glyphs;
use super::super::said::{Said, Texts};
use super::scan::Code;

/// Ranges up to this size are written out; longer ones are kept as they are.
const SHORT: u32 = 256;
/// So many long ranges are kept.
const MOST_LONG: usize = 4_096;
/// So many codes are written out. A typeface has at most 65,536 of two bytes.
const MOST: u32 = 1 << 20;
/// A code says at most so many units, and all texts together so many bytes.
const LONGEST: usize = 256;
const MOST_TEXT: usize = 8 << 20;
/// From so many codes on, all with the same meaning, the map says nothing.
const SUSPICIOUS: u32 = 6;

/// Characters for codes.
#[derive(Default)]
pub(crate) struct Meanings {
    /// For the upper byte of a code the number of its page, counted from 1.
    index: Vec<u16>,
    pages: Vec<[Said; 256]>,
    long: Vec<Long>,
    /// Codes of more than two bytes, sorted.
    far: Vec<(u32, Said)>,
    pub(crate) texts: Texts,
    count: u32,
    written: u32,
    /// The only thing that all codes say so far.
    only: Option<Said>,
    various: bool,
    /// Not every code means the character of the same number.
    translates: bool,
    /// Something was left out.
    pub(crate) cut: bool,
}

struct Long {
    first: u32,
    last: u32,
    to: char,
}

impl Meanings {
    /// Takes note of a range; the last unit counts on.
    pub(super) fn add(&mut self, first: Code, last: Code, units: &[u16]) {
        let units = trimmed(units.get(..LONGEST).unwrap_or(units));
        let (first, last) = (first.value, last.value);
        if units.is_empty() || last < first {
            return;
        }
        let single = single(units);
        let same = |said: Said, code: u32| said.char().is_some_and(|character| character as u32 == code);
        if let Some(to) = single
            && last - first >= SHORT
        {
            self.translates |= to as u32 != first;
            self.various = true;
            self.count = self.count.saturating_add(last - first);
            if self.long.len() < MOST_LONG {
                self.long.push(Long { first, last, to });
            } else {
                self.cut = true;
            }
            return;
        }
        for code in first..=last.min(first.saturating_add(0xFFFF)) {
            if self.is_full() {
                return;
            }
            let step = code - first;
            let said = match single {
                Some(character) => counted(character, step).map_or(Said::UNKNOWN, Said::from),
                None => self.long_text(units, step),
            };
            self.translates |= !same(said, code);
            self.put(code, said);
        }
    }

    /// Takes note of a code that means a glyph.
    pub(super) fn add_glyph(&mut self, code: Code, name: &[u8]) {
        let mut text = String::new();
        if !self.is_full() && glyphs::push_text(name, &mut text) {
            let said = self.texts.add(&text);
            self.translates = true;
            self.put(code.value, said);
        }
    }

    fn long_text(&mut self, units: &[u16], step: u32) -> Said {
        let mut text: String = char::decode_utf16(units.iter().copied())
            .map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER))
            .filter(|&character| character != '\0' && character != '\u{FEFF}')
            .collect();
        if step > 0
            && let Some(last) = text.pop().and_then(|last| counted(last, step))
        {
            text.push(last);
        }
        if text.contains(char::REPLACEMENT_CHARACTER) { Said::UNKNOWN } else { self.texts.add(&text) }
    }

    fn put(&mut self, code: u32, said: Said) {
        self.written += 1;
        self.count = self.count.saturating_add(1);
        let common = if said.char().is_some_and(char::is_whitespace) { Said::from(' ') } else { said };
        self.various |= *self.only.get_or_insert(common) != common;
        let Ok(near) = u16::try_from(code) else {
            self.far.push((code, said));
            return;
        };
        let [high, low] = near.to_be_bytes();
        self.index.resize(256, 0);
        let Some(page) = self.index.get_mut(usize::from(high)) else { return };
        if *page == 0 {
            self.pages.push([Said::UNKNOWN; 256]);
            *page = self.pages.len() as u16;
        }
        if let Some(page) = self.pages.get_mut(usize::from(*page) - 1) {
            page[usize::from(low)] = said;
        }
    }

    fn is_full(&mut self) -> bool {
        self.cut |= self.written >= MOST || self.texts.size() > MOST_TEXT;
        self.cut
    }

    /// To be called when all has been said.
    pub(super) fn finish(&mut self) {
        // Of codes given twice the last one counts.
        self.far.reverse();
        self.far.sort_by_key(|&(code, _)| code);
        self.far.dedup_by_key(|&mut (code, _)| code);
        if !self.various && self.count >= SUSPICIOUS {
            *self = Self::default();
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether every code means the character of its own number: which is so where codes are characters, and is wrong
    /// where they are numbers of glyphs.
    pub(crate) fn is_identity(&self) -> bool {
        !self.translates
    }

    /// Whether all digits are among the characters of codes of up to two bytes.
    pub(crate) fn says_digits(&self) -> bool {
        let digit = |said: &Said| said.char().and_then(|character| character.to_digit(10));
        let all = self.pages.iter().flatten().filter_map(digit).fold(0_u16, |all, digit| all | 1 << digit);
        all == 0x3FF
    }

    pub(crate) fn get(&self, code: u32) -> Said {
        let said = match u16::try_from(code) {
            Ok(near) => {
                let [high, low] = near.to_be_bytes();
                let page = self.index.get(usize::from(high)).and_then(|&page| usize::from(page).checked_sub(1));
                page.and_then(|page| self.pages.get(page)).map_or(Said::UNKNOWN, |page| page[usize::from(low)])
            }
            Err(_) => match self.far.binary_search_by_key(&code, |&(code, _)| code) {
                Ok(at) => self.far.get(at).map_or(Said::UNKNOWN, |&(_, said)| said),
                Err(_) => Said::UNKNOWN,
            },
        };
        if said.is_known() {
            return said;
        }
        let long = self.long.iter().rev().find(|long| (long.first..=long.last).contains(&code));
        long.and_then(|long| counted(long.to, code - long.first)).map_or(Said::UNKNOWN, Said::from)
    }
}

/// Without signs that mark the order of bytes or fill up.
fn trimmed(units: &[u16]) -> &[u16] {
    let mut units = units;
    while let ([0 | 0xFEFF, rest @ ..], 2..) = (units, units.len()) {
        units = rest;
    }
    while let ([rest @ .., 0], 2..) = (units, units.len()) {
        units = rest;
    }
    units
}

fn single(units: &[u16]) -> Option<char> {
    let mut characters = char::decode_utf16(units.iter().copied());
    let first = characters.next()?.ok()?;
    characters.next().is_none().then_some(first)
}

fn counted(character: char, step: u32) -> Option<char> {
    (character as u32).checked_add(step).and_then(char::from_u32)
}
