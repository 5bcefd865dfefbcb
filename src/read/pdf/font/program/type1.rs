//! Type 1 fonts: a program in PostScript, whose second half is scrambled. It is not run; what fonts write there always
//! looks the same.

use std::collections::HashMap;

use super::outline::Outline;

/// Glyphs that a font may have.
const MOST_GLYPHS: usize = 70_000;
/// Operators that one glyph may use, in all that it calls.
const MOST_STEPS: u32 = 20_000;
const DEEP: u32 = 10;
const MOST_WAITING: usize = 64;

/// A font.
#[derive(Default)]
pub(crate) struct Type1 {
    /// The name of the glyph of each code, if the font has an encoding of its own.
    pub(crate) encoding: Option<HashMap<u8, Vec<u8>>>,
    /// Glyphs by name, in the order of the font.
    pub(crate) glyphs: Vec<(Vec<u8>, Vec<u8>)>,
    routines: Vec<Vec<u8>>,
    pub(crate) units: f32,
}

impl Type1 {
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        let bytes = without_segments(bytes);
        let begin = memchr::memmem::find(&bytes, b"eexec")?;
        let (clear, rest) = bytes.split_at(begin);
        let rest = rest.get(5..)?;
        let blank = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let hidden = uncovered(rest.get(blank..)?);
        let mut font =
            Self { units: 1.0 / matrix(clear).unwrap_or(0.001), encoding: encoding(clear), ..Self::default() };
        font.read_private(&hidden);
        Some(font)
    }

    fn read_private(&mut self, bytes: &[u8]) {
        let skip = word_after(bytes, b"/lenIV").and_then(|word| std::str::from_utf8(word).ok()?.parse::<i32>().ok());
        let skip = skip.unwrap_or(4);
        let plain = |code: &[u8]| match usize::try_from(skip) {
            Ok(skip) => unscrambled(code, 4_330).get(skip..).unwrap_or_default().to_vec(),
            Err(_) => code.to_vec(),
        };
        let glyphs = memchr::memmem::find(bytes, b"/CharStrings").unwrap_or(bytes.len());
        let (before, after) = bytes.split_at(glyphs);
        if let Some(begin) = memchr::memmem::find(before, b"/Subrs") {
            let mut words = Words { bytes: before, at: begin + 6 };
            while let Some(word) = words.next() {
                if word != b"dup" {
                    continue;
                }
                let (Some(which), Some(code)) = (words.number(), words.binary()) else { continue };
                if which <= self.routines.len() + 1_000 && which < MOST_GLYPHS {
                    if which >= self.routines.len() {
                        self.routines.resize(which + 1, Vec::new());
                    }
                    if let Some(slot) = self.routines.get_mut(which) {
                        *slot = plain(code);
                    }
                }
            }
        }
        let mut words = Words { bytes: after, at: 12.min(after.len()) };
        while let Some(word) = words.next() {
            let Some(name) = word.strip_prefix(b"/") else {
                if word == b"end" && !self.glyphs.is_empty() {
                    break;
                }
                continue;
            };
            if let Some(code) = words.binary() {
                self.glyphs.push((name.to_vec(), plain(code)));
            }
            if self.glyphs.len() >= MOST_GLYPHS {
                break;
            }
        }
    }

    /// Draws a glyph and gives how far it moves on.
    pub(crate) fn draw(&self, glyph: u16, onto: &mut Outline) -> Option<f32> {
        let (_, code) = self.glyphs.get(usize::from(glyph))?;
        let mut pen = Pen::new(self, onto);
        pen.run(code, 0)?;
        let width = pen.width;
        onto.close();
        Some(width)
    }
}

/// Takes the headers out that files on disk have between their parts.
fn without_segments(bytes: &[u8]) -> std::borrow::Cow<'_, [u8]> {
    if !bytes.starts_with(&[0x80]) {
        return bytes.into();
    }
    let mut all = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [0x80, 1 | 2, a, b, c, d, after @ ..] = rest {
        let length = usize::try_from(u32::from_le_bytes([*a, *b, *c, *d])).unwrap_or(usize::MAX);
        let part = after.get(..length).unwrap_or(after);
        all.extend_from_slice(part);
        rest = after.get(part.len()..).unwrap_or_default();
    }
    all.into()
}

/// The second half, which may be written in hexadecimal digits.
fn uncovered(bytes: &[u8]) -> Vec<u8> {
    let head = bytes.get(..4).unwrap_or(bytes);
    let plain = if head.iter().all(u8::is_ascii_hexdigit) {
        unscrambled(&from_hex(bytes), 55_665)
    } else {
        unscrambled(bytes, 55_665)
    };
    plain.get(4..).unwrap_or_default().to_vec()
}

fn from_hex(bytes: &[u8]) -> Vec<u8> {
    let digits = bytes.iter().filter_map(|&byte| char::from(byte).to_digit(16)).map(|digit| digit as u8);
    let digits: Vec<u8> = digits.collect();
    digits.as_chunks::<2>().0.iter().map(|&[high, low]| high << 4 | low).collect()
}

fn unscrambled(bytes: &[u8], mut key: u16) -> Vec<u8> {
    let step = |&byte: &u8| {
        let plain = byte ^ key.to_be_bytes()[0];
        key = u16::from(byte).wrapping_add(key).wrapping_mul(52_845).wrapping_add(22_719);
        plain
    };
    bytes.iter().map(step).collect()
}

/// The word that follows a name.
fn word_after<'a>(bytes: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let at = memchr::memmem::find(bytes, name)? + name.len();
    Words { bytes, at }.next()
}

/// How much of an em a unit is.
fn matrix(clear: &[u8]) -> Option<f32> {
    let at = memchr::memmem::find(clear, b"/FontMatrix")? + 11;
    let mut words = Words { bytes: clear, at };
    let first =
        std::iter::from_fn(|| words.next()).take(3).find_map(|word| std::str::from_utf8(word).ok()?.parse().ok());
    first.filter(|scale| (0.000_05..=0.1).contains(scale))
}

/// The encoding, unless it is the standard one.
fn encoding(clear: &[u8]) -> Option<HashMap<u8, Vec<u8>>> {
    let at = memchr::memmem::find(clear, b"/Encoding")? + 9;
    let mut words = Words { bytes: clear, at };
    if words.clone().next() == Some(b"StandardEncoding") {
        return None;
    }
    let mut names = HashMap::new();
    let mut ahead = words.clone();
    while let Some(word) = words.next() {
        match word {
            b"def" | b"readonly" => break,
            b"dup" => {
                ahead.at = words.at;
                let code = ahead.number().and_then(|code| u8::try_from(code).ok());
                let name = ahead.next().and_then(|name| name.strip_prefix(b"/"));
                names.extend(code.zip(name.map(<[u8]>::to_vec)));
            }
            _ => {}
        }
    }
    Some(names)
}

/// Words of PostScript, as far as fonts need them.
#[derive(Clone)]
struct Words<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Words<'a> {
    fn next(&mut self) -> Option<&'a [u8]> {
        let rest = self.bytes.get(self.at..)?;
        let blank = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0 | 12)).count();
        let rest = rest.get(blank..)?;
        let ends = |byte: &u8| {
            byte.is_ascii_whitespace() || matches!(byte, b'/' | b'[' | b']' | b'{' | b'}' | b'(' | b')' | 0)
        };
        let length = match rest.first()? {
            b'[' | b']' | b'{' | b'}' | b'(' | b')' => 1,
            _ => rest.iter().skip(1).position(ends).map_or(rest.len(), |length| length + 1),
        };
        self.at += blank + length;
        rest.get(..length)
    }

    /// A whole number, which may be written as `8#101`.
    fn number(&mut self) -> Option<usize> {
        let mut ahead = self.clone();
        let word = std::str::from_utf8(ahead.next()?).ok()?;
        let value = match word.split_once('#') {
            Some((base, digits)) => {
                let base = base.parse().ok().filter(|base| (2..=36).contains(base))?;
                usize::from_str_radix(digits, base).ok()?
            }
            None => word.parse().ok()?,
        };
        *self = ahead;
        Some(value)
    }

    /// A length, a word that says that bytes follow (`RD` or `-|`), one blank, the bytes.
    fn binary(&mut self) -> Option<&'a [u8]> {
        let mut ahead = self.clone();
        let length = ahead.number()?;
        // `RD` or `-|` by custom; a font may call it otherwise.
        if matches!(ahead.next()?, b"def" | b"dict" | b"array" | b"put" | [b'/', ..]) {
            return None;
        }
        let begin = ahead.at + 1;
        let code = self.bytes.get(begin..begin.checked_add(length)?)?;
        self.at = begin + length;
        Some(code)
    }
}

/// Draws a charstring of Type 1.
struct Pen<'p> {
    font: &'p Type1,
    onto: &'p mut Outline,
    stack: Vec<f32>,
    /// What PostScript was asked to keep and gives back.
    kept: Vec<f32>,
    at: (f32, f32),
    width: f32,
    /// Places of a curve that is given as moves.
    flex: Option<Vec<(f32, f32)>>,
    steps: u32,
}

impl<'p> Pen<'p> {
    fn new(font: &'p Type1, onto: &'p mut Outline) -> Self {
        Self { font, onto, stack: Vec::new(), kept: Vec::new(), at: (0.0, 0.0), width: 0.0, flex: None, steps: 0 }
    }

    /// Gives whether the glyph goes on.
    fn run(&mut self, code: &[u8], depth: u32) -> Option<bool> {
        if depth > DEEP {
            return None;
        }
        let mut at = 0;
        while let Some(&byte) = code.get(at) {
            at += 1;
            self.steps += 1;
            if self.steps > MOST_STEPS || self.stack.len() > MOST_WAITING || self.onto.is_overfull() {
                return None;
            }
            match byte {
                255 => {
                    let whole = super::bytes::u32_at(code, at)?.cast_signed();
                    at += 4;
                    #[allow(clippy::cast_precision_loss)] // measures of glyphs
                    self.stack.push(whole as f32);
                }
                32..=254 => {
                    let value = super::charstring::number(byte, code, &mut at, false)?;
                    self.stack.push(value as f32);
                }
                10 => {
                    let which = self.stack.pop()?;
                    #[allow(clippy::cast_sign_loss)] // below zero is zero, which draws nothing wrong
                    let routine = self.font.routines.get(which as usize)?;
                    if !self.run(routine, depth + 1)? {
                        return Some(false);
                    }
                }
                11 => return Some(true),
                14 => return Some(false),
                12 => {
                    let escaped = *code.get(at)?;
                    at += 1;
                    self.escaped(escaped)?;
                }
                _ => {
                    self.draw(byte);
                    self.stack.clear();
                }
            }
        }
        Some(true)
    }

    fn draw(&mut self, operator: u8) {
        match (operator, self.stack.as_slice()) {
            (13, &[bearing, width, ..]) => {
                self.at = (bearing, 0.0);
                self.width = width;
            }
            (21, &[x, y, ..]) => self.move_by(x, y),
            (22, &[x, ..]) => self.move_by(x, 0.0),
            (4, &[y, ..]) => self.move_by(0.0, y),
            (5, &[x, y, ..]) => self.line_by(x, y),
            (6, &[x, ..]) => self.line_by(x, 0.0),
            (7, &[y, ..]) => self.line_by(0.0, y),
            (8, &[a, b, c, d, e, f, ..]) => self.curve_by([a, b, c, d, e, f]),
            (30, &[a, b, c, d, ..]) => self.curve_by([0.0, a, b, c, d, 0.0]),
            (31, &[a, b, c, d, ..]) => self.curve_by([a, 0.0, b, c, 0.0, d]),
            (9, _) => self.onto.close(),
            _ => {}
        }
    }

    fn escaped(&mut self, operator: u8) -> Option<()> {
        match operator {
            12 => {
                let (by, value) = (self.stack.pop()?, self.stack.pop()?);
                self.stack.push(value / by);
                return Some(());
            }
            16 => {
                let (which, count) = (self.stack.pop()?, self.stack.pop()?);
                #[allow(clippy::cast_sign_loss)] // below zero is zero
                let from = self.stack.len().saturating_sub(count as usize);
                self.kept = self.stack.split_off(from);
                self.ask(which);
                return Some(());
            }
            17 => {
                let value = self.kept.pop().unwrap_or(0.0);
                self.stack.push(value);
                return Some(());
            }
            7 => {
                if let [x, y, width, ..] = *self.stack {
                    (self.at, self.width) = ((x, y), width);
                }
            }
            33 => {
                if let [x, y, ..] = *self.stack {
                    self.at = (x, y);
                }
            }
            // A letter with an accent, which is none of the signs that are looked for.
            6 => return None,
            _ => {}
        }
        self.stack.clear();
        Some(())
    }

    /// What fonts ask of PostScript: a curve that may be a line, and other hints.
    fn ask(&mut self, which: f32) {
        // Half numbers mean nothing here, nor does any other whole one.
        match which as i32 {
            1 => self.flex = Some(Vec::new()),
            0 => {
                let places = self.flex.take().unwrap_or_default();
                if let [_, a, b, c, d, e, f] = *places {
                    self.onto.curve_to(a.0, a.1, b.0, b.1, c.0, c.1);
                    self.onto.curve_to(d.0, d.1, e.0, e.1, f.0, f.1);
                }
                // The end of the curve comes back as two numbers for `setcurrentpoint`.
                self.kept = vec![self.at.1, self.at.0];
            }
            3 => self.kept = vec![3.0],
            _ => {}
        }
    }

    fn move_by(&mut self, x: f32, y: f32) {
        self.at = (self.at.0 + x, self.at.1 + y);
        match &mut self.flex {
            Some(places) if places.len() < 8 => places.push(self.at),
            Some(_) => {}
            None => self.onto.move_to(self.at.0, self.at.1),
        }
    }

    fn line_by(&mut self, x: f32, y: f32) {
        self.at = (self.at.0 + x, self.at.1 + y);
        self.onto.line_to(self.at.0, self.at.1);
    }

    fn curve_by(&mut self, [a, b, c, d, e, f]: [f32; 6]) {
        let one = (self.at.0 + a, self.at.1 + b);
        let two = (one.0 + c, one.1 + d);
        self.at = (two.0 + e, two.1 + f);
        self.onto.curve_to(one.0, one.1, two.0, two.1, self.at.0, self.at.1);
    }
}
