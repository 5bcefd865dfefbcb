//! Every encoding in which Chinese files come is read exactly, by its bytes alone.
#![allow(clippy::unwrap_used, missing_docs)]

mod reading;

use baguan::document::ProblemKind;
use encoding_rs::{BIG5, GB18030};
use reading::{read, read_in};

const SENTENCE: &str =
    "根据《中华人民共和国政府信息公开条例》，经市人民政府同意，现将有关事项通知如下。联系电话：0870-2123456。";
const SHORT: &str = "此件公开发布";
const TABLE: &str = "姓名\t身份证号\n张三\t530102199003071233\n";
const NUMBER: &str = "530102199003071233";
const TRADITIONAL: &str = "對於逾期未報送的單位，將予以通報批評，並納入年度考核。";
const SHORT_TRADITIONAL: &str = "此件公開發布";
/// Characters that GB18030 writes in four bytes.
const RARE: &str = "居民䶮㛃𠮷𤭢";

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn utf32(text: &str, bytes: fn(u32) -> [u8; 4]) -> Vec<u8> {
    text.chars().flat_map(|c| bytes(u32::from(c))).collect()
}

fn with(mark: &[u8], bytes: Vec<u8>) -> Vec<u8> {
    [mark.to_vec(), bytes].concat()
}

fn table(encoding: &'static encoding_rs::Encoding, text: &str) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable, "{text}");
    bytes.into_owned()
}

/// All variants of a text; Big5 only for what it can write.
fn variants(text: &str) -> Vec<(String, Vec<u8>)> {
    let mut all = vec![
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-8 with mark", with(b"\xEF\xBB\xBF", text.as_bytes().to_vec())),
        ("UTF-16LE", utf16(text, u16::to_le_bytes)),
        ("UTF-16BE", utf16(text, u16::to_be_bytes)),
        ("UTF-16LE with mark", with(b"\xFF\xFE", utf16(text, u16::to_le_bytes))),
        ("UTF-16BE with mark", with(b"\xFE\xFF", utf16(text, u16::to_be_bytes))),
        ("UTF-32LE with mark", with(b"\xFF\xFE\0\0", utf32(text, u32::to_le_bytes))),
        ("UTF-32BE with mark", with(b"\0\0\xFE\xFF", utf32(text, u32::to_be_bytes))),
        ("GB18030", table(GB18030, text)),
        ("GB18030 with mark", with(b"\x84\x31\x95\x33", table(GB18030, text))),
    ];
    let (bytes, _, unmappable) = BIG5.encode(text);
    if !unmappable && (text == TRADITIONAL || text == SHORT_TRADITIONAL || text.is_ascii()) {
        all.push(("Big5", bytes.into_owned()));
    }
    all.into_iter().map(|(name, bytes)| (format!("{name}: {text}"), bytes)).collect()
}

#[test]
fn every_variant_is_read_exactly() {
    let mut count = 0;
    for text in [SENTENCE, SHORT, TABLE, NUMBER, TRADITIONAL, SHORT_TRADITIONAL, RARE] {
        for (name, bytes) in variants(text) {
            let stretch = read("a.txt", &bytes);
            assert_eq!(stretch.problems, [], "{name}");
            if stretch.document.format.name() == "txt" {
                assert_eq!(stretch.document.text(), text, "{name}");
            } else {
                assert!(stretch.document.text().ends_with(NUMBER), "{name}");
            }
            count += 1;
        }
    }
    assert!(count > 60, "{count}");
}

#[test]
fn long_files_are_read_exactly_in_windows() {
    for text in [SENTENCE, TRADITIONAL, RARE, TABLE] {
        let text = format!("{text}\n\n").repeat(400);
        for (name, bytes) in variants(&text) {
            let name = name.split(':').next().unwrap();
            for window in [4096, 5001] {
                let (documents, problems) = read_in("a.txt", &bytes, window);
                assert_eq!(problems, [], "{name}");
                let joined: String = documents.iter().map(|d| d.text().replace('\n', "")).collect();
                if documents[0].format.name() == "txt" {
                    assert_eq!(joined, text.replace('\n', ""), "{name}");
                }
                let last = documents.last().unwrap();
                let block = last.blocks().last().unwrap();
                let line = last.position(block.range().start).unwrap().line as usize;
                let lines = text.trim_end().lines().count();
                assert!(lines - line < 2, "{name}: {line} of {lines}");
            }
        }
    }
}

#[test]
fn broken_bytes_are_told_and_the_rest_is_read() {
    let mut utf8 = format!("{SENTENCE}\n{SENTENCE}\n").into_bytes();
    utf8[SENTENCE.len() + 1 + 10] = 0xFF;
    let mut gbk = table(GB18030, &format!("{SENTENCE}\n{SENTENCE}\n"));
    let line = gbk.iter().position(|&b| b == b'\n').unwrap();
    gbk[line + 5] = 0xFF;
    let mut cut = table(GB18030, SENTENCE);
    cut.truncate(41);
    for (name, bytes, line) in [("UTF-8", utf8, 2), ("GB18030", gbk, 2), ("GB18030", cut, 1)] {
        let stretch = read("a.txt", &bytes);
        let told: Vec<_> = stretch.problems.iter().map(|p| (p.kind.clone(), p.place.line)).collect();
        assert_eq!(told, [(ProblemKind::BrokenEncoding(name), Some(line))]);
        assert!(stretch.document.text().contains('\u{FFFD}'));
        assert!(stretch.document.text().starts_with("根据《中华"), "{}", stretch.document.text());
    }
}

#[test]
fn a_page_that_names_big5_is_read_as_big5_if_its_bytes_agree() {
    let page = |text: &str| format!("<html><head><meta charset=big5></head><body>{text}</body></html>");
    assert!(read("a.html", &table(BIG5, &page(TRADITIONAL))).document.text().contains(TRADITIONAL));
    assert!(read("a.html", &table(GB18030, &page(SENTENCE))).document.text().contains(SENTENCE));
    assert!(read("a.html", page(SENTENCE).as_bytes()).document.text().contains(SENTENCE));
}
