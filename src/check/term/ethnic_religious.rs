//! `term/ethnic-religious`

use super::super::rule::rule;
use super::listed::Sayings;
use crate::finding::Words;

rule! {
    /// # 民族、宗教用语
    ///
    /// **查什么** 民族名称写错、简称不当（蒙族、维族）、把支系称为民族，以及不当的宗教表述。
    ///
    /// **为什么** 民族名称以国家公布的为准；不当称呼影响民族团结。
    ///
    /// **怎么改** 写民族全称，如“蒙古族”“维吾尔族”。
    ///
    /// # Wording on ethnic groups and religion
    ///
    /// **What** Names of ethnic groups that are wrong or improperly shortened (蒙族, 维族), branches called a group,
    /// improper wording on religion.
    ///
    /// **Why** The names of the groups are those the state has announced; an improper one offends.
    ///
    /// **What to do** Write the full name, such as 蒙古族 or 维吾尔族.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 当地有十户维族同胞。
    /// ```
    ///
    /// ```ok
    /// 四维族谱研究会成立。
    /// ```
    EthnicReligious, "term/ethnic-religious", Block, saying SAYINGS
}

const SAYINGS: Sayings = Sayings {
    found: Words {
        zh: "“{found}”不是规范的民族宗教用语",
        en: "“{found}” is no proper wording on ethnic groups or religion",
    },
    instead: Words { zh: "改为{suggestion}", en: "write {suggestion}" },
    otherwise: Words { zh: "改用规范表述", en: "use the proper wording" },
};
