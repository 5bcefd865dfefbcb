//! Workbooks in binary parts: the same cells, and the same reasons why a sheet does not show them.
#![allow(clippy::unwrap_used, missing_docs)]

mod reading;

use std::io::{Cursor, Write as _};

use reading::sheet::relations;
use reading::{read_container, told};
use zip::write::SimpleFileOptions;

/// A record.
fn record(number: u16, body: &[u8]) -> Vec<u8> {
    let mut bytes =
        if number < 128 { vec![number as u8] } else { vec![(number & 0x7F) as u8 | 0x80, (number >> 7) as u8] };
    let mut length = body.len();
    loop {
        let more = length > 0x7F;
        bytes.push((length & 0x7F) as u8 | if more { 0x80 } else { 0 });
        length >>= 7;
        if !more {
            break;
        }
    }
    bytes.extend(body);
    bytes
}

fn text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = (units.len() as u32).to_le_bytes().to_vec();
    bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    bytes
}

fn longs(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn row(number: u32, height: u16, flags: u8) -> Vec<u8> {
    let mut body = longs(&[number, 0]);
    body.extend(height.to_le_bytes());
    body.extend([0, flags, 0, 0, 0, 0, 0]);
    record(0, &body)
}

fn cell(number: u16, column: u32, style: u32, value: &[u8]) -> Vec<u8> {
    let mut body = longs(&[column, style]);
    body.extend(value);
    record(number, &body)
}

fn columns(first: u32, last: u32, width: u32, flags: u16) -> Vec<u8> {
    let mut body = longs(&[first, last, width, 0]);
    body.extend(flags.to_le_bytes());
    record(60, &body)
}

fn listed(state: u32, id: &str, name: &str) -> Vec<u8> {
    record(156, &[longs(&[state, 1]), text(id), text(name)].concat())
}

fn shared(value: &str) -> Vec<u8> {
    record(19, &[vec![0], text(value)].concat())
}

/// A workbook of two sheets, the second of them hidden.
fn parts() -> Vec<(&'static str, Vec<u8>)> {
    let workbook = [
        record(131, &[]),
        record(153, &longs(&[0, 0])),
        listed(0, "r1", "名单"),
        listed(2, "r2", "底稿"),
        record(39, &[vec![0; 9], text("秘密名"), longs(&[0])].concat()),
        record(132, &[]),
    ];
    let mut colours = vec![0; 12];
    colours.extend([5, 0, 0, 0, 255, 255, 255, 255]);
    let formats = [(0_u16, 0_u16), (14, 0), (170, 0), (0, 1)];
    let mut looks = vec![];
    for (format, font) in formats {
        looks.extend(record(47, &[0, format, font, 0].map(u16::to_le_bytes).concat()));
    }
    let styles = [
        record(278, &[]),
        record(44, &[170_u16.to_le_bytes().to_vec(), text(";;;")].concat()),
        record(43, &[0; 20]),
        record(43, &colours),
        record(45, &[0; 60]),
        record(626, &[]),
        record(47, &[0; 16]),
        record(627, &[]),
        record(617, &[]),
        looks,
        record(618, &[]),
    ];
    let mut formula = text("值");
    formula.extend([0, 0, 12, 0, 0, 0, 0x17]);
    formula.extend(2_u16.to_le_bytes());
    formula.extend("密语".encode_utf16().flat_map(u16::to_le_bytes));
    let first = [
        record(129, &[]),
        columns(3, 3, 2000, 1),
        row(0, 300, 0),
        cell(7, 0, 0, &longs(&[0])),
        cell(5, 1, 0, &13_912_345_678_f64.to_le_bytes()),
        cell(2, 2, 1, &(45_418_u32 << 2 | 2).to_le_bytes()),
        cell(2, 3, 0, &(150_u32 << 2 | 3).to_le_bytes()),
        cell(6, 4, 2, &text("藏")),
        cell(4, 5, 0, &[1]),
        cell(3, 6, 0, &[0x2A]),
        cell(8, 7, 0, &formula),
        record(12, &longs(&[0])),
        record(17, &[longs(&[3]), text("白")].concat()),
        row(1, 300, 0x10),
        cell(5, 0, 0, &0.5_f64.to_le_bytes()),
        record(146, &[]),
        record(479, &[vec![0, 0], text("&L某局"), longs(&[u32::MAX])].concat()),
        record(64, &[vec![1, 2, 3], text("请填写张三")].concat()),
        record(130, &[]),
    ];
    let second = [record(129, &[]), row(0, 300, 0), cell(7, 0, 0, &longs(&[1])), record(130, &[])];
    let comments = [
        record(628, &[]),
        record(632, &text("李某")),
        record(635, &[0; 36]),
        record(637, &[vec![0], text("批注")].concat()),
    ];
    let cache = [record(179, &[]), record(24, &text("缓")), record(21, &13_900_001_111_f64.to_le_bytes())];
    let related = relations(&[
        ("r1", "worksheet", "worksheets/sheet1.bin"),
        ("r2", "worksheet", "worksheets/sheet2.bin"),
        ("r3", "styles", "styles.bin"),
        ("r4", "sharedStrings", "sharedStrings.bin"),
    ]);
    let remarks = relations(&[("c", "comments", "../comments1.bin"), ("h", "hyperlink", "https://example.gov.cn/a")]);
    vec![
        ("_rels/.rels", relations(&[("r", "officeDocument", "xl/workbook.bin")]).into_bytes()),
        ("xl/workbook.bin", workbook.concat()),
        ("xl/_rels/workbook.bin.rels", related.into_bytes()),
        ("xl/styles.bin", styles.concat()),
        ("xl/sharedStrings.bin", [record(159, &longs(&[3, 3])), shared("张三"), shared("李四"), shared("剩")].concat()),
        ("xl/worksheets/sheet1.bin", first.concat()),
        ("xl/worksheets/_rels/sheet1.bin.rels", remarks.into_bytes()),
        ("xl/worksheets/sheet2.bin", second.concat()),
        ("xl/comments1.bin", comments.concat()),
        ("xl/pivotCache/pivotCacheDefinition1.bin", cache.concat()),
    ]
}

/// Stored, as packing thousands of files takes longer than reading them.
fn xlsb(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn cells_and_what_hides_them() {
    assert_eq!(
        told(&xlsb(&parts())),
        [
            "#名单 attribute 名单",
            "#名单 t1r1c1 张三",
            "#名单 t1r1c2 13912345678",
            "#名单 t1r1c3 2024-05-06",
            "#名单 {hidden-column} t1r1c4 1.5",
            "#名单 {hidden-format} t1r1c5 藏",
            "#名单 t1r1c6 TRUE",
            "#名单 t1r1c7 #N/A",
            "#名单 t1r1c8 值",
            "#名单 {hidden-text} t1r1c10 白",
            "#名单 {attribute} attribute 密语",
            "#名单 {hidden-row} t1r2c1 0.5",
            "#名单 p 某局",
            "#名单 {attribute} attribute 请填写张三",
            "#名单 {property} attribute 李某",
            "#名单 {comment} comment 批注",
            "#名单 {attribute} attribute https://example.gov.cn/a",
            "#底稿 {hidden-sheet} attribute 底稿",
            "#底稿 {hidden-sheet} t2r1c1 李四",
            "xl/sharedStrings.bin {residue} p 剩",
            "{attribute} attribute 秘密名",
            "xl/pivotCache/pivotCacheDefinition1.bin {cache} attribute 缓",
            "xl/pivotCache/pivotCacheDefinition1.bin {cache} attribute 13900001111",
        ]
    );
}

#[test]
fn a_cut_part_is_told() {
    let whole = parts();
    for at in 0..whole.len() {
        // A cut list of formats hides nothing.
        if whole[at].0.contains("rels") || whole[at].0 == "xl/styles.bin" {
            continue;
        }
        for length in 2..whole[at].1.len() {
            let mut cut = whole.clone();
            cut[at].1.truncate(length);
            let lines = told(&xlsb(&cut));
            assert!(lines.len() > 2, "{} {length}", cut[at].0);
        }
    }
    let mut cut = parts();
    let length = cut[5].1.len();
    cut[5].1.truncate(length - 12);
    assert!(told(&xlsb(&cut)).iter().any(|line| line == "! damaged xl/worksheets/sheet1.bin"));
}

#[test]
fn changed_bytes_do_no_harm() {
    let whole = parts();
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = |most: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 16) as usize % most.max(1)
    };
    for _ in 0..2_000 {
        let mut parts = whole.clone();
        let part = [1, 3, 4, 5, 8, 9][next(6)];
        let bytes = &mut parts[part].1;
        for _ in 0..=next(3) {
            let at = 2 + next(bytes.len().saturating_sub(2));
            match next(3) {
                0 => bytes.truncate(at),
                1 => {
                    let from = next(bytes.len());
                    let piece = bytes[from..bytes.len().min(from + next(20))].to_vec();
                    let at = at.min(bytes.len());
                    bytes.splice(at..at, piece);
                }
                _ => {
                    let value = next(256) as u8;
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte = value;
                    }
                }
            }
        }
        read_container(&xlsb(&parts), 1000);
    }
}
