//! `label/doubtful-glyph`

use super::super::rule::rule;
use super::super::{About, Found, Hit, Page, Rule};
use crate::finding::{Message, Words};
use crate::outline::{Writing, meaning};

rule! {
    /// # 公开属性标识疑似识别错误
    ///
    /// **查什么** 公文里独占一行的短句与某个公开属性标识只差一个字，如“此件公幵发布”“此仵公开发布”“此件公开发市”。多是扫描识别或录入的错误。
    /// 按它本来的意思当作标识，不再报缺少标识；差一个字可能是几种意思的，按最严的一种。
    ///
    /// **为什么** 差一个字，读者和检索都认不出来；“不”字认错了，意思就反了。抽查时看不到规范标识的，每件扣 0.5 分（昌政办发〔2020〕56号）。
    ///
    /// **怎么改** 核对原件；原件正确的重新识别或改正文本，原件有误的更正后重新发布。
    ///
    /// # A character of the label may be misread
    ///
    /// **What** In an official document a short line of its own differs from a label in one character, as scans give it.
    /// It is taken for that label, so that none is said to be missing; where it may be several, for the one that forbids
    /// most.
    ///
    /// **Why** Neither readers nor searches recognise it, and one wrong character may turn the meaning round. Of the
    /// documents sampled, each without a proper label costs 0.5 points (昌政办发〔2020〕56号).
    ///
    /// **What to do** Compare it with the original: correct the text, or the original, and post it again.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 某县人民政府办公室关于做好 2026 年度政务公开工作的通知
    ///
    /// 各乡镇人民政府，县直各部门：
    ///
    /// 现将有关事项通知如下，请认真贯彻执行，并按时报送工作情况。
    ///
    /// 2026年5月4日
    ///
    /// （此件公幵发布）
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
    DoubtfulGlyph, "label/doubtful-glyph", Review
}

const DOUBTFUL: Words = Words {
    zh: "“{wording}”与公开属性标识“{right}”只差一个字，疑似识别错误",
    en: "{wording} differs in one character from the label {right}: it may be misread",
};
const COMPARE: Words = Words {
    zh: "核对原件；如确为“{right}”（{meaning}），改正这个字",
    en: "compare it with the original; if it is {right} ({meaning}), correct the character",
};

impl Rule for DoubtfulGlyph {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn page(&self, page: &Page, found: &mut Found) {
        for label in page.outline.fresh_labels().iter().filter(|label| label.writing == Writing::Doubtful) {
            let Some(row) = page.dictionary.labels.get(label.row) else { continue };
            let right = crate::finding::Masked::known(&row.wording);
            let message = Message::from(DOUBTFUL).with("wording", label.wording.clone()).with("right", right.clone());
            let advice = Message::from(COMPARE).with("right", right).with_words("meaning", meaning(label.attribute));
            found.push(Hit::text(&ABOUT, label.range.clone(), message, advice));
        }
    }
}
