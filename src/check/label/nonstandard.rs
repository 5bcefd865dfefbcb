//! `label/nonstandard`

use super::super::rule::rule;
use super::super::{About, Found, Hit, Page, Rule};
use crate::document::Kind;
use crate::finding::{Message, Severity, Words};
use crate::outline::{Brackets, Seen, Standing, Writing};

rule! {
    /// # 公开属性标识写法不规范
    ///
    /// **查什么** 公文的标识能认出来，但写法与规定不同：没有加圆括号，或用了方括号、六角括号；用了半角括号；用了“此文公开发布”“此件可公开”
    /// 之类不常见的说法；或不在本单位配置的写法之内（`[label] wordings`）。
    ///
    /// **为什么** 昭政办发〔2020〕42号第一条第四项列出四种写法：此件公开发布、此件删减后公开、此件依申请公开、此件不公开；云政办发〔2018〕36号第4项
    /// 列出五种属性。附注加圆括号（GB/T 9704—2012 第7.3.6条）。各地写法不同（福建用“此件主动公开”，人民银行用“信息公开选项：主动公开”），
    /// 所以默认只作提示；本单位规定了写法的，在配置里列出，其余写法即需人工判断。
    ///
    /// **怎么改** 改用规定的写法，例如“（此件公开发布）”。
    ///
    /// # The label is written in an unusual way
    ///
    /// **What** The label of an official document is understood, but written differently than circulars say: without round brackets, in square
    /// ones or in half-width ones, in unusual words, or in words that are not among those of the configuration
    /// (`[label] wordings`).
    ///
    /// **Why** 昭政办发〔2020〕42号 §1(4) has four wordings, 云政办发〔2018〕36号 item 4 five attributes; an annotation stands
    /// in round brackets (GB/T 9704—2012, 7.3.6). Other places lawfully write it otherwise, so this is only noted; where
    /// an office has listed its wordings, any other is for a person to decide.
    ///
    /// **What to do** Write it as laid down, such as `（此件公开发布）`.
    ///
    /// # Examples
    ///
    /// ```note
    /// 某县人民政府办公室关于做好 2026 年度政务公开工作的通知
    ///
    /// 各乡镇人民政府，县直各部门：
    ///
    /// 现将有关事项通知如下，请认真贯彻执行，并按时报送工作情况。
    ///
    /// 2026年5月4日
    ///
    /// 【此文公开发布】
    /// ```
    ///
    /// ```ok
    /// 某县人民政府办公室关于做好 2026 年度政务公开工作的通知
    ///
    /// 各乡镇人民政府，县直各部门：
    ///
    /// 现将有关事项通知如下，请认真贯彻执行，并按时报送工作情况。
    ///
    /// 2026年5月4日
    ///
    /// （此件公开发布）
    /// ```
    Nonstandard, "label/nonstandard", Review
}

const WORDING: Words = Words {
    zh: "公开属性标识“{wording}”不是规定的写法",
    en: "the label {wording} is not worded as laid down",
};
const NOT_OURS: Words = Words {
    zh: "公开属性标识“{wording}”不在本单位规定的写法之内",
    en: "the label {wording} is not among the wordings that this office allows",
};
const BRACKETS: Words = Words {
    zh: "公开属性标识“{wording}”应加全角圆括号",
    en: "the label {wording} should stand in full-width round brackets",
};
const WRITE: Words = Words {
    zh: "改为规定的写法，例如“（{right}）”",
    en: "write it as laid down, such as （{right}）",
};

impl Rule for Nonstandard {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn page(&self, page: &Page, found: &mut Found) {
        if page.outline.kind != Kind::OfficialDocument {
            return;
        }
        for label in page.outline.fresh_labels() {
            // What is one character off is told by a rule of its own.
            if label.standing == Standing::Property || label.writing == Writing::Doubtful {
                continue;
            }
            let Some((severity, words)) = fault(page, label) else { continue };
            let message = Message::from(words).with("wording", label.wording.clone());
            let advice = Message::from(WRITE).with("right", page.practice.right_wording(label.attribute));
            found.push(Hit { severity, ..Hit::text(&ABOUT, label.range.clone(), message, advice) });
        }
    }
}

fn fault(page: &Page, label: &Seen) -> Option<(Severity, Words)> {
    let classes = page.folded.classes_of(page.document.text(), &label.range);
    if !page.practice.allows(&page.folded.classes()[classes]) {
        return Some((Severity::Review, NOT_OURS));
    }
    let listed = !page.practice.wordings.is_empty();
    let standard = listed
        || label.writing != Writing::Unusual && page.dictionary.labels.get(label.row).is_some_and(|row| row.standard);
    match (standard, label.brackets) {
        (false, _) => Some((Severity::Note, WORDING)),
        // A named property stands in lists of properties, which have no brackets.
        (true, Brackets::Round) => None,
        (true, _) if label.writing == Writing::Named || label.standing == Standing::Cell => None,
        (true, _) => Some((Severity::Note, BRACKETS)),
    }
}
