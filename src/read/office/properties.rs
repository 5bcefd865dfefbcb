//! The properties of a document: title, author, company, and whatever an office adds of its own, such
//! as 公开属性.

use super::xml::{Event, Xml};
use crate::document::ProblemKind;
use crate::read::out::Out;

/// Reads one part with properties, behind the start of its root: each is a child of the root, and named by its element or by the
/// attribute `name`.
pub(crate) fn read(xml: &mut Xml<'_>, out: &mut Out<'_>) -> Result<(), ProblemKind> {
    let (mut depth, mut name, mut value) = (1_usize, String::new(), String::new());
    loop {
        match xml.next()? {
            Event::Start(start) => {
                depth += 1;
                if depth == 2 {
                    name = start.attribute("name").unwrap_or_else(|| start.name().into()).into_owned();
                }
            }
            Event::Text(text) | Event::Comment(text) => value.push_str(&text),
            Event::End => {
                depth = depth.saturating_sub(1);
                if !says_nothing(value.trim()) {
                    out.property(&name, &value);
                }
                value.clear();
            }
            Event::Done => return Ok(()),
            Event::Other | Event::DocumentType => {}
        }
    }
}

/// Switches and counts of words and pages, of which every document has a dozen.
fn says_nothing(value: &str) -> bool {
    value.is_empty()
        || matches!(value, "true" | "false")
        || value.len() <= 6 && value.bytes().all(|b| b.is_ascii_digit())
}
