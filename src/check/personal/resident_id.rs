//! `personal/resident-id`

use super::super::rule::rule;
use super::judge::Saying;
use crate::finding::Words;

rule! {
    /// # 未遮盖的居民身份证号
    ///
    /// **查什么** 完整的 18 位公民身份号码（地区码真实、日期真实、校验码正确），以及标着“身份证”的 15 位旧号码。全角、
    /// 加空格或连字符、断行、分写在几个单元格里、夹零宽字符、用 O 和 l 代替 0 和 1、用汉字数字写的都算。统一社会信用代
    /// 码、项目代码、流水号不算；已按惯例遮盖的（`530102********1234`）不算。
    ///
    /// **为什么** 号码里有出生日期、性别和籍贯，一辈子不变，办贷款、开卡、冒名都靠它，漏出去收不回来。
    ///
    /// **怎么改** 确需列示身份的，只留前 4 位和后 4 位，其余用星号；不需要的整列删除，不要只是隐藏。此规则不能用行内注
    /// 释忽略。
    ///
    /// # An unmasked resident identity number
    ///
    /// **What** A whole 18-digit number (a county that exists or existed, a real date, the right check digit), and the
    /// older 15-digit one where it is labelled. Full-width digits, spaces, hyphens, line ends, neighbouring cells and
    /// zero-width characters inside, O and l for 0 and 1, and Chinese numerals do not hide it. Company codes, project
    /// codes and serials are not meant, nor are numbers masked as is customary (`530102********1234`).
    ///
    /// **Why** The number tells birthday, sex and origin, stays for life, and is what loans and accounts are opened
    /// with; once out it cannot be taken back.
    ///
    /// **What to do** If the person must be told apart, leave the first and the last four digits; else delete the
    /// column rather than hide it. This rule cannot be set aside by an inline comment.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 张某，身份证号530102199003071238，家住某县。
    /// ```
    ///
    /// ```hit
    /// 公民身份号码：５３０１０２ 19900307 1238
    /// ```
    ///
    /// ```hit
    /// 身份证号 530102199003
    /// 071238
    /// ```
    ///
    /// ```hit
    /// 身份证号：五三〇一〇二一九九〇〇三〇七一二三八
    /// ```
    ///
    /// ```ok
    /// 身份证号：530102********1238
    /// ```
    ///
    /// ```ok
    /// 项目代码 2017-530302-48-03-012345，采购编号 202306150001000123。
    /// ```
    ResidentId, "personal/resident-id", Block, judged SAYING
}

const SAYING: Saying = Saying::of(
    Words { zh: "未遮盖的居民身份证号", en: "an unmasked resident identity number" },
    Words {
        zh: "遮盖成前 4 位、后 4 位可见（如 5301**********1238），或整列删除",
        en: "mask it so that the first and the last four digits remain, or delete the column",
    },
);
