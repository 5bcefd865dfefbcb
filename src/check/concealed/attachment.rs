//! `concealed/attachment`

use super::super::rule::rule;
use super::super::{About, Found, Rule, Whole};
use super::{Saying, tell};
use crate::document::Concealment;
use crate::finding::Words;

rule! {
    /// # 文件里嵌入了别的文件
    ///
    /// **查什么** 文件里嵌着别的文件：双击能打开的表格、文档、演示文稿、压缩包，图表背后的数据表。报一条，写明有多少处文字、
    /// 第一处在哪里。归档的压缩包、邮件的附件不算，那是各自独立的文件。
    ///
    /// **为什么** 页面上只看到一个图标、一张图表，双击打开却是整本工作簿：只想公开一张汇总图，逐人的明细也跟着出去了。公开前的审查针对的是
    /// 文件的全部内容（云政办发〔2018〕36号第96项）。里面的文件已经照样检查，其中的个人信息另行报出。
    ///
    /// **怎么改** 双击打开看一遍。不需要的删除；只要样子的，复制后“选择性粘贴→图片”；需要公开的，单独作为附件发布。
    ///
    /// # Files inside of the document
    ///
    /// **What** Other files are embedded in the document: sheets, documents, presentations or archives that open with a double
    /// click, the data behind a chart. It is one finding, with how many texts are in them and where the first stands. Files in
    /// archives and attachments of mails don't count: they are documents of their own.
    ///
    /// **Why** The page shows an icon or a chart, and a double click opens the whole workbook: one chart was meant to be
    /// published, and the rows on each person went with it. The review before disclosure covers all that a file holds
    /// (云政办发〔2018〕36号, item 96). The files inside were checked as well, and what is personal in them is told by itself.
    ///
    /// **What to do** Open each and look at it. Delete what is not needed; where only the picture is needed, paste it as one;
    /// publish by itself what is to be public.
    ///
    /// # Examples
    ///
    /// ```ok
    /// 看得见的文字。
    /// ```
    Attachment, "concealed/attachment", Review
}

pub(super) const SAYINGS: [Saying; 1] = [Saying {
    by: Concealment::Embedded,
    found: Words {
        zh: "文件里嵌入了别的文件，其中有 {n} 处文字{first}，双击就能打开",
        en: "other files are embedded, with texts in them: {n}{first}; a double click opens them",
    },
    advice: Words {
        zh: "双击打开看一遍：不需要的删除；只要样子的，复制后“选择性粘贴→图片”；需要公开的，单独作为附件发布；保存后再查",
        en: "open each and look at it: delete what is not needed, paste as a picture what is only to be seen, publish by itself what is to be public; save and check again",
    },
}];

impl Rule for Attachment {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        tell(whole, found, &ABOUT, &SAYINGS);
    }
}
