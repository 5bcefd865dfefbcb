//! `file/unreadable`

use super::super::rule::rule;
use super::super::{About, Found, Rule, Whole};
use super::hits;
use crate::finding::Severity;

rule! {
    /// # 文件未能读取或未能读全
    ///
    /// **查什么** 打不开的文件、不认识的格式、编码错误、损坏的文件、宏：凡是可能还有文字没被读到的情况。有密码、不完整、太大、
    /// 只有图片的，另有规则（`file/encrypted`、`file/truncated`、`file/too-large`、`file/no-text-layer`）。
    ///
    /// **为什么** 没有读到就没有检查，没有检查就不能算通过。公开前的保密审查和隐私审查针对的是全文
    /// （云政办发〔2018〕36号第96项）。
    ///
    /// **怎么改** 按提示处理：检查权限，另存为支持的格式或 UTF-8 编码，或由人工通读后决定。
    ///
    /// # A file that could not be read, or not wholly
    ///
    /// **What** Files that do not open, formats no reader knows, broken encodings, damaged files, macros: whenever text
    /// may stand where nothing was read. Rules of their own tell of passwords, of files that are cut off or too large and
    /// of pictures without text (`file/encrypted`, `file/truncated`, `file/too-large`, `file/no-text-layer`).
    ///
    /// **Why** What was not read was not checked, and what was not checked is not clean. The review before disclosure
    /// covers the whole text (云政办发〔2018〕36号, item 96).
    ///
    /// **What to do** As the message says: look at the permissions, save it in a supported format or as UTF-8, or have
    /// a person read it.
    ///
    /// # Examples
    ///
    /// ```ok
    /// 能正常读取的文字。
    /// ```
    Unreadable, "file/unreadable", Review
}

impl Rule for Unreadable {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        for (kind, mut hit) in hits(&ABOUT, whole) {
            // All of it was read.
            if !kind.hides_text() {
                hit.severity = Severity::Note;
            }
            found.push(hit);
        }
    }
}
