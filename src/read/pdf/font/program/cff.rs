//! The compact font format: glyphs drawn by charstrings, with names, or with the numbers of a character collection.

use super::bytes::{u8_at, u16_at};
use super::charstring::{self, Routines};
use super::outline::Outline;

/// Names that every such font knows without writing them.
pub(crate) const STANDARD: usize = 391;

/// A row of byte strings.
#[derive(Clone, Copy, Default)]
pub(crate) struct Index<'a> {
    offsets: &'a [u8],
    wide: usize,
    data: &'a [u8],
    pub(crate) count: usize,
}

impl<'a> Index<'a> {
    /// The index that stands at a place, and where it ends.
    fn parse(bytes: &'a [u8], at: usize) -> Option<(Self, usize)> {
        let count = usize::from(u16_at(bytes, at)?);
        if count == 0 {
            return Some((Self::default(), at.checked_add(2)?));
        }
        let wide = usize::from(u8_at(bytes, at.checked_add(2)?)?);
        if !(1..=4).contains(&wide) {
            return None;
        }
        let (begin, length) = (at.checked_add(3)?, (count + 1) * wide);
        let offsets = bytes.get(begin..begin.checked_add(length)?)?;
        // Offsets count from the byte before the data.
        let base = begin + length - 1;
        let index = Self { offsets, wide, data: bytes.get(base..)?, count };
        let end = base.checked_add(index.offset(count)?)?;
        Some((index, end))
    }

    fn offset(&self, at: usize) -> Option<usize> {
        let bytes = self.offsets.get(at.checked_mul(self.wide)?..)?.get(..self.wide)?;
        Some(bytes.iter().fold(0, |value, &byte| value << 8 | usize::from(byte)))
    }

    pub(crate) fn get(&self, at: usize) -> Option<&'a [u8]> {
        if at >= self.count {
            return None;
        }
        let rest = self.data.get(self.offset(at)?..)?;
        let length = self.offset(at + 1)?.checked_sub(self.offset(at)?)?;
        Some(rest.get(..length).unwrap_or(rest))
    }
}

/// A font.
pub(crate) struct Cff<'a> {
    pub(crate) charstrings: Index<'a>,
    strings: Index<'a>,
    globals: Index<'a>,
    /// What each dictionary of a font has for itself; a font with names has one.
    privates: Vec<Private<'a>>,
    /// Which of them a glyph goes by.
    select: &'a [u8],
    /// The number of each glyph's name, or its number in the collection.
    pub(crate) charset: Vec<u16>,
    /// The collection that the glyphs are numbered by, if they have no names: registry and ordering.
    pub(crate) collection: Option<(&'a [u8], &'a [u8])>,
    encoding: Encoding<'a>,
    /// Units of an em.
    pub(crate) units: f32,
}

#[derive(Clone, Copy, Default)]
struct Private<'a> {
    routines: Index<'a>,
    default: f32,
    nominal: f32,
}

enum Encoding<'a> {
    Standard,
    Expert,
    Own(&'a [u8]),
}

impl<'a> Cff<'a> {
    pub(crate) fn parse(bytes: &'a [u8]) -> Option<Self> {
        let (_, at) = Index::parse(bytes, usize::from(u8_at(bytes, 2)?))?;
        let (tops, at) = Index::parse(bytes, at)?;
        let (strings, at) = Index::parse(bytes, at)?;
        let globals = Index::parse(bytes, at).map(|(globals, _)| globals).unwrap_or_default();
        let top = Dict::parse(tops.get(0)?);
        let (charstrings, _) = Index::parse(bytes, top.place(17)?)?;
        let string = |at: usize| top.values(ROS)?.get(at).and_then(|&sid| string(&strings, whole(sid)));
        let collection = top.values(ROS).map(|_| (string(0).unwrap_or_default(), string(1).unwrap_or_default()));
        let (mut privates, mut select) = (Vec::new(), &[][..]);
        let mut scale = top.values(MATRIX).and_then(|values| values.first().copied());
        if collection.is_some() {
            let dicts = top.place(ARRAY).and_then(|at| Index::parse(bytes, at)).map(|(dicts, _)| dicts);
            let dicts = dicts.unwrap_or_default();
            for dict in (0..dicts.count.min(256)).filter_map(|at| dicts.get(at)) {
                let dict = Dict::parse(dict);
                if let Some(own) = dict.values(MATRIX).and_then(|values| values.first()) {
                    scale =
                        Some(if scale.is_some_and(|scale| scale < 0.5) { scale.unwrap_or(1.0) * own } else { *own });
                }
                privates.push(private(bytes, &dict));
            }
            select = top.place(SELECT).and_then(|at| bytes.get(at..)).unwrap_or_default();
        } else {
            privates.push(private(bytes, &top));
        }
        let encoding = match top.values(16).and_then(|values| values.first()) {
            None | Some(0.0) => Encoding::Standard,
            Some(1.0) => Encoding::Expert,
            Some(_) => Encoding::Own(top.place(16).and_then(|at| bytes.get(at..)).unwrap_or_default()),
        };
        let charset = charset(bytes, &top, charstrings.count, collection.is_some());
        let scale = scale.filter(|scale| (0.000_05..=0.1).contains(scale)).unwrap_or(0.001);
        Some(Self {
            charstrings,
            strings,
            globals,
            privates,
            select,
            charset,
            collection,
            encoding,
            units: (1.0 / scale) as f32,
        })
    }

    /// The name of a glyph: its place among the standard ones, or as it is written.
    pub(crate) fn name(&self, glyph: u16) -> Option<Result<usize, &'a [u8]>> {
        if self.collection.is_some() {
            return None;
        }
        let sid = usize::from(*self.charset.get(usize::from(glyph))?);
        match sid.checked_sub(STANDARD) {
            None => Some(Ok(sid)),
            Some(at) => self.strings.get(at).map(Err),
        }
    }

    /// The glyph of each code, by the font's own encoding. `standard` tells which standard name a code has.
    pub(crate) fn codes(&self, standard: impl Fn(u8) -> Option<usize>) -> [u16; 256] {
        let mut codes = [0; 256];
        match self.encoding {
            Encoding::Standard => {
                for (code, slot) in (0..=u8::MAX).zip(&mut codes) {
                    let Some(sid) = standard(code).filter(|&sid| sid != 0) else { continue };
                    let glyph = self.charset.iter().position(|&own| usize::from(own) == sid);
                    *slot = glyph.and_then(|glyph| u16::try_from(glyph).ok()).unwrap_or(0);
                }
            }
            Encoding::Own(bytes) => {
                let _ = own_encoding(bytes, &self.charset, &mut codes);
            }
            Encoding::Expert => {}
        }
        codes
    }

    /// Which dictionary a glyph goes by.
    fn dict_of(&self, glyph: u16) -> usize {
        let bytes = self.select;
        match u8_at(bytes, 0) {
            Some(0) => u8_at(bytes, 1 + usize::from(glyph)).map_or(0, usize::from),
            Some(3) => {
                let count = usize::from(u16_at(bytes, 1).unwrap_or(0));
                let ranges = bytes.get(3..).unwrap_or_default();
                let ranges = ranges.get(..count * 3).unwrap_or(ranges).as_chunks::<3>().0;
                let after = ranges.partition_point(|&[high, low, _]| u16::from_be_bytes([high, low]) <= glyph);
                after.checked_sub(1).and_then(|at| ranges.get(at)).map_or(0, |range| usize::from(range[2]))
            }
            _ => 0,
        }
    }

    /// Draws a glyph and gives how far it moves on.
    pub(crate) fn draw(&self, glyph: u16, onto: &mut Outline) -> Option<f32> {
        let code = self.charstrings.get(usize::from(glyph))?;
        let private = self.privates.get(self.dict_of(glyph)).copied().unwrap_or_default();
        let routines = Routines { local: private.routines, global: self.globals };
        let width = charstring::draw(code, &routines, onto)?;
        Some(width.map_or(private.default, |width| private.nominal + width))
    }
}

/// Operators of the first dictionary that matter here; two bytes, the first of them 12, count from 256.
const MATRIX: u16 = 256 + 7;
const ROS: u16 = 256 + 30;
const ARRAY: u16 = 256 + 36;
const SELECT: u16 = 256 + 37;

fn string<'a>(strings: &Index<'a>, sid: usize) -> Option<&'a [u8]> {
    strings.get(sid.checked_sub(STANDARD)?)
}

fn private<'a>(bytes: &'a [u8], dict: &Dict) -> Private<'a> {
    let read = || {
        let [size, at] = *dict.values(18)? else { return None };
        let (size, at) = (whole(size), whole(at));
        let rest = bytes.get(at..)?;
        let own = Dict::parse(rest.get(..size).unwrap_or(rest));
        let routines = own.place(19).and_then(|offset| Index::parse(bytes, at.checked_add(offset)?));
        let number = |operator| own.values(operator).and_then(|values| values.first().copied()).unwrap_or(0.0);
        let routines = routines.map(|(routines, _)| routines).unwrap_or_default();
        Some(Private { routines, default: number(20) as f32, nominal: number(21) as f32 })
    };
    read().unwrap_or_default()
}

/// Numbers, each row of them followed by what they are.
struct Dict {
    entries: Vec<(u16, Vec<f64>)>,
}

impl Dict {
    fn parse(bytes: &[u8]) -> Self {
        let mut entries = Vec::new();
        let mut values = Vec::new();
        let mut at = 0;
        while let Some(byte) = u8_at(bytes, at) {
            at += 1;
            match byte {
                0..=21 => {
                    let operator = if byte == 12 {
                        at += 1;
                        256 + u16::from(u8_at(bytes, at - 1).unwrap_or(0))
                    } else {
                        u16::from(byte)
                    };
                    entries.push((operator, std::mem::take(&mut values)));
                }
                30 => values.push(real(bytes, &mut at)),
                _ => match charstring::number(byte, bytes, &mut at, true) {
                    Some(value) => values.push(value),
                    None => break,
                },
            }
            if values.len() > 64 || entries.len() > 64 {
                break;
            }
        }
        Self { entries }
    }

    fn values(&self, operator: u16) -> Option<&[f64]> {
        self.entries.iter().find(|(own, _)| *own == operator).map(|(_, values)| values.as_slice())
    }

    /// A place in the file.
    fn place(&self, operator: u16) -> Option<usize> {
        let place = *self.values(operator)?.first()?;
        (place >= 1.0).then_some(whole(place))
    }
}

/// A place or a number of something; what is below zero is zero.
fn whole(value: f64) -> usize {
    #[allow(clippy::cast_sign_loss)] // none is below zero after this
    let whole = value.max(0.0) as usize;
    whole
}

/// A number that is written digit by digit, two in a byte.
fn real(bytes: &[u8], at: &mut usize) -> f64 {
    let mut text = String::new();
    'bytes: while let Some(byte) = u8_at(bytes, *at) {
        *at += 1;
        for half in [byte >> 4, byte & 15] {
            match half {
                digit @ 0..=9 => text.push(char::from(b'0' + digit)),
                10 => text.push('.'),
                11 => text.push('E'),
                12 => text.push_str("E-"),
                14 => text.push('-'),
                _ => break 'bytes,
            }
        }
        if text.len() > 64 {
            break;
        }
    }
    text.parse().unwrap_or(0.0)
}

/// What each glyph is: the number of its name or its number in the collection.
fn charset(bytes: &[u8], top: &Dict, count: usize, collected: bool) -> Vec<u16> {
    let mut all = vec![0_u16];
    let Some(at) = top.place(15).filter(|&at| at > 2) else {
        // Without one, glyphs stand in the order of the standard names; those of a collection in their own.
        let last = if collected { count } else { count.min(229) };
        return (0..last).map_while(|glyph| u16::try_from(glyph).ok()).collect();
    };
    let read = |all: &mut Vec<u16>| {
        let format = u8_at(bytes, at)?;
        let mut at = at + 1;
        while all.len() < count {
            let first = u16_at(bytes, at)?;
            let left = match format {
                0 => 0,
                1 => u16::from(u8_at(bytes, at + 2)?),
                2 => u16_at(bytes, at + 2)?,
                _ => return None,
            };
            at += 2 + usize::from(format);
            for step in 0..=left {
                if all.len() < count {
                    all.push(first.wrapping_add(step));
                }
            }
        }
        Some(())
    };
    let _ = read(&mut all);
    all
}

/// The font's own encoding: codes of glyphs in their order, and more codes for some names.
fn own_encoding(bytes: &[u8], charset: &[u16], codes: &mut [u16; 256]) -> Option<()> {
    let format = u8_at(bytes, 0)?;
    let count = u8_at(bytes, 1)?;
    let mut set = |code: u8, glyph: u16| {
        if let Some(slot) = codes.get_mut(usize::from(code)) {
            *slot = glyph;
        }
    };
    let mut at = 2;
    let mut glyph = 1;
    for _ in 0..count {
        let first = u8_at(bytes, at)?;
        let left = if format & 1 == 0 { 0 } else { u8_at(bytes, at + 1)? };
        at += 1 + usize::from(format & 1);
        for step in 0..=left {
            set(first.wrapping_add(step), glyph);
            glyph += 1;
        }
    }
    if format & 0x80 != 0 {
        let more = u8_at(bytes, at)?;
        for place in 0..usize::from(more) {
            let (code, sid) = (u8_at(bytes, at + 1 + place * 3)?, u16_at(bytes, at + 2 + place * 3)?);
            if let Some(glyph) = charset.iter().position(|&own| own == sid) {
                set(code, u16::try_from(glyph).ok()?);
            }
        }
    }
    Some(())
}
