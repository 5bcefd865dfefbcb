//! The program of a typeface, asked where nothing else tells what a code says.

use std::cell::OnceCell;
use std::rc::Rc;

use super::glyphs;
use super::program::{Kind, Program};
use super::said::Said;
use crate::read::pdf::syntax::{Dict, File};

/// Read where it is asked for the first time.
pub(crate) struct Fallback {
    font: Dict,
    descriptor: Option<Rc<Dict>>,
    kind: Kind,
    program: OnceCell<Option<Program>>,
}

impl Fallback {
    /// `font` is that which has the descriptor.
    pub(crate) fn new(file: &File<'_>, font: &Dict, kind: Kind) -> Self {
        let descriptor = file.dict(font, "FontDescriptor");
        let descriptor =
            descriptor.filter(|own| ["FontFile", "FontFile2", "FontFile3"].iter().any(|name| own.has(name)));
        let font = if descriptor.is_some() { font.clone() } else { Dict::default() };
        Self { font, descriptor, kind, program: OnceCell::new() }
    }

    /// Whether the file brings the program.
    pub(crate) fn is_there(&self) -> bool {
        self.descriptor.is_some()
    }

    fn program(&self, file: &File<'_>) -> Option<&Program> {
        let descriptor = self.descriptor.as_ref()?;
        self.program.get_or_init(|| Program::of(file, &self.font, descriptor, self.kind)).as_ref()
    }

    /// What a CID says.
    pub(crate) fn cid(&self, file: &File<'_>, cid: u32) -> Option<Said> {
        let program = self.program(file)?;
        said(program.char_of_gid(program.gid_of_cid(cid)?))
    }

    /// What a code of one byte says.
    pub(crate) fn code(&self, file: &File<'_>, code: u8) -> Option<Said> {
        let program = self.program(file)?;
        said(program.encoding(code).and_then(|name| glyphs::char_of(name.as_bytes())))
            .or_else(|| said(program.char_of_gid(program.gid_of_code(code)?)))
    }

    /// What a glyph says of whose name the list of names knows nothing.
    pub(crate) fn name(&self, file: &File<'_>, name: &[u8]) -> Option<Said> {
        let program = self.program(file)?;
        let name = std::str::from_utf8(name).ok()?;
        said(program.char_of_name(name)).or_else(|| {
            let digits = name.trim_start_matches(|character: char| character.is_ascii_alphabetic());
            said(program.char_of_gid(digits.parse().ok().filter(|_| digits.len() < name.len())?))
        })
    }
}

fn said(character: Option<char>) -> Option<Said> {
    character.map(Said::from).filter(|said| said.is_sound())
}
