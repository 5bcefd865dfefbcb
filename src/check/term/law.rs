//! `term/law`

use std::ops::Range;

use super::super::rule::rule;
use super::super::{About, Found, Hit, Page, Rule};
use crate::dictionary::{Confusions, Law as Listed, Laws, Title};
use crate::document::{Date, Kind, Place, Stage};
use crate::finding::{Entry, Masked, Message, Severity, Words};
use crate::text::BARRIER;
use crate::text::classes::{has_one_of, starts_with};

rule! {
    /// # 法规名称
    ///
    /// **查什么** 书名号里的法律、行政法规、司法解释名称：与现行名称差一两个字的，以及在文件日期已经废止的。
    /// 名录在 `dictionaries/reference/laws.csv`，带公布、施行、废止日期；地方性法规、文件、书籍不在名录里，不管。
    ///
    /// **为什么** 引用法规名称写错或引用已废止的法规，依据就不成立（党政机关公文处理工作条例；行政规范性文件审核要求）。
    ///
    /// **怎么改** 核对名称；已废止的，改引现行法规。
    ///
    /// # Names of laws
    ///
    /// **What** Names of laws, regulations and judicial interpretations in 《》: those that are a character or two off a
    /// known one, and those repealed at the document's date. The list is `dictionaries/reference/laws.csv`, with the days of
    /// publication, effect and repeal; local regulations, documents and books are not in it and are left alone.
    ///
    /// **Why** A document that cites a law by a wrong name, or one that is repealed, has no ground to stand on (regulations
    /// on official documents; requirements for reviewing normative documents).
    ///
    /// **What to do** Compare the name; where the law was repealed, cite the one in force.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 根据《中华人民共和国政府信息公开条列》，现公布如下。
    /// ```
    ///
    /// ```hit
    /// 依照《中华人民共和国合同法》签订合同。
    /// ```
    ///
    /// ```ok
    /// 根据《中华人民共和国政府信息公开条例》和《青禾县河道管理办法》，现公布如下。
    /// ```
    Law, "term/law", Review
}

const MISWRITTEN: Words =
    Words { zh: "《{title}》疑为《{name}》之误", en: "《{title}》 looks like 《{name}》, miswritten" };
const COMPARE: Words = Words { zh: "请核对，改为《{name}》", en: "compare it; the name is 《{name}》" };
const REPEALED: Words = Words { zh: "《{name}》已于 {day} 废止", en: "《{name}》 was repealed on {day}" };
const REPEALED_ONCE: Words = Words {
    zh: "《{name}》已经废止（废止日期不详）",
    en: "《{name}》 was repealed, on a day that is not known here",
};
const CITE_ANOTHER: Words = Words {
    zh: "改引现行法规；确需提到的，写明“已废止”",
    en: "cite the law in force; where it must be mentioned, say that it was repealed",
};
const UNDATED: Words = Words {
    zh: "文件日期不明，当时可能仍然有效",
    en: "the document bears no date; the law may have been in force then",
};
const SOURCE: Words = Words { zh: "依据：{source}", en: "source: {source}" };

const BROKEN: Words = Words {
    zh: "法规名录有误，未核对法规名称",
    en: "the list of laws is broken: names of laws were not compared",
};

/// The longest name of the list has 96 characters.
const LONGEST: usize = 110;

impl Rule for Law {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn page(&self, page: &Page, found: &mut Found) {
        let (laws, confusions) = match (Laws::built_in(), Confusions::built_in()) {
            (Ok(laws), Ok(confusions)) => (laws, confusions),
            (Err(error), _) | (_, Err(error)) => {
                // The tests keep it from happening; if it does, nobody shall think that names were compared.
                let mut hit = Hit::absence(&ABOUT, Place::default(), BROKEN, BROKEN);
                hit.severity = Severity::Block;
                hit.reasons.push(error.mend.clone());
                return found.push(hit);
            }
        };
        for title in titles(page.folded.classes()) {
            let classes = &page.folded.classes()[title.clone()];
            let day = || page.date().or((page.stage != Stage::Posted).then_some(page.today));
            match laws.look_up(classes, day, |right, wrong| confusions.confusable(right, wrong)) {
                Title::NearMiss(law) => {
                    let written = Masked::text(&page.document.text()[page.source(&title)], &[]).in_one_line(LONGEST);
                    let about = |words: Words| Message::from(words).with("name", Masked::known(&law.name));
                    let hit = Hit::text(
                        &ABOUT,
                        page.source(&title),
                        about(MISWRITTEN).with("title", written),
                        about(COMPARE),
                    );
                    found.push(sourced(hit, law));
                }
                Title::Repealed(law) if !said_to_be_repealed(page, &title) => {
                    found.push(repealed(page, &title, law, day()));
                }
                _ => {}
            }
        }
    }
}

/// What stands between 《 and 》, the innermost ones.
fn titles(classes: &[u16]) -> impl Iterator<Item = Range<usize>> {
    let (open, close) = ('《' as u16, '》' as u16);
    let opened = memchr_u16(classes, open);
    opened.filter_map(move |at| {
        let start = at + 1;
        let inside = classes[start..].iter().take(LONGEST);
        let end = start + inside.take_while(|&&class| ![open, close, BARRIER].contains(&class)).count();
        (classes.get(end) == Some(&close) && end > start).then_some(start..end)
    })
}

/// Every place of a class. Blocks of 64 are looked at together: most of them have none.
fn memchr_u16(classes: &[u16], wanted: u16) -> impl Iterator<Item = usize> {
    classes.chunks(64).enumerate().flat_map(move |(index, chunk)| {
        let any = chunk.iter().fold(0, |any, &class| any | u8::from(class == wanted));
        let places = if any == 0 { &[] } else { chunk };
        places.iter().enumerate().filter(move |(_, class)| **class == wanted).map(move |(at, _)| index * 64 + at)
    })
}

/// 《…》同时废止, 原《…》, or a statute that speaks of its own history.
fn said_to_be_repealed(page: &Page, title: &Range<usize>) -> bool {
    let classes = page.folded.classes();
    let after = &classes[(title.end + 1).min(classes.len())..];
    let after = &after[..after.len().min(24)];
    let before = &classes[title.start.saturating_sub(9)..title.start - 1];
    page.outline.kind == Kind::Regulation
        || has_one_of(after, &["废止", "失效", "停止执行"])
        || has_one_of(before, &["原", "废止", "修改", "修订", "当时", "曾"])
        || starts_with(after, "的决定")
        || starts_with(after, "修正案")
}

fn repealed(page: &Page, title: &Range<usize>, law: &Listed, day: Option<Date>) -> Hit {
    let name = Masked::known(&law.name);
    let message = match law.repealed_on {
        Some(repealed) => Message::from(REPEALED).with("day", Masked::known(repealed.to_string())),
        None => REPEALED_ONCE.into(),
    };
    let mut hit = Hit::text(&ABOUT, page.source(title), message.with("name", name), CITE_ANOTHER);
    if law.repealed_on.is_none() || day.is_none() {
        hit.severity = Severity::Note;
    }
    if day.is_none() {
        hit.reasons.push(UNDATED.into());
    }
    sourced(hit, law)
}

fn sourced(mut hit: Hit, law: &Listed) -> Hit {
    hit.reasons.push(Message::from(SOURCE).with("source", Masked::known(&law.source)));
    hit.entry = Some(Entry {
        id: law.name.clone(),
        layer: crate::finding::Layer::BuiltIn,
        dictionary: "法规名称".into(),
        version: Laws::version(),
        line: law.line,
    });
    hit
}
