//! Files and folders: walked in the order of their names, so that every run tells the same story.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::{DirEntry, Walk, WalkBuilder};

use super::{Entry, Origin, Place, Reach, not_opened, shown};
use crate::document::ProblemKind;

/// Whether a path, as it is shown, is left out.
pub type LeaveOut = Box<dyn Fn(&str) -> bool + Send + Sync>;

/// What the user named.
pub struct Files {
    roots: Vec<PathBuf>,
    stdin_name: String,
    no_ignore: bool,
    leave_out: Option<LeaveOut>,
    configuration: Option<PathBuf>,
}

/// The tool's own ignore file, beside `.gitignore` and `.ignore`.
const OWN_IGNORE_FILE: &str = ".baguanignore";
const IGNORE_FILES: [&str; 3] = [OWN_IGNORE_FILE, ".gitignore", ".ignore"];

impl Files {
    /// These files and folders; `-` is standard input.
    pub fn new(roots: Vec<PathBuf>) -> Self {
        Self { roots, stdin_name: String::new(), no_ignore: false, leave_out: None, configuration: None }
    }

    /// What standard input is called.
    #[must_use]
    pub fn stdin(self, name: String) -> Self {
        Self { stdin_name: name, ..self }
    }

    /// Whether ignore files are to be passed over.
    #[must_use]
    pub fn no_ignore(self, no_ignore: bool) -> Self {
        Self { no_ignore, ..self }
    }

    /// What the configuration leaves out, by the path as it is shown.
    #[must_use]
    pub fn leave_out(self, leave_out: LeaveOut) -> Self {
        Self { leave_out: Some(leave_out), ..self }
    }

    /// The configuration's folder: files that go with others may lie anywhere below it.
    #[must_use]
    pub fn configured_in(self, folder: PathBuf) -> Self {
        Self { configuration: Some(folder), ..self }
    }

    /// Calls `with` for each file, as long as it says so, and returns how many files ignore rules
    /// left out: what is not checked is counted.
    pub fn each(&self, mut with: impl FnMut(Entry) -> bool) -> u64 {
        let here = std::env::current_dir().ok();
        let reach = Arc::new(Reach { here: here.clone(), configuration: self.configuration.clone() });
        let place = |file: &Path| Place::new(Some(file.to_owned()), None, Arc::clone(&reach));
        let mut ignored = 0;
        for root in &self.roots {
            if root.as_os_str() == "-" {
                let place = Place::new(None, None, Arc::clone(&reach));
                if !with(Entry { shown: self.stdin_name.clone(), origin: Ok(Origin::Stdin), place }) {
                    break;
                }
            } else if !root.is_dir() {
                // A file that is named is checked, whatever ignore rules say.
                if !with(Entry { shown: shown(root, here.as_deref()), origin: named(root), place: place(root) }) {
                    break;
                }
            } else {
                match self.walk(root, &reach, &mut with) {
                    Some(count) => ignored += count,
                    None => break,
                }
            }
        }
        ignored
    }

    /// Walks one folder; nothing if `with` has had enough.
    fn walk(&self, root: &Path, reach: &Arc<Reach>, with: &mut impl FnMut(Entry) -> bool) -> Option<u64> {
        let here = reach.here.as_deref();
        let rules_above =
            root.ancestors().skip(1).chain(here.into_iter().flat_map(Path::ancestors)).any(has_ignore_file);
        let mut may_ignore = !self.no_ignore && (rules_above || self.leave_out.is_some());
        let mut files = 0;
        for entry in self.walker(root, true) {
            let (path, origin) = match entry {
                Ok(entry) => {
                    may_ignore |=
                        !self.no_ignore && entry.file_name().to_str().is_some_and(|n| IGNORE_FILES.contains(&n));
                    match origin(&entry, root) {
                        Some(origin) => (entry.into_path(), origin),
                        None => continue,
                    }
                }
                Err(error) => (path_of(&error).unwrap_or(root).to_owned(), Err(kind_of(&error))),
            };
            let shown = shown(&path, here);
            if !self.no_ignore && self.leave_out.as_ref().is_some_and(|leave_out| leave_out(&shown)) {
                continue;
            }
            files += 1;
            let place = Place::new(Some(path), Some(root.to_owned()), Arc::clone(reach));
            if !with(Entry { shown, origin, place }) {
                return None;
            }
        }
        if !may_ignore {
            return Some(0);
        }
        let all = self.walker(root, false).flatten().filter(|entry| origin(entry, root).is_some()).count();
        Some((all as u64).saturating_sub(files))
    }

    fn walker(&self, root: &Path, with_rules: bool) -> Walk {
        let with_rules = with_rules && !self.no_ignore;
        let mut builder = WalkBuilder::new(root);
        // What a machine or a clone ignores for itself must not change the answer: only rules that
        // lie in the tree count. Hidden files are published as easily as others.
        builder
            .standard_filters(false)
            .parents(with_rules)
            .ignore(with_rules)
            .git_ignore(with_rules)
            .sort_by_file_name(std::ffi::OsStr::cmp)
            .filter_entry(|entry| entry.file_name() != ".git");
        if with_rules {
            builder.add_custom_ignore_filename(OWN_IGNORE_FILE);
        }
        builder.build()
    }
}

/// Where the bytes of a named file come from.
fn named(path: &Path) -> Result<Origin, ProblemKind> {
    let metadata = fs::metadata(path).map_err(|error| not_opened(&error))?;
    if metadata.is_file() { Ok(Origin::File(path.to_owned())) } else { Err(ProblemKind::NotAFile) }
}

/// What a walked entry holds; nothing for a folder, whose entries follow.
fn origin(entry: &DirEntry, root: &Path) -> Option<Result<Origin, ProblemKind>> {
    let kind = entry.file_type()?;
    if kind.is_dir() {
        return None;
    }
    if kind.is_file() {
        return Some(Ok(Origin::File(entry.path().to_owned())));
    }
    if !kind.is_symlink() {
        return Some(Err(ProblemKind::NotAFile));
    }
    if !entry.path().is_dir() {
        return Some(named(entry.path()));
    }
    // A link to a folder of the same tree leads to what is walked anyway.
    let within = || Some(fs::canonicalize(entry.path()).ok()?.starts_with(fs::canonicalize(root).ok()?));
    if within() == Some(true) { None } else { Some(Err(ProblemKind::LinkedFolder)) }
}

fn has_ignore_file(folder: &Path) -> bool {
    IGNORE_FILES.iter().any(|name| folder.join(name).exists())
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

fn kind_of(error: &ignore::Error) -> ProblemKind {
    error.io_error().map_or(ProblemKind::Internal, not_opened)
}
