//! `concealed/hidden-text`

use super::super::rule::rule;
use super::super::{About, Found, Rule, Whole};
use super::{Saying, tell};
use crate::document::Concealment;
use crate::finding::Words;

rule! {
    /// # 隐藏的文字、对象和幻灯片
    ///
    /// **查什么** 文件里有、页面上看不见的文字：设成“隐藏”的字，与底色同色、透明或小得看不见的字，格式设成不显示的单元格，
    /// 关掉显示的图形和文本框，放在页面或幻灯片之外的内容，隐藏的幻灯片。每种各报一条，写明有多少处、第一处在哪里。
    ///
    /// **为什么** 看不见不等于没有：复制、搜索、换个软件打开，字就出来了，搜索引擎也收录得到。公开前的审查针对的是文件的全部内容
    /// （云政办发〔2018〕36号第96项）；审稿的人看着页面审，恰恰看不到这些。
    ///
    /// **怎么改** 按提示的步骤让它显示出来，看过之后删除，或改成正常显示。
    ///
    /// # Hidden text, objects and slides
    ///
    /// **What** Text that is in the file and not on its page: set to hidden, in the colour of its ground, transparent or too
    /// small to be read; cells whose format shows nothing; shapes and text boxes that are switched off; what stands beyond the
    /// edges of a page or slide; slides that are left out. Each is one finding, with how many there are and where the first
    /// stands.
    ///
    /// **Why** Unseen is not absent: it comes out when somebody copies, searches, or opens the file in another program, and
    /// search engines index it. The review before disclosure covers all that a file holds (云政办发〔2018〕36号, item 96), and
    /// those who review by looking at the page don't see it.
    ///
    /// **What to do** Make it visible as the advice says, look at it, and delete it or let it show.
    ///
    /// # Examples
    ///
    /// ```ok
    /// 看得见的文字。
    /// ```
    HiddenText, "concealed/hidden-text", Review
}

pub(super) const SAYINGS: [Saying; 5] = [
    Saying {
        by: Concealment::HiddenText,
        found: Words {
            zh: "文件里有 {n} 处页面上看不见的文字{first}：设成隐藏、与底色同色或小得看不见",
            en: "text that the page does not show: {n}{first}; it is hidden, of the colour of its ground, or too small to be read",
        },
        advice: Words {
            zh: "Word、WPS：开始→显示编辑标记（¶），选中隐藏的文字后删除，或在“字体”里取消“隐藏”；白字、小字改成正常颜色和字号，或删除；保存后再查",
            en: "show formatting marks (¶), then delete the hidden text or clear Hidden in Font; give white or tiny text a usual colour and size, or delete it; save and check again",
        },
    },
    Saying {
        by: Concealment::HiddenFormat,
        found: Words {
            zh: "有 {n} 个单元格有内容，但格式设成了不显示{first}",
            en: "cells with content whose format shows nothing: {n}{first}",
        },
        advice: Words {
            zh: "Excel、WPS：选中单元格→设置单元格格式→数字→常规，看到内容后删除或保留；保存后再查",
            en: "select the cells, Format Cells, Number, General; then delete or keep what shows; save and check again",
        },
    },
    Saying {
        by: Concealment::HiddenObject,
        found: Words {
            zh: "文件里有 {n} 处文字在关掉显示的图形、文本框里{first}",
            en: "text in shapes or boxes that are switched off: {n}{first}",
        },
        advice: Words {
            zh: "Word、Excel、PowerPoint、WPS：开始→选择→选择窗格，点开“眼睛”显示出来，看过后删除；保存后再查",
            en: "Home, Select, Selection Pane: show them, look at them, delete them; save and check again",
        },
    },
    Saying {
        by: Concealment::OffPage,
        found: Words {
            zh: "文件里有 {n} 处内容放在页面（幻灯片）之外{first}，放映、打印时看不见",
            en: "text beyond the edges of its page or slide: {n}{first}; neither print nor show has it",
        },
        advice: Words {
            zh: "缩小显示比例，找到页面之外的文字，删除或移回页面；保存后再查",
            en: "zoom out, find what lies beyond the edges, and delete it or move it back; save and check again",
        },
    },
    Saying {
        by: Concealment::HiddenSlide,
        found: Words {
            zh: "隐藏的幻灯片里有 {n} 处文字{first}，放映时跳过，打开文件的人都能看到",
            en: "text on slides that are left out: {n}{first}; a show passes them over, whoever opens the file reads them",
        },
        advice: Words {
            zh: "PowerPoint、WPS：在左侧缩略图里右键该幻灯片→取消隐藏，看过后保留或删除；保存后再查",
            en: "in the thumbnails unhide the slide, look at it, and keep or delete it; save and check again",
        },
    },
];

impl Rule for HiddenText {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        tell(whole, found, &ABOUT, &SAYINGS);
    }
}
