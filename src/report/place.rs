//! A place in the words of the person who looks for it.

use crate::document::{Place, Visibility};
use crate::finding::{Language, Masked, Words};

/// A name that the file gives to a part of itself, such as a sheet's: long numbers are masked in it.
pub(super) fn name(name: &str) -> String {
    Masked::text(name, &[]).as_str().to_owned()
}

/// `第 2 页，第 3 段（第 12 行第 5 列）`.
pub(super) fn in_words(place: &Place, language: Language) -> String {
    let say = |words: Words, value: &str| words.in_language(language).replace("{}", value);
    let mut said = Vec::new();
    if let Some(page) = place.page {
        said.push(say(Words { zh: "第 {} 页", en: "page {}" }, &page.to_string()));
    }
    if let Some(sheet) = &place.sheet {
        said.push(say(Words { zh: "工作表“{}”", en: "sheet “{}”" }, &name(sheet)));
    }
    if let Some(cell) = &place.cell {
        said.push(say(Words { zh: "单元格 {}", en: "cell {}" }, cell));
    }
    if let Some(paragraph) = place.paragraph {
        said.push(say(Words { zh: "第 {} 段", en: "paragraph {}" }, &paragraph.to_string()));
    }
    if let Some(part) = &place.part {
        said.push(part_in_words(&name(part), language));
    }
    let comma = Words { zh: "，", en: ", " }.in_language(language);
    let place_in_text = said.join(comma);
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

fn part_in_words(part: &str, language: Language) -> String {
    let words = match part {
        "comment" => Words { zh: "源代码注释", en: "comment in the source" },
        "attribute" => Words { zh: "链接、替代文字等属性", en: "attribute (a link, an alternative text)" },
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

/// What must be said of a text that the page does not show.
pub(super) fn visibility_in_words(visibility: Visibility) -> Option<Words> {
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
