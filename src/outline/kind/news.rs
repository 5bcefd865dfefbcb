//! What tells news: datelines and credits, the column of the site, a first sentence that says on which day.

use std::ops::Range;

use crate::dictionary::{Meaning, NewsPlace, Scanned};
use crate::outline::lines::Line;
use crate::text::Folded;
use crate::text::classes::{as_text, starts_with};

/// Characters in which a dateline says where and when: 新华社昆明5月4日电（记者……）.
const DATELINE: usize = 40;
/// Who passes news on.
const MEDIA: [&str; 9] = ["报", "新华社", "电视台", "融媒", "新闻", "发布", "客户端", "广播", "公众号"];

/// Whether one of the lines carries a dateline or a credit.
pub(super) fn has_sign(scanned: Scanned, head: &[Line], tail: &[Line]) -> bool {
    let classes = |line: &Line| &scanned.folded.classes()[line.classes.clone()];
    let mut signs = scanned.matches.iter().filter_map(|found| match found.meaning {
        Meaning::News(index) => Some((scanned.dictionary.news[index].place, &found.classes)),
        _ => None,
    });
    let counts = |(place, at): (NewsPlace, &Range<usize>)| {
        let line = head.iter().chain(tail).find(|line| line.classes.contains(&at.start));
        line.is_some_and(|line| match place {
            NewsPlace::Opening => at.start == line.classes.start,
            NewsPlace::Dateline => at.start - line.classes.start <= DATELINE,
            NewsPlace::Credit => line.len() <= DATELINE,
            // Every page of an office says where it comes from; a medium's name makes it news.
            NewsPlace::Source => names_a_medium(&classes(line)[at.end - line.classes.start..]),
        })
    };
    signs.any(counts)
}

/// Whether what a page calls its source is a medium; when it was posted stands behind that.
fn names_a_medium(source: &[u16]) -> bool {
    const NAME: usize = 14;
    let name = as_text(&source[..source.len().min(NAME)]);
    let end = ["发布时间", "发布日期", "时间", "日期", "浏览", "字体", "作者", "点击"]
        .iter()
        .filter_map(|next| name.find(next))
        .min();
    let name = &name[..end.unwrap_or(name.len())];
    MEDIA.iter().any(|medium| name.contains(medium))
}

/// The first sentence of news says on which day it happened, without the year: 5月4日，…… 近日，……
pub(super) fn begins_with_a_day(folded: &Folded, head: &[Line]) -> bool {
    const SENTENCE: usize = 25;
    const WITHIN: usize = 24;
    let Some(first) = head.iter().find(|line| line.len() > SENTENCE) else { return false };
    let classes = &folded.classes()[first.classes.clone()];
    if ["近日", "日前", "连日", "昨日", "今日"].iter().any(|word| starts_with(classes, word)) {
        return true;
    }
    let opening = as_text(&classes[..WITHIN]);
    let Some(month) = opening.find('月') else { return false };
    let before = opening[..month].trim_end_matches(|c: char| c.is_ascii_digit());
    let after = opening[month + '月'.len_utf8()..].trim_start_matches(|c: char| c.is_ascii_digit());
    let is_day =
        before.len() < month && after.len() < opening.len() - month - '月'.len_utf8() && after.starts_with('日');
    // 自2026年5月4日起 and 截至5月4日 begin what is laid down, not what has happened.
    let happened = |after: &str| !after.starts_with("日前") && !after.starts_with("日起") && !after.starts_with("日止");
    let began = opening.starts_with(|c: char| c.is_ascii_digit()) && after.starts_with("日,");
    is_day
        && (!before.ends_with('年') || began)
        && !before.ends_with(['至', '于', '自', '从', '前', '定'])
        && happened(after)
}
