//! Runs: glyphs painted one after the other that stand so. A page has few of them where it was written in order, and as many
//! as glyphs where it was not; what is sorted later are runs.

use super::frame::{self, Frame, Hand, Spot};
use crate::document::Concealment;
use crate::read::page::{Page, Text};

/// A wider gap ends a run, so that columns are never one.
const WIDEST: f32 = 0.9;
/// The same between two digits that are not spaced out.
const WIDE: f32 = 0.5;

/// A glyph that says something, seen so that its line runs to the right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    pub(super) from: f32,
    pub(super) to: f32,
    pub(super) text: Text,
    /// There is a space before it.
    pub(super) spaced: bool,
}

impl Sign {
    pub(super) fn middle(&self) -> f32 {
        f32::midpoint(self.from, self.to)
    }

    /// A letter or a digit of a number.
    pub(super) fn is_ascii_word(&self) -> bool {
        self.text.char().is_some_and(|c| c.is_ascii_alphanumeric())
    }
}

/// In which cell of which table something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct InCell {
    pub(super) table: u16,
    pub(super) cell: u32,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// Its signs.
    pub(super) first: u32,
    pub(super) end: u32,
    pub(super) from: f32,
    pub(super) to: f32,
    pub(super) base: f32,
    pub(super) em: f32,
    pub(super) frame: u8,
    pub(super) hidden: Option<Concealment>,
    pub(super) within: Option<InCell>,
}

impl Run {
    pub(super) fn top(&self) -> f32 {
        self.base - 0.85 * self.em
    }

    pub(super) fn bottom(&self) -> f32 {
        self.base + 0.15 * self.em
    }

    pub(super) fn middle(&self) -> f32 {
        self.base - 0.35 * self.em
    }

    /// It holds the place of a table, and no text.
    pub(super) fn is_place(&self) -> bool {
        self.first == self.end
    }

    pub(super) fn signs<'s>(&self, signs: &'s [Sign]) -> &'s [Sign] {
        signs.get(self.first as usize..self.end as usize).unwrap_or_default()
    }

    /// How many signs.
    pub(super) fn count(&self) -> u32 {
        self.end - self.first
    }

    /// Most of the lower one's height is shared. A character of twice the size is not of the line beside it, or it
    /// would tie two lines together.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        let (small, large) = (self.em.min(other.em), self.em.max(other.em));
        let shared = self.bottom().min(other.bottom()) - self.top().max(other.top());
        large <= 2.0 * small && shared >= 0.5 * small
    }

    /// Takes off what follows a number of its signs.
    pub(super) fn split(&mut self, signs: &[Sign], after: u32) -> Option<Self> {
        let at = self.first.checked_add(after).filter(|at| (self.first + 1..self.end).contains(at))?;
        let (left, right) = (signs.get(at as usize - 1)?, signs.get(at as usize)?);
        let rest = Self { first: at, from: right.from, ..*self };
        (self.end, self.to) = (at, left.to);
        Some(rest)
    }
}

/// The runs of a page, as they were painted.
#[derive(Default)]
pub(super) struct Runs {
    pub(super) signs: Vec<Sign>,
    pub(super) runs: Vec<Run>,
}

impl Runs {
    /// Takes a page apart.
    pub(super) fn of(&mut self, page: &Page, frames: &mut [Frame], hands: &mut [Hand]) {
        self.take(page, frames, hands);
        // Many runs: either nothing is in order, or letters that stand upright were placed one below the other.
        if self.runs.len() > 8 && self.runs.len() * 3 > self.signs.len() && self.is_stacked(frames) {
            frame::stack(frames, hands);
            self.take(page, frames, hands);
        }
    }

    /// Whether most signs stand directly below the one before.
    fn is_stacked(&self, frames: &[Frame]) -> bool {
        let is_below = |pair: &&[Run]| {
            let [a, b] = pair else { return false };
            let plain = |run: &Run| frames.get(usize::from(run.frame)).is_some_and(Frame::is_plain);
            let (step, aside) = (b.base - a.base, f32::midpoint(b.from, b.to) - f32::midpoint(a.from, a.to));
            let below = (0.8 * a.em..1.4 * a.em).contains(&step) && aside.abs() < 0.2 * a.em;
            a.count() == 1 && b.count() == 1 && plain(a) && plain(b) && below
        };
        self.runs.windows(2).filter(is_below).count() * 2 > self.signs.len()
    }

    fn take(&mut self, page: &Page, frames: &[Frame], hands: &[Hand]) {
        self.signs.clear();
        self.runs.clear();
        let mut open: Option<Run> = None;
        let mut last = Spot { from: 0.0, to: 0.0, base: 0.0 };
        let mut last_text = Text::UNKNOWN;
        let (mut style, mut hand, mut frame) = (u32::MAX, Hand { frame: 0, em: 1.0 }, Frame::PLAIN);
        let mut spaced = false;
        let mut last_gap = 0.0;
        for glyph in &page.glyphs {
            if glyph.text.is_space() {
                spaced = true;
                continue;
            }
            if glyph.style != style {
                style = glyph.style;
                hand = hands.get(style as usize).copied().unwrap_or(Hand { frame: 0, em: 1.0 });
                frame = frames.get(usize::from(hand.frame)).copied().unwrap_or(Frame::PLAIN);
            }
            let spot = frame.spot(glyph, hand.em);
            let number = self.signs.len() as u32;
            if let Some(run) = &mut open {
                let em = run.em;
                let (step, gap, drop) = (spot.from - last.from, spot.from - last.to, (spot.base - last.base).abs());
                let same_hand = hand.frame == run.frame
                    && glyph.hidden == run.hidden
                    && hand.em <= 1.25 * em
                    && em <= 1.25 * hand.em;
                // The same once more, a little aside: that is how bold letters and shadows are made.
                let half = 0.5 * (spot.to - spot.from);
                if same_hand && glyph.text == last_text && step.abs() < half.min(0.3 * em) && drop < 0.3 * em {
                    continue;
                }
                let is_digit = |text: Text| text.char().is_some_and(|c| c.is_ascii_digit());
                let numbers = gap > WIDE * em
                    && run.count() > 1
                    && last_gap < 0.2 * em
                    && is_digit(last_text)
                    && is_digit(glyph.text);
                if same_hand && drop < 0.12 * em && step >= 0.0 && (-0.5 * em..=WIDEST * em).contains(&gap) && !numbers
                {
                    last_gap = gap;
                    self.signs.push(Sign { from: spot.from, to: spot.to, text: glyph.text, spaced });
                    (run.end, run.to) = (number + 1, run.to.max(spot.to));
                    (last, last_text, spaced) = (spot, glyph.text, false);
                    continue;
                }
                // Two digits side by side among letters that stand one below the other.
                let beside = (-0.9 * em..-0.3 * em).contains(&(spot.base - last.base)) && step.abs() < 0.1 * em;
                if same_hand && beside && frame.is_column() && run.count() == 1 {
                    let half = f32::midpoint(last.from, last.to);
                    if let Some(sign) = self.signs.last_mut() {
                        sign.to = half;
                    }
                    self.signs.push(Sign { from: half, to: last.to, text: glyph.text, spaced: false });
                    run.end = number + 1;
                    run.base = f32::midpoint(last.base, spot.base);
                    last_text = glyph.text;
                    continue;
                }
                self.runs.push(*run);
            }
            open = Some(Run {
                first: number,
                end: number + 1,
                from: spot.from,
                to: spot.to,
                base: spot.base,
                em: hand.em,
                frame: hand.frame,
                hidden: glyph.hidden,
                within: None,
            });
            self.signs.push(Sign { from: spot.from, to: spot.to, text: glyph.text, spaced: false });
            (last, last_text, spaced) = (spot, glyph.text, false);
        }
        self.runs.extend(open);
    }
}
