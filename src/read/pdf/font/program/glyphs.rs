//! The glyphs of a font, whichever way they are drawn.

use super::cff::Cff;
use super::drawing::Drawings;
use super::outline::Outline;
use super::sfnt::{Sfnt, Tables};
use super::type1::Type1;

/// What is higher or wider than this, of an em, is no sign that is looked for, nor what is both large: that is a Han.
const LARGEST: f32 = 1.1;
const LARGE: f32 = 0.78;
/// Nor is a mere speck one.
const SMALLEST: f32 = 0.02;

pub(crate) enum Glyphs<'a> {
    TrueType(Sfnt<'a>, Tables<'a>),
    /// With the tables round it, if it stands in a file of tables.
    Compact(Cff<'a>, Option<Sfnt<'a>>),
    Type1(Type1),
    Painted(Drawings<'a>),
}

impl<'a> Glyphs<'a> {
    /// By what the font begins with; how it is announced is often wrong.
    pub(crate) fn parse(bytes: &'a [u8]) -> Option<Self> {
        match bytes {
            [0, 1, 0, 0, ..]
            | [b't', b'r', b'u', b'e', ..]
            | [b't', b't', b'c', b'f', ..]
            | [b'O', b'T', b'T', b'O', ..] => {
                let font = Sfnt::parse(bytes)?;
                if let Some(cff) = font.table(*b"CFF ").and_then(Cff::parse) {
                    return Some(Self::Compact(cff, Some(font)));
                }
                let tables = font.tables()?;
                Some(Self::TrueType(font, tables))
            }
            [1, 0..=4, 4..=64, 1..=4, ..] => Cff::parse(bytes).map(|cff| Self::Compact(cff, None)),
            _ => Type1::parse(bytes).map(Self::Type1),
        }
    }

    /// The tables that tell what the glyphs mean.
    pub(crate) fn tables(&self) -> Option<&Sfnt<'a>> {
        match self {
            Self::TrueType(font, _) => Some(font),
            Self::Compact(_, font) => font.as_ref(),
            Self::Type1(_) | Self::Painted(_) => None,
        }
    }

    pub(crate) fn count(&self) -> u16 {
        match self {
            Self::TrueType(font, tables) => font.glyphs().unwrap_or(u16::MAX).min(tables.most()),
            Self::Compact(cff, _) => u16::try_from(cff.charstrings.count).unwrap_or(u16::MAX),
            Self::Type1(font) => u16::try_from(font.glyphs.len()).unwrap_or(u16::MAX),
            Self::Painted(drawings) => u16::try_from(drawings.contents.len()).unwrap_or(u16::MAX),
        }
    }

    pub(crate) fn units(&self) -> f32 {
        match self {
            Self::TrueType(font, _) => f32::from(font.units()),
            Self::Compact(cff, _) => cff.units,
            Self::Type1(font) => font.units,
            Self::Painted(_) => 1.0,
        }
    }

    /// Draws a glyph and gives how far it moves on.
    pub(crate) fn draw(&self, glyph: u16, onto: &mut Outline) -> Option<f32> {
        match self {
            Self::TrueType(font, tables) => {
                tables.draw(glyph, onto)?;
                font.advance(glyph).map(f32::from)
            }
            Self::Compact(cff, font) => {
                let advance = cff.draw(glyph, onto)?;
                let measured = font.as_ref().and_then(|font| font.advance(glyph));
                Some(measured.map_or(advance, f32::from))
            }
            Self::Type1(font) => font.draw(glyph, onto),
            Self::Painted(drawings) => drawings.draw(glyph, onto),
        }
    }

    /// Whether a glyph is of a size that digits and the like have, as far as that costs nothing to know.
    pub(crate) fn may_be_sign(&self, glyph: u16) -> bool {
        let Self::TrueType(_, tables) = self else { return true };
        let Some([left, bottom, right, top]) = tables.frame(glyph) else { return false };
        self.is_of_size(f32::from(right) - f32::from(left), f32::from(top) - f32::from(bottom))
    }

    /// Whether ink so wide and so high can be that of a sign.
    pub(crate) fn is_of_size(&self, width: f32, height: f32) -> bool {
        let (width, height) = (width / self.units(), height / self.units());
        let fits = |size: f32| (SMALLEST..=LARGEST).contains(&size);
        fits(width) && fits(height) && !(width > LARGE && height > LARGE)
    }
}
