//! Compound files made by hand: streams and storages, the table of sectors and that of short ones.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::cast_possible_truncation)]

const SECTOR: usize = 512;
const SHORT_SECTOR: usize = 64;
/// Streams shorter than this lie in the stream of short ones.
const SHORT: usize = 4096;
const NONE: u32 = 0xFFFF_FFFF;
const END: u32 = 0xFFFF_FFFE;

struct Entry<'a> {
    name: String,
    /// The storage it lies in.
    parent: usize,
    stream: Option<&'a [u8]>,
    start: u32,
    links: [u32; 3],
}

/// A compound file with these streams. `ObjectPool/_1/\u{1}Ole10Native` makes its storages; a path that ends in `/` is
/// a storage with nothing in it.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut entries = tree(streams);
    // Short streams.
    let (mut short, mut short_table) = (Vec::new(), Vec::new());
    let is_short = |bytes: &[u8]| bytes.len() < SHORT;
    for entry in &mut entries {
        if let Some(bytes) = entry.stream.filter(|bytes| is_short(bytes)) {
            entry.start = if bytes.is_empty() { END } else { chain(&mut short_table, bytes.len(), SHORT_SECTOR) };
            append(&mut short, bytes, SHORT_SECTOR);
        }
    }
    // Whole sectors: directory, table of short ones, short streams, long streams.
    let (mut body, mut table) = (Vec::new(), Vec::new());
    let directory = chain(&mut table, entries.len() * 128, SECTOR);
    let short_list = chain(&mut table, short_table.len() * 4, SECTOR);
    let short_start = chain(&mut table, short.len(), SECTOR);
    for entry in &mut entries {
        if let Some(bytes) = entry.stream.filter(|bytes| !is_short(bytes)) {
            entry.start = chain(&mut table, bytes.len(), SECTOR);
        }
    }
    let mut raw = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let (kind, size, start) = match entry.stream {
            Some(bytes) => (2, bytes.len(), entry.start),
            None if index == 0 => (5, short.len(), short_start),
            None => (1, 0, 0),
        };
        raw.extend(record(entry, kind, start, size));
    }
    append(&mut body, &raw, SECTOR);
    append(&mut body, &short_table.iter().flat_map(|n| n.to_le_bytes()).collect::<Vec<u8>>(), SECTOR);
    append(&mut body, &short, SECTOR);
    for entry in &entries {
        if let Some(bytes) = entry.stream.filter(|bytes| !is_short(bytes)) {
            append(&mut body, bytes, SECTOR);
        }
    }
    // The table of sectors stands behind all that, and speaks of itself as well.
    let content = table.len();
    let (mut lists, mut more) = (1, 0);
    while lists * 128 < content + lists + more {
        lists += 1;
        more = lists.saturating_sub(109).div_ceil(127);
    }
    table.extend(std::iter::repeat_n(0xFFFF_FFFD, lists));
    table.extend(std::iter::repeat_n(0xFFFF_FFFC, more));
    table.resize(lists * 128, NONE);
    body.extend(table.iter().flat_map(|n| n.to_le_bytes()));
    let places: Vec<u32> = (content..content + lists).map(|n| n as u32).collect();
    for (index, list) in places.get(109..).unwrap_or_default().chunks(127).enumerate() {
        let mut list = list.to_vec();
        list.resize(127, NONE);
        list.push(if index + 1 == more { END } else { (content + lists + index + 1) as u32 });
        body.extend(list.iter().flat_map(|n| n.to_le_bytes()));
    }
    let mut file = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    file.extend([0; 16]);
    for number in [0x3E_u16, 3, 0xFFFE, 9, 6] {
        file.extend(number.to_le_bytes());
    }
    file.extend([0; 10]);
    let first = if more == 0 { END } else { (content + lists) as u32 };
    let short_lists = (short_table.len() * 4).div_ceil(SECTOR) as u32;
    for number in [lists as u32, directory, 0, SHORT as u32, short_list, short_lists, first, more as u32] {
        file.extend(number.to_le_bytes());
    }
    for index in 0..109 {
        file.extend(places.get(index).copied().unwrap_or(NONE).to_le_bytes());
    }
    file.extend(body);
    file
}

/// The root, storages and streams, linked.
fn tree<'a>(streams: &[(&str, &'a [u8])]) -> Vec<Entry<'a>> {
    let entry =
        |name: &str, parent, stream| Entry { name: name.to_owned(), parent, stream, start: END, links: [NONE; 3] };
    let mut entries = vec![entry("Root Entry", usize::MAX, None)];
    for &(path, bytes) in streams {
        let (storages, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut parent = 0;
        for storage in storages.split('/').filter(|storage| !storage.is_empty()) {
            let known = entries.iter().position(|e| e.parent == parent && e.name == storage && e.stream.is_none());
            parent = known.unwrap_or_else(|| {
                entries.push(entry(storage, parent, None));
                entries.len() - 1
            });
        }
        if !name.is_empty() {
            entries.push(entry(name, parent, Some(bytes)));
        }
    }
    for storage in 0..entries.len() {
        let mut children: Vec<usize> = (0..entries.len()).filter(|&child| entries[child].parent == storage).collect();
        children.sort_by_key(|&child| {
            let name = entries[child].name.to_uppercase();
            (name.encode_utf16().count(), name)
        });
        entries[storage].links[2] = balance(&mut entries, &children);
    }
    entries
}

/// Makes a tree of siblings and gives its root.
fn balance(entries: &mut [Entry<'_>], siblings: &[usize]) -> u32 {
    if siblings.is_empty() {
        return NONE;
    }
    let middle = siblings.len() / 2;
    let root = siblings[middle];
    entries[root].links[0] = balance(entries, &siblings[..middle]);
    entries[root].links[1] = balance(entries, &siblings[middle + 1..]);
    root as u32
}

fn record(entry: &Entry<'_>, kind: u8, start: u32, size: usize) -> Vec<u8> {
    let mut raw: Vec<u8> = entry.name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = raw.len() as u16 + 2;
    raw.resize(64, 0);
    raw.extend(length.to_le_bytes());
    raw.extend([kind, 1]);
    raw.extend(entry.links.iter().flat_map(|n| n.to_le_bytes()));
    raw.resize(116, 0);
    raw.extend(start.to_le_bytes());
    raw.extend((size as u64).to_le_bytes());
    raw
}

/// Adds a chain for so many bytes to a table; its first sector.
fn chain(table: &mut Vec<u32>, bytes: usize, sector: usize) -> u32 {
    let (first, sectors) = (table.len(), bytes.div_ceil(sector));
    for index in 0..sectors {
        table.push(if index + 1 == sectors { END } else { (first + index + 1) as u32 });
    }
    if sectors == 0 { END } else { first as u32 }
}

fn append(to: &mut Vec<u8>, bytes: &[u8], sector: usize) {
    to.extend_from_slice(bytes);
    to.resize(to.len().next_multiple_of(sector), 0);
}
