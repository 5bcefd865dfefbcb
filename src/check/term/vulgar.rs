//! `term/vulgar`

use super::super::rule::rule;
use super::listed::Sayings;
use crate::finding::Words;

rule! {
    /// # 粗俗用语
    ///
    /// **查什么** 粗俗、谩骂的词语。
    ///
    /// **为什么** 政府文件应当庄重；引语确需保留的应作处理。
    ///
    /// **怎么改** 删去。
    ///
    /// # Vulgar words
    ///
    /// **What** Vulgar and abusive words.
    ///
    /// **Why** A government text keeps its dignity; what must be quoted is edited.
    ///
    /// **What to do** Remove it.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 有人在留言里写“妈的”。
    /// ```
    ///
    /// ```ok
    /// 路口交通已恢复，进出口交易会如期举行。
    /// ```
    Vulgar, "term/vulgar", Block, saying SAYINGS
}

const SAYINGS: Sayings = Sayings {
    found: Words { zh: "“{found}”是粗俗用语", en: "“{found}” is vulgar" },
    instead: Words { zh: "改为{suggestion}", en: "write {suggestion}" },
    otherwise: Words { zh: "删去", en: "remove it" },
};
