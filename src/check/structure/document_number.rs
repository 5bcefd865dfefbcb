//! `structure/document-number`

use super::super::rule::rule;
use super::super::{About, Found, Hit, Page, Rule};
use crate::document::Kind;
use crate::finding::{Masked, Message, Severity, Words};
use crate::outline::{NumberFault, OwnNumber};

rule! {
    /// # 发文字号写法不规范
    ///
    /// **查什么** 文件自己的发文字号（单独成行，或在页面属性表、元数据里）：年份没有用六角括号，年份不是四位，有“第”字，
    /// 编了虚位（007），用了汉字数字，缺“号”字。正文里引用的别的文件的字号不查；令、公告、通告自成编号，可以有“第”字。
    /// 提取文字时丢了括号的（如〔202056号）不算作者的错，只作提示，请核对原件。
    ///
    /// **为什么** 《党政机关公文格式》（GB/T 9704-2012）7.2.5：年份、发文顺序号用阿拉伯数字，年份标全称，用六角括号“〔〕”括入，
    /// 顺序号不加“第”字、不编虚位，后加“号”字。公开内容不规范的，每处扣 0.5 分（昌政办发〔2020〕56号，乡镇第13项、部门第12项）。
    ///
    /// **怎么改** 按提示的写法改正，例如“某政办发〔2023〕7号”。
    ///
    /// # A document number that is not written as it should be
    ///
    /// **What** The document's own number, on a line of its own, in the page's table of properties or in its metadata:
    /// other brackets than 〔〕, a year of other than four digits, 第, leading zeros (007), Chinese numerals, no 号. Numbers
    /// of other documents, cited in sentences, are not looked at; orders and announcements (令, 公告, 通告) count for
    /// themselves and may have 第. Brackets that a text extraction lost (〔202056号) are no author's fault: a note asks to
    /// look at the original.
    ///
    /// **Why** GB/T 9704-2012, 7.2.5: year and serial are in Arabic numerals, the year is whole and in 〔〕, the serial has
    /// no 第 and no leading zeros, and 号 behind it. What is posted irregularly costs 0.5 points a place
    /// (昌政办发〔2020〕56号, item 13 for townships, 12 for departments).
    ///
    /// **What to do** Write it as the advice shows: `某政办发〔2023〕7号`.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 某县人民政府办公室关于做好政务公开工作的通知
    ///
    /// 某政办发[2023]第007号
    ///
    /// 各乡镇人民政府：
    ///
    /// 现将有关事项通知如下。
    /// ```
    ///
    /// ```ok
    /// 某县人民政府办公室关于做好政务公开工作的通知
    ///
    /// 某政办发〔2023〕7号
    ///
    /// 各乡镇人民政府：
    ///
    /// 现将甘人社发[2010]27号文件转发你们。
    /// ```
    ///
    /// ```ok
    /// 某县人民政府办公室关于做好政务公开工作的通知
    ///
    /// 某政办发〔20237号
    ///
    /// 各乡镇人民政府：
    ///
    /// 现将有关事项通知如下。
    /// ```
    DocumentNumber, "structure/document-number", Review
}

const WRONG: Words = Words {
    zh: "发文字号“{number}”写法不规范：{f1}{s2}{f2}{s3}{f3}{s4}{f4}{s5}{f5}{s6}{f6}{s7}{f7}",
    en: "the document number “{number}” is not written as it should be: {f1}{s2}{f2}{s3}{f3}{s4}{f4}{s5}{f5}{s6}{f6}{s7}{f7}",
};
const FAULTS: [&str; 7] = ["f1", "f2", "f3", "f4", "f5", "f6", "f7"];
const SEPARATORS: [&str; 7] = ["s1", "s2", "s3", "s4", "s5", "s6", "s7"];
const SEPARATOR: Words = Words { zh: "，", en: ", " };

const BRACKETS: Words = Words {
    zh: "年份用“{brackets}”而不是“〔〕”括入",
    en: "the year is in {brackets} instead of 〔〕",
};
const YEAR: Words = Words { zh: "年份没有写全四位", en: "the year has not four digits" };
const YEAR_WORD: Words = Words { zh: "年份后多了“年”字", en: "年 stands behind the year" };
const ORDINAL: Words = Words { zh: "顺序号多了“第”字", en: "第 stands before the serial" };
const ZEROS: Words = Words { zh: "顺序号编了虚位“0”", en: "the serial has leading zeros" };
const NUMERALS: Words =
    Words { zh: "年份或顺序号没有用阿拉伯数字", en: "year or serial is not in Arabic numerals" };
const NO_END: Words = Words { zh: "缺“号”字", en: "号 is missing" };
const RIGHT: Words = Words { zh: "写作“{right}”", en: "write it as {right}" };
const RIGHT_FORM: Words = Words {
    zh: "写作“{code}〔年份〕{serial}号”，四位的年份请核对",
    en: "write it as {code}〔year〕{serial}号; look up the year, which has four digits",
};
const IN_PROPERTIES: Words =
    Words { zh: "字号在页面属性里", en: "this number stands among the properties of the page" };

const DAMAGED: Words = Words {
    zh: "发文字号“{number}”可能在文字提取时丢了字符",
    en: "the document number “{number}” seems to have lost characters in the extraction of the text",
};
const LOOK: Words = Words {
    zh: "核对原件；原件无误的，只是文本需要补全",
    en: "look at the original; if that is right, only the text is to be completed",
};
const LIKELY: Words = Words { zh: "看来应是“{right}”", en: "it seems to be {right}" };

/// On these pages a number belongs to the document that they speak of, or to many.
const OTHERS: [Kind; 5] = [Kind::News, Kind::Interpretation, Kind::List, Kind::AnnualReport, Kind::Budget];

impl Rule for DocumentNumber {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn page(&self, page: &Page, found: &mut Found) {
        if OTHERS.contains(&page.outline.kind) {
            return;
        }
        for own in page.outline.numbers() {
            let Some(text) = page.document.text().get(own.range.clone()) else { continue };
            let text = Masked::text(text, &[]).in_one_line(40);
            if own.number.damaged {
                found.push(damaged(own, text));
            } else if !own.number.faults.is_empty() {
                found.push(wrong(own, text));
            }
        }
    }
}

fn wrong(own: &OwnNumber, text: Masked) -> Hit {
    let mut message = Message::from(WRONG).with("number", text);
    let mut brackets = None;
    let faults = &own.number.faults;
    for (at, (name, separator)) in FAULTS.into_iter().zip(SEPARATORS).enumerate() {
        let words = faults.get(at).map(|fault| words(*fault));
        message = match words {
            Some(words) if at > 0 => message.with_words(separator, SEPARATOR).with_words(name, words),
            Some(words) => message.with_words(name, words),
            None => message.with(separator, Masked::default()).with(name, Masked::default()),
        };
        if let Some(NumberFault::Brackets(open, close)) = faults.get(at) {
            brackets = Some(format!("{open}{close}"));
        }
    }
    if let Some(brackets) = brackets {
        message = message.with("brackets", Masked::known(brackets));
    }
    let advice = match own.number.right() {
        Some(right) => Message::from(RIGHT).with("right", Masked::text(&right, &[])),
        None => Message::from(RIGHT_FORM)
            .with("code", Masked::text(&own.number.code, &[]))
            .with("serial", Masked::known(own.number.serial.unwrap_or_default().to_string())),
    };
    let mut hit = Hit::text(&ABOUT, own.range.clone(), message, advice);
    if own.standing != crate::outline::Standing::Line {
        hit.reasons.push(IN_PROPERTIES.into());
    }
    hit
}

fn words(fault: NumberFault) -> Words {
    match fault {
        NumberFault::Brackets(..) => BRACKETS,
        NumberFault::Year => YEAR,
        NumberFault::YearWord => YEAR_WORD,
        NumberFault::Ordinal => ORDINAL,
        NumberFault::LeadingZeros => ZEROS,
        NumberFault::Numerals => NUMERALS,
        NumberFault::NoEnd => NO_END,
    }
}

/// What the extraction lost is no author's error: nobody has to decide, somebody should look.
fn damaged(own: &OwnNumber, text: Masked) -> Hit {
    let mut hit = Hit::text(&ABOUT, own.range.clone(), Message::from(DAMAGED).with("number", text), LOOK);
    hit.severity = Severity::Note;
    if let Some(right) = own.number.right() {
        hit.reasons.push(Message::from(LIKELY).with("right", Masked::text(&right, &[])));
    }
    hit
}
