//! `structure/interpretation-unlinked`

use super::super::pair::{Pair, Party};
use super::super::rule::rule;
use super::super::{About, Found, Hit, Rule};
use super::link::{links, names_interpretation, names_policy};
use crate::document::Place;
use crate::finding::{Message, Severity, Words};

rule! {
    /// # 文件与解读材料没有相互链接
    ///
    /// **查什么** 政策文件的页面没有链接到它的解读材料，或者解读材料没有链接回文件。链接的最后一段是对方的文件名，
    /// 或者就是对方写明的网址（url），都算；网址里的百分号编码会先还原，由 Markdown 生成的同名网页也算。
    /// 不能带链接的格式（文本、表格等），正文里提到对方的标题也算；连标题也没有提到的，只给出提示。
    ///
    /// **为什么** 解读材料要与政策文件相互链接（云政办发〔2018〕36号第19项；云南省2023年度政务公开指标考评细则第8项，
    /// 相互关联占 1 分，每发现一个单位落实不到位扣 0.5 分）。
    ///
    /// **怎么改** 在文件页面加“政策解读”链接，在解读页面加“政策原文”链接。网址与文件名不同的，
    /// 在页面元数据或配套说明（文件名后加 .baguan.toml）里写明 url。
    ///
    /// # A document and its interpretation that do not link to each other
    ///
    /// **What** The policy's page has no link to its interpretation, or the interpretation none back. A link counts
    /// whose last part is the other one's file, or which is the other one's declared address (`url`); percent signs are
    /// decoded, and a page made from a Markdown file of that name counts. In formats that cannot link (text, tables)
    /// the other one's title in the text counts; if not even that is there, there is only a note.
    ///
    /// **Why** An interpretation and its policy link to each other (云政办发〔2018〕36号 item 19; the province's
    /// assessment for 2023, item 8: 1 point, of which each unit that fails costs 0.5).
    ///
    /// **What to do** Put a link “政策解读” on the document's page and a link “政策原文” on the interpretation's. Where
    /// the address does not end with the file's name, declare `url` in the page's metadata or in the file beside it (its
    /// name with `.baguan.toml` behind it).
    ///
    /// # Examples
    ///
    /// ```ok
    /// 单独的一份文件，没有配套的解读材料，不作对照。
    /// ```
    InterpretationUnlinked, "structure/interpretation-unlinked", Review
}

const TO: Words = Words {
    zh: "文件没有链接到解读材料“{file}”",
    en: "the document does not link to the interpretation “{file}”",
};
const TO_ADVICE: Words = Words {
    zh: "在文件页面加上“政策解读”链接，指向这份解读材料",
    en: "put a link “政策解读” to the interpretation on the document's page",
};
const BACK: Words = Words {
    zh: "解读材料“{file}”没有链接回文件",
    en: "the interpretation “{file}” does not link back to the document",
};
const BACK_ADVICE: Words = Words {
    zh: "在解读页面加上“政策原文”链接，指向这份文件",
    en: "put a link “政策原文” to the document on the interpretation's page",
};
const NOT_NAMED: Words = Words {
    zh: "文件没有提到解读材料“{file}”的标题；这种格式不能带链接",
    en: "the document does not name the interpretation “{file}” by its title; its format cannot carry links",
};
const NOT_NAMED_BACK: Words = Words {
    zh: "解读材料“{file}”没有提到文件的标题；这种格式不能带链接",
    en: "the interpretation “{file}” does not name the document by its title; its format cannot carry links",
};
const NOT_NAMED_ADVICE: Words =
    Words { zh: "上网时为双方加上链接", en: "link both to each other when they are published" };

impl Rule for InterpretationUnlinked {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn pair(&self, pair: &Pair, found: &mut Found) {
        for interpretation in pair.interpretations {
            let told = |words: Words| Message::from(words).with("file", interpretation.shown.clone());
            let policy = pair.document;
            let forth = joined(policy, interpretation, names_interpretation);
            let back = joined(interpretation, policy, names_policy);
            let ways = [(forth, (TO, TO_ADVICE), NOT_NAMED), (back, (BACK, BACK_ADVICE), NOT_NAMED_BACK)];
            for (joined, (words, advice), not_named) in ways {
                match joined {
                    Joined::Yes => {}
                    Joined::No => found.push(Hit::absence(&ABOUT, Place::default(), told(words), advice)),
                    Joined::CannotBe => found.push(Hit {
                        severity: Severity::Note,
                        ..Hit::absence(&ABOUT, Place::default(), told(not_named), NOT_NAMED_ADVICE)
                    }),
                }
            }
        }
    }
}

enum Joined {
    Yes,
    No,
    /// It names the other one nowhere, and could not have linked to it.
    CannotBe,
}

fn joined(from: &Party, to: &Party, names: fn(&Party, &Party) -> bool) -> Joined {
    match (links(from, to), from.gathered.can_link()) {
        (true, _) => Joined::Yes,
        (false, true) => Joined::No,
        (false, false) if names(from, to) => Joined::Yes,
        (false, false) => Joined::CannotBe,
    }
}
