//! Word documents of the older kind made by hand: any text, format and table in any order of pieces.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::cast_possible_truncation)]

use super::compound::compound;

/// The stories of a document.
pub const MAIN: usize = 0;
pub const NOTES: usize = 1;
pub const HEADERS: usize = 2;
pub const COMMENTS: usize = 4;
pub const ENDNOTES: usize = 5;
pub const BOXES: usize = 6;

/// Properties of characters.
pub const HIDDEN: &[u8] = &[0x3C, 0x08, 1];
pub const SHOWN: &[u8] = &[0x3C, 0x08, 0];
pub const DELETED: &[u8] = &[0x00, 0x08, 1];
pub const INSERTED: &[u8] = &[0x01, 0x08, 1];
pub const SPECIAL: &[u8] = &[0x55, 0x08, 1];
/// Properties of paragraphs.
pub const IN_TABLE: &[u8] = &[0x16, 0x24, 1];
pub const ROW_END: &[u8] = &[0x16, 0x24, 1, 0x17, 0x24, 1];
pub const HEADER_ROW_END: &[u8] = &[0x16, 0x24, 1, 0x17, 0x24, 1, 0x04, 0x34, 1];

/// The end of a row whose cells begin at these places.
pub fn row_end(edges: &[i16]) -> Vec<u8> {
    let mut cells = vec![edges.len() as u8 - 1];
    cells.extend(edges.iter().flat_map(|edge| edge.to_le_bytes()));
    let mut format = ROW_END.to_vec();
    format.extend(0xD608_u16.to_le_bytes());
    format.extend((cells.len() as u16 + 1).to_le_bytes());
    format.extend(cells);
    format
}

#[derive(Clone)]
struct Unit {
    code: u16,
    characters: usize,
    paragraph: usize,
}

/// A document being written.
#[derive(Clone)]
pub struct Doc {
    stories: [Vec<Unit>; 8],
    characters: Vec<Vec<u8>>,
    paragraphs: Vec<Vec<u8>>,
    styles: Vec<Vec<u8>>,
    tables: Vec<(usize, Vec<u8>)>,
    streams: Vec<(String, Vec<u8>)>,
    left: Vec<u8>,
    flags: u16,
    split: usize,
    reversed: bool,
    narrow: bool,
}

impl Doc {
    pub fn new() -> Self {
        let mut doc = Self {
            stories: std::array::from_fn(|_| Vec::new()),
            characters: vec![Vec::new()],
            paragraphs: vec![vec![0, 0]],
            styles: Vec::new(),
            tables: Vec::new(),
            streams: Vec::new(),
            left: Vec::new(),
            flags: 0x1200,
            split: usize::MAX,
            reversed: false,
            narrow: false,
        };
        doc.style(0, 1, 0xFFF, &[], &[]);
        doc
    }

    /// A style; its number is how many were there before.
    pub fn style(&mut self, own: u16, kind: u16, based_on: u16, paragraph: &[u8], character: &[u8]) -> &mut Self {
        let mut style = Vec::new();
        for word in [own, kind | based_on << 4, if kind == 1 { 2 } else { 1 }, 0, 0] {
            style.extend(word.to_le_bytes());
        }
        style.extend([1, 0, b'a', 0, 0, 0]);
        let mut list = |head: &[u8], list: &[u8]| {
            style.extend(((head.len() + list.len()) as u16).to_le_bytes());
            style.extend(head);
            style.extend(list);
            style.resize(style.len().next_multiple_of(2), 0);
        };
        if kind == 1 {
            list(&(self.styles.len() as u16).to_le_bytes(), paragraph);
        }
        list(&[], character);
        self.styles.push(style);
        self
    }

    /// A run of characters.
    pub fn run(&mut self, story: usize, text: &str, format: &[u8]) -> &mut Self {
        let characters = self.characters.iter().position(|known| known == format).unwrap_or_else(|| {
            self.characters.push(format.to_vec());
            self.characters.len() - 1
        });
        let units = text.encode_utf16().map(|code| Unit { code, characters, paragraph: usize::MAX });
        self.stories[story].extend(units);
        self
    }

    /// The end of a paragraph: its mark, style and properties.
    pub fn end(&mut self, story: usize, mark: char, style: u16, format: &[u8]) -> &mut Self {
        self.run(story, mark.encode_utf8(&mut [0; 4]), &[]);
        self.close(story, style, format)
    }

    /// The same where the mark has been written.
    pub fn close(&mut self, story: usize, style: u16, format: &[u8]) -> &mut Self {
        self.paragraphs.push([&style.to_le_bytes(), format].concat());
        let paragraph = self.paragraphs.len() - 1;
        for unit in self.stories[story].iter_mut().filter(|unit| unit.paragraph == usize::MAX) {
            unit.paragraph = paragraph;
        }
        self
    }

    /// A paragraph of plain text.
    pub fn paragraph(&mut self, story: usize, text: &str) -> &mut Self {
        self.run(story, text, &[]).end(story, '\r', 0, &[])
    }

    /// A row of a table.
    pub fn row(&mut self, story: usize, cells: &[&str], end: &[u8]) -> &mut Self {
        for cell in cells {
            self.run(story, cell, &[]).end(story, '\u{7}', 0, IN_TABLE);
        }
        self.end(story, '\u{7}', 0, end)
    }

    /// A field.
    pub fn field(&mut self, story: usize, code: &str, result: &str) -> &mut Self {
        self.run(story, "\u{13}", SPECIAL).run(story, code, &[]).run(story, "\u{14}", SPECIAL);
        self.run(story, result, &[]).run(story, "\u{15}", SPECIAL)
    }

    /// A table of the table stream.
    pub fn table(&mut self, number: usize, bytes: &[u8]) -> &mut Self {
        self.tables.push((number, bytes.to_vec()));
        self
    }

    /// Another stream of the file.
    pub fn stream(&mut self, name: &str, bytes: &[u8]) -> &mut Self {
        self.streams.push((name.to_owned(), bytes.to_vec()));
        self
    }

    /// Bytes of the main stream that no piece has.
    pub fn left(&mut self, bytes: &[u8]) -> &mut Self {
        self.left.extend(bytes);
        self
    }

    pub fn flags(&mut self, flags: u16) -> &mut Self {
        self.flags |= flags;
        self
    }

    /// So many characters a piece, the last one first, and those of one byte written as such.
    pub fn pieces(&mut self, split: usize, reversed: bool, narrow: bool) -> &mut Self {
        (self.split, self.reversed, self.narrow) = (split, reversed, narrow);
        self
    }

    /// The file.
    pub fn build(&self) -> Vec<u8> {
        let (main, table) = self.parts();
        let mut streams: Vec<(&str, &[u8])> = vec![("WordDocument", &main), ("1Table", &table)];
        streams.extend(self.streams.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
        compound(&streams)
    }

    fn parts(&self) -> (Vec<u8>, Vec<u8>) {
        let mut units: Vec<Unit> = self.stories.iter().flatten().cloned().collect();
        // One more end of a paragraph stands behind further stories.
        if self.stories.iter().skip(1).any(|story| !story.is_empty()) {
            units.push(Unit { code: 13, characters: 0, paragraph: 0 });
        }
        let mut pieces: Vec<(usize, &[Unit])> = Vec::new();
        let mut from = 0;
        for piece in units.chunks(self.split) {
            pieces.push((from, piece));
            from += piece.len();
        }
        let mut descriptors = vec![0_u32; pieces.len()];
        let mut order: Vec<usize> = (0..pieces.len()).collect();
        if self.reversed {
            order.reverse();
        }
        // The text, and what each byte of it is formatted as.
        let mut main = vec![0; 0x600];
        main.extend(&self.left);
        main.resize(main.len().next_multiple_of(2), 0);
        let start = main.len();
        let (mut characters, mut paragraphs): (Runs, Runs) = (Vec::new(), Vec::new());
        for index in order {
            let piece = pieces[index].1;
            let narrow = self.narrow && piece.iter().all(|unit| unit.code < 0x80);
            main.resize(main.len().next_multiple_of(2), 0);
            descriptors[index] = if narrow { (main.len() as u32 * 2) | 0x4000_0000 } else { main.len() as u32 };
            for unit in piece {
                let at = main.len() as u32;
                if narrow {
                    main.push(unit.code as u8);
                } else {
                    main.extend(unit.code.to_le_bytes());
                }
                add(&mut characters, at, main.len() as u32, unit.characters);
                add(&mut paragraphs, at, main.len() as u32, unit.paragraph.min(self.paragraphs.len() - 1));
            }
        }
        let end = main.len();
        let mut table = Vec::new();
        let mut places = vec![(0_u32, 0_u32); 93];
        let mut place = |number: usize, bytes: &[u8], table: &mut Vec<u8>| {
            places[number] = (table.len() as u32, bytes.len() as u32);
            table.extend(bytes);
        };
        let mut sheet = vec![18, 0];
        for word in [self.styles.len() as u16, 10, 1, 0, 15, 0, 0, 0, 0] {
            sheet.extend(word.to_le_bytes());
        }
        for style in &self.styles {
            sheet.extend((style.len() as u16).to_le_bytes());
            sheet.extend(style);
        }
        place(1, &sheet, &mut table);
        let plc = pages(&mut main, &characters, 1, |format| {
            let list = &self.characters[format];
            if list.is_empty() { Vec::new() } else { [&[list.len() as u8], list.as_slice()].concat() }
        });
        place(12, &plc, &mut table);
        let plc = pages(&mut main, &paragraphs, 13, |format| {
            let mut list = self.paragraphs[format].clone();
            let odd = list.len() % 2 == 1;
            list.resize(list.len().next_multiple_of(2), 0);
            let words = (list.len() / 2) as u8;
            // An odd number of bytes is written with one byte of a count, an even one with two.
            let head = if odd { vec![words] } else { vec![0, words] };
            [head, if odd { self.paragraphs[format].clone() } else { list }].concat()
        });
        place(13, &plc, &mut table);
        let mut clx = vec![2];
        clx.extend((12 * pieces.len() as u32 + 4).to_le_bytes());
        clx.extend(pieces.iter().flat_map(|piece| (piece.0 as u32).to_le_bytes()));
        clx.extend((units.len() as u32).to_le_bytes());
        for at in descriptors {
            clx.extend([0, 0]);
            clx.extend(at.to_le_bytes());
            clx.extend([0, 0]);
        }
        place(33, &clx, &mut table);
        for (number, bytes) in &self.tables {
            place(*number, bytes, &mut table);
        }
        // Word makes it no short stream.
        main.resize(main.len().max(4096), 0);
        let mut put = |at: usize, bytes: &[u8]| main[at..at + bytes.len()].copy_from_slice(bytes);
        for (at, word) in
            [(0, 0xA5EC_u16), (2, 0xC1), (6, 0x0804), (10, self.flags), (12, 0xBF), (32, 14), (62, 22), (152, 93)]
        {
            put(at, &word.to_le_bytes());
        }
        put(0x18, &(start as u32).to_le_bytes());
        put(0x1C, &(end as u32).to_le_bytes());
        for (index, story) in self.stories.iter().enumerate() {
            put(0x4C + 4 * index, &(story.len() as u32).to_le_bytes());
        }
        for (index, (from, length)) in places.iter().enumerate() {
            put(0x9A + 8 * index, &from.to_le_bytes());
            put(0x9E + 8 * index, &length.to_le_bytes());
        }
        (main, table)
    }
}

type Runs = Vec<(u32, u32, usize)>;

fn add(runs: &mut Runs, from: u32, to: u32, format: usize) {
    match runs.last_mut() {
        Some(last) if last.1 == from && last.2 == format => last.1 = to,
        _ => runs.push((from, to, format)),
    }
}

/// Writes pages of formats behind the text, and gives the list of them.
fn pages(main: &mut Vec<u8>, runs: &Runs, entry: usize, format: impl Fn(usize) -> Vec<u8>) -> Vec<u8> {
    let (mut places, mut numbers) = (Vec::new(), Vec::new());
    let mut rest = runs.as_slice();
    while !rest.is_empty() {
        let mut page = vec![0; 512];
        let (mut count, mut free) = (0, 511);
        let mut offsets = Vec::new();
        for run in rest {
            let list = format(run.2);
            let at = if list.is_empty() { free } else { (free - list.len()) & !1 };
            if at < 8 + (count + 1) * (4 + entry) {
                break;
            }
            page[at..at + list.len()].copy_from_slice(&list);
            offsets.push(if list.is_empty() { 0 } else { (at / 2) as u8 });
            (count, free) = (count + 1, at);
        }
        let (these, others) = rest.split_at(count);
        for (index, run) in these.iter().enumerate() {
            page[4 * index..4 * index + 4].copy_from_slice(&run.0.to_le_bytes());
            page[4 * index + 4..4 * index + 8].copy_from_slice(&run.1.to_le_bytes());
            page[4 * (count + 1) + entry * index] = offsets[index];
        }
        page[511] = count as u8;
        main.resize(main.len().next_multiple_of(512), 0);
        numbers.push((main.len() / 512) as u32);
        places.push(these[0].0);
        main.extend(page);
        rest = others;
    }
    places.push(runs.last().map_or(0, |run| run.1));
    places.into_iter().chain(numbers).flat_map(u32::to_le_bytes).collect()
}

/// A table of strings.
pub fn strings(texts: &[&str]) -> Vec<u8> {
    let mut list = vec![0xFF, 0xFF];
    list.extend((texts.len() as u16).to_le_bytes());
    list.extend([0, 0]);
    for text in texts {
        list.extend(string(text));
    }
    list
}

/// A string behind its length.
pub fn string(text: &str) -> Vec<u8> {
    let length = text.encode_utf16().count() as u16;
    std::iter::once(length).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// A document of Word 6 or 95, of which some bytes of the text are hidden.
pub fn old(
    sign: u16,
    version: u16,
    language: u16,
    text: &[u8],
    hidden: std::ops::Range<usize>,
    left: &[u8],
) -> Vec<u8> {
    let mut main = vec![0; 0x300];
    main.extend(left);
    let from = main.len();
    main.extend(text);
    let end = main.len();
    let mut place = (0, 0);
    if !hidden.is_empty() {
        let at = |byte: usize| (from + byte) as u32;
        let runs =
            vec![(at(0), at(hidden.start), 0), (at(hidden.start), at(hidden.end), 1), (at(hidden.end), end as u32, 0)];
        let list = pages(&mut main, &runs, 1, |format| if format == 1 { vec![2, 92, 1] } else { Vec::new() });
        // The number of a page has two bytes here.
        let list = &list[..list.len() - 2];
        place = (main.len() as u32, list.len() as u32);
        main.extend(list);
    }
    main.resize(main.len().max(4096), 0);
    let mut put = |at: usize, bytes: &[u8]| main[at..at + bytes.len()].copy_from_slice(bytes);
    for (at, word) in [(0, sign), (2, version), (6, language)] {
        put(at, &word.to_le_bytes());
    }
    for (at, long) in
        [(0x18, from as u32), (0x1C, end as u32), (0x34, text.len() as u32), (0xB8, place.0), (0xBC, place.1)]
    {
        put(at, &long.to_le_bytes());
    }
    compound(&[("WordDocument", &main)])
}
