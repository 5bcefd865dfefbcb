//! `label/not-public`

use super::super::rule::rule;
use super::super::{About, Found, Hit, Page, Rule};
use crate::dictionary::Attribute;
use crate::document::Stage;
use crate::finding::{Message, Severity, Words};
use crate::outline::{Standing, meaning};

rule! {
    /// # 非主动公开的文件待发布
    ///
    /// **查什么** 文件标着“不公开”“依申请公开”，却正要发布或已经发布；标着“删减后公开”“脱密后公开”的，要由人确认这是删减或脱密之后的文本。
    /// 审批阶段（`--stage drafting`）不报。
    ///
    /// **为什么** 非主动公开的信息因审核把关不严在网站或政务新媒体公开的，每起扣 5 分（云南省2023年度政务公开指标考评细则第23项，
    /// 最多扣 10 分；昌政办发〔2020〕56号扣分项第2项）。
    ///
    /// **怎么改** 不要发布。确可公开的，先按程序变更公开属性，再改标识。
    ///
    /// # A document that is not public is about to be posted
    ///
    /// **What** The document is marked as not public, or on request only, and is about to be posted or is posted. Marked
    /// as public after deletions or declassification, a person must say whether this is the reduced text. While it is
    /// in approval (`--stage drafting`) nothing is said.
    ///
    /// **Why** Information that is not for active disclosure, posted because the review was lax, costs 5 points a case
    /// (item 23 of the province's assessment for 2023, at most 10; deduction 2 of 昌政办发〔2020〕56号).
    ///
    /// **What to do** Do not post it. If it may be public after all, have the attribute changed first, then the label.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 现将有关事项通知如下。
    ///
    /// （此件不公开）
    /// ```
    ///
    /// ```ok
    /// 现将有关事项通知如下。
    ///
    /// （此件公开发布）
    /// ```
    ///
    /// ```ok
    /// 公文应标注此件公开发布、此件删减后公开、此件依申请公开、此件不公开等属性。
    /// ```
    NotPublic, "label/not-public", Block
}

const ABOUT_TO: Words = Words {
    zh: "文件标明“{attribute}”，不得发布",
    en: "this document is marked as {attribute}: it must not be posted",
};
const ALREADY: Words = Words {
    zh: "文件标明“{attribute}”，却已经发布",
    en: "this document is marked as {attribute}, and yet it is posted",
};
const REDUCED: Words = Words {
    zh: "文件标明“{attribute}”：请确认这是处理之后的文本",
    en: "this document is marked as {attribute}: a person must say whether this is the reduced text",
};
const DO_NOT: Words = Words {
    zh: "不要发布；确可公开的，先按程序变更公开属性再改标识",
    en: "do not post it; if it may be public, have its attribute changed first, then the label",
};
const TAKE_DOWN: Words = Words {
    zh: "立即撤下并核查；确可公开的，先按程序变更公开属性再改标识",
    en: "take it down at once and look into it; if it may be public, have its attribute changed first",
};
const COMPARE: Words = Words {
    zh: "与原件对照，确认应删减或脱密的内容已全部去除",
    en: "compare it with the original and see that everything to be removed is gone",
};
const IN_METADATA: Words = Words { zh: "标识在页面元数据里", en: "the label stands in the page's metadata" };

impl Rule for NotPublic {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn page(&self, page: &Page, found: &mut Found) {
        if page.stage == Stage::Drafting {
            return;
        }
        for label in page.outline.fresh_labels() {
            let posted = page.stage == Stage::Posted;
            let (severity, message, advice) = match label.attribute {
                Attribute::Public => continue,
                Attribute::AfterDeletion | Attribute::AfterDeclassification => (Severity::Review, REDUCED, COMPARE),
                _ if posted => (Severity::Block, ALREADY, TAKE_DOWN),
                _ => (Severity::Block, ABOUT_TO, DO_NOT),
            };
            let message = Message::from(message).with_words("attribute", meaning(label.attribute));
            let mut hit = Hit { severity, ..Hit::text(&ABOUT, label.range.clone(), message, advice) };
            if label.standing == Standing::Property {
                hit.reasons.push(IN_METADATA.into());
            }
            found.push(hit);
        }
    }
}
