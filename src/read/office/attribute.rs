//! Attributes that say something: alternative texts, names of people, links, form values. Most
//! attributes lay out; those are looked at only for what no layout needs.

use super::xml::Start;
use crate::document::{Concealment, Seen};

/// Attributes that are text wherever they stand.
fn is_text(name: &str) -> bool {
    matches!(
        name,
        "descr" | "title" | "alt" | "instr" | "author" | "displayText" | "tooltip" | "string" | "altText" | "href"
    )
}

/// Elements whose value is text.
fn has_text(element: &str) -> bool {
    matches!(
        element,
        "alias"
            | "tag"
            | "helpText"
            | "statusText"
            | "default"
            | "listEntry"
            | "listItem"
            | "tblCaption"
            | "tblDescription"
            | "docVar"
            | "attr"
            | "query"
            | "connectString"
            | "mailSubject"
            | "addressFieldName"
    )
}

/// Elements that name typefaces and styles, in whatever language, or list the marks at which no line may end.
fn is_name(element: &str) -> bool {
    matches!(
        element,
        "rFonts"
            | "latin"
            | "ea"
            | "cs"
            | "sym"
            | "font"
            | "altName"
            | "name"
            | "aliases"
            | "style"
            | "basedOn"
            | "next"
            | "link"
            | "lsdException"
            | "pStyle"
            | "rStyle"
            | "tblStyle"
            | "lang"
            | "numStyleLink"
            | "styleLink"
            | "noLineBreaksAfter"
            | "noLineBreaksBefore"
            // Of every file's theme.
            | "theme"
            | "clrScheme"
            | "fontScheme"
            | "fmtScheme"
            | "rFont"
            | "cellStyle"
            | "buFont"
    )
}

/// Calls `with` for each attribute of an element that says something.
pub(crate) fn texts(start: &Start<'_>, mut with: impl FnMut(&str, Seen)) {
    let element = start.name();
    for (name, value) in start.attributes() {
        if let Some(seen) = says(element, name, &value) {
            with(&value, seen);
        }
    }
}

/// Whether an attribute of an element says something, and whether the page shows it.
pub(crate) fn says(element: &str, name: &str, value: &str) -> Option<Seen> {
    if value.len() < 2 || name == "panose" || element == "panose1" {
        return None;
    }
    let is_text = is_text(name)
        || matches!(name, "val" | "value" | "name") && has_text(element)
        // A picture's name is often that of its file.
        || name == "name" && value.contains('.');
    let is_notable = is_notable(value) && !(name == "name" && is_counted(value));
    // Nobody reads the names of styles, but some hold more than a name.
    let says = (is_text || is_notable) && (!is_name(element) || is_notable && has_number(value));
    says.then(|| match name {
        "author" => Concealment::Property.into(),
        // Letters drawn as a picture, such as a watermark.
        "string" => Seen::VISIBLE,
        _ => Concealment::Attribute.into(),
    })
}

/// Letters outside of ASCII, an address, or a number longer than any measure.
pub(crate) fn is_notable(value: &str) -> bool {
    if is_identifier(value) {
        return false;
    }
    let (mut digits, mut fraction) = (0, false);
    for (at, b) in value.bytes().enumerate() {
        match b {
            b'0'..=b'9' => digits += 1,
            b'@' if is_address(&value.as_bytes()[at + 1..]) => return true,
            _ => (digits, fraction) = (0, b == b'.'),
        }
        if digits >= 11 && !fraction {
            return true;
        }
    }
    !value.is_ascii() && value.chars().any(|c| !c.is_ascii() && c.is_alphanumeric())
}

/// Whether a name holds more than a name.
pub(crate) fn is_more_than_name(value: &str) -> bool {
    is_notable(value) && has_number(value)
}

/// A number longer than any measure.
fn has_number(value: &str) -> bool {
    value.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= 11)
}

/// {00000000-0008-0000-0000-000002000000}, by which programs know their objects again.
fn is_identifier(value: &str) -> bool {
    let inside = value.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    inside.is_some_and(|inside| inside.len() == 36 && inside.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-'))
}

/// Whether what follows an `@` is a domain; shapes are drawn by formulas with `@` as well.
fn is_address(after: &[u8]) -> bool {
    let name = after.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
    name > 0 && after.get(name) == Some(&b'.') && after.get(name + 1).is_some_and(u8::is_ascii_alphabetic)
}

/// 图片 1, 文本框 2: what programs call things by themselves.
fn is_counted(name: &str) -> bool {
    let (what, number) = name.rsplit_once(' ').unwrap_or_default();
    !what.is_empty()
        && !what.contains(|c: char| c.is_ascii_digit())
        && number.len() <= 6
        && !number.is_empty()
        && number.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{is_counted, is_notable};

    #[test]
    fn what_lays_out_says_nothing() {
        for text in ["张三", "13912345678", "a@163.com", "a@b-c.gov.cn", "é"] {
            assert!(is_notable(text), "{text}");
        }
        for text in [
            "m@4@5l@4@11@9@11xe",
            "sum @10 21600 0",
            "12.345678901234567",
            "00A12345",
            "",
            "……",
            "{00000000-0008-0000-0000-000002000000}",
        ] {
            assert!(!is_notable(text), "{text}");
        }
        assert!(is_counted("图片 12") && !is_counted("图片 13912345678") && !is_counted("身份证"));
    }
}
