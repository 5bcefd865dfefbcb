//! Word documents made by hand, for what no library writes.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use std::io::{Cursor, Write as _};

use baguan::document::{Place, Problem};
use zip::write::SimpleFileOptions;

use super::{line, read_container};

/// An archive with these entries.
pub fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub const RELATIONS: &str = "<Relationships><Relationship Id=\"rId1\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
    Target=\"word/document.xml\"/></Relationships>";

/// A part of Word's own XML.
pub fn part(root: &str, inside: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:{root} xmlns:w=\"x\">{inside}</w:{root}>")
}

/// A document with this body, and further entries.
pub fn docx_with(body: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let document = part("document", &format!("<w:body>{body}</w:body>"));
    let mut entries: Vec<(&str, &[u8])> =
        vec![("_rels/.rels", RELATIONS.as_bytes()), ("word/document.xml", document.as_bytes())];
    entries.extend(more);
    zip(&entries)
}

pub fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// All blocks as lines, with the part in brackets and the number of the paragraph, and the problems.
pub fn told(bytes: &[u8]) -> (Vec<String>, Vec<Problem>) {
    let (documents, problems) = read_container(bytes, 1 << 20);
    let mut lines = Vec::new();
    for document in &documents {
        for (index, block) in document.blocks().iter().enumerate() {
            let Place { part, paragraph, .. } = document.place(&block.range());
            let part = part
                .filter(|part| part.contains('.') && !document.properties().iter().any(|p| p.block == index))
                .map_or(String::new(), |part| format!("[{part}] "));
            let number = paragraph.map_or(String::new(), |number| number.to_string());
            let line = line(document, index, block);
            let (role, text) = line.split_once(" ? ").unwrap_or((&line, ""));
            lines.push(format!("{part}{role}{number} {text}"));
        }
    }
    (lines, problems)
}

/// Compares a body's blocks with what is expected, a line each.
#[track_caller]
pub fn expect(body: &str, expected: &[&str]) {
    let (lines, problems) = told(&docx(body));
    assert_eq!(problems, [], "{body}");
    assert_eq!(lines, expected, "{body}");
}
