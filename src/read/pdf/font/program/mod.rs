//! What an embedded font program itself tells of its glyphs, for files that do not say what their codes mean.
//!
//! Producers that leave out what a reader would need to search or copy the text still have to embed the font, and most leave
//! in it the table from characters to glyphs, or the names of the glyphs. Where they took even that away, digits and the signs
//! beside them are recognised by their outlines (`recognise.rs`): numbers are what must not go out, and they look alike in
//! all typefaces. What is got so is a guess and called one.

// Coefficients of curves and matrices have no better names.
#![allow(clippy::many_single_char_names)]

mod bytes;
mod cff;
mod charstring;
mod drawing;
mod glyphs;
mod outline;
mod recognise;
mod sfnt;
mod shapes;
mod type1;

#[cfg(test)]
mod tests;

use drawing::Drawings;
use glyphs::Glyphs;
use outline::Outline;
use sfnt::{Codes, Name};

/// Names of glyphs that fonts of the compact format, and those of the Macintosh, have by number.
const COMPACT_NAMES: &str = include_str!("names_cff.txt");
const MAC_NAMES: &str = include_str!("names_mac.txt");

/// What digits must say of a table that nobody vouches for: so many that it is right, and this many times more than that it is not.
const AGREEING: usize = 3;
const OUTWEIGHING: usize = 8;
/// What is longer is no name, and a font could say the same long one for every glyph.
const LONGEST_NAME: usize = 127;
/// Characters of all maps of a font together.
const MOST_CHARS: usize = 400_000;
/// So many glyphs are asked at most, and none any more when so many agree.
const ASKED: usize = 64;
const ENOUGH: usize = 12;

/// The signs among glyphs that contents paint (Type 3), each with its code: guesses as those of [`Program::guesses`].
/// `matrix` leads from their space to that of text.
pub(crate) fn painted(contents: &[(u8, Vec<u8>)], matrix: [f32; 6]) -> Vec<(u8, char)> {
    let glyphs = Glyphs::Painted(Drawings { contents, matrix });
    let signs = recognise::recognise(&glyphs, |_| false);
    signs
        .into_iter()
        .filter_map(|(glyph, char)| contents.get(usize::from(glyph)).map(|(code, _)| (*code, char)))
        .collect()
}

/// A font program, as far as it tells what glyphs are.
#[derive(Default)]
pub(crate) struct Program {
    /// Glyphs with their characters, in the order of the glyphs.
    chars: Vec<(u16, char)>,
    /// How many glyphs there are.
    count: u16,
    /// Numbers in a collection with their glyphs, in the order of the numbers, where the font has any.
    cids: Option<Vec<(u16, u16)>>,
    codes: Option<Box<[u16; 256]>>,
    /// Names with their glyphs, in the order of the names.
    names: Vec<(Box<[u8]>, u16)>,
    collection: Option<Box<[u8]>>,
}

impl Program {
    /// Reads a program. `char_of` tells what the name of a glyph means.
    pub(crate) fn parse(bytes: &[u8], char_of: fn(&[u8]) -> Option<char>) -> Option<Self> {
        let glyphs = Glyphs::parse(bytes)?;
        let mut program = Self::default();
        let mut chars = Vec::new();
        if let Some(font) = glyphs.tables() {
            for (codes, map) in font.maps() {
                if codes == Codes::Unicode && chars.len() < MOST_CHARS {
                    map.each(&mut |code, glyph| chars.extend(char::from_u32(code).map(|char| (glyph, char))));
                }
            }
        }
        program.read_names(&glyphs, char_of, &mut chars);
        program.read_codes(&glyphs);
        chars.retain(|&(_, char)| rank(char) < 3);
        chars.sort_unstable_by_key(|&(glyph, char)| (glyph, rank(char), char));
        chars.dedup_by_key(|(glyph, _)| *glyph);
        if says(&glyphs, &chars) == Says::Wrong {
            chars.clear();
        }
        for claims in claims(&glyphs) {
            if says(&glyphs, &claims) == Says::Right {
                chars
                    .extend(claims.into_iter().filter(|&(glyph, _)| find(&chars, glyph).is_none()).collect::<Vec<_>>());
                chars.sort_unstable();
            }
        }
        (program.chars, program.count) = (chars, glyphs.count());
        Some(program)
    }

    /// What a glyph says by the font's own tables.
    pub(crate) fn char_of_gid(&self, glyph: u16) -> Option<char> {
        find(&self.chars, glyph)
    }

    /// Whether it tells of no glyph that it is a digit, and of few what they are.
    pub(crate) fn tells_little(&self) -> bool {
        let few = self.chars.len() < usize::from(self.count).div_ceil(2);
        few && !self.chars.iter().any(|(_, char)| char.is_ascii_digit())
    }

    /// What glyphs say by their outlines, in the order of the glyphs: guesses, which are right for digits of any usual
    /// typeface. `bytes` = those that the program was read from.
    pub(crate) fn guesses(&self, bytes: &[u8]) -> Vec<(u16, char)> {
        let recognise = |glyphs| recognise::recognise(&glyphs, |glyph| self.char_of_gid(glyph).is_some());
        Glyphs::parse(bytes).map(recognise).unwrap_or_default()
    }

    /// The glyph of a number in the collection; where the font has no such numbers they are the glyphs' own.
    pub(crate) fn gid_of_cid(&self, cid: u16) -> Option<u16> {
        match &self.cids {
            Some(cids) => find(cids, cid),
            None => Some(cid),
        }
    }

    /// The collection by which the font numbers its glyphs (`GB1`), if it does.
    pub(crate) fn collection(&self) -> Option<&[u8]> {
        self.collection.as_deref()
    }

    /// The glyph of a code by the font's own encoding.
    pub(crate) fn gid_of_code(&self, code: u8) -> Option<u16> {
        self.codes.as_ref()?.get(usize::from(code)).copied().filter(|&glyph| glyph != 0)
    }

    pub(crate) fn gid_of_name(&self, name: &[u8]) -> Option<u16> {
        let at = self.names.binary_search_by(|(own, _)| (**own).cmp(name)).ok()?;
        self.names.get(at).map(|&(_, glyph)| glyph)
    }

    fn read_names(&mut self, glyphs: &Glyphs<'_>, char_of: fn(&[u8]) -> Option<char>, chars: &mut Vec<(u16, char)>) {
        let mut name = |glyph: u16, name: &[u8]| {
            if name.len() > LONGEST_NAME {
                return;
            }
            chars.extend(char_of(name).map(|char| (glyph, char)));
            self.names.push((name.into(), glyph));
        };
        match glyphs {
            Glyphs::TrueType(font, _) => {
                let standard: Vec<&str> = MAC_NAMES.lines().collect();
                font.names(&mut |glyph, named| match named {
                    Name::Standard(at) => name(glyph, standard.get(at).map_or(b"", |name| name.as_bytes())),
                    Name::Own(own) => name(glyph, own),
                });
            }
            Glyphs::Compact(cff, _) => {
                let standard: Vec<&str> = COMPACT_NAMES.lines().collect();
                for glyph in 0..glyphs.count() {
                    match cff.name(glyph) {
                        Some(Ok(at)) => name(glyph, standard.get(at).map_or(b"", |name| name.as_bytes())),
                        Some(Err(own)) => name(glyph, own),
                        None => {}
                    }
                }
            }
            Glyphs::Type1(font) => {
                for (glyph, (own, _)) in (0..=u16::MAX).zip(&font.glyphs) {
                    name(glyph, own);
                }
            }
            Glyphs::Painted(_) => {}
        }
        self.names.sort_unstable();
    }

    fn read_codes(&mut self, glyphs: &Glyphs<'_>) {
        let mut codes = Box::new([0_u16; 256]);
        match glyphs {
            Glyphs::TrueType(font, _) => {
                // Of several maps the one for fonts of signs goes first; all of them know how codes of a byte are meant.
                let mut maps = font.maps();
                maps.sort_by_key(|(codes, _)| match codes {
                    Codes::Symbol => 0,
                    Codes::Mac => 1,
                    Codes::Unicode => 2,
                });
                for (kind, map) in maps {
                    map.each(&mut |code, glyph| {
                        let high = code >> 8;
                        let fits = high == 0 || kind == Codes::Symbol && (0xF0..=0xF2).contains(&high);
                        if let Some(slot) = codes.get_mut((code & 0xFF) as usize).filter(|slot| fits && **slot == 0) {
                            *slot = glyph;
                        }
                    });
                }
            }
            Glyphs::Compact(cff, _) => {
                if let Some((_, ordering)) = cff.collection {
                    self.collection = Some(ordering.into());
                    let mut cids: Vec<(u16, u16)> =
                        cff.charset.iter().zip(0..=u16::MAX).map(|(&cid, glyph)| (cid, glyph)).collect();
                    cids.sort_unstable();
                    self.cids = Some(cids);
                    return;
                }
                codes = Box::new(cff.codes(standard_name));
            }
            Glyphs::Type1(font) => {
                let standard: Vec<&str> = COMPACT_NAMES.lines().collect();
                for (code, slot) in (0..=u8::MAX).zip(codes.iter_mut()) {
                    let name = match &font.encoding {
                        Some(encoding) => encoding.get(&code).map(Vec::as_slice),
                        None => standard_name(code).and_then(|at| standard.get(at)).map(|name| name.as_bytes()),
                    };
                    *slot = name.and_then(|name| self.gid_of_name(name)).unwrap_or(0);
                }
            }
            Glyphs::Painted(_) => return,
        }
        self.codes = Some(codes);
    }
}

/// The value of a key in a sorted row.
fn find<T: Copy>(row: &[(u16, T)], key: u16) -> Option<T> {
    let at = row.partition_point(|&(own, _)| own < key);
    row.get(at).filter(|(own, _)| *own == key).map(|&(_, value)| value)
}

/// Of several characters with one glyph the plainest is meant: a radical looks as the character does. What is private (3) says nothing.
fn rank(char: char) -> u8 {
    match char {
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{E000}'..='\u{F8FF}' | '\u{FFF0}'..='\u{FFFF}' | '\u{F0000}'.. => 3,
        '\u{A0}' | '\u{AD}' | '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => 2,
        '\u{FE10}'..='\u{FE4F}' | '\u{2000}'..='\u{2011}' | '\u{2126}' | '\u{212A}'..='\u{212B}' => 1,
        _ => 0,
    }
}

/// The number of the name that a code has in the standard encoding.
fn standard_name(code: u8) -> Option<usize> {
    let code = usize::from(code);
    Some(match code {
        32..=126 => code - 31,
        161..=175 => code - 65,
        177..=180 => code - 66,
        182..=189 => code - 67,
        191 => 123,
        193..=200 => code - 69,
        202..=203 => code - 70,
        205..=208 => code - 71,
        225 => 138,
        227 => 139,
        232..=235 => code - 92,
        241 => 144,
        245 => 145,
        248..=251 => code - 102,
        _ => return None,
    })
}

/// What the codes of a font would say if they were those that everybody uses. Producers number the glyphs of a part of a font
/// as they like, so this holds only if the outlines say so too.
fn claims(glyphs: &Glyphs<'_>) -> Vec<Vec<(u16, char)>> {
    let maps = glyphs.tables().map(sfnt::Sfnt::maps).unwrap_or_default();
    let maps = maps.into_iter().filter(|(codes, _)| *codes != Codes::Unicode);
    let claim = |(_, map): (Codes, sfnt::Map<'_>)| {
        let mut claims = Vec::new();
        map.each(&mut |code, glyph| {
            if let (0x20..=0x7E, Ok(0 | 0xF0)) = (code & 0xFF, u8::try_from(code >> 8)) {
                claims.push((glyph, char::from((code & 0x7F) as u8)));
            }
        });
        claims.sort_unstable();
        claims.dedup_by_key(|(glyph, _)| *glyph);
        claims
    };
    maps.map(claim).collect()
}

/// What the outlines say to a table.
#[derive(Debug, PartialEq, Eq)]
enum Says {
    Right,
    Wrong,
    Nothing,
}

/// Asks the outlines of the glyphs that a table calls digits and letters.
fn says(glyphs: &Glyphs<'_>, table: &[(u16, char)]) -> Says {
    let (mut right, mut wrong) = (0, 0);
    let mut outline = Outline::default();
    // Digits first: they are what must be right.
    let digits = table.iter().filter(|(_, char)| char.is_ascii_digit());
    let letters = table.iter().filter(|(_, char)| char.is_ascii_alphabetic());
    for &(glyph, char) in digits.chain(letters).take(ASKED) {
        let Some(sign) = recognise::alone(glyphs, glyph, &mut outline) else { continue };
        if recognise::said(sign).eq_ignore_ascii_case(&char) {
            right += 1;
            if right >= ENOUGH && wrong == 0 {
                return Says::Right;
            }
        } else if sign.is_ascii_digit() && char.is_ascii_digit() {
            wrong += 1;
        }
    }
    if right >= AGREEING && right > wrong * OUTWEIGHING {
        Says::Right
    } else if wrong >= AGREEING && wrong > right {
        Says::Wrong
    } else {
        Says::Nothing
    }
}
