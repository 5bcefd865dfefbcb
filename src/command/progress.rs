//! A line at the terminal that says how far a long run is.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::finding::{Language, Words};

/// A run that takes no longer needs no line.
const PATIENCE: Duration = Duration::from_secs(1);
const BETWEEN: Duration = Duration::from_millis(200);

pub(super) struct Progress {
    language: Language,
    /// Nothing where standard error is not a terminal.
    next: Option<Instant>,
    shown: bool,
    files: u64,
    bytes: u64,
}

impl Progress {
    pub(super) fn new(language: Language) -> Self {
        let next = io::stderr().is_terminal().then(|| Instant::now() + PATIENCE);
        Self { language, next, shown: false, files: 0, bytes: 0 }
    }

    /// One more file is done.
    pub(super) fn advance(&mut self, bytes: u64) {
        self.files += 1;
        self.bytes += bytes;
        let now = Instant::now();
        if self.next.is_none_or(|next| now < next) {
            return;
        }
        self.next = Some(now + BETWEEN);
        self.shown = true;
        let words = Words { zh: "已检查 {files} 个文件，{mb} MB", en: "{files} files checked, {mb} MB" };
        let line = words
            .in_language(self.language)
            .replace("{files}", &self.files.to_string())
            .replace("{mb}", &format!("{}.{}", self.bytes / 1_000_000, self.bytes / 100_000 % 10));
        let _ = write!(io::stderr().lock(), "\r\x1b[K{line}");
    }

    /// Makes room for other output.
    pub(super) fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}
