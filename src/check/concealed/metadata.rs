//! `concealed/metadata`

use super::super::rule::rule;
use super::super::{About, Found, Rule, Whole};
use super::{Saying, tell};
use crate::document::Concealment;
use crate::finding::Words;

rule! {
    /// # 文件属性
    ///
    /// **查什么** 文件属性里的内容随文件一起公开：作者、最后保存的人、单位、标题、主题、关键词，修订和批注上的姓名。报一条，写明有多少项、
    /// 第一项是什么。软件自己写的（软件名、版本、模板、日期、语言）不算。
    ///
    /// **为什么** 作者、单位几乎每个办公文件都有，多是经办人或电脑的名字，一律拦下来没有意义，所以只作提示；但属性里写着别的文件的标题
    /// （拿旧文件改的）、外单位或公司的名字，读者看得到，常被拿来做文章。属性里的身份证号、手机号、密级，由各自的规则照样报出，级别不变。
    ///
    /// **怎么改** Word、Excel、PowerPoint：文件→信息→检查问题→检查文档→文档属性和个人信息→全部删除。WPS：文件→属性→摘要，清空后保存。
    ///
    /// # Properties of the file
    ///
    /// **What** Properties that go out with the file: author, who saved it last, company, title, subject, keywords, the names on
    /// changes and comments. It is one finding, with how many there are and which is the first. What the program writes by
    /// itself (its name and version, template, dates, language) does not count.
    ///
    /// **Why** Nearly every office document names its author and company, mostly the clerk in charge or the computer; to stop all
    /// of them would be pointless, so it is a note. But the title of another document, of which this one was made, or the name
    /// of another office or a company, is seen by readers and has made news. Identity numbers, telephones and marks of secrecy
    /// in properties are told by their own rules, as severely as anywhere.
    ///
    /// **What to do** In Microsoft Office: File, Info, Check for Issues, Inspect Document, Document Properties and
    /// Personal Information, Remove All. In WPS: File, Properties, Summary: clear it and save.
    ///
    /// # Examples
    ///
    /// ```ok
    /// 看得见的文字。
    /// ```
    Metadata, "concealed/metadata", Note
}

pub(super) const SAYINGS: [Saying; 1] = [Saying {
    by: Concealment::Property,
    found: Words {
        zh: "文件属性里有 {n} 项内容（作者、单位、标题等）随文件公开{first}",
        en: "properties that go out with the file (author, company, title and so on): {n}{first}",
    },
    advice: Words {
        zh: "核对是否合适；不需要的，用文件→信息→检查问题→检查文档→文档属性和个人信息→全部删除（WPS：文件→属性→摘要），保存后再查",
        en: "see whether they are right; if not needed: File, Info, Check for Issues, Inspect Document, Remove All; save and check again",
    },
}];

impl Rule for Metadata {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        tell(whole, found, &ABOUT, &SAYINGS);
    }
}
