//! What the codes in a content say, and how far each moves on.
//!
//! What a code says is looked for where it is likely to be right: in `/ToUnicode`, if what stands there can be read; in the
//! encoding, if that is one of characters; in the program of the typeface. Codes are looked up once; after that, a code costs
//! the look into a table.

mod cmap;
mod coding;
mod collection;
mod composite;
mod encoding;
mod fallback;
mod gbk;
pub(crate) mod glyphs;
mod measure;
mod predefined;
mod program;
mod said;
mod simple;
mod table;
#[cfg(test)]
mod tests;
mod to_unicode;
mod type3;
mod width;

use std::rc::Rc;

use super::syntax::{Dict, File};
use crate::document::ProblemKind;
use composite::Composite;
pub(crate) use fallback::Programs;
use said::{Said, Texts};
use simple::Simple;
pub(crate) use type3::Type3;

/// A typeface as a file uses it.
pub(crate) struct Font {
    /// Above and below the line, of an em.
    pub(crate) ascent: f32,
    pub(crate) descent: f32,
    /// How high its letters are when they are written in size 1: typefaces of drawings take any measure for theirs.
    pub(crate) em: f32,
    /// Text runs from top to bottom.
    pub(crate) vertical: bool,
    /// Glyphs that are painted as contents are.
    pub(crate) type3: Option<Rc<Type3>>,
    /// Why not all of what it says is known.
    pub(crate) problem: Option<ProblemKind>,
    codes: Codes,
}

/// What kind of codes it has.
enum Codes {
    Simple(Box<Simple>),
    Composite(Box<Composite>),
}

/// A code in a string.
pub(crate) struct Shown<'f> {
    pub(crate) meaning: Meaning<'f>,
    /// How far it moves on, of an em: to the right, or downwards (as a negative number) if the typeface is vertical.
    pub(crate) advance: f32,
    /// Where its origin lies above the place where it is written if the typeface is vertical (`v` of the format), of an em.
    pub(crate) above: (f32, f32),
    /// It is the single byte 32, which word spacing widens.
    pub(crate) space: bool,
    /// The character is only what the glyph looks like.
    pub(crate) guess: bool,
    /// The code itself, by which [`Type3`] knows its glyphs.
    pub(crate) code: u32,
}

/// What a code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning<'f> {
    Char(char),
    /// Several characters, or none.
    Text(&'f str),
    /// Nothing in the file tells.
    Unknown,
}

impl<'f> Meaning<'f> {
    /// What is no character for certain, and whether it is a guess.
    fn rare(said: Said, own: &'f Texts, shared: Option<&'f Texts>) -> (Self, bool) {
        match said.guessed() {
            Some(character) => (Self::Char(character), true),
            None => (said.text(own, shared).map_or(Self::Unknown, Self::Text), false),
        }
    }
}

/// What is kept of a code.
#[derive(Clone, Copy)]
struct Entry {
    said: Said,
    advance: f32,
}

impl Entry {
    const UNASKED: Self = Self { said: Said::UNASKED, advance: 0.0 };
}

impl Font {
    /// The typeface that a dictionary describes.
    pub(crate) fn of(file: &File<'_>, dict: &Dict, programs: &Programs) -> Self {
        let mut problem = None;
        if file.at(dict, "Subtype").as_name() == Some(b"Type0") || file.array(dict, "DescendantFonts").is_some() {
            let composite = Composite::of(file, dict, programs, &mut problem);
            let (ascent, descent) = measure::heights(file, composite.described(), 0.001);
            let vertical = composite.vertical();
            let codes = Codes::Composite(Box::new(composite));
            return Self { ascent, descent, em: 1.0, vertical, type3: None, problem, codes };
        }
        let type3 = Type3::of(file, dict).map(Rc::new);
        let simple = Simple::of(file, dict, type3.as_ref(), programs, &mut problem);
        let (ascent, descent, em) = if let Some(type3) = &type3 {
            measure::drawn_heights(file, dict, &type3.matrix)
        } else {
            let (ascent, descent) = measure::heights(file, dict, 0.001);
            (ascent, descent, 1.0)
        };
        Self { ascent, descent, em, vertical: false, type3, problem, codes: Codes::Simple(Box::new(simple)) }
    }

    /// Takes a string apart into codes. The file is the one that the typeface is from.
    #[inline]
    pub(crate) fn show(&self, file: &File<'_>, string: &[u8], each: &mut impl FnMut(Shown<'_>)) {
        match &self.codes {
            Codes::Simple(simple) => simple.show(file, string, each),
            Codes::Composite(composite) => composite.show(file, string, each),
        }
    }
}
