//! `personal/minor`

use super::super::rule::rule;
use super::judge::Saying;
use crate::finding::Words;

rule! {
    /// # 不满十四周岁未成年人的信息
    ///
    /// **查什么** 在文件日期当天不满 14 周岁的人：由身份证号、出生日期或年龄算出，且写有姓名或其他能认出本人的内容。
    ///
    /// **为什么** 不满十四周岁未成年人的个人信息全部属于敏感个人信息，处理须经监护人同意。
    ///
    /// **怎么改** 删除姓名和能认出本人的内容，只写人数或“某某”。
    ///
    /// # Data of a child under fourteen
    ///
    /// **What** A person under fourteen on the day of the document, by identity number, date of birth or age, who is
    /// named or can otherwise be recognised.
    ///
    /// **Why** All data of children under fourteen is sensitive and needs the consent of a parent.
    ///
    /// **What to do** Delete the name and whatever tells who it is.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 学生姓名：王小丽，出生日期：2018年3月7日
    /// ```
    ///
    /// ```hit
    /// | 姓名 | 年龄 |
    /// |---|---|
    /// | 王小丽 | 9 |
    /// ```
    ///
    /// ```ok
    /// 6岁以下儿童免票。
    /// ```
    ///
    /// ```ok
    /// | 姓名 | 年龄 |
    /// |---|---|
    /// | 王小丽 | 39 |
    /// ```
    Minor, "personal/minor", Block, judged SAYING
}

const SAYING: Saying = Saying::of(
    Words { zh: "不满十四周岁未成年人的信息", en: "data of a child under fourteen" },
    Words { zh: "删除姓名和能认出本人的内容", en: "delete the name and whatever tells who it is" },
);
