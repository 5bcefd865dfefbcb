//! What a dictionary says, whichever it is: by the names under which texts stand.

use super::{Beside, say};
use crate::document::{Concealment, Role};
use crate::read::html::percent_decoded;
use crate::read::office::attribute::is_notable;
use crate::read::pdf::syntax::{Dict, Object, Telling};
use crate::read::pdf::text_of::text_of;
use crate::read::within::Within;

/// A shorter row of digits is a measure or a count. Telephone numbers begin with seven.
const DIGITS: usize = 7;

/// Streams that are parts of a typeface or of a picture.
const READ_ELSEWHERE: [&[u8]; 10] = [
    b"ToUnicode",
    b"FontFile",
    b"FontFile2",
    b"FontFile3",
    b"CIDToGIDMap",
    b"CIDSet",
    b"SMask",
    b"Thumb",
    b"DestOutputProfile",
    b"Encoding",
];

/// What a value is, by its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// A text for people, or a way to somewhere else.
    Text,
    /// A remark, or the same with its looks.
    Remark,
    Rich,
    /// What was filled into a form.
    Filled,
    Link,
    Script,
    /// Parts of a form in XML.
    Form,
    /// Something may be said.
    Perhaps,
    /// Numbers, names of typefaces, what programs know their things again by.
    Nothing,
}

fn what(name: &[u8]) -> Says {
    match name {
        b"Alt" | b"ActualText" | b"TU" | b"Desc" | b"Title" | b"F" | b"UF" | b"Unix" | b"DOS" | b"Mac"
        | b"OverlayText" | b"Subj" | b"Reason" | b"Location" | b"ContactInfo" | b"Opt" => Says::Text,
        b"Contents" => Says::Remark,
        b"RC" | b"RV" => Says::Rich,
        b"V" | b"DV" => Says::Filled,
        b"URI" | b"Base" => Says::Link,
        b"JS" => Says::Script,
        b"XFA" => Says::Form,
        b"ID" | b"NM" | b"Lang" | b"DA" | b"DS" | b"Cert" | b"CheckSum" | b"Panose" | b"Style" | b"CharSet"
        | b"Limits" | b"FontFamily" | b"Registry" | b"Ordering" | b"Lookup" | b"CreationDate" | b"ModDate" | b"M"
        | b"LastModified" | b"Encrypt" | b"ByteRange" => Says::Nothing,
        _ => Says::Perhaps,
    }
}

/// Which names, and which strings under them, are to be looked at.
pub(super) struct Names;

impl Telling for Names {
    fn by_name(&self, name: &[u8]) -> bool {
        // `F` is mostly a number: flags.
        let is_said = !matches!(what(name), Says::Perhaps | Says::Nothing) && !matches!(name, b"Contents" | b"F");
        is_said || name == b"EF" || READ_ELSEWHERE.contains(&name)
    }

    fn by_reference(&self, name: &[u8]) -> bool {
        name == b"F"
    }

    fn by_string(&self, name: &[u8], string: &str) -> bool {
        match what(name) {
            Says::Nothing => false,
            Says::Perhaps => is_telling(string),
            _ => true,
        }
    }
}

impl Beside<'_, '_> {
    /// Tells what a dictionary says and what lies in it. References are not followed but to texts.
    pub(super) fn dict(&mut self, dict: &Dict, why: Concealment, to: &mut Within<'_, '_>) {
        self.entries(dict, &[], why, to);
    }

    /// The same without some entries.
    pub(super) fn entries(&mut self, dict: &Dict, but: &[&str], why: Concealment, to: &mut Within<'_, '_>) {
        // What a signature signs by, and what a password is tried with.
        let is_secret = dict.has("ByteRange") || dict.has("StmF") || dict.has("O") && dict.has("U") && dict.has("P");
        for (name, value) in dict.iter() {
            let is_content = name == b"Contents" && value.as_string().is_none();
            if READ_ELSEWHERE.contains(&name) {
                self.done.extend(value.as_reference().map(|id| id.number));
                continue;
            }
            let is_bytes = is_secret && matches!(name, b"Contents" | b"O" | b"U" | b"OE" | b"UE" | b"Perms");
            if !is_content && !is_bytes && !but.iter().any(|but| but.as_bytes() == name) {
                self.value(name, value, why, to);
            }
        }
        if dict.has("EF") {
            self.attached.push(std::rc::Rc::new(dict.clone()));
        }
    }

    /// Tells what stands under a name.
    pub(super) fn value(&mut self, name: &[u8], value: &Object, why: Concealment, to: &mut Within<'_, '_>) {
        let what = what(name);
        match value {
            Object::String(bytes) => self.string(what, bytes, why, to),
            Object::Array(items) if what == Says::Form => self.xfa(items, to),
            // The colours of a palette are written as a string.
            Object::Array(items) if matches!(items.first().and_then(Object::as_name), Some(b"Indexed" | b"I")) => {}
            Object::Array(items) => items.iter().for_each(|item| self.value(name, item, why, to)),
            Object::Dict(dict) => self.dict(dict, why, to),
            Object::Reference(_) if matches!(what, Says::Perhaps | Says::Nothing) => {}
            Object::Reference(_) => match self.file.resolve(value) {
                Object::String(bytes) => self.string(what, &bytes, why, to),
                Object::Array(items) if what == Says::Form => self.xfa(&items, to),
                Object::Stream(_) if what == Says::Form => self.xfa(std::slice::from_ref(value), to),
                Object::Stream(_) if matches!(what, Says::Script | Says::Filled | Says::Rich) => {
                    if let Some(text) = self.text(value, to) {
                        self.said(what, &text, why, to);
                    }
                }
                _ => {}
            },
            // A choice, or the name of a place: mostly one that a program gave.
            Object::Name(bytes) if !bytes.is_ascii() && matches!(name, b"V" | b"DV" | b"AS" | b"D" | b"Dest") => {
                self.behind(&text_of(bytes), to);
            }
            _ => {}
        }
    }

    fn string(&mut self, what: Says, bytes: &[u8], why: Concealment, to: &mut Within<'_, '_>) {
        match what {
            Says::Nothing => {}
            Says::Perhaps if bytes.len() < 2 => {}
            Says::Perhaps => {
                let text = text_of(bytes);
                if is_telling(&text) {
                    self.once(&text, Role::Attribute, why, to);
                }
            }
            _ => self.said(what, &text_of(bytes), why, to),
        }
    }

    fn said(&mut self, what: Says, text: &str, why: Concealment, to: &mut Within<'_, '_>) {
        match what {
            Says::Remark => self.once(text, Role::Comment, or(why, Concealment::Comment), to),
            Says::Rich => {
                let plain = plain(text);
                self.once(&plain, Role::Comment, or(why, Concealment::Comment), to);
            }
            Says::Filled => self.once(text, Role::Attribute, or(why, Concealment::HiddenObject), to),
            Says::Script => self.once(text, Role::Script, why, to),
            Says::Link => self.link(text, why, to),
            _ => self.once(text, Role::Attribute, why, to),
        }
    }

    /// Tells where a link leads; what is written with percent signs is read.
    pub(super) fn link(&mut self, target: &str, why: Concealment, to: &mut Within<'_, '_>) {
        let plain = percent_decoded(target);
        self.once(plain.as_deref().unwrap_or(target), Role::Attribute, why, to);
    }

    /// A form in XML, in parts that belong to one document: a name and a stream, one after the other.
    fn xfa(&mut self, parts: &[Object], to: &mut Within<'_, '_>) {
        let mut whole = Vec::new();
        for part in parts {
            let Object::Stream(stream) = self.file.resolve(part) else { continue };
            self.done.insert(stream.id.number);
            let decoded = self.file.decode(&stream);
            super::problem(decoded.problem, to);
            let (room, limit) = to.budget.allowance(0);
            if (whole.len() + decoded.bytes.len()) as u64 > room {
                to.out.problem(crate::document::ProblemKind::TooLarge(limit));
                break;
            }
            whole.extend_from_slice(&decoded.bytes);
        }
        self.xml(&whole, Concealment::Attribute, to);
    }
}

/// The reason that holds for all, unless that says no more than that it is behind the page.
fn or(why: Concealment, own: Concealment) -> Concealment {
    if why == Concealment::Attribute { own } else { why }
}

/// The text of a remark in XHTML.
pub(super) fn plain(rich: &str) -> String {
    let mut text = String::with_capacity(rich.len());
    let mut rest = rich;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        let (before, tag) = rest.split_at(at);
        text.push_str(before);
        let end = memchr::memchr(b'>', tag.as_bytes()).map_or(tag.len(), |end| end + 1);
        let (tag, after) = tag.split_at(end);
        if ["<p", "</p", "<br", "<div", "<li"].iter().any(|block| tag.starts_with(block)) && !text.is_empty() {
            text.push('\n');
        }
        rest = after;
    }
    text.push_str(rest);
    let text = crate::read::html::decoded(&text).into_owned();
    text.trim().to_owned()
}

/// Whether a text that may be a program's own says something of a person: letters of Chinese, an address, a number that
/// is no measure.
pub(super) fn is_telling(text: &str) -> bool {
    if text.contains('\u{FFFD}') || text.starts_with("D:") {
        return false;
    }
    let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}');
    if text.chars().any(is_han) {
        return true;
    }
    text.is_ascii() && (!is_identifier(text) && (is_notable(text) || has_number(text)))
}

/// A row of digits that stands for itself.
fn has_number(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '.')
        .any(|word| word.len() >= DIGITS && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// 550e8400-e29b-41d4-a716-446655440000, and hashes.
fn is_identifier(text: &str) -> bool {
    let inside = text.trim_matches(|c| matches!(c, '{' | '}' | '<' | '>'));
    let inside = inside.rsplit(':').next().unwrap_or(inside);
    let digits = inside.bytes().filter(u8::is_ascii_hexdigit).count();
    let letters = inside.bytes().any(|byte| byte.is_ascii_alphabetic());
    digits >= 32 && letters && inside.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// Tells lines that say something, of a text that may be anything.
pub(super) fn lines(text: &str, why: Concealment, to: &mut Within<'_, '_>) {
    const MOST: usize = 10_000;
    for line in text.lines().filter(|line| is_telling(line)).take(MOST) {
        say(line, Role::Attribute, why, to);
    }
}

#[cfg(test)]
mod tests {
    use super::{is_telling, plain};

    #[test]
    fn what_programs_write_says_nothing() {
        for text in ["身份证", "13900000000", "010-6552345", "66123456", "a@b.gov.cn", "电话66123456"] {
            assert!(is_telling(text), "{text}");
        }
        for text in [
            "Layer 1",
            "node00000123",
            "D:20240506070809",
            "550e8400-e29b-41d4-a716-446655440000",
            "12.3456789",
            "é",
            "",
        ] {
            assert!(!is_telling(text), "{text}");
        }
    }

    #[test]
    fn rich_text_is_plain() {
        let rich = "<?xml version=\"1.0\"?><body><p>请&amp;核实</p><p><span style=\"x\">张三</span></p></body>";
        assert_eq!(plain(rich), "请&核实\n\n张三");
        assert_eq!(plain("a < b"), "a");
    }
}
