//! The compound file: a small file system of sectors and chains. Real files break its rules in many ways, so
//! nothing here refuses: what a chain still leads to is read, and what it lacks is told.
//!
//! No more is copied than the file has, whatever its tables say: no stream is longer than the file, and all
//! that is read of it together is bounded as well.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use super::bytes;
use super::chains::{NO_SECTOR, Sectors};
use super::directory::{self, Raw};
use crate::document::ProblemKind;

/// What a compound file begins with.
pub(crate) const SIGN: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

const HEADER: usize = 512;
/// Every byte of a sound file is read once or twice; one in which streams share their sectors is none.
const TIMES: u64 = 8;

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
    /// Bytes that no stream has, in the file and among the short streams.
    unused: [Vec<Range<usize>>; 2],
    /// Bytes that may still be copied.
    left: Rc<Cell<u64>>,
    problem: Option<ProblemKind>,
}

/// A stream or a storage.
pub(crate) struct Entry {
    /// The way to it, such as `ObjectPool/_1234/\u{1}Ole10Native`.
    pub(crate) path: String,
    pub(crate) is_stream: bool,
    start: u32,
    size: u64,
}

impl Entry {
    pub(super) fn new(path: String, raw: &Raw) -> Self {
        Self { path, is_stream: raw.is_stream, start: raw.start, size: raw.size }
    }

    /// Its own name.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes::u32_at(bytes, at).unwrap_or(u32::MAX)
}

impl<'a> Compound<'a> {
    /// Opens a compound file, as far as it goes.
    pub(crate) fn open(bytes: &'a [u8]) -> Self {
        let shift = |at: usize, usual: u16| match bytes::u16_at(bytes, at) {
            Some(shift @ 6..=16) => shift,
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
            unused: Default::default(),
            left: Rc::new(Cell::new((bytes.len() as u64).saturating_mul(TIMES))),
            problem: None,
        };
        let lists = file.read_fat();
        file.mini_fat = Arc::new(numbers(&file.chain(u32_at(bytes, 60), u64::MAX, &mut false)));
        let start = u32_at(bytes, 48);
        let raw = directory::parse(&file.chain(start, u64::MAX, &mut false));
        // Where the table of sectors is missing, only its beginning was found.
        let is_listed = file.fat.len() > start as usize;
        match raw.first() {
            Some(root) if root.is_root && is_listed => {
                file.mini = Arc::new(file.chain(root.start, root.size, &mut false));
                let (entries, whole) = directory::walk(&raw);
                file.entries = entries;
                file.follow_all(&lists, root.start, root.size);
                if !whole {
                    file.problem = Some(ProblemKind::Damaged);
                }
            }
            _ => {
                let is_there = file.sector(start).is_some() && is_listed;
                file.problem = Some(if is_there { ProblemKind::Damaged } else { ProblemKind::Truncated });
                file.salvage();
            }
        }
        file
    }

    /// Follows all chains, to know of those that go wrong and of what belongs to none.
    fn follow_all(&mut self, lists: &[u32], root: u32, size: u64) {
        let mut long = Sectors::new(self.bytes.len(), self.sector, self.sector.max(HEADER));
        let mut short = Sectors::new(self.mini.len(), self.mini_sector, 0);
        for &number in lists {
            long.keep(number);
        }
        long.follow(&self.fat, u32_at(self.bytes, 48), None);
        long.follow(&self.fat, u32_at(self.bytes, 60), None);
        if size > 0 {
            long.follow(&self.fat, root, Some(size));
        }
        for entry in self.entries.iter().filter(|entry| entry.is_stream && entry.size > 0) {
            if entry.size < self.short {
                short.follow(&self.mini_fat, entry.start, Some(entry.size));
            } else {
                long.follow(&self.fat, entry.start, Some(entry.size));
            }
        }
        self.problem = long.problem.take().or(short.problem.take());
        self.unused = [long.unused(), short.unused()];
    }

    /// The bytes that no stream has: of free sectors, behind the ends of streams, behind the last sector.
    pub(super) fn unused(&self) -> impl Iterator<Item = &[u8]> {
        let [long, short] = &self.unused;
        let of = |bytes: &'_ [u8], range: &Range<usize>| range.start.min(bytes.len())..range.end.min(bytes.len());
        let long = long.iter().filter_map(move |range| self.bytes.get(of(self.bytes, range)));
        long.chain(short.iter().filter_map(move |range| self.mini.get(of(&self.mini, range))))
    }

    /// Without a directory: its entries may be somewhere all the same, and programs write the main stream first.
    fn salvage(&mut self) {
        let found = directory::search(self.bytes);
        if let Some(root) = found.iter().find(|raw| raw.is_root) {
            self.mini = Arc::new(self.chain(root.start, root.size, &mut false));
        }
        let named = found.iter().filter(|raw| !raw.is_root);
        self.entries = named.map(|raw| Entry::new(raw.name.clone(), raw)).collect();
        let begins_word = matches!(bytes::u16_at(self.bytes, HEADER), Some(0xA5EC | 0xA5DC));
        if self.find("WordDocument").is_none() && begins_word {
            let size = self.bytes.len().saturating_sub(HEADER) as u64;
            self.short = 0;
            self.entries.push(Entry { path: "WordDocument".into(), is_stream: true, start: 0, size });
        }
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
            left: Rc::clone(&self.left),
            // It belongs to no storage.
            unused: Default::default(),
            // Told once, for the whole file.
            problem: None,
            ..*self
        }
    }

    /// The entry at this path; as in Office, capitals make no difference.
    pub(crate) fn find(&self, path: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.path.eq_ignore_ascii_case(path))
    }

    /// Whether there is a stream or storage of this name; in a file whose directory is lost, anywhere in it.
    pub(super) fn names(&self, name: &str) -> bool {
        self.find(name).is_some() || self.problem.is_some() && directory::stands(self.bytes, name)
    }

    /// The bytes of the stream at this path.
    pub(crate) fn stream(&self, path: &str) -> Option<Vec<u8>> {
        self.entries.get(self.find(path)?).map(|entry| self.read(entry))
    }

    /// The bytes of a stream, as many of them as are there.
    pub(crate) fn read(&self, entry: &Entry) -> Vec<u8> {
        self.read_cut(entry, &mut false)
    }

    /// The same; `cut` is set if some are missing.
    pub(crate) fn read_cut(&self, entry: &Entry, cut: &mut bool) -> Vec<u8> {
        if !entry.is_stream || entry.size == 0 {
            return Vec::new();
        }
        if entry.size < self.short {
            let sectors = |sector: u32| {
                let from = (sector as usize).checked_mul(self.mini_sector)?;
                let end = from.checked_add(self.mini_sector)?.min(self.mini.len());
                self.mini.get(from..end).filter(|sector| !sector.is_empty())
            };
            self.follow(&self.mini_fat, entry.start, entry.size, self.mini.len(), sectors, cut)
        } else {
            self.chain(entry.start, entry.size, cut)
        }
    }

    /// The bytes of a chain of sectors, at most `size` of them.
    fn chain(&self, start: u32, size: u64, cut: &mut bool) -> Vec<u8> {
        self.follow(&self.fat, start, size, self.bytes.len(), |sector| self.sector(sector), cut)
    }

    /// Follows a chain. It can be no longer than what it leads through, so that one that bites its tail ends.
    /// Where the table itself is missing, the next sector is taken: most programs write streams in one piece.
    fn follow<'s>(
        &self,
        table: &[u32],
        start: u32,
        size: u64,
        most: usize,
        sector: impl Fn(u32) -> Option<&'s [u8]>,
        cut: &mut bool,
    ) -> Vec<u8> {
        let most = self.left.get().min(most as u64);
        let known = size != u64::MAX;
        let mut bytes = Vec::with_capacity(if known { size.min(most) as usize } else { 0 });
        let mut next = start;
        while next < NO_SECTOR && (bytes.len() as u64) < size.min(most) {
            let Some(sector) = sector(next) else { break };
            bytes.extend_from_slice(sector);
            next = match table.get(next as usize) {
                Some(&next) => next,
                None if known => next + 1,
                None => break,
            };
        }
        self.left.set(self.left.get().saturating_sub(bytes.len() as u64));
        *cut |= known && (bytes.len() as u64) < size;
        bytes.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        bytes
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let from = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        // The header takes the place of one sector, however long sectors are.
        let from = from.max(HEADER);
        let end = from.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(from..end).filter(|sector| !sector.is_empty())
    }

    /// The table of sectors lies in sectors that the header lists, and a chain of further lists. Gives all of these sectors.
    fn read_fat(&mut self) -> Vec<u32> {
        let most = self.bytes.len() / self.sector + 1;
        let mut lists: Vec<u32> = (0..109).map(|at| u32_at(self.bytes, 76 + 4 * at)).collect();
        let mut next = u32_at(self.bytes, 68);
        let (mut seen, mut own) = (0, Vec::new());
        while next < NO_SECTOR && seen * self.sector <= self.bytes.len() {
            let Some(sector) = self.sector(next) else { break };
            let list = numbers(sector);
            let Some((last, list)) = list.split_last() else { break };
            lists.extend(list);
            own.push(next);
            next = *last;
            seen += 1;
        }
        let mut fat = Vec::new();
        for &number in lists.iter().filter(|&&number| number < NO_SECTOR) {
            // One entry a sector of the file; what a table says beyond that leads nowhere.
            if fat.len() > most {
                break;
            }
            match self.sector(number) {
                Some(sector) => fat.extend(numbers(sector)),
                None => break,
            }
        }
        self.fat = Arc::new(fat);
        own.extend(lists);
        own
    }

    /// What is wrong with the file as a whole.
    pub(crate) fn problem(&self) -> Option<ProblemKind> {
        self.problem.clone()
    }
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect()
}
