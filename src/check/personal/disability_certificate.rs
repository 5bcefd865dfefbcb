//! `personal/disability-certificate`

use super::super::rule::rule;
use super::judge::Saying;
use crate::finding::Words;

rule! {
    /// # 未遮盖的残疾人证号
    ///
    /// **查什么** 20 位残疾人证号：18 位身份证号加残疾类别、等级各一位。
    ///
    /// **为什么** 既是身份证号，又说明了残疾类别和等级，属于健康信息。
    ///
    /// **怎么改** 只留前 4 位，其余连同表示残疾类别、等级的末两位都遮盖，或整列删除。
    ///
    /// # An unmasked disability certificate
    ///
    /// **What** The twenty digits of a disability certificate: an identity number, then the kind and the grade of the
    /// disability.
    ///
    /// **Why** It is an identity number and tells of health as well.
    ///
    /// **What to do** Leave the first four digits and mask the rest, the last two that tell kind and grade included, or delete the column.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 残疾证号：53010219900307123842
    /// ```
    ///
    /// ```ok
    /// 残疾证号：5301****************
    /// ```
    DisabilityCertificate, "personal/disability-certificate", Block, judged SAYING
}

const SAYING: Saying = Saying::of(
    Words { zh: "未遮盖的残疾人证号", en: "an unmasked disability certificate" },
    Words {
        zh: "只留前 4 位，其余连同表示残疾类别、等级的末两位都遮盖，或整列删除",
        en: "leave the first four digits and mask the rest, or delete the column",
    },
);
