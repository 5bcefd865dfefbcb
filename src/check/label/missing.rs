//! `label/missing`

use super::super::rule::rule;
use super::super::{About, Found, Hit, Rule, Whole};
use crate::document::{Kind, Stage};
use crate::finding::{Message, Severity, Words};
use crate::outline::{Anchor, Insertion};

rule! {
    /// # 公文缺公开属性标识
    ///
    /// **查什么** 有公文要素（发文字号、标题、主送机关等）的文件里，没有一整行或一整格的公开属性标识，网页元数据里也没有。
    /// 正文里提到“此件公开发布”不算标识。新闻、解读、公示公告、征求意见稿、法规文本、名单不要求标识。
    ///
    /// **为什么** 拟稿时就应确定公开属性并随文运转（昭政办发〔2020〕42号第一条第四项；云政办发〔2018〕36号第4、5项，缺少的退文）；
    /// 公开的政策文件应在附注位置标注（云南省2023年度政务公开指标考评细则第4项）；抽查已公开公文，缺一件扣 0.5 分
    /// （昌政办发〔2020〕56号）。
    ///
    /// **怎么改** 在成文日期下一行、附件之前，左空二字加圆括号标注，例如“（此件公开发布）”。已发布的，改正后重新上传。
    ///
    /// # An official document without its publicity label
    ///
    /// **What** A document with the elements of an official document (number, title, addressees and so on) has no
    /// publicity label as a whole line or a whole cell, nor in its metadata. A mention in a sentence is no label. News,
    /// interpretations, public notices, drafts for comment, regulations and lists are not asked for one.
    ///
    /// **Why** The attribute is fixed when a document is drafted and travels with it (昭政办发〔2020〕42号 §1(4);
    /// 云政办发〔2018〕36号 items 4 and 5: a draft without it is sent back). A published policy document carries it in
    /// the annotation position (item 4 of the province's assessment for 2023); of the documents sampled, each one
    /// without it costs 0.5 points (昌政办发〔2020〕56号).
    ///
    /// **What to do** Put it in round brackets on the line below the date, before the annexes, indented by two
    /// characters: `（此件公开发布）`. If the document is already posted, correct it and post it again.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 某县人民政府办公室关于做好 2023 年度政务公开工作的通知
    ///
    /// 某政办发〔2023〕7号
    ///
    /// 各乡镇人民政府，县直各部门：
    ///
    /// 公开的文件应标注“此件公开发布”字样。现将有关事项通知如下。
    ///
    /// 某县人民政府办公室
    ///
    /// 2023年5月4日
    /// ```
    ///
    /// ```ok
    /// 某县人民政府办公室关于做好 2023 年度政务公开工作的通知
    ///
    /// 某政办发〔2023〕7号
    ///
    /// 各乡镇人民政府，县直各部门：
    ///
    /// 现将有关事项通知如下。
    ///
    /// 2023年5月4日
    ///
    /// （此件公开发布）
    /// ```
    Missing, "label/missing", Block
}

const MISSING: Words = Words { zh: "公文缺公开属性标识", en: "this official document has no publicity label" };
const BELOW_DATE: Words = Words {
    zh: "在成文日期（第 {n} {unit}）下一行，左空二字写“（此件公开发布）”",
    en: "on the line below the date ({unit} {n}), indented by two characters, write （此件公开发布）",
};
const BEFORE_ANNEX: Words = Words {
    zh: "在第 {n} {unit}之后、附件或版记之前另起一行，左空二字写“（此件公开发布）”",
    en: "on a new line after {unit} {n}, before the annexes or the imprint, indented by two characters, write （此件公开发布）",
};
const AT_END: Words = Words {
    zh: "在正文末尾（第 {n} {unit}）和成文日期之后另起一行，左空二字写“（此件公开发布）”",
    en: "on a new line after the text ({unit} {n}) and the date, indented by two characters, write （此件公开发布）",
};
const IF_NOT_PUBLIC: Words = Words {
    zh: "不公开或依申请公开的，标注相应属性并说明法定理由",
    en: "if it is not to be public, or on request only, write that attribute and give the reason in law",
};
const POSTED: Words = Words {
    zh: "文件已发布，正文可以保留，由人工核对后补标",
    en: "it is posted already: the text may stay, a person adds the label",
};
const LIKELY: Words = Words {
    zh: "要素不全，可能不是公文，请人工判断",
    en: "some elements are missing, so it may be no official document: a person must decide",
};

impl Rule for Missing {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        let outline = whole.outline;
        if outline.kind != Kind::OfficialDocument || !outline.labels.is_empty() {
            return;
        }
        let Insertion { after, anchor } = outline.insertion();
        let advice = match anchor {
            Anchor::Date => BELOW_DATE,
            Anchor::BeforeAnnex => BEFORE_ANNEX,
            Anchor::End => AT_END,
        };
        let advice = Message::from(advice).at(&after);
        let mut hit = Hit::absence(&ABOUT, after, MISSING, advice);
        hit.reasons = outline.evidence();
        if whole.stage == Stage::Drafting {
            hit.reasons.push(IF_NOT_PUBLIC.into());
        }
        // Once it is posted there is nothing left to hold back; with thin evidence a person decides.
        if whole.stage == Stage::Posted {
            hit.severity = Severity::Review;
            hit.reasons.push(POSTED.into());
        } else if !outline.certain {
            hit.severity = Severity::Review;
            hit.reasons.push(LIKELY.into());
        }
        found.push(hit);
    }
}
