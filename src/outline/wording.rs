//! How the elements of an official document are worded; each is asked of a folded line.

use super::number::value;
use crate::document::Date;
use crate::text::classes::ends_with;

/// The kinds of official document (文种) that are addressed to someone and carry a label, and the names that
/// policies go by when an office sends them out under its number.
const TITLES: [&str; 20] = [
    "通知", "意见", "决定", "决议", "通报", "报告", "请示", "批复", "议案", "函", "纪要", "方案", "措施", "要点",
    "计划", "规划", "预案", "政策", "规定", "办法",
];
/// Those of them that are official documents whenever the office named in the title signs them. Reports and plans
/// are published by themselves as well.
const SIGNED: [&str; 9] = ["通知", "意见", "决定", "决议", "通报", "请示", "批复", "议案", "函"];

/// What the name of an office ends with.
const OFFICES: [&str; 32] = [
    "政府",
    "委员会",
    "办公室",
    "办公厅",
    "办事处",
    "管委会",
    "指挥部",
    "领导小组",
    "局",
    "厅",
    "部",
    "委",
    "办",
    "院",
    "会",
    "中心",
    "处",
    "署",
    "站",
    "所",
    "队",
    "行",
    "科",
    "校",
    "公司",
    "集团",
    "法院",
    "检察院",
    "党组",
    "学校",
    "医院",
    "党工委",
];

/// `昌宁县人民政府办公室文件`: who issues it.
pub(super) fn is_issuers_mark(line: &str) -> bool {
    let issuer = ["文件", "令", "纪要"].iter().find_map(|end| line.strip_suffix(end));
    issuer.is_some_and(|issuer| {
        let named = |issuer: &str| OFFICES.iter().any(|end| issuer.ends_with(end));
        (4..=40).contains(&issuer.chars().count()) && (named(issuer) || issuer.ends_with("会议"))
    })
}

/// Whether a line may be the end of a title.
pub(super) fn ends_as_title(classes: &[u16]) -> bool {
    TITLES.iter().any(|kind| ends_with(classes, kind))
}

/// `关于开展……考核工作的通知`, whole. Of a list of titles, numbered, none is the document's.
pub(super) fn is_title(line: &str) -> bool {
    let bare = without_brackets(line);
    let numbered = line.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十(".contains(c))
        && line.chars().take(5).any(|c| "、.)".contains(c));
    (8..=120).contains(&line.chars().count())
        && (["关于", "印发", "转发", "批转"].iter().any(|word| line.contains(word))
            || line.contains("会议") && bare.ends_with("纪要"))
        && TITLES.iter().any(|kind| bare.ends_with(kind))
        && !line.contains(['。', ';', ':', '>', '|'])
        && !numbered
}

/// A title without what stands in brackets at its end: 通知(试行).
pub(super) fn without_brackets(title: &str) -> &str {
    title.split_once('(').filter(|(_, rest)| rest.ends_with(')')).map_or(title, |(bare, _)| bare)
}

/// Whether a title begins with the office that issues it: 青禾县人民政府关于……的意见.
pub(super) fn names_its_issuer(title: &str) -> bool {
    let before = ["关于", "印发", "转发", "批转"].iter().filter_map(|word| title.find(word)).min().unwrap_or(0);
    let minutes = without_brackets(title).ends_with("纪要") && OFFICES[..8].iter().any(|office| title.contains(office));
    minutes || is_office(&title[..before]) && SIGNED.iter().any(|kind| without_brackets(title).ends_with(kind))
}

/// Whether the office that a title begins with, signs below.
pub(super) fn is_signed_by_its_issuer(title: &str, signature: &str) -> bool {
    title.starts_with(signature) && SIGNED.iter().any(|kind| without_brackets(title).ends_with(kind))
}

/// `各县（市）、区人民政府，市直各部门：`
pub(super) fn is_addressees(line: &str) -> bool {
    let Some(names) = line.strip_suffix(':') else { return false };
    let bare = names.rsplit_once('(').filter(|(_, rest)| rest.ends_with(')')).map_or(names, |(bare, _)| bare);
    let bodies = ["部门", "单位", "委办局", "办局", "机构", "企业", "科室", "乡镇", "街道", "园区", "团体", "院校"];
    let is_body = || OFFICES.iter().chain(&bodies).any(|body| bare.ends_with(body));
    let all = || names.starts_with('各') && !names.starts_with("各位");
    (2..=300).contains(&names.chars().count())
        && !names.contains(['。', ';', '?', '!', ':'])
        && !names.ends_with("如下")
        && !is_field(names)
        && (all() || is_body())
}

/// `责任单位`, `发布机构`: the name of a field, not of an office.
fn is_field(names: &str) -> bool {
    let roles = [
        "主办", "承办", "协办", "责任", "牵头", "配合", "发布", "发文", "联系", "来源", "主管", "实施", "参加", "参与",
        "申报", "报送", "公开", "印发", "制定", "颁布", "起草", "信息", "采购", "招标", "代理", "建设", "监督", "受理",
        "执行", "推荐", "填报", "所在", "工作", "用人", "举办", "申请", "被申",
    ];
    names.chars().count() <= 6 && roles.iter().any(|role| names.starts_with(role))
}

/// The name of an office on a line of its own.
pub(super) fn is_office(line: &str) -> bool {
    (3..=40).contains(&line.chars().count())
        && OFFICES.iter().any(|end| line.ends_with(end))
        && !line.contains(|c: char| c.is_ascii_digit() || ",。:;、?!".contains(c))
}

/// `2020年11月18日` or `二〇二〇年十一月十八日`, with nothing else on the line.
pub fn date(line: &str) -> Option<Date> {
    let (year, rest) = line.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    Date::new(number(year)?, u8::try_from(number(month)?).ok()?, u8::try_from(number(day)?).ok()?)
}

/// Chinese numerals of a year.
const NUMERALS: &str = "〇一二三四五六七八九十○零";

/// A number in Arabic or in Chinese numerals, up to 9999, not in both.
fn number(text: &str) -> Option<u16> {
    let chinese = || {
        let is_plain = (1..=4).contains(&text.chars().count()) && !text.contains(|c: char| c.is_ascii_digit());
        u16::try_from(value(text).filter(|_| is_plain)?).ok()
    };
    text.parse().ok().or_else(chinese)
}

/// The day in a line that holds nothing but a date, or an office and the date, both as a signature has them; and
/// the signature.
pub(super) fn signed_day(line: &str) -> Option<(&str, Date)> {
    let line = line.strip_prefix('(').and_then(|line| line.strip_suffix(')')).unwrap_or(line);
    // 2026年11月20日（此件公开发布）
    let (dated, note) = line.split_at(line.find("日(").map_or(line.len(), |at| at + '日'.len_utf8()));
    let is_label = note.ends_with(')') && note.contains("公开");
    (note.is_empty() || is_label).then_some(())?;
    let is_numeral = |c: char| c.is_ascii_digit() || NUMERALS.contains(c);
    let year = dated.find('年')?;
    let start = dated[..year].trim_end_matches(is_numeral).len();
    let (office, day) = dated.split_at(start);
    (office.is_empty() || is_office(office)).then_some(())?;
    Some((office, date(day)?))
}

/// `附件`, `附件1`: the heading of an annex.
pub(super) fn is_annex(line: &str) -> bool {
    after_annex(line).is_some_and(str::is_empty)
}

/// `附件1 参加人员名单`: a heading that says at once what it is.
pub(super) fn is_annex_with_title(line: &str) -> bool {
    let is_title = |rest: &str| rest.chars().count() <= 40 && !rest.contains(['。', ';']) && !rest.contains("下载");
    after_annex(line).is_some_and(|rest| is_title(rest.trim_start_matches([':', '.', '、', '-'])))
}

/// `附件：1.……`: the list of annexes below the text.
pub(super) fn is_annex_list(line: &str) -> bool {
    after_annex(line).is_some_and(|rest| rest.starts_with([':', '.']))
}

fn after_annex(line: &str) -> Option<&str> {
    let line = line.strip_prefix('-').unwrap_or(line);
    let rest = line.strip_prefix("附件").or_else(|| line.strip_prefix("附表"))?;
    Some(rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c)))
}

/// `抄送：……` or `……办公室 2020年11月18日印发`.
pub(super) fn is_imprint(line: &str) -> bool {
    let copied = ["抄送:", "抄报:", "分送:", "主送:", "发送:", "抄送各"].iter().any(|start| line.starts_with(start));
    copied || (line.ends_with("日印发") || line.ends_with("日印")) && line.chars().count() <= 60
}

/// A text that is sent along begins with its title, which ends like this.
pub(super) fn is_title_of_sent_text(line: &str) -> bool {
    let ends = [
        "办法",
        "规定",
        "细则",
        "方案",
        "要点",
        "规则",
        "规划",
        "计划",
        "预案",
        "制度",
        "标准",
        "规范",
        "条例",
        "措施",
        "名单",
        "清单",
        "分工表",
        "一览表",
        "指标",
        "指南",
        "意见",
        "纲要",
        "章程",
    ];
    (6..=60).contains(&line.chars().count())
        && ends.iter().any(|end| without_brackets(line).ends_with(end))
        && !line.contains(['。', ';', ':', ','])
}

#[cfg(test)]
mod tests {
    use super::*;

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
