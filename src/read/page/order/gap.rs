//! What the empty place between two signs of a line says: nothing, a space, another column.
//!
//! How wide a space is depends on the line: justified and spaced-out text has gaps everywhere. So a gap counts only where
//! those beside it are smaller.

use super::run::{Run, Sign};
use crate::read::page::Page;

/// Between letters and digits, of an em.
const WORDS: f32 = 0.25;
/// Between characters that stand without spaces.
const CHARACTERS: f32 = 0.6;
/// What is further apart has less to do with each other: columns.
pub(super) const APART: f32 = 1.5;
/// What is spaced out more than so is no longer one word.
const SPACED_OUT: f32 = 2.5;
/// So many gaps of the same width are no accident: the digits of a number in boxes.
const BOXES: usize = 7;

/// What stands between two signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    None,
    Space,
    /// Another column, or a label's value far away.
    Tab,
    /// Two numbers in columns, which nobody reads as one.
    Split,
}

/// Characters of which words are made that stand with spaces between them.
fn is_of_word(sign: &Sign) -> bool {
    sign.text.char().is_none_or(|c| c < '\u{2E80}')
}

fn is_letter(sign: &Sign) -> bool {
    sign.text.char().is_some_and(char::is_alphanumeric)
}

fn is_digit(sign: &Sign) -> bool {
    sign.text.char().is_some_and(char::is_numeric)
}

/// The gap before a sign of a line. `em` = how large the line is written.
pub(super) fn before(line: &[Sign], at: usize, em: f32) -> Gap {
    let (Some(a), Some(b)) = (at.checked_sub(1).and_then(|at| line.get(at)), line.get(at)) else { return Gap::None };
    let width = b.from - a.to;
    let words = is_of_word(a) && is_of_word(b) && (is_letter(a) || is_letter(b));
    let least = if words { WORDS } else { CHARACTERS };
    if width > APART * em {
        return match () {
            () if is_regular(line, at, em) => Gap::None,
            () if is_digit(a) && is_digit(b) => Gap::Split,
            () if b.spaced => Gap::Space,
            () => Gap::Tab,
        };
    }
    if b.spaced || width > least * em && !is_regular(line, at, em) { Gap::Space } else { Gap::None }
}

/// Whether the gap before a sign is one of many alike: the text is spaced out.
fn is_regular(line: &[Sign], at: usize, em: f32) -> bool {
    // From middle to middle: a narrow 1 has more room on both sides than an 8.
    let pitch = |at: usize| {
        let (a, b) = (line.get(at.checked_sub(1)?)?, line.get(at)?);
        (is_of_word(a) == is_of_word(b) && is_letter(a) && is_letter(b) && !b.spaced)
            .then(|| (b.middle() - a.middle(), b.from - a.to))
    };
    let Some((own, gap)) = pitch(at) else { return false };
    if gap > SPACED_OUT * em {
        return false;
    }
    let alike = |at: usize| {
        pitch(at).is_some_and(|(other, gap)| (other - own).abs() < 0.12 * own + 0.05 * em && gap > 0.1 * em)
    };
    // Within words the gap is one of at least two, and all that are there are alike; of far gaps there have to be many.
    let least = if gap > 0.9 * em { BOXES } else { 2 };
    let after = (at + 1..line.len()).take(BOXES).take_while(|&at| alike(at)).count();
    let before = (1..at).rev().take(BOXES).take_while(|&at| alike(at)).count();
    1 + before + after >= least
}

/// The text of a line from one of its signs on; where two numbers are to be kept apart it stops and says where to go on.
/// `is_filled` tells whether something that nobody sees stands in a gap.
pub(super) fn push_line(
    page: &Page,
    line: &[Sign],
    begin: usize,
    em: f32,
    is_filled: &dyn Fn(f32, f32) -> bool,
    into: &mut String,
) -> Option<usize> {
    let small = WORDS * em;
    let mut last = f32::MAX;
    for (at, sign) in line.iter().enumerate().skip(begin) {
        // Most signs follow each other closely.
        if at > begin && (sign.spaced || sign.from - last > small) {
            match before(line, at, em) {
                Gap::None => {}
                Gap::Space => into.push(' '),
                Gap::Split | Gap::Tab if is_filled(last, sign.from) => into.push(' '),
                Gap::Split => return Some(at),
                Gap::Tab => into.push('\t'),
            }
        }
        page.push_text(sign.text, into);
        last = sign.to;
    }
    None
}

/// Whether the place between two runs of a line is that between columns.
pub(super) fn is_wide(a: &Run, b: &Run) -> bool {
    let spaced_out = a.count() == 1 && b.count() == 1 && b.from - a.to < SPACED_OUT * a.em;
    b.from - a.to > APART * a.em.max(b.em) && !spaced_out
}
