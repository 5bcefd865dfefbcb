//! `structure/proposal-element`

use super::super::rule::rule;
use super::super::{About, Found, Rule, Whole};
use super::lacking::lacking;
use crate::document::Kind;
use crate::finding::{Severity, Words};

rule! {
    /// # 建议、提案复文缺要素
    ///
    /// **查什么** 公开的人大代表建议、政协提案复文，没有发布机构（或落款）、内容概述、发布日期（或成文日期）、文号。缺一项报一条。
    /// 页面的属性表、元数据和正文里有都算。内容概述由网站页面填写，检查的是 Word、文本等文件时，没有只作提示。
    ///
    /// **为什么** 发布复文时应提供发布机构、内容概述、发布日期、文号等（云政办发〔2018〕36号第9项）。
    ///
    /// **怎么改** 在页面属性里补上，或在正文里补写落款、日期、文号。
    ///
    /// # A reply to a proposal that lacks parts
    ///
    /// **What** A published reply to a proposal of deputies or of the consultative conference has no issuer (nor
    /// signature), no outline of its content, no date or no number. Each missing one is a finding. The page's table of
    /// properties, its metadata and the text all count. The outline is filled in on the page: where a text or a Word file
    /// is checked its absence is a note.
    ///
    /// **Why** A published reply gives issuer, outline, date and number (云政办发〔2018〕36号, item 9).
    ///
    /// **What to do** Fill them in on the page, or add signature, date and number to the text.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 某县教育局对县十八届人大二次会议第23号建议的答复
    ///
    /// 张某代表：
    ///
    /// 您提出的建议收悉。现答复如下：已经列入明年的计划。
    ///
    /// 某县教育局
    /// ```
    ///
    /// ```ok
    /// 某县教育局对县十八届人大二次会议第23号建议的答复
    ///
    /// 某教函〔2026〕12号
    ///
    /// 张某代表：
    ///
    /// 您提出的建议收悉。现答复如下：已经列入明年的计划。
    ///
    /// 某县教育局
    ///
    /// 2026年5月4日
    /// ```
    ProposalElement, "structure/proposal-element", Review
}

const LACKS: Words = Words { zh: "建议、提案复文缺“{part}”", en: "this reply to a proposal lacks {part}" };
const ON_THE_PAGE: Words = Words {
    zh: "内容概述在网站页面上填写，文件本身可以没有",
    en: "the outline is filled in on the page; the file itself may have none",
};

const TOPIC: Words = Words {
    zh: "复文写明了建议、提案的题目，读者看得出内容",
    en: "the reply names the proposal by its title, so that a reader sees what it is about",
};

impl Rule for ProposalElement {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        let Some(parts) = whole.outline.parts().filter(|_| whole.outline.kind == Kind::ProposalReply) else { return };
        for (part, after) in parts.missing() {
            let mut hit = lacking(&ABOUT, LACKS, part, after);
            if part.part == "outline" && (parts.names_topic || !parts.has_fields) {
                hit.severity = Severity::Note;
                hit.reasons.push(if parts.names_topic { TOPIC } else { ON_THE_PAGE }.into());
            }
            found.push(hit);
        }
    }
}
