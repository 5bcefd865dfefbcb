//! What codes of two bytes come to, filled in where they are used: a typeface may have twenty thousand glyphs of which a
//! page shows two hundred.

use std::cell::{Cell, OnceCell};

/// Entries that are made together.
const PAGE: usize = 64;
const ALL: usize = (1 << 16) / PAGE;

type Page<T> = Box<[Cell<T>; PAGE]>;

/// A value for every code of two bytes, or for the first so many pages of them; an agreed one where nothing has been put.
pub(crate) struct Table<T, const PAGES: usize = ALL> {
    pages: Box<[OnceCell<Page<T>>]>,
    empty: T,
}

impl<T: Copy, const PAGES: usize> Table<T, PAGES> {
    pub(crate) fn new(empty: T) -> Self {
        Self { pages: std::iter::repeat_with(OnceCell::new).take(PAGES).collect(), empty }
    }

    #[inline]
    pub(crate) fn get(&self, code: u16) -> T {
        match self.pages.get(usize::from(code) / PAGE).and_then(OnceCell::get) {
            Some(page) => page[usize::from(code) % PAGE].get(),
            None => self.empty,
        }
    }

    pub(crate) fn put(&self, code: u16, value: T) {
        if let Some(page) = self.pages.get(usize::from(code) / PAGE) {
            let page = page.get_or_init(|| Box::new(std::array::from_fn(|_| Cell::new(self.empty))));
            page[usize::from(code) % PAGE].set(value);
        }
    }
}
