//! `file/no-text-layer`

use super::super::rule::rule;
use super::super::{About, Found, Rule, Whole};
use super::hits;

rule! {
    /// # 只有图片，没有文字
    ///
    /// **查什么** 文件里有图片，却没有一个看得见的文字，多半是扫描件。图片里的字没有读取。
    ///
    /// **为什么** 扫描件里照样有姓名、身份证号和密级，没有读到就没有检查。公开前的保密审查和隐私审查针对的是全文
    /// （云政办发〔2018〕36号第96项）。政府网站上的扫描件，读者也没法检索、复制。
    ///
    /// **怎么改** 改用含文字的原文件（如定稿的 Word 文件）再查、再发布；没有原文件的，由人工逐页通读。
    ///
    /// # Pictures and no text
    ///
    /// **What** There are pictures in the file and not a visible word: mostly it is a scan. What the pictures show was not read.
    ///
    /// **Why** Scans have names, identity numbers and marks of secrecy as well, and what was not read was not checked. The
    /// review before disclosure covers the whole text (云政办发〔2018〕36号, item 96). Nor can readers of a site search or copy
    /// a scan.
    ///
    /// **What to do** Check and publish the original that has the text, such as the final Word file. Without one, have a
    /// person read every page.
    ///
    /// # Examples
    ///
    /// ```ok
    /// 有文字的文件。
    /// ```
    NoTextLayer, "file/no-text-layer", Review
}

impl Rule for NoTextLayer {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        hits(&ABOUT, whole).for_each(|(_, hit)| found.push(hit));
    }
}
