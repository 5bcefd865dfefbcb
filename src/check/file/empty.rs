//! `file/empty`

use super::super::rule::rule;
use super::super::{About, Found, Rule, Whole};
use super::hits;

rule! {
    /// # 空文件
    ///
    /// **查什么** 文件里一个字节也没有。
    ///
    /// **为什么** 没有内容就没有可查的，也没有可泄露的；但把空文件发布出去多半是保存或上传出了错。
    ///
    /// **怎么改** 核对是否选错了文件，或重新保存后再查。
    ///
    /// # An empty file
    ///
    /// **What** The file has no bytes at all.
    ///
    /// **Why** There is nothing to check and nothing to leak, but an empty file is seldom meant to be published:
    /// saving or uploading has probably failed.
    ///
    /// **What to do** See whether it is the right file, or save it again.
    ///
    /// # Examples
    ///
    /// ```ok
    /// 有内容的文件。
    /// ```
    Empty, "file/empty", Note
}

impl Rule for Empty {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        hits(&ABOUT, whole).for_each(|(_, hit)| found.push(hit));
    }
}
