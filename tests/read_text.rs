//! Plain text, delimited values and Markdown: which blocks there are, and where they stand.
#![allow(clippy::unwrap_used, missing_docs)]

mod reading;

use reading::{expect, read};

#[test]
fn plain_text_is_parted_by_blank_lines() {
    expect("a.txt", "一\n二\n\n三\r\n　　\r\n四\u{c}五\n", &["p 1:1 一⏎二", "p 4:1 三\r", "p 6:1 四", "p 6:3 五"]);
    expect("a.txt", "\u{feff}　　一、\n", &["p 1:1 　　一、"]);
    expect("a.txt", "\n \n", &[]);
}

#[test]
fn values_have_their_cell() {
    expect(
        "a.csv",
        "姓名,电话\n张三,13912345678\n,\n李四,\"1,\n\"\"2\"\"\"\n",
        &[
            "t1r1c1! 1:1 姓名",
            "t1r1c2! 1:4 电话",
            "t1r2c1 2:1 张三",
            "t1r2c2 2:4 13912345678",
            "t1r4c1 4:1 李四",
            "t1r4c2 4:5 1,⏎\"2\"",
        ],
    );
    expect(
        "a.csv",
        "sep=;\n13912345678;b;c\n1;2\n",
        &["t1r1c1 2:1 13912345678", "t1r1c2 2:13 b", "t1r1c3 2:15 c", "t1r2c1 3:1 1", "t1r2c2 3:3 2"],
    );
    expect(
        "a.csv",
        "a,b\n=\"530102\",'530102\n\"=\"\"5301\"\"\",5.30102E+17\n",
        &[
            "t1r1c1! 1:1 a",
            "t1r1c2! 1:3 b",
            "t1r2c1 2:3 530102",
            "t1r2c2 2:12 530102",
            "t1r3c1 3:5 5301",
            "t1r3c2 3:13 5.30102E+17",
        ],
    );
    // A stray mark does not swallow what follows.
    expect(
        "a.csv",
        "a,b\n\"张,1\n李,2\n",
        &["t1r1c1! 1:1 a", "t1r1c2! 1:3 b", "t1r2c1 2:1 \"张", "t1r2c2 2:4 1", "t1r3c1 3:1 李", "t1r3c2 3:3 2"],
    );
    expect("a.tsv", "a\tb\n1\t2", &["t1r1c1! 1:1 a", "t1r1c2! 1:3 b", "t1r2c1 2:1 1", "t1r2c2 2:3 2"]);
}

#[test]
fn the_content_decides_the_format() {
    let formats = [
        ("a.txt", "<html><body>一</body></html>", "html"),
        ("a.md", "<!DOCTYPE html>\n<p>一", "html"),
        ("a.csv", "<html><table><tr><td>一", "html"),
        ("a.html", "没有标签的文字", "txt"),
        ("a.html", "<p>一段", "html"),
        ("a", "<div><p>一</p><p>二</p></div>", "html"),
        ("a.md", "一段", "md"),
        ("a.md", "<div>\n一\n</div>\n<p>二</p><p>三</p>", "md"),
        ("a", "---\ntitle: 一\n---\n文", "md"),
        ("a", "# 一\n\n## 二\n", "md"),
        ("a.csv", "一,二\n", "csv"),
        ("a", "一,二,三\n四,五,六\n七,八,九\n", "csv"),
        ("a.txt", "一\t二\n三\t四\n", "tsv"),
        ("a.txt", "一,二\n三,四\n", "txt"),
        ("a.txt", "各县,各区:\n根据通知,现公告如下。\n一,提高认识。\n", "txt"),
        ("a.txt", "各县，各区：\n根据通知，现公告如下。\n", "txt"),
        ("a.txt", "一、概况\n二、要求\n", "txt"),
    ];
    for (name, text, format) in formats {
        assert_eq!(read(name, text.as_bytes()).document.format.name(), format, "{name}: {text}");
    }
}

#[test]
fn foreign_kinds_are_named() {
    use baguan::document::ProblemKind;
    use baguan::read::Reading;
    let kind = |name: &str, bytes: &[u8]| Reading::begin(name, bytes, true).map(|_| ()).unwrap_err().kind;
    assert_eq!(kind("a.txt", b""), ProblemKind::Empty);
    assert_eq!(kind("a.txt", b"PK\x03\x04xxxx"), ProblemKind::UnknownKind(Some("docx/xlsx/pptx/OFD/ZIP")));
    assert_eq!(kind("a.txt", b"MZ\x90\0\x03\0\0\0"), ProblemKind::UnknownKind(Some("EXE/ELF")));
    assert_eq!(kind("a.txt", &[0, 1, 2, 3, 4, 5, 250, 7, 8, 3]), ProblemKind::UnknownKind(None));
}
