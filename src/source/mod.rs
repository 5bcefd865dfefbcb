//! Level 1: where bytes come from. Besides `command`, only this room touches the file system.

mod beside;
mod files;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::document::ProblemKind;

pub use beside::{Found, PAIR_FILE, Place, Reach};
pub use files::{Files, LeaveOut};

/// One thing to be checked.
pub struct Entry {
    /// Its path as it is shown: relative to where the user stands, with `/`.
    pub shown: String,
    /// Where its bytes come from, or why they cannot be had.
    pub origin: Result<Origin, ProblemKind>,
    /// Where files that go with it are looked for.
    pub place: Place,
}

/// Where bytes come from.
pub enum Origin {
    /// A regular file.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

impl Origin {
    /// Opens it.
    pub fn open(&self) -> Result<Box<dyn Read + Send>, ProblemKind> {
        match self {
            Self::File(path) => {
                File::open(path).map(|file| Box::new(file) as Box<dyn Read + Send>).map_err(|error| not_opened(&error))
            }
            Self::Stdin => Ok(Box::new(io::stdin())),
        }
    }
}

fn not_opened(error: &io::Error) -> ProblemKind {
    ProblemKind::NotOpened(error.kind())
}

/// The path as the user would write it: without `./`, relative to `here` where it lies below.
fn shown(path: &Path, here: Option<&Path>) -> String {
    let path = here.and_then(|here| path.strip_prefix(here).ok()).filter(|p| !p.as_os_str().is_empty()).unwrap_or(path);
    let path = path.strip_prefix(".").unwrap_or(path);
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}
