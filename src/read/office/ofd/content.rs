//! What stands on a page, on a template or in a drawing that is used as one: pieces of text, each
//! with its place.

use super::geometry::{Move, Rect};
use super::resource::Paint;
use crate::document::{Concealment, Role, Seen};

/// Pieces of text, or remarks, of one page. Each character may be one.
pub(super) const MOST: usize = 200_000;
/// Bytes of text of one page.
const MOST_TEXT: usize = 64 << 20;

/// Everything that a content has.
#[derive(Default)]
pub(super) struct Content {
    pub(super) text: String,
    pub(super) pieces: Vec<Piece>,
    /// Drawings that are used, and where.
    pub(super) uses: Vec<(u32, Move)>,
    /// What may lie behind text: coloured areas and pictures.
    pub(super) grounds: Vec<(Rect, Ground)>,
    pub(super) templates: Vec<u32>,
    /// References to parts with drawings and colours.
    pub(super) resources: Vec<String>,
    pub(super) area: Option<Rect>,
    /// What is said beside the page: links, names, remarks.
    pub(super) says: Vec<(String, Role, Seen)>,
    /// It has more than any page has; the rest was not read.
    pub(super) over: bool,
    /// Signs are drawn whose characters the file does not tell.
    pub(super) lacks_characters: bool,
}

/// One `TextCode`: characters that follow each other.
#[derive(Clone, Copy)]
pub(super) struct Piece {
    pub(super) from: u32,
    pub(super) to: u32,
    /// Where its first character begins and its last one ends, on its base line.
    pub(super) x: f32,
    pub(super) end: f32,
    pub(super) y: f32,
    /// The height of a character on the page.
    pub(super) size: f32,
    pub(super) boundary: Rect,
    pub(super) hidden: Option<Concealment>,
    pub(super) paint: Paint,
    /// The set of drawing parameters that says what the object itself does not.
    pub(super) parameters: Option<u32>,
    /// Its characters do not run from left to right.
    pub(super) turned: bool,
}

/// What lies behind a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    Picture,
    /// An area with a colour of its own, and the parameters that may give it one.
    Area(Paint, Option<u32>),
}

impl Piece {
    /// The space it takes.
    pub(super) fn space(&self) -> Rect {
        if self.turned {
            return self.boundary;
        }
        Rect {
            left: self.x.min(self.end),
            right: self.x.max(self.end),
            top: self.y - 0.85 * self.size,
            bottom: self.y + 0.15 * self.size,
        }
    }
}

impl Content {
    pub(super) fn text_of(&self, piece: &Piece) -> &str {
        self.text.get(piece.from as usize..piece.to as usize).unwrap_or_default()
    }

    /// Whether there is room for more.
    pub(super) fn has_room(&mut self) -> bool {
        self.over |= self.pieces.len() >= MOST || self.says.len() >= MOST || self.text.len() >= MOST_TEXT;
        !self.over
    }

    /// Whether it has pictures, and how much of the page the largest of them takes.
    pub(super) fn pictures(&self) -> Option<f32> {
        let pictures = self.grounds.iter().filter(|ground| ground.1 == Ground::Picture);
        pictures.map(|ground| ground.0.area()).reduce(f32::max)
    }
}
