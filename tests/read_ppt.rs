//! Presentations of older programs: the text of all slides, and what they keep beside it.
#![allow(clippy::unwrap_used, missing_docs)]

mod reading;

use std::io::Write;

use reading::biff::{art, batter, holder, properties, wide, words};
use reading::compound::compound;
use reading::told;

const CHARS: u16 = 0xFA0;
const STRING: u16 = 0xFBA;

fn doubles(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// A shape with a text, where it stands, and what else it has.
fn shape(text: &str, place: [u16; 4], more: &[Vec<u8>]) -> Vec<u8> {
    let text = holder(0xF00D, 0, &[art(0xF9F, 0, &doubles(&[4])), art(CHARS, 0, &wide(text))]);
    holder(0xF004, 0, &[&[art(0xF010, 0, &words(&place))], more, &[text]].concat())
}

const INSIDE: [u16; 4] = [100, 100, 900, 300];

fn drawing(shapes: &[Vec<u8>]) -> Vec<u8> {
    let patriarch = holder(0xF004, 0, &[art(0xF009, 1, &[0; 16])]);
    holder(0x40C, 0, &[holder(0xF002, 0, &[holder(0xF003, 0, &[&[patriarch], shapes].concat())])])
}

/// A slide: the number of its notes, whether it is left out, its parts.
fn slide(notes: u32, hidden: bool, parts: &[Vec<u8>]) -> Vec<u8> {
    let atom = art(0x3EF, 2, &doubles(&[0, 0, 0, 0, notes, 0]));
    let show = [&doubles(&[0, 0])[..], &words(&[0, if hidden { 4 } else { 0 }, 0, 0])].concat();
    holder(0x3EE, 0, &[&[atom, art(0x3F9, 0, &show)], parts].concat())
}

/// A stream with these parts, of which the first is the document, and an edit behind them. The current user's stream.
fn save(mut stream: Vec<u8>, parts: &[Vec<u8>], last: u32) -> (Vec<u8>, Vec<u8>) {
    let mut offsets = Vec::new();
    for part in parts {
        offsets.push(stream.len() as u32);
        stream.extend(part);
    }
    let directory = stream.len() as u32;
    let head = 1 | (parts.len() as u32) << 20;
    stream.extend(art(0x1772, 0, &doubles(&[&[head][..], &offsets].concat())));
    let edit = stream.len() as u32;
    stream.extend(art(0xFF5, 0, &doubles(&[256, 0, last, directory, 1, 9, 0])));
    (stream, art(0xFF6, 0, &doubles(&[0x14, 0xE391_C05F, edit, 0, 0])))
}

/// The document: its slides and notes, by the numbers of their parts, with the texts of slides.
fn document(slides: &[(u32, &[&str])], notes: &[(u32, u32)], more: &[Vec<u8>]) -> Vec<u8> {
    let persist = |number: u32, id: u32| art(0x3F3, 0, &doubles(&[number, 0, 0, id, 0]));
    let list: Vec<Vec<u8>> = slides
        .iter()
        .flat_map(|(number, texts)| {
            let texts = texts.iter().flat_map(|text| [art(0xF9F, 0, &doubles(&[0])), art(CHARS, 0, &wide(text))]);
            std::iter::once(persist(*number, 256 + number)).chain(texts).collect::<Vec<_>>()
        })
        .collect();
    let notes: Vec<Vec<u8>> = notes.iter().map(|&(number, id)| persist(number, id)).collect();
    let atom = art(0x3E9, 1, &doubles(&[5760, 4320, 0, 0, 1, 1, 0, 0, 0, 0]));
    holder(0x3E8, 0, &[&[atom, holder(0xFF0, 0, &list), holder(0xFF0, 2, &notes)], more].concat())
}

fn ppt(parts: &[Vec<u8>]) -> Vec<u8> {
    let (stream, user) = save(Vec::new(), parts, 0);
    compound(&[("PowerPoint Document", &stream), ("Current User", &user)])
}

#[test]
fn slides_in_their_order() {
    let hidden = properties(&[(0x3BF, 0x0002_0002)], &[]);
    let described = properties(&[], &[(0x381, "替代文字"), (0x380, "图片 1")]);
    let first = slide(
        300,
        false,
        &[drawing(&[
            holder(0xF004, 0, &[holder(0xF00D, 0, &[art(0xF9E, 0, &doubles(&[0]))])]),
            shape("甲\r乙\u{b}丙", INSIDE, &[described]),
            shape("隐", INSIDE, &[hidden]),
            shape("页外", [100, 6000, 7000, 300], &[]),
            shape("*", INSIDE, &[]),
        ])],
    );
    let second = slide(0, true, &[drawing(&[shape("不放映", INSIDE, &[])])]);
    let notes = holder(0x3F0, 0, &[drawing(&[shape("备注", INSIDE, &[])])]);
    let document = document(&[(3, &[]), (2, &["题目"])], &[(4, 300)], &[]);
    assert_eq!(
        told(&ppt(&[document, first, second, notes])),
        [
            "@1 {hidden-slide} p 不放映",
            "@2 p 题目",
            "@2 p 甲",
            "@2 p 乙⏎丙",
            "@2 {attribute} attribute 替代文字",
            "@2 {hidden-object} p 隐",
            "@2 {off-page} p 页外",
            "@2 {notes} p 备注",
        ]
    );
}

#[test]
fn tables_remarks_and_masters() {
    let cell = |text: &str, left: u32, top: u32| {
        let text = holder(0xF00D, 0, &[art(0xFA8, 0, text.as_bytes())]);
        holder(0xF004, 0, &[art(0xF00F, 0, &doubles(&[left, top, left + 9, top + 9])), text])
    };
    let head = holder(
        0xF004,
        0,
        &[art(0xF009, 1, &[0; 16]), art(0xF122, 1, &[&words(&[0x39F])[..], &doubles(&[1])].concat())],
    );
    let table = holder(0xF003, 0, &[head, cell("d", 20, 30), cell("a", 10, 10), cell("b", 20, 10), cell("c", 10, 30)]);
    let comment = holder(
        0x2EE0,
        0,
        &[art(STRING, 0, &wide("批注人")), art(STRING, 1, &wide("批注")), art(STRING, 2, &wide("批"))],
    );
    let tags = holder(0x1388, 0, &[holder(0x138A, 0, &[art(STRING, 0, &wide("___PPT10")), art(0x138B, 0, &comment)])]);
    let footer = holder(0xFD9, 0, &[art(STRING, 2, &wide("页脚"))]);
    let placeholder = holder(0xF011, 0, &[art(0xBC3, 0, &[0; 8])]);
    let master = holder(0x3F8, 0, &[drawing(&[shape("单击此处", INSIDE, &[placeholder]), shape("某局", INSIDE, &[])])]);
    let link = holder(0x409, 0, &[holder(0xFD7, 0, &[art(STRING, 1, &wide("https://a.cn/"))])]);
    let document = document(&[(2, &[])], &[], &[link]);
    assert_eq!(
        told(&ppt(&[document, slide(0, false, &[drawing(&[table]), tags, footer]), master])),
        [
            "@1 t1r1c1 a",
            "@1 t1r1c2 b",
            "@1 t1r2c1 c",
            "@1 t1r2c2 d",
            "@1 {property} attribute 批注人",
            "@1 {comment} comment 批注",
            "@1 p 页脚",
            "p 某局",
            "{attribute} attribute https://a.cn/",
        ]
    );
}

/// What was written before the last time that the presentation was saved is still there.
#[test]
fn earlier_versions() {
    let with = |text: &str| slide(0, false, &[drawing(&[shape(text, INSIDE, &[])])]);
    let lost = slide(0, false, &[drawing(&[shape("删去的页", INSIDE, &[])])]);
    let (stream, _) = save(Vec::new(), &[document(&[(2, &[])], &[], &[]), with("旧文"), lost.clone()], 0);
    let first_edit = stream.len() as u32 - 36;
    let (stream, user) = save(stream, &[document(&[(2, &[])], &[], &[]), with("新文")], first_edit);
    let expected = ["@1 p 新文", "{residue} p 删去的页", "{earlier-version} p 旧文"];
    assert_eq!(told(&compound(&[("PowerPoint Document", &stream), ("Current User", &user)])), expected);
    assert_eq!(told(&compound(&[("PowerPoint Document", &stream)])), expected);
}

#[test]
fn objects_and_programs() {
    let inner = compound(&[("Package", "电话13912345678".as_bytes())]);
    let mut packed =
        flate2::write::ZlibEncoder::new((inner.len() as u32).to_le_bytes().to_vec(), flate2::Compression::fast());
    packed.write_all(&inner).unwrap();
    let object = art(0x1011, 1, &packed.finish().unwrap());
    let programs = art(0x1011, 0, b"x");
    let info = holder(0x3FF, 1, &[art(0x400, 2, &doubles(&[3, 1, 2]))]);
    let file = ppt(&[document(&[], &[], &[info]), object, programs]);
    assert_eq!(told(&file), ["oleObject2.bin/Package {embedded} p 1:1 电话13912345678", "! macros VBA"]);
}

#[test]
fn encrypted_ones_are_told() {
    let (stream, mut user) = save(Vec::new(), &[document(&[], &[], &[])], 0);
    user[12..16].copy_from_slice(&0xF3D1_C4DF_u32.to_le_bytes());
    assert_eq!(told(&compound(&[("PowerPoint Document", &stream), ("Current User", &user)])), ["! encrypted"]);
    let (stream, user) = save(Vec::new(), &[document(&[], &[], &[]), holder(0x2F14, 0, &[])], 0);
    assert_eq!(told(&compound(&[("PowerPoint Document", &stream), ("Current User", &user)])), ["! encrypted"]);
}

#[test]
fn cut_and_damaged_files() {
    let parts = [document(&[(2, &["题目"])], &[], &[]), slide(0, false, &[drawing(&[shape("甲", INSIDE, &[])])])];
    let (stream, user) = save(Vec::new(), &parts, 0);
    for end in 9..stream.len() - 1 {
        let lines = told(&compound(&[("PowerPoint Document", &stream[..end]), ("Current User", &user)]));
        let read = lines.iter().any(|line| line.ends_with("甲"));
        assert!(read || lines.iter().any(|line| line.starts_with("! ")), "{end}: {lines:?}");
    }
    batter(&compound(&[("PowerPoint Document", &stream), ("Current User", &user)]), 1200);
    batter(include_bytes!("files/ppt/notes.ppt"), 300);
}

/// A presentation that `LibreOffice` wrote.
#[test]
fn a_presentation_of_an_office() {
    assert_eq!(
        told(include_bytes!("files/ppt/notes.ppt")),
        [
            "@1 p 页脚文字甲",
            "@1 p 第一行⏎换行",
            "@1 p 第二段",
            "@1 p 形状文字",
            "@1 {property} attribute 批注者丙",
            "@1 {comment} comment 幻灯批注13800001111",
            "@1 {notes} p 备注文字乙",
        ]
    );
}
