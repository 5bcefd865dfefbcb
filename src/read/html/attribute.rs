//! Attributes: which may carry text, and which hide their element.
//!
//! All values are read but those of attributes that only lay out. Generated pages put numbers
//! into `id`, `value` and `data-…`, and links carry them in their query.

use super::decoded;
use super::tag::{Name, StartTag, key};
use crate::document::{Role, Visibility};
use crate::read::stretch::{Writer, floor};

/// Attributes that lay out and say nothing.
const LAYOUT: [Name; 38] = [
    key("class"),
    key("style"),
    key("width"),
    key("height"),
    key("align"),
    key("valign"),
    key("border"),
    key("cellpadding"),
    key("cellspacing"),
    key("colspan"),
    key("rowspan"),
    key("target"),
    key("rel"),
    key("type"),
    key("lang"),
    key("dir"),
    key("charset"),
    key("color"),
    key("bgcolor"),
    key("size"),
    key("face"),
    key("media"),
    key("method"),
    key("xmlns"),
    key("xml:lang"),
    key("role"),
    key("tabindex"),
    key("nowrap"),
    key("hspace"),
    key("vspace"),
    key("noshade"),
    key("async"),
    key("defer"),
    key("hidden"),
    key("loading"),
    key("frameborder"),
    key("scrolling"),
    key("maxlength"),
];

const STYLE: Name = key("style");
const HIDDEN: Name = key("hidden");
const COLSPAN: Name = key("colspan");
const ROWSPAN: Name = key("rowspan");
const CONTENT: Name = key("content");
const META: Name = key("meta");

/// The role and visibility of attributes.
pub(crate) const ATTRIBUTE: (Role, Visibility) = (Role::Attribute, Visibility::Hidden);

/// A link to inlined binary data is read only so far.
const DATA: usize = 256;

/// What the attributes of a tag say of its element.
#[derive(Default)]
pub(crate) struct Attributes<'a> {
    pub(crate) hides: bool,
    pub(crate) columns: Option<u32>,
    pub(crate) rows: Option<u32>,
    /// The name of a `<meta>` property, and its value with the place of it.
    name: Option<&'a str>,
    content: Option<(&'a str, usize)>,
}

impl<'a> Attributes<'a> {
    /// Reads a tag's attributes; those with text become blocks.
    pub(crate) fn read(&mut self, writer: &mut Writer<'a>, tag: &StartTag<'_>) {
        let source: &'a str = writer.source;
        let bytes = &source.as_bytes()[..tag.close];
        let mut at = tag.inside;
        while let Some(attribute) = next(bytes, &mut at) {
            let value = &source[attribute.start..attribute.end];
            match attribute.name {
                HIDDEN => self.hides = true,
                STYLE => self.hides |= hides(value),
                COLSPAN => self.columns = value.trim().parse().ok(),
                ROWSPAN => self.rows = value.trim().parse().ok(),
                CONTENT if tag.name == META => self.content = Some((value, attribute.start)),
                name if tag.name == META && is_meta_name(name) => self.name = Some(value),
                _ => {}
            }
            // A number in a layout attribute would be there for a purpose.
            if value.len() > 1 && (!LAYOUT.contains(&attribute.name) || has_number(value)) {
                let property = tag.name == META && (attribute.name == CONTENT || is_meta_name(attribute.name));
                write(writer, value, attribute.start, property);
            }
            // Without a value the name itself may be one: <a 530102…>.
            if value.is_empty() && attribute.start - attribute.begins > 10 {
                let name = &source[attribute.begins..attribute.start];
                writer.beside(name, attribute.begins, ATTRIBUTE.0, ATTRIBUTE.1);
            }
        }
    }

    /// A `<meta>` element's property.
    pub(crate) fn meta(&self, writer: &mut Writer<'_>) {
        if let Some((value, at)) = self.content {
            writer.property(self.name.unwrap_or("meta"), &decoded(value), at);
        }
    }
}

fn is_meta_name(name: Name) -> bool {
    [key("name"), key("property"), key("http-equiv"), key("itemprop")].contains(&name)
}

/// Eleven digits in a row or more; so one of each eleven bytes has to be one of them.
fn has_number(value: &str) -> bool {
    let bytes = value.as_bytes();
    (10..bytes.len()).step_by(11).any(|at| {
        let digits = |run: &mut dyn Iterator<Item = &u8>| run.take_while(|b| b.is_ascii_digit()).count();
        bytes[at].is_ascii_digit() && digits(&mut bytes[..at].iter().rev()) + digits(&mut bytes[at..].iter()) >= 11
    })
}

fn write(writer: &mut Writer<'_>, value: &str, at: usize, is_property: bool) {
    if is_property {
        return;
    }
    let value = match value.get(..5) {
        Some(scheme) if scheme.eq_ignore_ascii_case("data:") => &value[..floor(value, DATA)],
        _ => value,
    };
    let text = decoded(value);
    let text = percent_decoded(&text).map_or(text, Into::into);
    writer.beside(&text, at, ATTRIBUTE.0, ATTRIBUTE.1);
}

/// A link's text, if its percent signs encode UTF-8.
pub(crate) fn percent_decoded(text: &str) -> Option<String> {
    if !text.contains('%') {
        return None;
    }
    let digit = |b: &u8| (*b as char).to_digit(16).map(|d| d as u8);
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1).and_then(digit), bytes.get(at + 2).and_then(digit)) {
            (b'%', Some(high), Some(low)) => {
                plain.push(high << 4 | low);
                at += 3;
            }
            (b, ..) => {
                plain.push(b);
                at += 1;
            }
        }
    }
    String::from_utf8(plain).ok()
}

/// Whether a style keeps its element off the page.
fn hides(style: &str) -> bool {
    style.as_bytes().split(|&b| b == b';').map(<[u8]>::trim_ascii_start).any(|rule| {
        // Most rules are of another kind, which their first letter tells.
        rule.first().is_some_and(|b| matches!(b | 0x20, b'd' | b'v' | b'o' | b'f')) && rule_hides(rule)
    })
}

fn rule_hides(rule: &[u8]) -> bool {
    let Some(colon) = memchr::memchr(b':', rule) else { return false };
    let (name, value) = (rule[..colon].trim_ascii_end(), rule[colon + 1..].trim_ascii_start());
    let starts = |word: &[u8]| value.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if name.eq_ignore_ascii_case(b"display") {
        starts(b"none")
    } else if name.eq_ignore_ascii_case(b"visibility") {
        starts(b"hidden") || starts(b"collapse")
    } else if name.eq_ignore_ascii_case(b"opacity") || name.eq_ignore_ascii_case(b"font-size") {
        // `0`, `0px`, `.0em`, `-1px`: most sizes begin with another digit and need no parsing.
        let end = value.iter().take_while(|b| matches!(b, b'0'..=b'9' | b'.' | b'-' | b'+')).count();
        value.first().is_some_and(|b| matches!(b, b'0' | b'.' | b'-' | b'+'))
            && std::str::from_utf8(&value[..end]).is_ok_and(|size| size.parse::<f32>().is_ok_and(|size| size <= 0.0))
    } else {
        false
    }
}

struct Attribute {
    name: Name,
    /// Where the name begins.
    begins: usize,
    start: usize,
    end: usize,
}

/// The attribute at or behind `at`.
fn next(bytes: &[u8], at: &mut usize) -> Option<Attribute> {
    let skip = |from: usize, test: fn(u8) -> bool| {
        bytes[from..].iter().position(|&b| !test(b)).map_or(bytes.len(), |length| from + length)
    };
    let space: fn(u8) -> bool = |b| b.is_ascii_whitespace();
    let begins = skip(*at, |b| b.is_ascii_whitespace() || b == b'/');
    if begins >= bytes.len() {
        return None;
    }
    // A `=` in front belongs to the name, as in browsers.
    let name_end = skip(begins + 1, |b| !matches!(b, b'=' | b'/' | b'>') && !b.is_ascii_whitespace());
    let name = super::tag::packed(&bytes[begins..name_end]);
    let equals = skip(name_end, space);
    if bytes.get(equals) != Some(&b'=') {
        *at = name_end;
        return Some(Attribute { name, begins, start: name_end, end: name_end });
    }
    let value = skip(equals + 1, space);
    let (start, end) = if let Some(&quote @ (b'"' | b'\'')) = bytes.get(value) {
        let start = value + 1;
        let end = memchr::memchr(quote, &bytes[start..]).map_or(bytes.len(), |length| start + length);
        *at = (end + 1).min(bytes.len());
        (start, end)
    } else {
        let end = skip(value, |b| !b.is_ascii_whitespace());
        *at = end;
        (value, end)
    };
    Some(Attribute { name, begins, start, end })
}
