//! What a text says of somebody's health or of his past with the law. Whose it is, is judged later.

use std::ops::Range;

use super::{Finder, Kind};
use crate::dictionary::Says;
use crate::text::classes::{as_text, has_one_of};

/// Cells of a column on health that say nothing bad.
const NOTHING: [&str; 14] =
    ["无", "否", "健康", "正常", "良好", "一般", "较好", "阴性", "-", "/", "—", "未", "合格", "不详"];

pub(super) fn said(finder: &mut Finder, cue: &Range<usize>, says: Says) {
    let kind = if says.any(Says::PENAL) { Kind::Penal } else { Kind::Illness };
    finder.push(kind, cue.clone(), says, Vec::new());
}

/// A cell below 病种, 残疾类别 and the like.
pub(super) fn cell(finder: &mut Finder, at: &Range<usize>) {
    let classes = &finder.page.folded.classes()[at.clone()];
    let says_something = (1..=40).contains(&classes.len())
        && !NOTHING.contains(&as_text(classes).as_str())
        && !has_one_of(classes, &["*", "无疾病", "健康"]);
    if says_something {
        finder.push(Kind::Illness, at.clone(), Says::ILLNESS, Vec::new());
    }
}
