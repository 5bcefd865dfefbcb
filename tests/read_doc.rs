//! Word documents of the older kind.
#![allow(missing_docs, clippy::unwrap_used)]

mod reading;

use reading::compound::compound;
use reading::doc::{
    self, BOXES, COMMENTS, DELETED, Doc, ENDNOTES, HEADER_ROW_END, HEADERS, HIDDEN, IN_TABLE, INSERTED, MAIN, NOTES,
    ROW_END, SHOWN, SPECIAL, row_end, string, strings,
};
use reading::{read_container, told};

use baguan::read::{Container, Limits};

#[track_caller]
fn expect(doc: &Doc, expected: &[&str]) {
    assert_eq!(told(&doc.build()), expected);
}

#[test]
fn stories_are_told_by_their_names() {
    let mut doc = Doc::new();
    doc.paragraph(MAIN, "关于张三的通知").paragraph(MAIN, "").paragraph(MAIN, "电话13912345678\u{b}第二行\t尾");
    doc.paragraph(NOTES, "\u{2} 脚注内容").paragraph(ENDNOTES, "尾注内容").paragraph(BOXES, "文本框内容");
    doc.paragraph(COMMENTS, "\u{5}批注：李四").table(36, &string("王五"));
    // Six separators, then even and odd headers, even and odd footers.
    doc.paragraph(HEADERS, "页眉文字").paragraph(HEADERS, "页脚文字");
    let ends = [0, 0, 0, 0, 0, 0, 0, 0, 5, 5, 10, 10, 10_u32];
    doc.table(11, &ends.iter().flat_map(|end| end.to_le_bytes()).collect::<Vec<u8>>());
    let expected = [
        "p 关于张三的通知",
        "p 电话13912345678⏎第二行\t尾",
        "footnotes p 脚注内容",
        "header p 页眉文字",
        "footer p 页脚文字",
        "comments {comment} comment 批注：李四",
        "endnotes p 尾注内容",
        "text boxes p 文本框内容",
        "{property} attribute 王五",
    ];
    expect(&doc, &expected);
    for (split, reversed, narrow) in
        [(1, false, false), (1, true, true), (3, true, true), (7, false, true), (50, true, false)]
    {
        expect(doc.pieces(split, reversed, narrow), &expected);
    }
}

#[test]
fn changes_and_hidden_text_stand_apart() {
    let mut doc = Doc::new();
    doc.run(MAIN, "电话139", &[]).run(MAIN, "1234", HIDDEN).run(MAIN, "5678。", &[]).end(MAIN, '\r', 0, &[]);
    doc.run(MAIN, "原", &[]).run(MAIN, "删去的话", DELETED).run(MAIN, "添上的话", INSERTED).end(MAIN, '\r', 0, &[]);
    // A deleted end: the next paragraph goes on.
    doc.run(MAIN, "1391234", &[]).run(MAIN, "\r", DELETED).close(MAIN, 0, &[]).paragraph(MAIN, "5678");
    expect(
        &doc,
        &[
            "p 电话1395678。",
            "{hidden-text} p 13912345678",
            "{inserted} p 原添上的话",
            "{deleted} p 删去的话",
            "p 13912345678",
        ],
    );
}

#[test]
fn styles_make_headings_and_hide() {
    let mut doc = Doc::new();
    // 1: heading 2; 2: based on it; 3: hides; 4: level 3 by itself; 5: characters that are hidden.
    doc.style(2, 1, 0, &[], &[]).style(0xFFE, 1, 1, &[], &[]).style(0xFFE, 1, 0, &[], HIDDEN);
    doc.style(0xFFE, 1, 0, &[0x40, 0x26, 2], &[]).style(0xFFE, 2, 0xFFF, &[], HIDDEN);
    for style in 1..=4 {
        doc.run(MAIN, "标题", &[]).run(MAIN, "明文", SHOWN).end(MAIN, '\r', style, &[]);
    }
    doc.run(MAIN, "正文", &[]).run(MAIN, "暗文", &[0x30, 0x4A, 5, 0]).end(MAIN, '\r', 0, &[]);
    doc.run(MAIN, "反", &[0x3C, 0x08, 0x81]).run(MAIN, "同", &[0x3C, 0x08, 0x80]).end(MAIN, '\r', 3, &[]);
    doc.run(MAIN, "一级", &[]).end(MAIN, '\r', 0, &[0x40, 0x26, 0]);
    expect(
        &doc,
        &[
            "h2 标题明文",
            "h2 标题明文",
            "p 明文",
            "{hidden-text} p 标题",
            "h3 标题明文",
            "p 正文",
            "{hidden-text} p 暗文",
            "p 反",
            "{hidden-text} p 同",
            "h1 一级",
        ],
    );
}

#[test]
fn cells_have_rows_and_columns() {
    let mut doc = Doc::new();
    doc.paragraph(MAIN, "名单").row(MAIN, &["姓名", "电话", "住址"], HEADER_ROW_END);
    doc.row(MAIN, &["张三", "", "东街\r西街"], ROW_END).paragraph(MAIN, "完");
    // A row in which one cell covers two columns.
    doc.row(MAIN, &["甲乙", "丙"], &row_end(&[0, 200, 300]));
    doc.row(MAIN, &["甲", "乙", "丙"], &row_end(&[10, 105, 200, 300]));
    expect(
        &doc,
        &[
            "p 名单",
            "t1r1c1! 姓名",
            "t1r1c2! 电话",
            "t1r1c3! 住址",
            "t1r2c1 张三",
            "t1r2c3 东街",
            "t1r2c3 西街",
            "p 完",
            "t2r1c1 甲乙",
            "t2r1c3 丙",
            "t2r2c1 甲",
            "t2r2c2 乙",
            "t2r2c3 丙",
        ],
    );
}

#[test]
fn tables_in_tables_have_numbers_of_their_own() {
    let inner = [IN_TABLE, &[0x49, 0x66, 2, 0, 0, 0]].concat();
    let mut doc = Doc::new();
    for text in ["内甲", "内乙"] {
        doc.run(MAIN, text, &[]).end(MAIN, '\r', 0, &[&inner[..], &[0x4B, 0x24, 1]].concat());
    }
    doc.end(MAIN, '\r', 0, &[&inner[..], &[0x4B, 0x24, 1, 0x4C, 0x24, 1]].concat());
    doc.row(MAIN, &["外甲", "外乙"], ROW_END);
    expect(&doc, &["t2r1c1 内甲", "t2r1c2 内乙", "t1r1c1 外甲", "t1r1c2 外乙"]);
}

#[test]
fn fields_show_what_came_of_them() {
    let mut doc = Doc::new();
    doc.run(MAIN, "见", &[]).field(MAIN, " HYPERLINK \"mailto:zhang@163.com\" ", "邮箱").end(MAIN, '\r', 0, &[]);
    doc.run(MAIN, "第", &[]).field(MAIN, " PAGE ", "3").run(MAIN, "页", &[]).end(MAIN, '\r', 0, &[]);
    doc.run(MAIN, "\u{13}", SPECIAL).run(MAIN, " IF 1=", &[]).field(MAIN, " DOCVARIABLE 电话 ", "13912345678");
    doc.run(MAIN, " 甲\u{14}乙\u{15}。", SPECIAL).end(MAIN, '\r', 0, &[]);
    expect(
        &doc,
        &[
            "p 见邮箱",
            "{attribute} attribute HYPERLINK \"mailto:zhang@163.com\"",
            "p 第3页",
            "p 乙。",
            "{attribute} attribute IF 1= DOCVARIABLE 电话 13912345678 甲",
        ],
    );
}

#[test]
fn formulas_show_what_they_are_made_of() {
    let mut doc = Doc::new();
    doc.run(MAIN, "电话139", &[]);
    doc.run(MAIN, "\u{13}", SPECIAL).run(MAIN, " EQ \\* jc2 \\o\\ad(\\s\\up 9(yao),1234) ", &[]);
    doc.run(MAIN, "\u{15}", SPECIAL).run(MAIN, "5678", &[]).end(MAIN, '\r', 0, &[]);
    expect(&doc, &["p 电话13912345678", "attribute yao"]);
}

#[test]
fn letters_that_nobody_can_read_are_hidden() {
    let white = [0x70, 0x68, 0xFF, 0xFF, 0xFF, 0];
    let other_ground = [&white[..], &[0x66, 0x48, 0x40, 0]].concat();
    let mut doc = Doc::new();
    doc.run(MAIN, "白字", &white).run(MAIN, "白", &[0x42, 0x2A, 8]).end(MAIN, '\r', 0, &[]);
    doc.run(MAIN, "小字", &[0x43, 0x4A, 4, 0]).run(MAIN, "字", &[0x43, 0x4A, 21, 0]).end(MAIN, '\r', 0, &[]);
    // White on a ground of its own, or in a box or a cell, can be read; so can any colour that is nearly white.
    doc.run(MAIN, "反白", &other_ground).run(MAIN, "浅", &[0x42, 0x2A, 8, 0x70, 0x68, 1, 2, 3, 0]);
    doc.end(MAIN, '\r', 0, &[]);
    doc.run(MAIN, "底色", &white).end(MAIN, '\r', 0, &[0x2D, 0x44, 0x40, 0]);
    doc.run(MAIN, "格", &white).end(MAIN, '\u{7}', 0, IN_TABLE).end(MAIN, '\u{7}', 0, ROW_END);
    doc.run(BOXES, "框", &white).end(BOXES, '\r', 0, &[]);
    expect(
        &doc,
        &[
            "{hidden-text} p 白字白",
            "p 字",
            "{hidden-text} p 小字",
            "p 反白浅",
            "p 底色",
            "t1r1c1 格",
            "text boxes p 框",
        ],
    );
}

#[test]
fn long_numbers_in_what_numbers_paragraphs() {
    let mut doc = Doc::new();
    let level = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    doc.paragraph(MAIN, "正文")
        .table(73, &[&[1, 0][..], &level("第三级标题列表"), &[0, 0], &level("档13912345678号")].concat());
    expect(&doc, &["p 正文", "{attribute} attribute 档13912345678号"]);
}

#[test]
fn symbols_are_characters() {
    let mut doc = Doc::new();
    let symbol = [SPECIAL, &[0x09, 0x6A, 0, 0, 0x31, 0xF0]].concat();
    doc.run(MAIN, "电话", &[]).run(MAIN, "(", &symbol).run(MAIN, "(3", &[]).end(MAIN, '\r', 0, &[]);
    expect(&doc, &["p 电话1(3"]);
}

#[test]
fn names_beside_the_text() {
    let mut doc = Doc::new();
    doc.paragraph(MAIN, "正文");
    doc.table(51, &strings(&["Unknown", "修订人甲"])).table(71, &strings(&["保存人乙", "D:\\公文\\稿.doc"]));
    doc.table(21, &strings(&["_Toc123456789", "OLE_LINK1", "张三电话"]));
    doc.table(32, &strings(&["", "", "题名", "", "", "", "作者丙", ""]));
    doc.table(60, &[strings(&["v1"]), string("变量丁")].concat());
    doc.stream("Data", &[&[1, 2, 3][..], &string("表单默认值"), &[0, 0]].concat());
    doc.stream("0Table", &[&[9, 9][..], &string("旧表里的张三"), &[0, 0]].concat());
    expect(
        &doc,
        &[
            "{property} title 题名",
            "{property} creator 作者丙",
            "p 正文",
            "{property} attribute 修订人甲",
            "{property} attribute 保存人乙",
            "{property} attribute D:\\公文\\稿.doc",
            "{attribute} attribute 张三电话",
            "{attribute} attribute 变量丁",
            "{attribute} attribute 表单默认值",
            "{residue} attribute 旧表里的张三",
        ],
    );
}

#[test]
fn what_a_quick_save_left_behind_is_told_once() {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let mut doc = Doc::new();
    doc.paragraph(MAIN, "现在的正文还在");
    doc.left(&wide("\r现在的正文还在\r删去的张三身份证\r短")).left(b"\x01tel 13912345678\x02");
    expect(&doc, &["p 现在的正文还在", "residue {residue} p 删去的张三身份证", "residue {residue} p tel 13912345678"]);
}

#[test]
fn drawn_letters_are_visible_and_descriptions_are_not() {
    let letters: Vec<u8> = "内部资料\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let described: Vec<u8> = "张三的照片\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut list = Vec::new();
    for (kind, length) in [(0x00BF_u16, 7_u32), (0x80C0, letters.len() as u32), (0x8381, described.len() as u32)] {
        list.extend(kind.to_le_bytes());
        list.extend(length.to_le_bytes());
    }
    list.extend(letters);
    list.extend(described);
    let head = [&[0x33, 0x00, 0x0B, 0xF0][..], &(list.len() as u32).to_le_bytes()].concat();
    let mut doc = Doc::new();
    doc.paragraph(MAIN, "正文").table(50, &[vec![0; 8], head, list].concat());
    expect(&doc, &["p 正文", "attribute 内部资料", "{attribute} attribute 张三的照片"]);
}

#[test]
fn passwords_macros_and_objects_are_told() {
    let mut doc = Doc::new();
    doc.paragraph(MAIN, "正文");
    expect(doc.clone().flags(0x0100), &["! encrypted"]);
    doc.stream("Macros/VBA/dir", b"x");
    expect(&doc, &["p 正文", "! macros Macros"]);
}

#[test]
fn pictures_without_text_are_told() {
    let mut doc = Doc::new();
    doc.run(MAIN, "\u{1}", SPECIAL).end(MAIN, '\r', 0, &[]);
    expect(&doc, &["! no-text-layer"]);
}

#[test]
fn a_long_paragraph_is_handed_out_in_stretches() {
    let mut doc = Doc::new();
    let text = "一二三四五六七八九十".repeat(3000);
    doc.paragraph(MAIN, &(text.clone() + "13912345678"));
    let (documents, problems) = read_container(&doc.build(), 20_000);
    assert!(documents.len() > 3 && problems.is_empty());
    let whole: usize = documents.iter().map(|document| document.answered().len()).sum();
    assert_eq!(whole, text.len() + 11);
}

#[test]
fn word_6_and_95_have_text_in_bytes() {
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let text = gbk("关于张三的通知\r电话13912345678\r暗文\r");
    let hidden = text.len() - 5..text.len() - 1;
    for (sign, version, language) in [(0xA5DC, 0x65, 0x0804), (0xA5EC, 0x68, 0x0804), (0xA699, 0x68, 0x0409)] {
        let file = doc::old(sign, version, language, &text, hidden.clone(), b"");
        assert_eq!(told(&file), ["p 关于张三的通知", "p 电话13912345678", "{hidden-text} p 暗文"], "{sign:x}");
    }
    let big5 = encoding_rs::BIG5.encode("關於張三的通知\r").0.into_owned();
    assert_eq!(told(&doc::old(0xA697, 0x68, 0x0404, &big5, 0..0, b"")), ["p 關於張三的通知"]);
    let left = gbk("已删除的张三的身份证");
    let lines = told(&doc::old(0xA5DC, 0x65, 0x0804, &text, 0..0, &left));
    assert_eq!(lines.last().map(String::as_str), Some("residue {residue} p 已删除的张三的身份证"));
    // Without formats a row of a table ends with an empty cell.
    let table = gbk("姓名\u{7}电话\u{7}\u{7}张三\u{7}110\u{7}\u{7}完\r");
    let file = doc::old(0xA5DC, 0x65, 0x0804, &table, 0..0, b"");
    assert_eq!(told(&file), ["t1r1c1 姓名", "t1r1c2 电话", "t1r2c1 张三", "t1r2c2 110", "p 完"]);
}

fn sample() -> Vec<u8> {
    let mut doc = Doc::new();
    doc.style(1, 1, 0, &[], &[]).run(MAIN, "标题", &[]).end(MAIN, '\r', 1, &[]);
    doc.run(MAIN, "电话139", &[]).run(MAIN, "1234", HIDDEN).run(MAIN, "5678", DELETED).end(MAIN, '\r', 0, &[]);
    doc.row(MAIN, &["姓名", "张三"], &row_end(&[0, 100, 200])).field(MAIN, " HYPERLINK x@163.com ", "链接");
    doc.paragraph(MAIN, "\u{1f600}末段")
        .paragraph(NOTES, "脚注")
        .paragraph(COMMENTS, "批注")
        .paragraph(HEADERS, "页眉");
    doc.table(51, &strings(&["Unknown", "修订人甲"])).table(36, &string("王五")).left(b"tel 13912345678");
    doc.stream("Data", &string("默认值张三")).stream("ObjectPool/_1/\u{1}Ole10Native", b"x").pieces(9, true, true);
    doc.build()
}

#[test]
fn a_file_that_ends_early_says_so() {
    let file = sample();
    let whole = told(&file);
    for end in (0..file.len()).step_by(if cfg!(debug_assertions) { 7 } else { 1 }) {
        let Ok(container) = Container::open(&file[..end], Limits::default()) else { continue };
        drop(container);
        let lines = told(&file[..end]);
        let is_told = lines.iter().any(|line| line.starts_with("! ") && !line.contains("OLE"));
        assert!(is_told || lines == whole, "{end}: {lines:?}");
    }
    // Without directory and tables the text is found all the same.
    let lines = told(&file[..file.len() - 600]);
    assert!(lines.iter().any(|line| line.contains("姓名")), "{lines:?}");
}

#[test]
fn damage_never_ends_the_reading() {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as usize % below
    };
    let old = doc::old(0xA5DC, 0x65, 0x0804, &encoding_rs::GBK.encode("张三\r电话\u{7}\u{7}").0, 0..4, b"");
    for file in [sample(), old] {
        for _ in 0..1000 {
            let mut bytes = file.clone();
            for _ in 0..=next(8) {
                let (at, other) = (next(bytes.len()), next(bytes.len()));
                match next(5) {
                    0 => bytes[at] = next(256) as u8,
                    1 => bytes[at] ^= 1 << next(8),
                    2 => bytes[at] = [0, 0xFF, 0x7F, 0x80][next(4)],
                    3 => bytes.copy_within(at..(at + 40).min(file.len()), other.min(file.len() - 40)),
                    _ => bytes[at.min(1000)] = next(256) as u8,
                }
            }
            if Container::open(&bytes, Limits::default()).is_ok() {
                read_container(&bytes, 1 << 16);
            }
        }
    }
}

#[test]
fn the_streams_say_what_a_compound_file_is() {
    use baguan::document::ProblemKind;
    let kind = |streams: &[(&str, &[u8])]| Container::open(&compound(streams), Limits::default()).err().map(|p| p.kind);
    let unknown = |kind| Some(ProblemKind::UnknownKind(kind));
    assert_eq!(kind(&[("EncryptedPackage", b"x"), ("WordDocument", b"x")]), Some(ProblemKind::Encrypted));
    assert_eq!(kind(&[("CONTENTS", b"x"), ("MatOST", b"x")]), unknown(Some("MS Works")));
    assert_eq!(kind(&[("Whatever", b"x")]), unknown(None));
    assert_eq!(kind(&[("WORDDOCUMENT", b"x")]), None);
    assert_eq!(told(&compound(&[("WordDocument", &[0; 100])])), ["! damaged"]);
}

#[test]
fn documents_of_another_program_are_read() {
    // Written by LibreOffice from a document with something at every place.
    let rich = [
        "h1 一级标题",
        "h2 二级标题",
        "p 正文电话1395678结束",
        "{hidden-text} p 13912345678",
        "{inserted} p 修订前插入的句子",
        "{deleted} p 删除的身份证",
        "p 链接：点此",
        "{attribute} attribute HYPERLINK \"http://example.com/张三\"",
        "t1r1c1! 格11",
        "t1r1c2! 格12",
        "t1r1c3! 格13",
        "t1r2c1 格21",
        "t1r2c2 格22",
        "t2r1c1 内一",
        "t2r1c2 内二",
        "t1r2c3 格23",
        "t1r3c1 合并格",
        "t1r3c3 格33",
        "p 被批注的词",
        "{hidden-text} p 样式隐藏的段落",
        "p 文本框在此",
        "p 书签处",
        "p 列表一",
        "p 列表二",
        "header p 页眉内容甲",
        "footer p 页脚内容乙",
        "header p 首页页眉丙",
        "footer p 首页页脚丁",
        "comments {comment} comment 这是批注内容",
        "text boxes p 文本框里的13812345678",
        "{property} attribute 修订者甲",
        "{property} attribute 批注者乙",
        "{property} attribute 乙乙",
        "{attribute} attribute 张三书签",
    ];
    let notes = [
        "p 正文有脚注",
        "p 正文有尾注",
        "p 前后⏎换行后\t制表后",
        "{hidden-text} p 隐藏的话",
        "p 批注在",
        "footnotes p 脚注的内容",
        "comments {comment} comment 批注内容丙",
        "endnotes p 尾注的内容",
        "{property} attribute 批注人丙",
    ];
    let lines = |bytes: &[u8]| -> Vec<String> {
        // Properties have names and are read elsewhere.
        let is_property = |line: &String| line.starts_with("{property}") && !line.starts_with("{property} attribute");
        told(bytes).into_iter().filter(|line| !is_property(line)).collect()
    };
    assert_eq!(lines(include_bytes!("files/doc/rich.doc")), rich);
    assert_eq!(lines(include_bytes!("files/doc/notes.doc")), notes);
}
