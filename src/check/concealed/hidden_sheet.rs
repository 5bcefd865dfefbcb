//! `concealed/hidden-sheet`

use super::super::rule::rule;
use super::super::{About, Found, Rule, Whole};
use super::{Saying, tell};
use crate::document::Concealment;
use crate::finding::Words;

rule! {
    /// # 隐藏的工作表、行、列和数据缓存
    ///
    /// **查什么** 表格文件里有隐藏的工作表、隐藏的行（含筛选后不显示的行）、隐藏的列里有内容；或者数据透视表、外部链接存着一份看不见的
    /// 源数据。每种各报一条，写明有多少处、第一处在哪里。
    ///
    /// **为什么** 公示名单里，身份证号、银行账号常常不是删掉，而是把那一列隐藏了；下载的人点“取消隐藏”就全看到了。源数据缓存更不显眼：
    /// 汇总表公开了，逐人的明细还在里面。公开前的审查针对的是文件的全部内容（云政办发〔2018〕36号第96项）。
    ///
    /// **怎么改** 取消隐藏，看过之后删除（不是再隐藏），保存后再查。最稳妥的办法：把要公开的部分复制，在新建的文件里“选择性粘贴→数值”，
    /// 发布新文件。
    ///
    /// # Hidden sheets, rows and columns, and caches of data
    ///
    /// **What** A workbook has content on hidden sheets, in hidden rows (those that a filter leaves out as well) or in hidden
    /// columns; or it keeps, unseen, the data behind a pivot table or of another workbook. Each is one finding, with how much
    /// there is and where it begins.
    ///
    /// **Why** In lists that are published the column with identity numbers or accounts is often not deleted but hidden, and
    /// whoever downloads the file unhides it with two clicks. Caches are less known still: the totals were published, and the
    /// rows on each person are in the file. The review before disclosure covers all that a file holds (云政办发〔2018〕36号,
    /// item 96).
    ///
    /// **What to do** Unhide, look, delete (rather than hide again), save and check again. Safest is to copy what is to be
    /// published, paste it as values into a new file, and publish that.
    ///
    /// # Examples
    ///
    /// ```ok
    /// 看得见的文字。
    /// ```
    HiddenSheet, "concealed/hidden-sheet", Review
}

pub(super) const SAYINGS: [Saying; 4] = [
    Saying {
        by: Concealment::HiddenSheet,
        found: Words {
            zh: "隐藏的工作表里有 {n} 处内容{first}，打开文件的人取消隐藏就能看到",
            en: "content on hidden sheets: {n}{first}; whoever opens the file can unhide them",
        },
        advice: Words {
            zh: "Excel、WPS：右键任一工作表标签→取消隐藏，看过后右键→删除；“取消隐藏”里没有的，用文件→信息→检查问题→检查文档→隐藏的工作表→全部删除；保存后再查",
            en: "right-click a sheet tab, Unhide, look at it, Delete; what Unhide does not list, Inspect Document removes; save and check again",
        },
    },
    Saying {
        by: Concealment::HiddenRow,
        found: Words {
            zh: "隐藏的行里有 {n} 个有内容的单元格{first}，打开文件的人取消隐藏就能看到",
            en: "cells with content in hidden rows: {n}{first}; whoever opens the file can unhide them",
        },
        advice: Words {
            zh: "Excel、WPS：先清除筛选（数据→清除），全选，右键行号→取消隐藏，看过后删除不公开的行；保存后再查",
            en: "clear filters, select all, right-click a row number, Unhide; delete the rows that are not to be public; save and check again",
        },
    },
    Saying {
        by: Concealment::HiddenColumn,
        found: Words {
            zh: "隐藏的列里有 {n} 个有内容的单元格{first}，打开文件的人取消隐藏就能看到",
            en: "cells with content in hidden columns: {n}{first}; whoever opens the file can unhide them",
        },
        advice: Words {
            zh: "Excel、WPS：全选，右键列标→取消隐藏，看过后删除不公开的列；保存后再查",
            en: "select all, right-click a column letter, Unhide; delete the columns that are not to be public; save and check again",
        },
    },
    Saying {
        by: Concealment::Cache,
        found: Words {
            zh: "文件里存着 {n} 处看不见的源数据{first}：数据透视表或外部链接的缓存",
            en: "data that the file keeps unseen: {n}{first}; a cache of a pivot table or of another workbook",
        },
        advice: Words {
            zh: "Excel、WPS：复制数据透视表，“选择性粘贴→数值”后删去原表，或在数据透视表选项→数据里取消“保存源数据”；外部链接：数据→编辑链接→断开链接；保存后再查",
            en: "paste the pivot table as values and delete it, or clear Save source data in its options; break links to other workbooks (Data, Edit Links); save and check again",
        },
    },
];

impl Rule for HiddenSheet {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        tell(whole, found, &ABOUT, &SAYINGS);
    }
}
