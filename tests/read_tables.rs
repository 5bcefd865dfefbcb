//! Tables in plain text: which lines are rows, where their cells stand, and what is none.
#![allow(clippy::unwrap_used, missing_docs)]

mod reading;

use std::fmt::Write as _;

use baguan::document::{Document, Role};
use proptest::prelude::*;
use reading::{blocks, expect, read, read_in};

/// Whether anything in a text was taken for a cell.
fn has_cells(text: &str) -> bool {
    read("a.txt", text.as_bytes()).document.blocks().iter().any(|block| matches!(block.role, Role::Cell(_)))
}

#[test]
fn rows_are_cut_by_tabs_strokes_and_wide_spaces() {
    // A text that is nothing but rows with tabs is read as such a file: here a title stands above them.
    let cells = |name_at, phone_at| {
        [
            "p 1:1 名单".to_owned(),
            format!("t1r1c1 2:{name_at} 姓名"),
            format!("t1r1c2 2:{phone_at} 电话"),
            format!("t1r2c1 3:{name_at} 王建国"),
            format!("t1r2c2 3:{} 0874-3000001", phone_at + 1),
            format!("t1r3c1 4:{name_at} 李秀英"),
            format!("t1r3c2 4:{} 0874-3000002", phone_at + 1),
        ]
    };
    let written = |by: &str| format!("名单\n姓名{by}电话\n王建国{by}0874-3000001\n李秀英{by}0874-3000002\n");
    for by in ["\t", "|", "｜", "│"] {
        assert_eq!(blocks("a.txt", written(by).as_bytes()), cells(1, 4), "{by:?}");
    }
    for by in ["  ", "　　", "\u{a0}\u{a0}"] {
        assert_eq!(blocks("a.txt", written(by).as_bytes()), cells(1, 5), "{by:?}");
    }
    // One space is enough where it always stands at the same place; strokes may stand at the edges as well.
    assert_eq!(blocks("a.txt", written(" ").as_bytes()), cells(1, 4));
    let edged: Vec<String> = written("|").lines().skip(1).map(|line| format!("|{line}|")).collect();
    assert_eq!(blocks("a.txt", format!("名单\n{}\n", edged.join("\n")).as_bytes()), cells(2, 5));
}

#[test]
fn cells_stand_where_they_are_written() {
    expect(
        "a.txt",
        "名单\r\n\r\n　序号 \t 姓名\t\r\n1\t\t王建国\r\n2\t李秀英\t低保\t有\r\n合计两户。\r\n",
        &[
            "p 1:1 名单\r",
            "t1r1c1 3:2 序号",
            "t1r1c2 3:7 姓名",
            "t1r2c1 4:1 1",
            "t1r2c3 4:4 王建国",
            "t1r3c1 5:1 2",
            "t1r3c2 5:3 李秀英",
            "t1r3c3 5:7 低保",
            "t1r3c4 5:10 有",
            "p 6:1 合计两户。\r",
        ],
    );
}

#[test]
fn rules_drawn_between_rows_are_no_rows() {
    expect(
        "a.txt",
        "┌────┬────┐\n│姓名│金额│\n├────┼────┤\n│王建国│300│\n├────┼────┤\n│李秀英│400│\n└────┴────┘\n",
        &[
            "p 1:1 ┌────┬────┐",
            "t1r1c1 2:2 姓名",
            "t1r1c2 2:5 金额",
            "t1r2c1 4:2 王建国",
            "t1r2c2 4:6 300",
            "t1r3c1 6:2 李秀英",
            "t1r3c2 6:6 400",
        ],
    );
}

#[test]
fn a_line_between_two_tables_parts_them() {
    expect(
        "a.txt",
        "姓名|金额\n王建国|300\n（此件公开发布）\n姓名|电话\n李秀英|无\n",
        &[
            "t1r1c1 1:1 姓名",
            "t1r1c2 1:4 金额",
            "t1r2c1 2:1 王建国",
            "t1r2c2 2:5 300",
            "p 3:1 （此件公开发布）",
            "t2r1c1 4:1 姓名",
            "t2r1c2 4:4 电话",
            "t2r2c1 5:1 李秀英",
            "t2r2c2 5:5 无",
        ],
    );
    // After a blank line another table begins.
    let lines = blocks("a.txt", "表\na\tb\n1\t2\n\nc\td\n3\t4\n".as_bytes());
    assert!(lines.contains(&"t2r1c1 5:1 c".to_owned()), "{lines:?}");
}

#[test]
fn what_is_no_table_stays_text() {
    for text in [
        // Prose, with a tab or spaces at its beginning or within.
        "\t各乡镇人民政府要高度重视。\n\t要落实责任，按时报送。\n",
        "    各乡镇人民政府要高度重视，\n    落实责任，\n    按时报送。\n",
        "青禾县 民政局 于2026年11月2日发布。\n各乡镇 要认真 落实到位。\n逾期 不报 的予以通报。\n",
        // Signatures, headings set wide, marks of secrecy.
        "青禾县民政局\n2026年11月2日\n",
        "                青禾县民政局\n                2026年11月2日\n",
        "机　密\n特　急\n文　件\n",
        "机 密\n特 急\n通 知\n",
        "通　　知\n决　　定\n公　　告\n",
        // Lists with numbers.
        "一、总体要求\n二、主要任务\n三、保障措施\n",
        "1.总体要求\n2.主要任务\n3.保障措施\n",
        // A form of one line, and two lines by chance.
        "姓名：王建国    性别：男\n\n住址：某村\n",
        "联系人：王建国  电话：0874-3000001\n传真：无\n",
        // Numbers in groups.
        "530102 19520314 1263\n530302 19880607 0251\n530602 19900101 0012\n",
        "139 0000 0001\n139 0000 0002\n139 0000 0003\n",
        "6217 0000 0000 0000 002\n6217 0000 0000 0000 003\n6217 0000 0000 0000 004\n",
        // A single stroke or tab.
        "青禾县民政局|主办\n\n青禾县水务局|协办\n",
        "抄送：县委办公室\t县人大办公室。\n",
    ] {
        assert!(!has_cells(text), "{:#?}", blocks("a.txt", text.as_bytes()));
    }
}

#[test]
fn the_words_of_a_form_keep_their_labels_beside_them() {
    let form = "姓名  王建国  性别  男\n电话  无  民族  汉族\n住址  某村  学历  小学\n";
    let lines = blocks("a.txt", form.as_bytes());
    assert_eq!(lines.len(), 12, "{lines:?}");
    assert_eq!(lines[1], "t1r1c2 1:5 王建国");
}

#[test]
fn very_long_lines_and_very_many_fields_are_read() {
    let long = format!("{}\t尾\n{}\t尾\n", "字".repeat(200_000), "字".repeat(200_000));
    assert_eq!(blocks("a.txt", long.as_bytes()).len(), 4);
    // More fields than a column's number can count: nothing is lost, nothing breaks.
    let many = format!("{}末\n{}末\n", "格\t".repeat(70_000), "格\t".repeat(70_000));
    let document = read("a.txt", many.as_bytes()).document;
    assert_eq!(document.blocks().len(), 140_002);
    for (piece, times) in [("a ", 100_000), ("|", 100_000), ("　", 100_000), ("a  b\n", 30_000), ("a|b\nc\n", 30_000)]
    {
        let start = std::time::Instant::now();
        read("a.txt", format!("字{}", piece.repeat(times)).as_bytes());
        assert!(start.elapsed().as_secs() < 20, "{piece:?}: {:?}", start.elapsed());
    }
}

/// Every cell with its row and column, as far as its text goes; the number of its table may differ.
fn cells<'a>(documents: impl IntoIterator<Item = &'a Document>) -> Vec<String> {
    let mut cells = Vec::new();
    for document in documents {
        for block in document.blocks().iter().filter(|block| document.answers_for(&block.range())) {
            if let Role::Cell(cell) = block.role {
                let at = document.position(block.range().start).unwrap();
                cells.push(format!(
                    "{}:{} r{}c{} {}",
                    at.line,
                    at.column,
                    cell.row,
                    cell.column,
                    document.block_text(block)
                ));
            }
        }
    }
    cells
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Wherever a window ends, the rows are the same.
    #[test]
    fn windows_of_any_size_see_the_same_rows(
        rows in 3..120_usize, by in 0..4_usize, wide in 0..20_usize, window in 300..3000_usize, before in 0..400_usize,
        gap in 1..3_usize,
    ) {
        let by = ["\t", "|", "  ", " "][by];
        let mut text = format!("{}{}", "名单".repeat(before + 1), "\n".repeat(gap));
        for row in 0..rows {
            let _ = writeln!(text, "王建国{by}{row}{}{by}无", "字".repeat(row * 7 % (wide + 1)));
        }
        text.push_str("\n以上共计若干户。\n");
        let whole = read("a.txt", text.as_bytes()).document;
        prop_assert!(!cells([&whole]).is_empty());
        let (documents, _) = read_in("a.txt", text.as_bytes(), window);
        prop_assert_eq!(cells([&whole]), cells(&documents));
    }
}
