//! `personal/birth-date`

use super::super::rule::rule;
use super::judge::Saying;
use crate::finding::Words;

rule! {
    /// # 完整的出生日期
    ///
    /// **查什么** 标明是出生日期、精确到日的日期。与姓名写在一起的拦截，其余请人工判断。只写年、月的不算；行政处罚决定书里的只作提示。
    ///
    /// **为什么** 与遮盖过的身份证号放在一起，就把遮住的生日补上了；许多密码也用它。
    ///
    /// **怎么改** 只写到年或年月，或整列删除。
    ///
    /// # A full date of birth
    ///
    /// **What** A day labelled as a date of birth. Beside a name it blocks; otherwise a person must decide. Year and
    /// month alone are not meant.
    ///
    /// **Why** It fills the gap of a masked identity number, and is many people’s password.
    ///
    /// **What to do** Leave the year, or year and month, or delete the column.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 姓名：李四，出生日期：1990年3月7日
    /// ```
    ///
    /// ```ok
    /// 李四，1990年3月生
    /// ```
    ///
    /// ```ok
    /// 出生年份：1990年
    /// ```
    BirthDate, "personal/birth-date", Block, judged SAYING
}

const SAYING: Saying = Saying {
    decide: Some(Words {
        zh: "是个人的出生日期就只写到年月", en: "if it is a person's, leave year and month"
    }),
    ..Saying::of(
        Words { zh: "完整的出生日期", en: "a full date of birth" },
        Words {
            zh: "只写到年或年月，或整列删除", en: "leave the year, or year and month, or delete the column"
        },
    )
};
