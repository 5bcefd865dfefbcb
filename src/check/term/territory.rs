//! `term/territory`

use super::super::rule::rule;
use super::listed::Sayings;
use crate::finding::Words;

rule! {
    /// # 领土主权
    ///
    /// **查什么** 涉及台湾、港澳和国际关系的不当表述，如把台湾当作国家、“台独”不加引号、称朝鲜为“北朝鲜”。
    ///
    /// **为什么** 事关主权和领土完整，有明确的用语规范。
    ///
    /// **怎么改** 改用规范表述；必须提到的，按规定加引号。
    ///
    /// # Territory and sovereignty
    ///
    /// **What** Improper wording on Taiwan, Hong Kong, Macao and foreign relations, such as 台独 without quotation
    /// marks or 北朝鲜.
    ///
    /// **Why** Sovereignty is at stake, and the wording is laid down.
    ///
    /// **What to do** Use the proper wording; where it must be mentioned, put it in quotation marks as laid down.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 坚决反对台独分裂势力。
    /// ```
    ///
    /// ```ok
    /// 坚决反对“台独”分裂势力。
    /// ```
    ///
    /// ```ok
    /// 本系统与平台独立部署。
    /// ```
    Territory, "term/territory", Block, saying SAYINGS
}

const SAYINGS: Sayings = Sayings {
    found: Words {
        zh: "“{found}”涉及领土主权，表述不规范", en: "“{found}” is improper wording on territory"
    },
    instead: Words { zh: "改为{suggestion}", en: "write {suggestion}" },
    otherwise: Words { zh: "改用规范表述", en: "use the proper wording" },
};
