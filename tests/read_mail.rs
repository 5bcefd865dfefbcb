//! Mail: headers, the text in its forms, what is attached, and what is wrong with it.
#![allow(clippy::unwrap_used, missing_docs)]

mod reading;

use baguan::document::Format;
use baguan::read::{Container, Limits};
use reading::told;
use reading::word::{docx, zip};

/// Compares what is told of a mail; lines end as in mails.
#[track_caller]
fn expect(mail: &[&[u8]], expected: &[&str]) {
    let mail = joined(mail);
    let container = Container::open(&mail, Limits::default()).unwrap();
    assert_eq!(container.format(), Format::Eml);
    let told: Vec<String> = told(&mail).iter().map(|line| line.replace('\r', "")).collect();
    assert_eq!(told, expected, "{}", String::from_utf8_lossy(&mail));
}

fn joined(mail: &[&[u8]]) -> Vec<u8> {
    mail.concat().split(|&b| b == b'\n').collect::<Vec<_>>().join(&b"\r\n"[..])
}

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(text).0.into_owned()
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0u32, |bits, &b| bits << 8 | u32::from(b)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let letter = if at > three.len() { b'=' } else { LETTERS[(bits >> (18 - 6 * at)) as usize & 63] };
            text.push(char::from(letter));
        }
        if text.len() % 78 >= 75 {
            text.push('\n');
        }
    }
    text
}

const HEAD: &[u8] = b"From: a@b.cn\nMIME-Version: 1.0\n";

#[test]
fn headers_are_told() {
    expect(
        &[
            b"Received: from [10.0.0.1] by x.cn;\n\tSat, 21 Nov 2026 for <c@d.cn>\nMessage-ID: <12345678901234@b.cn>\nFrom: =?gb2312?B?1cXI/Q==?= <a@b.cn>\n\
              To: c@d.cn,\n e@f.cn\nBcc: g@h.cn\nSubject: =?GBK?B?zajWqg==?=\nX-Mailer: Foxmail 7\nX-Note: ",
            "李四".as_bytes(),
            b"\nDate: x\n\nhello\n",
        ],
        &[
            "p 通知",
            "{attribute} attribute from [10.0.0.1] by x.cn;\tSat, 21 Nov 2026 for <c@d.cn>",
            "attribute 张三 <a@b.cn>",
            "attribute c@d.cn, e@f.cn",
            "{hidden-text} attribute g@h.cn",
            "{attribute} attribute 李四",
            "body p 1:1 hello",
        ],
    );
    // Letters that nothing announces.
    expect(
        &[b"From: a@b.cn\nSubject: ", &gbk("关于开会的通知"), b"\n\n", &gbk("请参加会议。")],
        &["p 关于开会的通知", "attribute a@b.cn", "body p 1:1 请参加会议。"],
    );
    // Nothing follows, or no empty line stands before the text.
    expect(&[b"From: a@b.cn\nSubject: x"], &["p x", "attribute a@b.cn"]);
}

#[test]
fn texts_are_decoded() {
    let head = |charset: &str, how: &str| {
        format!(
            "From: a@b.cn\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {how}\n\n"
        )
    };
    let told = ["attribute a@b.cn", "body p 1:1 联通"];
    expect(&[head("gb2312", "8bit").as_bytes(), &gbk("联通")], &told);
    expect(&[head("\"GB18030\"", "base64").as_bytes(), base64(&gbk("联通")).as_bytes()], &told);
    expect(
        &[head("big5", "8bit").as_bytes(), &encoding_rs::BIG5.encode("聯通").0],
        &["attribute a@b.cn", "body p 1:1 聯通"],
    );
    expect(&[head("gb2312", "Quoted-Printable").as_bytes(), b"=C1=AA=\n=CD=A8"], &told);
    expect(&[head("utf-8", "base64").as_bytes(), base64("联通".as_bytes()).as_bytes()], &told);
    // The name of the encoding is wrong.
    expect(&[head("gbk", "8bit").as_bytes(), "联通".as_bytes()], &told);
    expect(
        &[head("us-ascii", "8bit").as_bytes(), &gbk("请参加会议。")],
        &["attribute a@b.cn", "body p 1:1 请参加会议。"],
    );
    expect(&[head("utf-8", "8bit").as_bytes(), &gbk("请参加会议。")], &["attribute a@b.cn", "body p 1:1 请参加会议。"]);
    expect(
        &[head("gbk", "8bit").as_bytes(), &gbk("联通"), b"\xFF"],
        &["attribute a@b.cn", "body p 1:1 联通\u{FFFD}", "! broken-encoding body"],
    );
    // What does not decode.
    expect(
        &[head("utf-8", "base64").as_bytes(), b"5Lq6!5bel"],
        &["attribute a@b.cn", "body p 1:1 人工", "! damaged body"],
    );
    expect(&[head("utf-8", "uuencode").as_bytes(), b"begin 644 a"], &["attribute a@b.cn", "! unknown-kind body"]);
    expect(
        &[
            b"From: a@b.cn\nMIME-Version: 1.0\nContent-Type: text/html; charset=gbk\n\n<p title=\"",
            &gbk("提示"),
            b"\">",
            &gbk("联通"),
        ],
        &["attribute a@b.cn", "body.html {attribute} attribute 1:11 提示", "body.html p 1:15 联通"],
    );
}

#[test]
fn two_forms_of_a_text_are_told_once() {
    let plain = "Content-Type: text/plain; charset=utf-8\n\n各位：\n电话13912345678\n只在这里\n";
    let html = "Content-Type: text/html; charset=utf-8\n\n<p>各位：</p><p>电话<b>139</b>12345678</p>";
    let picture = b"\x89PNG\r\n\x1A\n0";
    let mail = |kind: &str, plain: &str, html: &str| {
        format!("Content-Type: multipart/{kind}; boundary=\"=_b\"\n\n--=_b\n{plain}\n--=_b\n{html}\n--=_b--\n")
    };
    expect(
        &[HEAD, mail("alternative", plain, html).as_bytes()],
        &["attribute a@b.cn", "body p 1:1 只在这里", "body-2.html p 1:4 各位：", "body-2.html p 1:14 电话13912345678"],
    );
    let picture =
        format!("Content-Type: image/png\nContent-ID: <1>\nContent-Transfer-Encoding: base64\n\n{}", base64(picture));
    let related = mail("related", html, &picture).replace("=_b", "=_c");
    expect(
        &[HEAD, mail("alternative", plain, &related).as_bytes()],
        &["attribute a@b.cn", "body p 1:1 只在这里", "body-2.html p 1:4 各位：", "body-2.html p 1:14 电话13912345678"],
    );
    // Not two forms, but two texts.
    expect(
        &[HEAD, mail("mixed", plain, html).as_bytes()],
        &[
            "attribute a@b.cn",
            "body p 1:1 各位：⏎电话13912345678⏎只在这里",
            "body-2.html p 1:4 各位：",
            "body-2.html p 1:14 电话13912345678",
        ],
    );
}

/// A mail of parts, with what stands round them.
fn mixed(parts: &[String]) -> Vec<u8> {
    let mut mail = String::from(
        "From: a@b.cn\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b1\n\nThis is a multi-part message.\n",
    );
    for part in parts {
        mail.push_str("--b1\n");
        mail.push_str(part);
        mail.push('\n');
    }
    mail.push_str("--b1--\n");
    mail.into_bytes()
}

fn attached(kind: &str, name: &str, bytes: &[u8]) -> String {
    format!(
        "Content-Type: {kind}\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; {name}\n\n{}",
        base64(bytes)
    )
}

#[test]
fn attachments_are_read() {
    let document = docx("<w:p><w:r><w:t>密件</w:t></w:r></w:p>");
    let archive = zip(&[("内/名单.csv", "姓名,电话\n张三,13912345678\n".as_bytes())]);
    expect(
        &[&mixed(&[
            "Content-Type: text/plain; charset=utf-8\n\n见附件。".into(),
            attached("application/octet-stream", "filename=\"=?gb2312?B?zajWqi5kb2N4?=\"", &document),
            attached("application/zip", "filename*=utf-8''%E5%90%8D%E5%8D%95.zip", &archive),
            attached("text/plain; name=\"a.txt\"", "size=3", &gbk("这里是附件的内容。")),
            attached("image/png", "filename=\"照片.png\"", b"\x89PNG\r\n\x1A\n0"),
            attached("application/ms-tnef", "filename=winmail.dat", b"x"),
            attached("application/pkcs7-mime; smime-type=enveloped-data", "filename=smime.p7m", b"x"),
            attached("application/pkcs7-signature", "filename=smime.p7s", b"x"),
            attached("application/octet-stream", "filename=leer.bin", b""),
        ])],
        &[
            "attribute a@b.cn",
            "body p 1:1 见附件。",
            "{metadata} name 通知.docx",
            "通知.docx p 密件",
            "{metadata} name 名单.zip",
            "名单.zip {metadata} name 内/名单.csv",
            "名单.zip!/内/名单.csv t1r1c1! 1:1 姓名",
            "名单.zip!/内/名单.csv t1r1c2! 1:4 电话",
            "名单.zip!/内/名单.csv t1r2c1 2:1 张三",
            "名单.zip!/内/名单.csv t1r2c2 2:4 13912345678",
            "{metadata} name a.txt",
            "a.txt p 1:1 这里是附件的内容。",
            "{metadata} name 照片.png",
            "{metadata} name winmail.dat",
            "{metadata} name smime.p7m",
            "{metadata} name leer.bin",
            "! unknown-kind 照片.png",
            "! unknown-kind winmail.dat",
            "! encrypted smime.p7m",
        ],
    );
}

#[test]
fn cards_and_files_written_as_text() {
    let card =
        "Content-Type: text/vcard; charset=utf-8\n\nNOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E9=80=9A=\n=31";
    let calendar = "Content-Type: text/calendar; name=a.ics\n\nDESCRIPTION:139123\n 45678";
    expect(
        &[&mixed(&[
            card.into(),
            calendar.into(),
            "Content-Type: text/plain\n\nsee below\nbegin 644 a.txt\n#86)C\n`\nend\nbye".into(),
            "Content-Type: application/octet-stream; name=b.txt\nContent-Transfer-Encoding: x-uuencode\n\nbegin 644 b.txt\n#86)C\n`\nend".into(),
            "Content-Type: message/partial; id=a; number=1\n\n13912345678".into(),
        ])],
        &[
            "attribute a@b.cn",
            "body p 1:1 NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:通1",
            "{metadata} name a.ics",
            "a.ics p 1:1 DESCRIPTION:13912345678",
            "body-2 p 1:1 see below⏎bye",
            "{metadata} name a.txt",
            "a.txt p 1:1 abc",
            "{metadata} name b.txt",
            "b.txt p 1:1 abc",
            "attachment-3 p 1:1 13912345678",
            "! truncated attachment-3",
        ],
    );
}

#[test]
fn what_outlook_packs_for_itself() {
    let attribute = |id: u32, bytes: &[u8]| {
        [&[1][..], &id.to_le_bytes(), &(bytes.len() as u32).to_le_bytes(), bytes, &[0, 0]].concat()
    };
    let packed = [
        b"\x78\x9F\x3E\x22\0\0".to_vec(),
        attribute(0x0001_8004, &gbk("会议通知\0")),
        attribute(0x0002_800C, "请参加。\0".as_bytes()),
        attribute(0x0006_9002, &[0; 14]),
        attribute(0x0001_8010, b"a.txt\0"),
        attribute(0x0006_800F, b"13912345678"),
        attribute(0x0006_9002, &[0; 14]),
        attribute(0x0006_800F, b"13812345678"),
    ]
    .concat();
    let lines = [
        "attribute a@b.cn",
        "{metadata} name winmail.dat",
        "winmail.dat p 会议通知",
        "winmail.dat!/body p 1:1 请参加。",
        "winmail.dat {metadata} name a.txt",
        "winmail.dat!/a.txt p 1:1 13912345678",
        "winmail.dat!/attachment-2 p 1:1 13812345678",
    ];
    let mail = |bytes: &[u8]| mixed(&[attached("application/ms-tnef", "filename=winmail.dat", bytes)]);
    expect(&[&mail(&packed)], &lines);
    let properties = [packed.clone(), attribute(0x0006_9003, &[0; 4])].concat();
    expect(&[&mail(&properties)], &[&lines[..], &["! unknown-kind winmail.dat"]].concat());
    for end in 4..packed.len() {
        let told = told(&joined(&[&mail(&packed[..end])]));
        // Only the sums behind the last attribute may be missing, and whole attributes.
        assert!(told.len() >= 2 && told.iter().all(|line| !line.contains("damaged")), "{end} {told:?}");
    }
    expect(
        &[&mail(&packed[..packed.len() - 4])],
        &[&lines[..6], &["winmail.dat!/attachment-2 p 1:1 138123456", "! truncated winmail.dat"]].concat(),
    );
}

#[test]
fn mails_in_mails_are_read() {
    let inner = "From: x@y.cn\nSubject: 转发\n\n13912345678";
    expect(
        &[&mixed(&[
            format!("Content-Type: message/rfc822; name=\"原件.eml\"\n\n{inner}"),
            "Content-Type: message/rfc822\n\nSubject: 短".into(),
            format!("Content-Type: multipart/digest; boundary=d\n\n--d\n\n{inner}\n--d--"),
        ])],
        &[
            "attribute a@b.cn",
            "{metadata} name 原件.eml",
            "原件.eml p 转发",
            "原件.eml attribute x@y.cn",
            "原件.eml!/body p 1:1 13912345678",
            "mail-2.eml p 短",
            "mail-3.eml p 转发",
            "mail-3.eml attribute x@y.cn",
            "mail-3.eml!/body p 1:1 13912345678",
        ],
    );
    // Deeper than anyone makes them.
    let mut deep = "Content-Type: text/plain\n\n13912345678".to_owned();
    for level in 0..40 {
        deep = format!("Content-Type: multipart/mixed; boundary=b{level}x\n\n--b{level}x\n{deep}\n--b{level}x--\n");
    }
    expect(&[HEAD, deep.as_bytes()], &["attribute a@b.cn", "! too-deep"]);
    let mut deep = inner.to_owned();
    for _ in 0..9 {
        deep = format!("From: x@y.cn\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n{deep}");
    }
    assert!(told(&joined(&[deep.as_bytes()])).iter().any(|line| line.starts_with("! too-deep")));
}

#[test]
fn pages_saved_as_one_file_are_read() {
    expect(
        &[
            b"MIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"x\"\n\n--x\nContent-Location: http://a.cn/index.html\n\
              Content-Transfer-Encoding: quoted-printable\nContent-Type: text/html; charset=\"utf-8\"\n\n<p>=E9=80=9A</p>\n--x\nContent-Type: text/css\nContent-Location: http://a.cn/s.css\n\n/* 13912345678 */\n\
              --x\nContent-Type: image/png\nContent-Location: http://a.cn/a.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--x\nContent-Type: text/html\nContent-Location: frame.html\n\n<p>x\n--x--\n",
        ],
        &["body.html p 1:4 通", "s.css {attribute} p 1:1 /* 13912345678 */", "frame.html p 1:4 x"],
    );
}

#[test]
fn what_is_cut_off_or_hidden_is_told() {
    let head = b"From: a@b.cn\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b1\n\n";
    expect(&[head, b"--b1\n\nabc"], &["attribute a@b.cn", "body p 1:1 abc", "! truncated"]);
    expect(&[head], &["attribute a@b.cn", "! truncated"]);
    // A boundary is a line of its own.
    expect(&[head, b"--b1\n\nabc --b1\n--b12\n--b1--"], &["attribute a@b.cn", "body p 1:1 abc --b1⏎--b12"]);
    expect(
        &[head, b"tel 13912345678\n--b1\n\nabc\n--b1--\n13812345678"],
        &[
            "attribute a@b.cn",
            "preamble {hidden-text} p 1:1 tel 13912345678",
            "body p 1:1 abc",
            "epilogue {hidden-text} p 1:1 13812345678",
        ],
    );
    expect(&[HEAD, b"Content-Type: multipart/mixed\n\nabc"], &["attribute a@b.cn", "body p 1:1 abc", "! damaged"]);
    expect(&[HEAD, b"Content-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b--\n"], &[
        "attribute a@b.cn",
        "! encrypted",
        "! encrypted attachment-1",
    ]);
}

#[test]
fn mailboxes_are_read() {
    expect(
        &[b"From a@b Sat Nov 21 00:00:00 2026\nFrom: a@b.cn\nSubject: 1\n\none\n\nFrom here on text.\n\nFrom c@d Sat Nov 21 00:00:00 2026\nFrom: c@d.cn\nSubject: 2\n\ntwo\n"],
        &[
            "mail-1.eml p 1",
            "mail-1.eml attribute a@b.cn",
            "mail-1.eml!/body p 1:1 one",
            "mail-1.eml!/body p 3:1 From here on text.",
            "mail-2.eml p 2",
            "mail-2.eml attribute c@d.cn",
            "mail-2.eml!/body p 1:1 two",
        ],
    );
}

#[test]
fn nothing_breaks_it() {
    let mail = joined(&[&mixed(&[
        "Content-Type: text/plain; charset=gb2312\nContent-Transfer-Encoding: base64\n\nwarNqA==".into(),
        attached("application/zip", "filename*=utf-8''%E5%90%8D.zip", &zip(&[("a.txt", b"abc")])),
        "Content-Type: multipart/alternative; boundary=\"q\"\n\n--q\n\nabc\n--q\nContent-Type: text/html\n\n<p>abc\n--q--".into(),
    ])]);
    let whole = told(&mail);
    for end in 0..mail.len() {
        let Ok(_) = Container::open(&mail[..end], Limits::default()) else { continue };
        let cut = told(&mail[..end]);
        // Only the end of the last line may be missing.
        let is_told = cut.iter().any(|line| line.starts_with('!')) || end >= mail.len() - 2;
        let in_headers = end < mail.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        assert!(is_told || in_headers || cut == whole, "{end}: {cut:?}");
    }
    reading::mutated(&[&mail], 2000);
}
