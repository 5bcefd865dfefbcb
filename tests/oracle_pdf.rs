//! What independent readers find in PDF files, ours finds as well: in those that tests write, and in those of the programs
//! that offices print with (`tests/files/pdf`). They show less than they should, as they pass over what lies beside the
//! pages; so it says only that nothing of the pages is lost.
//!
//! One of them is `pdftotext` of poppler. Where it is missing, it is installed if that can be done; otherwise the test says
//! so and fails, unless `BAGUAN_WITHOUT_POPPLER=1` says that it may go on without.
#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs)]

mod reading;

use std::collections::HashSet;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use reading::pdf::{Pdf, gbk, lines, shown, table, text};
use unicode_normalization::UnicodeNormalization;

/// Numbers that stand in the files: nothing may be lost of those.
const PLANTED: [&str; 3] = ["530102199003071238", "530302197811120407", "510104200105238814"];
const WITHOUT: &str = "BAGUAN_WITHOUT_POPPLER";

/// A text without what readers differ in: the width of letters, blanks, ends of lines.
fn plain(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

/// Five characters each of every line, or the line where it is shorter, as readers differ in the order of lines. All of
/// them are known: no private ones, which another reader makes of upright signs.
fn pieces(text: &str) -> HashSet<String> {
    let mut pieces = HashSet::new();
    for line in text.lines() {
        let line: Vec<char> = plain(line).chars().collect();
        let five = line.windows(line.len().clamp(1, 5));
        pieces
            .extend(five.filter(|five| five.iter().all(|c| is_known(*c))).map(|five| five.iter().collect::<String>()));
    }
    pieces
}

fn is_known(c: char) -> bool {
    !matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFFD}')
}

/// All that our reader tells, on pages and beside them.
fn ours(file: &[u8]) -> String {
    let (documents, _) = reading::read_container(file, 1 << 20);
    let blocks = documents.iter().flat_map(|document| document.blocks().iter().map(|block| document.block_text(block)));
    plain(&blocks.collect::<Vec<_>>().join("\n"))
}

/// What is compared: files by their names.
fn files() -> Vec<(String, Vec<u8>)> {
    let mut files = written();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/pdf");
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "pdf") {
            files.push((path.file_stem().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()));
        }
    }
    for name in ["rc4-40", "rc4-128", "aes-128", "aes-256"] {
        files.push((name.to_owned(), reading::pdf::stored(&format!("locked/{name}.pdf"))));
    }
    files
}

/// A notice, line by line.
const NOTICE: [&str; 8] = [
    "青禾县民政局关于公布临时救助对象名单的通知",
    "各乡（镇）人民政府，县直各部门：",
    "根据有关规定，经本人申请、社区评议、乡镇审核、县级审批，现将本季度",
    "临时救助对象名单予以公布，接受社会监督，公示期为五个工作日。如有异",
    "议，请在公示期内向县民政局反映。",
    "联系人：王某，电话13900000001。",
    "青禾县民政局",
    "2026年11月20日",
];

/// Files that the tests write: each encoding, tables, both ways of saving; and one by another writer.
fn written() -> Vec<(String, Vec<u8>)> {
    let rows: [&[&str]; 4] = [
        &["序号", "姓名", "身份证号"],
        &["1", "张某三", PLANTED[0]],
        &["2", "李某四", PLANTED[1]],
        &["3", "赵某五", PLANTED[2]],
    ];
    let list = table(72, 520, &[60, 80, 200], &rows);
    let utf16 = |line: &str| line.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let ucs2: String =
        (0..).zip(NOTICE).map(|(row, line)| shown("U", (72, 760 - 24 * row, 14), &utf16(line))).collect();
    let mut pdf = Pdf::default();
    let with_meaning: String =
        (0..).zip(NOTICE).map(|(row, line)| pdf.with_meaning((72, 760 - 24 * row, 14), line)).collect();
    let latin = "BT /L 12 Tf 72 700 Td (Notice No. 12 of 2026: list of recipients \\(first quarter\\)) Tj ET";
    let broken = text((72, 700, 14), &format!("现将名单公布如下：张某三，身份证号码为{}", &PLANTED[0][..12]))
        + &text((72, 676, 14), &format!("{}；以上名单请予公示。", &PLANTED[0][12..]));
    let down: String =
        (0..).zip(&NOTICE[..6]).map(|(row, line)| shown("V", (500 - 30 * row, 760, 14), &gbk(line))).collect();
    let gbk = lines(&NOTICE) + &list;
    let pdf = pdf.page(&gbk).page(&ucs2).page(&with_meaning).page(latin).page(&broken);
    vec![
        ("table".to_owned(), pdf.build()),
        ("streams".to_owned(), pdf.build_compressed()),
        ("downwards".to_owned(), Pdf::of(&[&down])),
        ("another writer".to_owned(), by_another_writer()),
    ]
}

/// The notice as `lopdf` writes it.
fn by_another_writer() -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let name = |name: &str| Object::Name(name.as_bytes().to_vec());
    let mut letters = reading::pdf_fonts::Letters::default();
    let mut content = String::new();
    for (row, line) in (0..).zip(NOTICE.iter().chain(&PLANTED)) {
        content += &shown("F1", (72, 760 - 24 * row, 14), &letters.codes(line));
    }
    let meanings = document.add_object(Stream::new(Dictionary::new(), letters.to_unicode().into_bytes()));
    let system = dictionary! { "Registry" => Object::string_literal("Adobe"), "Ordering" => Object::string_literal("Identity"), "Supplement" => 0 };
    let inner = document.add_object(dictionary! {
        "Type" => name("Font"), "Subtype" => name("CIDFontType2"), "BaseFont" => name("SimSun"), "CIDSystemInfo" => system, "DW" => 1000,
    });
    let font = document.add_object(dictionary! {
        "Type" => name("Font"), "Subtype" => name("Type0"), "BaseFont" => name("SimSun"), "Encoding" => name("Identity-H"),
        "DescendantFonts" => vec![Object::Reference(inner)], "ToUnicode" => meanings,
    });
    let content = document.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => name("Page"), "Parent" => pages, "Contents" => content,
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    let tree = dictionary! { "Type" => name("Pages"), "Kids" => vec![Object::Reference(page)], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(tree));
    let catalog = document.add_object(dictionary! { "Type" => name("Catalog"), "Pages" => pages });
    document.trailer.set("Root", catalog);
    document.compress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// Compares all files with what another reader says of each; how many could be compared.
fn compare(reader: &str, says: impl Fn(&[u8]) -> Option<String>) -> usize {
    let (mut all, mut read, mut compared) = (0, 0, 0);
    for (name, file) in files() {
        let Some(theirs) = says(&file) else { continue };
        let of_theirs = pieces(&theirs);
        if of_theirs.is_empty() {
            continue;
        }
        let ours = ours(&file);
        let lost: Vec<_> = of_theirs.iter().filter(|piece| !ours.contains(*piece)).collect();
        println!("{reader} {name}: {} of {}", of_theirs.len() - lost.len(), of_theirs.len());
        assert!(lost.len() * 100 <= of_theirs.len() * 3, "{reader} {name}: {lost:?}");
        for number in PLANTED {
            assert!(!plain(&theirs).contains(number) || ours.contains(number), "{reader} {name}: {number}");
        }
        (all, read, compared) = (all + of_theirs.len(), read + of_theirs.len() - lost.len(), compared + 1);
    }
    assert!(read * 100 >= all * 99, "{reader}: {read} of {all}");
    compared
}

#[test]
fn nothing_is_lost_that_a_library_finds() {
    let compared = compare("lopdf", |file| {
        let document = Document::load_mem(file).ok()?;
        let pages: Vec<u32> = document.get_pages().into_keys().collect();
        // It reads few encodings, and says so in the text.
        let texts = pages.iter().filter_map(|page| document.extract_text(&[*page]).ok());
        Some(texts.filter(|text| !text.contains("Unimplemented")).collect())
    });
    assert!(compared >= 5, "{compared} files compared");
}

#[test]
fn nothing_is_lost_that_poppler_finds() {
    if !has_poppler() {
        let said =
            format!("pdftotext is missing: install the package poppler-utils, or set {WITHOUT}=1 to go on without it");
        assert!(std::env::var_os(WITHOUT).is_some(), "{said}");
        println!("{said}; this half is skipped");
        return;
    }
    let compared = compare("pdftotext", |file| {
        let path = std::env::temp_dir().join(format!("baguan-oracle-{}.pdf", std::process::id()));
        std::fs::File::create(&path).and_then(|mut to| to.write_all(file)).unwrap();
        let output = Command::new("pdftotext").args(["-q", "-enc", "UTF-8"]).arg(&path).arg("-").output().unwrap();
        std::fs::remove_file(&path).unwrap();
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    });
    assert!(compared >= 12, "{compared} files compared");
}

/// Whether the program is there, or can be had.
fn has_poppler() -> bool {
    let quiet = |program: &str, arguments: &[&str]| {
        Command::new(program).args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status()
    };
    let is_there = || quiet("pdftotext", &["-v"]).is_ok();
    if is_there() || std::env::var_os(WITHOUT).is_some() {
        return is_there();
    }
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    if is_root {
        for arguments in [&["update"][..], &["install", "-y", "--no-install-recommends", "poppler-utils"]] {
            let _ = quiet("apt-get", arguments);
        }
    }
    is_there()
}
