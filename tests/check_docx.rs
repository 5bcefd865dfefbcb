//! Word documents the whole way: what is found, where, and what is not clean because it was not read.
#![allow(clippy::expect_used, missing_docs)]

mod common;
mod reading;

use std::io::Read;

use baguan::document::ProblemKind;
use baguan::finding::{Severity, Verdict};
use baguan::read::LARGEST;
use proptest::prelude::*;
use reading::word::{docx, docx_with, part, zip};

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn a_number_is_found_wherever_it_stands() {
    let engine = common::engine();
    let number = common::resident_number(2, 9000, 12);
    let whole = paragraph(&format!("身份证号{number}"));
    let header = part("hdr", &whole);
    let comments = part("comments", &format!("<w:comment w:author=\"某甲\">{whole}</w:comment>"));
    let core = format!("<coreProperties><keywords>{number}</keywords></coreProperties>");
    let inner = docx(&whole);
    let first = paragraph("各县：");
    let table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>姓名</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>身份证号码</w:t></w:r></w:p></w:tc></w:tr>\
         <w:tr><w:tc><w:p><w:r><w:t>张某</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>NUMBER</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let deleted =
        format!("<w:p><w:del w:author=\"某甲\"><w:r><w:delText>身份证号{number}</w:delText></w:r></w:del></w:p>");
    let hidden = format!("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>身份证号{number}</w:t></w:r></w:p>");
    let cases: [(&str, Vec<u8>, &str); 8] = [
        ("body", docx(&(first.clone() + &whole)), "visible , 2, "),
        ("table", docx(&table.replace("NUMBER", &number)), "visible , , B2"),
        ("deleted", docx(&(first.clone() + &deleted)), "removed , 2, "),
        ("hidden", docx(&(first.clone() + &hidden)), "hidden , 2, "),
        ("header", docx_with(&first, &[("word/header1.xml", header.as_bytes())]), "visible word/header1.xml, 1, "),
        ("comment", docx_with(&first, &[("word/comments.xml", comments.as_bytes())]), "hidden word/comments.xml, , "),
        ("property", docx_with(&first, &[("docProps/core.xml", core.as_bytes())]), "metadata keywords, , "),
        ("inside", docx_with(&first, &[("word/embeddings/a.docx", &inner)]), "visible word/embeddings/a.docx, 1, "),
    ];
    for (name, file, expected) in cases {
        let outcome = engine.check("通知.docx", &file);
        assert_eq!((outcome.format, outcome.unread.len()), (Some("docx"), 0), "{name}");
        let findings: Vec<_> = outcome.findings.iter().filter(|f| f.rule == "personal/resident-id").collect();
        let [finding] = findings[..] else { panic!("{name}: {}", findings.len()) };
        let place = finding.place.clone();
        let paragraph = place.paragraph.map_or(String::new(), |paragraph| paragraph.to_string());
        let told = format!(
            "{} {}, {paragraph}, {}",
            finding.visibility.name(),
            place.part.unwrap_or_default(),
            place.cell.unwrap_or_default()
        );
        assert_eq!(told, expected, "{name}");
        assert_eq!((finding.severity, outcome.verdict), (Severity::Block, Verdict::Block), "{name}");
    }
}

#[test]
fn a_label_may_stand_in_the_properties() {
    let engine = common::engine();
    let custom = "<Properties><property name=\"公开属性\"><vt:lpwstr>主动公开</vt:lpwstr></property></Properties>";
    let outcome = engine.check("a.docx", &docx_with(&paragraph("甲"), &[("docProps/custom.xml", custom.as_bytes())]));
    assert_eq!(outcome.label.attribute, "public");
    let header = part("hdr", &paragraph("不予公开的样式"));
    let body =
        ["某市人民政府关于做好工作的通知", "各县（市、区）人民政府：", "现通知如下。", "某市人民政府", "2026年5月6日"];
    let body: String = body.iter().map(|text| paragraph(text)).collect();
    let outcome = engine.check("a.docx", &docx_with(&body, &[("word/header1.xml", header.as_bytes())]));
    assert_eq!(outcome.kind, "official-document");
    assert!(outcome.findings.iter().any(|finding| finding.rule == "label/missing"), "a header holds no label line");
}

#[test]
fn what_was_not_read_is_not_clean() {
    let engine = common::engine();
    let clean = paragraph("公开内容。");
    let sheet = zip(&[("xl/workbook.xml", b"<workbook/>")]);
    assert_eq!(engine.check("a.docx", &docx(&clean)).verdict, Verdict::Pass);
    let whole = docx(&clean.repeat(50));
    for file in [
        docx_with(&clean, &[("word/embeddings/b.xlsx", &sheet)]),
        docx_with(&clean, &[("word/vbaProject.bin", b"x")]),
        docx("<w:p>"),
        whole[..whole.len() - 40].to_vec(),
        sheet.clone(),
    ] {
        let outcome = engine.check("a.docx", &file);
        assert_eq!(outcome.verdict, Verdict::Unchecked);
        assert!(!outcome.unread.is_empty());
    }
    assert_eq!(engine.check("a.docx", &sheet).bytes, 0);
}

#[test]
fn a_container_larger_than_memory_is_not_taken_in() {
    let engine = common::engine();
    let mut bytes = b"PK\x03\x04".chain(std::io::repeat(0).take(LARGEST as u64));
    let outcome = engine.checker().check("a.zip", Ok(&mut bytes));
    assert_eq!(outcome.verdict, Verdict::Unchecked);
    assert_eq!(outcome.unread[0].kind, ProblemKind::TooLarge(LARGEST as u64));
}

/// Pieces that mean something to the reader.
const PIECES: [&str; 40] = [
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "一",
    "13912345678",
    "530102",
    "&amp;",
    "&#x31;",
    "&x;",
    "<w:del>",
    "</w:del>",
    "<w:ins>",
    "</w:ins>",
    "<w:delText>",
    "</w:delText>",
    "<w:rPr><w:vanish/></w:rPr>",
    "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:tcPr><w:gridSpan w:val=\"99999999\"/></w:tcPr>",
    "<w:txbxContent>",
    "</w:txbxContent>",
    "<w:ruby><w:rt>",
    "</w:rt></w:ruby>",
    "<mc:AlternateContent><mc:Choice>",
    "</mc:Choice><mc:Fallback>",
    "</mc:Fallback></mc:AlternateContent>",
    "<w:tab/>",
    "<w:br/>",
    "<w:sym w:font=\"x\" w:char=\"F031\"/>",
    "<w:instrText>x</w:instrText>",
    "<!--注-->",
    "<w:ins w:author=\"甲\"/>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_markup_is_too_strange(pieces in proptest::collection::vec(0..PIECES.len(), 1..150)) {
        let body: String = pieces.iter().map(|&piece| PIECES[piece]).collect();
        let file = docx(&body);
        for stretch in [1, 5000, 1 << 20] {
            reading::read_container(&file, stretch);
        }
    }

    #[test]
    fn no_damage_is_too_strange(at in 0..2000_usize, byte in any::<u8>(), cut in 0..2000_usize) {
        let mut file = docx_with(&paragraph("一二三").repeat(20), &[("word/embeddings/a.docx", &docx(&paragraph("内")))]);
        let length = file.len();
        file[at % length] = byte;
        for bytes in [&file[..], &file[..cut % length]] {
            if baguan::read::Container::open(bytes).is_ok() {
                reading::read_container(bytes, 100);
            }
        }
    }
}
