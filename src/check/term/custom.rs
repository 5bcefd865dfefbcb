//! `term/custom`

use super::super::rule::rule;
use super::listed::Sayings;
use crate::finding::Words;

rule! {
    /// # 本单位词条
    ///
    /// **查什么** 本单位词库或本仓库词库里没有归类的词条。
    ///
    /// **为什么** 单位有自己的用语规定；写进词库，就不靠人记。
    ///
    /// **怎么改** 按词条的建议修改。词条不对，改词库。
    ///
    /// # Entries of an office of its own
    ///
    /// **What** Entries of the dictionary of an office or of a repository that belong to no other category.
    ///
    /// **Why** An office has rules of its own for its wording; a dictionary remembers them.
    ///
    /// **What to do** Follow the suggestion of the entry. If the entry is wrong, mend the dictionary.
    ///
    /// # Examples
    ///
    /// ```ok
    /// 各单位要认真落实。
    /// ```
    Custom, "term/custom", Block, saying SAYINGS
}

const SAYINGS: Sayings = Sayings {
    found: Words { zh: "出现本单位词库里的“{found}”", en: "the own dictionary has “{found}”" },
    instead: Words { zh: "改为{suggestion}", en: "write {suggestion}" },
    otherwise: Words { zh: "按本单位规定修改", en: "change it as your own rules say" },
};
