//! `file/truncated`

use super::super::rule::rule;
use super::super::{About, Found, Rule, Whole};
use super::hits;

rule! {
    /// # 文件不完整
    ///
    /// **查什么** 文件读到一半就断了：下载、复制、上传没有做完，或者保存时出了错。
    ///
    /// **为什么** 断掉的部分没有读到，没有读到就没有检查。公开前的保密审查和隐私审查针对的是全文（云政办发〔2018〕36号第96项）；
    /// 这样的文件读者多半也打不开。
    ///
    /// **怎么改** 重新下载或复制完整的文件再查；原文件就不完整的，用办公软件打开，核对内容后另存。
    ///
    /// # A file that is cut off
    ///
    /// **What** The file ends half-way: a download, a copy or an upload did not finish, or saving failed.
    ///
    /// **Why** What was cut off was not read, and what was not read was not checked. The review before disclosure covers the
    /// whole text (云政办发〔2018〕36号, item 96). Few readers could open such a file either.
    ///
    /// **What to do** Download or copy the whole file anew and check again. Where there is no other, open it in an office
    /// program, look it over and save it.
    ///
    /// # Examples
    ///
    /// ```ok
    /// 从头到尾都在的文件。
    /// ```
    Truncated, "file/truncated", Review
}

impl Rule for Truncated {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        hits(&ABOUT, whole).for_each(|(_, hit)| found.push(hit));
    }
}
