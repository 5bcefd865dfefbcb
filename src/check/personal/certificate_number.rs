//! `personal/certificate-number`

use super::super::rule::rule;
use super::judge::Saying;
use crate::finding::Words;

rule! {
    /// # 标明的个人证件号码
    ///
    /// **查什么** 标明是军官证、士兵证、警号、学籍号、学号、户口簿、驾驶证、医保卡、社保卡、住院号、低保证、结婚证、出
    /// 生医学证明等的号码。与姓名写在一起的拦截，其余请人工判断。准考证号、执业资格证号依惯例公布，不算。
    ///
    /// **为什么** 凭号码能查到或冒用本人的档案、待遇。
    ///
    /// **怎么改** 遮盖后几位，或整列删除。
    ///
    /// # The number of a personal paper
    ///
    /// **What** A number labelled as that of a military, police, student, household, driving, insurance, hospital,
    /// benefit or marriage paper. Beside a name it blocks; otherwise a person must decide. Numbers of examinees and of
    /// professional licences are customarily made known and are not meant.
    ///
    /// **Why** With it a person’s files and benefits can be had.
    ///
    /// **What to do** Mask its last digits, or delete the column.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 姓名：李四，军官证：南字第0123456号
    /// ```
    ///
    /// ```hit
    /// 学生王小丽，学籍号G530102201003071234
    /// ```
    ///
    /// ```ok
    /// 准考证号：20260001234
    /// ```
    ///
    /// ```ok
    /// 残疾人就业证书编号见附件
    /// ```
    CertificateNumber, "personal/certificate-number", Block, judged SAYING
}

const SAYING: Saying = Saying {
    decide: Some(Words {
        zh: "是个人的就遮盖后几位，或删除",
        en: "if it is a person's, mask its last digits, or delete it",
    }),
    ..Saying::of(
        Words { zh: "个人证件号码", en: "the number of a personal paper" },
        Words { zh: "遮盖后几位，或整列删除", en: "mask its last digits, or delete the column" },
    )
};
