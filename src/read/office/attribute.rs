//! Attributes that say something: alternative texts, names of people, links, form values. Most
//! attributes lay out; those are looked at only for what no layout needs.

use super::xml::Start;
use crate::document::Visibility;

/// Attributes that are text wherever they stand.
const TEXTS: [&str; 10] =
    ["descr", "title", "alt", "instr", "author", "displayText", "tooltip", "string", "altText", "href"];
/// Elements whose value is text.
const VALUES: [&str; 15] = [
    "alias",
    "tag",
    "helpText",
    "statusText",
    "default",
    "listEntry",
    "listItem",
    "tblCaption",
    "tblDescription",
    "docVar",
    "attr",
    "query",
    "connectString",
    "mailSubject",
    "addressFieldName",
];
/// Elements that name typefaces and styles, in whatever language.
const NAMES: [&str; 21] = [
    "rFonts",
    "latin",
    "ea",
    "cs",
    "sym",
    "font",
    "altName",
    "name",
    "aliases",
    "style",
    "basedOn",
    "next",
    "link",
    "lsdException",
    "pStyle",
    "rStyle",
    "tblStyle",
    "lang",
    "uiPriority",
    "numStyleLink",
    "styleLink",
];

/// Calls `with` for each attribute of an element that says something.
pub(crate) fn texts(start: &Start<'_>, mut with: impl FnMut(&str, Visibility)) {
    let element = start.name();
    if NAMES.contains(&element) {
        return;
    }
    for (name, value) in start.attributes() {
        let is_text = TEXTS.contains(&name)
            || matches!(name, "val" | "value" | "name") && VALUES.contains(&element)
            // A picture's name is often that of its file.
            || name == "name" && value.contains('.');
        if value.len() > 1 && (is_text || is_notable(&value)) {
            with(&value, if name == "author" { Visibility::Metadata } else { Visibility::Hidden });
        }
    }
}

/// Letters outside of ASCII, an address, or a number longer than any measure.
pub(crate) fn is_notable(value: &str) -> bool {
    let mut digits = 0;
    for b in value.bytes() {
        digits = if b.is_ascii_digit() { digits + 1 } else { 0 };
        if digits >= 11 || b == b'@' {
            return true;
        }
    }
    !value.is_ascii() && value.chars().any(|c| !c.is_ascii() && c.is_alphanumeric())
}
