//! PDF files that are locked, damaged or no PDF files at all: all of the text is read or it is said that it was not; nothing
//! panics or takes long.
#![allow(missing_docs)]

mod reading;

use std::time::Instant;

use baguan::document::{Document, Format, ProblemKind};
use baguan::read::{Container, Limits};
use reading::pdf::{Pdf, area, lines, said, saved_again, stored, table, text};
use reading::{battered, mutation, told};

const NUMBER: &str = "530102199003071233";

/// A file of a page, with the number in one line.
fn one() -> Vec<u8> {
    Pdf::of(&[&text((72, 700, 12), NUMBER)])
}

fn with(file: &[u8], old: &str, new: &str) -> Vec<u8> {
    let at = memchr::memmem::find(file, old.as_bytes()).unwrap_or_else(|| panic!("{old} is not there"));
    [&file[..at], new.as_bytes(), &file[at + old.len()..]].concat()
}

#[test]
fn files_locked_without_a_password_are_read() {
    for name in ["rc4-40", "rc4-128", "aes-128", "aes-256", "aes-256-plain-metadata", "owner-password"] {
        let told = told(&stored(&format!("locked/{name}.pdf")));
        let expected = ["{property} Title 名单", "@1 p 身份证号530102199003071233", "@1 {comment} comment 请删去张三"];
        assert_eq!(told, expected, "{name}");
    }
}

#[test]
fn files_locked_with_a_password_are_told() {
    for name in ["password-rc4-128", "password-aes-256"] {
        let file = stored(&format!("locked/{name}.pdf"));
        let mut told = Vec::new();
        match Container::open(&file, Limits::default()) {
            Err(problem) => told.push(problem.kind),
            Ok(container) => {
                container.read(Document::new(Format::Text), &mut |stretch, _| {
                    assert_eq!(stretch.document.text(), "", "{name}");
                    told.extend(stretch.problems.into_iter().map(|problem| problem.kind));
                    stretch.document
                });
            }
        }
        assert_eq!(told, [ProblemKind::Encrypted], "{name}");
    }
}

#[test]
fn what_is_no_file_is_told() {
    let kind = |bytes: &[u8]| Container::begins(bytes).then(|| battered::survive(bytes).0 > 0);
    assert_eq!(kind(b""), None);
    // It begins as one, and ends there.
    for file in [
        "%PDF-1.7\n",
        "%PDF-1.7\n%%EOF\n",
        "%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1>>\nstartxref\n9\n%%EOF\n",
    ] {
        assert_eq!(kind(file.as_bytes()), Some(true), "{file}");
    }
    // A page of the web that says it was not found, by the name of the file it was to be.
    let page = "<!DOCTYPE html><html><body><p>您访问的文件不存在，见 %PDF-1.7 说明</p></body></html>";
    let told = reading::blocks("通知.pdf", page.as_bytes());
    assert!(told.iter().any(|line| line.contains("您访问的文件不存在")), "{told:?}");
}

#[test]
fn wrong_tables_are_mended() {
    let file = one();
    let table = memchr::memmem::rfind(&file, b"xref\n0 1").unwrap_or_else(|| panic!("it has a table"));
    let start = memchr::memmem::rfind(&file, b"startxref").unwrap_or_else(|| panic!("it has an end"));
    let all = with(&file, "%PDF-1.7\n", "%PDF-1.7\n\n\n\n");
    let cases = [
        ("points nowhere", [&file[..start], b"startxref\n99999999\n%%EOF\n"].concat()),
        ("points into the middle", [&file[..start], b"startxref\n77\n%%EOF\n"].concat()),
        ("without an end", file[..start].to_vec()),
        ("without a table", file[..table].to_vec()),
        ("table cut", file[..table + 60].to_vec()),
        ("all places wrong", all),
        ("junk before it", [b"HTTP/1.1 200 OK\r\n\r\n", &file[..]].concat()),
        ("junk behind it", [&file[..], &[0; 2000]].concat()),
        ("no ends of objects", String::from_utf8_lossy(&file).replace("endobj\n", "").into_bytes()),
        ("no root", with(&file, "/Root 1 0 R", "")),
    ];
    for (name, file) in cases {
        let told = told(&file);
        assert!(told.contains(&format!("@1 p {NUMBER}")), "{name}: {told:?}");
    }
    let untouched = told(&file);
    assert_eq!(untouched, [format!("@1 p {NUMBER}")]);
}

#[test]
fn wrong_lengths_are_mended() {
    let file = one();
    let content = text((72, 700, 12), NUMBER).len();
    let length = format!("/Length {content}>>");
    for wrong in
        ["/Length 0>>", "/Length 3>>", "/Length 999999>>", "/Length -7>>", ">>", "/Length 99 0 R>>", "/Length(a)>>"]
    {
        let at = memchr::memmem::find(&file, length.as_bytes()).map_or(0, |at| at);
        let broken = [&file[..at], wrong.as_bytes(), &file[at + length.len()..]].concat();
        let told = told(&broken);
        assert!(told.contains(&format!("@1 p {NUMBER}")), "{wrong}: {told:?}");
    }
}

#[test]
fn a_content_that_cannot_be_unpacked_is_told() {
    let packed = reading::pdf::deflated(text((72, 700, 12), NUMBER).as_bytes());
    for (name, filter, bytes) in [
        ("cut", "/FlateDecode", &packed[..packed.len() / 2]),
        ("no sums", "/FlateDecode", b"no flate at all".as_slice()),
        ("unknown", "/NoSuchDecode", &packed[..]),
        ("not for text", "/DCTDecode", &packed[..]),
    ] {
        let mut pdf = Pdf::default();
        let content = pdf.stream(&format!("/Filter{filter}"), bytes);
        let told = told(&pdf.page_of(&format!("{content} 0 R"), "").build());
        assert!(told.iter().any(|line| line.starts_with("! ")), "{name}: {told:?}");
    }
}

#[test]
fn what_leads_in_circles_comes_to_an_end() {
    let file = one();
    let loops = saved_again(&file, &[(2, "<</Type/Pages/Kids[2 0 R 16 0 R 2 0 R]/Count 3/MediaBox[0 0 595 842]>>")]);
    let told_lines = told(&loops);
    assert_eq!(told_lines.iter().filter(|line| line.contains(NUMBER)).count(), 1, "{told_lines:?}");
    let mut pdf = Pdf::default();
    let number = pdf.next();
    let resources = format!("/Resources<</Font<</F 3 0 R>>/XObject<</Me {number} 0 R>>>>");
    let content = text((72, 700, 12), NUMBER) + "/Me Do /Me Do";
    pdf.stream(&format!("/Type/XObject/Subtype/Form/BBox[0 0 595 842]{resources}"), content.as_bytes());
    let file = pdf.resources(&format!("/XObject<</Me {number} 0 R>>")).page("/Me Do").build();
    assert!(told(&file).contains(&format!("@1 p {NUMBER}")));
    // Lengths, kids and contents that are themselves.
    for object in ["16 0 R", "[16 0 R]", "<</Type/Page/Parent 16 0 R/Contents 16 0 R/Resources 16 0 R/Annots 16 0 R>>"]
    {
        battered::survive(&saved_again(&one(), &[(16, object)]));
    }
}

#[test]
fn pages_that_are_not_there_are_told() {
    let kids = "<</Type/Pages/Kids[16 0 R 77 0 R]/Count 2/MediaBox[0 0 595 842]>>";
    let told = told(&saved_again(&one(), &[(2, kids)]));
    assert_eq!(told[0], format!("@1 p {NUMBER}"));
    assert!(told.iter().any(|line| line.starts_with("! ") && line.ends_with("@2")), "{told:?}");
}

#[test]
fn a_file_that_was_not_sent_to_its_end_is_never_clean_without_its_text() {
    for file in [one(), Pdf::default().page(&text((72, 700, 12), NUMBER)).build_compressed()] {
        let (problems, whole) = battered::survive(&file);
        assert!(problems == 0 && whole.contains(NUMBER));
        for end in 1..file.len() {
            let (problems, text) = battered::survive(&file[..end]);
            assert!(problems > 0 || text.contains(NUMBER), "cut after {end} of {}", file.len());
        }
    }
}

#[test]
fn no_damage_is_too_strange() {
    let start = Instant::now();
    for file in samples() {
        mutation::mutations(&file, 500, |bytes| {
            battered::survive(bytes);
        });
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

/// Files that between them have every part.
fn samples() -> [Vec<u8>; 4] {
    let rows: [&[&str]; 2] = [&["姓名", "身份证号"], &["张三", NUMBER]];
    let page = lines(&["关于公布名单的通知", "各县人民政府："])
        + &table(72, 600, &[80, 200], &rows)
        + &area(150, 560, 90, 20, "0 g");
    let mut pdf = Pdf::default();
    let note = pdf.object(&format!("<</Subtype/Text/Rect[0 0 9 9]/Contents{}/T{}>>", said("请删去"), said("李四")));
    let file = pdf.stream("/Type/EmbeddedFile", NUMBER.as_bytes());
    let named = pdf.object(&format!("<</Type/Filespec/F(a.txt)/EF<</F {file} 0 R>>>>"));
    let form =
        pdf.stream("/Subtype/Form/BBox[0 0 99 99]/Resources<</Font<</F 3 0 R>>>>", text((0, 0, 9), NUMBER).as_bytes());
    let with_meaning = pdf.with_meaning((72, 500, 12), NUMBER);
    let whole = pdf
        .catalog(&format!("/Names<</EmbeddedFiles<</Names[(a){named} 0 R]>>>>"))
        .resources(&format!("/XObject<</Fm {form} 0 R>>"))
        .page_with(&page, &format!("/Annots[{note} 0 R]"))
        .page(&format!("{with_meaning} q .5 0 0 .5 9 9 cm /Fm Do Q"));
    let again = saved_again(&whole.build(), &[(15, "null")]);
    [whole.build(), whole.build_compressed(), again, stored("locked/aes-128.pdf")]
}

#[test]
fn contents_larger_than_any_page_are_told() {
    // 200 MB of nothing in 200 KB.
    let bomb = reading::pdf::deflated(&vec![b' '; 100 << 20]);
    let mut pdf = Pdf::default();
    let content = pdf.stream("/Filter/FlateDecode", &bomb);
    let (problems, _) =
        battered::survive(&pdf.page(&text((72, 700, 12), NUMBER)).page_of(&format!("{content} 0 R"), "").build());
    assert!(problems > 0);
}
