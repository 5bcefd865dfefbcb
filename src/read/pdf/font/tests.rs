//! Typefaces of small files, shown.

use super::{Font, Meaning};
use crate::read::limits::{Budget, Limits};
use crate::read::pdf::syntax::{File, Id};

/// A file whose first object is the typeface; `<<` of a stream may be followed by its bytes.
fn with<T>(objects: &[String], look: impl FnOnce(&File<'_>, &Font) -> T) -> T {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (at, object) in objects.iter().enumerate() {
        bytes.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", at + 1).as_bytes());
    }
    bytes.extend_from_slice(b"trailer\n<< /Root 1 0 R >>\n");
    let budget = Budget::new(Limits::default());
    let file = File::open(&bytes, &budget).unwrap_or_else(|_| unreachable!());
    let object = file.get(Id { number: 1, generation: 0 });
    let font = object.as_dict().map(|dict| Font::of(&file, dict)).unwrap_or_else(|| unreachable!());
    look(&file, &font)
}

fn stream(dict: &str, text: &str) -> String {
    format!("<< {dict} /Length {} >>\nstream\n{text}\nendstream", text.len())
}

/// What a string says; `\u{FFFF}` for what nothing tells.
fn text(objects: &[String], string: &[u8]) -> String {
    with(objects, |file, font| text_of(file, font, string))
}

fn text_of(file: &File<'_>, font: &Font, string: &[u8]) -> String {
    let mut text = String::new();
    font.show(file, string, &mut |shown| match shown.meaning {
        Meaning::Char(character) => text.push(character),
        Meaning::Text(several) => text.push_str(several),
        Meaning::Unknown => text.push('\u{FFFF}'),
    });
    text
}

fn advances(objects: &[String], string: &[u8]) -> Vec<f32> {
    let mut advances = Vec::new();
    with(objects, |file, font| font.show(file, string, &mut |shown| advances.push(shown.advance)));
    advances
}

/// A composite typeface with an encoding and what its descendant says.
fn composite(encoding: &str, ordering: &str, more: &str) -> Vec<String> {
    vec![
        format!("<< /Type /Font /Subtype /Type0 /Encoding {encoding} /DescendantFonts [2 0 R] {more} >>"),
        format!(
            "<< /Type /Font /Subtype /CIDFontType0 /CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 2 >> >>"
        ),
    ]
}

const IDENTITY: &str = "Identity";

#[test]
fn chinese_encodings_are_read() {
    let text = |name: &str, string: &[u8]| text(&composite(name, "GB1", ""), string);
    let gbk = b"\xB9\xAB\xB8\xE6 110101199003070000\xA3\xAC\xB0\xA2Aa~";
    for name in
        ["/GBK-EUC-H", "/GBKp-EUC-H", "/GBK2K-H", "/GB-EUC-H", "/GBpc-EUC-H", "/GBK-EUC-V", "/GBK2K-V", "/GBT-EUC-H"]
    {
        assert_eq!(text(name, gbk), "公告 110101199003070000，阿Aa~", "{name}");
    }
    assert_eq!(text("/GB-H", b"\x39\x2B\x38\x66"), "公告");
    for name in ["/UniGB-UCS2-H", "/UniGB-UTF16-H", "/UniGB-UCS2-V", "/UniGB-UTF16-V"] {
        assert_eq!(text(name, b"\x51\x6C\x54\x4A\0\x31\xD8\x42\xDF\xB7\xFF\x0C"), "公告1𠮷，", "{name}");
    }
    assert_eq!(text("/UniGB-UTF8-H", "公告1𠮷，".as_bytes()), "公告1𠮷，");
    assert_eq!(text("/UniGB-UTF32-H", b"\0\0\x51\x6C\0\x02\x0B\xB7"), "公𠮷");
}

#[test]
#[ignore = "times"]
fn times() {
    use std::time::Instant;
    let begin = Instant::now();
    let fonts = composite("/GBK-EUC-H", "GB1", "");
    with(&fonts, |file, font| {
        println!("open {:?}", begin.elapsed());
        let begin = Instant::now();
        text_of(file, font, b"\xB9\xAB");
        println!("first {:?}", begin.elapsed());
        let mut row = Vec::new();
        for high in 0xB0..0xF7_u8 {
            for low in 0xA1..0xFE_u8 {
                row.extend_from_slice(&[high, low]);
            }
        }
        let begin = Instant::now();
        text_of(file, font, &row);
        println!("{} codes {:?}", row.len() / 2, begin.elapsed());
        let mut sum = 0;
        let begin = Instant::now();
        for _ in 0..1000 {
            font.show(file, &row, &mut |shown| {
                if let Meaning::Char(character) = shown.meaning {
                    sum += character as usize;
                }
            });
        }
        let spent = begin.elapsed();
        println!("{sum} {:?} {} M/s", spent, row.len() / 2 * 1000 / spent.as_micros() as usize);
    });
}
