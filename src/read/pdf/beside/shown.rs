//! What the page says, to be compared with what lies beside it.

use std::cell::OnceCell;

/// The text of a page, however it is broken into lines. Most pages have nothing beside them, so it is put together only
/// when it is asked for.
pub(super) struct Shown<'t> {
    text: &'t dyn Fn() -> String,
    dense: OnceCell<String>,
}

impl<'t> Shown<'t> {
    pub(super) fn new(text: &'t dyn Fn() -> String) -> Self {
        Self { text, dense: OnceCell::new() }
    }

    /// Whether the page says this.
    pub(super) fn says(&self, text: &str) -> bool {
        holds(self.dense.get_or_init(|| dense(&(self.text)())), text)
    }
}

/// Whether a text says another one, however both are broken into lines.
pub(super) fn says(text: &str, other: &str) -> bool {
    holds(&dense(text), other)
}

fn holds(dense_text: &str, other: &str) -> bool {
    memchr::memmem::find(dense_text.as_bytes(), dense(other).as_bytes()).is_some()
}

fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}
