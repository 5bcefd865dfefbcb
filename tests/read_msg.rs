//! Messages as Outlook keeps them.
#![allow(clippy::unwrap_used, missing_docs)]

mod reading;

use reading::biff::{batter, wide};
use reading::compound::compound;
use reading::told;

/// The stream of numbers: so many bytes in front, then each with its number and kind.
fn numbers(front: usize, numbers: &[(u16, u16, u64)]) -> Vec<u8> {
    let mut bytes = vec![0; front];
    for (id, kind, value) in numbers {
        bytes.extend([&kind.to_le_bytes()[..], &id.to_le_bytes(), &[0; 4], &value.to_le_bytes()].concat());
    }
    bytes
}

fn text(id: &str, text: &str) -> (String, Vec<u8>) {
    (format!("__substg1.0_{id}001F"), wide(text))
}

fn bytes(id: &str, bytes: &[u8]) -> (String, Vec<u8>) {
    (format!("__substg1.0_{id}0102"), bytes.to_vec())
}

fn msg(streams: &[(String, Vec<u8>)]) -> Vec<u8> {
    let streams: Vec<(&str, &[u8])> = streams.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    compound(&streams)
}

/// Streams in a storage.
fn inside(storage: &str, streams: &[(String, Vec<u8>)]) -> Vec<(String, Vec<u8>)> {
    streams.iter().map(|(path, bytes)| (format!("{storage}/{path}"), bytes.clone())).collect()
}

fn properties(front: usize, of: &[(u16, u16, u64)]) -> (String, Vec<u8>) {
    ("__properties_version1.0".to_owned(), numbers(front, of))
}

#[test]
fn who_writes_what_to_whom() {
    let to = [properties(8, &[(0x0C15, 3, 1)]), text("3001", "李四"), text("3003", "li@a.cn")];
    let blind = [properties(8, &[(0x0C15, 3, 3)]), text("3001", "王五"), text("39FE", "wang@a.cn")];
    let mut streams = vec![
        properties(32, &[(0x39, 0x40, 133_594_686_000_000_000)]),
        text("001A", "IPM.Note"),
        text("0037", "关于印发的通知"),
        text("0070", "关于印发的通知"),
        text("0C1A", "张三"),
        text("0C1F", "zhang@a.cn"),
        text("0E04", "李四"),
        text("0E02", "王五"),
        text("1000", "第一行\r\n第二行13912345678\r\n"),
        text("007D", "Received: from x\r\nX-Originating-IP: [10.0.0.1]\r\nDate: y\r\n"),
        text("8001", "自定义的值"),
        text("3FFA", "plain words"),
    ];
    streams.extend(inside("__recip_version1.0_#00000000", &to));
    streams.extend(inside("__recip_version1.0_#00000001", &blind));
    assert_eq!(
        told(&msg(&streams)),
        [
            "{property} date 2024-05-06T11:30:00Z",
            "p 关于印发的通知",
            "attribute 张三",
            "attribute zhang@a.cn",
            "attribute 李四",
            "{hidden-text} attribute 王五",
            "attribute li@a.cn",
            "{hidden-text} attribute wang@a.cn",
            "{attribute} attribute X-Originating-IP: [10.0.0.1]",
            "{attribute} attribute 自定义的值",
            "body p 第一行",
            "body p 第二行13912345678",
        ]
    );
}

#[test]
fn the_page_is_told_once() {
    let page = "<html><body><p>第一&nbsp;行</p><p>第二行</p></body></html>";
    let streams = [
        properties(32, &[(0x3FDE, 3, 936)]),
        bytes("1013", &encoding_rs::GBK.encode(page).0),
        text("1000", "第一 行\n第二行\n只在此"),
    ];
    assert_eq!(told(&msg(&streams)), ["body.html p 1:16 第一\u{a0}行", "body.html p 1:32 第二行", "body p 只在此"]);
    // Texts of one byte a character, in the code page of the message.
    let narrow = encoding_rs::GBK.encode("窄文").0.into_owned();
    let streams = [properties(32, &[(0x3FFD, 3, 936)]), ("__substg1.0_0037001E".to_owned(), narrow)];
    assert_eq!(told(&msg(&streams)), ["p 窄文"]);
}

#[test]
fn rich_text_that_says_more_is_told() {
    let rich = |text: &str| {
        let size = u32::try_from(text.len()).unwrap();
        let packed = [&(size + 12).to_le_bytes()[..], &size.to_le_bytes(), b"MELA", &[0; 4], text.as_bytes()].concat();
        bytes("1009", &packed)
    };
    let told_of = |text: &str, more: (String, Vec<u8>)| told(&msg(&[properties(32, &[]), rich(text), more]));
    let text_of = |text: &str| format!("{{\\rtf1\\ansi {text}}}");
    let same = text_of("tel 139\\par secret B");
    assert_eq!(told_of(&same, text("1000", "tel 139\r\nsecret B")), ["body p tel 139", "body p secret B"]);
    let more = text_of("tel 139\\par {\\v hidden} B\\par more");
    assert_eq!(
        told_of(&more, text("1000", "tel 139\r\nB")),
        ["body p tel 139", "body p B", "body.rtf {hidden-text} p hidden", "body.rtf p more"]
    );
    assert_eq!(
        told_of(&more, bytes("1013", b"<p>tel 139</p><p>B more")),
        ["body.html p 1:4 tel 139", "body.html p 1:18 B more", "body.rtf {hidden-text} p hidden"]
    );
    assert_eq!(told_of("{\\rtf1 x", text("1000", "x")), ["body p x", "! truncated body.rtf"]);
    assert_eq!(told_of(&same, text("0037", "S")), ["p S", "body.rtf p tel 139", "body.rtf p secret B"]);
}

#[test]
fn attachments() {
    let file = [
        properties(8, &[]),
        text("3707", "名单.csv"),
        text("3704", "MD~1.CSV"),
        bytes("3701", "姓名,电话\n张三,13912345678\n".as_bytes()),
    ];
    let inner = [properties(24, &[]), text("0037", "转发的信"), text("1000", "信中文字")];
    let mut letter = vec![properties(8, &[]), text("3001", "转发的信")];
    letter.extend(inside("__substg1.0_3701000D", &inner));
    let elsewhere = [properties(8, &[]), text("3707", "在别处.doc"), text("370D", "\\\\主机\\在别处.doc")];
    let picture = [
        properties(8, &[]),
        text("3707", "image001.png"),
        text("3712", "image001@a"),
        bytes("3701", b"\x89PNG\r\n\x1A\n"),
    ];
    let mut streams = vec![properties(32, &[]), text("0037", "有附件")];
    for (number, parts) in [&file[..], &letter, &elsewhere, &picture].into_iter().enumerate() {
        streams.extend(inside(&format!("__attach_version1.0_#{number:08X}"), parts));
    }
    assert_eq!(
        told(&msg(&streams)),
        [
            "p 有附件",
            "{metadata} name 名单.csv",
            "名单.csv t1r1c1! 1:1 姓名",
            "名单.csv t1r1c2! 1:4 电话",
            "名单.csv t1r2c1 2:1 张三",
            "名单.csv t1r2c2 2:4 13912345678",
            "{metadata} name 转发的信",
            "转发的信 p 转发的信",
            "转发的信!/body p 信中文字",
            "{metadata} name 在别处.doc",
            "在别处.doc {attribute} attribute \\\\主机\\在别处.doc",
            "{metadata} name image001.png",
            "! truncated 在别处.doc",
        ]
    );
}

#[test]
fn cut_and_damaged_files() {
    let mut streams =
        vec![properties(32, &[(0x3FDE, 3, 936)]), text("0037", "甲"), text("1000", "乙"), bytes("1013", b"<p>1</p>")];
    streams.extend(inside("__attach_version1.0_#00000000", &[text("3707", "a.txt"), bytes("3701", b"text")]));
    batter(&msg(&streams), 1500);
}
