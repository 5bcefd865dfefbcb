//! `term/discriminatory`

use super::super::rule::rule;
use super::listed::Sayings;
use crate::finding::Words;

rule! {
    /// # 歧视性用语
    ///
    /// **查什么** 对残疾人、职业、地域、性别等带歧视的称呼，如“残废人”“工人小偷”。
    ///
    /// **为什么** 残疾人保障法；新闻通稿规范的禁用词。政府文件用歧视性称呼，伤人，也会被通报。
    ///
    /// **怎么改** 换成规范称呼，如“残疾人”。历史名称、作品名放在书名号里不算。
    ///
    /// # Discriminatory wording
    ///
    /// **What** Names that look down on disabled people, occupations, regions, such as 残废人.
    ///
    /// **Why** The law on the protection of disabled persons; the style of the news agency. Such a word in a
    /// government text hurts people and is reported.
    ///
    /// **What to do** Use the respectful name, such as 残疾人. Historical names and works in 《》 are not meant.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 要关心残废人的生活。
    /// ```
    ///
    /// ```ok
    /// 要关心残疾人的生活。
    /// ```
    Discriminatory, "term/discriminatory", Block, saying SAYINGS
}

const SAYINGS: Sayings = Sayings {
    found: Words { zh: "“{found}”是歧视性用语", en: "“{found}” is discriminatory" },
    instead: Words { zh: "改为{suggestion}", en: "write {suggestion}" },
    otherwise: Words { zh: "换成规范称呼", en: "use a respectful name" },
};
