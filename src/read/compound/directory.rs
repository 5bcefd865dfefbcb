//! The directory of a compound file: what is in it, in storages inside of storages.

use std::rc::Rc;

use super::bytes::{u16_at, u32_at};
use super::file::Entry;

/// An entry of the directory.
const ENTRY: usize = 128;
/// Storages in storages; nobody makes more.
const DEPTH: usize = 64;
/// Bytes that all paths together may have: storages in storages make long ones.
const PATHS: usize = 32 << 20;

/// An entry as it stands in the file.
pub(super) struct Raw {
    pub(super) name: String,
    pub(super) is_root: bool,
    pub(super) is_stream: bool,
    is_storage: bool,
    pub(super) start: u32,
    pub(super) size: u64,
    left: u32,
    right: u32,
    child: u32,
}

pub(super) fn parse(directory: &[u8]) -> Vec<Raw> {
    directory.chunks_exact(ENTRY).filter_map(entry).collect()
}

fn entry(raw: &[u8]) -> Option<Raw> {
    let length = usize::from(u16_at(raw, 64)?).saturating_sub(2).min(62);
    let name: Vec<u16> = raw.get(..length)?.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).collect();
    let kind = raw.get(66)?;
    Some(Raw {
        name: String::from_utf16_lossy(&name).replace('/', "_"),
        is_root: *kind == 5,
        is_stream: *kind == 2,
        is_storage: *kind == 1,
        start: u32_at(raw, 116)?,
        // The upper half is rubbish in files with short sectors, and no file here is that long.
        size: u64::from(u32_at(raw, 120)?),
        left: u32_at(raw, 68)?,
        right: u32_at(raw, 72)?,
        child: u32_at(raw, 76)?,
    })
}

/// The entries below the first one with the ways to them, and whether all of them were taken.
pub(super) fn walk(raw: &[Raw]) -> (Vec<Entry>, bool) {
    let (mut entries, mut whole) = (Vec::new(), true);
    let mut visited = vec![false; raw.len()];
    let mut paths = 0;
    // Siblings form a tree; its order means nothing here.
    let mut waiting = vec![(raw.first().map_or(u32::MAX, |root| root.child), Rc::<str>::from(""), 0)];
    while let Some((index, storage, depth)) = waiting.pop() {
        let Some(entry) = raw.get(index as usize).filter(|_| index != u32::MAX) else { continue };
        let Some(visited) = visited.get_mut(index as usize).filter(|visited| !**visited) else { continue };
        *visited = true;
        waiting.push((entry.right, Rc::clone(&storage), depth));
        waiting.push((entry.left, Rc::clone(&storage), depth));
        if !entry.is_stream && !entry.is_storage {
            continue;
        }
        let path = if storage.is_empty() { entry.name.clone() } else { format!("{storage}/{}", entry.name) };
        paths += path.len();
        if paths > PATHS || depth >= DEPTH {
            whole = false;
            continue;
        }
        if entry.is_storage {
            waiting.push((entry.child, path.as_str().into(), depth + 1));
        }
        entries.push(Entry::new(path, entry));
    }
    (entries, whole)
}

/// Looks for entries in a file whose directory cannot be found.
pub(super) fn search(bytes: &[u8]) -> Vec<Raw> {
    let sectors = (bytes.len() / 64) as u64;
    let places = bytes.chunks_exact(ENTRY).skip(4);
    let found = places.filter(|raw| has_name(raw)).filter_map(entry);
    found.filter(|raw| raw.is_root || raw.is_stream && u64::from(raw.start) <= sectors).collect()
}

/// Whether it begins with a name of the length that it says, and ends it.
fn has_name(raw: &[u8]) -> bool {
    let Some(length @ 4..=64) = u16_at(raw, 64).map(usize::from) else { return false };
    let units = raw.get(..length).unwrap_or_default().chunks_exact(2);
    let printed = units.rev().skip(1).all(|unit| unit != [0, 0]);
    length % 2 == 0 && printed && u16_at(raw, length - 2) == Some(0) && matches!(raw.get(66), Some(1 | 2 | 5))
}

/// Whether an entry of this name stands anywhere in a file.
pub(super) fn stands(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    bytes.chunks_exact(ENTRY).any(|raw| raw.starts_with(&name))
}
