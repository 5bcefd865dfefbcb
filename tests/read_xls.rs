//! Workbooks of older programs: all text in them, with its cell and what hides it.
#![allow(clippy::unwrap_used, missing_docs)]

mod reading;

use reading::biff::{
    art, batter, begin, book, end, holder, long, number, properties, record, shared, short, sst, wide, words, xls,
};
use reading::compound::compound;
use reading::told;

#[track_caller]
fn expect(globals: &[Vec<u8>], sheet: &[Vec<u8>], expected: &[&str]) {
    let lines = told(&xls(&globals.concat(), &[("Sheet1", 0, sheet.concat())]));
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_start_matches("#Sheet1 ")).collect();
    assert_eq!(lines, expected);
}

#[test]
fn cells_of_all_kinds() {
    let rk = |value: i32| (value.cast_unsigned() << 2 | 2).to_le_bytes();
    let cells = [
        shared(0, 0, 0, 1),
        record(0x204, &[words(&[0, 1, 0]), long("旧式")].concat()),
        record(0xD6, &[words(&[0, 2, 0]), long("富文本"), words(&[0])].concat()),
        number(1, 0, 0, 13_912_345_678.0),
        record(0x27E, &[&words(&[1, 1, 0])[..], &rk(-7)].concat()),
        record(0xBD, &[&words(&[1, 2, 0])[..], &rk(1), &words(&[0]), &rk(2), &words(&[3])].concat()),
        record(0x205, &[&words(&[2, 0, 0])[..], &[1, 0]].concat()),
        record(0x205, &[&words(&[2, 1, 0])[..], &[7, 1]].concat()),
        // A formula whose value is a text, which follows, and one whose value is a number.
        record(0x06, &[&words(&[2, 2, 0])[..], &[0, 0, 0, 0, 0, 0, 0xFF, 0xFF], &[0; 6], &words(&[0])].concat()),
        record(0x207, &long("算得")),
        record(
            0x06,
            &[&words(&[2, 3, 0])[..], &2.5_f64.to_le_bytes(), &[0; 6], &words(&[7]), &[0x17, 2, 1], &wide("常量")]
                .concat(),
        ),
    ];
    expect(
        &[sst(&["甲", "乙"])],
        &cells,
        &[
            "t1r1c1 乙",
            "t1r1c2 旧式",
            "t1r1c3 富文本",
            "t1r2c1 13912345678",
            "t1r2c2 -7",
            "t1r2c3 1",
            "t1r2c4 2",
            "t1r3c1 TRUE",
            "t1r3c2 #DIV/0!",
            "t1r3c3 算得",
            "t1r3c4 2.5",
            "{attribute} attribute 常量",
            "{residue} p 甲",
        ],
    );
}

/// A text is cut by a record's end, once in wide and once in narrow characters; formats and the way it is spoken follow.
#[test]
fn shared_texts_over_several_records() {
    let first = [
        &2_u32.to_le_bytes()[..],
        &2_u32.to_le_bytes(),
        &words(&[6]),
        &[0x0D],
        &words(&[1]),
        &28_u32.to_le_bytes(),
        &wide("身份"),
    ];
    let spoken = [&words(&[1, 24, 0, 0, 0, 3, 3])[..], &wide("拼读音"), &[0; 8]].concat();
    let second = [&[0][..], b"5301", &words(&[0, 1]), &spoken, &words(&[3]), &[0], b"13"];
    let third = [&[1][..], &wide("号")];
    let table = [record(0xFC, &first.concat()), record(0x3C, &second.concat()), record(0x3C, &third.concat())];
    expect(
        &[table.concat()],
        &[shared(0, 0, 0, 0), shared(0, 1, 0, 1)],
        &["t1r1c1 身份5301", "t1r1c2 13号", "{attribute} attribute 拼读音"],
    );
}

#[test]
fn what_hides_cells() {
    let style = |font: u16, format: u16, pattern: u32| {
        record(
            0xE0,
            &[&words(&[font, format, 0, 0, 0, 0, 0])[..], &(pattern << 26).to_le_bytes(), &words(&[0x0A])].concat(),
        )
    };
    let font = |colour: u16| record(0x31, &words(&[200, 0, colour, 400, 0, 0, 0, 0]));
    let globals = [
        font(0x7FFF),
        font(9),
        record(0x41E, &[words(&[164]), long(";;;")].concat()),
        record(0x41E, &[words(&[165]), long("yyyy\"年\"m\"月\"")].concat()),
        style(0, 0, 0),
        style(0, 164, 0),
        style(0, 165, 0),
        style(1, 0, 0),
        style(1, 0, 1),
        sst(&["文"]),
    ];
    let row = |row: u16, height: u16, switches: u16| record(0x208, &words(&[row, 0, 9, height, 0, 0, switches, 0]));
    let column =
        |column: u16, width: u16, switches: u16| record(0x7D, &words(&[column, column, width, 0, switches, 0]));
    let sheet = [
        column(4, 2000, 1),
        column(5, 0, 0),
        row(1, 300, 0x20),
        row(2, 0, 0),
        shared(0, 0, 0, 0),
        shared(0, 1, 1, 0),
        number(0, 2, 2, 45_418.0),
        shared(0, 3, 3, 0),
        shared(0, 4, 0, 0),
        number(0, 5, 0, 1.0),
        shared(0, 6, 4, 0),
        shared(1, 0, 0, 0),
        number(2, 0, 1, 1.0),
    ];
    expect(
        &globals,
        &sheet,
        &[
            "t1r1c1 文",
            "{hidden-format} t1r1c2 文",
            "t1r1c3 2024-05-06",
            "{hidden-text} t1r1c4 文",
            "{hidden-column} t1r1c5 文",
            "{hidden-column} t1r1c6 1",
            "t1r1c7 文",
            "{hidden-row} t1r2c1 文",
            "{hidden-row} t1r3c1 1",
        ],
    );
    let file =
        xls(&sst(&["文"]), &[("名单", 0, shared(0, 0, 0, 0)), ("底稿", 1, shared(0, 0, 0, 0)), ("深", 2, vec![])]);
    assert_eq!(
        told(&file),
        [
            "#名单 attribute 名单",
            "#名单 t1r1c1 文",
            "#底稿 {hidden-sheet} attribute 底稿",
            "#底稿 {hidden-sheet} t2r1c1 文",
            "#深 {hidden-sheet} attribute 深"
        ]
    );
}

/// A box with text; the object says what it is, and which number it has.
fn drawn(kind: u16, object: u16, hidden: bool, text: &str) -> Vec<u8> {
    let switches: &[(u16, u32)] = if hidden { &[(0x3BF, 0x0002_0002)] } else { &[] };
    let shape = holder(0xF004, 0, &[properties(switches, &[(0x381, "替代文字")])]);
    let count = text.encode_utf16().count() as u16;
    [
        record(0xEC, &shape),
        record(0x5D, &words(&[0x15, 18, kind, object, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
        record(0x1B6, &words(&[0, 0, 0, 0, 0, count, 16, 0, 0])),
        record(0x3C, &[&[1][..], &wide(text)].concat()),
        record(0x3C, &[0; 16]),
    ]
    .concat()
}

#[test]
fn remarks_and_boxes() {
    let sheet = [
        drawn(6, 1, false, "文本框\n第二段"),
        drawn(6, 2, true, "隐框"),
        drawn(0x19, 3, true, "批注一"),
        drawn(0x19, 4, true, "无主批注"),
        record(0x1C, &[words(&[1, 1, 0, 3]), long("批注人")].concat()),
    ];
    expect(
        &[],
        &sheet,
        &[
            "{attribute} attribute 替代文字",
            "p 文本框",
            "p 第二段",
            "{hidden-object} p 隐框",
            "{comment} comment 批注一",
            "{property} attribute 批注人",
            "{comment} comment 无主批注",
        ],
    );
}

#[test]
fn what_stands_beside_the_cells() {
    let address = wide("https://a.cn/x\0");
    let moniker = b"\xE0\xC9\xEA\x79\xF9\xBA\xCE\x11\x8C\x82\x00\xAA\x00\x4B\xA9\x0B";
    let link = [
        &[0; 24][..],
        &2_u32.to_le_bytes(),
        &3_u32.to_le_bytes(),
        moniker,
        &(address.len() as u32).to_le_bytes(),
        &address,
    ];
    let choices = [
        &[0; 4][..],
        &long("题"),
        &long("错"),
        &long("提示"),
        &long("\0"),
        &words(&[9, 0]),
        &[0x17, 3, 1],
        &wide("甲\0乙"),
        &words(&[0, 0]),
    ];
    let name =
        [&words(&[0])[..], &[0, 2], &words(&[7, 0, 0]), &[0; 4], &[1], &wide("名称"), &[0x17, 2, 1], &wide("常数")];
    let copies = [&[1, 0][..], &words(&[4]), &[2], &long("外部缓存"), &[1], &13_912_345_678.0_f64.to_le_bytes()];
    expect(
        &[
            record(0x18, &name.concat()),
            record(0x1AE, &[words(&[1]), long("\u{1}\u{2}C盘\u{3}表.xls"), long("外表")].concat()),
            record(0x23, &[&[0; 6][..], &short("外名")].concat()),
            record(0x5A, &copies.concat()),
            record(0x5C, &[long("用户甲"), vec![b' '; 40]].concat()),
        ],
        &[
            record(0x14, &long("&L内部&C&\"宋体\"&9页眉")),
            record(0x1BE, &choices.concat()),
            record(0x1B8, &link.concat()),
            record(0x800, &[&[0; 10][..], &wide("点此\0")].concat()),
            record(0x9999, &wide("没人认识的记录")),
        ],
        &[
            "{attribute} attribute 名称",
            "{attribute} attribute 常数",
            "{attribute} attribute C盘/表.xls",
            "{attribute} attribute 外表",
            "{attribute} attribute 外名",
            "{cache} attribute 外部缓存",
            "{cache} attribute 13912345678",
            "{property} user 用户甲",
            "p 内部",
            "p 页眉",
            "{attribute} attribute 题",
            "{attribute} attribute 错",
            "{attribute} attribute 提示",
            "{attribute} attribute 甲⏎乙",
            "{attribute} attribute https://a.cn/x",
            "{attribute} attribute 点此",
            "{attribute} attribute 没人认识的记录",
        ],
    );
}

#[test]
fn charts_in_sheets_and_beside_them() {
    let chart =
        [begin(0x20), record(0x100D, &[words(&[0]), short("图题")].concat()), number(0, 0, 0, 13_912_345_678.0), end()];
    expect(
        &[sst(&["后"])],
        &[chart.concat(), shared(0, 0, 0, 0)],
        &["p 图题", "{cache} attribute 13912345678", "t1r1c1 后"],
    );
}

#[test]
fn older_versions() {
    // Excel 95: texts in a code page.
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let label = |text: &str| record(0x204, &[&words(&[0, 0, 0, gbk(text).len() as u16])[..], &gbk(text)].concat());
    let globals = [record(0x809, &words(&[0x500, 5, 0, 0])), record(0x42, &words(&[936]))].concat();
    let name = gbk("名单");
    let at = (globals.len() + 4 + 6 + 1 + name.len() + 4) as u32;
    let list = record(0x85, &[&at.to_le_bytes()[..], &[1, 0, name.len() as u8], &name].concat());
    let sheet = [
        record(0x809, &words(&[0x500, 0x10, 0, 0])),
        label("张三"),
        record(0x1C, &[&words(&[0, 0, 4])[..], &gbk("批注")].concat()),
        end(),
    ];
    let stream = [globals, list, end(), sheet.concat()].concat();
    let expected =
        ["#名单 {hidden-sheet} attribute 名单", "#名单 {hidden-sheet} t1r1c1 张三", "#名单 {comment} comment 批注"];
    assert_eq!(told(&compound(&[("Book", &stream)])), expected);
    assert_eq!(told(&stream), expected);
    // Excel 2: a sheet without anything around it.
    let two = [
        record(0x09, &words(&[2, 0x10])),
        record(0x04, &[&words(&[0, 0])[..], &[0, 0, 0, 4], &gbk("李四")].concat()),
        record(0x02, &[&words(&[0, 1])[..], &[0, 0, 0], &words(&[42])].concat()),
        record(0x03, &[&words(&[1, 1])[..], &[0, 0, 0], &13_912_345_678.0_f64.to_le_bytes()].concat()),
        end(),
    ];
    assert_eq!(told(&two.concat()), ["t1r1c1 李四", "t1r1c2 42", "t1r2c2 13912345678"]);
}

#[test]
fn what_lies_beside_the_workbook() {
    let stream = book(&[], &[("Sheet1", 0, number(0, 0, 0, 1.0))]);
    let pivot =
        [record(0xC7, &[&[0; 14][..], &long("字段")].concat()), record(0xCD, &long("透视缓存")), end()].concat();
    let native = |label: &str, data: &[u8]| {
        let text = |text: &str| [&encoding_rs::GBK.encode(text).0[..], &[0]].concat();
        let inner = [
            &words(&[2])[..],
            &text(label),
            &text("C:\\路径\\原名.txt"),
            &words(&[0, 3]),
            &5_u32.to_le_bytes(),
            b"C:\\t\0",
            &(data.len() as u32).to_le_bytes(),
            data,
        ]
        .concat();
        [&(inner.len() as u32).to_le_bytes()[..], &inner].concat()
    };
    let dropped = native("附件.txt", "电话13912345678".as_bytes());
    let file = compound(&[
        ("Workbook", &stream),
        ("_SX_DB_CUR/0001", &pivot),
        ("_VBA_PROJECT_CUR/VBA/dir", b"x"),
        ("MBD0001/\u{1}Ole10Native", &dropped),
        ("MBD0001/\u{1}CompObj", b"x"),
        ("MBD0002/Workbook", &xls_in(&sst(&["内表"]), shared(0, 0, 0, 0))),
        ("Revision Log", &wide("改前的旧值在此")),
    ]);
    let mut lines = told(&file);
    lines.sort();
    let mut expected = [
        "! macros _VBA_PROJECT_CUR",
        "#Sheet1 t1r1c1 1",
        "_SX_DB_CUR {cache} attribute 字段",
        "_SX_DB_CUR {cache} attribute 透视缓存",
        "MBD0001 {attribute} attribute 附件.txt",
        "MBD0001 {attribute} attribute C:\\路径\\原名.txt",
        "MBD0001 {attribute} attribute C:\\t",
        "MBD0001/附件.txt {embedded} p 1:1 电话13912345678",
        "MBD0002 #Sheet1 {embedded} t2r1c1 内表",
        "Revision Log {earlier-version} attribute 改前的旧值在此",
    ];
    expected.sort_unstable();
    assert_eq!(lines, expected);
    // An object that was taken out of a newer document.
    let lines = told(&compound(&[("\u{1}Ole10Native", &dropped)]));
    assert_eq!(lines.last().map(String::as_str), Some("附件.txt {embedded} p 1:1 电话13912345678"));
}

fn xls_in(globals: &[u8], sheet: Vec<u8>) -> Vec<u8> {
    book(globals, &[("Sheet1", 0, sheet)])
}

#[test]
fn encrypted_ones_are_told() {
    assert_eq!(told(&xls(&record(0x2F, &[1; 20]), &[("Sheet1", 0, vec![])])), ["! encrypted"]);
}

/// A long text that many cells refer to is told once, so that a small file does not become a large one.
#[test]
fn long_texts_are_told_once() {
    let text = "长".repeat(2000);
    let cells: Vec<u8> = (0..5000).flat_map(|row| shared(row, 0, 0, 0)).collect();
    assert_eq!(told(&xls(&sst(&[&text]), &[("Sheet1", 0, cells)])).len(), 1);
}

#[test]
fn cut_and_damaged_files() {
    let stream = book(&sst(&["甲", "乙"]), &[("Sheet1", 0, [shared(0, 0, 0, 0), shared(0, 1, 0, 1)].concat())]);
    for end in 30..stream.len() - 1 {
        let lines = told(&compound(&[("Workbook", &stream[..end])]));
        assert!(lines.iter().any(|line| line.starts_with("! ")), "{end}: {lines:?}");
    }
    let file = compound(&[("Workbook", &stream), ("\u{5}SummaryInformation", &[0; 60])]);
    batter(&file, 1200);
    batter(&stream, 200);
    batter(include_bytes!("files/xls/rich.xls"), 300);
}

/// A workbook that `LibreOffice` wrote, with something in every place.
#[test]
fn a_workbook_of_an_office() {
    let lines = told(include_bytes!("files/xls/rich.xls"));
    let has = |line: &str| assert!(lines.iter().any(|told| told == line), "{line}\n{lines:#?}");
    has("{property} creator 作者甲");
    has("{property} 公开属性 依申请公开");
    has("{attribute} attribute 名称常量");
    has("#发放名单 t1r2c2 13912345678");
    has("#发放名单 t1r2c3 530102199003071233");
    has("#发放名单 t1r2c4 2024-05-06");
    has("#发放名单 {hidden-column} t1r2c6 隐列内容");
    has("#发放名单 {hidden-format} t1r2c7 隐式内容");
    has("#发放名单 {hidden-text} t1r2c8 白字内容");
    has("#发放名单 t1r4c8 白字蓝底");
    has("#发放名单 t1r2c9 结果乙");
    has("#发放名单 {attribute} attribute 公式内文");
    has("#发放名单 t1r2c10 富文本内容");
    has("#发放名单 {hidden-row} t1r3c4 1949-10-01");
    has("#发放名单 {attribute} attribute 选项甲⏎选项乙");
    has("#发放名单 {attribute} attribute 条件文字");
    has("#发放名单 {attribute} attribute https://example.cn/path?id=530102");
    has("#发放名单 {comment} comment 批注内容13800001111");
    has("#发放名单 p 图表标题");
    has("#深隐表 {hidden-sheet} t3r3c3 深隐内容");
    assert!(!lines.iter().any(|line| line.starts_with('!')), "{lines:#?}");
}

#[test]
fn drawings_say_what_they_show() {
    let shape =
        holder(0xF004, 0, &[properties(&[], &[(0xC0, "艺术字"), (0x380, "Picture 1")]), art(0xF010, 0, &[0; 18])]);
    expect(&[], &[record(0xEC, &shape)], &["p 艺术字"]);
}

/// What is said of a text's pronunciation may be shorter than it should be.
#[test]
fn short_pronunciations_are_stepped_over() {
    let two = 2_u32.to_le_bytes();
    let first = [&words(&[1])[..], &[5], &12_u32.to_le_bytes(), &wide("甲"), &[0; 12]].concat();
    let table = record(0xFC, &[&two[..], &two, &first, &long("乙")].concat());
    expect(&[table], &[shared(0, 0, 0, 0), shared(0, 1, 0, 1)], &["t1r1c1 甲", "t1r1c2 乙"]);
}
