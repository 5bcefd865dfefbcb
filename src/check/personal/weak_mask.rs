//! `personal/weak-mask`

use super::super::rule::rule;
use super::judge::Saying;
use crate::finding::Words;

rule! {
    /// # 遮盖得不够的号码
    ///
    /// **查什么** 遮盖后仍能猜出来的身份证号、手机号、银行卡号：剩下不超过 1000 种可能的拦截，身份证号剩下不超过 10000 种的
    /// 请人工判断。同一行或同一张登记表里有出生日期、性别、年龄的，同一人在本文件别处露出另外几位的，合起来算。
    /// 前 4 后 4、前 6 后 4、前 3 后 4（手机）等惯例写法不算。
    ///
    /// **为什么** 露出前 14 位只剩 1000 种可能，一个程序几秒就试完；遮住生日而旁边一列就是生日，等于没遮。
    ///
    /// **怎么改** 身份证号只留前 4 位和后 4 位，手机号只留前 3 位和后 4 位，银行卡号只留后 4 位；旁边的出生日期一并删除。
    ///
    /// # A number that is not masked enough
    ///
    /// **What** A masked identity, mobile or card number that can still be guessed: at most 1,000 possibilities
    /// block, at most 10,000 of an identity number are for a person to decide. A date of birth, sex or age in the
    /// same row, and what the same file shows of the same person elsewhere, are counted in. Customary masks (first 4
    /// and last 4, first 6 and last 4, of mobiles first 3 and last 4) are not meant.
    ///
    /// **Why** With the first fourteen digits shown a thousand are left, which a program tries in seconds; a birthday
    /// hidden beside a column of birthdays is not hidden.
    ///
    /// **What to do** Leave the first and the last four digits of an identity number, the first three and the last four
    /// of a mobile, the last four of a card; delete the date of birth beside it.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 身份证号：53010219900307****
    /// ```
    ///
    /// ```hit
    /// 手机号：1391234567*
    /// ```
    ///
    /// ```ok
    /// 身份证号：530102********1238
    /// ```
    ///
    /// ```ok
    /// 手机号：139****5678
    /// ```
    WeakMask, "personal/weak-mask", Block, judged SAYING
}

const SAYING: Saying = Saying::of(
    Words { zh: "遮盖得不够的号码", en: "a number that is not masked enough" },
    Words {
        zh: "身份证号只留前 4 位和后 4 位，手机号只留前 3 位和后 4 位；旁边的出生日期一并删除",
        en: "leave the first and the last four digits, of a mobile the first three and the last four; delete the date of birth beside it",
    },
);
