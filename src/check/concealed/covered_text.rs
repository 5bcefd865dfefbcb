//! `concealed/covered-text`

use super::super::rule::rule;
use super::super::{About, Found, Rule, Whole};
use super::{Saying, tell};
use crate::document::Concealment;
use crate::finding::Words;

rule! {
    /// # 遮住的、看不见的文字
    ///
    /// **查什么** 版式文件（PDF）里印在页面上、但看的人看不见的文字：压在色块、粗线、图片下面的，用“涂黑”“矩形”批注盖住却没有真正删掉的，
    /// 与底色同色、只写不显示、小得看不见的，在页面之外或被裁掉的，在关掉的图层上的。每种各报一条，写明有多少处、第一处在哪里。
    /// 扫描件自带的、看不见的识别文字不算。
    ///
    /// **为什么** 盖一个黑框并没有删掉下面的字：全选、复制，或换个软件打开，身份证号就出来了。公开前要把不宜公开的内容删掉，
    /// 不是遮住（云政办发〔2018〕36号第96项）；这也是遮挡不规范、泄露隐私被通报最常见的一种。
    ///
    /// **怎么改** 回到 Word、WPS 原文件，把要隐去的字改成“*”或删掉，再导出 PDF；或用 PDF 软件的“密文/涂黑”功能并点“应用”，存好后全选复制，
    /// 看下面还有没有字。不要在旧 PDF 上画框。
    ///
    /// # Covered and invisible text
    ///
    /// **What** Text that is set on the page of a fixed document (PDF) and that nobody sees who looks at it: under areas, thick
    /// lines or pictures; under redaction marks or squares that were laid over it and never applied; in the colour of its ground,
    /// written without being painted, or too small to be read; beyond the page or clipped away; on a layer that is switched off.
    /// Each is one finding, with how many there are and where the first stands. The text that a program recognised in a scan
    /// is not meant.
    ///
    /// **Why** A black box does not delete what lies under it: select all, copy, and the identity number is there. What must not
    /// be disclosed is to be deleted before disclosure, not covered (云政办发〔2018〕36号, item 96).
    ///
    /// **What to do** Go back to the original, replace what is to be hidden by asterisks, and export it again; or use the
    /// redaction tool of a PDF program and apply it. Then select all, copy, and see what is left.
    ///
    /// # Examples
    ///
    /// ```ok
    /// 看得见的文字。
    /// ```
    CoveredText, "concealed/covered-text", Review
}

/// What to do where something lies over the text, or the text does not show.
const DELETE: Words = Words {
    zh: "盖住不等于删掉：请在原文件里把这些字改成“*”或删掉，重新导出 PDF；导出后全选、复制，看还有没有",
    en: "covering is not deleting: replace or delete it in the original and export the PDF anew; then select all, copy, and see what is left",
};

pub(super) const SAYINGS: [Saying; 7] = [
    Saying {
        by: Concealment::Covered,
        found: Words {
            zh: "有 {n} 处文字被色块、粗线或图片盖住{first}，看不见，但能复制出来",
            en: "text under areas, thick lines or pictures: {n}{first}; it is not seen, and can be copied",
        },
        advice: DELETE,
    },
    Saying {
        by: Concealment::Unredacted,
        found: Words {
            zh: "有 {n} 处文字只是盖了涂黑、矩形批注{first}，没有真正删掉",
            en: "text under redaction marks or squares that were never applied: {n}{first}",
        },
        advice: Words {
            zh: "在 PDF 软件里对涂黑标记点“应用”，或在原文件里删掉这些字后重新导出；然后全选、复制，看还有没有",
            en: "apply the redaction in a PDF program, or delete the text in the original and export it anew; then select all, copy, and see what is left",
        },
    },
    Saying {
        by: Concealment::Unpainted,
        found: Words {
            zh: "有 {n} 处文字写在页面上却不显示{first}，能复制出来",
            en: "text that is written and not painted: {n}{first}; it can be copied",
        },
        advice: DELETE,
    },
    Saying {
        by: Concealment::GroundColour,
        found: Words {
            zh: "有 {n} 处文字与底色同色{first}，看不见，但能复制出来",
            en: "text in the colour of its ground: {n}{first}; it is not seen, and can be copied",
        },
        advice: DELETE,
    },
    Saying {
        by: Concealment::Tiny,
        found: Words { zh: "有 {n} 处文字小得看不见{first}", en: "text too small to be read: {n}{first}" },
        advice: DELETE,
    },
    Saying {
        by: Concealment::Clipped,
        found: Words {
            zh: "有 {n} 处文字在页面显示范围之外或被裁掉{first}，打印不出来，但能复制出来",
            en: "text beyond the page or clipped away: {n}{first}; it is not printed, and can be copied",
        },
        advice: Words {
            zh: "裁剪页面并不删除裁掉的内容：请在原文件里删掉这些字，重新导出 PDF",
            en: "cropping a page deletes nothing: delete the text in the original and export the PDF anew",
        },
    },
    Saying {
        by: Concealment::LayerOff,
        found: Words {
            zh: "有 {n} 处文字在关掉的图层上{first}，打开图层就能看到",
            en: "text on layers that are switched off: {n}{first}; whoever switches them on reads it",
        },
        advice: Words {
            zh: "在 PDF 软件的“图层”面板里打开该图层看一遍，删除不该公开的图层，再保存",
            en: "switch the layer on, look at it, delete what must not go out, and save",
        },
    },
];

impl Rule for CoveredText {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        tell(whole, found, &ABOUT, &SAYINGS);
    }
}
