//! `file/too-large`

use super::super::rule::rule;
use super::super::{About, Found, Rule, Whole};
use super::hits;
use crate::document::Limit;
use crate::finding::{Masked, Message, Words};

rule! {
    /// # 文件太大、太多或嵌套太深
    ///
    /// **查什么** 文件本身、里面的某个部件、解压后的总量、里面文件或单元格的个数、文件套文件的层数，超过了上限；超出的部分没有读取。
    ///
    /// **为什么** 几十 KB 的压缩包可以解压出几百 MB，所以要有上限。没有读到就没有检查，公开前的保密审查和隐私审查针对的是全文
    /// （云政办发〔2018〕36号第96项）。
    ///
    /// **怎么改** 把文件拆开再查，或由人工通读。文件确实就有这么大的，在配置文件 baguan.toml 的 [limits] 里调高提示所说的那一项。
    ///
    /// # A file that is too large, holds too much, or lies too deep
    ///
    /// **What** The file, a part of it, all that it inflates to, the number of files or cells in it, or how deep files lie in
    /// files, is over a limit. What lies beyond was not read.
    ///
    /// **Why** An archive of some kilobytes can inflate to hundreds of megabytes, so there are limits. What was not read was
    /// not checked; the review before disclosure covers the whole text (云政办发〔2018〕36号, item 96).
    ///
    /// **What to do** Split the file and check again, or have a person read it. Where files really are that large, raise the
    /// key that the advice names, under [limits] in the configuration baguan.toml.
    ///
    /// # Examples
    ///
    /// ```ok
    /// 大小平常的文件。
    /// ```
    TooLarge, "file/too-large", Review
}

const RAISE: Words = Words {
    zh: "请拆分后再查，或由人工通读；文件确实这么大的，可在 baguan.toml 的 [limits] 里调高 {key}",
    en: "split it and check again, or have a person read it; where files really are so large, raise {key} under [limits] \
         in baguan.toml",
};
const RAISE_NESTING: Words = Words {
    zh: "请把里面的文件取出单独检查，或由人工通读；也可在 baguan.toml 的 [limits] 里调高 {key}",
    en: "take out what is inside and check it by itself, or have a person read it; or raise {key} under [limits] in \
         baguan.toml",
};

impl Rule for TooLarge {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        for (problem, mut hit) in hits(&ABOUT, whole) {
            if let Some(limit) = whole.limits.behind(problem) {
                let words = if limit == Limit::Nesting { RAISE_NESTING } else { RAISE };
                hit.advice = Message::from(words).with("key", Masked::known(limit.key()));
            }
            found.push(hit);
        }
    }
}
