//! Charstrings: little programs that draw glyphs, in the form of the compact font format (type 2) and in the older
//! one of Type 1. They call each other, so what one glyph may do is counted.

use super::bytes::{i16_at, u8_at, u32_at};
use super::cff::Index;
use super::outline::Outline;

/// Operators that one glyph may use, in all that it calls.
const MOST_STEPS: u32 = 20_000;
/// Routines that call each other are followed so far.
const DEEP: u32 = 10;
/// Numbers that wait for their operator.
const MOST_WAITING: usize = 513;

/// What a charstring may call.
pub(crate) struct Routines<'a> {
    pub(crate) local: Index<'a>,
    pub(crate) global: Index<'a>,
}

/// A number as charstrings and dictionaries write it, of which the first byte was taken.
pub(crate) fn number(byte: u8, bytes: &[u8], at: &mut usize, in_dict: bool) -> Option<f64> {
    let mut take = |count: usize| {
        let from = *at;
        *at += count;
        from
    };
    Some(match byte {
        28 => f64::from(i16_at(bytes, take(2))?),
        29 if in_dict => f64::from(u32_at(bytes, take(4))?.cast_signed()),
        32..=246 => f64::from(i16::from(byte) - 139),
        247..=250 => f64::from((i16::from(byte) - 247) * 256 + i16::from(u8_at(bytes, take(1))?) + 108),
        251..=254 => f64::from(-(i16::from(byte) - 251) * 256 - i16::from(u8_at(bytes, take(1))?) - 108),
        255 if !in_dict => f64::from(u32_at(bytes, take(4))?.cast_signed()) / 65_536.0,
        _ => return None,
    })
}

/// Draws a glyph. Gives how much wider it is than the font's nominal width, where it says so; nothing if it cannot be drawn.
#[allow(clippy::option_option)] // not drawn, drawn without a width, drawn with one
pub(crate) fn draw(code: &[u8], routines: &Routines<'_>, onto: &mut Outline) -> Option<Option<f32>> {
    let mut pen =
        Pen { onto, routines, stack: Vec::new(), at: (0.0, 0.0), hints: 0, width: None, begun: false, steps: 0 };
    pen.run(code, 0)?;
    let width = pen.width;
    onto.close();
    Some(width)
}

struct Pen<'p, 'a> {
    onto: &'p mut Outline,
    routines: &'p Routines<'a>,
    stack: Vec<f32>,
    at: (f32, f32),
    hints: usize,
    width: Option<f32>,
    /// The width, if there is one, has been passed.
    begun: bool,
    steps: u32,
}

/// Whether the glyph goes on.
#[derive(PartialEq)]
enum Goes {
    On,
    Ended,
}

impl Pen<'_, '_> {
    fn run(&mut self, code: &[u8], depth: u32) -> Option<Goes> {
        if depth > DEEP {
            return None;
        }
        let mut at = 0;
        while let Some(byte) = u8_at(code, at) {
            at += 1;
            self.steps += 1;
            if self.steps > MOST_STEPS || self.stack.len() > MOST_WAITING || self.onto.is_overfull() {
                return None;
            }
            match byte {
                28 | 32..=255 => {
                    let value = number(byte, code, &mut at, false)?;
                    self.stack.push(value as f32);
                }
                10 | 29 => {
                    let index = if byte == 10 { self.routines.local } else { self.routines.global };
                    let bias = if index.count < 1_240 {
                        107.0
                    } else if index.count < 33_900 {
                        1_131.0
                    } else {
                        32_768.0
                    };
                    let which = self.stack.pop()? + bias;
                    if which < 0.0 {
                        return None;
                    }
                    #[allow(clippy::cast_sign_loss)] // asked before
                    if self.run(index.get(which as usize)?, depth + 1)? == Goes::Ended {
                        return Some(Goes::Ended);
                    }
                }
                11 => return Some(Goes::On),
                14 => {
                    self.take_width(self.stack.len() == 1 || self.stack.len() == 5);
                    return Some(Goes::Ended);
                }
                19 | 20 => {
                    self.stems();
                    at += self.hints.div_ceil(8);
                }
                12 => {
                    let escaped = u8_at(code, at)?;
                    at += 1;
                    self.flex(escaped);
                    self.stack.clear();
                }
                _ => {
                    self.draw(byte);
                    self.stack.clear();
                }
            }
        }
        Some(Goes::On)
    }

    /// The first operator may have the width before its numbers.
    fn take_width(&mut self, there: bool) {
        if !self.begun && there && !self.stack.is_empty() {
            self.width = Some(self.stack.remove(0));
        }
        self.begun = true;
    }

    fn stems(&mut self) {
        self.take_width(self.stack.len() % 2 == 1);
        self.hints += self.stack.len() / 2;
        self.stack.clear();
    }

    fn draw(&mut self, operator: u8) {
        match operator {
            1 | 3 | 18 | 23 => self.stems(),
            4 | 22 => {
                self.take_width(self.stack.len() > 1);
                let step = self.stack.first().copied().unwrap_or(0.0);
                if operator == 4 { self.move_by(0.0, step) } else { self.move_by(step, 0.0) }
            }
            21 => {
                self.take_width(self.stack.len() > 2);
                if let [x, y, ..] = *self.stack {
                    self.move_by(x, y);
                }
            }
            5 => self.lines(self.stack.len()),
            6 | 7 => {
                let stack = std::mem::take(&mut self.stack);
                let mut across = operator == 6;
                for &step in &stack {
                    if across {
                        self.line_by(step, 0.0);
                    } else {
                        self.line_by(0.0, step);
                    }
                    across = !across;
                }
                self.stack = stack;
            }
            8 => {
                self.curves(0, self.stack.len());
            }
            24 => {
                let curves = self.stack.len().saturating_sub(2) / 6 * 6;
                self.curves(0, curves);
                self.stack.drain(..curves.min(self.stack.len()));
                self.lines(2);
            }
            25 => {
                let lines = self.stack.len().saturating_sub(6) & !1;
                self.lines(lines);
                self.curves(lines, self.stack.len());
            }
            26 | 27 => self.nearly_straight(operator == 27),
            30 | 31 => self.turning(operator == 31),
            _ => {}
        }
    }

    fn move_by(&mut self, x: f32, y: f32) {
        self.at = (self.at.0 + x, self.at.1 + y);
        self.onto.move_to(self.at.0, self.at.1);
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

    fn lines(&mut self, upto: usize) {
        let stack = std::mem::take(&mut self.stack);
        for &[x, y] in stack.get(..upto).unwrap_or(&stack).as_chunks::<2>().0 {
            self.line_by(x, y);
        }
        self.stack = stack;
    }

    fn curves(&mut self, from: usize, upto: usize) {
        let stack = std::mem::take(&mut self.stack);
        for &steps in stack.get(from..upto).unwrap_or_default().as_chunks::<6>().0 {
            self.curve_by(steps);
        }
        self.stack = stack;
    }

    /// Curves that begin and end in one direction.
    fn nearly_straight(&mut self, across: bool) {
        let stack = std::mem::take(&mut self.stack);
        let (mut aside, steps) = match stack.split_first() {
            Some((&first, rest)) if stack.len() % 4 == 1 => (first, rest),
            _ => (0.0, stack.as_slice()),
        };
        for &[a, b, c, d] in steps.as_chunks::<4>().0 {
            self.curve_by(if across { [a, aside, b, c, d, 0.0] } else { [aside, a, b, c, 0.0, d] });
            aside = 0.0;
        }
        self.stack = stack;
    }

    /// Curves that begin across and end upright, and the other way round, in turn.
    fn turning(&mut self, mut across: bool) {
        let stack = std::mem::take(&mut self.stack);
        let mut rest = stack.as_slice();
        while let [a, b, c, d, after @ ..] = rest {
            let last = if let [last] = after { *last } else { 0.0 };
            self.curve_by(if across { [*a, 0.0, *b, *c, last, *d] } else { [0.0, *a, *b, *c, *d, last] });
            across = !across;
            rest = after;
        }
        self.stack = stack;
    }

    /// Two curves that may be drawn as a line. Arithmetic, which only Multiple Master fonts use, is not done.
    fn flex(&mut self, operator: u8) {
        let stack = std::mem::take(&mut self.stack);
        match (operator, stack.as_slice()) {
            (35, &[a, b, c, d, e, f, g, h, i, j, k, l, ..]) => {
                self.curve_by([a, b, c, d, e, f]);
                self.curve_by([g, h, i, j, k, l]);
            }
            (34, &[a, b, c, d, e, f, g, ..]) => {
                self.curve_by([a, 0.0, b, c, d, 0.0]);
                self.curve_by([e, 0.0, f, -c, g, 0.0]);
            }
            (36, &[a, b, c, d, e, f, g, h, i, ..]) => {
                self.curve_by([a, b, c, d, e, 0.0]);
                self.curve_by([f, 0.0, g, h, i, -(b + d + h)]);
            }
            (37, &[a, b, c, d, e, f, g, h, i, j, k, ..]) => {
                let (x, y) = (a + c + e + g + i, b + d + f + h + j);
                self.curve_by([a, b, c, d, e, f]);
                let (last, end) = if x.abs() > y.abs() { (k, -y) } else { (-x, k) };
                self.curve_by([g, h, i, j, last, end]);
            }
            _ => {}
        }
        self.stack = stack;
    }
}
