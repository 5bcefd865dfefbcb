//! What no word announces, told by form and place: who a letter is for, who signs it, and when.

use super::value::OFFICES;
use crate::document::Date;
use crate::outline::wording::{date, is_addressees};
use crate::text::classes::{character, has_one_of};

/// How far through a letter the lines have come.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Progress {
    /// How many lines came before.
    lines: u32,
    /// Whether sentences have begun.
    in_body: bool,
}

/// What a line of a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// 张某：
    Addressee,
    /// 编号：第12号, not written as a document number.
    Number,
    /// Sentences.
    Body,
    /// 某县民政局
    Signature,
    /// 2026年5月4日
    Date,
    /// Both on one line.
    SignatureAndDate,
    /// Anything else.
    Other,
}

/// Elements at the top stand within these lines; pages have menus before them.
const HEAD: u32 = 60;
/// A signature is no longer.
const LONGEST: usize = 40;

/// Names of values at whose end stands a colon, and of nobody.
const NO_ADDRESSEES: [&str; 18] = [
    "如下",
    "索引号",
    "日期",
    "时间",
    "文号",
    "字号",
    "编号",
    "主题",
    "来源",
    "名称",
    "分类",
    "关键词",
    "标题",
    "机构",
    "位置",
    "附件",
    "概述",
    "电话",
];

impl Progress {
    /// What the next line is. `folded` is its text.
    pub(super) fn line(&mut self, folded: &str) -> Shape {
        self.lines += 1;
        let length = folded.chars().count();
        if !self.in_body && self.lines <= HEAD {
            if is_addressee(folded, length) {
                // 张某：你提出的申请收悉。 is the first sentence as well.
                self.in_body = folded.contains('。') || length > 60;
                return Shape::Addressee;
            }
            let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九".contains(c);
            if length <= 30 && folded.trim_end_matches([')', ']']).ends_with('号') && folded.contains(numeral) {
                return Shape::Number;
            }
        }
        if folded.contains('。') || length > 60 || folded.contains("收悉") {
            self.in_body = true;
            return Shape::Body;
        }
        if self.in_body && length <= LONGEST { ending(folded) } else { Shape::Other }
    }
}

/// `张某：`, `某某公司：`, `尊敬的李某委员:`
fn is_addressee(line: &str, length: usize) -> bool {
    if is_addressees(line) {
        return true;
    }
    let Some(name) = line.strip_suffix(':') else {
        // 张某：你提出的……
        let (name, rest) = line.split_once(':').unwrap_or_default();
        return (2..=20).contains(&name.chars().count()) && rest.starts_with(['你', '您', '贵', '经', '本', '我']);
    };
    (2..=LONGEST).contains(&length)
        && !name.is_empty()
        && !name.contains(['。', ';', ':'])
        && !NO_ADDRESSEES.iter().any(|end| name.ends_with(end))
        && !name.starts_with(['一', '二', '三', '四', '五'])
}

/// A signature, a date, or both, below the sentences.
fn ending(line: &str) -> Shape {
    let without_seal = ["(印章)", "(盖章)", "(公章)", "(章)", "(印)", "(加盖印章)", "(加盖公章)"]
        .iter()
        .fold(line.to_owned(), |line, seal| line.replace(seal, ""));
    // Many write the nought of 二〇二六 as the letter; names have none.
    let line = without_seal.trim_matches(['(', ')']).replace('o', "〇");
    let line = line.as_str();
    let mut starts = line.char_indices().map(|(at, _)| at);
    let Some(start) = starts.find(|at| line.get(*at..).is_some_and(|rest| date(rest).is_some() || is_numeric(rest)))
    else {
        return if is_signature(line) { Shape::Signature } else { Shape::Other };
    };
    match line.get(..start).unwrap_or_default() {
        "" => Shape::Date,
        before if is_signature(before) => Shape::SignatureAndDate,
        // 答复日期：2026年5月4日
        before if before.ends_with(':') => Shape::Date,
        _ => Shape::Other,
    }
}

/// 2026.6.18: no form for a date of signature, but a date.
fn is_numeric(text: &str) -> bool {
    ['.', '-', '/'].into_iter().any(|mark| {
        let numbers: Option<Vec<u16>> = text.split(mark).map(|number| number.parse().ok()).collect();
        let number = |at: usize| numbers.as_ref().filter(|all| all.len() == 3).and_then(|all| all.get(at)).copied();
        let byte = |at| number(at).and_then(|number| u8::try_from(number).ok());
        let year = number(0).filter(|year| (1949..2100).contains(year));
        year.zip(byte(1)).zip(byte(2)).is_some_and(|((year, month), day)| Date::new(year, month, day).is_some())
    })
}

/// The name of an office and nothing else.
fn is_signature(line: &str) -> bool {
    let name = line.trim_start_matches("落款:").trim_start_matches("答复单位:").trim_start_matches("答复机关:");
    name.chars().count() >= 3
        && name.chars().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}' | '(' | ')' | '×' | 'x' | '*' | '〇'))
        && name.chars().last().is_some_and(|c| OFFICES.contains(c) || c == ')')
        && !name.contains(['你', '您', '向', '的'])
}

/// Whether a title is that of a step on the way, which decides nothing: 补正告知书. It names no remedies.
pub(super) fn is_step(title: &[u16]) -> bool {
    has_one_of(title, &["补正", "延期", "延长", "收费", "缴费", "征求意见", "征求第三方", "受理告知", "登记回执"])
}

/// Whether a title is that of a form to be filled in.
pub(super) fn is_form(title: &[u16]) -> bool {
    has_one_of(title, &["样本", "模板", "样式", "格式", "范本", "示范文本", "参考文本"])
}

/// How deep a heading stands by its numbering: 一、 1, （一） 2, 1. 3, (1) 4; 0 without one.
pub(super) fn depth(line: &[u16]) -> u8 {
    let chinese = |class: u16| "一二三四五六七八九十".contains(character(class));
    let arabic = |class: u16| character(class).is_ascii_digit();
    let first = |at: usize| line.get(at).copied().unwrap_or_default();
    let opened = character(first(0)) == '(';
    let from = usize::from(opened);
    let kind: fn(u16) -> bool = if chinese(first(from)) { chinese } else { arabic };
    let count = line.iter().skip(from).take_while(|class| kind(**class)).count();
    let mark = character(first(from + count));
    match (count, opened, chinese(first(from)), mark) {
        (1..=3, false, true, '、' | '.') => 1,
        (1..=3, true, true, ')') => 2,
        (1..=2, false, false, '、' | '.') => 3,
        (1..=2, true, false, ')') => 4,
        _ if starts_chapter(line) => 1,
        _ => 0,
    }
}

/// Whether a line is the first of its numbering: 一、 （一） 1. (1)
pub(super) fn is_first(line: &[u16]) -> bool {
    let mut characters = line.iter().map(|&class| character(class)).skip_while(|c| *c == '(');
    matches!(characters.next(), Some('一' | '1')) && matches!(characters.next(), Some('、' | '.' | ')'))
}

/// 第一章, 第二部分
fn starts_chapter(line: &[u16]) -> bool {
    line.first().is_some_and(|&class| character(class) == '第')
        && line.iter().take(5).any(|&class| matches!(character(class), '章' | '节' | '部'))
}

#[cfg(test)]
mod tests {
    use super::{Progress, Shape, depth};
    use crate::text::fold_str;

    #[test]
    fn the_lines_of_a_letter() {
        let mut progress = Progress::default();
        for (line, shape) in [
            ("某县民政局政府信息公开申请答复书", Shape::Other),
            ("(2026)第12号", Shape::Number),
            ("索引号:", Shape::Other),
            ("张某:", Shape::Addressee),
            ("你于2026年5月4日提出的申请收悉。现答复如下。", Shape::Body),
            ("附有关材料", Shape::Other),
            ("某县民政局(印章)", Shape::Signature),
            ("2026年5月20日", Shape::Date),
            ("某县民政局二〇二六年五月二十日", Shape::SignatureAndDate),
            ("二o二六年五月二十日", Shape::Date),
            ("2026.5.20", Shape::Date),
            ("2026.5.32", Shape::Other),
        ] {
            assert_eq!(progress.line(line), shape, "{line}");
        }
    }

    #[test]
    fn numbering_tells_how_deep_a_heading_stands() {
        for (line, expected) in [
            ("一、公开范围", 1),
            ("十二、其他", 1),
            ("（一）公开渠道", 2),
            ("1.机构职能", 3),
            ("（1）其他", 4),
            ("第一章 总则", 1),
            ("公开范围", 0),
            ("2026年5月4日", 0),
            ("", 0),
        ] {
            assert_eq!(depth(&fold_str(line)), expected, "{line}");
        }
    }
}
