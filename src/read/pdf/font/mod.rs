//! What the codes in a content say, and how far each moves on.

mod program;

use super::syntax::{Dict, File};

/// A typeface as a file uses it.
pub(crate) struct Font {
    /// Above and below the line, of an em.
    pub(crate) ascent: f32,
    pub(crate) descent: f32,
    /// Text runs from top to bottom.
    pub(crate) vertical: bool,
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

impl Font {
    /// The typeface that a dictionary describes.
    pub(crate) fn of(_file: &File<'_>, _dict: &Dict) -> Self {
        Self { ascent: 0.88, descent: -0.12, vertical: false }
    }

    /// Takes a string apart into codes.
    pub(crate) fn show(&self, string: &[u8], each: &mut impl FnMut(Shown<'_>)) {
        for &byte in string {
            let meaning = Meaning::Char(char::from(byte));
            each(Shown { meaning, advance: 0.5, above: (0.0, 0.0), space: byte == b' ' });
        }
    }
}
