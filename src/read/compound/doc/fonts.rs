//! Typefaces: which of them have symbols where others have letters.

use super::super::bytes::u16_at;
use super::fib::{Fib, table};

#[derive(Default)]
pub(super) struct Fonts {
    symbols: Vec<bool>,
}

/// The number that Windows gives the characters of such a typeface.
const SYMBOLS: u8 = 2;

impl Fonts {
    pub(super) fn read(fib: &Fib<'_>, tables: &[u8]) -> Self {
        let place = fib.place(table::FONTS);
        let list = tables.get(place.start.min(tables.len())..place.end.min(tables.len())).unwrap_or_default();
        let mut rest = list.get(if fib.old { 2 } else { 4 }..).unwrap_or_default();
        let mut fonts = Self::default();
        while let Some((&length, font)) = rest.split_first() {
            fonts.symbols.push(font.get(3) == Some(&SYMBOLS));
            rest = font.get(usize::from(length)..).unwrap_or_default();
            if u16_at(rest, 0).is_none() {
                break;
            }
        }
        fonts
    }

    pub(super) fn has_symbols(&self, font: u16) -> bool {
        self.symbols.get(usize::from(font)).copied().unwrap_or_default()
    }
}
