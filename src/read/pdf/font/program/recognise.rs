//! Digits and other signs of numbers recognised by their outlines, all glyphs of a font together: the digits of a font are
//! equally wide and equally high, so that ten glyphs say more than one.

use super::glyphs::Glyphs;
use super::outline::Outline;
use super::shapes::{self, Likeness, Look};

/// Glyphs that are looked at, and lines of all their outlines.
const MOST_GLYPHS: u32 = 12_000;
const MOST_LINES: usize = 3_000_000;
/// A sign has far fewer lines than this.
const MANY_LINES: usize = 800;
/// A sign that is recognised alone is no farther off than this, and the next other sign this much farther (in hundredths).
const NEAR: u32 = 340;
const CLEAR: u32 = 130;
/// The same among digits that stand together.
const NEAR_TOGETHER: u32 = 560;
const CLEAR_TOGETHER: u32 = 108;
/// Digits stand together if so many different ones do, and so many of them would be recognised alone.
const TOGETHER: usize = 5;
const SURE: usize = 3;
/// With so many, a glyph that is a little more like a letter (`O`, `l`) is the digit that is missing; how much more, in hundredths.
const NEARLY_ALL: usize = 7;
const AS_LETTER: u32 = 140;
/// Rows of digits that a font may have: of half width, of full width, raised, and so on.
const MOST_ROWS: usize = 16;

/// A glyph, and what it is like.
#[derive(Clone, Copy)]
struct Candidate {
    glyph: u16,
    look: Look,
    like: Likeness,
}

impl Candidate {
    fn is_clear(&self) -> bool {
        clear(&self.like, NEAR, CLEAR) && stands(&self.like, &self.look)
    }
}

/// Whether a glyph stands as its sign does: a full stop on the line, a dash not as wide as the Han for one.
fn stands(like: &Likeness, look: &Look) -> bool {
    let [_, _, bottom, advance] = look.measures;
    match like.sign {
        b'.' | b',' => bottom <= 72,
        b'-' | shapes::DASH => advance <= 90,
        _ => true,
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
    let [left, bottom, right, top] = outline.frame()?;
    if outline.lines() > MANY_LINES || !glyphs.is_of_size(right - left, top - bottom) {
        return None;
    }
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
            left -= 1;
        }
        if left == 0 || lines > MOST_LINES {
            break;
        }
    }
    let rows = rows(&candidates);
    let alone = candidates.iter().filter(|one| one.is_clear() && !rows.iter().any(|row| row.knows_better(one)));
    let mut found: Vec<(u16, char)> = alone.map(|one| (one.glyph, said(one.like.sign))).collect();
    found.extend(rows.iter().flat_map(|row| &row.digits).map(|(one, digit)| (one.glyph, *digit)));
    let beside = |one: &&Candidate| rows.iter().any(|row| row.may_end_with(one));
    found.extend(candidates.iter().filter(beside).map(|one| (one.glyph, 'X')));
    found.sort_unstable();
    found.dedup_by_key(|(glyph, _)| *glyph);
    found
}

/// The character of a sign.
pub(crate) fn said(sign: u8) -> char {
    if sign == shapes::DASH { '-' } else { char::from(sign) }
}

/// Digits that stand together.
#[derive(Default)]
struct Row {
    digits: Vec<(Candidate, char)>,
}

impl Row {
    /// Whether a glyph that was recognised alone can only be mistaken for a digit that this row has: it has the same size.
    fn knows_better(&self, one: &Candidate) -> bool {
        let twice = |one: u8, other: u8| u32::from(one.max(other)) * 2 > u32::from(one.min(other)) * 3;
        self.digits.iter().any(|(own, digit)| {
            own.glyph == one.glyph
                || *digit == said(one.like.sign) && !twice(own.look.measures[3], one.look.measures[3])
        })
    }
}

impl Row {
    /// Whether a glyph is the X that stands for ten at the end of a number: as high as the digits.
    fn may_end_with(&self, one: &Candidate) -> bool {
        let [_, height, bottom, _] = one.look.measures;
        let fits = |[_, own, own_bottom, _]: [u8; 4]| own.abs_diff(height) <= 6 && own_bottom.abs_diff(bottom) <= 4;
        matches!(one.like.sign, b'X' | b'x')
            && clear(&one.like, NEAR_TOGETHER, CLEAR)
            && self.digits.first().is_some_and(|(digit, _)| fits(digit.look.measures))
    }
}

fn rows(candidates: &[Candidate]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut taken: Vec<u16> = Vec::new();
    for seed in candidates.iter().filter(|one| one.like.sign.is_ascii_digit() && one.is_clear()) {
        if taken.contains(&seed.glyph) || rows.len() >= MOST_ROWS {
            continue;
        }
        let together: Vec<&Candidate> = candidates.iter().filter(|one| alike(&seed.look, &one.look)).collect();
        taken.extend(together.iter().map(|one| one.glyph));
        rows.extend(row(&together));
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
fn row(together: &[&Candidate]) -> Option<Row> {
    let mut best: [Option<(u32, &Candidate)>; 10] = [None; 10];
    let certain = |one: &Candidate| one.like.sign.is_ascii_digit();
    for one in together {
        let Some(digit) = shapes::digit(&one.look) else { continue };
        // What is a letter for sure, or much more like one than like a digit, is none.
        let letter = !certain(one) && (one.is_clear() || digit.distance * 100 > one.like.distance * AS_LETTER);
        if letter || !clear(&digit, NEAR_TOGETHER, CLEAR_TOGETHER) {
            continue;
        }
        let Some(slot) = best.get_mut(usize::from(digit.sign.wrapping_sub(b'0'))) else { continue };
        let order = |(distance, one): (u32, &Candidate)| (!certain(one), distance);
        if slot.is_none_or(|before| order((digit.distance, one)) < order(before)) {
            *slot = Some((digit.distance, one));
        }
    }
    let found = || best.iter().flatten().map(|(_, one)| one);
    let count = found().filter(|one| certain(one)).count();
    let sure = found().filter(|one| certain(one) && one.is_clear()).count();
    if count < TOGETHER || sure < SURE {
        return None;
    }
    let digits = ('0'..='9').zip(best).filter_map(|(digit, one)| one.map(|(_, one)| (*one, digit)));
    Some(Row { digits: digits.filter(|(one, _)| certain(one) || count >= NEARLY_ALL).collect() })
}
