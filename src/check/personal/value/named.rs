//! People's names: in a column of names, after 姓名：, or after a word such as 村民.

use std::ops::Range;

use super::super::scene::ends_clause;
use super::{Finder, Kind};
use crate::dictionary::{Says, could_be_name};
use crate::text::BARRIER;
use crate::text::classes::is_one_of;

/// What follows a name: what would be part of it otherwise makes three characters of two.
const AFTER: &str = "，,、。;:()（）|/男女因患于系为是在的家之和与等身出现住被经年户电联手确诊同向反来报申请本已曾从到由给称说性民及其共享领获将对把了，[】";

/// The name that a text begins with: two to four characters, and then its end or something that ends it.
pub(in super::super) fn name_at(classes: &[u16]) -> Option<usize> {
    [3, 2, 4].into_iter().find(|&length| {
        // 钱海的身份证: these are in no name.
        let particle =
            length > 2 && classes.get(2).is_some_and(|&class| is_one_of(class, "的是了在与及因患被将把等其男女"));
        let ends = classes
            .get(length)
            .is_none_or(|&class| class == BARRIER || is_one_of(class, AFTER) || u8::try_from(class).is_ok());
        classes.len() >= length && ends && !particle && could_be_name(&classes[..length])
    })
}

/// After a label such as 姓名：.
pub(super) fn said(finder: &mut Finder, cue: &Range<usize>) {
    let classes = finder.page.folded.classes();
    let rest = &classes[cue.end..finder.line_end(cue.end.min(classes.len()), 12)];
    let start = super::said::skip(rest);
    // 申请人张三 as well as 申请人：张三, but not 申请人应当…
    if let Some(length) = name_at(&rest[start..]) {
        let at = cue.end + start..cue.end + start + length;
        finder.push(Kind::Name, at, Says::NAME, Vec::new());
    }
}

/// 低保对象：张三、李四、王五: names one after the other, each with at most something in brackets behind it.
pub(super) fn listed(finder: &mut Finder, cue: &Range<usize>) {
    const INTRODUCTION: usize = 16;
    let classes = finder.page.folded.classes();
    let introduction = classes[cue.end..].iter().take(INTRODUCTION).take_while(|&&class| !ends_clause(class));
    let Some(colon) = introduction.clone().position(|&class| is_one_of(class, ":为")) else { return };
    let mut at = cue.end + colon + 1;
    let mut names: Vec<Range<usize>> = Vec::new();
    while let Some(length) = name_at(&classes[at.min(classes.len())..]).or_else(|| name_before_a_space(finder, at)) {
        names.push(at..at + length);
        at += length;
        if classes.get(at).is_some_and(|&class| is_one_of(class, "(")) {
            let closed = classes[at..].iter().take(20).position(|&class| is_one_of(class, ")"));
            at += closed.map_or(0, |closed| closed + 1);
        }
        at += usize::from(classes.get(at).is_some_and(|&class| is_one_of(class, "、,;和及")));
    }
    if names.len() > 1 {
        for name in names {
            finder.push(Kind::Name, name, Says::NAME.or(Says::HARDSHIP), Vec::new());
        }
    }
}

/// 张三  李四: in the folded text the spaces between names are gone.
fn name_before_a_space(finder: &Finder, at: usize) -> Option<usize> {
    let classes = finder.page.folded.classes();
    let own = at..classes.len().min(at + 5);
    let source = finder.page.source(&own);
    let text = &finder.page.document.text()[source.clone()];
    let word = text.split(char::is_whitespace).next().filter(|word| word.len() < text.len())?;
    let length = word.chars().count();
    ((2..=4).contains(&length) && could_be_name(classes.get(at..at + length)?)).then_some(length)
}
