//! Pages made by hand.

use super::{Order, What};
use crate::document::Concealment;
use crate::read::page::geometry::{Point, Rect};
use crate::read::page::{Glyph, Page, Painted, Shape, ShapeKind, Style};

/// A page on which text is written.
struct Sheet {
    page: Page,
    hidden: Option<Concealment>,
    /// How far letters are apart, more than they are wide.
    spacing: f32,
}

const STYLE: Style = Style {
    size: 10.0,
    along: Point::new(1.0, 0.0),
    vertical: false,
    ink: None,
    alpha: 1.0,
    painted: Painted::Letters,
    clip: None,
    off: false,
};

fn width(c: char) -> f32 {
    if c < '\u{2E80}' { 0.5 } else { 1.0 }
}

impl Sheet {
    fn new() -> Self {
        Self { page: Page::default(), hidden: None, spacing: 0.0 }
    }

    /// Writes a text whose line begins at a place; where it ended comes back.
    fn write(&mut self, text: &str, x: f32, y: f32) -> f32 {
        self.write_as(text, x, y, STYLE)
    }

    fn write_as(&mut self, text: &str, x: f32, y: f32, style: Style) -> f32 {
        let number = self.page.style(style);
        let size = style.size;
        let (mut u, along) = (0.0, style.along);
        for c in text.chars() {
            let wide = width(c) * size;
            let at = Point::new(x + u * along.x, y + u * along.y);
            let (up, down) = if style.vertical { (0.5 * size, -0.5 * size) } else { (0.88 * size, 0.12 * size) };
            let corner =
                |u: f32, v: f32| Point::new(at.x + u * along.x - v * along.y, at.y + u * along.y + v * along.x);
            let down = if style.vertical { -down } else { down };
            let area =
                Rect::round(corner(0.0, -up), corner(wide, down)).with(corner(0.0, down)).with(corner(wide, -up));
            let order = self.page.glyphs.len() as u32;
            self.page.glyphs.push(Glyph { text: c.into(), style: number, order, at, area, hidden: self.hidden });
            u += wide + self.spacing;
        }
        x + u - self.spacing
    }

    fn hide(&mut self, text: &str, x: f32, y: f32) -> f32 {
        self.hidden = Some(Concealment::Covered);
        let end = self.write(text, x, y);
        self.hidden = None;
        end
    }

    fn rule(&mut self, left: f32, top: f32, right: f32, bottom: f32) {
        let area = Rect { left, top, right, bottom };
        self.page.shapes.push(Shape { area, order: 0, kind: ShapeKind::Line, ink: None, solid: true });
    }

    /// A grid of lines.
    fn grid(&mut self, columns: &[f32], rows: &[f32]) {
        let ends = |all: &[f32]| (all.first().copied().unwrap_or(0.0), all.last().copied().unwrap_or(0.0));
        let ((left, right), (top, bottom)) = (ends(columns), ends(rows));
        for &x in columns {
            self.rule(x - 0.2, top, x + 0.2, bottom);
        }
        for &y in rows {
            self.rule(left, y - 0.2, right, y + 0.2);
        }
    }

    /// Puts the glyphs in an order that has nothing to do with the page.
    fn shuffle(&mut self) {
        let mut state = 7_u32;
        self.page.glyphs.sort_by_cached_key(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state >> 8
        });
    }

    fn told(&self) -> Vec<String> {
        self.told_by(&mut Order::default())
    }

    /// Blocks as text: cells with their places, what is hidden with a sign before it.
    fn told_by(&self, order: &mut Order) -> Vec<String> {
        let mut all = Vec::new();
        order.blocks(&self.page, &mut |block| {
            let cell = match block.what {
                What::Paragraph => String::new(),
                What::Cell { table, row, column } => format!("{table}.{row}.{column} "),
            };
            let hidden = match block.hidden {
                Some(_) if block.beside => format!("[{}]", block.before),
                Some(_) => "#".to_owned(),
                None => String::new(),
            };
            all.push(format!("{cell}{hidden}{}", block.text));
        });
        all
    }
}

/// A row of 30 characters, 300 wide at size 10.
const ROW: &str = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉";
const HALF: &str = "一二三四五六七八九十甲乙丙丁戊";

#[test]
fn lines_become_paragraphs() {
    let mut sheet = Sheet::new();
    sheet.write_as("关于某事的通知", 150.0, 50.0, Style { size: 20.0, ..STYLE });
    sheet.write(&ROW[6..], 70.0, 80.0);
    sheet.write(ROW, 50.0, 95.0);
    sheet.write("末行。", 50.0, 110.0);
    sheet.write(&ROW[6..], 70.0, 125.0);
    sheet.write("又末。", 50.0, 140.0);
    sheet.write("某局", 280.0, 170.0);
    let first = format!("{}\n{ROW}\n末行。", &ROW[6..]);
    let second = format!("{}\n又末。", &ROW[6..]);
    let expected = ["关于某事的通知".to_owned(), first, second, "某局".to_owned()];
    assert_eq!(sheet.told(), expected);
    // In any order, and with the buffers of the page before.
    sheet.shuffle();
    let mut order = Order::default();
    sheet.told_by(&mut order);
    assert_eq!(sheet.told_by(&mut order), expected);
}

#[test]
fn spaces_stand_between_words_and_not_in_spaced_out_text() {
    let mut sheet = Sheet::new();
    let end = sheet.write("Hello", 50.0, 50.0);
    let end = sheet.write("World", end + 3.0, 50.0);
    sheet.write("中文", end + 3.0, 50.0);
    sheet.spacing = 4.0;
    sheet.write("一二三四", 50.0, 100.0);
    sheet.write("11010519900307451X", 50.0, 150.0);
    sheet.spacing = 12.0;
    sheet.write("11010519900307451X", 50.0, 200.0);
    sheet.spacing = 0.0;
    sheet.write("甲 乙 A B", 50.0, 250.0);
    sheet.write("12", 50.0, 300.0);
    sheet.write("34", 65.0, 300.0);
    sheet.write("甲", 50.0, 350.0);
    sheet.write("乙", 100.0, 350.0);
    let expected =
        ["Hello World中文", "一二三四", "11010519900307451X", "11010519900307451X", "甲 乙 A B", "12 34", "甲\t乙"];
    assert_eq!(sheet.told(), expected);
}

#[test]
fn numbers_side_by_side_are_two() {
    let mut sheet = Sheet::new();
    sheet.write("13912345678", 50.0, 50.0);
    sheet.write("13812345678", 140.0, 50.0);
    assert_eq!(sheet.told(), ["13912345678", "13812345678"]);
}

#[test]
fn what_is_drawn_twice_is_told_once() {
    let mut sheet = Sheet::new();
    for (text, y) in [("重影llll", 50.0), ("一二三", 80.0)] {
        sheet.write(text, 50.0, y);
        sheet.write(text, 50.4, y + 0.3);
    }
    // Word by word, and letter by letter.
    let end = sheet.write("甲乙", 50.0, 110.0);
    sheet.write("甲乙", 50.4, 110.0);
    sheet.write("丙丁", end, 110.0);
    sheet.write("丙丁", end + 0.4, 110.0);
    for (text, x) in [("子", 50.0), ("子", 50.3), ("1", 60.0), ("1", 60.3), ("1", 65.0), ("1", 65.3)] {
        sheet.write(text, x, 140.0);
    }
    assert_eq!(sheet.told(), ["重影llll", "一二三", "甲乙丙丁", "子11"]);
}

#[test]
fn what_was_drawn_later_stands_between() {
    let mut sheet = Sheet::new();
    sheet.write("第", 50.0, 50.0);
    sheet.write("条和第", 65.0, 50.0);
    sheet.write("5", 60.0, 50.0);
    sheet.write("项", 100.0, 50.0);
    sheet.write("6", 95.0, 50.0);
    let end = sheet.write("米", 50.0, 100.0);
    sheet.write_as("2", end, 96.0, Style { size: 5.0, ..STYLE });
    sheet.write("。", end + 3.0, 100.0);
    // A template and its page in one place.
    sheet.write("甲1234", 50.0, 150.0);
    sheet.write("乙5678", 52.5, 150.0);
    // Pinyin.
    sheet.write_as("ab cd", 50.0, 190.0, Style { size: 5.0, ..STYLE });
    sheet.write("汉字", 50.0, 200.0);
    assert_eq!(sheet.told(), ["第5条和第6项", "米2。", "甲1234", "乙5678", "ab cd", "汉字"]);
}

#[test]
fn columns_are_read_one_after_the_other() {
    for by_row in [true, false] {
        let mut sheet = Sheet::new();
        sheet.write_as("横贯两栏的标题文字很长很长", 100.0, 50.0, Style { size: 16.0, ..STYLE });
        let ys = || (0_i16..8).map(|row| 80.0 + 15.0 * f32::from(row));
        if by_row {
            for y in ys() {
                sheet.write(HALF, 50.0, y);
                sheet.write(&ROW[45..], 220.0, y + 0.1);
            }
        } else {
            for y in ys() {
                sheet.write(HALF, 50.0, y);
            }
            for y in ys() {
                sheet.write(&ROW[45..], 220.0, y + 4.0);
            }
        }
        sheet.write("— 3 —", 190.0, 260.0);
        let column = |text: &str| [text; 8].join("\n");
        let expected = ["横贯两栏的标题文字很长很长".to_owned(), column(HALF), column(&ROW[45..]), "— 3 —".to_owned()];
        assert_eq!(sheet.told(), expected, "{by_row}");
        sheet.shuffle();
        assert_eq!(sheet.told(), expected, "{by_row}");
    }
    let mut sheet = Sheet::new();
    for row in 0_i16..6 {
        for (text, x) in [(&ROW[..27], 50.0), (&ROW[30..57], 170.0), (&ROW[60..87], 290.0)] {
            sheet.write(text, x, 80.0 + 15.0 * f32::from(row));
        }
    }
    assert_eq!(sheet.told(), [&ROW[..27], &ROW[30..57], &ROW[60..87]].map(|text| [text; 6].join("\n")));
}

#[test]
fn what_was_painted_together_stays_together() {
    // Letters that are raised, lowered, drawn together, and roots.
    let mut sheet = Sheet::new();
    sheet.write("L", 50.0, 50.0);
    sheet.write_as("A", 51.5, 48.0, Style { size: 7.0, ..STYLE });
    sheet.write("T", 53.5, 50.0);
    sheet.write("E", 57.0, 52.2);
    sheet.write("X，", 61.0, 50.0);
    let end = sheet.write("而下一项为", 71.0, 50.0);
    sheet.write("√", end, 40.0);
    sheet.write("2", end + 5.0, 50.0);
    // Numerator and denominator, and what follows them.
    let end = sheet.write("甲等于", 50.0, 90.0);
    sheet.write("一二", end, 83.0);
    sheet.write("三四", end, 97.0);
    sheet.write("加乙", end + 20.0, 90.0);
    let told = sheet.told().concat();
    assert_eq!(told.replace(['\n', '\t'], ""), "LATEX，而下一项为√2甲等于一二三四加乙");
}

#[test]
fn short_lines_of_columns_are_no_rows() {
    // An index: painted column by column, too short to be told from a table by its place.
    let mut sheet = Sheet::new();
    for (x, words) in [(50.0, ["甲乙", "丙丁戊", "己", "庚辛"]), (120.0, ["子丑", "寅", "卯辰巳", "午未"])]
    {
        for (row, word) in (0_i16..).zip(words) {
            sheet.write(word, x, 60.0 + 14.0 * f32::from(row));
        }
    }
    let in_order = "甲乙丙丁戊己庚辛子丑寅卯辰巳午未";
    assert_eq!(sheet.told().concat().replace('\n', ""), in_order);
    sheet.page.glyphs.reverse();
    assert_ne!(sheet.told().concat().replace('\n', ""), in_order.chars().rev().collect::<String>());
}

#[test]
fn a_drawing_is_no_table() {
    let mut sheet = Sheet::new();
    let lines: Vec<f32> = (0_i16..10).map(|at| 50.0 + 30.0 * f32::from(at)).collect();
    sheet.grid(&lines, &lines);
    for (text, x, y) in [("丙", 200.0, 280.0), ("甲", 90.0, 70.0), ("乙", 150.0, 190.0)] {
        sheet.write(text, x, y);
    }
    assert_eq!(sheet.told(), ["丙", "甲", "乙"]);
}

#[test]
fn lines_make_tables() {
    let mut sheet = Sheet::new();
    sheet.write("表一", 50.0, 90.0);
    sheet.grid(&[50.0, 100.0, 200.0], &[100.0, 120.0, 140.0, 170.0]);
    for (text, x, y) in [
        ("姓名", 55.0, 115.0),
        ("证件号", 105.0, 115.0),
        ("张三", 55.0, 135.0),
        ("无", 105.0, 135.0),
        ("李四", 55.0, 155.0),
        ("1101051990", 105.0, 152.0),
        ("0307451X", 105.0, 164.0),
        ("注：完", 50.0, 185.0),
    ] {
        sheet.write(text, x, y);
    }
    let cells = [
        "表一",
        "1.1.1 姓名",
        "1.1.2 证件号",
        "1.2.1 张三",
        "1.2.2 无",
        "1.3.1 李四",
        "1.3.2 1101051990\n0307451X",
        "注：完",
    ];
    assert_eq!(sheet.told(), cells);
    sheet.shuffle();
    assert_eq!(sheet.told(), cells);
    // Column by column, so closely that the text is one run; a cell over both columns.
    let mut sheet = Sheet::new();
    sheet.rule(50.0, 100.0, 150.0, 100.4);
    for y in [120.0, 140.0] {
        sheet.rule(50.0, y, 100.0, y + 0.4);
        sheet.rule(100.0, y, 150.0, y + 0.4);
    }
    for (x, top) in [(50.0, 100.0), (100.0, 120.0), (150.0, 100.0)] {
        sheet.rule(x, top, x + 0.4, 140.0);
    }
    sheet.write("合并的一格文字", 60.0, 115.0);
    sheet.write("12345678", 58.0, 135.0);
    sheet.write("87654321", 103.0, 135.0);
    assert_eq!(sheet.told(), ["1.1.1 合并的一格文字", "1.2.1 12345678", "1.2.2 87654321"]);
}

#[test]
fn boxes_with_a_digit_each_hold_one_number() {
    let mut sheet = Sheet::new();
    let lines: Vec<f32> = (0_i16..=12).map(|at| if at == 0 { 20.0 } else { 100.0 + 15.0 * f32::from(at) }).collect();
    sheet.grid(&lines, &[100.0, 120.0]);
    sheet.write("电话", 30.0, 114.0);
    for (at, digit) in (1_i16..).zip("13912345678".chars()) {
        sheet.write(&digit.to_string(), 105.0 + 15.0 * f32::from(at), 114.0);
    }
    assert_eq!(sheet.told(), ["1.1.1 电话", "1.1.2 13912345678"]);
}

#[test]
fn rows_below_each_other_make_a_table() {
    let mut sheet = Sheet::new();
    sheet.write(ROW, 50.0, 35.0);
    for (row, y) in [["姓名", "单位", "电话"], ["张三", "某局", "13912345678"], ["李四五", "某某处", "13812345678"]]
        .iter()
        .zip([60.0, 75.0, 90.0])
    {
        for (text, x) in row.iter().zip([50.0, 120.0, 200.0]) {
            sheet.write(text, x, y);
        }
    }
    let told = sheet.told();
    assert_eq!(told.len(), 10);
    assert_eq!(told.get(9).map(String::as_str), Some("1.3.3 13812345678"));
    // Lines of a form are lines.
    let mut sheet = Sheet::new();
    for y in [60.0, 75.0, 90.0, 105.0] {
        sheet.write("姓名：张三", 50.0, y);
        sheet.write("性别：男", 150.0, y);
    }
    assert_eq!(sheet.told(), ["姓名：张三\t性别：男"; 4]);
}

#[test]
fn text_in_other_directions() {
    let down = Style { along: Point::new(0.0, 1.0), vertical: true, ..STYLE };
    let mut sheet = Sheet::new();
    sheet.write_as(ROW, 400.0, 50.0, down);
    sheet.write_as("第", 380.0, 50.0, down);
    sheet.write("12", 375.0, 69.0);
    sheet.write_as("条", 380.0, 70.0, down);
    sheet.write_as("139", 376.5, 80.0, Style { along: Point::new(0.0, 1.0), ..STYLE });
    assert_eq!(sheet.told(), [format!("{ROW}\n第12条139")]);
    for along in [Point::new(0.0, -1.0), Point::new(-1.0, 0.0), Point::new(0.8, 0.6)] {
        let style = Style { along, ..STYLE };
        let mut sheet = Sheet::new();
        sheet.write_as(ROW, 300.0, 300.0, style);
        sheet.write_as("Next line", 300.0 - 15.0 * along.y, 300.0 + 15.0 * along.x, style);
        sheet.write("页眉", 20.0, 20.0);
        assert_eq!(sheet.told(), [format!("{ROW}\nNext line").as_str(), "页眉"], "{along:?}");
    }
    // Letters placed one below the other.
    let mut sheet = Sheet::new();
    for (column, text) in (0_i16..).zip(["一二三四五六七八九", "甲乙丙丁"]) {
        for (row, c) in (0_i16..).zip(text.chars()) {
            sheet.write(&c.to_string(), 300.0 - 20.0 * f32::from(column), 50.0 + 11.0 * f32::from(row));
        }
    }
    sheet.write("1", 280.0, 94.0);
    sheet.write("2", 285.0, 94.0);
    sheet.write_as("139", 281.5, 97.0, Style { along: Point::new(0.0, 1.0), ..STYLE });
    assert_eq!(sheet.told(), ["一二三四五六七八九\n甲乙丙丁12139"]);
}

#[test]
fn what_nobody_sees_takes_along_what_it_touches() {
    let mut sheet = Sheet::new();
    let end = sheet.write("联系电话：139", 50.0, 50.0);
    let end = sheet.hide("1234", end, 50.0);
    sheet.write("5678，转王某", end, 50.0);
    // The whole of a number, at the end of a line.
    let end = sheet.write("证号：", 50.0, 80.0);
    sheet.hide("110105", end, 80.0);
    // Under other text.
    sheet.write("替换的文字", 50.0, 110.0);
    sheet.hide("真正的文字", 50.0, 110.0);
    let told = sheet.told();
    let expected = [
        "联系电话：139 5678，转王某",
        "[联系电话：139]13912345678",
        "证号：",
        "[证号：]110105",
        "替换的文字",
        "#真正的文字",
    ];
    assert_eq!(told, expected);
}

#[test]
fn what_nobody_sees_goes_on_over_the_end_of_a_line() {
    let mut sheet = Sheet::new();
    let end = sheet.write(&ROW[..60], 50.0, 50.0);
    let end = sheet.write("身份证号：", end, 50.0);
    sheet.hide("1101051990", end, 50.0);
    let end = sheet.hide("0307", 50.0, 65.0);
    let end = sheet.write("451X完", end, 65.0);
    sheet.write(&ROW[..54], end, 65.0);
    sheet.write(ROW, 50.0, 80.0);
    let told = sheet.told();
    assert!(told.iter().any(|text| text.ends_with("1101051990\n0307451X")), "{told:?}");
    // In the cell of a table.
    let mut sheet = Sheet::new();
    sheet.grid(&[50.0, 100.0, 200.0], &[100.0, 120.0, 140.0]);
    sheet.write("姓名", 55.0, 115.0);
    sheet.write("电话", 105.0, 115.0);
    sheet.hide("张三", 55.0, 135.0);
    let end = sheet.write("139", 105.0, 135.0);
    sheet.hide("12345678", end, 135.0);
    assert_eq!(sheet.told(), ["1.1.1 姓名", "1.1.2 电话", "1.2.1 #张三", "1.2.2 139", "1.2.2 [139]13912345678"]);
}

/// Numbers that have nothing to do with each other.
fn random(state: &mut u64) -> u32 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as u32
}

impl Sheet {
    /// A page of glyphs anywhere, some of which nobody sees, with lines and boxes.
    #[allow(clippy::cast_precision_loss)] // any number does
    fn random(count: usize, state: &mut u64) -> Self {
        let mut sheet = Self::new();
        let fraction = |state: &mut u64| random(state) as f32 / (1_u64 << 31) as f32;
        for number in 0..count {
            let c = char::from_u32(0x4E00 + (number % 20_000) as u32).unwrap_or('一');
            let size = if random(state).is_multiple_of(10) { 20.0 * fraction(state) } else { 10.0 };
            let along = match random(state) % 40 {
                0 => Point::new(0.0, 1.0),
                1 => Point::new(0.6, -0.8),
                _ => STYLE.along,
            };
            let style = Style { size, along, vertical: random(state).is_multiple_of(100), ..STYLE };
            sheet.hidden = (random(state).is_multiple_of(8)).then_some(Concealment::Covered);
            let (x, y) = (600.0 * fraction(state), 800.0 * fraction(state));
            sheet.write_as(&c.to_string(), x, y, style);
        }
        for _ in 0..random(state) % 30 {
            let (x, y, length) = (600.0 * fraction(state), 800.0 * fraction(state), 600.0 * fraction(state));
            let (x, y) = ((x / 50.0).round() * 50.0, (y / 50.0).round() * 50.0);
            if random(state).is_multiple_of(2) {
                sheet.rule(x, y, x + length, y);
            } else {
                sheet.rule(x, y, x, y + length);
            }
        }
        sheet
    }

    /// How often each character is told.
    fn counts(&self, order: &mut Order) -> std::collections::BTreeMap<char, usize> {
        let mut counts = std::collections::BTreeMap::new();
        order.blocks(&self.page, &mut |block| {
            for c in block.text.chars().filter(|c| !c.is_whitespace()) {
                *counts.entry(c).or_default() += 1;
            }
        });
        counts
    }
}

#[test]
fn every_glyph_is_told_once() {
    let mut state = 1;
    let mut order = Order::default();
    for round in 0..60 {
        let count = 40 * round;
        let sheet = Sheet::random(count, &mut state);
        let counts = sheet.counts(&mut order);
        assert_eq!(counts.len(), count, "{round}");
        assert!(counts.values().all(|&count| count == 1), "{round}");
    }
}

#[test]
fn nothing_is_too_odd_to_be_read() {
    let odd = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, f32::MIN, 1e30, 0.0, -0.0, 1e-40, -5.0];
    let mut state = 3;
    let mut order = Order::default();
    for _ in 0..300 {
        let mut sheet = Sheet::random(50, &mut state);
        let mut any = |number: &mut f32| {
            if random(&mut state).is_multiple_of(6) {
                *number = odd.get(random(&mut state) as usize % odd.len()).copied().unwrap_or(0.0);
            }
        };
        for glyph in &mut sheet.page.glyphs {
            any(&mut glyph.at.x);
            any(&mut glyph.at.y);
            any(&mut glyph.area.left);
            any(&mut glyph.area.right);
            any(&mut glyph.area.top);
            any(&mut glyph.area.bottom);
        }
        for shape in &mut sheet.page.shapes {
            any(&mut shape.area.left);
            any(&mut shape.area.bottom);
        }
        for style in &mut sheet.page.styles {
            any(&mut style.size);
            any(&mut style.along.x);
            any(&mut style.along.y);
        }
        assert_eq!(sheet.counts(&mut order).len(), 50);
    }
}

#[test]
fn time_does_not_grow_with_the_page() {
    let mut state = 5;
    let mut order = Order::default();
    let mut all_alike = Sheet::new();
    for number in 0..20_000_u32 {
        all_alike.hidden = number.is_multiple_of(2).then_some(Concealment::Covered);
        all_alike.write(&char::from_u32(0x4E00 + number).unwrap_or('一').to_string(), 50.0, 50.0);
    }
    let mut rows = Sheet::new();
    for row in 0..3_000_i16 {
        for column in 0..6_i16 {
            rows.write("甲乙", 100.0 * f32::from(column), 12.0 * f32::from(row));
        }
    }
    for sheet in [Sheet::random(100_000, &mut state), all_alike, rows] {
        // If time grew with the square of what is on a page, this would take hours.
        assert!(!sheet.counts(&mut order).is_empty());
    }
}
