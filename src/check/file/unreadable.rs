//! `file/unreadable`

use std::io::ErrorKind;

use super::super::rule::rule;
use super::super::{About, Found, Hit, Rule, Whole};
use crate::document::{Problem, ProblemKind};
use crate::finding::{Masked, Message, Words};

rule! {
    /// # 文件未能读取或未能读全
    ///
    /// **查什么** 打不开的文件、不认识的格式、编码错误、读到一半的文件：凡是可能还有文字没被读到的情况。
    ///
    /// **为什么** 没有读到就没有检查，没有检查就不能算通过。公开前的保密审查和隐私审查针对的是全文
    /// （云政办发〔2018〕36号第96项）。
    ///
    /// **怎么改** 按提示处理：检查权限，另存为支持的格式或 UTF-8 编码，或由人工通读后决定。
    ///
    /// # A file that could not be read, or not wholly
    ///
    /// **What** Files that do not open, formats no reader knows, broken encodings, files that end half-way: whenever
    /// text may stand where nothing was read.
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
        for problem in whole.problems.iter().filter(|problem| problem.kind.hides_text()) {
            let (message, advice) = say(problem);
            found.push(Hit::absence(&ABOUT, problem.place.clone(), message, advice));
        }
    }
}

const BY_HAND: Words = Words {
    zh: "请另存为文本、Markdown、CSV 或 HTML 后再查，或由人工通读",
    en: "save it as text, Markdown, CSV or HTML and check again, or have a person read it",
};

/// What happened and what to do, for every kind of problem.
fn say(problem: &Problem) -> (Message, Message) {
    let known = |text: &str| Masked::known(text);
    match &problem.kind {
        ProblemKind::UnknownKind(Some(kind)) => (
            Message::from(Words { zh: "这是 {kind} 文件，本版本还不能读取，内容未检查", en: "this is a {kind} file, which this version cannot read: it was not checked" })
                .with("kind", known(kind)),
            BY_HAND.into(),
        ),
        ProblemKind::UnknownKind(None) => (
            Words { zh: "内容不是可识别的文字，未检查", en: "the content is no text that could be recognised: it was not checked" }.into(),
            BY_HAND.into(),
        ),
        ProblemKind::NotOpened(error) => {
            let (message, advice) = not_opened(*error);
            (message.into(), advice.into())
        }
        ProblemKind::NotAFile => (
            Words { zh: "这不是普通文件（管道、设备等），未检查", en: "this is no regular file (a pipe or a device): it was not checked" }.into(),
            Words { zh: "如需检查其内容，请先存成文件", en: "save its content to a file first" }.into(),
        ),
        ProblemKind::LinkedFolder => (
            Words { zh: "这是指向别处文件夹的链接，里面的文件未检查", en: "this is a link to a folder elsewhere: the files in it were not checked" }.into(),
            Words { zh: "如需检查，请直接指定那个文件夹", en: "name that folder to have it checked" }.into(),
        ),
        ProblemKind::BrokenEncoding(encoding) => (
            Message::from(Words { zh: "文字编码有错：按 {encoding} 读取时有的字节无法识别，这些字未检查", en: "the encoding is broken: read as {encoding}, some bytes mean nothing, and what they stood for was not checked" })
                .with("encoding", known(encoding)),
            Words { zh: "请用编辑器打开，另存为 UTF-8 编码后再查", en: "open it in an editor, save it as UTF-8 and check again" }.into(),
        ),
        ProblemKind::Truncated => (
            Words { zh: "文件不完整，后面的内容未检查", en: "the file is cut off: what followed was not checked" }.into(),
            Words { zh: "请重新获取完整的文件", en: "get the whole file" }.into(),
        ),
        ProblemKind::TooLarge(limit) => (
            Message::from(Words { zh: "有内容超过 {limit} 字节的上限，超出部分未检查", en: "something is larger than the limit of {limit} bytes: what lies beyond was not checked" })
                .with("limit", known(&limit.to_string())),
            Words { zh: "请拆分后再查，或由人工通读", en: "split it and check again, or have a person read it" }.into(),
        ),
        ProblemKind::Empty | ProblemKind::Internal => (
            Words { zh: "程序处理这个文件时出错，未检查", en: "the program failed on this file: it was not checked" }.into(),
            Words { zh: "请由人工通读，并把情况告诉维护者（不要附上文件）", en: "have a person read it, and tell the maintainers (without sending the file)" }.into(),
        ),
    }
}

fn not_opened(error: ErrorKind) -> (Words, Words) {
    match error {
        ErrorKind::NotFound => (
            Words { zh: "找不到这个文件", en: "there is no such file" },
            Words { zh: "请核对路径", en: "see whether the path is right" },
        ),
        ErrorKind::PermissionDenied => (
            Words {
                zh: "没有读取这个文件的权限，未检查", en: "no permission to read this file: it was not checked"
            },
            Words { zh: "请调整权限后再查", en: "change its permissions and check again" },
        ),
        _ => (
            Words {
                zh: "读取这个文件时系统报错，未检查",
                en: "the system reported an error while this file was read: it was not checked",
            },
            Words { zh: "请重新复制这个文件后再查", en: "copy the file anew and check again" },
        ),
    }
}
