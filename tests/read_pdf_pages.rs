//! Pages of PDF files: their text in the order in which it is read, tables, and what of a page can be read.
#![allow(missing_docs)]

mod reading;

use reading::pdf::{Pdf, area, deflated, gbk, hex, lines, shown, table, text};
use reading::told;

const NUMBER: &str = "530102199003071233";

/// What one page of this content says.
#[track_caller]
fn expect(content: &str, expected: &[&str]) {
    assert_eq!(told(&Pdf::of(&[content])), expected, "{content}");
}

#[test]
fn letters_are_read_in_every_encoding_that_says_what_they_are() {
    let said = "（公开）张䶮，身份证号53010219900307123X；Tel.";
    let ucs2: Vec<u8> = said.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut pdf = Pdf::default();
    let with_meaning = pdf.with_meaning((72, 700, 14), said);
    let line = shown("U", (72, 700, 14), &ucs2);
    let pdf = pdf
        .page(&line)
        .page(&with_meaning)
        .page(&text((72, 700, 14), "身份证号53010219900307123X"))
        .page("BT /L 12 Tf 72 700 Td (No. 5301\\0602 \\(a\\)) Tj ET");
    let expected = [
        format!("@1 p {said}"),
        format!("@2 p {said}"),
        "@3 p 身份证号53010219900307123X".to_owned(),
        "@4 p No. 530102 (a)".to_owned(),
    ];
    assert_eq!(told(&pdf.build()), expected);
    assert_eq!(told(&pdf.build_compressed()), expected, "objects in streams");
}

#[test]
fn lines_that_go_on_are_one_paragraph() {
    let first = "根据有关规定，经本人申请、社区评议、乡镇审核，拟将张某三身份证号530102";
    let page = [first, "199003071233纳入本年度保障范围，现予以公示，接受社会监督，公示期五个工", "作日。"];
    let content: String = (0..).zip(page).map(|(row, line)| text((72, 700 - 20 * row, 12), line)).collect();
    expect(&content, &[&format!("@1 p {first}⏎{}⏎{}", page[1], page[2])]);
    let short = [
        "根据有关规定，经本人申请、社区评议、乡镇审核予以公示",
        "，现将名单公布如下。",
        "联系电话：13900000001。",
        "青禾县民政局",
    ];
    let [first, second, third, fourth] = short;
    let first = format!("@1 p {first}⏎{second}");
    expect(&lines(&short), &[&first, &format!("@1 p {third}"), &format!("@1 p {fourth}")]);
}

#[test]
fn text_is_read_as_it_stands_and_not_as_it_was_painted() {
    // Letter by letter, in any order.
    let letters: Vec<(i32, char)> = (0..).zip(NUMBER.chars()).collect();
    let shuffled: String =
        (0..18).map(|at| letters[at * 7 % 18]).map(|(at, c)| text((72 + 6 * at, 700, 12), &c.to_string())).collect();
    expect(&shuffled, &[&format!("@1 p {NUMBER}")]);
    // Letters apart, by widths in a list.
    let apart: String = NUMBER.bytes().map(|digit| hex(&[digit]) + "-900").collect();
    expect(&format!("BT /F 12 Tf 72 700 Td [{apart}] TJ ET"), &[&format!("@1 p {NUMBER}")]);
}

#[test]
fn lines_painted_from_the_bottom_are_read_from_the_top() {
    let said = ["第一行。", "第二行写到这里。", "第三行。", "第四行写到这里。", "第五行。", "第六行写到这里。"];
    let upwards =
        (0..).zip(said).fold(String::new(), |above, (row, line)| text((72, 700 - 40 * row, 16), line) + &above);
    let [one, two, three, four, five, six] = said;
    let pair = |a: &str, b: &str| format!("@1 p {a}⏎{b}");
    let told = [format!("@1 p {one}"), pair(two, three), pair(four, five), format!("@1 p {six}")];
    expect(&upwards, &told.each_ref().map(String::as_str));
}

#[test]
fn columns_are_read_one_after_the_other() {
    let left = ["左栏第一行的文字写到边", "左栏第二行的文字写到边", "左栏第三行的文字写到边", "左栏到此为止。"];
    let right = ["右栏第一行的文字写到边", "右栏第二行的文字写到边", "右栏第三行的文字写到边", "右栏到此为止。"];
    let content: String = (0..)
        .zip(left.iter().zip(right))
        .map(|(row, (left, right))| text((60, 700 - 20 * row, 16), left) + &text((320, 700 - 20 * row, 16), right))
        .collect();
    expect(&content, &[&format!("@1 p {}", left.join("⏎")), &format!("@1 p {}", right.join("⏎"))]);
}

#[test]
fn tables_have_rows_and_columns() {
    let rows: [&[&str]; 3] =
        [&["序号", "姓名", "身份证号"], &["1", "张三", NUMBER], &["2", "李四", "530302197811120406"]];
    let content = text((72, 740, 14), "名单如下：") + &table(72, 700, &[60, 80, 200], &rows);
    let second = table(72, 700, &[60, 80, 200], &rows[1..2]);
    let expected = [
        "@1 p 名单如下：",
        "@1 t1r1c1 序号",
        "@1 t1r1c2 姓名",
        "@1 t1r1c3 身份证号",
        "@1 t1r2c1 1",
        "@1 t1r2c2 张三",
        "@1 t1r2c3 530102199003071233",
        "@1 t1r3c1 2",
        "@1 t1r3c2 李四",
        "@1 t1r3c3 530302197811120406",
        "@2 t2r1c1 1",
        "@2 t2r1c2 张三",
        "@2 t2r1c3 530102199003071233",
    ];
    assert_eq!(told(&Pdf::of(&[&content, &second])), expected);
    // A number in two lines of a cell is one.
    let two = table(72, 700, &[60, 80], &[&["", ""], &["甲", ""]])
        + &text((137, 662, 9), &NUMBER[..10])
        + &text((137, 654, 9), &NUMBER[10..]);
    expect(&two, &["@1 t1r2c1 甲", "@1 t1r2c2 5301021990⏎03071233"]);
}

#[test]
fn tables_without_lines_are_tables() {
    let content: String = (0..)
        .zip([
            ["姓名", "身份证号"],
            ["张某三", NUMBER],
            ["李某四", "530302197811120406"],
            ["赵某五", "510104200105238817"],
        ])
        .map(|(row, [name, number])| text((72, 700 - 24 * row, 12), name) + &text((220, 700 - 24 * row, 12), number))
        .collect();
    let told = told(&Pdf::of(&[&content]));
    assert_eq!(told.first().map(String::as_str), Some("@1 t1r1c1 姓名"), "{told:?}");
    assert_eq!(told.last().map(String::as_str), Some("@1 t1r4c2 510104200105238817"), "{told:?}");
}

#[test]
fn text_may_go_down_or_be_turned() {
    let down = |x: i32, line: &str| shown("V", (x, 760, 16), &gbk(line));
    expect(
        &(down(500, "政务公开工作。") + &down(470, "各县人民政府请认真贯彻执行。")),
        &["@1 p 政务公开工作。", "@1 p 各县人民政府请认真贯彻执行。"],
    );
    // A page that lies on its side and is shown upright.
    let turned =
        |row: i32, line: &str| format!("BT /F 16 Tf 0 1 -1 0 {} 72 Tm {} Tj ET\n", 100 + 24 * row, hex(&gbk(line)));
    let content = turned(0, "第一行。") + &turned(1, "第二行到此为止。");
    let expected = ["@1 p 第一行。", "@1 p 第二行到此为止。"];
    for rotate in ["/Rotate 90", "/Rotate -270", ""] {
        assert_eq!(told(&Pdf::default().page_with(&content, rotate).build()), expected, "{rotate}");
    }
    let upside =
        |row: i32, line: &str| format!("BT /F 16 Tf -1 0 0 -1 500 {} Tm {} Tj ET\n", 100 + 24 * row, hex(&gbk(line)));
    let content = upside(0, "第一行。") + &upside(1, "第二行到此为止。");
    assert_eq!(told(&Pdf::default().page_with(&content, "/Rotate 180").build()), expected);
}

#[test]
fn contents_may_stand_in_each_other_and_in_pieces() {
    let mut pdf = Pdf::default();
    let inner = pdf.stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>",
        text((0, 0, 12), "里面的字").as_bytes(),
    );
    let outer = pdf.stream(
        &format!("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</In {inner} 0 R>>>>"),
        b"q 1 0 0 1 72 300 cm /In Do Q",
    );
    let all = text((72, 700, 12), NUMBER) + "q 2 0 0 2 0 0 cm /Out Do Q";
    let one = pdf.stream("", &all.as_bytes()[..19]);
    let packed = hex(&deflated(&all.as_bytes()[19..]));
    let two = pdf.stream("/Filter[/ASCIIHexDecode/FlateDecode]", &packed.as_bytes()[1..]);
    let pdf = pdf.resources(&format!("/XObject<</Out {outer} 0 R>>"));
    let told = told(&pdf.page_of(&format!("[{one} 0 R {two} 0 R]"), "").build());
    assert_eq!(told, [format!("@1 p {NUMBER}"), "@1 p 里面的字".to_owned()]);
}

#[test]
fn a_page_is_what_can_be_read_of_it() {
    let notice = "关于做好二〇二六年度政府信息公开工作年度报告编制发布工作的通知";
    let mut pdf = Pdf::default();
    let picture =
        pdf.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", b"x");
    let whole = "q 595 0 0 842 0 0 cm /Im Do Q\n";
    let layer = format!("{whole}BT 3 Tr /F 14 Tf 72 700 Td {} Tj ET", hex(&gbk(notice)));
    let garbled = pdf.without_meaning((72, 700, 14), notice);
    let outline = (0..90).fold(String::new(), |all, at| {
        let (x, y) = (72 + at % 30 * 14, 700 - at / 30 * 20);
        all + &format!("{x} {y} m {} {} l {x} {} l f\n", x + 8, y + 10, y + 10)
    });
    let frame = "1 w 72 72 400 700 re S";
    let readable = text((72, 700, 14), notice);
    let mut pdf = pdf.resources(&format!("/XObject<</Im {picture} 0 R>>"));
    for content in [&readable, whole, whole, &layer, whole, &garbled, &outline, "", frame, &garbled, &garbled] {
        pdf = pdf.page(content);
    }
    let (documents, problems) = reading::read_container(&pdf.build(), 1 << 20);
    let states: Vec<String> = problems
        .iter()
        .map(|problem| {
            let state = problem.kind.page_state().map_or(problem.kind.name(), baguan::document::PageState::name);
            let number = |page: Option<u32>| page.map_or(String::new(), |page| page.to_string());
            format!("{state} {}-{}", number(problem.place.page), number(problem.place.last_page))
        })
        .collect();
    assert_eq!(
        states,
        ["scan 2-3", "ocr-layer 4-", "scan 5-", "garbled-text 6-", "vector-outline 7-", "garbled-text 10-11"]
    );
    let shown: Vec<(u32, String)> = documents
        .iter()
        .flat_map(|document| document.blocks().iter().map(|block| (block.page, document.block_text(block).to_owned())))
        .filter(|(page, _)| *page < 6)
        .collect();
    assert_eq!(shown, [(1, notice.to_owned()), (4, notice.to_owned())], "the text of a scan is read as well");
}

#[test]
fn a_picture_with_a_caption_is_no_scan() {
    let mut pdf = Pdf::default();
    let picture =
        pdf.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", b"x");
    let content = format!("q 60 0 0 60 400 700 cm /Im Do Q\n{}", lines(&["通知。", "各县人民政府："]));
    let told = told(&pdf.resources(&format!("/XObject<</Im {picture} 0 R>>")).page(&content).build());
    assert_eq!(told, ["@1 p 通知。", "@1 p 各县人民政府："]);
    assert_eq!(reading::told(&Pdf::of(&[&area(0, 0, 595, 842, "1 g"), ""])), [""; 0], "blank pages hide nothing");
}

#[test]
fn long_texts_go_through_every_stretch() {
    let row = "根据有关规定，现将本季度临时救助对象名单予以公布。";
    let pages: Vec<String> =
        (0..60).map(|page| lines(&[row; 25]) + &text((72, 40, 12), &format!("第{page}号"))).collect();
    let contents: Vec<&str> = pages.iter().map(String::as_str).collect();
    let file = Pdf::of(&contents);
    let texts = |stretch: usize| -> Vec<(u32, String)> {
        let (documents, problems) = reading::read_container(&file, stretch);
        assert_eq!(problems, []);
        let of = |document: &baguan::document::Document| -> Vec<(u32, String)> {
            document.blocks().iter().map(|block| (block.page, document.block_text(block).to_owned())).collect()
        };
        documents.iter().flat_map(of).collect()
    };
    assert_eq!(texts(1 << 20), texts(1000));
}
