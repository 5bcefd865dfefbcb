//! Documents that are ZIP archives of XML: what holds for all of them. Each kind of document is a folder of
//! its own; what no kind claims is swept for text all the same.

pub(super) mod archive;
pub(super) mod attribute;
mod binary_sheet;
mod ofd;
pub(super) mod opendocument;
mod package;
mod passage;
mod prompt;
mod properties;
mod relation;
pub(super) mod residue;
mod sheet;
mod slide;
pub(super) mod sweep;
mod utf8;
mod word;
pub(super) mod xml;

use std::hash::{DefaultHasher, Hasher};

use self::archive::Archive;
use super::container::Content;
use super::limits::Budget;
use super::packed;
use crate::document::{Format, ProblemKind};

/// What a ZIP archive begins with.
const SIGNS: [&[u8]; 3] = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"];

/// The usual names of main parts, where no relationship names one.
const MAIN: [&str; 4] = ["word/document.xml", "xl/workbook.xml", "ppt/presentation.xml", "xl/workbook.bin"];

pub(super) fn begins(head: &[u8]) -> bool {
    SIGNS.iter().any(|sign| head.starts_with(sign))
}

/// Which kind of document a ZIP archive is.
pub(super) fn recognise<'a>(bytes: &'a [u8], budget: &Budget) -> Result<Content<'a>, ProblemKind> {
    let archive = Archive::open(bytes);
    let residue = residue::find(bytes, &archive);
    let content = kind(archive, bytes, budget)?;
    let Some(residue) = residue else { return Ok(content) };
    Ok(Content::new(content.format, move |to| {
        let result = (content.read)(to);
        residue::read(&residue, content.format == Format::Zip, to).and(result)
    }))
}

fn kind<'a>(mut archive: Archive<'a>, bytes: &'a [u8], budget: &Budget) -> Result<Content<'a>, ProblemKind> {
    let relations = relation::of(&mut archive, "_rels/.rels", budget);
    let named = relations.iter().find(|relation| relation.is("officeDocument"));
    let named = named.and_then(|relation| archive.find(&relation::resolve("", &relation.target)));
    let main = named.or_else(|| MAIN.iter().find_map(|name| archive.find(name)));
    if let Some(main) = main.filter(|&main| archive.head(main, budget) == binary_sheet::BEGINS) {
        return Ok(Content::new(Format::Xlsb, move |to| {
            binary_sheet::read(&mut archive, main, to);
            Ok(())
        }));
    }
    // The root of the main part says what it is; the types listed in the file could say anything.
    let root = main.and_then(|main| xml::Xml::open(&mut archive, main, budget).ok()?.root().ok());
    match (main, root.as_ref().map(|root| &*root.name)) {
        (Some(main), Some("document")) => Ok(Content::new(Format::Docx, move |to| {
            word::read(&mut archive, main, to);
            Ok(())
        })),
        (Some(main), Some("workbook")) => Ok(Content::new(Format::Xlsx, move |to| {
            sheet::read(&mut archive, main, to);
            Ok(())
        })),
        (Some(main), Some("presentation")) => Ok(Content::new(Format::Pptx, move |to| {
            slide::read(&mut archive, main, to);
            Ok(())
        })),
        _ if opendocument::is_one(&mut archive, budget) => Ok(opendocument::content(archive, budget)),
        _ if archive.is_damaged() && archive.entries.is_empty() => Err(ProblemKind::Truncated),
        _ if archive.find("OFD.xml").is_some() => Ok(Content::new(Format::Ofd, move |to| ofd::read(&mut archive, to))),
        _ => Ok(Content::new(Format::Zip, move |to| packed::zip::read(&mut archive, bytes, to))),
    }
}

/// Stands for a text, without its white space, where many of them have to be kept.
pub(in crate::read) fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.split_whitespace().for_each(|word| hasher.write(word.as_bytes()));
    hasher.finish()
}
