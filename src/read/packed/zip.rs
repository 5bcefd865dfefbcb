//! ZIP archives that are no document.

use super::twins;
use crate::document::ProblemKind;
use crate::read::office::archive::Archive;
use crate::read::within::Within;

/// Reads all members, in the order of the directory.
pub(crate) fn read(archive: &mut Archive<'_>, bytes: &[u8], to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    super::comment(to, &archive.comment());
    if let Some(directory) = archive.twins() {
        // The library knows only the last of those with the same name.
        return twins::read(bytes, directory, to);
    }
    for kind in std::mem::take(&mut archive.problems) {
        to.out.problem(kind);
    }
    for folder in std::mem::take(&mut archive.folders) {
        to.budget.entry()?;
        super::name(to, &folder);
    }
    for index in 0..archive.entries.len() {
        to.budget.entry()?;
        let name = archive.entries.get(index).map(|entry| entry.name.clone()).unwrap_or_default();
        match archive.part(index, to.budget).and_then(|part| to.budget.gather(part, Vec::new())) {
            Ok(held) => super::file(to, &name, &held.bytes),
            Err(kind) => super::unread(to, &name, kind),
        }
    }
    Ok(())
}
