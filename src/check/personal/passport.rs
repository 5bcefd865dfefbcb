//! `personal/passport`

use super::super::rule::rule;
use super::judge::Saying;
use crate::finding::Words;

rule! {
    /// # 未遮盖的护照号码
    ///
    /// **查什么** 标明是护照（或在证件号码列里）的护照号码：E、G、D、S、P 开头的中国护照，以及外国护照。
    ///
    /// **为什么** 护照号能查到一个人的出入境记录。
    ///
    /// **怎么改** 遮盖成前 2 位、后 2 位可见，或整列删除。
    ///
    /// # An unmasked passport number
    ///
    /// **What** A number labelled as a passport, or in a column of identity papers: Chinese passports beginning with E,
    /// G, D, S or P, and foreign ones.
    ///
    /// **Why** It leads to where a person has travelled.
    ///
    /// **What to do** Mask it so that the first two and the last two characters remain, or delete the column.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 李某，护照号码E12345678。
    /// ```
    ///
    /// ```ok
    /// 产品型号：E12345678
    /// ```
    ///
    /// ```ok
    /// 护照办理咨询：0871-63123456
    /// ```
    Passport, "personal/passport", Block, judged SAYING
}

const SAYING: Saying = Saying::of(
    Words { zh: "未遮盖的护照号码", en: "an unmasked passport number" },
    Words {
        zh: "遮盖成前 2 位、后 2 位可见，或整列删除",
        en: "mask it so that the first two and the last two characters remain, or delete the column",
    },
);
