//! `term/misspelling`

use super::super::rule::rule;
use super::listed::Sayings;
use crate::finding::Words;

rule! {
    /// # 错别字
    ///
    /// **查什么** 常见错别字，如“布署”“帐蓬”“一如继往”。只收不成词的写法，免得误报。
    ///
    /// **为什么** 国家通用语言文字法；错别字是政府网站检查的扣分项。
    ///
    /// **怎么改** 改成正确的写法。
    ///
    /// # Misspellings
    ///
    /// **What** Frequent misspellings, such as 布署 or 一如继往. Only forms that are no words themselves are listed, so
    /// that few alarms are false.
    ///
    /// **Why** The law on the national language; misspellings cost points when sites are inspected.
    ///
    /// **What to do** Write it rightly.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 现就有关工作布署如下。
    /// ```
    ///
    /// ```ok
    /// 现就有关工作部署如下。
    /// ```
    Misspelling, "term/misspelling", Review, saying SAYINGS
}

const SAYINGS: Sayings = Sayings {
    found: Words { zh: "“{found}”疑为错别字", en: "“{found}” looks misspelt" },
    instead: Words { zh: "改为{suggestion}", en: "write {suggestion}" },
    otherwise: Words { zh: "请核对", en: "check it" },
};
