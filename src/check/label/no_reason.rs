//! `label/no-reason`

use super::super::rule::rule;
use super::super::{About, Found, Hit, Rule, Whole};
use crate::dictionary::Attribute;
use crate::document::Stage;
use crate::finding::{Message, Words};
use crate::outline::meaning;

rule! {
    /// # 非主动公开而未说明理由
    ///
    /// **查什么** 起草报批阶段（`--stage drafting`）的文件，公开属性不是“主动公开”，而全文没有写明理由或依据
    /// （如“不公开理由：……”“依据《中华人民共和国政府信息公开条例》第十四条……”）。
    ///
    /// **为什么** 除主动公开外，各种公开属性都应说明法定理由；没有说明的退文（云政办发〔2018〕36号第4、5项）。
    ///
    /// **怎么改** 在标识后或发文稿纸上写明理由，并写出所依据的条款。
    ///
    /// # Not public, and no reason given
    ///
    /// **What** A document in approval (`--stage drafting`) has an attribute other than public, and nowhere says why or
    /// on what provision.
    ///
    /// **Why** Every attribute but public needs a reason in law, and a draft without it is sent back (云政办发〔2018〕36号
    /// items 4 and 5).
    ///
    /// **What to do** Write the reason behind the label or on the approval form, with the provision it rests on.
    ///
    /// # Examples
    ///
    /// ```hit drafting
    /// 2026年5月4日
    ///
    /// （此件不公开）
    /// ```
    ///
    /// ```ok drafting
    /// 2026年5月4日
    ///
    /// （此件不公开）
    ///
    /// 不公开理由：属于内部事务信息，依据《中华人民共和国政府信息公开条例》第十六条。
    /// ```
    ///
    /// ```ok drafting
    /// 2026年5月4日
    ///
    /// （此件公开发布）
    /// ```
    NoReason, "label/no-reason", Block
}

const NO_REASON: Words = Words {
    zh: "公开属性为“{attribute}”，没有写明理由",
    en: "the attribute is {attribute}, and no reason is given",
};
const GIVE: Words = Words {
    zh: "在标识（第 {n} {unit}）后或发文稿纸上写明法定理由和所依据的条款；可以公开的，改标“（此件公开发布）”",
    en: "behind the label ({unit} {n}) or on the approval form, give the reason in law and the provision; if it may be public, write （此件公开发布）",
};

impl Rule for NoReason {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        if whole.stage != Stage::Drafting || whole.outline.reasoned {
            return;
        }
        let closed = whole.outline.labels.iter().find(|label| label.attribute != Attribute::Public);
        if let Some(label) = closed.filter(|_| whole.outline.labels.iter().all(|label| !label.reasoned)) {
            let message = Message::from(NO_REASON).with_words("attribute", meaning(label.attribute));
            let advice = Message::from(GIVE).at(&label.place);
            found.push(Hit::absence(&ABOUT, label.place.clone(), message, advice));
        }
    }
}
