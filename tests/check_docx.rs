//! Word documents the whole way: what is found, where, and what is not clean because it was not read.
#![allow(clippy::expect_used, missing_docs)]

mod common;
mod reading;

use std::io::Read;

use baguan::document::{Block, ProblemKind};
use baguan::finding::{Language, Severity, Verdict};
use baguan::read::Limits;
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
        ("inside", docx_with(&first, &[("word/embeddings/a.docx", &inner)]), "hidden word/embeddings/a.docx, 1, "),
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
fn a_label_in_a_header_alone_is_noted_and_sent_below_the_date() {
    let lines = [
        "青禾县人民政府办公室关于做好冬春季防灭火工作的通知",
        "各乡（镇）人民政府，县直各部门：",
        "为切实做好冬春季防灭火工作，经县人民政府同意，现就有关工作通知如下。",
        "青禾县人民政府办公室",
        "2026年11月20日",
    ];
    let header = part("hdr", &paragraph("（此件公开发布）"));
    let body: String = lines.into_iter().map(paragraph).collect();
    let outcome = common::engine().check("a.docx", &docx_with(&body, &[("word/header1.xml", header.as_bytes())]));
    let found = outcome.findings.iter().find(|finding| finding.rule == "label/misplaced").expect("it is told");
    assert_eq!(found.severity, Severity::Note);
    assert!(found.advice.say(Language::Chinese).contains("第 5 段"), "{}", found.advice.say(Language::Chinese));
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
    assert_eq!(engine.check("a.docx", b"PK\x03\x04cut").bytes, 0);
}

#[test]
fn a_container_larger_than_memory_is_not_taken_in() {
    let engine = common::engine();
    let mut bytes = b"PK\x03\x04".chain(std::io::repeat(0).take((Limits::default().held_bytes as usize) as u64));
    let outcome = engine.checker().check("a.zip", Ok(&mut bytes));
    assert_eq!(outcome.verdict, Verdict::Unchecked);
    assert_eq!(outcome.unread[0].kind, ProblemKind::TooLarge((Limits::default().held_bytes as usize) as u64));
}

/// Elements that mean something to the reader, with their ends.
const ELEMENTS: [(&str, &str); 22] = [
    ("<w:p>", "</w:p>"),
    ("<w:p><w:pPr><w:pStyle w:val=\"1\"/><w:rPr><w:del/></w:rPr></w:pPr>", "</w:p>"),
    ("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r>", "</w:r></w:p>"),
    ("<w:r>", "</w:r>"),
    ("<w:r><w:rPr><w:vanish/></w:rPr>", "</w:r>"),
    ("<w:t>", "</w:t>"),
    ("<w:t>", "</w:t>"),
    ("<w:delText>", "</w:delText>"),
    ("<w:instrText>", "</w:instrText>"),
    ("<w:del w:author=\"甲\">", "</w:del>"),
    ("<w:ins>", "</w:ins>"),
    ("<w:moveFrom>", "</w:moveFrom>"),
    ("<w:tbl>", "</w:tbl>"),
    ("<w:tr><w:trPr><w:tblHeader/><w:gridBefore w:val=\"70000\"/></w:trPr>", "</w:tr>"),
    ("<w:tr>", "</w:tr>"),
    ("<w:tc><w:tcPr><w:gridSpan w:val=\"99999999\"/></w:tcPr>", "</w:tc>"),
    ("<w:tc>", "</w:tc>"),
    ("<w:txbxContent>", "</w:txbxContent>"),
    ("<w:rt>", "</w:rt>"),
    ("<mc:AlternateContent>", "</mc:AlternateContent>"),
    ("<mc:Choice>", "</mc:Choice>"),
    ("<mc:Fallback>", "</mc:Fallback>"),
];
const TEXTS: [&str; 12] = [
    "一",
    "13912345678",
    "530102",
    "&amp;",
    "&#x31;",
    "&x;",
    "<w:tab/>",
    "<w:br/>",
    "，",
    "<w:fldChar/>",
    "<w:sym w:font=\"x\" w:char=\"F031\"/>",
    "<!--注--><w:docPr descr=\"图\"/>",
];

/// Markup whose elements all end. A third of the choices ends one.
fn markup(choices: &[usize]) -> String {
    let (mut text, mut open) = (String::new(), Vec::new());
    for &choice in choices {
        match (ELEMENTS.get(choice), TEXTS.get(choice.wrapping_sub(ELEMENTS.len()))) {
            (Some((start, end)), _) => {
                text.push_str(start);
                open.push(*end);
            }
            (_, Some(leaf)) => text.push_str(leaf),
            _ => text.extend(open.pop()),
        }
    }
    text.extend(open.iter().rev().copied());
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn stretches_do_not_show(choices in proptest::collection::vec(0..52_usize, 1..200)) {
        let file = docx(&markup(&choices));
        let mut told: Option<Vec<String>> = None;
        for stretch in [1 << 20, 1, 100] {
            let (documents, problems) = reading::read_container(&file, stretch);
            prop_assert!(problems.iter().all(|p| matches!(p.kind, ProblemKind::TooDeep(8))), "{problems:?}");
            let blocks = documents.iter().flat_map(|document| {
                let line = |block: &Block| format!("{:?} {}", document.place(&block.range()), document.block_text(block));
                document.blocks().iter().map(line)
            });
            let blocks: Vec<String> = blocks.collect();
            prop_assert_eq!(told.get_or_insert_with(|| blocks.clone()), &blocks);
        }
    }

    #[test]
    fn no_damage_is_too_strange(at in 0..2000_usize, byte in any::<u8>(), cut in 0..2000_usize) {
        let mut file = docx_with(&paragraph("一二三").repeat(20), &[("word/embeddings/a.docx", &docx(&paragraph("内")))]);
        let length = file.len();
        file[at % length] = byte;
        for bytes in [&file[..], &file[..cut % length]] {
            if baguan::read::Container::open(bytes, Limits::default()).is_ok() {
                reading::read_container(bytes, 100);
            }
        }
    }
}

#[test]
fn hostile_documents_take_time_in_proportion() {
    let alternate = |inside: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice>{inside}</mc:Choice><mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent>"
        )
    };
    let author = |n: u32| format!("<w:ins w:author=\"某{n}\"/>");
    let authors = (0..100_000).map(author).collect::<Vec<_>>().concat();
    let nested = (0..9).fold(paragraph("一"), |inside, _| alternate(&inside).repeat(2));
    let bodies = [
        format!("<w:p>{}</w:p>", "<w:del><w:r><w:t>1</w:t></w:r></w:del><w:r><w:t>2</w:t></w:r>".repeat(100_000)),
        format!("<w:p>{}</w:p>", "<w:del><w:r><w:t>1</w:t></w:r></w:del><w:r><w:t>，</w:t></w:r>".repeat(100_000)),
        format!("<w:p>{authors}</w:p>"),
        format!(
            "<w:p>{}</w:p>",
            "<w:r><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:r>".repeat(50_000)
        ),
        format!("<w:p><w:r>{}</w:r></w:p>", alternate(&paragraph("图")).repeat(50_000)),
        "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>一</w:t></w:r></w:p>".repeat(100_000),
        "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>".repeat(50_000),
        "<w:tbl><w:tr><w:tc>".repeat(600) + &paragraph("深").repeat(1000) + &"</w:tc></w:tr></w:tbl>".repeat(600),
        format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "&amp;".repeat(300_000)),
        format!("<w:p a=\"{}\"/>", "一@1".repeat(500_000)),
        nested,
    ];
    for (which, body) in bodies.iter().enumerate() {
        let file = docx(body);
        let start = std::time::Instant::now();
        reading::read_container(&file, 1 << 20);
        assert!(start.elapsed().as_secs() < 20, "{which}: {:?}", start.elapsed());
    }
}
