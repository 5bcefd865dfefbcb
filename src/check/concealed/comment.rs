//! `concealed/comment`

use super::super::rule::rule;
use super::super::{About, Found, Rule, Whole};
use super::{Saying, tell};
use crate::document::Concealment;
use crate::finding::Words;

rule! {
    /// # 批注、备注没有删除
    ///
    /// **查什么** 文件里有批注（Word、WPS 文字的批注，单元格上的批注），或者幻灯片下面的演讲者备注。批注和备注各报一条，写明有多少处、
    /// 第一处在哪里。
    ///
    /// **为什么** 批注里是内部的意见、商量和人名，备注里是讲给听众听、没打算发表的话；打印、投影时看不见，下载文件的人都看得到。
    /// 公开前的审查针对的是文件的全部内容（云政办发〔2018〕36号第96项）。起草、报批阶段（`--stage drafting`）的批注只作提示。
    ///
    /// **怎么改** 批注：审阅→删除→删除文档中的所有批注；表格里选中单元格后审阅→删除批注。备注：在“普通”视图里清空备注栏。也可以用
    /// 文件→信息→检查问题→检查文档，一次全部删除。
    ///
    /// # Comments and notes that were left in
    ///
    /// **What** The file has comments (on text or on cells), or notes for the speaker under its slides. Comments and notes are
    /// one finding each, with how many there are and where the first stands.
    ///
    /// **Why** Comments hold opinions and names that are internal, notes hold what was meant to be spoken. Prints and slides
    /// don't show them; whoever downloads the file reads them. The review before disclosure covers all that a file holds
    /// (云政办发〔2018〕36号, item 96). At the stage `drafting` comments are a note.
    ///
    /// **What to do** Comments: Review, Delete All Comments in Document; in a workbook select the cells first. Notes: clear
    /// the notes pane. File, Info, Check for Issues, Inspect Document removes all of them at once.
    ///
    /// # Examples
    ///
    /// ```ok
    /// 看得见的文字。
    /// ```
    Comment, "concealed/comment", Review
}

pub(super) const SAYINGS: [Saying; 2] = [
    Saying {
        by: Concealment::Comment,
        found: Words {
            zh: "文件里有 {n} 处批注{first}，打开文件的人都能看到",
            en: "comments in the file: {n}{first}; whoever opens it can read them",
        },
        advice: Words {
            zh: "Word、WPS：审阅→删除→删除文档中的所有批注；表格：选中单元格，审阅→删除批注；保存后再查",
            en: "Review, Delete All Comments in Document; in a workbook select the cells and delete their comments; save and check again",
        },
    },
    Saying {
        by: Concealment::Notes,
        found: Words {
            zh: "幻灯片下面有 {n} 处演讲者备注{first}，打开文件的人都能看到",
            en: "notes for the speaker: {n}{first}; whoever opens the file can read them",
        },
        advice: Words {
            zh: "PowerPoint、WPS：在“普通”视图里清空备注栏；或文件→信息→检查问题→检查文档→演示文稿备注→全部删除；保存后再查",
            en: "clear the notes pane; or File, Info, Check for Issues, Inspect Document, Presentation Notes, Remove All; save and check again",
        },
    },
];

impl Rule for Comment {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        tell(whole, found, &ABOUT, &SAYINGS);
    }
}
