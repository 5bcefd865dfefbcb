//! `file/encrypted`

use super::super::rule::rule;
use super::super::{About, Found, Rule, Whole};
use super::hits;

rule! {
    /// # 文件有密码
    ///
    /// **查什么** 文件，或者压缩包、附件里的文件，要输密码才能打开，读不到内容。
    ///
    /// **为什么** 没有读到就没有检查，没有检查就不能算通过。公开前的保密审查和隐私审查针对的是全文（云政办发〔2018〕36号第96项）；
    /// 公开的文件也不应当要密码才能看。
    ///
    /// **怎么改** 用办公软件打开，去掉密码，另存后再查。Word、Excel、PowerPoint：文件→信息→保护文档（工作簿、演示文稿）→
    /// 用密码进行加密，清空密码后确定。WPS：文件→文档加密→密码加密，清空密码后应用。压缩包请解压后重新压缩，不设密码。
    ///
    /// # A file with a password
    ///
    /// **What** The file, or a file in an archive or an attachment, opens with a password only, so nothing of it was read.
    ///
    /// **Why** What was not read was not checked, and what was not checked is not clean. The review before disclosure covers
    /// the whole text (云政办发〔2018〕36号, item 96). Nor should anybody need a password for what is public.
    ///
    /// **What to do** Open it in an office program, remove the password, save it and check again. In Microsoft
    /// Office: File, Info, Protect Document, Encrypt with Password, clear it. In WPS: File, Encrypt, clear the password.
    /// Unpack an archive and pack it again without one.
    ///
    /// # Examples
    ///
    /// ```ok
    /// 没有密码的文件。
    /// ```
    Encrypted, "file/encrypted", Review
}

impl Rule for Encrypted {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        hits(&ABOUT, whole).for_each(|(_, hit)| found.push(hit));
    }
}
