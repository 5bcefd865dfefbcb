//! A page as it is painted: glyphs and shapes with their places, one over the other. From it follow what a reader of the
//! page sees, in which order the text is read, and whether there is text at all.
//!
//! Places are in points from the upper left corner of what is shown, turned as a reader sees the page.

mod bands;
pub(crate) mod cover;
pub(crate) mod geometry;
pub(crate) mod order;
pub(crate) mod state;

pub(crate) use bands::Bands;

use crate::document::Concealment;
use geometry::{Point, Rect};

/// What is painted on a page. The buffers serve for one page after the other.
#[derive(Default)]
pub(crate) struct Page {
    /// What is shown of it; its upper left corner is zero.
    pub(crate) area: Rect,
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) styles: Vec<Style>,
    pub(crate) shapes: Vec<Shape>,
    /// Of how many glyphs only the outline tells what they say.
    pub(crate) guessed: usize,
    texts: Vec<Box<str>>,
}

/// A sign on the page.
#[derive(Clone, Copy)]
pub(crate) struct Glyph {
    pub(crate) text: Text,
    /// How it is written, an index into [`Page::styles`].
    pub(crate) style: u32,
    /// When it is painted; shapes are counted in the same row.
    pub(crate) order: u32,
    /// Where it begins on its line.
    pub(crate) at: Point,
    /// The box of its advance, from the depth to the height of its typeface.
    pub(crate) area: Rect,
    /// Why nobody sees it.
    pub(crate) hidden: Option<Concealment>,
}

/// What a glyph says: mostly one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Text(u32);

impl Text {
    /// The file does not tell.
    pub(crate) const UNKNOWN: Self = Self(0xFFFD);
    /// Texts of several characters are numbered from here on.
    const LONG: u32 = 0x11_0000;

    /// The character, if it is one.
    pub(crate) fn char(self) -> Option<char> {
        char::from_u32(self.0)
    }

    pub(crate) fn is_space(self) -> bool {
        self.char().is_some_and(char::is_whitespace)
    }
}

impl From<char> for Text {
    fn from(character: char) -> Self {
        Self(character as u32)
    }
}

/// A colour: red, green and blue.
pub(crate) type Colour = [u8; 3];

/// How glyphs are written that belong together.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Style {
    /// The height of an em on the page.
    pub(crate) size: f32,
    /// Along which the text runs, of length 1.
    pub(crate) along: Point,
    /// It is written from top to bottom, by the typeface and not by turning.
    pub(crate) vertical: bool,
    /// What the letters are painted with; nothing if that is a pattern.
    pub(crate) ink: Option<Colour>,
    /// How opaque, from 0 to 1.
    pub(crate) alpha: f32,
    pub(crate) painted: Painted,
    /// What is shown of it, where that is less than the page.
    pub(crate) clip: Option<Rect>,
    /// It is on a layer that is switched off.
    pub(crate) off: bool,
}

/// What of the letters is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Painted {
    /// The letters, or their outlines.
    Letters,
    /// Nothing: the text is there to be searched and copied.
    Nothing,
    /// They cut out what is painted later.
    AsClip,
}

/// Something painted that is no text.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    /// The box of what is seen of it.
    pub(crate) area: Rect,
    pub(crate) order: u32,
    pub(crate) kind: ShapeKind,
    /// Its colour; nothing if it has several, or none is known.
    pub(crate) ink: Option<Colour>,
    /// Nothing shows through, and it fills its box.
    pub(crate) solid: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShapeKind {
    /// An area that is filled.
    Area,
    /// A line, which may be as thick as a row of text.
    Line,
    Picture,
    /// What a person laid over the page: a square, a stamp.
    Annotation,
    /// An area marked to be removed that has not been.
    Redaction,
}

impl Page {
    /// Makes it an empty one.
    pub(crate) fn clear(&mut self, area: Rect) {
        self.area = area;
        self.glyphs.clear();
        self.styles.clear();
        self.shapes.clear();
        self.texts.clear();
        self.guessed = 0;
    }

    /// Several characters, or none, as what one glyph says.
    pub(crate) fn text(&mut self, text: &str) -> Text {
        let mut characters = text.chars();
        if let (Some(only), None) = (characters.next(), characters.next()) {
            return only.into();
        }
        // Ligatures come again and again.
        let near = self.texts.len().saturating_sub(8);
        if let Some(at) = self.texts.iter().skip(near).position(|known| **known == *text) {
            return Text(Text::LONG + (near + at) as u32);
        }
        self.texts.push(text.into());
        Text(Text::LONG + (self.texts.len() - 1) as u32)
    }

    /// Appends what a glyph says.
    pub(crate) fn push_text(&self, text: Text, into: &mut String) {
        match text.char() {
            Some(character) => into.push(character),
            None => into.push_str(self.texts.get((text.0 - Text::LONG) as usize).map_or("", |text| text)),
        }
    }

    /// The index of a style, which is mostly the last one.
    pub(crate) fn style(&mut self, style: Style) -> u32 {
        if self.styles.last() != Some(&style) {
            self.styles.push(style);
        }
        (self.styles.len() - 1) as u32
    }

    #[cfg(test)]
    pub(crate) fn style_of(&self, glyph: &Glyph) -> Option<&Style> {
        self.styles.get(glyph.style as usize)
    }
}
