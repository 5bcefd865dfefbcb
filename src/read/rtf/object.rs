//! Files inside: rich text has them as older programs handed objects to each other, with a head that
//! names the program.

use crate::document::{Concealment, ProblemKind, Role};
use crate::read::within::Within;

/// Pictures, by the program that shows them.
const PICTURES: [&str; 6] = ["pbrush", "paint.picture", "metafilepict", "dib", "bitmap", "staticmetafile"];

struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn number(&mut self) -> Option<u32> {
        let (number, rest) = self.0.split_first_chunk::<4>()?;
        self.0 = rest;
        Some(u32::from_le_bytes(*number))
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// A text with its length before it.
    fn text(&mut self) -> Option<String> {
        let length = self.number()? as usize;
        Some(text(self.take(length)?))
    }

    /// A text that a zero ends.
    fn line(&mut self) -> Option<String> {
        let end = memchr::memchr(0, self.0)?;
        let line = self.take(end + 1)?;
        Some(text(line))
    }
}

fn text(bytes: &[u8]) -> String {
    let bytes = bytes.split(|b| *b == 0).next().unwrap_or_default();
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Reads an object.
pub(super) fn read(bytes: &[u8], to: &mut Within<'_, '_>) {
    if bytes.is_empty() {
        return;
    }
    if parts(bytes, to).is_none() {
        // Without a head that is understood, what it is its own first bytes may tell.
        to.embedded("object", bytes);
    }
}

fn parts(bytes: &[u8], to: &mut Within<'_, '_>) -> Option<()> {
    let mut rest = Bytes(bytes);
    let (_version, kind) = (rest.number()?, rest.number()?);
    if !matches!(kind, 1 | 2 | 5) {
        return None;
    }
    let class = rest.text()?;
    if kind == 5 || PICTURES.iter().any(|name| class.eq_ignore_ascii_case(name)) {
        to.picture();
        return Some(());
    }
    for about in [rest.text()?, rest.text()?] {
        to.out.beside(&about, Role::Attribute, Concealment::Attribute);
    }
    if kind == 1 {
        return Some(());
    }
    let length = rest.number()? as usize;
    if length > rest.0.len() {
        to.problem_in(&class, ProblemKind::Truncated);
    }
    let data = rest.0.get(..length).unwrap_or(rest.0);
    if class.eq_ignore_ascii_case("package") && packaged(data, to).is_some() {
        return Some(());
    }
    to.embedded(&class, data);
    Some(())
}

/// Any file, put into a document by the packager.
fn packaged(data: &[u8], to: &mut Within<'_, '_>) -> Option<()> {
    let mut rest = Bytes(data);
    rest.take(2).filter(|kind| *kind == [2, 0])?;
    let (label, path) = (rest.line()?, rest.line()?);
    let kind = rest.number()?;
    // 3 = the file itself; 1 = only where it lies.
    let temporary = if kind >> 16 == 3 { rest.text()? } else { String::new() };
    for about in [&path, &temporary] {
        to.out.beside(about, Role::Attribute, Concealment::Attribute);
    }
    if kind >> 16 == 3 {
        let length = rest.number()? as usize;
        let file = rest.0.get(..length).unwrap_or(rest.0);
        to.embedded(&label, file);
    }
    Some(())
}
