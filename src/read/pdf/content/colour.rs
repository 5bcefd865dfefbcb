//! Colours, from whatever a file mixes them of.

use std::rc::Rc;

use super::function::Function;
use crate::read::page::Colour;
use crate::read::pdf::syntax::{File, Object};

/// Colour spaces in colour spaces.
const DEEP: u32 = 6;

pub(super) const GRAY: u32 = 0;
pub(super) const RGB: u32 = 1;
pub(super) const CMYK: u32 = 2;
pub(super) const PATTERN: u32 = 3;
/// No colour can be told.
pub(super) const UNKNOWN: u32 = 4;

/// What a colour is mixed of.
enum Space {
    Gray,
    Rgb,
    Cmyk,
    Lab {
        white: [f32; 3],
        range: [f32; 4],
    },
    /// Colours of another space, by their numbers.
    Indexed {
        base: u32,
        table: Rc<[u8]>,
    },
    /// Inks, with what they look like.
    Inks {
        count: usize,
        base: u32,
        function: Option<Function>,
        none: bool,
    },
    /// A pattern, which may be painted in a colour.
    Pattern,
    Unknown,
}

/// The colour spaces of a file, by numbers.
pub(super) struct Spaces {
    all: Vec<Space>,
}

impl Default for Spaces {
    fn default() -> Self {
        Self { all: vec![Space::Gray, Space::Rgb, Space::Cmyk, Space::Pattern, Space::Unknown] }
    }
}

impl Spaces {
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// The space that needs no resources, by its name.
    pub(super) fn named(name: &[u8]) -> Option<u32> {
        Some(match name {
            b"DeviceGray" | b"G" | b"CalGray" => GRAY,
            b"DeviceRGB" | b"RGB" | b"CalRGB" => RGB,
            b"DeviceCMYK" | b"CMYK" | b"CalCMYK" => CMYK,
            b"Pattern" => PATTERN,
            _ => return None,
        })
    }

    /// The space that an object describes.
    pub(super) fn of(&mut self, file: &File<'_>, object: &Object) -> u32 {
        self.deep(file, object, 0)
    }

    fn add(&mut self, space: Space) -> u32 {
        self.all.push(space);
        (self.all.len() - 1) as u32
    }

    fn deep(&mut self, file: &File<'_>, object: &Object, depth: u32) -> u32 {
        let object = file.resolve(object);
        if let Some(name) = object.as_name() {
            return Self::named(name).unwrap_or(UNKNOWN);
        }
        let Some([name, rest @ ..]) = object.as_array() else { return UNKNOWN };
        let name = file.resolve(name);
        let first = rest.first().map_or(Object::Null, |first| file.resolve(first));
        let Some(name) = name.as_name().filter(|_| depth <= DEEP) else { return UNKNOWN };
        match name {
            b"ICCBased" => {
                let Some(dict) = first.as_dict() else { return UNKNOWN };
                match file.integer(dict, "N") {
                    Some(1) => GRAY,
                    Some(3) => match dict.get("Alternate").map(|other| self.deep(file, other, depth + 1)) {
                        Some(other) if matches!(self.all.get(other as usize), Some(Space::Lab { .. })) => other,
                        _ => RGB,
                    },
                    Some(4) => CMYK,
                    _ => dict.get("Alternate").map_or(UNKNOWN, |other| self.deep(file, other, depth + 1)),
                }
            }
            b"Lab" => {
                let Some(dict) = first.as_dict() else { return UNKNOWN };
                let numbers = |name| file.numbers_of(dict, name).unwrap_or_default();
                let white = match numbers("WhitePoint")[..] {
                    [x, y, z] => [x as f32, y as f32, z as f32],
                    _ => [0.95, 1.0, 1.09],
                };
                let range = match numbers("Range")[..] {
                    [a, b, c, d] => [a as f32, b as f32, c as f32, d as f32],
                    _ => [-100.0, 100.0, -100.0, 100.0],
                };
                self.add(Space::Lab { white, range })
            }
            b"Indexed" | b"I" => {
                let base = self.deep(file, &first, depth + 1);
                let table = match rest.get(2).map(|table| file.resolve(table)) {
                    Some(Object::String(bytes)) => bytes,
                    Some(Object::Stream(stream)) => file.decode_most(&stream, 256 * 32).bytes.into(),
                    _ => return UNKNOWN,
                };
                self.add(Space::Indexed { base, table })
            }
            b"Separation" | b"DeviceN" => {
                let base = rest.get(1).map_or(UNKNOWN, |base| self.deep(file, base, depth + 1));
                let function = rest.get(2).and_then(|function| Function::of(file, function));
                let (count, none) = match &first {
                    Object::Array(names) => {
                        (names.len().min(32), names.iter().all(|name| file.resolve(name).as_name() == Some(b"None")))
                    }
                    name => (1, name.as_name() == Some(b"None")),
                };
                self.add(Space::Inks { count, base, function, none })
            }
            name => Self::named(name).unwrap_or(UNKNOWN),
        }
    }

    /// Of how many numbers a colour consists.
    pub(super) fn parts(&self, space: u32) -> usize {
        match self.all.get(space as usize) {
            Some(Space::Gray | Space::Indexed { .. }) => 1,
            Some(Space::Rgb | Space::Lab { .. }) => 3,
            Some(Space::Cmyk) => 4,
            Some(Space::Inks { count, .. }) => *count,
            _ => 0,
        }
    }

    pub(super) fn is_indexed(&self, space: u32) -> bool {
        matches!(self.all.get(space as usize), Some(Space::Indexed { .. }))
    }

    /// Whether a colour has to be calculated.
    pub(super) fn is_dear(&self, space: u32) -> bool {
        matches!(self.all.get(space as usize), Some(Space::Inks { .. }))
    }

    /// Whether nothing is painted with it at all.
    pub(super) fn paints_nothing(&self, space: u32) -> bool {
        matches!(self.all.get(space as usize), Some(Space::Inks { none: true, .. }))
    }

    /// The colour before any is set: black, or full ink.
    pub(super) fn initial(&self, space: u32) -> Option<Colour> {
        match self.all.get(space as usize)? {
            Space::Cmyk => Some([0, 0, 0]),
            Space::Inks { .. } => self.colour(space, &[1.0; 32]),
            _ => self.colour(space, &[0.0; 32]),
        }
    }

    /// The colour that some numbers mean; nothing if that is not known.
    pub(super) fn colour(&self, space: u32, parts: &[f32]) -> Option<Colour> {
        match self.all.get(space as usize)? {
            Space::Gray => parts.first().map(|&level| gray(level)),
            Space::Rgb => match *parts {
                [red, green, blue, ..] => Some(rgb(red, green, blue)),
                _ => None,
            },
            Space::Cmyk => match *parts {
                [cyan, magenta, yellow, black, ..] => Some(cmyk(cyan, magenta, yellow, black)),
                _ => None,
            },
            Space::Lab { white, range } => lab(parts, *white, *range),
            Space::Indexed { base, table } => {
                let count = self.parts(*base);
                #[allow(clippy::cast_sign_loss)] // a negative one becomes zero
                let at = (*parts.first()? as usize).min(255) * count;
                let entry = table.get(at..at + count)?;
                let mut values = [0.0; 32];
                let range = match self.all.get(*base as usize) {
                    Some(Space::Lab { range, .. }) => Some(*range),
                    _ => None,
                };
                for (at, (value, &byte)) in values.iter_mut().zip(entry).enumerate() {
                    let share = f32::from(byte) / 255.0;
                    *value = match (range, at) {
                        (Some(_), 0) => share * 100.0,
                        (Some([low, high, ..]), 1) | (Some([.., low, high]), _) => low + share * (high - low),
                        _ => share,
                    };
                }
                // A base stands before what rests on it, so this ends.
                self.colour(*base, &values)
            }
            Space::Inks { count, base, function, .. } => {
                self.colour(*base, &function.as_ref()?.values(parts.get(..*count)?)?)
            }
            Space::Pattern | Space::Unknown => None,
        }
    }
}

#[allow(clippy::cast_sign_loss)] // a negative one becomes zero
fn level(share: f32) -> u8 {
    (share * 255.0 + 0.5) as u8
}

pub(super) fn gray(share: f32) -> Colour {
    [level(share); 3]
}

pub(super) fn rgb(red: f32, green: f32, blue: f32) -> Colour {
    [level(red), level(green), level(blue)]
}

pub(super) fn cmyk(cyan: f32, magenta: f32, yellow: f32, black: f32) -> Colour {
    let mixed = |ink: f32| level((1.0 - ink.clamp(0.0, 1.0)) * (1.0 - black.clamp(0.0, 1.0)));
    [mixed(cyan), mixed(magenta), mixed(yellow)]
}

#[allow(clippy::many_single_char_names)] // as everybody calls them
fn lab(parts: &[f32], white: [f32; 3], range: [f32; 4]) -> Option<Colour> {
    let [l, a, b, ..] = *parts else { return None };
    let [a_low, a_high, b_low, b_high] = range;
    let middle = (l + 16.0) / 116.0;
    let curve = |x: f32| if x >= 6.0 / 29.0 { x * x * x } else { 108.0 / 841.0 * (x - 4.0 / 29.0) };
    let x = white[0] * curve(middle + a.min(a_high).max(a_low) / 500.0);
    let y = white[1] * curve(middle);
    let z = white[2] * curve(middle - b.min(b_high).max(b_low) / 200.0);
    // Scaled so that the white of the space is that of the page.
    let (x, y, z) = (x / white[0] * 0.9505, y / white[1], z / white[2] * 1.089);
    let gamma = |x: f32| if x <= 0.003_130_8 { 12.92 * x } else { 1.055 * x.powf(1.0 / 2.4) - 0.055 };
    Some(rgb(
        gamma(3.2406 * x - 1.5372 * y - 0.4986 * z),
        gamma(-0.9689 * x + 1.8758 * y + 0.0415 * z),
        gamma(0.0557 * x - 0.2040 * y + 1.0570 * z),
    ))
}
