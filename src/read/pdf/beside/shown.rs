//! What the page says, to be compared with what lies beside it.

use std::cell::OnceCell;

/// The text of a page, however it is broken into lines.
pub(super) struct Shown<'t> {
    text: &'t str,
    dense: OnceCell<String>,
}

impl<'t> Shown<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, dense: OnceCell::new() }
    }

    /// Whether the page says this.
    pub(super) fn says(&self, text: &str) -> bool {
        let page = self.dense.get_or_init(|| dense(self.text));
        let text = dense(text);
        memchr::memmem::find(page.as_bytes(), text.as_bytes()).is_some()
    }
}

fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}
