//! `label/contradictory`

use super::super::rule::rule;
use super::super::{About, Found, Hit, Rule, Whole};
use crate::dictionary::Attribute;
use crate::finding::{Message, Words};
use crate::outline::{Seen, Standing, meaning};

rule! {
    /// # 公开属性互相矛盾
    ///
    /// **查什么** 一份文件里有两个不同的公开属性标识；正文的标识与网页元数据、文件属性、文首属性表不一致；标着“主动公开”，却又有密级或
    /// 内部标志（秘密★、内部资料 注意保存等）。写法不同而属性相同的不算。
    ///
    /// **为什么** 公开属性一件一个，随文运转（昭政办发〔2020〕42号第一条第四项；云政办发〔2018〕36号第4项）。两个标识不知以哪个为准，
    /// 按“公开”发布了不该公开的，每起扣 5 分（云南省2023年度政务公开指标考评细则第23项，最多扣 10 分）。
    ///
    /// **怎么改** 以审批单上确定的属性为准，改正另一处；有密级标志的先停止发布，报保密工作机构。
    ///
    /// # Labels that contradict each other
    ///
    /// **What** A document bears two different labels; or its label differs from the page's metadata, the file's properties
    /// or the table of properties above it; or it is marked as public and bears a mark of secrecy or of internal
    /// circulation as well. The same attribute in two wordings is no contradiction.
    ///
    /// **Why** A document has one attribute, which travels with it (昭政办发〔2020〕42号 §1(4); 云政办发〔2018〕36号
    /// item 4). With two nobody knows which holds, and to post what was not to be public costs 5 points a case
    /// (item 23 of the province's assessment for 2023, at most 10).
    ///
    /// **What to do** The attribute on the approval form holds: correct the other one. Where there is a mark of secrecy,
    /// stop and tell the secrecy office.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 2026年5月4日
    ///
    /// （此件公开发布）
    ///
    /// 公开属性：依申请公开
    /// ```
    ///
    /// ```hit
    /// 秘密★10年
    ///
    /// 某县人民政府办公室文件
    ///
    /// 2026年5月4日
    ///
    /// （此件公开发布）
    /// ```
    ///
    /// ```ok
    /// 2026年5月4日
    ///
    /// （此件公开发布）
    ///
    /// 信息公开选项：主动公开
    /// ```
    Contradictory, "label/contradictory", Block
}

const TWO: Words = Words {
    zh: "公开属性互相矛盾：“{one}”（{first}）与“{other}”（{second}）",
    en: "the labels contradict each other: {one} ({first}) and {other} ({second})",
};
const ONE: Words = Words {
    zh: "以审批单上确定的公开属性为准，改正另一处后再发布",
    en: "the attribute on the approval form holds: correct the other one before posting",
};
const SECRET: Words = Words {
    zh: "标着“{one}”，却有密级或内部标志",
    en: "it is marked as {one}, and bears a mark of secrecy or of internal circulation",
};
const STOP: Words = Words {
    zh: "停止发布，报保密工作机构核实；解密后去掉密级标志，或改正公开属性",
    en: "stop and ask the secrecy office: remove the mark once it is declassified, or correct the label",
};

impl Rule for Contradictory {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        let labels = &whole.outline.labels;
        let Some(first) = labels.first() else { return };
        if let Some(other) = labels.iter().find(|label| label.attribute != first.attribute) {
            let message = Message::from(TWO)
                .with("one", first.wording.clone())
                .with_words("first", standing(first))
                .with("other", other.wording.clone())
                .with_words("second", standing(other));
            found.push(Hit::absence(&ABOUT, other.place.clone(), message, ONE));
        }
        let public = labels.iter().find(|label| label.attribute == Attribute::Public);
        if let Some(label) = public.filter(|_| whole.blocked_by("term/secrecy")) {
            let message = Message::from(SECRET).with_words("one", meaning(label.attribute));
            found.push(Hit::absence(&ABOUT, label.place.clone(), message, STOP));
        }
    }
}

fn standing(label: &Seen) -> Words {
    match label.standing {
        Standing::Line => Words { zh: "正文标识", en: "the label in the text" },
        Standing::Cell => Words { zh: "表格单元格", en: "a table cell" },
        Standing::Property => Words { zh: "元数据", en: "the metadata" },
    }
}
