//! Glyphs that are painted by contents as a page is (Type 3): producers fall back to them for typefaces that they cannot embed,
//! and bring a path for each glyph.

use super::outline::Outline;

/// Operators and numbers of one glyph that are looked at.
const MOST_WORDS: usize = 20_000;
/// Numbers that an operator may have.
const MOST_NUMBERS: usize = 8;

/// Glyphs with their contents.
pub(crate) struct Drawings<'a> {
    pub(crate) contents: &'a [(u8, Vec<u8>)],
    /// From their space to that of text.
    pub(crate) matrix: [f32; 6],
}

impl Drawings<'_> {
    /// Draws the path of a glyph and gives how far it moves on. Nothing where it is painted by something else than one path.
    pub(crate) fn draw(&self, glyph: u16, onto: &mut Outline) -> Option<f32> {
        let (_, content) = self.contents.get(usize::from(glyph))?;
        let [a, b, c, d, e, f] = self.matrix;
        let place = |x: f32, y: f32| (a * x + c * y + e, b * x + d * y + f);
        let mut numbers: Vec<f32> = Vec::with_capacity(MOST_NUMBERS);
        let (mut advance, mut at) = (0.0, (0.0, 0.0));
        let words = content.split(|byte| byte.is_ascii_whitespace() || *byte == 0).filter(|word| !word.is_empty());
        for word in words.take(MOST_WORDS) {
            if let Some(number) = std::str::from_utf8(word).ok().and_then(|word| word.parse().ok()) {
                if numbers.len() < MOST_NUMBERS {
                    numbers.push(number);
                }
                continue;
            }
            match (word, numbers.as_slice()) {
                (b"d0" | b"d1", &[width, ..]) => advance = a * width,
                (b"m", &[x, y]) => {
                    at = place(x, y);
                    onto.move_to(at.0, at.1);
                }
                (b"l", &[x, y]) => {
                    at = place(x, y);
                    onto.line_to(at.0, at.1);
                }
                (b"c", &[x1, y1, x2, y2, x, y]) => {
                    let (one, two) = (place(x1, y1), place(x2, y2));
                    at = place(x, y);
                    onto.curve_to(one.0, one.1, two.0, two.1, at.0, at.1);
                }
                (b"v", &[x2, y2, x, y]) => {
                    let (one, two) = (at, place(x2, y2));
                    at = place(x, y);
                    onto.curve_to(one.0, one.1, two.0, two.1, at.0, at.1);
                }
                (b"y", &[x1, y1, x, y]) => {
                    let one = place(x1, y1);
                    at = place(x, y);
                    onto.curve_to(one.0, one.1, at.0, at.1, at.0, at.1);
                }
                (b"re", &[x, y, width, height]) => {
                    for (step, (x, y)) in
                        [(x, y), (x + width, y), (x + width, y + height), (x, y + height)].iter().enumerate()
                    {
                        let (x, y) = place(*x, *y);
                        if step == 0 { onto.move_to(x, y) } else { onto.line_to(x, y) }
                    }
                    onto.close();
                }
                (b"h", _) => onto.close(),
                (b"f" | b"F" | b"f*" | b"g" | b"rg" | b"k" | b"w" | b"q" | b"Q", _) => {}
                _ => return None,
            }
            numbers.clear();
        }
        onto.close();
        Some(advance.abs())
    }
}
