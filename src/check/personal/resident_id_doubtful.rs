//! `personal/resident-id-doubtful`

use super::super::rule::rule;
use super::judge::Saying;
use crate::finding::Words;

rule! {
    /// # 疑似写错的身份证号
    ///
    /// **查什么** 标着“身份证号”、地区码和日期像真、校验码却不对的 18 位号码；多一位或少一位的号码；被电子表格取整的号码（`5.30102E+17`、末三
    /// 位变成 000）。录入时错一位的号码，其余各位仍能看出是谁。
    ///
    /// **为什么** 写错一位的号码照样露出生日和籍贯，也会让领款人对不上号。
    ///
    /// **怎么改** 先核对原件改正，再按惯例遮盖成前 4 位、后 4 位可见；表格里的号码列设成文本格式。
    ///
    /// # An identity number that seems mistyped
    ///
    /// **What** An 18-digit number labelled as an identity number whose region and date are plausible and whose check
    /// digit is wrong; a number that a spreadsheet has rounded (`5.30102E+17`, or ending in 000). With one digit wrong
    /// the others still tell whose it is.
    ///
    /// **Why** It still shows birthday and origin, and whoever is to be paid by it will not be found.
    ///
    /// **What to do** Compare it with the paper, then mask it; format the column of numbers as text.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 身份证号：530102199003071230
    /// ```
    ///
    /// ```ok
    /// 合同编号：530102199003071230
    /// ```
    ///
    /// ```ok
    /// 身份证号：5301**********1230
    /// ```
    ResidentIdDoubtful, "personal/resident-id-doubtful", Review, judged SAYING
}

const SAYING: Saying = Saying::of(
    Words { zh: "疑似写错的身份证号", en: "an identity number that seems mistyped" },
    Words {
        zh: "核对原件改正后，遮盖成前 4 位、后 4 位可见",
        en: "compare it with the paper, then mask it so that the first and the last four digits remain",
    },
);
