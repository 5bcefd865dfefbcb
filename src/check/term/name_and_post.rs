//! `term/name-and-post`

use std::ops::Range;

use super::super::rule::rule;
use super::super::{About, Found, Hit, Page, Rule};
use super::beside::{Side, sides};
use super::post::{Post, same, same_organisation};
use crate::dictionary::{Meaning, Office, Official};
use crate::document::Stage;
use crate::finding::{Entry, Masked, Message, Words};

rule! {
    /// # 姓名和职务
    ///
    /// **查什么** 本单位名单里的人，旁边写的职务不是他在文件日期所任的职务；或姓名与名单里同一职务的人只差一个音近、形近的字。
    /// 名单是词库文件夹里的 `officials.csv`，列为 `name,post,from,to,note`，一个任期一行；没有名单就不查。写明“原”“时任”的，
    /// 只要曾任该职就不报。
    ///
    /// **为什么** 领导姓名、职务写错是公文和网站最严重的差错之一。
    ///
    /// **怎么改** 核对姓名和职务；名单过时的，更新名单。
    ///
    /// # Names and posts
    ///
    /// **What** A person of the office's own list beside a post not held at the document's date; or a name that differs in
    /// one character, alike in sound or shape, from that of the person of the list who holds the post. The list is
    /// `officials.csv` in a dictionary folder, with the columns `name,post,from,to,note`, one row a term of office; without
    /// one nothing is looked for. What is called 原 or 时任 is right if the post was held at any time.
    ///
    /// **Why** A wrong name or post of an official is among the gravest mistakes in documents and on sites.
    ///
    /// **What to do** Compare name and post; if the list is out of date, mend the list.
    ///
    /// # Examples
    ///
    /// ```ok
    /// 会议由县长张三主持，副县长李四出席。
    /// ```
    NameAndPost, "term/name-and-post", Review
}

const HOLDS_ANOTHER: Words = Words {
    zh: "“{name}”写作“{post}”；按名单，{day} 的职务是{held}",
    en: "“{name}” is called “{post}”; by the list, the post on {day} is {held}",
};
const HOLDS_NONE: Words = Words {
    zh: "“{name}”写作“{post}”；按名单，{day} 没有职务",
    en: "“{name}” is called “{post}”; by the list, there is no post on {day}",
};
const NEVER_HELD: Words = Words {
    zh: "“{name}”写作“{post}”；按名单，从未任此职，名单所列的是{held}",
    en: "“{name}” is called “{post}”; by the list, that post was never held, but {held}",
};
const CHECK: Words = Words {
    zh: "核对姓名和职务；名单过时的，更新名单",
    en: "compare name and post; if the list is out of date, mend the list",
};
const ALIKE: Words = Words {
    zh: "“{name}”疑为“{right}”之误：名单上的“{post}”是“{right}”",
    en: "“{name}” may be “{right}”, who is “{post}” on the list",
};
const CHECK_NAME: Words = Words {
    zh: "核对姓名，应为“{right}”的请改正",
    en: "compare the name; correct it if “{right}” is meant",
};
const UNDATED: Words = Words {
    zh: "文件日期不明，按检查当日判断",
    en: "the document bears no date; it was judged by the day of the check",
};

impl Rule for NameAndPost {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn page(&self, page: &Page, found: &mut Found) {
        let people = &page.dictionary.officials.people;
        if people.is_empty() {
            return;
        }
        for name in page.matches {
            let hit = match name.meaning {
                Meaning::Official(index) => wrong_post(page, &people[index], &name.classes),
                Meaning::NearName(index) => wrong_name(page, &people[index], &name.classes),
                _ => None,
            };
            if let Some(hit) = hit {
                found.push(hit);
            }
        }
    }
}

/// A listed name beside a post that the person did not hold.
fn wrong_post(page: &Page, official: &Official, name: &Range<usize>) -> Option<Hit> {
    let today = (page.stage != Stage::Posted).then_some(page.today);
    let day = page.date().or(today);
    let year = year_before(page, name);
    let mut wrong = None;
    for Side { mut posts, former } in sides(page, name) {
        posts.retain(|post| !post.is_beside(page));
        if posts.is_empty() {
            continue;
        }
        let day = day.filter(|_| !former);
        // 县长张三　副县长李四: whoever holds what one side says is taken to be meant there.
        let then = |post: &Post| year.is_some_and(|year| held(page, official, post, |office| office.holds_in(year)));
        let now = |post: &Post| held(page, official, post, |office| day.is_none_or(|day| office.holds(day)));
        match posts.into_iter().find(|post| !now(post) && !then(post)) {
            Some(post) => wrong = wrong.or(Some((post, day))),
            None => return None,
        }
    }
    let (post, day) = wrong?;
    let rows: Vec<&Office> = official.offices.iter().filter(|office| day.is_none_or(|day| office.holds(day))).collect();
    let words = match day {
        None => NEVER_HELD,
        Some(_) if rows.is_empty() => HOLDS_NONE,
        Some(_) => HOLDS_ANOTHER,
    };
    let mut names: Vec<&str> = rows.iter().map(|office| office.post.as_str()).collect();
    names.dedup();
    let message = Message::from(words)
        .with("name", written(page, name))
        .with("post", written(page, &post.word))
        .with("day", Masked::known(day.map_or(String::new(), |day| day.to_string())))
        .with("held", Masked::known(format!("“{}”", names.join("”“"))));
    let mut hit = Hit::text(&ABOUT, page.source(name), message, CHECK);
    if page.date().is_none() && day.is_some() {
        hit.reasons.push(UNDATED.into());
    }
    hit.entry = entry(page, official, rows.first().copied().or(official.offices.last()));
    Some(hit)
}

/// Whether a person, or another one of that name, held a post at some time.
fn held(page: &Page, official: &Official, post: &Post, at: impl Fn(&Office) -> bool) -> bool {
    let word = &page.folded.classes()[post.word.clone()];
    let mut offices = official.offices.iter().filter(|office| at(office));
    offices.any(|office| office.parts.iter().any(|part| same(word, part)))
}

/// The year that is told of: 2021年3月，副县长张三…… stands rightly in a document of today.
fn year_before(page: &Page, name: &Range<usize>) -> Option<u16> {
    const NEAR: usize = 60;
    let block = page.folded.block(page.folded.block_at(name.start));
    let before = page.folded_text(&(name.start.saturating_sub(NEAR).max(block.start)..name.start));
    let digits = |at: usize| before[..at].chars().rev().take_while(char::is_ascii_digit).count();
    let (at, _) = before.rmatch_indices('年').find(|&(at, _)| digits(at) == 4)?;
    before[at - 4..at].parse().ok()
}

/// A name that nobody listed bears, beside the post of one whose name is nearly the same.
fn wrong_name(page: &Page, official: &Official, name: &Range<usize>) -> Option<Hit> {
    let posts = sides(page, name).into_iter().flat_map(|side| side.posts);
    let is = |post: &Post| {
        let mut offices = official.offices.iter();
        offices.find(|office| office.parts.iter().any(|part| same_organisation(page, post, part)))
    };
    let office = posts.into_iter().find_map(|post| is(&post))?;
    let right = Masked::known(&official.name);
    let message = Message::from(ALIKE).with("name", written(page, name)).with("right", right.clone());
    let message = message.with("post", Masked::known(&office.post));
    let mut hit = Hit::text(&ABOUT, page.source(name), message, Message::from(CHECK_NAME).with("right", right));
    hit.entry = entry(page, official, Some(office));
    Some(hit)
}

fn written(page: &Page, classes: &Range<usize>) -> Masked {
    Masked::text(&page.document.text()[page.source(classes)], &[]).in_one_line(40)
}

/// The row that speaks, under the name of its person: these rows have no ids.
fn entry(page: &Page, official: &Official, office: Option<&Office>) -> Option<Entry> {
    office.map(|office| page.dictionary.lists[office.list].entry(&official.name, office.line))
}
