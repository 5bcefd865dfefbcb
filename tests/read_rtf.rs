//! Rich text: all text in it, with its place and whether the page shows it.
#![allow(clippy::unwrap_used, clippy::format_collect, missing_docs)]

mod reading;

use baguan::document::{Document, Format, ProblemKind};
use baguan::read::{Container, Limits};
use reading::mutation::mutations;
use reading::{read_container, told};

/// A Chinese file with three fonts and three colours.
fn rtf(body: &str) -> Vec<u8> {
    let head = "{\\rtf1\\ansi\\ansicpg936\\uc1\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}\
        {\\f1\\froman\\fcharset0 Times New Roman;}{\\f2\\fnil\\fcharset136 Ming;}{\\f3\\fnil\\fcharset2 Symbol;}\
        {\\f4\\fnil\\fcharset128 MS;}}{\\colortbl;\\red255\\green255\\blue255;\\red255\\green0\\blue0;}\
        {\\stylesheet{\\s0 Normal;}{\\s1\\sbasedon0{\\*\\keycode \\shift n}heading 1;}{\\*\\cs10\\additive\\v Hid;}{\\s2\\v H;}\
        {\\s3\\sbasedon1 x;}}";
    format!("{head}{body}}}").into_bytes()
}

/// `\'d5\'c5`: text as bytes of GBK.
fn gbk(text: &str) -> String {
    encoding_rs::GB18030.encode(text).0.iter().map(|b| format!("\\'{b:02x}")).collect()
}

/// `\u24352?`: text as units of UTF-16.
fn unicode(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("\\u{}?", unit.cast_signed())).collect()
}

#[track_caller]
fn expect(body: &str, expected: &[&str]) {
    assert_eq!(told(&rtf(body)), expected, "{body}");
}

#[test]
fn bytes_and_units_become_characters() {
    expect(&format!("{}\\par {}", gbk("姓名张三"), unicode("姓名李四")), &["p 姓名张三", "p 姓名李四"]);
    // The second byte of a character may be a letter, a brace, a backslash.
    expect("\\'81@\\'95\\'5c\\'81\\'7b\\'81\\'5c\\'7b", &["p 丂昞亄乗{"]);
    // A character that is cut by a change of font, and raw bytes.
    expect("{\\b\\'d5}{\\b0\\'c5}\\'c8\\b\\'fd", &["p 张三"]);
    let mut raw = rtf("@");
    let at = raw.iter().rposition(|b| *b == b'@').unwrap();
    raw.splice(at..=at, [0xD5, 0xC5, 0x81, b'\\', 0x81, b'}', b'1']);
    assert_eq!(told(&raw), ["p 张乗亇1"]);
    // What stands instead of a character: two bytes, none, a control word.
    expect("\\uc2\\u24352\\'d5\\'c5\\u19977\\'c8\\'fd\\uc0\\u22235 1", &["p 张三四1"]);
    expect("\\u24352\\emdash\\u19977 ?{\\uc0\\u22235}\\u20116?", &["p 张三四五"]);
    // Outside of the first plane; programs write it as two halves.
    expect(&unicode("𠮷吉"), &["p 𠮷吉"]);
    expect("\\f2\\'b1\\'69\\'a4\\'54\\f4\\'82\\'a0\\f1 \\'b7\\f3\\'b7\\f0\\'b0\\'a1", &["p 張三あ·啊"]);
    let (documents, problems) = read_container(&rtf("\\'ff\\'ff\\'ff\\'d5\\'c5"), 1 << 20);
    assert!(!documents.is_empty());
    assert_eq!(problems.first().map(|problem| &problem.kind), Some(&ProblemKind::BrokenEncoding("gb18030")));
}

#[test]
fn runs_are_joined_to_paragraphs() {
    expect(
        "{\\f1 530102}{\\b 1990}{\\lang2052\\f1\\insrsid123 {0307}}1233\\par\\pard \\par x\\tab y\\line z\\~\\_\\-\\{\\}\\\\",
        &["p 530102199003071233", "p x\ty⏎z\u{a0}-{}\\"],
    );
    expect("\\'d2\\'bb\\\r\n\\'b6\\'fe\\sect\\'c8\\'fd", &["p 一", "p 二", "p 三"]);
    expect("\\s1 a\\par\\pard\\s3 b\\par\\pard\\outlinelevel2 c\\par\\pard d", &["h1 a", "h1 b", "h3 c", "p d"]);
    expect("{\\listtext\\'d2\\'bb\\tab}\\'c8\\'fd\\par", &["p 一\t三"]);
}

#[test]
fn hidden_deleted_and_inserted_text() {
    expect("A {\\v 13912345678} B", &["p A  B", "{hidden-text} p 13912345678"]);
    expect("A,\\v 1\\v0 2\\plain 3", &["p A,23", "{hidden-text} p 123"]);
    expect("\\s2 x\\par\\pard y,{\\cs10 z}{\\cs10\\v0 .w}", &["{hidden-text} p x", "p y,.w", "{hidden-text} p z"]);
    expect(
        "tel 139{\\deleted 1234}{\\revised ****}5678.",
        &["{inserted} p tel 139****5678.", "{deleted} p 13912345678"],
    );
    expect(
        "A,{\\cf1 white}{\\cf1\\highlight2 ,red}{\\cf2 C,}{\\fs2 tiny}{\\fs3 ,B}",
        &["p A,,redC,,B", "{hidden-text} p white", "{hidden-text} p tiny"],
    );
    expect(
        "\\trowd\\clcbpat2\\cellx1\\cellx2\\pard\\intbl\\cf1 A\\cell B\\cell\\row\\pard\\cbpat2 C\\par\\pard\\cbpat1 D",
        &["t1r1c1 A", "{hidden-text} t1r1c2 B", "p C", "{hidden-text} p D"],
    );
}

#[test]
fn cells_have_their_place() {
    let row = "\\trowd\\cellx100\\cellx200\\pard\\intbl";
    expect(
        &format!(
            "a\\par\\trowd\\trhdr\\cellx1\\cellx2\\pard\\intbl N\\cell M\\cell\\row{row} 1\\par 2\\cell\\cell\\row\\pard\\par{row} x\\cell y\\cell\\row\\pard z"
        ),
        &["p a", "t1r1c1! N", "t1r1c2! M", "t1r2c1 1", "t1r2c1 2", "t2r1c1 x", "t2r1c2 y", "p z"],
    );
    expect(
        &format!(
            "{row} a\\cell\\pard\\intbl\\itap2 b\\nestcell c\\nestcell{{\\*\\nesttableprops\\trowd\\cellx5\\nestrow}}{{\\nonesttables\\par}}d\\nestcell{{\\*\\nesttableprops\\trowd\\cellx5\\nestrow}}\\pard\\intbl e\\cell\\row"
        ),
        &["t1r1c1 a", "t2r1c1 b", "t2r1c2 c", "t2r2c1 d", "t1r1c2 e"],
    );
}

#[test]
fn parts_beside_the_main_text() {
    expect(
        "{\\headerr H\\par}{\\footer F{\\field{\\*\\fldinst PAGE}{\\fldrslt 1}}}13912{\\footnote\\chftn N}34567\
         {\\*\\atnid W}{\\*\\atnauthor Wang}\\chatn{\\*\\annotation{\\*\\atnref 1}C}8\\par x",
        &[
            "p 13912345678",
            "{property} attribute W",
            "{property} attribute Wang",
            "p x",
            "comments {comment} comment C",
            "footer p F1",
            "footnotes p N",
            "header p H",
        ],
    );
    expect(
        "A{\\field{\\*\\fldinst{ HYPERLINK }{\"http://a.cn/1\"}}{\\fldrslt {link}}}{\\*\\bkmkstart _Toc12345678901}{\\*\\bkmkstart 13912345678}\
         {\\*\\xyz 12}{\\*\\xyz 13912345679}{\\*\\docvar {k}{v}}{\\*\\formfield{\\*\\ffdeftext \\'d5\\'c5}{\\*\\ffl 12}}",
        &[
            "p Alink",
            "{attribute} attribute HYPERLINK \"http://a.cn/1\"",
            "{attribute} attribute 13912345678",
            "{attribute} attribute 13912345679",
            "{attribute} attribute k v",
            "{attribute} attribute 张",
        ],
    );
    expect(
        "A{\\shp{\\*\\shpinst\\shpleft1{\\sp{\\sn wzDescription}{\\sv alt}}{\\sp{\\sn gtextUNICODE}{\\sv mark}}{\\sp{\\sn fillColor}{\\sv 255}}\
         {\\shptxt\\pard box\\par}}{\\shprslt{\\*\\do{\\dptxbxtext box\\par other\\par}}}}B",
        &["p mark", "p box", "p other", "p AB", "{attribute} attribute alt"],
    );
}

#[test]
fn properties_are_told() {
    expect(
        "{\\info{\\title \\'d5\\'c5}{\\upr{\\author ?}{\\*\\ud{\\author \\u24352?}}}{\\creatim\\yr2023\\mo5\\dy6\\hr1}{\\nofpages3}}\
         {\\*\\userprops{\\propname k}\\proptype30{\\staticval v}}{\\*\\revtbl{Unknown;}{Li;}}x",
        &[
            "{property} title 张",
            "{property} author 张",
            "{property} creatim 2023-05-06",
            "{property} k v",
            "p x",
            "{property} attribute Li",
        ],
    );
}

/// An object as older programs hand it over.
fn object(class: &str, data: &[u8]) -> String {
    let mut bytes = vec![1, 5, 0, 0, 2, 0, 0, 0];
    bytes.extend((class.len() as u32 + 1).to_le_bytes());
    bytes.extend(class.bytes().chain([0]));
    bytes.extend([0; 8]);
    bytes.extend((data.len() as u32).to_le_bytes());
    bytes.extend(data);
    let digits: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
    format!(
        "{{\\object\\objemb{{\\*\\objclass {class}}}{{\\*\\objdata {digits}}}{{\\result{{\\pict\\wmetafile8 0123}}}}}}"
    )
}

#[test]
fn files_inside_are_read() {
    let inner = rtf("13912345678");
    let mut package = b"\x02\0a.rtf\0C:\\a.rtf\0\0\0\x03\0\x02\0\0\0x\0".to_vec();
    package.extend((inner.len() as u32).to_le_bytes());
    package.extend(&inner);
    expect(
        &format!("A{}B{}C", object("Package", &package), object("X.1", &inner)),
        &[
            "p ABC",
            "{attribute} attribute C:\\a.rtf",
            "{attribute} attribute x",
            "a.rtf {embedded} p 13912345678",
            "X.1 {embedded} p 13912345678",
        ],
    );
    let mut binary = rtf("A{\\pict\\bin5 @}B");
    let at = binary.iter().rposition(|b| *b == b'@').unwrap();
    binary.splice(at..=at, *b"{{\\}}");
    assert_eq!(told(&binary), ["p AB"]);
    assert_eq!(told(&[b"\xEF\xBB\xBF\r\n", &binary[..]].concat()), ["p AB"]);
    assert_eq!(told(&rtf("{\\pict 0123}")), ["! no-text-layer"]);
    assert_eq!(told(&rtf("A{\\b\\pict 13912345678}{\\b\\info B}")), ["p AB"]);
    let mut behind = rtf("A");
    behind.extend("\r\n\0身份证".as_bytes());
    assert_eq!(told(&behind), ["p A", "rest {residue} p 1:1 身份证"]);
}

#[test]
fn what_is_cut_or_damaged_is_told() {
    let whole = rtf(&format!(
        "{{\\info{{\\title T}}}}{}{{\\v {}}}\\par\\trowd\\cellx1\\intbl a\\cell\\row{}",
        gbk("姓名"),
        unicode("张三"),
        object("X", b"abc")
    ));
    for end in 5..whole.len() {
        let lines = told(&whole[..end]);
        assert!(lines.contains(&"! truncated".to_owned()), "{end} {lines:?}");
    }
    assert!(Container::open(b"{\\rt", Limits::default()).is_err());
    let deep = format!("{{\\rtf1 A{}", "{".repeat(5_000));
    assert_eq!(told(deep.as_bytes()), ["p A", "! too-deep"]);
    assert_eq!(told(b"{\\rtf1 A}}}}"), ["p A", "rest {residue} p 1:1 }}}"]);
    assert_eq!(told(b"{\\rtf1\\ansi A\\bin99999999 B}"), ["p A", "object {embedded} p 1:1 B}", "! truncated"]);
}

#[test]
fn long_paragraphs_are_cut() {
    let text = "0123456789".repeat(2_000);
    let (documents, problems) = read_container(&rtf(&format!("{text}\\par B{{\\header {text}}}")), 1_000);
    assert_eq!(problems, []);
    let answered: String = documents.iter().map(|d| d.text().get(d.answered()).unwrap_or_default()).collect();
    assert!(documents.len() > 4);
    assert!(answered.starts_with(&text) && answered.ends_with(&text) && answered.len() == 2 * text.len() + 1);
}

#[test]
fn nothing_that_is_wrong_makes_it_fail() {
    let sample = rtf(&format!(
        "{{\\info{{\\title T}}{{\\upr{{\\author a}}{{\\*\\ud{{\\author \\u24352?}}}}}}}}{}{{\\header H{{\\footnote N}}}}\\trowd\\clcbpat2\\cellx1\\cellx2\\intbl\\itap2 a\\nestcell\\nestrow b\\cell\\row\\pard{}{{\\v h}}{{\\deleted d}}\\f2 \\'a4\\'54{{\\shp{{\\*\\shpinst{{\\sp{{\\sn wzDescription}}{{\\sv x}}}}{{\\shptxt b}}}}{{\\shprslt c}}}}{{\\pict\\bin3 abc}}\\par",
        gbk("姓名"),
        object("Package", b"\x02\0a\0b\0\0\0\x03\0\x02\0\0\0x\0\x03\0\0\0abc")
    ));
    mutations(&sample, 2_000, |bytes| {
        if let Ok(container) = Container::open(bytes, Limits::default()) {
            container.with_stretch(1_000).read(Document::new(Format::Rtf), &mut |stretch, _| stretch.document);
        }
    });
}
