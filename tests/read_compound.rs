//! What all compound files have in common: chains of sectors that go wrong, and what lies where no stream is.
#![allow(missing_docs, clippy::unwrap_used, clippy::cast_possible_truncation)]

mod reading;

use reading::biff::{art, holder, long, record, wide, words, xls};
use reading::compound::compound;
use reading::doc::{Doc, MAIN};
use reading::told;

const OLD: &str = "已删去的张三电话13912345678";
const END: u32 = 0xFFFF_FFFE;

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap())
}

/// Where the table of sectors is, of a file with a short one.
fn table(file: &[u8]) -> usize {
    512 * (u32_at(file, 76) as usize + 1)
}

fn set(file: &mut [u8], sector: usize, next: u32) {
    let at = table(file) + 4 * sector;
    file[at..at + 4].copy_from_slice(&next.to_le_bytes());
}

fn doc() -> Vec<u8> {
    let mut doc = Doc::new();
    for _ in 0..300 {
        doc.paragraph(MAIN, "现在的正文还在这里，一共有很多行");
    }
    doc.build()
}

fn ppt(stream: &[u8]) -> Vec<u8> {
    let doubles = |numbers: &[u32]| numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>();
    let document = holder(0x3E8, 0, &[art(0x3E9, 1, &doubles(&[5760, 4320, 0, 0, 1, 1, 0, 0, 0, 0]))]);
    let directory = art(0x1772, 0, &doubles(&[1 | 1 << 20, 0]));
    let edit = art(0xFF5, 0, &doubles(&[256, 0, 0, document.len() as u32, 1, 9, 0]));
    let user = art(0xFF6, 0, &doubles(&[0x14, 0xE391_C05F, (document.len() + directory.len()) as u32, 0, 0]));
    compound(&[("PowerPoint Document", &[&document, &directory, &edit, stream].concat()), ("Current User", &user)])
}

fn problems(file: &[u8]) -> Vec<String> {
    told(file).into_iter().filter(|line| line.starts_with("! ")).collect()
}

#[test]
fn chains_that_go_wrong_are_told() {
    let file = doc();
    assert!(problems(&file).is_empty());
    // The longest chain is that of the text: each sector leads to the next one.
    let count = (table(&file) - 512) / 512;
    let chained: Vec<usize> = (1..count - 1)
        .filter(|&sector| {
            let next = |sector| u32_at(&file, table(&file) + 4 * sector) as usize;
            next(sector - 1) == sector && next(sector) == sector + 1
        })
        .collect();
    let middle = chained[chained.len() / 2];
    let mut circle = file.clone();
    set(&mut circle, middle, middle as u32 - 1);
    assert!(problems(&circle).contains(&"! damaged".to_owned()));
    let mut short = file.clone();
    set(&mut short, middle, END);
    assert!(problems(&short).contains(&"! truncated".to_owned()));
    // The directory.
    let mut circle = file.clone();
    let directory = u32_at(&file, 48);
    set(&mut circle, directory as usize, directory);
    assert!(problems(&circle).contains(&"! damaged".to_owned()));
    // The table of short streams, and the chain of one of them.
    let file = compound(&[("WordDocument", &[0; 5000]), ("1Table", &[1; 200])]);
    let mut circle = file.clone();
    let list = 512 * (u32_at(&file, 60) as usize + 1);
    assert_eq!(u32_at(&file, list), 1);
    circle[list..list + 4].copy_from_slice(&0_u32.to_le_bytes());
    let mut lines = problems(&circle);
    lines.retain(|line| !problems(&file).contains(line) || line == "! damaged");
    assert!(!lines.is_empty());
}

#[test]
fn what_lies_in_no_stream_is_left_over() {
    let gbk = encoding_rs::GBK.encode(OLD).0.into_owned();
    let cells = record(0x204, &[words(&[0, 1, 0]), long("现在")].concat());
    for file in [doc(), ppt(&[]), xls(&[], &[("Sheet1", 0, cells)])] {
        assert!(!told(&file).iter().any(|line| line.contains("{residue}")));
        for old in [&wide(OLD), &gbk] {
            // Behind the last sector.
            let behind = [&file[..], &[0; 100], old, &[0; 50]].concat();
            let lines = told(&behind);
            let found: Vec<_> = lines.iter().filter(|line| line.ends_with(OLD)).collect();
            assert!(found.len() == 1 && found[0].contains("{residue}"), "{lines:?}");
            assert!(problems(&behind).is_empty());
        }
        // Bytes without meaning.
        let mut state = 1_u32;
        let noise = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        });
        let behind = [file.clone(), noise.take(1 << 18).collect()].concat();
        assert_eq!(told(&behind), told(&file));
    }
}

#[test]
fn what_a_longer_stream_left_behind_the_end_of_one() {
    let mut doc = Doc::new();
    doc.paragraph(MAIN, "正文").stream("Data", &[&[7; 4200][..], &[0; 2], &wide(OLD), &[0; 2]].concat());
    let mut file = doc.build();
    // The stream ends before that.
    let size = (4200_u32 + 4 + wide(OLD).len() as u32).to_le_bytes();
    let at = file.windows(4).rposition(|bytes| bytes == size).unwrap();
    file[at..at + 4].copy_from_slice(&4200_u32.to_le_bytes());
    let lines = told(&file);
    assert_eq!(lines, ["p 正文".to_owned(), format!("residue {{residue}} p {OLD}")]);
}

#[test]
fn records_that_belong_to_nothing() {
    let workbook = xls(&[], &[("Sheet1", 0, record(0x204, &[words(&[0, 1, 0]), long("现在")].concat()))]);
    assert!(!told(&workbook).iter().any(|line| line.contains(OLD)));
    let stream = reading::biff::book(&[], &[("Sheet1", 0, Vec::new())]);
    let stream = [stream, record(0x204, &[words(&[0, 1, 0]), long(OLD)].concat())].concat();
    let lines = told(&compound(&[("Workbook", &stream)]));
    assert!(lines.contains(&format!("{{residue}} attribute {OLD}")), "{lines:?}");
    let lines = told(&ppt(&art(0xFBA, 0, &wide(OLD))));
    assert!(lines.contains(&format!("{{earlier-version}} p {OLD}")), "{lines:?}");
}
