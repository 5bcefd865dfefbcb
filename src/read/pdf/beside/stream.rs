//! Streams that are no part of a page: XML, attached files that nothing names, and what programs keep for themselves.

use super::value::{is_telling, lines};
use super::{Beside, problem};
use crate::document::{Concealment, Role};
use crate::read::office::sweep;
use crate::read::office::xml::Xml;
use crate::read::pdf::syntax::lexer::{self, Lexer, Token};
use crate::read::pdf::syntax::{Dict, Stream};
use crate::read::pdf::text_of::text_of;
use crate::read::within::Within;

/// What says of a stream that it is painted, or that it is a typeface, a function, a table: others read it.
const KNOWN: [&str; 11] = [
    "Subtype",
    "BBox",
    "Length1",
    "FunctionType",
    "ShadingType",
    "PatternType",
    "CMapName",
    "N",
    "Alternate",
    "HalftoneType",
    "Width",
];

/// What such a stream begins with.
const HEAD: usize = 512;

/// Whether the bytes are operators that paint text.
fn is_content(bytes: &[u8]) -> bool {
    let head = bytes.get(..8 * HEAD).unwrap_or(bytes);
    let has = |sign: &[u8]| memchr::memmem::find(head, sign).is_some();
    let begins =
        head.get(..16).unwrap_or(head).iter().all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace());
    begins && has(b"BT") && has(b"Tf") && (has(b"Tj") || has(b"TJ") || has(b"'"))
}

impl Beside<'_, '_> {
    /// Whether a stream of no kind that is known paints text.
    pub(super) fn is_content(&self, stream: &Stream) -> bool {
        if stream.dict.has("Type") || KNOWN.iter().any(|known| stream.dict.has(known)) {
            return false;
        }
        let mut head = Vec::new();
        let decoded = self.file.decode_into_most(stream, 8 * HEAD as u64, &mut head);
        !decoded.picture && is_content(&head)
    }

    /// Tells what a stream says that was not read before.
    pub(super) fn stream(&mut self, stream: &Stream, why: Concealment, to: &mut Within<'_, '_>) {
        let dict: &Dict = &stream.dict;
        let named = |name: &str| self.file.name(dict, name);
        match (named("Type").as_deref(), named("Subtype").as_deref()) {
            (Some(b"Metadata"), _) | (_, Some(b"XML")) => self.xmp(stream, to),
            (Some(b"EmbeddedFile"), _) => self.left_file(stream, to),
            (Some(b"XRef" | b"ObjStm" | b"XObject" | b"Pattern" | b"CMap" | b"3D"), _) => {}
            _ if KNOWN.iter().any(|known| dict.has(known)) => {}
            _ => {
                let decoded = self.file.decode(stream);
                if !decoded.picture {
                    problem(decoded.problem, to);
                    self.unknown(&decoded.bytes, why, to);
                }
            }
        }
    }

    /// Bytes that may be text.
    fn unknown(&mut self, bytes: &[u8], why: Concealment, to: &mut Within<'_, '_>) {
        let trimmed = bytes.trim_ascii_start();
        if trimmed.starts_with(b"<?xml") || trimmed.starts_with(b"<?xpacket") {
            return self.xml(bytes, why, to);
        }
        let head = bytes.get(..HEAD).unwrap_or(bytes);
        let is_marked = head.starts_with(b"\xFE\xFF") || head.starts_with(b"\xFF\xFE");
        if is_content(bytes) {
            return self.painted(bytes, why, to);
        }
        let is_text = |byte: &u8| *byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C);
        if is_marked || head.iter().all(is_text) {
            let text = text_of(bytes);
            if self.is_fresh(&text) {
                lines(&text, why, to);
            }
        }
    }

    /// What a content paints that belongs to no page any more: without its typefaces, only what is written in letters of
    /// its own can be understood.
    fn painted(&mut self, bytes: &[u8], why: Concealment, to: &mut Within<'_, '_>) {
        let mut lexer = Lexer::new(bytes, 0);
        let mut line = Vec::new();
        while let Some(token) = lexer.next() {
            match token {
                Token::String(raw) => line.extend_from_slice(&lexer::text_of(raw)),
                Token::Word(b"Td" | b"TD" | b"T*" | b"Tm" | b"ET" | b"'") => {
                    let text = text_of(&std::mem::take(&mut line));
                    if is_telling(&text) {
                        self.once(&text, Role::Attribute, why, to);
                    }
                }
                _ => {}
            }
        }
    }

    /// Tells any XML, but for what was told.
    pub(super) fn xml(&mut self, bytes: &[u8], why: Concealment, to: &mut Within<'_, '_>) {
        if bytes.is_empty() {
            return;
        }
        let mut xml = Xml::over(to.budget.metered(Box::new(bytes), bytes.len() as u64));
        let result = sweep::read(&mut xml, to.out, why.into(), Some(&mut self.told));
        problem(result.err(), to);
        problem(xml.problem(), to);
    }
}
