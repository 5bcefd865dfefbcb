//! The program of a typeface, asked where nothing else tells what a code says.

use std::cell::OnceCell;
use std::rc::Rc;

use super::collection::Family;
use super::glyphs;
use super::program::Program;
use super::said::Said;
use crate::read::pdf::syntax::{Dict, File};

/// Read where it is asked for the first time.
pub(crate) struct Fallback {
    font: Dict,
    descriptor: Option<Rc<Dict>>,
    program: OnceCell<Option<Program>>,
    /// The glyphs of the CIDs, two bytes each, where the file gives them.
    glyphs: OnceCell<Option<Vec<u8>>>,
}

impl Fallback {
    /// `font` is that which has the descriptor.
    pub(crate) fn new(file: &File<'_>, font: &Dict) -> Self {
        let descriptor = file.dict(font, "FontDescriptor");
        let descriptor =
            descriptor.filter(|own| ["FontFile", "FontFile2", "FontFile3"].iter().any(|name| own.has(name)));
        let font = if descriptor.is_some() { font.clone() } else { Dict::default() };
        Self { font, descriptor, program: OnceCell::new(), glyphs: OnceCell::new() }
    }

    /// Whether the file brings the program.
    pub(crate) fn is_there(&self) -> bool {
        self.descriptor.is_some()
    }

    fn program(&self, file: &File<'_>) -> Option<&Program> {
        let descriptor = self.descriptor.as_ref()?;
        self.program.get_or_init(|| Program::of(file, descriptor, glyphs::char_of)).as_ref()
    }

    /// What a CID says.
    pub(crate) fn cid(&self, file: &File<'_>, cid: u32) -> Option<Said> {
        let program = self.program(file)?;
        let collected = program.collection().and_then(Family::named).map(|family| family.collection().get(cid));
        if let Some(character) = collected.and_then(Said::char) {
            return said(Some(character));
        }
        glyph(program, self.glyph_of(file, program, cid)?)
    }

    fn glyph_of(&self, file: &File<'_>, program: &Program, cid: u32) -> Option<u16> {
        let glyphs = self.glyphs.get_or_init(|| {
            let stream = file.stream(&self.font, "CIDToGIDMap")?;
            Some(file.decode(&stream).bytes)
        });
        match glyphs {
            Some(glyphs) => {
                let at = usize::try_from(cid).ok()?.checked_mul(2)?;
                Some(u16::from_be_bytes([*glyphs.get(at)?, *glyphs.get(at + 1)?]))
            }
            None => program.gid_of_cid(u16::try_from(cid).ok()?),
        }
    }

    /// What a code of one byte says.
    pub(crate) fn code(&self, file: &File<'_>, code: u8) -> Option<Said> {
        let program = self.program(file)?;
        glyph(program, program.gid_of_code(code)?)
    }

    /// What a glyph says of whose name the list of names knows nothing.
    pub(crate) fn name(&self, file: &File<'_>, name: &[u8]) -> Option<Said> {
        let program = self.program(file)?;
        let digits = name.iter().position(u8::is_ascii_digit).and_then(|at| name.get(at..));
        let numbered = || std::str::from_utf8(digits?).ok()?.parse().ok();
        glyph(program, program.gid_of_name(name).or_else(numbered)?)
    }
}

/// What a glyph says by the program's tables or, for numbers, by its outline.
fn glyph(program: &Program, glyph: u16) -> Option<Said> {
    said(program.char_of_gid(glyph)).or_else(|| said(program.guess_of_gid(glyph)))
}

fn said(character: Option<char>) -> Option<Said> {
    character.map(Said::from).filter(|said| said.is_sound())
}
