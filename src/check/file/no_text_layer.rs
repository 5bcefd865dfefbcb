//! `file/no-text-layer`

use super::super::rule::rule;
use super::super::{About, Found, Rule, Whole};
use super::hits;
use crate::document::PageState;
use crate::finding::pages_in_words;
use std::fmt::Write;

rule! {
    /// # 只有图片，没有文字
    ///
    /// **查什么** 看得见、读不到的内容：文件或其中几页只有图片，没有文字，多半是扫描件；扫描件自带的识别文字没有人核对过；PDF 没有写明
    /// 每个字是什么字，复制出来是乱码；文字转成了图形。报出是哪几页。
    ///
    /// **为什么** 扫描件里照样有姓名、身份证号和密级，没有读到就没有检查。公开前的保密审查和隐私审查针对的是全文
    /// （云政办发〔2018〕36号第96项）。政府网站上的扫描件，读者也没法检索、复制。
    ///
    /// **怎么改** 改用含文字的原文件（如定稿的 Word 文件）再查、再发布；没有原文件的，由人工逐页通读。
    ///
    /// # Pictures and no text
    ///
    /// **What** Content that can be seen and not read: a file, or pages of it, with pictures and not a word, which mostly are scans;
    /// text that a program recognised in a scan and nobody compared; a PDF that does not say which letters its signs are; letters
    /// turned into drawings. The pages are named.
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
        // A scan of a thousand pages is one thing to say.
        let mut said = Vec::new();
        for (kind, mut hit) in hits(&ABOUT, whole) {
            let Some(state) = kind.page_state() else { continue };
            if hit.place.as_ref().is_none_or(|place| place.page.is_none()) {
                found.push(hit);
            } else if !said.contains(&state) {
                said.push(state);
                if is_again(whole, state) {
                    hit.message = pages_in_words(state, &pages(whole, state));
                    hit.place = None;
                }
                found.push(hit);
            }
        }
    }
}

/// Whether pages of one kind stand at several places, which are listed then.
fn is_again(whole: &Whole, state: PageState) -> bool {
    whole.problems.iter().filter(|problem| problem.kind.page_state() == Some(state)).count() > 1
}

/// The pages of one kind, as `2、4—9`.
fn pages(whole: &Whole, state: PageState) -> String {
    let mut pages = String::new();
    for problem in whole.problems.iter().filter(|problem| problem.kind.page_state() == Some(state)) {
        let Some(first) = problem.place.page else { continue };
        let comma = if pages.is_empty() { "" } else { "、" };
        // Writing to a string does not fail.
        let _ = match problem.place.last_page {
            Some(last) => write!(pages, "{comma}{first}—{last}"),
            None => write!(pages, "{comma}{first}"),
        };
    }
    pages
}
