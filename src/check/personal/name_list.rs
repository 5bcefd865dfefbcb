//! `personal/name-list`

use super::super::rule::rule;
use super::judge::Saying;
use crate::finding::Words;

rule! {
    /// # 涉及补贴、救助、健康的完整姓名名单
    ///
    /// **查什么** 表格里成列的完整姓名，而表头或标题涉及补贴、救助、低保、残疾、疾病等。表彰、录用、任前、中标等依惯例
    /// 公布姓名的不算；已遮盖的（张**、张某某）不算。
    ///
    /// **为什么** 救助对象名单依规定可以公示，但公示期满应撤下，姓名以外的情况不应公示；能遮盖的应遮盖。
    ///
    /// **怎么改** 核对是否确需公示姓名；不需要的遮盖成“张**”，公示期满撤下。
    ///
    /// # Full names in a list of benefits or illnesses
    ///
    /// **What** A column of full names in a table whose header or title speaks of benefits, relief, disability or
    /// illness. Awards, appointments, recruitment and tenders, which are made known with names, are not meant, nor are
    /// masked names.
    ///
    /// **Why** Such lists may lawfully be made known for a while, but with nothing more than needed.
    ///
    /// **What to do** See whether the names are needed; else mask them, and take the list down in time.
    ///
    /// # Examples
    ///
    /// ```hit
    /// | 姓名 | 低保金额 |
    /// |---|---|
    /// | 王建国 | 300 |
    /// | 李秀英 | 400 |
    /// ```
    ///
    /// ```ok
    /// | 姓名 | 低保金额 |
    /// |---|---|
    /// | 王** | 300 |
    /// | 李** | 400 |
    /// ```
    ///
    /// ```ok
    /// | 姓名 | 职务 |
    /// |---|---|
    /// | 王建国 | 局长 |
    /// | 李秀英 | 科长 |
    /// ```
    NameList, "personal/name-list", Review, judged SAYING
}

const SAYING: Saying = Saying::of(
    Words { zh: "完整姓名的名单", en: "a list of full names" },
    Words {
        zh: "核对是否确需公示姓名；不需要的遮盖成“张**”，公示期满撤下",
        en: "see whether the names are needed; else mask them, and take the list down in time",
    },
);
