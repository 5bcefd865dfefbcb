//! The properties of the document, which the file gives in a dictionary, and as XML once more.

use super::Beside;
use crate::document::Concealment;
use crate::read::pdf::syntax::Object;
use crate::read::pdf::text_of::text_of;
use crate::read::within::Within;

impl Beside<'_, '_> {
    /// Tells the properties of the document.
    pub(crate) fn properties(&mut self, to: &mut Within<'_, '_>) {
        let trailer = self.file.trailer().clone();
        if let Some(info) = self.file.dict(&trailer, "Info") {
            self.done.extend(trailer.get("Info").and_then(Object::as_reference).map(|id| id.number));
            self.reach.all(0, &info);
            for (name, value) in info.iter() {
                match self.file.resolve(value) {
                    Object::String(bytes) => self.property(&text_of(name), &text_of(&bytes), to),
                    Object::Name(bytes) if name != b"Trapped" => self.property(&text_of(name), &text_of(&bytes), to),
                    other => self.value(name, &other, Concealment::Attribute, to),
                }
            }
        }
        let root = self.file.dict(&trailer, "Root").unwrap_or_default();
        if let Some(stream) = self.file.stream(&root, "Metadata") {
            self.done.insert(stream.id.number);
            self.xmp(&stream, to);
        }
    }

    /// Tells a property, unless its value was told as one.
    pub(super) fn property(&mut self, name: &str, value: &str, to: &mut Within<'_, '_>) {
        let date = date(value);
        let value = date.as_deref().unwrap_or(value);
        if self.is_fresh(value) {
            to.out.property(common(name), value);
        }
    }
}

/// The name that properties have wherever they stand. `Creator` is the program in one place and a person in the other.
fn common(name: &str) -> &str {
    match name {
        "Creator" | "CreatorTool" => "Application",
        "creator" => "Author",
        "title" => "Title",
        "description" => "Subject",
        "CreateDate" => "CreationDate",
        "ModifyDate" | "MetadataDate" => "ModDate",
        _ => name,
    }
}

/// `D:20240506070809+08'00'` as XML writes it.
fn date(value: &str) -> Option<String> {
    let rest = value.trim().strip_prefix("D:")?;
    let end = rest.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, zone) = rest.split_at_checked(end)?;
    let mut text = digits.get(..4)?.to_owned();
    for (at, sign) in [(4, '-'), (6, '-'), (8, 'T'), (10, ':'), (12, ':')] {
        let Some(two) = digits.get(at..at + 2) else { break };
        text.push(sign);
        text.push_str(two);
    }
    match zone.replace('\'', ":").trim_end_matches(':') {
        zone if zone.len() == 6 && text.len() > 10 => text.push_str(zone),
        "Z" => text.push('Z'),
        _ => {}
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_are_written_as_in_xml() {
        for (value, is) in [
            ("D:20240506070809+08'00'", Some("2024-05-06T07:08:09+08:00")),
            ("D:20240506070809Z", Some("2024-05-06T07:08:09Z")),
            ("D:20240506", Some("2024-05-06")),
            ("D:2024", Some("2024")),
            ("D:", None),
            ("D:20二", None),
            ("2024", None),
        ] {
            assert_eq!(date(value).as_deref(), is, "{value}");
        }
    }
}
