//! Archives: every member with its path, and what of them could not be read.
#![allow(clippy::unwrap_used, missing_docs)]

mod reading;

use std::io::Write as _;

use baguan::document::{Format, ProblemKind};
use baguan::read::{Container, Limits};
use reading::told;
use reading::word::{docx, zip};

const LIST: &str = "姓名,电话\n张三,13912345678\n";

fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/files/packed/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn format(bytes: &[u8]) -> Format {
    Container::open(bytes, Limits::default()).unwrap().format()
}

fn refused(bytes: &[u8]) -> ProblemKind {
    Container::open(bytes, Limits::default()).err().unwrap().kind
}

#[track_caller]
fn expect(bytes: &[u8], expected: &[&str]) {
    let told = told(bytes);
    for (one, other) in told.iter().zip(expected) {
        assert_eq!(one, other);
    }
    assert_eq!(told.len(), expected.len(), "{told:?}");
}

fn gzip(bytes: &[u8], name: &str) -> Vec<u8> {
    let mut to = flate2::GzBuilder::new().filename(name).write(Vec::new(), flate2::Compression::best());
    to.write_all(bytes).unwrap();
    to.finish().unwrap()
}

/// A header with its sum, and the bytes, both in whole blocks.
fn entry(name: &[u8], kind: u8, bytes: &[u8]) -> Vec<u8> {
    let mut block = [0; 512];
    block[..name.len()].copy_from_slice(name);
    block[124..135].copy_from_slice(format!("{:011o}", bytes.len()).as_bytes());
    block[156] = kind;
    block[257..265].copy_from_slice(b"ustar\x0000");
    summed(block, bytes)
}

fn summed(mut block: [u8; 512], bytes: &[u8]) -> Vec<u8> {
    block[148..156].fill(b' ');
    let sum: u32 = block.iter().map(|&b| u32::from(b)).sum();
    block[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
    let mut all = block.to_vec();
    all.extend_from_slice(bytes);
    all.resize(all.len().next_multiple_of(512), 0);
    all
}

fn tar(entries: &[Vec<u8>]) -> Vec<u8> {
    let mut all = entries.concat();
    all.resize(all.len() + 1024, 0);
    all
}

#[test]
fn members_are_documents() {
    let document = docx("<w:p><w:r><w:t>密件</w:t></w:r></w:p>");
    let inner = zip(&[("名单.csv", LIST.as_bytes())]);
    let archive = zip(&[
        ("资料/", b""),
        ("资料/a.docx", &document),
        ("内.zip", &inner),
        ("照片.jpg", b"\xFF\xD8\xFF\xE0"),
        ("空.txt", b""),
        ("../../x.txt", b"abc"),
        ("C:\\y.txt", b"def"),
    ]);
    assert_eq!(format(&archive), Format::Zip);
    expect(
        &archive,
        &[
            "{metadata} name 资料/",
            "{metadata} name 资料/a.docx",
            "资料/a.docx p 密件",
            "{metadata} name 内.zip",
            "内.zip {metadata} name 名单.csv",
            "内.zip!/名单.csv t1r1c1! 1:1 姓名",
            "内.zip!/名单.csv t1r1c2! 1:4 电话",
            "内.zip!/名单.csv t1r2c1 2:1 张三",
            "内.zip!/名单.csv t1r2c2 2:4 13912345678",
            "{metadata} name 照片.jpg",
            "{metadata} name 空.txt",
            "{metadata} name ../../x.txt",
            "../../x.txt p 1:1 abc",
            "{metadata} name C:/y.txt",
            "C:/y.txt p 1:1 def",
            "! unknown-kind 照片.jpg",
        ],
    );
}

#[test]
fn what_systems_leave_is_passed_over() {
    let archive = zip(&[
        ("a.txt", b"abc"),
        ("__MACOSX/._a.txt", b"\x00\x05\x16\x07\x00"),
        (".DS_Store", b"\0\0\0\x01Bud1\0"),
        ("b/Thumbs.db", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        ("desktop.ini", b"[.ShellClassInfo]"),
        // Only named so.
        ("__MACOSX/b.txt", b"def"),
        ("._c.txt", b"ghi"),
    ]);
    expect(
        &archive,
        &[
            "{metadata} name a.txt",
            "a.txt p 1:1 abc",
            "{metadata} name __MACOSX/b.txt",
            "__MACOSX/b.txt p 1:1 def",
            "{metadata} name ._c.txt",
            "._c.txt p 1:1 ghi",
        ],
    );
}

/// Puts other bytes in the place of a name in an archive.
fn renamed(mut archive: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    for at in 0..archive.len() - from.len() {
        if archive[at..].starts_with(from) {
            archive[at..at + from.len()].copy_from_slice(to);
        }
    }
    archive
}

#[test]
fn names_are_decoded() {
    // 通知 in GBK, as Windows writes it.
    let archive = renamed(zip(&[("abcd.txt", b"abc")]), b"abcd", b"\xCD\xA8\xD6\xAA");
    expect(&archive, &["{metadata} name 通知.txt", "通知.txt p 1:1 abc"]);
}

#[test]
fn files_with_the_same_name_are_both_read() {
    let twins = renamed(zip(&[("a.txt", b"first"), ("b.txt", b"second"), ("c/", b"")]), b"b.txt", b"a.txt");
    expect(
        &twins,
        &[
            "{metadata} name a.txt",
            "a.txt p 1:1 first",
            "{metadata} name a.txt",
            "a.txt p 1:1 second",
            "{metadata} name c/",
        ],
    );
    for end in 0..twins.len() {
        if Container::open(&twins[..end], Limits::default()).is_ok() {
            assert!(told(&twins[..end]).iter().any(|line| line.starts_with('!')), "{end}");
        }
    }
    reading::mutated(&[&twins], 500);
}

#[test]
fn what_needs_a_password_or_another_method_is_told() {
    expect(
        &file("encrypted.zip"),
        &[
            "{metadata} name 附件/",
            "{metadata} name 空.txt",
            "{metadata} name 通知.txt",
            "{metadata} name 附件/名单.csv",
            "! encrypted 空.txt",
            "! encrypted 通知.txt",
            "! encrypted 附件/名单.csv",
        ],
    );
    assert_eq!(told(&file("deflate64.zip")).last().unwrap(), "! unknown-kind 通知.txt");
}

/// What is packed, without the directory behind it.
fn members(archive: &[u8]) -> &[u8] {
    let at = archive.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    &archive[..at]
}

#[test]
fn what_no_directory_lists_is_read() {
    let listed = zip(&[("a.txt", b"abc")]);
    let older = zip(&[("b.txt", b"def"), ("c/", b"")]);
    // In front of the listed members, and another archive behind all.
    let first = [members(&listed), b"PK\x01\x02", &[0; 42], members(&older), b"13912345678 \0\0", &listed].concat();
    expect(
        &first,
        &[
            "{metadata} name a.txt",
            "a.txt p 1:1 abc",
            "{residue} name a.txt",
            "a.txt {residue} p 1:1 abc",
            "{residue} name b.txt",
            "b.txt {residue} p 1:1 def",
            "{residue} name c/",
            "{residue} p 1:1 13912345678",
        ],
    );
    let behind = [&listed[..], b"\r\n\xB5\xE7\xBB\xB0 13912345678\n"].concat();
    expect(&behind, &["{metadata} name a.txt", "a.txt p 1:1 abc", "{residue} p 1:1 电话 13912345678"]);
    let bytes: Vec<u8> = (0..2000u32).map(|at| ((at * at) >> 3) as u8 & 0x1F).collect();
    expect(&[&listed[..], &bytes].concat(), &["{metadata} name a.txt", "a.txt p 1:1 abc", "! damaged"]);
    expect(&[&listed[..], &bytes[..900]].concat(), &["{metadata} name a.txt", "a.txt p 1:1 abc"]);
    expect(&[&listed[..], &[0; 2000]].concat(), &["{metadata} name a.txt", "a.txt p 1:1 abc"]);
    // A document keeps its name; parts of it are no files.
    let document = docx("<w:p><w:r><w:t>新</w:t></w:r></w:p>");
    let older = docx("<w:p><w:r><w:t>旧 139</w:t></w:r><w:r><w:t>12345678</w:t></w:r></w:p>");
    let lines = ["p 新", "word/document.xml {residue} p 旧 13912345678"];
    expect(&[members(&older), &document].concat(), &lines);
    reading::mutated(&[&first, &behind, &[members(&older), &document].concat()], 1000);
}

#[test]
fn a_member_behind_which_its_size_stands_is_whole() {
    let mut writer = zip::ZipWriter::new_stream(Vec::new());
    writer.start_file("a.txt", zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(b"abc").unwrap();
    writer.start_file("b.txt", zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(b"def").unwrap();
    let archive = writer.finish().unwrap().into_inner();
    let whole = ["{metadata} name a.txt", "a.txt p 1:1 abc", "{metadata} name b.txt", "b.txt p 1:1 def"];
    expect(&archive, &whole);
    let listed = zip(&[("c.txt", b"x")]);
    expect(
        &[members(&archive), &listed].concat(),
        &[
            "{metadata} name c.txt",
            "c.txt p 1:1 x",
            "{residue} name a.txt",
            "a.txt {residue} p 1:1 abc",
            "{residue} name b.txt",
            "b.txt {residue} p 1:1 def",
        ],
    );
}

#[test]
fn comments_of_members_are_read() {
    let mut archive = zip(&[("a.txt", b"abc")]);
    let at = archive.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    archive[at + 32] = 11;
    let end = archive.windows(4).position(|four| four == b"PK\x05\x06").unwrap();
    archive[end + 12] += 11;
    archive.splice(end..end, *b"13912345678");
    expect(&archive, &["{metadata} name a.txt", "a.txt p 1:1 abc", "{attribute} comment 13912345678"]);
}

/// What the files made by other programs hold: a text of twenty lines and a list.
#[track_caller]
fn is_notice(lines: &[String], folder: &str) {
    // Each program has folders and empty files in another order.
    let beside = |line: &&String| ["空.txt", "附件", "附件/", " x"].iter().any(|name| line.ends_with(name));
    let text: Vec<&String> = lines.iter().filter(|line| !beside(line)).collect();
    assert_eq!(*text[0], format!("{{metadata}} name {folder}通知.txt"));
    assert!(
        text[1].starts_with(&format!("{folder}通知.txt p 1:1 关于印发《某市政务公开办法》的通知。")),
        "{}",
        text[1]
    );
    assert_eq!(text[1].matches("通知如下").count(), 20);
    assert_eq!(*text[2], format!("{{metadata}} name {folder}附件/名单.csv"));
    assert_eq!(*text[8], format!("{folder}附件/名单.csv t1r3c2 3:4 13812345678"));
    assert_eq!(text.len(), 9, "{text:?}");
}

#[test]
fn archives_of_7z_are_read() {
    for name in ["copy", "lzma", "lzma2", "deflate", "delta", "plainlist", "separate"] {
        let bytes = file(&format!("{name}.7z"));
        assert_eq!(format(&bytes), Format::SevenZ);
        is_notice(&told(&bytes), "");
    }
    // Of another program, with empty files among the others, and a filter for programs.
    is_notice(&told(&file("py7zr.7z")), "x/");
    is_notice(&told(&file("bzip2.7z")), "");
    assert!(told(&file("ppmd.7z")).contains(&"! unknown-kind 附件/名单.csv".to_owned()));
    assert!(told(&file("encrypted.7z")).contains(&"! encrypted 附件/名单.csv".to_owned()));
    assert_eq!(refused(&file("sealed.7z")), ProblemKind::Encrypted);
    assert_eq!(refused(&file("volumes.7z.001")), ProblemKind::Truncated);
}

#[test]
fn archives_of_rar_are_read() {
    for version in ["rar4", "rar5"] {
        for kind in ["", "_stored", "_solid"] {
            let bytes = file(&format!("{version}{kind}.rar"));
            assert_eq!(format(&bytes), Format::Rar);
            is_notice(&told(&bytes), "");
        }
        let encrypted = told(&file(&format!("{version}_encrypted.rar")));
        assert_eq!(encrypted[2..], ["! encrypted 通知.txt", "! encrypted 附件/名单.csv"]);
    }
    assert_eq!(refused(&file("rar5_sealed.rar")), ProblemKind::Encrypted);
}

#[test]
fn tar_is_read() {
    let long = "很长的名字/".repeat(20) + "a.txt";
    let mut prefixed = [0; 512];
    prefixed[..5].copy_from_slice(b"e.txt");
    // As many bytes in another form of number.
    prefixed[124..136].copy_from_slice(b"\x80\0\0\0\0\0\0\0\0\0\0\x01");
    prefixed[156] = b'0';
    prefixed[257..265].copy_from_slice(b"ustar\x0000");
    prefixed[345..348].copy_from_slice(b"pre");
    let extended = |line: &str| {
        let length = line.len() + 2;
        let length = length + (length + 1).to_string().len();
        entry(b"x", b'x', format!("{length} {line}\n").as_bytes())
    };
    let archive = tar(&[
        entry(b"folder/", b'5', b""),
        entry(b"folder/a.txt", b'0', b"abc"),
        entry(b"link", b'2', b""),
        entry(b"././@LongLink", b'L', (long.clone() + "\0").as_bytes()),
        entry(b"short", b'0', b"def"),
        extended("path=通知.txt"),
        entry(b"short", b'0', b"ghi"),
        entry(&[0xCD, 0xA8, 0xD6, 0xAA], 0, b"jkl"),
        summed(prefixed, b"m"),
        entry(b"b.csv", b'7', LIST.as_bytes()),
        entry(b"sparse", b'S', b""),
        entry(b"rest", b'M', b"xyz"),
    ]);
    assert_eq!(format(&archive), Format::Tar);
    let (long_name, long_text) = (format!("{{metadata}} name {long}"), format!("{long} p 1:1 def"));
    let expected = [
        "{metadata} name folder/",
        "{metadata} name folder/a.txt",
        "folder/a.txt p 1:1 abc",
        "{metadata} name link",
        &long_name,
        &long_text,
        "{metadata} name 通知.txt",
        "通知.txt p 1:1 ghi",
        "{metadata} name 通知",
        "通知 p 1:1 jkl",
        "{metadata} name pre/e.txt",
        "pre/e.txt p 1:1 m",
        "{metadata} name b.csv",
        "b.csv t1r1c1! 1:1 姓名",
        "b.csv t1r1c2! 1:4 电话",
        "b.csv t1r2c1 2:1 张三",
        "b.csv t1r2c2 2:4 13912345678",
        "{metadata} name sparse",
        "{metadata} name rest",
        "rest p 1:1 xyz",
        "! unknown-kind sparse",
        "! truncated rest",
    ];
    expect(&archive, &expected);
    let packed = gzip(&archive, "a.tar");
    assert_eq!(format(&packed), Format::Tar);
    expect(&packed, &expected);
    // Its end is missing; something else stands at its end; another one follows.
    let one = entry(b"a", b'0', b"abc");
    expect(&one, &["{metadata} name a", "a p 1:1 abc", "! truncated"]);
    expect(
        &[tar(std::slice::from_ref(&one)), vec![b'x'; 512]].concat(),
        &["{metadata} name a", "a p 1:1 abc", "! damaged"],
    );
    let two = tar(&[one.clone(), vec![0; 1024], one]);
    expect(&two, &["{metadata} name a", "a p 1:1 abc", "{metadata} name a", "a p 1:1 abc"]);
}

#[test]
fn packed_files_are_read() {
    let csv = gzip(LIST.as_bytes(), "名单.csv");
    assert_eq!(format(&csv), Format::Gzip);
    let expected = [
        "{metadata} name 名单.csv",
        "名单.csv t1r1c1! 1:1 姓名",
        "名单.csv t1r1c2! 1:4 电话",
        "名单.csv t1r2c1 2:1 张三",
        "名单.csv t1r2c2 2:4 13912345678",
    ];
    expect(&csv, &expected);
    // Several in a row, and zeros behind them.
    let nameless = |text: &str| gzip(text.as_bytes(), "");
    let several = [nameless("abc"), nameless("def"), vec![0; 9]].concat();
    expect(&several, &["{metadata} name content", "content p 1:1 abcdef"]);
    expect(
        &[nameless("abc"), b"rest".to_vec()].concat(),
        &["{metadata} name content", "content p 1:1 abc", "! damaged content"],
    );
    expect(
        &zip(&[("a.tgz", &gzip(&tar(&[entry(b"b.txt", b'0', b"abc")]), ""))]),
        &["{metadata} name a.tgz", "a.tgz {metadata} name b.txt", "a.tgz!/b.txt p 1:1 abc"],
    );
}

#[test]
fn other_packed_files_are_read() {
    for (name, kind) in [("bz2", Format::Bzip2), ("xz", Format::Xz)] {
        let text = file(&format!("a.txt.{name}"));
        assert_eq!(format(&text), kind);
        expect(&text, &["{metadata} name content", "content p 1:1 通知⏎13912345678"]);
        // Several in a row.
        let twice = told(&[&text[..], &text].concat());
        assert_eq!(twice.join("").matches("13912345678").count(), 2, "{name} {twice:?}");
        let tarred = file(&format!("a.tar.{name}"));
        assert_eq!(format(&tarred), Format::Tar);
        expect(&tarred, &["{metadata} name a.txt", "a.txt p 1:1 通知⏎13912345678"]);
    }
    // It asks for more memory than a document needs.
    assert!(told(&file("large.xz")).contains(&"! too-large content".to_owned()));
    // Letters only.
    assert!(!Container::begins("BZh91是一个版本号。".as_bytes()));
}

#[test]
fn limits_are_kept() {
    let read = |bytes: &[u8], limits: Limits| {
        let mut problems = Vec::new();
        let container = Container::open(bytes, limits).unwrap();
        container.read(baguan::document::Document::new(Format::Text), &mut |stretch, _| {
            problems.extend(stretch.problems.into_iter().map(|problem| (problem.kind, problem.place.part)));
            stretch.document
        });
        problems
    };
    let zeros = vec![b'a'; 1 << 20];
    let names = ["a", "b", "c"];
    let archives = [
        zip(&names.map(|name| (name, &zeros[..]))),
        tar(&names.map(|name| entry(name.as_bytes(), b'0', &zeros))),
        gzip(&tar(&names.map(|name| entry(name.as_bytes(), b'0', &zeros))), ""),
    ];
    for archive in &archives {
        let few = read(archive, Limits { entries: 2, ..Limits::default() });
        assert_eq!(few, [(ProblemKind::TooMany(2), None)]);
        let held = read(archive, Limits { held_bytes: 1 << 19, ..Limits::default() });
        assert_eq!(held[0], (ProblemKind::TooLarge(1 << 19), Some("a".into())));
        assert_eq!(held.len(), 3, "{held:?}");
    }
    let small = read(&archives[2], Limits { entry_bytes: 1 << 19, ratio: 1, ..Limits::default() });
    assert!(small.iter().any(|(kind, part)| matches!(kind, ProblemKind::TooLarge(_)) && part.is_none()), "{small:?}");
    for name in ["lzma2.7z", "copy.7z", "rar5.rar", "rar4_solid.rar"] {
        let few = read(&file(name), Limits { entries: 1, ..Limits::default() });
        assert!(few.contains(&(ProblemKind::TooMany(1), None)), "{name} {few:?}");
        let held = read(&file(name), Limits { held_bytes: 1000, ..Limits::default() });
        assert!(
            held.iter()
                .any(|(kind, part)| matches!(kind, ProblemKind::TooLarge(_)) && part.as_deref() == Some("通知.txt")),
            "{name} {held:?}"
        );
    }
    // Behind what is too large, the others are read.
    let lines = read(&file("lzma2.7z"), Limits { held_bytes: 1000, ..Limits::default() });
    assert_eq!(lines.len(), 1, "{lines:?}");
    let mut deep = zip(&[("a.txt", b"abc")]);
    for _ in 0..8 {
        deep = zip(&[("a.zip", &deep)]);
    }
    let deep = read(&deep, Limits::default());
    assert_eq!(deep, [(ProblemKind::TooDeep(6), Some("a.zip!/a.zip!/a.zip!/a.zip!/a.zip!/a.zip!/a.zip".into()))]);
}

/// Each archive in a small form.
fn small() -> Vec<(&'static str, Vec<u8>)> {
    let tarred =
        tar(&[entry(b"a.txt", b'0', b"abc"), entry(b"././@LongLink", b'L', b"b.txt"), entry(b"x", b'0', b"def")]);
    let mut files = vec![
        ("zip", zip(&[("a.txt", b"abc"), ("b/b.csv", LIST.as_bytes())])),
        ("gz", gzip(LIST.as_bytes(), "a.csv")),
        ("tgz", gzip(&tarred, "a.tar")),
        ("tar", tarred),
    ];
    for name in [
        "lzma2.7z",
        "lzma.7z",
        "plainlist.7z",
        "delta.7z",
        "deflate.7z",
        "py7zr.7z",
        "bzip2.7z",
        "a.txt.bz2",
        "a.tar.bz2",
        "a.txt.xz",
        "a.tar.xz",
        "rar4.rar",
        "rar5.rar",
        "rar4_solid.rar",
        "rar5_solid.rar",
        "rar5_encrypted.rar",
        "rar4_encrypted.rar",
        "rar5_sealed.rar",
    ] {
        files.push((name, file(name)));
    }
    files
}

#[test]
fn what_is_cut_off_is_told() {
    for (name, bytes) in small() {
        let whole = Container::open(&bytes, Limits::default()).map(|_| told(&bytes)).unwrap_or_default();
        for end in 0..bytes.len() {
            if !Container::begins(&bytes[..end]) || Container::open(&bytes[..end], Limits::default()).is_err() {
                continue;
            }
            let cut = told(&bytes[..end]);
            assert!(cut == whole || cut.iter().any(|line| line.starts_with('!')), "{name} {end}: {cut:?}");
        }
    }
}

#[test]
fn nothing_breaks_it() {
    let files = small();
    let files: Vec<&[u8]> = files.iter().map(|(_, bytes)| &bytes[..]).collect();
    reading::mutated(&files, 2000);
    // What stands at the end of a 7z archive is summed up in front.
    let lists = ["plainlist.7z", "lzma2.7z", "py7zr.7z"].map(file);
    reading::mutated_and_mended(&lists.each_ref().map(|list| &list[..]), 1500, |bytes| {
        let number = |at: usize| bytes.get(at..at + 8).map(|b| u64::from_le_bytes(b.try_into().unwrap()) as usize);
        let (Some(at), Some(length)) = (number(12), number(20)) else { return };
        let Some(list) = bytes.get(at.saturating_add(32)..at.saturating_add(32).saturating_add(length)) else { return };
        let mut sum = flate2::Crc::new();
        sum.update(list);
        let sum = sum.sum().to_le_bytes();
        bytes[28..32].copy_from_slice(&sum);
    });
}
