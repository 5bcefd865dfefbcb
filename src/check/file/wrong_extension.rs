//! `file/wrong-extension`

use super::super::rule::rule;
use super::super::{About, Found, Rule, Whole};
use super::hits;

rule! {
    /// # 扩展名与内容不符
    ///
    /// **查什么** 文件名的扩展名是一种格式，内容却是另一种：docx 改名成 .doc，网页改名成 .xls，OFD 改名成 .pdf。
    /// 按内容读取、检查，不按名字。文本类的扩展名（txt、md、csv、html 等）之间不算，不认识的扩展名不算；WPS 的 .wps、.et、.dps
    /// 新旧两种内容都算相符。
    ///
    /// **为什么** 检查没有漏，所以在哪个阶段都只作提示。但读者下载后，按扩展名打开的程序会报错或者显示乱码，有的单位邮件、网关会把它当成
    /// 可疑文件拦下。
    ///
    /// **怎么改** 把扩展名改成提示所说的格式，或者用办公软件打开后另存为原来扩展名的格式（文件→另存为→选择保存类型）。
    ///
    /// # An extension that does not fit the content
    ///
    /// **What** The name has the extension of one format, and the content is another: a docx named .doc, a web page named
    /// .xls, an OFD named .pdf. What a file is read as, its content says, not its name. Extensions of texts (txt, md, csv,
    /// html and so on) fit each other, extensions that are not known fit everything, and .wps, .et and .dps fit the older and
    /// the newer formats.
    ///
    /// **Why** Nothing was left unchecked, so it is a note at every stage. But the program that opens a download by its
    /// extension fails or shows garbage, and some gateways stop such files as suspicious.
    ///
    /// **What to do** Rename it as the advice says, or open it in an office program and save it in the format that its name
    /// says (File, Save As, file type).
    ///
    /// # Examples
    ///
    /// ```ok
    /// 名副其实的文件。
    /// ```
    WrongExtension, "file/wrong-extension", Note
}

impl Rule for WrongExtension {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        hits(&ABOUT, whole).for_each(|(_, hit)| found.push(hit));
    }
}
