//! Digits and other signs of numbers recognised by their outlines, all glyphs of a font together: the digits of a font are
//! equally wide and equally high, so that ten glyphs say more than one.

use super::glyphs::Glyphs;
use super::outline::Outline;
use super::shapes::{self, Likeness, Look};

/// Glyphs that are looked at, and lines of all their outlines.
const MOST_GLYPHS: u32 = 40_000;
const MOST_LINES: usize = 4_000_000;
/// A sign that is recognised alone is no farther off than this, and the next other sign this much farther (in hundredths).
const NEAR: u32 = 340;
const CLEAR: u32 = 130;
/// The same among digits that stand together.
const NEAR_TOGETHER: u32 = 560;
const CLEAR_TOGETHER: u32 = 108;
/// Digits stand together if so many different ones do, and so many of them would be recognised alone.
const TOGETHER: usize = 5;
const SURE: usize = 3;
/// With so many, `O` for the zero that is missing is the zero.
const NEARLY_ALL: usize = 8;

/// A glyph, and what it is like.
#[derive(Clone, Copy)]
struct Candidate {
    glyph: u16,
    look: Look,
    like: Likeness,
}

impl Candidate {
    fn is_clear(&self) -> bool {
        clear(&self.like, NEAR, CLEAR)
    }
}

fn clear(like: &Likeness, near: u32, ratio: u32) -> bool {
    like.distance <= near && like.other * 100 >= like.distance * ratio
}

/// What one glyph is, without its neighbours; for asking whether what a font says of its glyphs is true.
pub(crate) fn alone(glyphs: &Glyphs<'_>, glyph: u16, outline: &mut Outline) -> Option<u8> {
    look(glyphs, glyph, outline)
        .and_then(|look| shapes::known(&look))
        .filter(|like| clear(like, NEAR, CLEAR))
        .map(|like| like.sign)
}

fn look(glyphs: &Glyphs<'_>, glyph: u16, outline: &mut Outline) -> Option<Look> {
    outline.clear();
    let advance = glyphs.draw(glyph, outline)?;
    outline.shape().map(|shape| Look::of(&shape, advance, glyphs.units()))
}

/// The glyphs of a font that are certain signs, but for those that are known.
pub(crate) fn recognise(glyphs: &Glyphs<'_>, known: impl Fn(u16) -> bool) -> Vec<(u16, char)> {
    let mut outline = Outline::default();
    let (mut left, mut lines) = (MOST_GLYPHS, 0);
    let mut candidates = Vec::new();
    for glyph in 0..glyphs.count() {
        if known(glyph) || !glyphs.may_be_sign(glyph) {
            continue;
        }
        let look = look(glyphs, glyph, &mut outline);
        lines += outline.lines();
        if let Some((look, like)) = look.and_then(|look| Some((look, shapes::known(&look)?))) {
            candidates.push(Candidate { glyph, look, like });
        }
        left -= 1;
        if left == 0 || lines > MOST_LINES {
            break;
        }
    }
    let mut found: Vec<(u16, char)> =
        candidates.iter().filter(|one| one.is_clear()).map(|one| (one.glyph, said(one.like.sign))).collect();
    for row in rows(&candidates) {
        found.retain(|(glyph, _)| row.iter().all(|(own, _)| own != glyph));
        found.extend(row);
    }
    found.sort_unstable();
    found
}

/// The character of a sign.
pub(crate) fn said(sign: u8) -> char {
    if sign == b'=' { '–' } else { char::from(sign) }
}

/// Digits that stand together.
fn rows(candidates: &[Candidate]) -> Vec<Vec<(u16, char)>> {
    let mut rows = Vec::new();
    let mut taken: Vec<u16> = Vec::new();
    for seed in candidates.iter().filter(|one| one.like.sign.is_ascii_digit() && one.is_clear()) {
        if taken.contains(&seed.glyph) {
            continue;
        }
        let together: Vec<&Candidate> = candidates.iter().filter(|one| alike(&seed.look, &one.look)).collect();
        let row = row(&together);
        taken.extend(together.iter().map(|one| one.glyph));
        rows.extend(row);
    }
    rows
}

/// Whether two glyphs are as wide and as high as digits of one font are.
fn alike(one: &Look, other: &Look) -> bool {
    let [_, height, bottom, advance] = one.measures;
    let [_, other_height, other_bottom, other_advance] = other.measures;
    height.abs_diff(other_height) <= 4 && bottom.abs_diff(other_bottom) <= 4 && advance.abs_diff(other_advance) <= 1
}

/// The digits among glyphs of one size, each at most once.
fn row(together: &[&Candidate]) -> Option<Vec<(u16, char)>> {
    let mut best: [Option<&Candidate>; 10] = [None; 10];
    for one in together {
        let sign = if one.like.sign == b'O' { b'0' } else { one.like.sign };
        if !clear(&one.like, NEAR_TOGETHER, CLEAR_TOGETHER) && sign == one.like.sign || !sign.is_ascii_digit() {
            continue;
        }
        let Some(slot) = best.get_mut(usize::from(sign - b'0')) else { continue };
        // A zero is one before an `O`, which may stand beside it.
        let order = |one: &Candidate| (one.like.sign == b'O', one.like.distance);
        if slot.is_none_or(|before| order(one) < order(before)) {
            *slot = Some(one);
        }
    }
    let certain = best.iter().flatten().filter(|one| one.like.sign != b'O');
    let (count, sure) = (certain.clone().count(), certain.filter(|one| one.is_clear()).count());
    if count < TOGETHER || sure < SURE {
        return None;
    }
    let digits = ('0'..='9').zip(best).filter_map(|(digit, one)| one.map(|one| (one, digit)));
    let digits = digits.filter(|(one, _)| one.like.sign != b'O' || count >= NEARLY_ALL);
    Some(digits.map(|(one, digit)| (one.glyph, digit)).collect())
}
