//! How a value is written so that it is not seen: on purpose, or by the layout.

use super::random::Random;

/// Ways for numbers of residents, mobiles and cards.
pub const OF_NUMBERS: [&str; 16] = [
    "full-width",
    "spaces",
    "hyphens",
    "dots",
    "underscores",
    "slashes",
    "zero-width",
    "line-break",
    "letters-for-digits",
    "chinese-numerals",
    "chinese-capitals",
    "circled-digits",
    "other-digits",
    "combining-marks",
    "latin-prefix",
    "tags",
];

/// Ways for addresses of e-mail.
pub const OF_EMAIL: [&str; 6] =
    ["at-in-brackets", "at-in-wide-brackets", "at-in-words", "hash-for-at", "full-width", "spaces"];

/// A value in disguise: what stands before it, and itself.
pub fn disguise(random: &mut Random, way: &str, value: &str, boundary: &str) -> (String, String) {
    let none = String::new();
    let disguised = match way {
        "full-width" => value.chars().map(full_width).collect(),
        "spaces" => grouped(random, value, &[" ", "  ", "\u{3000}", "\u{A0}", "\u{2003}"]),
        "hyphens" => grouped(random, value, &["-", "－", "–", "—", "‐"]),
        "dots" => grouped(random, value, &[".", "·", "．", "・"]),
        "underscores" => grouped(random, value, &["_", "＿"]),
        "slashes" => grouped(random, value, &["/", "／", "\\"]),
        "zero-width" => zero_width(random, value),
        "line-break" => broken(random, value, "\n"),
        "cell-boundary" => split(random, value, boundary),
        "x-variants" => value.replace('X', random.pick(&["×", "Ⅹ", "х", "Χ", "ⅹ", "✕", "x"])),
        "letters-for-digits" => letters(random, value),
        "chinese-numerals" => {
            with_digits(value, random.pick(&["〇一二三四五六七八九", "零一二三四五六七八九", "○一二三四五六七八九"]))
        }
        "chinese-capitals" => with_digits(value, "零壹贰叁肆伍陆柒捌玖"),
        "circled-digits" => with_digits(value, random.pick(&["⓪①②③④⑤⑥⑦⑧⑨", "⓿❶❷❸❹❺❻❼❽❾"])),
        "other-digits" => {
            with_digits(value, random.pick(&["𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡", "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉", "٠١٢٣٤٥٦٧٨٩"]))
        }
        "combining-marks" => {
            let mark = random.pick(&["\u{332}", "\u{336}", "\u{20E3}", "\u{FE0F}", "\u{305}"]);
            value.chars().flat_map(|c| std::iter::once(c).chain(mark.chars())).collect()
        }
        "latin-prefix" => {
            let prefix = random.word("ID No. SFZ TEL Tel: NO CARD sfz tel id");
            return (prefix.to_owned(), value.to_owned());
        }
        "brackets" => brackets(random, value),
        "country-code" => random.pick(&["+86", "+86 ", "0086-", "+86-", "（+86）", "86-"]).to_owned() + value,
        "tags" => tags(random, value),
        "at-in-brackets" => at(value, random.pick(&["(at)", "[at]", "(AT)", " (at) ", "{at}"])),
        "at-in-wide-brackets" => at(value, random.pick(&["［at］", "（at）", "【at】", "（a）"])),
        "at-in-words" => at(value, random.pick(&[" at ", " AT ", "艾特"])),
        "hash-for-at" => at(value, random.pick(&["#", "＃"])),
        _ => value.to_owned(),
    };
    (none, disguised)
}

fn at(value: &str, sign: &str) -> String {
    value.replace('@', sign)
}

fn full_width(c: char) -> char {
    if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c) } else { c }
}

fn with_digits(value: &str, digits: &str) -> String {
    let digit = |c: char| digits.chars().nth(c.to_digit(10)? as usize);
    value.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

/// Where people put the gaps: as the number is made up, or by fours, or round every digit.
fn groups(random: &mut Random, length: usize) -> Vec<usize> {
    let usual: &[&[usize]] = match length {
        18 => &[&[6, 8, 4], &[6, 4, 4, 4], &[3, 3, 4, 4, 4], &[4, 4, 4, 4, 2]],
        15 => &[&[6, 6, 3]],
        11 => &[&[3, 4, 4], &[3, 4, 4], &[3, 8], &[4, 4, 3]],
        _ => &[&[4; 8]],
    };
    if random.one_in(5) { vec![1; length] } else { usual[random.below(usual.len())].to_vec() }
}

fn grouped(random: &mut Random, value: &str, gaps: &[&str]) -> String {
    let gap = random.pick(gaps);
    if !value.is_ascii() || value.contains('@') {
        return at(value, &format!("{gap}@{gap}"));
    }
    let mut rest = value;
    let mut pieces = Vec::new();
    for size in groups(random, value.len()) {
        let (piece, after) = rest.split_at(size.min(rest.len()));
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces.retain(|piece| !piece.is_empty());
    pieces.join(gap)
}

fn zero_width(random: &mut Random, value: &str) -> String {
    let sign = random.pick(&["\u{200B}", "\u{200C}", "\u{200D}", "\u{FEFF}", "\u{AD}", "\u{2060}"]);
    let every = random.between(1, 5);
    let mut disguised = String::new();
    for (place, c) in value.chars().enumerate() {
        if place > 0 && place % every == 0 {
            disguised.push_str(sign);
        }
        disguised.push(c);
    }
    disguised
}

fn broken(random: &mut Random, value: &str, with: &str) -> String {
    let (before, after) = value.split_at(random.between(3, value.len() - 3));
    format!("{before}{with}{after}")
}

/// Over two or three cells, where a form has boxes for the parts of a number.
fn split(random: &mut Random, value: &str, boundary: &str) -> String {
    let ends: &[&[usize]] =
        if value.len() == 18 { &[&[6], &[14], &[9], &[6, 14], &[17]] } else { &[&[3], &[7], &[3, 7]] };
    let ends = ends[random.below(ends.len())];
    let mut pieces = Vec::new();
    let mut from = 0;
    for &end in ends.iter().chain(std::iter::once(&value.len())) {
        pieces.push(&value[from..end]);
        from = end;
    }
    pieces.join(boundary)
}

/// O and l, for some or for all.
fn letters(random: &mut Random, value: &str) -> String {
    let nought = random.pick(&["O", "o"]);
    let one = random.pick(&["l", "I"]);
    let all = random.one_in(2);
    let mut done = false;
    let mut disguised = String::new();
    for c in value.chars() {
        let letter = match c {
            '0' if all || !done => nought,
            '1' if all || !done => one,
            _ => "",
        };
        done |= !letter.is_empty();
        if letter.is_empty() {
            disguised.push(c);
        } else {
            disguised.push_str(letter);
        }
    }
    disguised
}

fn brackets(random: &mut Random, value: &str) -> String {
    let (head, rest) = value.split_at(3.min(value.len()));
    let (middle, tail) = rest.split_at(4.min(rest.len()));
    match random.below(5) {
        0 => format!("（{head}）{middle}-{tail}"),
        1 => format!("({head}){middle} {tail}"),
        2 => format!("【{head}】{middle}{tail}"),
        3 => format!("{head}（{middle}）{tail}"),
        _ => format!("[{head}]{middle}{tail}"),
    }
}

/// Marks of layout within a value, where an editor left them.
fn tags(random: &mut Random, value: &str) -> String {
    if random.one_in(6) {
        return grouped(random, value, &["&nbsp;"]);
    }
    let (before, rest) = value.split_at(random.between(3, 6));
    let (middle, after) = rest.split_at(3);
    match random.below(5) {
        0 => format!("{before}<b>{middle}</b>{after}"),
        1 => format!("{before}<span style=\"color:#333\">{middle}</span>{after}"),
        2 => format!("{before}<wbr>{middle}{after}"),
        3 => format!("{before}&#8203;{middle}{after}"),
        _ => format!("{before}</font><font>{middle}{after}"),
    }
}
