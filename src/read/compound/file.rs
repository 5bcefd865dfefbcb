//! The compound file: a small file system of sectors and chains. Real files break its rules in many ways, so
//! nothing here refuses: what a chain still leads to is read, and what it lacks is told.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::ProblemKind;

/// What a compound file begins with.
pub(crate) const SIGN: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

const HEADER: usize = 512;
/// From here on a sector's number is none: the end of a chain, a free sector.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
/// An entry of the directory.
const ENTRY: usize = 128;
/// Storages in storages; nobody makes more.
const DEPTH: usize = 64;

/// A compound file in memory.
pub(crate) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    mini_sector: usize,
    /// Streams shorter than this lie in the stream of short ones.
    short: u64,
    fat: Arc<Vec<u32>>,
    mini_fat: Arc<Vec<u32>>,
    mini: Arc<Vec<u8>>,
    pub(crate) entries: Vec<Entry>,
    damaged: bool,
}

/// A stream or a storage.
pub(crate) struct Entry {
    /// The way to it, such as `ObjectPool/_1234/\u{1}Ole10Native`.
    pub(crate) path: String,
    pub(crate) is_stream: bool,
    /// Which program's object a storage is.
    pub(crate) class: [u8; 16],
    start: u32,
    size: u64,
}

impl Entry {
    /// Its own name.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// The storage in which it lies; nothing for the outermost.
    pub(crate) fn storage(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(storage, _)| storage)
    }
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |b| u16::from_le_bytes([b[0], b[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(u32::MAX, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

impl<'a> Compound<'a> {
    /// Opens a compound file, as far as it goes.
    pub(crate) fn open(bytes: &'a [u8]) -> Self {
        let shift = |at: usize, usual: u16| match u16_at(bytes, at) {
            shift @ 6..=16 => shift,
            _ => usual,
        };
        let mut file = Self {
            bytes,
            sector: 1 << shift(30, 9),
            mini_sector: 1 << shift(32, 6),
            short: u64::from(u32_at(bytes, 56)),
            fat: Arc::default(),
            mini_fat: Arc::default(),
            mini: Arc::default(),
            entries: Vec::new(),
            damaged: false,
        };
        file.read_fat();
        file.mini_fat = Arc::new(numbers(&file.chain(u32_at(bytes, 60), u64::MAX, &mut false)));
        let directory = file.chain(u32_at(bytes, 48), u64::MAX, &mut false);
        file.read_directory(&directory);
        file
    }

    /// What lies in a storage, as a file of its own.
    pub(crate) fn within(&self, storage: &str) -> Self {
        let inner = |path: &str| {
            let (head, rest) = path.split_at_checked(storage.len())?;
            if storage.is_empty() {
                return Some(path.to_owned());
            }
            head.eq_ignore_ascii_case(storage).then(|| rest.strip_prefix('/').map(str::to_owned)).flatten()
        };
        let entries = self.entries.iter().filter_map(|entry| Some(Entry { path: inner(&entry.path)?, ..*entry }));
        self.with(entries.collect())
    }

    /// The storages that lie in no other one, by their names, each as a file of its own; found in one pass.
    pub(crate) fn storages(&self) -> BTreeMap<String, Self> {
        let mut storages: BTreeMap<&str, Vec<Entry>> = BTreeMap::new();
        for entry in &self.entries {
            match entry.path.split_once('/') {
                Some((outer, path)) => {
                    storages.entry(outer).or_default().push(Entry { path: path.to_owned(), ..*entry });
                }
                None if !entry.is_stream => _ = storages.entry(&entry.path).or_default(),
                None => {}
            }
        }
        storages.into_iter().map(|(name, entries)| (name.to_owned(), self.with(entries))).collect()
    }

    fn with(&self, entries: Vec<Entry>) -> Self {
        Self {
            entries,
            fat: Arc::clone(&self.fat),
            mini_fat: Arc::clone(&self.mini_fat),
            mini: Arc::clone(&self.mini),
            ..*self
        }
    }

    /// The entry at this path; as in Office, capitals make no difference.
    pub(crate) fn find(&self, path: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.path.eq_ignore_ascii_case(path))
    }

    /// The bytes of the stream at this path.
    pub(crate) fn stream(&self, path: &str) -> Option<Vec<u8>> {
        self.entries.get(self.find(path)?).map(|entry| self.read(entry))
    }

    /// The bytes of a stream, as many of them as are there.
    pub(crate) fn read(&self, entry: &Entry) -> Vec<u8> {
        let mut cut = false;
        self.read_cut(entry, &mut cut)
    }

    /// The same; `cut` is set if some are missing.
    pub(crate) fn read_cut(&self, entry: &Entry, cut: &mut bool) -> Vec<u8> {
        if !entry.is_stream || entry.size == 0 {
            return Vec::new();
        }
        if entry.size < self.short {
            let sectors = |sector: u32| {
                let from = sector as usize * self.mini_sector;
                self.mini.get(from..(from + self.mini_sector).min(self.mini.len()))
            };
            follow(&self.mini_fat, entry.start, entry.size, sectors, cut)
        } else {
            self.chain(entry.start, entry.size, cut)
        }
    }

    /// The bytes of a chain of sectors, at most `size` of them.
    fn chain(&self, start: u32, size: u64, cut: &mut bool) -> Vec<u8> {
        follow(&self.fat, start, size, |sector| self.sector(sector), cut)
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let from = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        // The header takes the place of one sector, however long sectors are.
        let from = from.max(HEADER);
        let end = from.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(from..end).filter(|sector| !sector.is_empty())
    }

    /// The table of sectors lies in sectors that the header lists, and a chain of further lists.
    fn read_fat(&mut self) {
        let most = self.bytes.len() / self.sector + 1;
        let mut lists: Vec<u32> = (0..109).map(|at| u32_at(self.bytes, 76 + 4 * at)).collect();
        let mut next = u32_at(self.bytes, 68);
        let mut seen = 0;
        while next < NO_SECTOR && seen <= most {
            let Some(sector) = self.sector(next) else { break };
            let list = numbers(sector);
            let Some((last, list)) = list.split_last() else { break };
            lists.extend(list);
            next = *last;
            seen += 1;
        }
        let mut fat = Vec::new();
        for number in lists.into_iter().filter(|&number| number < NO_SECTOR) {
            if fat.len() > most + self.sector {
                break;
            }
            match self.sector(number) {
                Some(sector) => fat.extend(numbers(sector)),
                None => self.damaged = true,
            }
        }
        self.fat = Arc::new(fat);
    }

    fn read_directory(&mut self, directory: &[u8]) {
        let raw: Vec<&[u8]> = directory.chunks_exact(ENTRY).collect();
        let Some(root) = raw.first() else {
            self.damaged = true;
            return;
        };
        self.mini = Arc::new(self.chain(u32_at(root, 116), u64::from(u32_at(root, 120)), &mut false));
        let mut visited = vec![false; raw.len()];
        // Siblings form a tree; its order means nothing here.
        let mut waiting = vec![(u32_at(root, 76), String::new(), 0)];
        while let Some((index, storage, depth)) = waiting.pop() {
            let Some(entry) = raw.get(index as usize).filter(|_| index != u32::MAX) else { continue };
            if std::mem::replace(&mut visited[index as usize], true) {
                continue;
            }
            waiting.push((u32_at(entry, 72), storage.clone(), depth));
            waiting.push((u32_at(entry, 68), storage.clone(), depth));
            let is_stream = match entry.get(66) {
                Some(2) => true,
                Some(1) => false,
                _ => continue,
            };
            let length = usize::from(u16_at(entry, 64)).saturating_sub(2).min(64);
            let name: Vec<u16> = entry[..length].chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).collect();
            let name = String::from_utf16_lossy(&name).replace('/', "_");
            let path = if storage.is_empty() { name } else { format!("{storage}/{name}") };
            if !is_stream && depth < DEPTH {
                waiting.push((u32_at(entry, 76), path.clone(), depth + 1));
            }
            let mut class = [0; 16];
            class.copy_from_slice(&entry[80..96]);
            let size = u64::from(u32_at(entry, 120));
            self.entries.push(Entry { path, is_stream, class, start: u32_at(entry, 116), size });
        }
    }

    /// What is wrong with the file as a whole.
    pub(crate) fn problem(&self) -> Option<ProblemKind> {
        self.damaged.then_some(ProblemKind::Damaged)
    }
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect()
}

/// Follows a chain. It can be no longer than its table, so that one that bites its tail ends.
fn follow<'s>(
    table: &[u32],
    start: u32,
    size: u64,
    sector: impl Fn(u32) -> Option<&'s [u8]>,
    cut: &mut bool,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut next = start;
    for _ in 0..=table.len() {
        if next >= NO_SECTOR || bytes.len() as u64 >= size {
            break;
        }
        let Some(sector) = sector(next) else { break };
        bytes.extend_from_slice(sector);
        next = table.get(next as usize).copied().unwrap_or(u32::MAX);
    }
    *cut |= size != u64::MAX && (bytes.len() as u64) < size;
    bytes.truncate(usize::try_from(size).unwrap_or(usize::MAX));
    bytes
}
