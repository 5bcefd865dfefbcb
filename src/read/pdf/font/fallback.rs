//! The program of a typeface, asked where nothing else tells what a code says.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::collection::Family;
use super::glyphs;
use super::program::Program;
use super::said::Said;
use crate::read::pdf::syntax::{Dict, File, Id, Object, Stream};

/// The names under which a descriptor has a program.
const NAMES: [&str; 3] = ["FontFile2", "FontFile3", "FontFile"];

/// Programs of the typefaces of a file. Typefaces that differ only in their codes share one.
#[derive(Default)]
pub(crate) struct Programs(RefCell<HashMap<Id, Rc<Shared>>>);

/// A program, read where it is asked for the first time.
struct Shared {
    stream: Object,
    known: OnceCell<Option<Known>>,
}

/// What the program tells.
struct Known {
    program: Program,
    family: Option<Family>,
    /// What its outlines look like, where somebody asks.
    guesses: OnceCell<Vec<(u16, char)>>,
}

/// The program of one typeface, and what is needed to ask it.
pub(crate) struct Fallback {
    shared: Option<Rc<Shared>>,
    /// For every CID two bytes with the number of its glyph.
    map: Option<Rc<Stream>>,
    glyphs: OnceCell<Vec<u8>>,
}

impl Programs {
    fn of(&self, descriptor: &Dict) -> Option<Rc<Shared>> {
        let stream = NAMES.iter().find_map(|name| descriptor.get(name))?;
        let new = || Rc::new(Shared { stream: stream.clone(), known: OnceCell::new() });
        Some(match stream.as_reference() {
            Some(id) => Rc::clone(self.0.borrow_mut().entry(id).or_insert_with(new)),
            None => new(),
        })
    }
}

impl Shared {
    fn bytes(&self, file: &File<'_>) -> Option<Vec<u8>> {
        let object = file.resolve(&self.stream);
        Some(file.decode(object.as_stream()?).bytes)
    }

    fn known(&self, file: &File<'_>) -> Option<&Known> {
        let load = || {
            let program = Program::parse(&self.bytes(file)?, glyphs::char_of)?;
            let family = program.collection().and_then(Family::named);
            Some(Known { program, family, guesses: OnceCell::new() })
        };
        self.known.get_or_init(load).as_ref()
    }

    /// What a glyph says by the tables of the typeface, or else, if that is wanted, by its outline.
    fn glyph(&self, file: &File<'_>, known: &Known, glyph: u16, guess: impl Fn() -> bool) -> Option<Said> {
        let told = known.program.char_of_gid(glyph).map(Said::from).filter(|said| said.is_sound());
        if told.is_some() || !known.program.lacks_digits() || !guess() {
            return told;
        }
        // The program is not kept, for few ask.
        let recognise = || self.bytes(file).map(|bytes| known.program.guesses(&bytes)).unwrap_or_default();
        let guesses = known.guesses.get_or_init(recognise);
        let at = guesses.binary_search_by_key(&glyph, |&(own, _)| own).ok()?;
        guesses.get(at).map(|&(_, character)| Said::guess(character))
    }
}

impl Fallback {
    /// `font` is that which has the descriptor.
    pub(crate) fn new(file: &File<'_>, font: &Dict, programs: &Programs) -> Self {
        let shared = file.dict(font, "FontDescriptor").and_then(|descriptor| programs.of(&descriptor));
        let map = match file.at(font, "CIDToGIDMap") {
            Object::Stream(stream) => Some(stream),
            _ => None,
        };
        Self { shared, map, glyphs: OnceCell::new() }
    }

    /// Whether the file brings the program.
    pub(crate) fn is_there(&self) -> bool {
        self.shared.is_some()
    }

    /// Whether the file says which glyph stands for a CID.
    pub(crate) fn has_glyphs(&self) -> bool {
        self.map.is_some()
    }

    /// What a CID says. `guess` = whether it may be a guess.
    pub(crate) fn cid(&self, file: &File<'_>, cid: u32, guess: impl Fn() -> bool) -> Option<Said> {
        let shared = self.shared.as_ref()?;
        let known = shared.known(file)?;
        // Longer texts are numbered in a list that only the collection of the typeface itself has.
        let collected = known.family.map(|family| family.collection().get(cid));
        if let Some(said) = collected.filter(|said| said.is_sound() && said.char().is_some()) {
            return Some(said);
        }
        let glyph = match &self.map {
            Some(stream) => {
                let glyphs = self.glyphs.get_or_init(|| file.decode_most(stream, 1 << 17).bytes);
                let at = usize::try_from(cid).ok()?.checked_mul(2)?;
                u16::from_be_bytes([*glyphs.get(at)?, *glyphs.get(at + 1)?])
            }
            None => known.program.gid_of_cid(u16::try_from(cid).ok()?)?,
        };
        shared.glyph(file, known, glyph, guess)
    }

    /// What a code of one byte says.
    pub(crate) fn code(&self, file: &File<'_>, code: u8, guess: impl Fn() -> bool) -> Option<Said> {
        let shared = self.shared.as_ref()?;
        let known = shared.known(file)?;
        shared.glyph(file, known, known.program.gid_of_code(code)?, guess)
    }

    /// What a glyph says of whose name the list of names knows nothing: `g12`, `cid00012`.
    pub(crate) fn name(&self, file: &File<'_>, name: &[u8], guess: impl Fn() -> bool) -> Option<Said> {
        let shared = self.shared.as_ref()?;
        let known = shared.known(file)?;
        let named = known.program.gid_of_name(name).or_else(|| {
            let digits = name.iter().position(u8::is_ascii_digit).filter(|&at| at > 0)?;
            std::str::from_utf8(name.get(digits..)?).ok()?.parse().ok()
        });
        shared.glyph(file, known, named?, guess)
    }
}
