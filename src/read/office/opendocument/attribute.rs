//! Attributes that say something. In these files most of what a user named is an attribute: styles,
//! typefaces, ranges; those every file has, in the user's language, and they are left out.

use super::super::attribute::is_notable;
use super::super::xml::Start;
use crate::document::{Concealment, Seen};

/// Attributes that are text wherever they stand.
fn is_text(name: &str) -> bool {
    matches!(
        name,
        "string-value"
            | "string-value-if-true"
            | "string-value-if-false"
            | "current-value"
            | "help-text"
            | "description"
            | "title"
            | "label"
            | "author"
            | "comment"
            | "tooltip"
    )
}

/// Elements of forms and filters, whose value is text.
fn has_value(element: &str) -> bool {
    matches!(
        element,
        "hidden"
            | "option"
            | "item"
            | "text"
            | "textarea"
            | "combobox"
            | "listbox"
            | "radio"
            | "checkbox"
            | "formatted-text"
            | "password"
            | "filter-condition"
            | "list-value"
    )
}

/// Names of styles, typefaces and marks, and places of cells, which in turn name their sheet.
fn is_reference(name: &str) -> bool {
    let named = name.ends_with("-name") && !matches!(name, "table-name" | "database-name" | "query-name");
    named
        || name.contains("font")
        || ["-names", "-address", "-addresses", "-range", "-ranges", "-list", "-id"]
            .iter()
            .any(|end| name.ends_with(end))
        || matches!(
            name,
            "id" | "control"
                | "layer"
                | "class"
                | "continue-list"
                | "start-shape"
                | "end-shape"
                | "d"
                | "points"
                | "viewBox"
                | "enhanced-path"
                | "num-prefix"
                | "num-suffix"
                | "bullet-char"
                | "full-path"
                | "language"
                | "protection-key"
                | "digest"
                | "ref"
                | "linked-cell"
                | "source-cell-range"
        )
}

/// What programs call things by themselves, before a number.
const UNNAMED: [&str; 24] = [
    "图片",
    "图像",
    "图形",
    "表格",
    "表",
    "框架",
    "框",
    "文本框",
    "形状",
    "对象",
    "区域",
    "区段",
    "节",
    "幻灯片",
    "页面",
    "页",
    "工作表",
    "组",
    "线条",
    "矩形",
    "椭圆",
    "默认",
    "标题",
    "大纲",
];

/// Whether a name was given by a program.
fn is_unnamed(name: &str) -> bool {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    name.starts_with('_') || name.len() - stem.len() <= 6 && UNNAMED.contains(&stem.trim_end())
}

/// Calls `with` for each attribute of an element that says something.
pub(super) fn texts(start: &Start<'_>, mut with: impl FnMut(&str, Seen)) {
    let element = start.name();
    // What a cell holds is told where it shows something else.
    let is_cell = matches!(element, "table-cell" | "covered-table-cell" | "change-track-table-cell");
    for (name, value) in start.attributes() {
        if value.len() < 2 || is_cell && name.ends_with("value") {
            continue;
        }
        let seen = Concealment::Attribute.into();
        match name {
            // What a button or a box says.
            "label" => with(&value, Seen::VISIBLE),
            "href" => {
                if let Some(target) = link(&value) {
                    with(&target, seen);
                }
            }
            "name" if element == "data-pilot-member" => with(&value, Concealment::Cache.into()),
            "name" if is_unnamed(&value) || element == "master-page" => {}
            "value" if has_value(element) => with(&value, seen),
            "dde-topic" | "dde-item" => with(&value, seen),
            // Properties of controls are mostly the names of what draws them.
            _ if is_text(name) && element != "property" => with(&value, seen),
            _ if is_reference(name) => {}
            _ if is_notable(&value) => with(&value, seen),
            _ => {}
        }
    }
}

/// Where a link leads, unless it stays inside of the file.
fn link(target: &str) -> Option<String> {
    let folders = ["./", "Pictures/", "Object ", "ObjectReplacements/", "../", "Basic/"];
    let inside = folders.iter().any(|folder| target.starts_with(folder)) && target.is_ascii();
    if inside || target.starts_with('#') || target == ".." {
        return None;
    }
    Some(crate::read::html::percent_decoded(target).unwrap_or_else(|| target.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{is_unnamed, link};

    #[test]
    fn names_of_programs_and_places_in_the_file_say_nothing() {
        assert!(is_unnamed("图片1") && is_unnamed("表格 12") && is_unnamed("__RefHeading__1"));
        assert!(!is_unnamed("身份证1") && !is_unnamed("图片13912345678"));
        assert_eq!(link("#目录"), None);
        assert_eq!(link("./Object 1"), None);
        assert_eq!(link("mailto:a@b.cn").as_deref(), Some("mailto:a@b.cn"));
        assert_eq!(link("http://a.cn/%E5%BC%A0").as_deref(), Some("http://a.cn/张"));
    }
}
