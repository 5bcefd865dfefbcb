//! What an independent reader finds in the files of `tests/files`, the readers here find as well. It shows less than it
//! should, as it passes over what is deleted or hidden; so it says only that nothing of the page is lost.
#![allow(clippy::unwrap_used, missing_docs)]

mod reading;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// What the other reader reads.
const FORMATS: [&str; 6] = ["docx", "xlsx", "pptx", "doc", "xls", "ppt"];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Words, and Han characters two by two.
fn pieces(text: &str) -> HashSet<String> {
    let is_han = |c: char| ('\u{3400}'..='\u{9FFF}').contains(&c);
    let words = text.split(|c: char| !c.is_alphanumeric() || is_han(c)).filter(|word| word.chars().count() > 1);
    let mut pieces: HashSet<String> = words.map(str::to_lowercase).collect();
    let han: Vec<char> = text.chars().collect();
    pieces.extend(han.windows(2).filter(|pair| pair.iter().all(|c| is_han(*c))).map(|pair| pair.iter().collect()));
    pieces
}

#[test]
fn nothing_is_lost_that_another_reader_finds() {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files"), &mut found);
    let (mut all, mut read, mut compared) = (0, 0, 0);
    for path in &found {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        if !FORMATS.contains(&extension) {
            continue;
        }
        let Ok(text) = office_oxide::extract_text(path) else { continue };
        let (documents, _) = reading::read_container(&std::fs::read(path).unwrap(), 1 << 20);
        let blocks = documents.iter().flat_map(|d| d.blocks().iter().map(|block| d.block_text(block)));
        let ours = pieces(&blocks.collect::<Vec<_>>().join("\n"));
        let theirs = pieces(&text);
        let lost: Vec<_> = theirs.difference(&ours).collect();
        (all, read, compared) = (all + theirs.len(), read + theirs.len() - lost.len(), compared + 1);
        assert!(lost.len() * 20 <= theirs.len(), "{}: {lost:?}", path.display());
    }
    assert!(compared > 5, "{compared} files compared");
    assert!(read * 100 >= all * 99, "{read} of {all}");
}
