//! TrueType and OpenType: a font made of tables, of which producers leave some out when they embed a part of it.
//! Every table is looked at by itself, so that a missing one costs no more than what it would have told.

use super::bytes::{i16_at, offset_at, u8_at, u16_at, u32_at};
use super::outline::Outline;

/// Codes that a map may give glyphs to: all of Unicode's that have any.
const MOST_CODES: u32 = 300_000;
/// Glyphs that one is put together from.
const MOST_PARTS: u32 = 32;
/// Points of a glyph.
const MOST_POINTS: usize = 4_000;

/// A font's tables.
pub(crate) struct Sfnt<'a> {
    bytes: &'a [u8],
    directory: &'a [u8],
}

impl<'a> Sfnt<'a> {
    /// The font, or the first one of a collection.
    pub(crate) fn parse(bytes: &'a [u8]) -> Option<Self> {
        let begin = if bytes.starts_with(b"ttcf") { offset_at(bytes, 12)? } else { 0 };
        let count = usize::from(u16_at(bytes, begin.checked_add(4)?)?);
        let records = bytes.get(begin.checked_add(12)?..)?;
        let directory = records.get(..count * 16).unwrap_or(records);
        Some(Self { bytes, directory })
    }

    /// A table, as much of it as is there. The directory should be sorted and often is not.
    pub(crate) fn table(&self, name: [u8; 4]) -> Option<&'a [u8]> {
        let record = self.directory.chunks_exact(16).find(|record| record.starts_with(&name))?;
        let rest = self.bytes.get(offset_at(record, 8)?..)?;
        Some(rest.get(..offset_at(record, 12)?).unwrap_or(rest))
    }

    /// How many glyphs the font says that it has.
    pub(crate) fn glyphs(&self) -> Option<u16> {
        u16_at(self.table(*b"maxp")?, 4)
    }

    /// Units of an em.
    pub(crate) fn units(&self) -> u16 {
        let units = self.table(*b"head").and_then(|head| u16_at(head, 18));
        units.filter(|units| (16..=16_384).contains(units)).unwrap_or(1_000)
    }

    /// How far a glyph moves on.
    pub(crate) fn advance(&self, glyph: u16) -> Option<u16> {
        let (hhea, hmtx) = (self.table(*b"hhea")?, self.table(*b"hmtx")?);
        let last = u16_at(hhea, 34)?.checked_sub(1)?;
        u16_at(hmtx, usize::from(glyph.min(last)) * 4)
    }

    /// The names of the glyphs, those that have one, as `post` tells them.
    pub(crate) fn names(&self, each: &mut impl FnMut(u16, Name<'a>)) {
        let Some(post) = self.table(*b"post") else { return };
        if u32_at(post, 0) != Some(0x0002_0000) {
            return;
        }
        let count = u16_at(post, 32).unwrap_or(0);
        let mut own = Vec::new();
        let mut rest = post.get(34 + usize::from(count) * 2..).unwrap_or_default();
        while let Some((&length, after)) = rest.split_first() {
            let Some(name) = after.get(..usize::from(length)) else { break };
            own.push(name);
            rest = after.get(usize::from(length)..).unwrap_or_default();
        }
        for glyph in 0..count {
            match u16_at(post, 34 + usize::from(glyph) * 2).map(usize::from) {
                Some(standard @ 0..258) => each(glyph, Name::Standard(standard)),
                Some(at) => {
                    if let Some(name) = own.get(at - 258) {
                        each(glyph, Name::Own(name));
                    }
                }
                None => break,
            }
        }
    }

    /// The maps from codes to glyphs, each with what its codes are.
    pub(crate) fn maps(&self) -> Vec<(Codes, Map<'a>)> {
        let Some(cmap) = self.table(*b"cmap") else { return Vec::new() };
        let count = usize::from(u16_at(cmap, 2).unwrap_or(0));
        let records = cmap.get(4..).unwrap_or_default().chunks_exact(8).take(count.min(64));
        let mut places = Vec::new();
        let mut maps = Vec::new();
        for record in records {
            let codes = match (u16_at(record, 0), u16_at(record, 2)) {
                (Some(0), Some(0..=4 | 6)) | (Some(3), Some(1 | 10)) => Codes::Unicode,
                (Some(3), Some(0)) => Codes::Symbol,
                (Some(1), Some(0)) => Codes::Mac,
                _ => continue,
            };
            // One map often stands under several names.
            let Some(place) = offset_at(record, 4).filter(|place| !places.contains(place)) else { continue };
            places.push(place);
            maps.extend(cmap.get(place..).map(|bytes| (codes, Map { bytes })));
        }
        maps
    }

    /// The tables that hold outlines, if the font has those of TrueType.
    pub(crate) fn tables(&self) -> Option<Tables<'a>> {
        let (loca, glyf) = (self.table(*b"loca")?, self.table(*b"glyf")?);
        let long = match self.table(*b"head").and_then(|head| i16_at(head, 50)) {
            Some(format) => format != 0,
            None => self.glyphs().is_some_and(|glyphs| loca.len() / 4 > usize::from(glyphs)),
        };
        Some(Tables { loca, glyf, long })
    }
}

/// The tables with the outlines of TrueType.
pub(crate) struct Tables<'a> {
    loca: &'a [u8],
    glyf: &'a [u8],
    long: bool,
}

impl Tables<'_> {
    /// The box that a glyph says it has (left, bottom, right, top); nothing if it shows nothing.
    pub(crate) fn frame(&self, glyph: u16) -> Option<[i16; 4]> {
        let bytes = outline_of(self, glyph)?;
        Some([i16_at(bytes, 2)?, i16_at(bytes, 4)?, i16_at(bytes, 6)?, i16_at(bytes, 8)?])
    }

    /// Draws a glyph.
    pub(crate) fn draw(&self, glyph: u16, onto: &mut Outline) -> Option<()> {
        let mut parts = 0;
        self.draw_part(glyph, [1.0, 0.0, 0.0, 1.0, 0.0, 0.0], &mut parts, onto)
    }

    fn draw_part(&self, glyph: u16, matrix: [f32; 6], parts: &mut u32, onto: &mut Outline) -> Option<()> {
        *parts += 1;
        if *parts > MOST_PARTS {
            return None;
        }
        let bytes = outline_of(self, glyph)?;
        if let Ok(contours) = u16::try_from(i16_at(bytes, 0)?) {
            return simple(bytes, contours, matrix, onto);
        }
        let mut at = 10;
        loop {
            let (flags, part) = (u16_at(bytes, at)?, u16_at(bytes, at + 2)?);
            at += 4;
            let (x, y) = if flags & 1 == 0 {
                let (x, y) = (u8_at(bytes, at)?.cast_signed(), u8_at(bytes, at + 1)?.cast_signed());
                at += 2;
                (f32::from(x), f32::from(y))
            } else {
                let place = (i16_at(bytes, at)?, i16_at(bytes, at + 2)?);
                at += 4;
                (f32::from(place.0), f32::from(place.1))
            };
            // Parts that are put where a point of another lies are rare and left at their own place.
            let (x, y) = if flags & 2 == 0 { (0.0, 0.0) } else { (x, y) };
            let scale = |at: &mut usize| {
                let value = f32::from(i16_at(bytes, *at)?) / 16_384.0;
                *at += 2;
                Some(value)
            };
            let own = if flags & 8 != 0 {
                let both = scale(&mut at)?;
                [both, 0.0, 0.0, both]
            } else if flags & 0x40 != 0 {
                [scale(&mut at)?, 0.0, 0.0, scale(&mut at)?]
            } else if flags & 0x80 != 0 {
                [scale(&mut at)?, scale(&mut at)?, scale(&mut at)?, scale(&mut at)?]
            } else {
                [1.0, 0.0, 0.0, 1.0]
            };
            let [a, b, c, d, e, f] = matrix;
            let [p, q, r, s] = own;
            let inner =
                [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * x + c * y + e, b * x + d * y + f];
            self.draw_part(part, inner, parts, onto)?;
            if flags & 0x20 == 0 {
                return Some(());
            }
        }
    }

    /// More glyphs than these have no place.
    pub(crate) fn most(&self) -> u16 {
        let places = self.loca.len() / if self.long { 4 } else { 2 };
        u16::try_from(places.saturating_sub(1)).unwrap_or(u16::MAX)
    }
}

/// Where a glyph's outline stands in `glyf`.
fn outline_of<'a>(tables: &Tables<'a>, glyph: u16) -> Option<&'a [u8]> {
    let glyph = usize::from(glyph);
    let (from, to) = if tables.long {
        (offset_at(tables.loca, glyph * 4)?, offset_at(tables.loca, glyph * 4 + 4)?)
    } else {
        let at = |glyph: usize| u16_at(tables.loca, glyph * 2).map(|half| usize::from(half) * 2);
        (at(glyph)?, at(glyph + 1)?)
    };
    let rest = tables.glyf.get(from..)?;
    Some(rest.get(..to.checked_sub(from)?).unwrap_or(rest)).filter(|outline| !outline.is_empty())
}

/// A glyph's name.
pub(crate) enum Name<'a> {
    /// By its place among those that every Macintosh font has.
    Standard(usize),
    Own(&'a [u8]),
}

/// A glyph that is not put together from others.
fn simple(bytes: &[u8], contours: u16, matrix: [f32; 6], onto: &mut Outline) -> Option<()> {
    let contours = usize::from(contours);
    let Some(last) = contours.checked_sub(1) else { return Some(()) };
    let points = usize::from(u16_at(bytes, 10 + last * 2)?) + 1;
    if points > MOST_POINTS {
        return None;
    }
    let mut at = 10 + contours * 2;
    at += 2 + usize::from(u16_at(bytes, at)?);
    let mut flags = Vec::with_capacity(points);
    while flags.len() < points {
        let flag = u8_at(bytes, at)?;
        at += 1;
        flags.push(flag);
        if flag & 8 != 0 {
            for _ in 0..u8_at(bytes, at)? {
                flags.push(flag);
            }
            at += 1;
        }
    }
    flags.truncate(points);
    let xs = measures(bytes, &mut at, &flags, 0x02, 0x10)?;
    let ys = measures(bytes, &mut at, &flags, 0x04, 0x20)?;
    let [a, b, c, d, e, f] = matrix;
    let all: Vec<(f32, f32, bool)> = flags
        .iter()
        .zip(xs.iter().zip(&ys))
        .map(|(flag, (&x, &y))| (a * x + c * y + e, b * x + d * y + f, flag & 1 != 0))
        .collect();
    let mut begin = 0;
    for contour in 0..contours {
        let end = usize::from(u16_at(bytes, 10 + contour * 2)?) + 1;
        if let Some(points) = all.get(begin..end) {
            draw_contour(points, onto);
        }
        begin = end.max(begin);
    }
    Some(())
}

/// The differences from point to point in one direction, added up.
fn measures(bytes: &[u8], at: &mut usize, flags: &[u8], short: u8, same: u8) -> Option<Vec<f32>> {
    let mut value = 0_i32;
    let mut all = Vec::with_capacity(flags.len());
    for flag in flags {
        if flag & short != 0 {
            let step = i32::from(u8_at(bytes, *at)?);
            *at += 1;
            value += if flag & same == 0 { -step } else { step };
        } else if flag & same == 0 {
            value += i32::from(i16_at(bytes, *at)?);
            *at += 2;
        }
        #[allow(clippy::cast_precision_loss)] // sixteen bits, added up a few thousand times
        all.push(value as f32);
    }
    Some(all)
}

/// A contour whose points lie on it or pull at it; between two that pull lies one on it.
fn draw_contour(points: &[(f32, f32, bool)], onto: &mut Outline) {
    let middle = |one: &(f32, f32, bool), two: &(f32, f32, bool)| (one.0.midpoint(two.0), one.1.midpoint(two.1));
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
    let (x, y) = match (first.2, last.2) {
        (true, _) => (first.0, first.1),
        (_, true) => (last.0, last.1),
        _ => middle(first, last),
    };
    onto.move_to(x, y);
    let mut pulls: Option<(f32, f32, bool)> = None;
    for point in points.iter().skip(usize::from(first.2)) {
        match (pulls, point.2) {
            (None, true) => onto.line_to(point.0, point.1),
            (None, false) => pulls = Some(*point),
            (Some(pull), true) => {
                onto.quad_to(pull.0, pull.1, point.0, point.1);
                pulls = None;
            }
            (Some(pull), false) => {
                let (x, y) = middle(&pull, point);
                onto.quad_to(pull.0, pull.1, x, y);
                pulls = Some(*point);
            }
        }
    }
    if let Some(pull) = pulls {
        onto.quad_to(pull.0, pull.1, x, y);
    }
    onto.close();
}

/// What the codes of a map are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Codes {
    Unicode,
    /// The font's own, at U+F000 by custom.
    Symbol,
    /// Those of the old Macintosh, or whatever a producer numbered so.
    Mac,
}

/// A map from codes to glyphs.
#[derive(Clone, Copy)]
pub(crate) struct Map<'a> {
    bytes: &'a [u8],
}

impl Map<'_> {
    /// Gives every code with its glyph.
    pub(crate) fn each(&self, each: &mut impl FnMut(u32, u16)) {
        let mut left = MOST_CODES;
        let mut give = |code: u32, glyph: u16| {
            if glyph != 0 {
                each(code, glyph);
            }
            left = left.saturating_sub(1);
            left > 0
        };
        // A table that breaks off has told what it has told.
        let _ = match u16_at(self.bytes, 0) {
            Some(0) => self.bytes_format(&mut give),
            Some(4) => self.segments(&mut give),
            Some(6) => self.row(&mut give),
            Some(12) => self.groups(&mut give),
            _ => None,
        };
    }

    fn bytes_format(&self, give: &mut impl FnMut(u32, u16) -> bool) -> Option<()> {
        for code in 0..256_u16 {
            give(u32::from(code), u16::from(u8_at(self.bytes, 6 + usize::from(code))?));
        }
        Some(())
    }

    fn row(&self, give: &mut impl FnMut(u32, u16) -> bool) -> Option<()> {
        let (first, count) = (u16_at(self.bytes, 6)?, u16_at(self.bytes, 8)?);
        for step in 0..count {
            give(u32::from(first) + u32::from(step), u16_at(self.bytes, 10 + usize::from(step) * 2)?);
        }
        Some(())
    }

    fn segments(&self, give: &mut impl FnMut(u32, u16) -> bool) -> Option<()> {
        let double = usize::from(u16_at(self.bytes, 6)? & !1);
        for at in (0..double).step_by(2) {
            let end = u16_at(self.bytes, 14 + at)?;
            let start = u16_at(self.bytes, 16 + double + at)?;
            let delta = u16_at(self.bytes, 16 + 2 * double + at)?;
            let place = 16 + 3 * double + at;
            let offset = usize::from(u16_at(self.bytes, place)?);
            for code in start..=end {
                let glyph = match offset {
                    _ if code == u16::MAX => 0,
                    0 => code.wrapping_add(delta),
                    0xFFFF => 0,
                    _ => match u16_at(self.bytes, place + offset + usize::from(code - start) * 2) {
                        None | Some(0) => 0,
                        Some(glyph) => glyph.wrapping_add(delta),
                    },
                };
                if !give(u32::from(code), glyph) {
                    return None;
                }
            }
        }
        Some(())
    }

    fn groups(&self, give: &mut impl FnMut(u32, u16) -> bool) -> Option<()> {
        let count = offset_at(self.bytes, 12)?;
        for group in self.bytes.get(16..)?.chunks_exact(12).take(count) {
            let (start, end, first) = (u32_at(group, 0)?, u32_at(group, 4)?, u32_at(group, 8)?);
            for code in start..=end.min(0x10_FFFF) {
                let Ok(glyph) = u16::try_from(first.saturating_add(code - start)) else { break };
                if !give(code, glyph) {
                    return None;
                }
            }
        }
        Some(())
    }
}
