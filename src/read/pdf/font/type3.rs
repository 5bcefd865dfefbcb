//! Typefaces whose glyphs are painted by contents of their own.

use std::cell::OnceCell;
use std::rc::Rc;

use super::program;
use crate::read::page::geometry::Matrix;
use crate::read::pdf::syntax::{Dict, File, Stream};

/// What their glyphs are painted by.
pub(crate) struct Type3 {
    /// From the space of the glyphs to that of text.
    pub(crate) matrix: Matrix,
    /// Nothing if those of the page serve.
    pub(crate) resources: Option<Rc<Dict>>,
    procedures: Rc<Dict>,
    /// Codes with the names of their glyphs, sorted.
    names: Vec<(u8, Rc<[u8]>)>,
    /// What glyphs look like, where somebody asked.
    guesses: OnceCell<Vec<(u8, char)>>,
}

/// Bytes of a painting that are looked at, and of all together.
const MOST: u64 = 16 << 10;
const MOST_OF_ALL: usize = 1 << 20;

impl Type3 {
    pub(super) fn of(file: &File<'_>, dict: &Dict) -> Option<Self> {
        if file.at(dict, "Subtype").as_name() != Some(b"Type3") {
            return None;
        }
        let numbers = file.numbers_of(dict, "FontMatrix").unwrap_or_default();
        let matrix = match numbers.as_slice() {
            all if all.len() == 6 => {
                let at = |at: usize| all.get(at).map_or(0.0, |&number| number as f32);
                Matrix::new(at(0), at(1), at(2), at(3), at(4), at(5))
            }
            _ => Matrix::new(0.001, 0.0, 0.0, 0.001, 0.0, 0.0),
        };
        Some(Self {
            matrix: if matrix.is_sane() { matrix } else { Matrix::NONE },
            resources: file.dict(dict, "Resources"),
            procedures: file.dict(dict, "CharProcs").unwrap_or_default(),
            names: super::simple::differences(file, dict),
            guesses: OnceCell::new(),
        })
    }

    /// The sign that the painting of a code looks like.
    pub(super) fn guess(&self, file: &File<'_>, code: u8) -> Option<char> {
        let guesses = self.guesses.get_or_init(|| {
            let mut left = MOST_OF_ALL;
            let mut contents = Vec::new();
            for &(code, _) in &self.names {
                let Some(stream) = self.procedure(file, code.into()) else { continue };
                let bytes = file.decode_most(&stream, MOST).bytes;
                let Some(rest) = left.checked_sub(bytes.len()) else { break };
                left = rest;
                contents.push((code, bytes));
            }
            let Matrix { a, b, c, d, e, f } = self.matrix;
            program::painted(&contents, [a, b, c, d, e, f])
        });
        guesses.iter().find(|guess| guess.0 == code).map(|guess| guess.1)
    }

    /// The content that paints the glyph of a code.
    pub(crate) fn procedure(&self, file: &File<'_>, code: u32) -> Option<Rc<Stream>> {
        let code = u8::try_from(code).ok()?;
        let at = self.names.binary_search_by_key(&code, |&(own, _)| own).ok()?;
        let (_, name) = self.names.get(at)?;
        file.stream(&self.procedures, std::str::from_utf8(name).ok()?)
    }
}
