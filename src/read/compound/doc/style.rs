//! Styles: which of them hide their text, and which are headings.

use super::super::bytes::u16_at;
use super::fib::{Fib, table};
use super::sprm::{self, is};

/// Styles based on styles; beyond that they go in a circle.
const CHAIN: usize = 20;
/// The style that is based on none.
const NONE: u16 = 0x0FFF;

#[derive(Default)]
struct Style {
    based_on: u16,
    hides: Option<u8>,
    level: Option<u8>,
}

/// The styles of a document, by their numbers.
#[derive(Default)]
pub(super) struct Styles {
    styles: Vec<Style>,
    hide: bool,
}

impl Styles {
    pub(super) fn read(fib: &Fib<'_>, tables: &[u8]) -> Self {
        let place = fib.place(table::STYLES);
        let sheet = tables.get(place.start.min(tables.len())..place.end.min(tables.len())).unwrap_or_default();
        let head = usize::from(u16_at(sheet, 0).unwrap_or_default());
        let base = usize::from(u16_at(sheet, 4).unwrap_or_default());
        let mut rest = sheet.get(2 + head..).unwrap_or_default();
        let mut styles = Self::default();
        while let Some(length) = u16_at(rest, 0).map(usize::from) {
            let style = rest.get(2..2 + length).unwrap_or_default();
            styles.styles.push(style_of(style, base, fib.old));
            rest = rest.get(2 + length..).unwrap_or_default();
        }
        styles.hide = styles.styles.iter().any(|style| style.hides.is_some());
        styles
    }

    /// Whether a paragraph's and a run's style together hide: each of the two reverses the other.
    pub(super) fn hide(&self, paragraph: impl FnOnce() -> u16, run: Option<u16>) -> bool {
        self.hide && (self.hides(paragraph()) ^ run.is_some_and(|run| self.hides(run)))
    }

    fn hides(&self, number: u16) -> bool {
        let (mut next, mut reverse) = (number, false);
        for _ in 0..CHAIN {
            let Some(style) = self.styles.get(usize::from(next)) else { break };
            match style.hides {
                Some(0x81) => reverse = !reverse,
                Some(0x80) | None => {}
                Some(own) => return (own != 0) ^ reverse,
            }
            next = style.based_on;
        }
        reverse
    }

    /// The level of a heading, from 1.
    pub(super) fn heading(&self, number: u16) -> Option<u8> {
        let mut next = number;
        for _ in 0..CHAIN {
            let style = self.styles.get(usize::from(next))?;
            if let Some(level) = style.level {
                return heading(level);
            }
            next = style.based_on;
        }
        None
    }
}

/// A heading's level, from 1, for the level of an outline, from 0; 9 is running text.
pub(super) fn heading(level: u8) -> Option<u8> {
    (level < 9).then_some(level + 1)
}

fn style_of(bytes: &[u8], base: usize, old: bool) -> Style {
    let word = |at: usize| u16_at(bytes, at).unwrap_or_default();
    let (number, kind) = (word(0) & 0x0FFF, word(2) & 0xF);
    let mut style = Style { based_on: word(2) >> 4, ..Style::default() };
    if bytes.is_empty() {
        style.based_on = NONE;
        return style;
    }
    // Word's own styles have the same numbers in every language.
    if (1..=9).contains(&number) {
        style.level = Some(number as u8 - 1);
    }
    let name = if old {
        bytes.get(base).map_or(0, |&length| 2 + usize::from(length))
    } else {
        4 + 2 * usize::from(word(base))
    };
    let mut at = base + name;
    for index in 0..word(4) & 0xF {
        at += at % 2;
        let length = usize::from(word(at));
        let mut list = bytes.get(at + 2..).unwrap_or_default();
        list = list.get(..length).unwrap_or(list);
        at += 2 + length;
        let of_paragraph = kind == 1 && index == 0;
        if of_paragraph {
            list = list.get(2..).unwrap_or_default();
        }
        sprm::each(list, old, |sprm| match sprm.code {
            is::LEVEL if of_paragraph => style.level = Some(sprm.byte()),
            is::HIDDEN if !of_paragraph && kind != 3 => style.hides = Some(sprm.byte()),
            _ => {}
        });
    }
    style
}
