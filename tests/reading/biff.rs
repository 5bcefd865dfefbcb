//! Workbooks and presentations of older programs made by hand, record by record.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::cast_possible_truncation)]

use super::compound::compound;

/// A record of a workbook.
pub fn record(kind: u16, bytes: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(bytes.len() as u16).to_le_bytes(), bytes].concat()
}

/// Numbers of two bytes.
pub fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

pub fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A text behind its length in two bytes.
pub fn long(text: &str) -> Vec<u8> {
    [&words(&[text.encode_utf16().count() as u16])[..], &[1], &wide(text)].concat()
}

/// A text behind its length in one byte.
pub fn short(text: &str) -> Vec<u8> {
    [&[text.encode_utf16().count() as u8, 1][..], &wide(text)].concat()
}

pub fn begin(sort: u16) -> Vec<u8> {
    record(0x809, &words(&[0x600, sort, 0, 0, 0, 0, 6, 0]))
}

pub fn end() -> Vec<u8> {
    record(0x0A, &[])
}

/// The shared texts.
pub fn sst(texts: &[&str]) -> Vec<u8> {
    let count = (texts.len() as u32).to_le_bytes();
    record(0xFC, &[&count[..], &count, &texts.iter().flat_map(|text| long(text)).collect::<Vec<u8>>()].concat())
}

/// A cell with a shared text.
pub fn shared(row: u16, column: u16, style: u16, index: u16) -> Vec<u8> {
    record(0xFD, &words(&[row, column, style, index, 0]))
}

pub fn number(row: u16, column: u16, style: u16, value: f64) -> Vec<u8> {
    record(0x203, &[&words(&[row, column, style])[..], &value.to_le_bytes()].concat())
}

/// A sheet: its name, whether it is hidden, its records.
pub type Sheet<'a> = (&'a str, u8, Vec<u8>);

/// The stream of a workbook, with these records in front of the sheets.
pub fn book(globals: &[u8], sheets: &[Sheet<'_>]) -> Vec<u8> {
    let list: usize = sheets.iter().map(|sheet| 4 + 6 + short(sheet.0).len()).sum();
    let mut at = begin(5).len() + globals.len() + list + end().len();
    let mut stream = [begin(5), globals.to_vec()].concat();
    for (name, hidden, records) in sheets {
        stream.extend(record(0x85, &[&(at as u32).to_le_bytes()[..], &[*hidden, 0], &short(name)].concat()));
        at += begin(0x10).len() + records.len() + end().len();
    }
    stream.extend(end());
    for (_, _, records) in sheets {
        stream.extend([begin(0x10), records.clone(), end()].concat());
    }
    stream
}

/// The same as a file.
pub fn xls(globals: &[u8], sheets: &[Sheet<'_>]) -> Vec<u8> {
    compound(&[("Workbook", &book(globals, sheets))])
}

/// A record of a presentation or a drawing.
pub fn art(kind: u16, instance: u16, bytes: &[u8]) -> Vec<u8> {
    [&words(&[instance << 4, kind])[..], &(bytes.len() as u32).to_le_bytes(), bytes].concat()
}

/// One that holds others.
pub fn holder(kind: u16, instance: u16, inside: &[Vec<u8>]) -> Vec<u8> {
    let bytes = inside.concat();
    [&words(&[instance << 4 | 0xF, kind])[..], &(bytes.len() as u32).to_le_bytes(), &bytes].concat()
}

/// Properties of a shape: numbers, and texts behind them.
pub fn properties(numbers: &[(u16, u32)], texts: &[(u16, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (id, value) in numbers {
        bytes.extend([&words(&[*id])[..], &value.to_le_bytes()].concat());
    }
    for (id, text) in texts {
        bytes.extend([&words(&[id | 0x8000])[..], &(wide(text).len() as u32).to_le_bytes()].concat());
    }
    bytes.extend(texts.iter().flat_map(|(_, text)| wide(text)));
    art(0xF00B, (numbers.len() + texts.len()) as u16, &bytes)
}

/// Every cut and many mutations of a file are read without a panic; a cut one says that it is one.
pub fn batter(bytes: &[u8], mutations: u32) {
    use baguan::document::{Document, Format};
    use baguan::read::{Container, Limits};

    let read = |bytes: &[u8]| {
        let Ok(container) = Container::open(bytes, Limits::default()) else { return };
        let mut count = 0;
        container.with_stretch(1000).read(Document::new(Format::Text), &mut |stretch, _| {
            super::sound(&stretch.document);
            count += 1;
            assert!(count < 100_000);
            Document::new(Format::Text)
        });
    };
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below.max(1) as u64) as usize
    };
    for _ in 0..mutations {
        let mut bytes = bytes.to_vec();
        for _ in 0..=random(4) {
            let (at, other) = (random(bytes.len()), random(bytes.len()));
            match random(4) {
                0 => bytes[at] = random(256) as u8,
                1 => bytes[at] = [0, 1, 0x7F, 0x80, 0xFF][random(5)],
                2 => bytes.truncate(at.max(64)),
                _ => {
                    let length = random(64).min(bytes.len() - at.max(other));
                    let piece = bytes[at..at + length].to_vec();
                    bytes[other..other + length].copy_from_slice(&piece);
                }
            }
        }
        read(&bytes);
    }
}
