//! `personal/bank-card`

use super::super::rule::rule;
use super::judge::Saying;
use crate::finding::Words;

rule! {
    /// # 未遮盖的银行卡号、账号
    ///
    /// **查什么** 16 至 19 位、校验码成立的银行卡号，以及标明是账号、一卡通、存折的号码。单位账户（写有开户名称、财政专
    /// 户、公司等）不算。
    ///
    /// **为什么** 卡号与姓名、身份证号凑在一起，就能盗刷、冒领。
    ///
    /// **怎么改** 只留后 4 位，或整列删除。
    ///
    /// # An unmasked bank card or account
    ///
    /// **What** A card number of 16 to 19 digits whose check digit holds, and numbers labelled as an account or a
    /// passbook. Accounts of offices and companies are not meant.
    ///
    /// **Why** Together with a name it is what thieves need.
    ///
    /// **What to do** Leave the last four digits, or delete the column.
    ///
    /// # Examples
    ///
    /// ```hit
    /// | 姓名 | 银行卡号 |
    /// |---|---|
    /// | 张某 | 6217000000000000001 |
    /// ```
    ///
    /// ```hit
    /// 户主李某，一卡通账号 6228480000000000018。
    /// ```
    ///
    /// ```ok
    /// 开户名称：某县财政局；账号：6217000000000000001
    /// ```
    ///
    /// ```ok
    /// 卡号：6217 **** **** 0001
    /// ```
    BankCard, "personal/bank-card", Block, judged SAYING
}

const SAYING: Saying = Saying {
    decide: Some(Words {
        zh: "是个人的就只留后 4 位，是单位账户就写明开户名称",
        en: "leave the last four digits if it is a person's; if it is an office's account, name the office",
    }),
    ..Saying::of(
        Words { zh: "未遮盖的银行卡号或账号", en: "an unmasked bank card or account" },
        Words { zh: "只留后 4 位，或整列删除", en: "leave the last four digits, or delete the column" },
    )
};
