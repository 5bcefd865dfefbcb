//! Pictures: where they lie and whether anything shows through. What they show is not looked at, but whether it is one colour.

use std::rc::Rc;

use super::colour::{GRAY, Spaces};
use super::form::is_straight;
use super::run::Run;
use crate::read::page::geometry::Rect;
use crate::read::page::{Colour, ShapeKind};
use crate::read::pdf::syntax::{Dict, File, Object, Stream};

/// Pictures of more bytes are not looked at: what covers a line of text needs few.
const MOST_BYTES: usize = 1 << 16;

/// A picture as it is painted.
#[allow(clippy::struct_excessive_bools)] // each says something else
pub(super) struct Image {
    /// It is painted in the colour of areas, where its bits say.
    stencil: bool,
    /// Its bits say everywhere.
    full: bool,
    /// Nothing shows through.
    opaque: bool,
    /// The only colour that it has.
    ink: Option<Colour>,
    off: bool,
}

impl Image {
    pub(super) fn of(file: &File<'_>, stream: &Rc<Stream>, spaces: &mut Spaces, off: bool) -> Self {
        let dict = &stream.dict;
        let stencil = file.at(dict, "ImageMask").as_bool() == Some(true);
        let samples = samples(file, stream, if stencil { 1 } else { parts(file, dict, spaces) });
        if stencil {
            // A sample of 0 paints, unless it is the other way round.
            let other = file.numbers_of(dict, "Decode").is_some_and(|decode| decode.first() == Some(&1.0));
            let full = samples.is_some_and(|samples| samples.first() == Some(&if other { 1.0 } else { 0.0 }));
            return Self { stencil, full, opaque: full, ink: None, off };
        }
        let inverted = file.numbers_of(dict, "Decode").is_some_and(|decode| decode.first() > decode.get(1));
        let ink = samples.filter(|_| !inverted).and_then(|samples| {
            let space = dict.get("ColorSpace").map_or(GRAY, |space| spaces.of(file, space));
            if spaces.is_indexed(space) {
                let bits = file.integer(dict, "BitsPerComponent").unwrap_or(8).clamp(1, 8);
                #[allow(clippy::cast_precision_loss)] // at most 255
                return spaces.colour(space, &[samples.first()? * ((1 << bits) - 1) as f32]);
            }
            spaces.colour(space, &samples)
        });
        let mask = match file.at(dict, "SMask") {
            Object::Stream(mask) => samples_of_one(file, &mask) != Some(1.0) && !is_one_fax_line(file, &mask),
            _ => !file.at(dict, "Mask").is_null() || file.integer(dict, "SMaskInData").is_some_and(|kind| kind != 0),
        };
        Self { stencil, full: true, opaque: !mask, ink, off }
    }
}

/// Whether a mask is packed as faxes are into less than a bit and a half for each row: then all rows are alike, and a mask
/// that lets nothing through would be of no use.
fn is_one_fax_line(file: &File<'_>, mask: &Rc<Stream>) -> bool {
    let rows = file.integer(&mask.dict, "Height").and_then(|rows| usize::try_from(rows).ok()).unwrap_or_default();
    let is_fax = match file.at(&mask.dict, "Filter") {
        Object::Name(name) => *name == *b"CCITTFaxDecode",
        Object::Array(names) => names.len() == 1 && names.first().and_then(Object::as_name) == Some(b"CCITTFaxDecode"),
        _ => false,
    };
    is_fax && mask.bytes.len() <= rows * 3 / 16 + 8
}

fn samples_of_one(file: &File<'_>, mask: &Rc<Stream>) -> Option<f32> {
    samples(file, mask, 1)?.first().copied()
}

fn parts(file: &File<'_>, dict: &Dict, spaces: &mut Spaces) -> usize {
    match dict.get("ColorSpace") {
        Some(space) => {
            let space = spaces.of(file, space);
            spaces.parts(space)
        }
        None => 1,
    }
}

/// So many bytes of a picture are looked at before all of them.
const BEGINNING: usize = 16 << 10;

/// The samples of a picture, each from 0 to 1, if all its points have the same.
fn samples(file: &File<'_>, stream: &Rc<Stream>, parts: usize) -> Option<Vec<f32>> {
    let dict = &stream.dict;
    let size = |name| file.integer(dict, name).and_then(|size| usize::try_from(size).ok());
    let bits = if parts == 1 && file.at(dict, "ImageMask").as_bool() == Some(true) {
        1
    } else {
        size("BitsPerComponent").unwrap_or(8)
    };
    let row = size("Width")?.checked_mul(parts)?.checked_mul(bits)?.div_ceil(8);
    let all = row.checked_mul(size("Height")?)?;
    if all == 0 || all > MOST_BYTES || parts == 0 {
        return None;
    }
    // Of most pictures the beginning tells already that the points differ.
    let (width, some) = (size("Width")?, BEGINNING / row * row);
    if some > 0 && some < all {
        let begin = file.decode_most(stream, some as u64);
        if begin.picture {
            return None;
        }
        one(begin.bytes.get(..some)?, row, width, bits, parts)?;
    }
    let decoded = file.decode_most(stream, all as u64);
    if decoded.picture || decoded.bytes.len() < all {
        return None;
    }
    one(decoded.bytes.get(..all)?, row, width, bits, parts)
}

/// The samples that all points share.
fn one(bytes: &[u8], row: usize, width: usize, bits: usize, parts: usize) -> Option<Vec<f32>> {
    match bits {
        8 => {
            let first = bytes.get(..parts)?;
            let same = bytes.chunks_exact(parts).all(|point| point == first);
            same.then(|| first.iter().map(|&byte| f32::from(byte) / 255.0).collect())
        }
        1 | 2 | 4 if parts == 1 => {
            // All bits alike: none, or all of them, up to the end of the row.
            let rest = width * bits % 8;
            let last = if rest == 0 { 0xFF } else { 0xFF_u8 << (8 - rest) };
            let is = |wanted: u8| {
                bytes.chunks_exact(row).all(|row| {
                    row.split_last().is_some_and(|(end, begin)| {
                        begin.iter().all(|&byte| byte == wanted) && end & last == wanted & last
                    })
                })
            };
            if is(0) { Some(vec![0.0]) } else { is(0xFF).then(|| vec![1.0]) }
        }
        _ => None,
    }
}

impl Run<'_, '_, '_> {
    pub(super) fn image(&mut self, image: &Image) {
        if image.off {
            return;
        }
        let ink = if image.stencil { self.state.fill.colour } else { image.ink };
        let unit = Rect { left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 };
        let solid =
            image.opaque && image.full && is_straight(self.state.matrix) && self.state.is_opaque(&self.state.fill);
        let area = self.state.matrix.rect(unit);
        if self.state.fill.alpha * self.state.veil > 0.0 {
            if self.state.letters.is_some() && area.meets(self.state.clip) {
                self.letters_painted(ink);
            }
            self.shape(ShapeKind::Picture, area, ink, solid);
        }
    }

    /// A picture in the content itself.
    pub(super) fn inline_image(&mut self, stencil: bool) {
        let opaque = !stencil;
        self.image(&Image { stencil, full: opaque, opaque, ink: None, off: false });
    }
}
