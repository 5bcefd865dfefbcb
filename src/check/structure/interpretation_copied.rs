//! `structure/interpretation-copied`

use super::super::pair::{Pair, Party};
use super::super::rule::rule;
use super::super::{About, Found, Hit, Rule};
use super::copied::{Copied, Passage, SHORTEST, copied};
use crate::document::Place;
use crate::finding::{Masked, Message, Words};
use crate::outline::Whereabouts;

rule! {
    /// # 解读材料照抄文件
    ///
    /// **查什么** 解读材料里有一半以上的文字与政策文件或起草说明逐字相同。只数成句的文字，不数标题、菜单，
    /// 也不数书名号里的文件名和引号里的引文；标点、换行不同仍算相同；连续 13 个字以上相同才算照抄。
    ///
    /// 为什么是 50%：用 48 组自拟的文件和解读测量（evaluation/copied.jsonl），用自己的话写的 12 组在 0% 到 15%，夹抄了两条规定的
    /// 6 组在 30% 到 36%，整段删减的 12 组和全文照抄的 12 组都在 87% 以上，照抄后每句换几个词的 6 组在 37% 到 81%，只有一组不到一半。
    /// 比例可以用 [interpretation] copied-percent 调整。不足 100 字的解读（多为图片）不测。
    ///
    /// **为什么** 解读材料不能照搬照抄起草说明（云南省2023年度政务公开指标考评细则第8项），
    /// 不能简单复制摘抄文件内容，或者以文件精简版方式呈现（第9项）；每发现一个单位落实不到位扣 0.5 分。
    ///
    /// **怎么改** 用自己的话说清为什么出台、对谁有什么影响、与过去有什么不同，举例、列表、画图都可以；
    /// 必须引用的条款放在引号里。
    ///
    /// # An interpretation copied from its document
    ///
    /// **What** More than half of an interpretation stands word for word in the policy or in its drafting note. Only
    /// sentences count, no headings or menus, no titles of documents and no quotations in quotation marks; punctuation
    /// and line ends make no difference; a passage is a copy from 13 characters on.
    ///
    /// Why 50 %: measured on 48 pairs of our own making (`evaluation/copied.jsonl`), the 12 written in own words lie between
    /// 0 % and 15 %, the 6 with two provisions copied among own words between 30 % and 36 %, the 12 abridged and the 12 copied ones
    /// at 87 % and more, and the 6 that exchange a few words in each sentence between 37 % and 81 %, only one of them below
    /// a half. `[interpretation] copied-percent` changes the share. An interpretation of fewer than 100 characters, mostly
    /// pictures, is not measured.
    ///
    /// **Why** An interpretation may not copy the drafting note (the province's assessment for 2023, item 8), nor copy
    /// or abridge the document (item 9); each unit that fails costs 0.5 points.
    ///
    /// **What to do** Say in your own words why it was made, what it means for whom, and what is different from before;
    /// examples, tables and pictures help. Put provisions that must be quoted between quotation marks.
    ///
    /// # Examples
    ///
    /// ```ok
    /// 单独的一份文件，没有配套的解读材料，不作对照。
    /// ```
    InterpretationCopied, "structure/interpretation-copied", Review
}

/// Characters below which a share says nothing.
const ENOUGH: usize = 100;

const COPIED: Words = Words {
    zh: "解读材料“{file}”有 {percent}% 的文字与{source}逐字相同，共 {passages} 处，最长一处 {longest} 字，在解读材料{place}",
    en: "{percent}% of the interpretation “{file}” stands word for word in {source}: {passages} passages, the longest of \
         {longest} characters, {place} of the interpretation",
};
const THE_DOCUMENT: Words = Words { zh: "文件", en: "the document" };
const THE_NOTE: Words = Words { zh: "起草说明", en: "the drafting note" };
const BOTH: Words = Words { zh: "文件或起草说明", en: "the document or the drafting note" };
const LONGEST: Words = Words {
    zh: "最长一处原文在{source}“{other}”{place}",
    en: "the longest one stands in {source} “{other}”, {place}",
};
const SET: Words = Words {
    zh: "占到 {percent}% 就提请人工判断；连续 {shortest} 字以上相同才计，标题、书名号和引号里的文字不计",
    en: "from {percent}% on a person is asked; passages count from {shortest} characters on, headings, titles and \
         quotations do not",
};
const ADVICE: Words = Words {
    zh: "用自己的话重写：为什么出台、对谁有什么影响、与过去有什么不同；必须引用的条款放在引号里",
    en: "write it in your own words: why it was made, what it means for whom, what is different from before; put what \
         must be quoted between quotation marks",
};

const AT_BOTH: Words = Words { zh: "第 {n} 段（第 {line} 行）", en: "paragraph {n} (line {line})" };
const AT_LINE: Words = Words { zh: "第 {n} 行", en: "line {n}" };
const AT_PARAGRAPH: Words = Words { zh: "第 {n} 段", en: "paragraph {n}" };
const AT_PAGE: Words = Words { zh: "第 {n} 页", en: "page {n}" };
const IN_TABLE: Words = Words { zh: "的表格里", en: "in a table" };

impl Rule for InterpretationCopied {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn pair(&self, pair: &Pair, found: &mut Found) {
        for interpretation in pair.interpretations {
            let sources: Vec<&Party> = std::iter::once(pair.document).chain(pair.drafting_notes).collect();
            let texts: Vec<&[u16]> = sources.iter().map(|source| source.gathered.text.as_slice()).collect();
            let measured = copied(&interpretation.gathered.text, &texts);
            let too_much = measured.shared * 100 >= pair.copied_percent as usize * measured.counted;
            if let Some(longest) = measured.longest
                && measured.counted >= ENOUGH
                && too_much
            {
                found.push(told(&measured, longest, interpretation, &sources, pair.copied_percent));
            }
        }
    }
}

fn told(measured: &Copied, longest: Passage, interpretation: &Party, sources: &[&Party], percent: u32) -> Hit {
    let known = |number: usize| Masked::known(number.to_string());
    let message = Message::from(COPIED)
        .with("file", interpretation.shown.clone())
        .with("percent", known(measured.percent()))
        .with_words("source", if sources.len() > 1 { BOTH } else { THE_DOCUMENT })
        .with("passages", known(measured.passages))
        .with("longest", known(longest.length));
    let message = at(message, interpretation.gathered.whereabouts(longest.at));
    let set = Message::from(SET).with("percent", known(percent as usize)).with("shortest", known(SHORTEST));
    let mut hit = Hit::absence(&ABOUT, Place::default(), message, ADVICE);
    let (source, place) = longest.source;
    if let Some(party) = sources.get(source) {
        let words = if source == 0 { THE_DOCUMENT } else { THE_NOTE };
        let stands = Message::from(LONGEST).with_words("source", words).with("other", party.shown.clone());
        hit.reasons.push(at(stands, party.gathered.whereabouts(place)));
    }
    hit.reasons.push(set);
    hit
}

/// Fills in where something stands, by what its format counts.
fn at(message: Message, stands: Whereabouts) -> Message {
    let (words, number) = match stands {
        Whereabouts { paragraph: 1.., line: 1.., .. } => (AT_BOTH, stands.paragraph),
        Whereabouts { line: 1.., .. } => (AT_LINE, stands.line),
        Whereabouts { paragraph: 1.., .. } => (AT_PARAGRAPH, stands.paragraph),
        Whereabouts { page: 1.., .. } => (AT_PAGE, stands.page),
        _ => (IN_TABLE, 0),
    };
    // The words bring a place of their own, which is filled after them.
    let message = message.with_words("place", words);
    message.with("n", Masked::known(number.to_string())).with("line", Masked::known(stands.line.to_string()))
}
