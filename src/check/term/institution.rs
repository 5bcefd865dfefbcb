//! `term/institution`

use super::super::rule::rule;
use super::listed::Sayings;
use crate::finding::Words;

rule! {
    /// # 机构和职务名称
    ///
    /// **查什么** 机构改革后仍用旧名（国土资源部、环保部），以及机构、职务名称写错（省人大副主任）。按文件日期判断：改名之前的文件用旧名是对的。
    ///
    /// **为什么** 国务院机构改革方案（2018年）、党和国家机构改革方案（2023年）。名称写错，主体就错了。
    ///
    /// **怎么改** 改用现名。引用旧文件名、旧文号，或在前面写“原”的，不算。
    ///
    /// # Names of institutions and posts
    ///
    /// **What** Old names after a reform (国土资源部, 环保部), and names of institutions or posts that are wrong (省人大副主任).
    /// The date of the document decides: before the change the old name was right.
    ///
    /// **Why** The reforms of 2018 and 2023. A wrong name is a wrong body.
    ///
    /// **What to do** Use the present name. Old documents quoted by title or number, and names after 原, are not
    /// meant.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 请报国家工商行政管理总局备案。
    /// ```
    ///
    /// ```ok
    /// 原国家工商行政管理总局令第10号已废止。
    /// ```
    Institution, "term/institution", Block, saying SAYINGS
}

const SAYINGS: Sayings = Sayings {
    found: Words {
        zh: "“{found}”不是现行的规范名称", en: "“{found}” is not the present, proper name"
    },
    instead: Words { zh: "改为{suggestion}", en: "write {suggestion}" },
    otherwise: Words { zh: "改用现行规范名称", en: "use the present, proper name" },
};
