//! What lies beside a file: the file that says what goes with it, and the files that it names.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use super::{Origin, not_opened, shown};
use crate::document::ProblemKind;

/// What a file's name ends with that says what goes with another file.
pub const PAIR_FILE: &str = ".baguan.toml";

/// Where files that go with others may lie.
#[derive(Default)]
pub struct Reach {
    /// Where the user stands.
    pub here: Option<PathBuf>,
    /// The configuration's folder, if there is one.
    pub configuration: Option<PathBuf>,
}

/// The place of a file, from which others are looked for.
#[derive(Clone)]
pub struct Place {
    /// The file; nothing for what comes on standard input, which stands where the user does.
    file: Option<PathBuf>,
    /// The folder that the user named, if it was found in one.
    root: Option<PathBuf>,
    reach: Arc<Reach>,
}

/// Another file as it is shown, and its origin if it may be read.
pub type Found = (String, Result<Origin, ProblemKind>);

impl Place {
    pub(super) fn new(file: Option<PathBuf>, root: Option<PathBuf>, reach: Arc<Reach>) -> Self {
        Self { file, root, reach }
    }

    /// The file beside it that says what goes with it, if there is one.
    pub fn pair_file(&self) -> Option<Found> {
        let file = self.file.as_ref()?;
        let mut name = file.file_name()?.to_owned();
        name.push(PAIR_FILE);
        let path = file.with_file_name(name);
        match fs::metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => Some((self.shown(&path), Err(not_opened(&error)))),
            Ok(metadata) if metadata.is_file() => Some((self.shown(&path), Ok(Origin::File(path)))),
            Ok(_) => Some((self.shown(&path), Err(ProblemKind::NotAFile))),
        }
    }

    /// The file at a path as it is written in this one, with `/`.
    pub fn companion(&self, path: &str) -> Found {
        let folder = self.file.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        let is_relative = !path.starts_with(['/', '\\']) && !path.contains(':');
        let path = path.split('/').fold(folder.to_owned(), |path, segment| path.join(segment));
        let path = if is_relative { normal(&path) } else { path };
        let shown = self.shown(&path);
        if !is_relative || !self.reaches(&path) {
            return (shown, Err(ProblemKind::CompanionOutside));
        }
        match fs::metadata(&path) {
            Err(error) => (shown, Err(not_opened(&error))),
            Ok(metadata) if !metadata.is_file() => (shown, Err(ProblemKind::NotAFile)),
            // A link may lead where the path itself would not be let.
            Ok(_) if !path.canonicalize().is_ok_and(|real| self.reaches(&real)) => {
                (shown, Err(ProblemKind::CompanionOutside))
            }
            Ok(_) => (shown, Ok(Origin::File(path))),
        }
    }

    /// Whether a path lies in the folder that was named, below the configuration's folder or where the user stands.
    fn reaches(&self, path: &Path) -> bool {
        let here = self.reach.here.as_deref();
        let whole = |path: &Path| here.map_or_else(|| normal(path), |here| normal(&here.join(path)));
        let path = whole(path);
        let own = || self.file.as_deref().and_then(Path::parent);
        let folders = [here, self.reach.configuration.as_deref(), self.root.as_deref().or_else(own)];
        folders.into_iter().flatten().any(|folder| {
            let folder = whole(folder);
            path.starts_with(&folder) || folder.canonicalize().is_ok_and(|folder| path.starts_with(folder))
        })
    }

    fn shown(&self, path: &Path) -> String {
        shown(path, self.reach.here.as_deref())
    }
}

/// A path without `.` and, as far as it goes, without `..`.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(normal.components().next_back(), Some(Component::Normal(_))) => {
                normal.pop();
            }
            component => normal.push(component),
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::normal;

    #[test]
    fn steps_up_are_taken() {
        for (path, expected) in
            [("a/./b/../c", "a/c"), ("../a", "../a"), ("a/../../b", "../b"), ("/a/../b", "/b"), ("./a", "a")]
        {
            assert_eq!(normal(Path::new(path)), Path::new(expected), "{path}");
        }
    }
}
