//! How characters and paragraphs are formatted. The main stream has pages of 512 bytes that say it for the bytes
//! between two places of it, and the table stream says which pages these are.

use std::collections::HashSet;
use std::ops::Range;

use super::super::bytes::{u16_at, u32_at};
use super::fib::{Fib, table};
use super::sprm::{self, Sprm, is};

/// A page of formats.
const PAGE: usize = 512;

/// What is looked at of a character's format.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // each is a property of its own
pub(super) struct Character {
    /// 0 and 1, or with the upper bit set: as its style says, and the reverse of it.
    pub(super) hides: Option<u8>,
    pub(super) deleted: bool,
    pub(super) inserted: bool,
    /// It ends a paragraph of which the next one is part.
    pub(super) no_break: bool,
    /// It stands for something else.
    pub(super) special: bool,
    /// What it stands for is data of a field or an object.
    pub(super) is_data: bool,
    /// White among the sixteen colours; whether it is, where any colour is named.
    is_white: bool,
    exact_white: Option<bool>,
    pub(super) has_ground: bool,
    /// In letters that nobody can read.
    pub(super) is_tiny: bool,
    pub(super) style: Option<u16>,
    /// A character of a typeface with symbols: typeface and code.
    pub(super) symbol: Option<(u16, u16)>,
}

impl Character {
    pub(super) fn apply(&mut self, sprm: Sprm<'_>) {
        match sprm.code {
            is::HIDDEN => self.hides = Some(sprm.byte()),
            is::DELETED => self.deleted = sprm.is_on(),
            is::INSERTED => self.inserted = sprm.is_on(),
            is::NO_BREAK => self.no_break = sprm.is_on(),
            is::SPECIAL => self.special = sprm.is_on(),
            is::DATA | is::OLE | is::OBJECT => self.is_data |= sprm.is_on(),
            is::COLOR => self.is_white = sprm.byte() == WHITE,
            is::EXACT_COLOR => self.exact_white = Some(sprm.long() == 0x00FF_FFFF),
            is::SIZE => self.is_tiny = (1..=TINY).contains(&code(sprm.value)),
            is::MARKED => self.has_ground |= sprm.is_on(),
            code if is::GROUND.contains(&code) => self.has_ground |= sprm.is_ground(),
            is::CHARACTER_STYLE => self.style = Some(sprm.short()),
            is::SYMBOL => self.symbol = u16_at(sprm.value, 0).zip(sprm.value.get(2..).map(code)),
            _ => {}
        }
    }
}

/// White among sixteen colours.
const WHITE: u8 = 8;
/// Letters of two points, in halves of a point.
const TINY: u16 = 4;

impl Character {
    pub(super) fn is_white(&self) -> bool {
        self.exact_white.unwrap_or(self.is_white)
    }
}

/// A code of two bytes, in old documents of one.
fn code(bytes: &[u8]) -> u16 {
    u16_at(bytes, 0).or(bytes.first().map(|&b| b.into())).unwrap_or_default()
}

/// What is looked at of a paragraph's format.
#[derive(Clone, Default)]
#[allow(clippy::struct_excessive_bools)] // as above
pub(super) struct Paragraph {
    pub(super) style: u16,
    pub(super) has_ground: bool,
    /// The level of an outline, from 0; 9 for running text.
    pub(super) level: Option<u8>,
    /// How many tables it stands in, inside of each other.
    pub(super) depth: u32,
    /// It ends a cell of a table in a table, or a row.
    pub(super) ends_inner_cell: bool,
    pub(super) ends_row: bool,
    pub(super) ends_inner_row: bool,
    pub(super) header_row: bool,
    /// Where the cells of the row that it ends begin, from the left.
    pub(super) edges: Option<Box<[i16]>>,
}

impl Paragraph {
    fn apply(&mut self, sprm: Sprm<'_>, data: &[u8], old: bool, far: bool) {
        match sprm.code {
            is::PARAGRAPH_STYLE => self.style = sprm.short(),
            code if is::PARAGRAPH_GROUND.contains(&code) => self.has_ground = sprm.is_ground(),
            is::LEVEL => self.level = Some(sprm.byte()),
            is::IN_TABLE => self.depth = self.depth.max(u32::from(sprm.is_on())),
            is::DEPTH => self.depth = sprm.long().min(MOST_DEPTH),
            is::ROW_END => self.ends_row = sprm.is_on(),
            is::INNER_CELL => self.ends_inner_cell = sprm.is_on(),
            is::INNER_ROW_END => self.ends_inner_row = sprm.is_on(),
            is::HEADER_ROW => self.header_row = sprm.is_on(),
            is::CELLS => {
                let count = usize::from(sprm.byte());
                let edges = sprm.value.get(1..).unwrap_or_default().chunks_exact(2).take(count);
                self.edges = Some(edges.map(|b| i16::from_le_bytes([b[0], b[1]])).collect());
            }
            // Too long for its page: it lies in another stream.
            code if is::ELSEWHERE.contains(&code) && far => {
                let at = sprm.long() as usize;
                let length = usize::from(u16_at(data, at).unwrap_or_default());
                let list = data.get(at + 2..).unwrap_or_default();
                let list = list.get(..length).unwrap_or(list);
                sprm::each(list, old, |sprm| self.apply(sprm, data, old, false));
            }
            _ => {}
        }
    }
}

/// Tables in tables; nobody makes more.
const MOST_DEPTH: u32 = 32;

/// The formats of the bytes from one place of the main stream to another.
pub(super) struct Formats<T> {
    runs: Vec<(Range<u32>, T)>,
    /// The pages they stand on.
    pub(super) pages: Vec<u32>,
}

impl<T> Formats<T> {
    /// The run that a byte belongs to, or the first one behind it.
    fn index(&self, at: usize) -> usize {
        self.runs.partition_point(|(range, _)| range.end as usize <= at)
    }

    /// The format of a byte, and up to where it holds.
    pub(super) fn at(&self, at: usize) -> (Option<&T>, usize) {
        match self.runs.get(self.index(at)) {
            Some((range, format)) if range.start as usize <= at => (Some(format), range.end as usize),
            Some((range, _)) => (None, range.start as usize),
            None => (None, usize::MAX),
        }
    }

    /// The formats from this byte on, as long as nothing lies between them.
    pub(super) fn from(&self, at: usize) -> impl Iterator<Item = &T> {
        let mut end = None;
        let runs = self.runs.get(self.index(at)..).unwrap_or_default().iter();
        runs.take_while(move |(range, _)| end.replace(range.end).is_none_or(|end| end == range.start)).map(|run| &run.1)
    }
}

fn pages<T>(
    number: usize,
    fib: &Fib<'_>,
    tables: &[u8],
    main: &[u8],
    mut page: impl FnMut(&[u8], &mut Vec<(Range<u32>, T)>),
) -> Formats<T> {
    let place = fib.place(number);
    let plc = tables.get(place.start.min(tables.len())..place.end.min(tables.len())).unwrap_or_default();
    let width = if fib.old { 2 } else { 4 };
    let count = place.len().saturating_sub(4) / (4 + width);
    let (mut formats, mut seen) = (Formats { runs: Vec::new(), pages: Vec::new() }, HashSet::new());
    for index in 0..count {
        let at = 4 * (count + 1) + width * index;
        let number = if fib.old { u16_at(plc, at).map(u32::from) } else { u32_at(plc, at).map(|pn| pn & 0x003F_FFFF) };
        let Some(number) = number else { break };
        let from = number as usize * PAGE;
        let Some(bytes) = main.get(from..from + PAGE) else { continue };
        // The same page again would say nothing new.
        if seen.insert(number) {
            page(bytes, &mut formats.runs);
            formats.pages.push(number);
        }
    }
    formats.runs.sort_by_key(|(range, _)| range.start);
    formats
}

pub(super) fn characters(fib: &Fib<'_>, tables: &[u8], main: &[u8]) -> Formats<Character> {
    pages(table::CHARACTERS, fib, tables, main, |page, runs: &mut Vec<(Range<u32>, Character)>| {
        let count = usize::from(page.last().copied().unwrap_or_default()).min(101);
        for index in 0..count {
            let (Some(from), Some(to)) = (u32_at(page, 4 * index), u32_at(page, 4 * index + 4)) else { break };
            let mut format = Character::default();
            let offset = page.get(4 * (count + 1) + index).copied().unwrap_or_default();
            if offset > 0 {
                let at = 2 * usize::from(offset);
                let length = usize::from(page.get(at).copied().unwrap_or_default());
                let list = page.get(at + 1..(at + 1 + length).min(PAGE - 1)).unwrap_or_default();
                sprm::each(list, fib.old, |sprm| format.apply(sprm));
            }
            match runs.last_mut() {
                // Most runs differ in what nobody asks for here.
                Some((range, last)) if range.end == from && *last == format && to > from => range.end = to,
                _ if to > from => runs.push((from..to, format)),
                _ => {}
            }
        }
    })
}

pub(super) fn paragraphs(fib: &Fib<'_>, tables: &[u8], main: &[u8], data: &[u8]) -> Formats<Paragraph> {
    let entry = if fib.old { 7 } else { 13 };
    pages(table::PARAGRAPHS, fib, tables, main, |page, runs| {
        let count = usize::from(page.last().copied().unwrap_or_default()).min(PAGE / (4 + entry));
        for index in 0..count {
            let (Some(from), Some(to)) = (u32_at(page, 4 * index), u32_at(page, 4 * index + 4)) else { break };
            if to <= from {
                continue;
            }
            let mut format = Paragraph::default();
            let offset = page.get(4 * (count + 1) + entry * index).copied().unwrap_or_default();
            if offset > 0 {
                let at = 2 * usize::from(offset);
                let words = |at: usize| usize::from(page.get(at).copied().unwrap_or_default());
                // Half as many as bytes; where that is none, the next byte counts them.
                let (at, length) = match words(at) {
                    0 if !fib.old => (at + 2, 2 * words(at + 1)),
                    count if fib.old => (at + 1, 2 * count),
                    count => (at + 1, 2 * count - 1),
                };
                let list = page.get(at..(at + length).min(PAGE - 1)).unwrap_or_default();
                format.style = u16_at(list, 0).unwrap_or_default();
                let list = list.get(2..).unwrap_or_default();
                sprm::each(list, fib.old, |sprm| format.apply(sprm, data, fib.old, true));
            }
            runs.push((from..to, format));
        }
    })
}
