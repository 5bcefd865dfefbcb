//! `term/set-phrase`

use super::super::rule::rule;
use super::listed::Sayings;
use crate::finding::Words;

rule! {
    /// # 固定表述
    ///
    /// **查什么** 重要固定表述写错一个字，或用了已不规范的说法（如“一带一路”战略）。
    ///
    /// **为什么** 这些表述由中央文件确定，一字之差就是政治性差错。
    ///
    /// **怎么改** 改回规范表述。
    ///
    /// # Set phrases
    ///
    /// **What** Set phrases with one wrong character, or wording that is no longer proper (such as “一带一路”战略).
    ///
    /// **Why** Central documents fixed these phrases; one wrong character is a political mistake.
    ///
    /// **What to do** Restore the proper phrase.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 深入开展扫黑险恶专项斗争。
    /// ```
    ///
    /// ```ok
    /// 深入开展扫黑除恶专项斗争。
    /// ```
    SetPhrase, "term/set-phrase", Review, saying SAYINGS
}

const SAYINGS: Sayings = Sayings {
    found: Words { zh: "“{found}”与固定表述不符", en: "“{found}” differs from the set phrase" },
    instead: Words { zh: "应为{suggestion}", en: "it is {suggestion}" },
    otherwise: Words { zh: "改用规范表述", en: "use the proper phrase" },
};
