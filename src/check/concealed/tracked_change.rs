//! `concealed/tracked-change`

use super::super::rule::rule;
use super::super::{About, Found, Rule, Whole};
use super::{Saying, tell};
use crate::document::Concealment;
use crate::finding::Words;

rule! {
    /// # 修订没有接受或拒绝
    ///
    /// **查什么** 文件里还留着修订痕迹：删掉的字仍在文件里，新加的字仍标着是谁、什么时候加的。删除和插入各报一条，写明有多少处、
    /// 第一处在哪里。
    ///
    /// **为什么** 修订留着，打开文件的人选“所有标记”就能看到删掉的原话，也看得出哪些内容改过、谁改的。公开前的审查针对的是文件的全部内容
    /// （云政办发〔2018〕36号第96项）。起草、报批阶段（`--stage drafting`）本来就有修订，只作提示。
    ///
    /// **怎么改** Word、WPS：审阅→接受（或拒绝）→接受（或拒绝）对文档所做的所有修订，再关闭修订，保存。只把视图切换成“无标记”，
    /// 修订仍在文件里。
    ///
    /// # Tracked changes that were neither accepted nor rejected
    ///
    /// **What** The file still has tracked changes: what was deleted is in it, and what was added is marked with who did so
    /// and when. Deletions and insertions are one finding each, with how many there are and where the first stands.
    ///
    /// **Why** Whoever opens the file and shows all markup reads what was deleted, and sees what was changed by whom. The
    /// review before disclosure covers all that a file holds (云政办发〔2018〕36号, item 96). Drafts have changes: at the stage
    /// `drafting` it is a note.
    ///
    /// **What to do** In Word and WPS: Review, Accept (or Reject) All Changes, stop tracking, save. A view without markup
    /// leaves them in the file.
    ///
    /// # Examples
    ///
    /// ```ok
    /// 看得见的文字。
    /// ```
    TrackedChange, "concealed/tracked-change", Review
}

pub(super) const SAYINGS: [Saying; 2] = [
    Saying {
        by: Concealment::Deleted,
        found: Words {
            zh: "文件里有 {n} 处已删除但仍保留的修订{first}，打开文件的人都能看到",
            en: "tracked deletions that are still in the file: {n}{first}; whoever opens it can read them",
        },
        advice: Words {
            zh: "Word、WPS：审阅→接受（或拒绝）→接受（或拒绝）对文档所做的所有修订，保存后再查",
            en: "in Word and WPS: Review, Accept (or Reject) All Changes; save and check again",
        },
    },
    Saying {
        by: Concealment::Inserted,
        found: Words {
            zh: "文件里有 {n} 处新增的修订还没有接受{first}，打开文件的人看得出是谁、什么时候加的",
            en: "tracked insertions that nobody accepted: {n}{first}; whoever opens the file sees who added them and when",
        },
        advice: Words {
            zh: "Word、WPS：审阅→接受（或拒绝）→接受（或拒绝）对文档所做的所有修订，保存后再查",
            en: "in Word and WPS: Review, Accept (or Reject) All Changes; save and check again",
        },
    },
];

impl Rule for TrackedChange {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        tell(whole, found, &ABOUT, &SAYINGS);
    }
}
