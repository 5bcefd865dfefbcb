//! Elements of an official document in its lines: number, title, addressees, date, annexes, imprint.

use super::lines::{Line, each_line};
use super::{Anchor, Insertion};
use crate::document::{Date, Document};
use crate::text::Folded;
use crate::text::classes::{ends_with, starts_with};

/// The kinds of official document (文种) that are addressed to someone and carry a label.
pub(super) const ADDRESSED: [&str; 12] =
    ["通知", "意见", "决定", "决议", "通报", "报告", "请示", "批复", "议案", "函", "纪要", "方案"];

/// `宣政办发〔2023〕107号` on a line of its own, with any brackets and with 第.
pub(super) fn is_number(line: &str) -> bool {
    let Some(rest) = line.strip_suffix('号') else { return false };
    let Some(open) = rest.find(['〔', '[', '【', '(', '﹝']) else { return false };
    let (issuer, rest) = rest.split_at(open);
    let Some(close) = rest.find(['〕', ']', '】', ')', '﹞']) else { return false };
    let year = &rest[rest.chars().next().map_or(0, char::len_utf8)..close];
    let number = rest[close..].trim_start_matches(['〕', ']', '】', ')', '﹞']).trim_start_matches('第');
    (2..=14).contains(&issuer.chars().count())
        && !issuer.contains(|c: char| c.is_ascii_digit() || "。,:;".contains(c))
        && digits(year, 2..=4)
        && digits(number, 1..=5)
}

fn digits(text: &str, how_many: std::ops::RangeInclusive<usize>) -> bool {
    how_many.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// `昌宁县人民政府办公室文件`: who issues it.
pub(super) fn is_issuers_mark(line: &str) -> bool {
    let issuer = ["文件", "令", "公告", "纪要"].iter().find_map(|end| line.strip_suffix(end));
    issuer.is_some_and(|issuer| {
        (4..=40).contains(&issuer.chars().count())
            && ["政府", "委员会", "办公室", "办公厅", "局", "厅", "部", "院", "会", "中心"]
                .iter()
                .any(|end| issuer.ends_with(end))
    })
}

/// `关于开展……考核工作的通知`, whole.
pub(super) fn is_title(line: &str) -> bool {
    let bare = line.split_once('(').filter(|(_, rest)| rest.ends_with(')')).map_or(line, |(bare, _)| bare);
    (8..=120).contains(&line.chars().count())
        && ["关于", "印发", "转发", "批转"].iter().any(|word| line.contains(word))
        && ADDRESSED.iter().any(|kind| bare.ends_with(kind))
        && !line.contains(['。', ';'])
}

/// `各县（市）、区人民政府，市直各部门：`
pub(super) fn is_addressees(line: &str) -> bool {
    let Some(names) = line.strip_suffix(':') else { return false };
    let bodies = [
        "政府",
        "委员会",
        "办事处",
        "办公室",
        "部门",
        "单位",
        "管委会",
        "委办局",
        "办局",
        "各局",
        "厅",
        "局",
        "机构",
        "公司",
        "企业",
        "学校",
        "医院",
        "中心",
        "大队",
        "支队",
        "处",
        "科室",
        "院",
        "行",
        "站",
        "所",
        "委",
        "部",
        "办",
    ];
    (2..=300).contains(&names.chars().count())
        && !names.contains(['。', ';', '?'])
        && !names.ends_with("如下")
        && (names.starts_with('各')
            || bodies.iter().any(|body| names.ends_with(body) || names.ends_with(&format!("{body})"))))
}

/// `2020年11月18日` or `二〇二〇年十一月十八日`, with nothing else on the line.
pub fn date(line: &str) -> Option<Date> {
    let (year, rest) = line.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    Date::new(number(year)?, u8::try_from(number(month)?).ok()?, u8::try_from(number(day)?).ok()?)
}

/// A number in Arabic or in Chinese numerals, up to 9999.
fn number(text: &str) -> Option<u16> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let digit = |c| "〇一二三四五六七八九".chars().position(|numeral| numeral == c || (c == '○' && numeral == '〇'));
    let Some((tens, ones)) = text.split_once('十') else {
        let digits: Option<Vec<usize>> = text.chars().map(digit).collect();
        let digits = digits.filter(|digits| (1..=4).contains(&digits.len()))?;
        return u16::try_from(digits.iter().fold(0, |number, digit| number * 10 + digit)).ok();
    };
    let one = |text: &str, missing| match text.chars().collect::<Vec<_>>()[..] {
        [] => Some(missing),
        [c] => digit(c),
        _ => None,
    };
    u16::try_from(one(tens, 1)? * 10 + one(ones, 0)?).ok()
}

/// `附件`, `附件1`, `附件：1.……`: where the annexes, or their list, begin.
pub(super) fn is_annex(line: &str) -> bool {
    let rest = line.strip_prefix("附件").or_else(|| line.strip_prefix("附表"));
    rest.is_some_and(|rest| {
        rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c)).is_empty()
    })
}

/// `抄送：……` or `……办公室 2020年11月18日印发`.
pub(super) fn is_imprint(line: &str) -> bool {
    line.starts_with("抄送:") || (line.ends_with("日印发") && line.chars().count() <= 60)
}

/// Where the label of an official document belongs: below the date, before annexes and imprint.
/// Scans lose a sealed signature and date; then it goes before the first annex or the imprint.
pub(super) fn insertion(document: &Document, folded: &Folded) -> Insertion {
    let mut dated: Option<Line> = None;
    let mut last: Option<Line> = None;
    let mut ended = false;
    for index in 0..document.blocks().len() {
        each_line(document, folded, index, |line| {
            let short = line.len() <= 60;
            let classes = &folded.classes()[line.classes.clone()];
            // Lines are compared as they stand: most of them are no element, and a copy of each would cost
            // more than all the rest.
            if short && (starts_with(classes, "附") || starts_with(classes, "抄") || ends_with(classes, "发")) {
                let text = line.folded(folded);
                if is_annex(&text) || is_imprint(&text) {
                    ended = true;
                    return false;
                }
            }
            if short && ends_with(classes, "日") && date(&line.folded(folded)).is_some() {
                dated = Some(line.clone());
            }
            last = Some(line);
            true
        });
        if ended {
            break;
        }
    }
    let anchor = match (&dated, ended) {
        (Some(_), _) => Anchor::Date,
        (None, true) => Anchor::BeforeAnnex,
        (None, false) => Anchor::End,
    };
    let after = dated.or(last).map(|line| document.place(&line.source)).unwrap_or_default();
    Insertion { after, anchor }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_documents() {
        for right in ["宣政办发〔2023〕107号", "甘人社发[2010]27号", "昭政办发(2020)第42号", "国发〔98〕3号"]
        {
            assert!(is_number(right), "{right}");
        }
        for wrong in ["107号", "〔2023〕107号", "宣政办发〔2023〕号", "宣政办发2023107号", "按照国发〔2023〕1号要求"]
        {
            assert!(!is_number(wrong), "{wrong}");
        }
    }

    #[test]
    fn dates_in_both_numerals() {
        let day = Date::new(2020, 11, 18);
        assert_eq!(date("2020年11月18日"), day);
        assert_eq!(date("二〇二〇年十一月十八日"), day);
        assert_eq!(date("2020年13月18日"), None);
        assert_eq!(date("截至2020年11月18日"), None);
    }

    #[test]
    fn titles_and_addressees() {
        assert!(is_title("昌宁县人民政府办公室关于开展2020年度全县政府信息与政务公开工作考核的通知"));
        assert!(is_title("关于印发某某办法(试行)的通知"));
        assert!(!is_title("关于做好这项工作,请各单位认真落实。特此通知"));
        assert!(is_addressees("各县(市)、区人民政府,市政府各委办局:"));
        assert!(is_addressees("市财政局:"));
        assert!(!is_addressees("现将有关事项通知如下:"));
    }
}
