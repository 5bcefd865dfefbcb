//! `concealed/earlier-revision`

use super::super::rule::rule;
use super::super::{About, Found, Rule, Whole};
use super::{Saying, tell};
use crate::document::Concealment;
use crate::finding::Words;

rule! {
    /// # 残留的旧内容、旧版本
    ///
    /// **查什么** 文件里还留着现在的正文已经不用的内容：没有被引用的旧文字、旧页面，或者保存下来的以前的版本。残留和旧版本各报一条，
    /// 写明有多少处、第一处在哪里。
    ///
    /// **为什么** 改稿时删掉的姓名、金额、意见，页面上没有了，文件里还有；用别的软件打开、解压或恢复，就能读到。公开前的审查针对的是
    /// 文件的全部内容（云政办发〔2018〕36号第96项）。
    ///
    /// **怎么改** 全选，复制，粘贴到新建的文件里，另存后发布新文件；或者另存为 docx、xlsx、pptx 后再查。
    ///
    /// # Leftovers and earlier versions
    ///
    /// **What** The file still has what its present text does not use any more: texts and pages that nothing refers to, or
    /// earlier versions that were kept. Leftovers and versions are one finding each, with how much there is and where it begins.
    ///
    /// **Why** Names, sums and opinions that were taken out while it was written are gone from the page and still in the file;
    /// another program, or anybody who unpacks it, can read them. The review before disclosure covers all that a file holds
    /// (云政办发〔2018〕36号, item 96).
    ///
    /// **What to do** Select all, copy, paste into a new file, save and publish that; or save it as docx, xlsx or pptx and
    /// check again.
    ///
    /// # Examples
    ///
    /// ```ok
    /// 看得见的文字。
    /// ```
    EarlierRevision, "concealed/earlier-revision", Review
}

pub(super) const SAYINGS: [Saying; 2] = [
    Saying {
        by: Concealment::Residue,
        found: Words {
            zh: "文件里有 {n} 处残留的旧内容{first}，页面上没有，文件里读得到",
            en: "leftovers in the file: {n}{first}; the page does not have them, the file does",
        },
        advice: Words {
            zh: "全选、复制，粘贴到新建的文件里，另存后再查；或另存为 docx、xlsx、pptx 后再查",
            en: "select all, copy, paste into a new file, save it and check that; or save as docx, xlsx or pptx and check again",
        },
    },
    Saying {
        by: Concealment::EarlierVersion,
        found: Words {
            zh: "文件里有 {n} 处以前版本的内容{first}",
            en: "text of earlier versions that is still in the file: {n}{first}",
        },
        advice: Words {
            zh: "关闭“快速保存”“保存版本”，删除保存的版本，另存为新文件后再查（WPS、LibreOffice：文件→版本→删除）",
            en: "delete the versions that are kept (File, Versions), switch off fast saving, save as a new file and check again",
        },
    },
];

impl Rule for EarlierRevision {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        tell(whole, found, &ABOUT, &SAYINGS);
    }
}
