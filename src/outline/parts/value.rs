//! Whether what stands behind a word such as 传真： is really a value of its kind.

use crate::dictionary::Needs;
use crate::text::classes::{character, find, has_one_of, starts_with};

/// What is said of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stated {
    /// Nothing, or its name without a value.
    Missing,
    /// That there is none: 传真：无.
    None,
    /// It is there.
    There,
}

/// A value is looked for no further than this behind its word.
const REACH: usize = 60;
/// A telephone number begins no further than this behind its word.
const NEAR: usize = 24;

/// Names of other values: what comes behind them is theirs.
const LABELS: [&str; 10] = ["传真", "邮编", "邮政", "地址", "地点", "电话", "邮箱", "网址", "时间", "网站"];
/// What ends the name of an office.
pub(super) const OFFICES: &str = "局厅委办府室部院会中心所站处社司署校队镇乡街科组行";
/// How the lack of a fax is stated.
const NONE: [&str; 8] = ["无", "暂无", "没有", "未设", "不设", "未开通", "未配备", "尚未"];

/// What the text behind a word says of a part that needs this. `direct` says that the text is a cell or a line
/// of its own, so that no colon can be asked for.
pub(super) fn stated(needs: Needs, after: &[u16], direct: bool) -> Stated {
    let after = after.get(..REACH).unwrap_or(after);
    let there = match needs {
        Needs::Text => letters(after).count() >= 4,
        Needs::Label => separated(after, direct).is_some_and(|value| letters(value).count() >= 1),
        Needs::Name => separated(after, direct).is_some_and(is_office),
        Needs::Place => is_place(separated(after, true).unwrap_or_default()),
        Needs::Postcode => digits(after, 10) == 6,
        Needs::Telephone => digits(after, NEAR) >= 5,
        Needs::Fax if digits(after, NEAR) >= 5 => true,
        Needs::Fax => {
            let value = separated(after, true).unwrap_or_default();
            return if NONE.iter().any(|none| starts_with(value, none)) { Stated::None } else { Stated::Missing };
        }
        Needs::Digits => after.iter().take(NEAR).any(|&class| character(class).is_ascii_digit()),
        Needs::Date => is_date(after),
        Needs::Mention => true,
        Needs::Shape => false,
    };
    if there { Stated::There } else { Stated::Missing }
}

fn is_han(class: u16) -> bool {
    matches!(character(class), '\u{4E00}'..='\u{9FFF}')
}

/// Characters that a reader reads, up to the next colon: a list of empty names is no text.
fn letters(classes: &[u16]) -> impl Iterator<Item = &u16> {
    classes.iter().filter(|class| character(**class).is_alphanumeric() || matches!(character(**class), '*' | '×'))
}

/// What stands behind the words between a name and its colon: （办公）：, 是, 为. Up to the end of the clause.
fn separated(after: &[u16], direct: bool) -> Option<&[u16]> {
    let is_mark = |class: &u16| matches!(character(*class), ':' | '为' | '是' | '在' | '|' | '-' | '—');
    let after = skip_brackets(after);
    let mark = after.iter().take(4).position(is_mark);
    let value = match mark {
        Some(mark) => after.get(mark + 1..)?,
        None if direct => after,
        None => return None,
    };
    let value = value.get(value.iter().take_while(|class| is_mark(class)).count()..)?;
    let end = value.iter().position(|&class| matches!(character(class), '。' | ';' | '|')).unwrap_or(value.len());
    value.get(..end)
}

/// `（工作日）：……` without the brackets and what is in them, if that is no number.
fn skip_brackets(after: &[u16]) -> &[u16] {
    let close = after.iter().take(16).position(|&class| character(class) == ')');
    match (after.first(), close) {
        (Some(&first), Some(close)) if character(first) == '(' => {
            let inner = after.get(..close).unwrap_or_default();
            let number = inner.iter().any(|&class| character(class).is_ascii_digit());
            if number { after } else { after.get(close + 1..).unwrap_or_default() }
        }
        _ => after,
    }
}

/// Digits of the first number behind a word that is the word's own: no other name stands between, unless it
/// is named together with it (电话/传真).
fn digits(after: &[u16], near: usize) -> usize {
    let after = skip_brackets(after);
    let Some(first) = after.iter().take(near).position(|&class| character(class).is_ascii_digit()) else { return 0 };
    let between = after.get(..first).unwrap_or_default();
    let foreign = LABELS.iter().any(|label| {
        find(between, label).is_some_and(|at| {
            let before = at.checked_sub(1).and_then(|at| between.get(at)).map_or(' ', |&class| character(class));
            !matches!(before, '/' | '、' | '和' | '及' | '(' | '与' | '兼')
        })
    });
    if foreign || between.iter().any(|&class| matches!(character(class), '。' | ';')) {
        return 0;
    }
    let number = after.get(first..).unwrap_or_default();
    let joined = |class: &&u16| character(**class).is_ascii_digit() || "-()—–－.".contains(character(**class));
    number.iter().take_while(joined).filter(|class| character(**class).is_ascii_digit()).count()
}

/// A name of an office: Han, with a word that ends one.
fn is_office(value: &[u16]) -> bool {
    let name: Vec<u16> = value.iter().copied().take_while(|&class| is_han(class)).take(40).collect();
    name.len() >= 3 && name.iter().any(|&class| OFFICES.contains(character(class)))
}

/// An address: a few Han characters before the next name of a value.
fn is_place(value: &[u16]) -> bool {
    let end = LABELS.iter().filter_map(|label| find(value, label)).min().unwrap_or(value.len());
    value.get(..end).unwrap_or_default().iter().filter(|class| is_han(**class)).count() >= 3
}

/// A year of this or the last century, and a month.
fn is_date(after: &[u16]) -> bool {
    let near: String = after.iter().take(20).map(|&class| character(class)).collect();
    let at = near.find("20").or_else(|| near.find("19")).or_else(|| near.find("二〇"));
    let rest = at.and_then(|at| near.get(at..)).unwrap_or_default();
    rest.chars().nth(4).is_some_and(|c| matches!(c, '年' | '-' | '/' | '.')) && rest.chars().count() >= 6
}

/// Whether a word at a place names another value than the part's: 监督电话 is no office's telephone.
pub(super) fn is_foreign(needs: Needs, before: &[u16]) -> bool {
    let near = before.get(before.len().saturating_sub(4)..).unwrap_or_default();
    match needs {
        Needs::Telephone => has_one_of(near, &["监督", "投诉", "举报", "传真", "信访"]),
        Needs::Place => has_one_of(near, &["网站", "邮箱", "邮件", "网页", "ip"]),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Needs, Stated, stated};
    use crate::text::fold_str;

    #[test]
    fn a_value_is_of_its_kind() {
        use Stated::{Missing, None, There};
        for (needs, after, expected) in [
            (Needs::Telephone, "：0875-7000000", There),
            (Needs::Telephone, "（工作时间）：（0875）7000000", There),
            (Needs::Telephone, "：办公室 0875-7000000", There),
            (Needs::Telephone, "/传真：0875-7000000", There),
            (Needs::Telephone, "：12345", There),
            (Needs::Telephone, "：", Missing),
            (Needs::Telephone, "： 传真：0875-7000000", Missing),
            (Needs::Telephone, "：2026年公布", Missing),
            (Needs::Postcode, "：678100", There),
            (Needs::Postcode, "：6 7 8 1 0 0", There),
            (Needs::Postcode, "：67810", Missing),
            (Needs::Postcode, "： 电话：123456", Missing),
            (Needs::Fax, "：无", None),
            (Needs::Fax, "：暂无传真", None),
            (Needs::Fax, "：0875-7000000", There),
            (Needs::Fax, "：", Missing),
            (Needs::Fax, "：/", Missing),
            (Needs::Place, "：某县某镇某路1号", There),
            (Needs::Place, "为某县某镇某路1号", There),
            (Needs::Place, "：http://www.example.gov.cn", Missing),
            (Needs::Place, "：邮编：678100", Missing),
            (Needs::Name, "：某县民政局办公室", There),
            (Needs::Name, "为某县民政局办公室", There),
            (Needs::Name, "收到申请后应当登记", Missing),
            (Needs::Date, "：2026-05-04", There),
            (Needs::Date, "：", Missing),
        ] {
            assert_eq!(stated(needs, &fold_str(after), false), expected, "{needs:?} {after}");
        }
    }
}
