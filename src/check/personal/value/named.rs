//! People's names: in a column of names, after 姓名：, or after a word such as 村民.

use std::ops::Range;

use super::{Finder, Kind};
use crate::dictionary::{Says, could_be_name};
use crate::text::BARRIER;
use crate::text::classes::is_one_of;

/// What follows a name: what would be part of it otherwise makes three characters of two.
const AFTER: &str = "，,、。;:()（）|/男女因患于系为是在的家之和与等身出现住被经年户电联手确诊同向反来报申请本已曾从到由给称说性民及其共享领获将对把了，[】";

/// The name that a text begins with: two to four characters, and then its end or something that ends it.
pub(in super::super) fn name_at(classes: &[u16]) -> Option<usize> {
    [3, 2, 4].into_iter().find(|&length| {
        let ends = classes.get(length).is_none_or(|&class| {
            class == BARRIER || is_one_of(class, AFTER) || u8::try_from(class).is_ok()
        });
        classes.len() >= length && ends && could_be_name(&classes[..length])
    })
}

/// After a label such as 姓名：.
pub(super) fn said(finder: &mut Finder, cue: &Range<usize>) {
    let classes = finder.page.folded.classes();
    let rest = &classes[cue.end..classes.len().min(cue.end + 12)];
    let start = super::said::skip(rest);
    // 申请人张三 as well as 申请人：张三, but not 申请人应当…
    if let Some(length) = name_at(&rest[start..]) {
        let at = cue.end + start..cue.end + start + length;
        finder.push(Kind::Name, at, Says::NAME, Vec::new());
    }
}
