//! `term/advertising`

use super::super::rule::rule;
use super::listed::Sayings;
use crate::finding::Words;

rule! {
    /// # 绝对化用语
    ///
    /// **查什么** “最佳”“国家级”“根治”“无效退款”等绝对化或医药承诺用语，用在产品、疗效、成效宣传上的。具体词条在 `dictionaries/`，每条有依据和适用条件。
    ///
    /// **为什么** 广告法第九条禁用绝对化用语；新闻通稿规范也不允许在宣传中使用。政府网站发布即是背书。
    ///
    /// **怎么改** 删去，或换成有依据的事实表述。
    ///
    /// # Superlatives and promises of advertising
    ///
    /// **What** Superlatives and medical promises, such as 最佳, 国家级, 根治, where products, cures or achievements are
    /// praised. Each entry has its authority and its conditions.
    ///
    /// **Why** The advertising law (article 9) forbids them, and so does the style of the news agency. What a
    /// government site posts, it vouches for.
    ///
    /// **What to do** Remove it, or state a fact that can be shown.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 本产品疗效最佳，欢迎选购。
    /// ```
    ///
    /// ```ok
    /// 该县最好水平尚待考证，各单位要尽最大努力。
    /// ```
    Advertising, "term/advertising", Review, saying SAYINGS
}

const SAYINGS: Sayings = Sayings {
    found: Words { zh: "“{found}”是绝对化用语", en: "“{found}” is a superlative of advertising" },
    instead: Words { zh: "改为{suggestion}", en: "write {suggestion}" },
    otherwise: Words {
        zh: "删去，或改为有依据的事实表述", en: "remove it, or state a fact that can be shown"
    },
};
