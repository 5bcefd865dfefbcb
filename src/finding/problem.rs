//! What went wrong while reading, and what to do about it, in words.

use std::io::ErrorKind;

use super::{Masked, Message, Words};
use crate::document::{PageState, PairFault, ProblemKind};

const BY_HAND: Words = Words {
    zh: "请另存为能读取的格式后再查（Word、Excel、PowerPoint、WPS、OpenDocument、PDF、OFD、RTF、网页、文本、CSV），或由人工通读",
    en: "save it in a format that is read (Word, Excel, PowerPoint, WPS, OpenDocument, PDF, OFD, RTF, HTML, text, CSV) and \
         check again, or have a person read it",
};

/// The rule that tells of a problem. Whoever lists what was not read leaves out what its rule has told.
pub fn rule_of_problem(problem: &ProblemKind) -> &'static str {
    match problem {
        ProblemKind::Empty => "file/empty",
        ProblemKind::Encrypted => "file/encrypted",
        ProblemKind::Truncated => "file/truncated",
        ProblemKind::TooLarge(_) | ProblemKind::TooMany(_) | ProblemKind::TooDeep(_) => "file/too-large",
        ProblemKind::NoTextLayer(_) => "file/no-text-layer",
        ProblemKind::WrongExtension(_) => "file/wrong-extension",
        _ => "file/unreadable",
    }
}

/// A number of bytes in the largest unit that says enough of it.
fn bytes(number: u64) -> (String, Words) {
    const UNITS: [(u64, &str); 3] = [(1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB")];
    let says_enough = |size: u64| number >= 10 * size || number >= size && number.is_multiple_of(size);
    match UNITS.into_iter().find(|(size, _)| says_enough(*size)) {
        Some((size, unit)) => ((number / size).to_string(), Words { zh: unit, en: unit }),
        None => (number.to_string(), Words { zh: "字节", en: "bytes" }),
    }
}

/// What happened and what to do, for every kind of problem.
pub fn problem_in_words(problem: &ProblemKind) -> (Message, Message) {
    let known = |text: &str| Masked::known(text);
    match problem {
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
            Words { zh: "请重新下载或复制完整的文件后再查", en: "download or copy the whole file anew and check again" }.into(),
        ),
        ProblemKind::TooLarge(limit) => {
            let (limit, unit) = bytes(*limit);
            (
                Message::from(Words { zh: "有内容超过 {limit} {unit} 的上限，超出部分未检查", en: "something is larger than the limit of {limit} {unit}: what lies beyond was not checked" })
                    .with("limit", Masked::known(limit))
                    .with_words("unit", unit),
                Words { zh: "请拆分后再查，或由人工通读", en: "split it and check again, or have a person read it" }.into(),
            )
        }
        ProblemKind::TooMany(limit) => (
            Message::from(Words { zh: "里面的文件、部件或单元格超过 {limit} 个的上限，超出的未检查", en: "there are more files, parts or cells inside than the limit of {limit}: those beyond were not checked" })
                .with("limit", known(&limit.to_string())),
            Words { zh: "请拆分后再查，或由人工通读", en: "split it and check again, or have a person read it" }.into(),
        ),
        ProblemKind::TooDeep(limit) => (
            Message::from(Words { zh: "内容嵌套超过 {limit} 层的上限，更深的未检查", en: "something lies deeper than the limit of {limit} levels: what is deeper was not checked" })
                .with("limit", known(&limit.to_string())),
            Words { zh: "请把嵌入的文件取出单独检查，或由人工通读", en: "take out what is embedded and check it by itself, or have a person read it" }.into(),
        ),
        ProblemKind::Encrypted => (
            Words { zh: "有密码保护，无法读取，未检查", en: "it is protected by a password: it was not checked" }.into(),
            Words { zh: "请用办公软件打开，去掉密码（文件→信息→保护文档→用密码进行加密，清空后确定），另存后再查；压缩包请解压后不带密码重新压缩", en: "open it, remove the password (File, Info, Protect Document, Encrypt with Password: clear it), save it and check again; pack an archive anew without one" }.into(),
        ),
        ProblemKind::Damaged => (
            Words { zh: "文件已损坏或不合格式规范，有内容未能检查", en: "the file is damaged or breaks the rules of its format: something in it was not checked" }.into(),
            Words { zh: "请用办公软件打开、核对并另存后再查", en: "open it in an office program, look it over, save it and check again" }.into(),
        ),
        ProblemKind::Repaired => (
            Words { zh: "文件结构有损坏，已按里面能找到的内容检查", en: "the file's structure is damaged; what could be found in it was checked" }.into(),
            Words { zh: "请重新导出或另存后再发布，否则有的软件打不开", en: "export or save it anew before it is published: some programs cannot open it" }.into(),
        ),
        ProblemKind::NoTextLayer(state) => (no_text(*state).into(), READ_IT.into()),
        ProblemKind::Macros => (
            Words { zh: "文件带有宏程序，宏里的文字未检查", en: "the file has macros: the text in them was not checked" }.into(),
            Words { zh: "公开的文件不应带宏，请另存为不带宏的 docx、xlsx 或 pptx 后再查", en: "what is published should have no macros: save it as docx, xlsx or pptx without them and check again" }.into(),
        ),
        ProblemKind::WrongExtension(is) => (
            Message::from(Words { zh: "扩展名与内容不符：内容是 {format} 格式，已按内容检查", en: "the extension does not fit the content: it is {format}, and was checked as that" })
                .with("format", known(is.name())),
            Message::from(Words { zh: "请把扩展名改成 .{format}，或用办公软件另存为扩展名所写的格式；否则有的电脑下载后打不开", en: "rename it to .{format}, or save it in the format that its name says; else some who download it cannot open it" })
                .with("format", known(is.name())),
        ),
        ProblemKind::Empty => (
            Words { zh: "这是一个空文件，没有可查的内容", en: "the file is empty: there was nothing to check" }.into(),
            Words { zh: "请核对是否选错文件，或重新保存", en: "see whether it is the right file, or save it again" }.into(),
        ),
        ProblemKind::Companion(why) => (
            Words { zh: "这份配套文件未能读取或未能读全，没有与本文件对照", en: "this companion could not be read, or not wholly: it was not compared with this document" }.into(),
            problem_in_words(why).1,
        ),
        ProblemKind::CompanionOutside => (
            Words { zh: "这份配套文件在检查范围之外，没有读取，也没有对照", en: "this companion lies outside of what may be read: it was neither read nor compared" }.into(),
            Words { zh: "请写成从本文件算起的相对路径，用“/”分隔，不要越出配置文件所在的文件夹或当前文件夹", en: "write its path as seen from this file, with `/`, within the configuration's folder or the current one" }.into(),
        ),
        ProblemKind::PairFile(fault) => (pair_file(fault), PAIR_FILE_ADVICE.into()),
        ProblemKind::Internal => (
            Words { zh: "程序处理这个文件时出错，未检查", en: "the program failed on this file: it was not checked" }.into(),
            Words { zh: "请由人工通读，并把情况告诉维护者（不要附上文件）", en: "have a person read it, and tell the maintainers (without sending the file)" }.into(),
        ),
    }
}

const READ_IT: Words = Words {
    zh: "请由人工通读，或改用含文字的原文件再查",
    en: "have a person read it, or check the original file that has the text",
};

/// The same of several pages, which are listed.
pub fn pages_in_words(state: PageState, pages: &str) -> Message {
    Message::from(Words { zh: "第 {pages} 页：{what}", en: "pages {pages}: {what}" })
        .with("pages", Masked::known(pages))
        .with_words("what", no_text(state))
}

/// Why nothing, or nothing certain, could be read where something stands.
fn no_text(state: PageState) -> Words {
    match state {
        PageState::OcrLayer => Words {
            zh: "是扫描件，自带的文字是识别出来的，没有人核对过，只能参考，不算已检查",
            en: "this is a scan; the text with it was recognised by a program and compared by nobody: it was searched, but does not count as checked",
        },
        PageState::GarbledText => Words {
            zh: "看得见字，但文件没有写明是什么字（字体编码缺失或有误），复制出来是乱码，这些字未检查",
            en: "letters can be seen, but the file does not say which they are (their encoding is missing or wrong): they were not checked",
        },
        PageState::VectorOutline => Words {
            zh: "文字已转成图形（转曲），图形里的字未检查",
            en: "the letters are drawings: what they say was not checked",
        },
        PageState::Text | PageState::Scan | PageState::Blank => Words {
            zh: "只有图片，没有文字，图片里的内容未检查",
            en: "there are only pictures and no text: what they show was not checked",
        },
    }
}

const PAIR_FILE_ADVICE: Words = Words {
    zh: "改正后再查；可用的键见 baguan schema pair",
    en: "mend it and check again; `baguan schema pair` shows the keys there are",
};

/// What is wrong with a file that says what goes with a document. Keys are masked: it may hold anything.
fn pair_file(fault: &PairFault) -> Message {
    let with = |words: Words, name, what: &str| Message::from(words).with(name, Masked::text(what, &[]));
    match fault {
        PairFault::NotRead => Words {
            zh: "配套说明未能读取，配套文件没有对照",
            en: "the file that says what goes with this one could not be read: nothing was compared",
        }
        .into(),
        PairFault::Syntax => Words {
            zh: "配套说明不是合法的 TOML，配套文件没有对照",
            en: "the file that says what goes with this one is not valid TOML: nothing was compared",
        }
        .into(),
        PairFault::UnknownKey(key, Some(nearest)) => with(
            Words {
                zh: "配套说明里没有“{key}”这个键，是否指“{nearest}”？配套文件没有对照",
                en: "there is no key “{key}” in a file of this kind; did you mean “{nearest}”? Nothing was compared",
            },
            "key",
            key,
        )
        .with("nearest", Masked::known(nearest)),
        PairFault::UnknownKey(key, None) => with(
            Words {
                zh: "配套说明里没有“{key}”这个键，配套文件没有对照",
                en: "there is no key “{key}” in a file of this kind: nothing was compared",
            },
            "key",
            key,
        ),
        PairFault::WrongValue(key) => with(
            Words {
                zh: "配套说明里“{key}”的值不对，配套文件没有对照：日期写成 2026-05-04，文件和网址写成文字",
                en: "“{key}” has a wrong value: nothing was compared. A day is written as 2026-05-04, files and addresses as text",
            },
            "key",
            key,
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

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn bytes_are_said_in_the_unit_that_a_person_would_use() {
        let said = |number| {
            let (number, unit) = bytes(number);
            format!("{number} {}", unit.en)
        };
        let said = [4 << 30, 5 << 29, 256 << 20, 123_456_789, 1000, 2048].map(said);
        assert_eq!(said, ["4 GB", "2560 MB", "256 MB", "117 MB", "1000 bytes", "2 KB"]);
    }
}
