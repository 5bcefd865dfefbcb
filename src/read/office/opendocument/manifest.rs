//! The list of an archive's entries, which says which of them are encrypted.

use super::super::package::Package;
use super::super::xml::{Event, Xml};
use crate::document::{Concealment, ProblemKind, Role};
use crate::read::out::Out;

/// Reads the list; the names of encrypted entries come back.
pub(super) fn read(package: &mut Package<'_, '_, '_, '_>) -> Vec<String> {
    let mut encrypted = Vec::new();
    if let Some(index) = package.find("META-INF/manifest.xml") {
        let name = package.name(index);
        package.to.begin_part(&name);
        package.part(index, |xml, _, out| list(xml, out, &mut encrypted));
    }
    encrypted
}

fn list(xml: &mut Xml<'_>, out: &mut Out<'_>, encrypted: &mut Vec<String>) -> Result<(), ProblemKind> {
    let mut entry = String::new();
    loop {
        match xml.next()? {
            Event::Start(start) => match start.name() {
                "file-entry" => {
                    entry = start.attribute("full-path").unwrap_or_default().into_owned();
                    // Pictures may bear the names that a user gave them.
                    if !entry.is_ascii() {
                        out.beside(&entry, Role::Attribute, Concealment::Attribute);
                    }
                }
                "encryption-data" => encrypted.push(entry.clone()),
                _ => {}
            },
            Event::Text(text) | Event::Comment(text) => out.beside(&text, Role::Attribute, Concealment::Attribute),
            Event::Done => return Ok(()),
            _ => {}
        }
    }
}
