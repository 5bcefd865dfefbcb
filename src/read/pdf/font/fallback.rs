//! The program of a typeface, asked where nothing else tells what a code says.

use std::cell::OnceCell;
use std::rc::Rc;

use super::collection::Family;
use super::glyphs;
use super::program::Program;
use super::said::Said;
use crate::read::pdf::syntax::{Dict, File, Object, Stream};

/// Read where it is asked for the first time.
pub(crate) struct Fallback {
    descriptor: Option<Rc<Dict>>,
    /// For every CID two bytes with the number of its glyph.
    glyphs: Option<Rc<Stream>>,
    program: OnceCell<Option<Known>>,
}

/// What the program tells, and what is needed to ask it.
struct Known {
    program: Program,
    glyphs: Option<Vec<u8>>,
    family: Option<Family>,
}

impl Fallback {
    /// `font` is that which has the descriptor.
    pub(crate) fn new(file: &File<'_>, font: &Dict) -> Self {
        let has = |own: &Rc<Dict>| ["FontFile", "FontFile2", "FontFile3"].iter().any(|name| own.has(name));
        let descriptor = file.dict(font, "FontDescriptor").filter(has);
        let glyphs = match file.at(font, "CIDToGIDMap") {
            Object::Stream(stream) => Some(stream),
            _ => None,
        };
        Self { descriptor, glyphs, program: OnceCell::new() }
    }

    /// Whether the file brings the program.
    pub(crate) fn is_there(&self) -> bool {
        self.descriptor.is_some()
    }

    /// Whether the file says which glyph stands for a CID.
    pub(crate) fn has_glyphs(&self) -> bool {
        self.glyphs.is_some()
    }

    fn known(&self, file: &File<'_>) -> Option<&Known> {
        let descriptor = self.descriptor.as_ref()?;
        let load = || {
            let program = Program::of(file, descriptor, glyphs::char_of)?;
            let family = program.collection().and_then(Family::named);
            let glyphs = self.glyphs.as_ref().map(|stream| file.decode(stream).bytes);
            Some(Known { program, glyphs, family })
        };
        self.program.get_or_init(load).as_ref()
    }

    /// What a CID says.
    pub(crate) fn cid(&self, file: &File<'_>, cid: u32) -> Option<Said> {
        let known = self.known(file)?;
        // Longer texts are numbered in a list that only the collection of the typeface itself has.
        let collected = known.family.map(|family| family.collection().get(cid));
        if let Some(said) = collected.filter(|said| said.is_sound() && said.char().is_some()) {
            return Some(said);
        }
        let glyph = match &known.glyphs {
            Some(glyphs) => {
                let at = usize::try_from(cid).ok()?.checked_mul(2)?;
                u16::from_be_bytes([*glyphs.get(at)?, *glyphs.get(at + 1)?])
            }
            None => known.program.gid_of_cid(u16::try_from(cid).ok()?)?,
        };
        known.glyph(glyph)
    }

    /// What a code of one byte says.
    pub(crate) fn code(&self, file: &File<'_>, code: u8) -> Option<Said> {
        let known = self.known(file)?;
        known.glyph(known.program.gid_of_code(code)?)
    }

    /// What a glyph says of whose name the list of names knows nothing: `g12`, `cid00012`.
    pub(crate) fn name(&self, file: &File<'_>, name: &[u8]) -> Option<Said> {
        let known = self.known(file)?;
        let named = known.program.gid_of_name(name).or_else(|| {
            let digits = name.iter().position(u8::is_ascii_digit).filter(|&at| at > 0)?;
            std::str::from_utf8(name.get(digits..)?).ok()?.parse().ok()
        });
        known.glyph(named?)
    }
}

impl Known {
    fn glyph(&self, glyph: u16) -> Option<Said> {
        let told = self.program.char_of_gid(glyph).map(Said::from).filter(|said| said.is_sound());
        told.or_else(|| Some(Said::guess(self.program.guess_of_gid(glyph)?)))
    }
}
