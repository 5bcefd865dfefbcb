//! A place in the words of the person who looks for it.

use crate::document::{Concealment, Place, Visibility};
use crate::finding::{Finding, Language, Masked, Words};

/// A name that the file gives to a part of itself, such as a sheet's: long numbers are masked in it.
pub(super) fn name(name: &str) -> String {
    Masked::text(name, &[]).as_str().to_owned()
}

/// `第 2 页，第 3 段（第 12 行第 5 列）`.
pub fn in_words(place: &Place, language: Language) -> String {
    said(place, None, language)
}

/// Where a finding stands, and what must be said of a text that the page does not show: `工作表“名单”，隐藏列 C，单元格 C7`.
pub fn of_finding(finding: &Finding, language: Language) -> String {
    let Finding { place, visibility, concealment, .. } = finding;
    let said = said(place, *concealment, language);
    // How it is hidden says more than that it is.
    let words = if concealment.is_some() { None } else { visibility_in_words(*visibility) };
    match words.map(|words| words.in_language(language)) {
        Some(words) if said.is_empty() => words.to_owned(),
        Some(words) => format!("{said}{}{words}", COMMA.in_language(language)),
        None => said,
    }
}

const COMMA: Words = Words { zh: "，", en: ", " };

fn said(place: &Place, concealment: Option<Concealment>, language: Language) -> String {
    let say = |words: Words, value: &str| words.in_language(language).replace("{}", value);
    let mut said = Vec::new();
    if let Some(page) = place.page {
        said.push(match place.last_page {
            Some(last) => say(Words { zh: "第 {} 页", en: "pages {}" }, &format!("{page}—{last}")),
            None => say(Words { zh: "第 {} 页", en: "page {}" }, &page.to_string()),
        });
    }
    if let Some(sheet) = &place.sheet {
        let words = match concealment {
            Some(Concealment::HiddenSheet) => Words { zh: "隐藏的工作表“{}”", en: "hidden sheet “{}”" },
            _ => Words { zh: "工作表“{}”", en: "sheet “{}”" },
        };
        said.push(say(words, &name(sheet)));
    }
    if let Some(cell) = &place.cell {
        let (column, row) = cell.split_at(cell.find(|c: char| c.is_ascii_digit()).unwrap_or(cell.len()));
        match concealment {
            Some(Concealment::HiddenColumn) => {
                said.push(say(Words { zh: "隐藏列 {}", en: "hidden column {}" }, column));
            }
            Some(Concealment::HiddenRow) => said.push(say(Words { zh: "隐藏行 {}", en: "hidden row {}" }, row)),
            _ => {}
        }
        said.push(say(Words { zh: "单元格 {}", en: "cell {}" }, cell));
    }
    if let Some(paragraph) = place.paragraph {
        said.push(say(Words { zh: "第 {} 段", en: "paragraph {}" }, &paragraph.to_string()));
    }
    let part = place.part.as_deref().map(name);
    // Sheets and pages are those of the file that is named.
    let first = if place.sheet.is_some() || place.page.is_some() { 0 } else { said.len() };
    let hidden = concealment.and_then(|concealment| concealment_in_words(concealment, place));
    match (part.as_deref(), concealment) {
        (Some(part), Some(Concealment::Property)) if property(part).is_some() => {
            let (file, own) = property(part).unwrap_or_default();
            if !file.is_empty() {
                said.insert(first, part_in_words(file, language));
            }
            said.push(say(Words { zh: "文件属性“{}”", en: "file property “{}”" }, own));
        }
        (Some(part), Some(Concealment::Embedded)) => {
            said.insert(first, say(Words { zh: "嵌入的文件“{}”", en: "embedded file “{}”" }, part));
        }
        (Some(part), Some(Concealment::Comment)) if is_comments(part) => {
            said.push(part_in_words(part, language));
        }
        (part, _) => {
            // What it is in the source is said by how it is hidden, where that is known.
            if let Some(part) = part.filter(|part| concealment.is_none() || !is_role(part)) {
                let at = if part_of_word(part).is_none() { first } else { said.len() };
                said.insert(at, part_in_words(part, language));
            }
            said.extend(hidden.map(|words| words.in_language(language).to_owned()));
        }
    }
    let place_in_text = said.join(COMMA.in_language(language));
    let Some(line) = place.line else { return place_in_text };
    let mut stands = say(Words { zh: "第 {} 行", en: "line {}" }, &line.to_string());
    if let Some(column) = place.column {
        stands.push_str(&say(Words { zh: "第 {} 列", en: ", column {}" }, &column.to_string()));
    }
    if place_in_text.is_empty() {
        return stands;
    }
    match language {
        Language::Chinese => format!("{place_in_text}（{stands}）"),
        Language::English => format!("{place_in_text} ({stands})"),
    }
}

/// How a text is hidden; nothing where its sheet, row or column is named with it.
fn concealment_in_words(concealment: Concealment, place: &Place) -> Option<Words> {
    let is_named = match concealment {
        Concealment::HiddenSheet => place.sheet.is_some(),
        Concealment::HiddenRow | Concealment::HiddenColumn => place.cell.is_some(),
        _ => false,
    };
    let words = match concealment {
        Concealment::Deleted => Words { zh: "已删除的修订", en: "tracked deletion" },
        Concealment::Inserted => Words { zh: "尚未接受的修订", en: "tracked insertion" },
        Concealment::Comment => Words { zh: "批注", en: "comment" },
        Concealment::Notes => Words { zh: "演讲者备注", en: "speaker's notes" },
        Concealment::HiddenText => Words { zh: "隐藏文字", en: "hidden text" },
        Concealment::HiddenFormat => {
            Words { zh: "格式设为不显示的单元格", en: "cell whose format shows nothing" }
        }
        Concealment::HiddenObject => Words { zh: "关掉显示的对象", en: "object that is switched off" },
        Concealment::OffPage => Words { zh: "页面之外", en: "beyond the page" },
        Concealment::HiddenSlide => Words { zh: "隐藏的幻灯片", en: "hidden slide" },
        Concealment::HiddenSheet => Words { zh: "隐藏的工作表", en: "hidden sheet" },
        Concealment::HiddenRow => Words { zh: "隐藏的行", en: "hidden row" },
        Concealment::HiddenColumn => Words { zh: "隐藏的列", en: "hidden column" },
        Concealment::Cache => Words { zh: "数据缓存", en: "cached data" },
        Concealment::Attribute => ATTRIBUTE,
        Concealment::Residue => Words { zh: "残留的旧内容", en: "leftover" },
        Concealment::EarlierVersion => Words { zh: "旧版本", en: "earlier version" },
        Concealment::Property => Words { zh: "文件属性", en: "file property" },
        Concealment::Embedded => Words { zh: "嵌入的文件", en: "embedded file" },
        Concealment::Covered => Words { zh: "被遮住的文字", en: "covered text" },
        Concealment::Unredacted => {
            Words { zh: "标了涂黑、没有真正删掉的文字", en: "text marked to be removed, not removed" }
        }
        Concealment::Unpainted => {
            Words { zh: "不显示、但可复制的文字", en: "text that is not painted and can be copied" }
        }
        Concealment::GroundColour => Words { zh: "与底色同色的文字", en: "text in the colour of its ground" },
        Concealment::Tiny => Words { zh: "小得看不见的文字", en: "text too small to be read" },
        Concealment::Clipped => Words { zh: "页面显示范围之外", en: "beyond what the page shows" },
        Concealment::LayerOff => Words { zh: "关掉的图层", en: "layer that is switched off" },
    };
    (!is_named).then_some(words)
}

const ATTRIBUTE: Words = Words { zh: "链接、替代文字等属性", en: "attribute (a link, an alternative text)" };

/// The file that a property belongs to, where it lies in another one, and the property's name; nothing for what is a
/// part by itself.
fn property(part: &str) -> Option<(&str, &str)> {
    let (file, own) = part.rsplit_once("!/").unwrap_or(("", part));
    (!own.contains(['/', '.']) && !is_role(own)).then_some((file, own))
}

/// Whether a part's name says only what the text is in the source.
fn is_role(part: &str) -> bool {
    matches!(part, "comment" | "attribute" | "script")
}

/// Whether a part of a document holds its comments.
fn is_comments(part: &str) -> bool {
    part.rsplit('/').next().is_some_and(|file| file.starts_with("comments"))
}

fn part_in_words(part: &str, language: Language) -> String {
    let words = match part {
        "comment" => Words { zh: "源代码注释", en: "comment in the source" },
        "attribute" => ATTRIBUTE,
        "script" => Words { zh: "脚本", en: "script" },
        "file name" => Words { zh: "文件名", en: "file name" },
        _ => part_of_word(part).unwrap_or(Words { zh: "“{}”", en: "“{}”" }),
    };
    words.in_language(language).replace("{}", part)
}

/// The parts of a Word document of the older kind, which are no files.
const STORIES: [(&str, Words); 10] = [
    ("header", Words { zh: "页眉", en: "header" }),
    ("footer", Words { zh: "页脚", en: "footer" }),
    ("footnotes", Words { zh: "脚注", en: "footnotes" }),
    ("endnotes", Words { zh: "尾注", en: "endnotes" }),
    ("comments", Words { zh: "批注", en: "comments" }),
    ("text boxes", Words { zh: "文本框", en: "text boxes" }),
    ("text boxes in headers", Words { zh: "页眉页脚中的文本框", en: "text boxes in headers and footers" }),
    ("macros", Words { zh: "旧宏的文字", en: "text of old macros" }),
    ("residue", Words { zh: "保存后残留的内容", en: "left over from saving" }),
    ("Macros", Words { zh: "宏", en: "macros" }),
];

/// What the parts of a Word document are called by who looks at the page.
fn part_of_word(part: &str) -> Option<Words> {
    if let Some((_, words)) = STORIES.iter().find(|(name, _)| *name == part) {
        return Some(*words);
    }
    let file = part.rsplit('/').next()?.strip_suffix(".xml")?;
    Some(match file.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "header" => Words { zh: "页眉“{}”", en: "header “{}”" },
        "footer" => Words { zh: "页脚“{}”", en: "footer “{}”" },
        "footnotes" => Words { zh: "脚注“{}”", en: "footnotes “{}”" },
        "endnotes" => Words { zh: "尾注“{}”", en: "endnotes “{}”" },
        "comments" => Words { zh: "批注“{}”", en: "comments “{}”" },
        "chart" => Words { zh: "图表“{}”", en: "chart “{}”" },
        _ => return None,
    })
}

/// What must be said of a text that the page does not show, where nothing tells how it is hidden.
fn visibility_in_words(visibility: Visibility) -> Option<Words> {
    match visibility {
        Visibility::Visible => None,
        Visibility::Hidden => {
            Some(Words { zh: "页面上看不见，但在文件里", en: "not on the page, but in the file" })
        }
        Visibility::Removed => {
            Some(Words { zh: "已删除，但仍在文件里", en: "deleted, but still in the file" })
        }
        Visibility::Metadata => Some(Words { zh: "在文件属性里", en: "in the file's properties" }),
    }
}

#[cfg(test)]
mod tests {
    use super::said;
    use crate::document::{Concealment, Place};
    use crate::finding::Language;

    fn cell(cell: &str) -> Place {
        Place { sheet: Some("名单".into()), cell: Some(cell.into()), ..Place::default() }
    }

    fn part(part: &str) -> Place {
        Place { part: Some(part.into()), ..Place::default() }
    }

    #[test]
    fn a_place_says_how_it_is_hidden() {
        let paragraph = Place { paragraph: Some(2), ..Place::default() };
        let slide = Place { page: Some(3), paragraph: Some(1), ..Place::default() };
        let comment = Place { line: Some(4), column: Some(7), ..part("comment") };
        let cases = [
            (cell("C7"), Some(Concealment::HiddenColumn), "工作表“名单”，隐藏列 C，单元格 C7"),
            (cell("AB7"), Some(Concealment::HiddenRow), "工作表“名单”，隐藏行 7，单元格 AB7"),
            (cell("C7"), Some(Concealment::HiddenSheet), "隐藏的工作表“名单”，单元格 C7"),
            (cell("C7"), Some(Concealment::Comment), "工作表“名单”，单元格 C7，批注"),
            (cell("C7"), None, "工作表“名单”，单元格 C7"),
            (paragraph.clone(), Some(Concealment::Deleted), "第 2 段，已删除的修订"),
            (paragraph.clone(), Some(Concealment::HiddenText), "第 2 段，隐藏文字"),
            (paragraph.clone(), Some(Concealment::Residue), "第 2 段，残留的旧内容"),
            (slide.clone(), Some(Concealment::HiddenSlide), "第 3 页，第 1 段，隐藏的幻灯片"),
            (slide.clone(), Some(Concealment::Notes), "第 3 页，第 1 段，演讲者备注"),
            (slide, Some(Concealment::OffPage), "第 3 页，第 1 段，页面之外"),
            (part("word/comments.xml"), Some(Concealment::Comment), "批注“word/comments.xml”"),
            (part("word/comments.xml"), Some(Concealment::Property), "批注“word/comments.xml”，文件属性"),
            (part("comment"), Some(Concealment::Comment), "批注"),
            (comment, None, "源代码注释（第 4 行第 7 列）"),
            (
                Place { sheet: Some("选项".into()), ..part("attribute") },
                Some(Concealment::HiddenSheet),
                "隐藏的工作表“选项”",
            ),
            (part("attribute"), Some(Concealment::Attribute), "链接、替代文字等属性"),
            (part("attribute"), Some(Concealment::Property), "文件属性"),
            (
                Place { part: Some("内.zip!/名单.xlsx".into()), ..cell("C7") },
                Some(Concealment::HiddenColumn),
                "“内.zip!/名单.xlsx”，工作表“名单”，隐藏列 C，单元格 C7",
            ),
            (part("creator"), Some(Concealment::Property), "文件属性“creator”"),
            (part("内.zip!/a.docx!/creator"), Some(Concealment::Property), "“内.zip!/a.docx”，文件属性“creator”"),
            (part("a.docx"), Some(Concealment::Property), "“a.docx”，文件属性"),
            (part("内.zip!/名单.xlsx"), None, "“内.zip!/名单.xlsx”"),
            (part("word/embeddings/a.xlsx"), Some(Concealment::Embedded), "嵌入的文件“word/embeddings/a.xlsx”"),
            (Place::default(), Some(Concealment::HiddenColumn), "隐藏的列"),
        ];
        for (place, concealment, expected) in cases {
            assert_eq!(said(&place, concealment, Language::Chinese), expected);
        }
        assert_eq!(
            said(&cell("C7"), Some(Concealment::HiddenColumn), Language::English),
            "sheet “名单”, hidden column C, cell C7"
        );
    }

    #[test]
    fn every_way_of_hiding_has_words_of_its_own() {
        for language in [Language::Chinese, Language::English] {
            let mut all: Vec<String> =
                Concealment::ALL.iter().map(|way| said(&Place::default(), Some(*way), language)).collect();
            all.sort();
            all.dedup();
            assert_eq!(all.len(), Concealment::ALL.len());
        }
    }
}
