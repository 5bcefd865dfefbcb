//! `personal/permit`

use super::super::rule::rule;
use super::judge::Saying;
use crate::finding::Words;

rule! {
    /// # 未遮盖的居住证、通行证号码
    ///
    /// **查什么** 港澳台居民居住证（81、82、83 开头的 18 位）、外国人永久居留身份证（9 开头的 18 位，以及标明的 3 个字
    /// 母加 12 位旧证）、标明的来往内地（大陆）通行证、往来港澳台通行证。
    ///
    /// **为什么** 与居民身份证号一样能认出一个人。
    ///
    /// **怎么改** 遮盖成前 3 位、后 2 位可见，或整列删除。
    ///
    /// # An unmasked residence or travel permit
    ///
    /// **What** Residence permits of people from Hong Kong, Macao and Taiwan (18 digits beginning with 81, 82, 83),
    /// cards of foreign permanent residents (18 digits beginning with 9, and the older three letters with twelve digits
    /// where labelled), and travel permits where labelled.
    ///
    /// **Why** It tells a person as surely as an identity number does.
    ///
    /// **What to do** Mask it so that the first three and the last two characters remain, or delete the column.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 港澳居民来往内地通行证号：H12345678
    /// ```
    ///
    /// ```hit
    /// 台胞证号码 01234567
    /// ```
    ///
    /// ```ok
    /// 通行证办理窗口电话：0871-63123456
    /// ```
    ///
    /// ```ok
    /// 车辆通行证编号：2023-015
    /// ```
    Permit, "personal/permit", Block, judged SAYING
}

const SAYING: Saying = Saying::of(
    Words { zh: "未遮盖的居住证、通行证号码", en: "an unmasked residence or travel permit" },
    Words {
        zh: "遮盖成前 3 位、后 2 位可见，或整列删除",
        en: "mask it so that the first three and the last two characters remain, or delete the column",
    },
);
