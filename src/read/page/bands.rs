//! Shapes by the height at which they lie on the page, so that whoever asks what lies at a place need not look at all.

use super::geometry::Rect;
use super::{Colour, Shape};
use crate::document::ProblemKind;

/// How high a band is, in points: about a line of text.
const HIGH: f32 = 16.0;
/// Bands of a page; a page higher than this has higher ones.
const MOST: u16 = 1_000;
/// A page on which more was looked at than this is beyond measure.
const PATIENCE: u64 = 50_000_000;
/// Colours that are remembered; of a page with more any colour may be a ground.
const COLOURS: usize = 16;

#[derive(Default)]
pub(crate) struct Bands {
    top: f32,
    high: f32,
    all: Vec<Vec<u32>>,
    used: usize,
    colours: Vec<Colour>,
    many_colours: bool,
    last: Option<u32>,
    looked: u64,
}

impl Bands {
    /// Sorts in the shapes of a page of which `wanted` says so.
    pub(super) fn gather(&mut self, page: Rect, shapes: &[Shape], wanted: impl Fn(&Shape) -> bool) {
        self.all.iter_mut().take(self.used).for_each(Vec::clear);
        self.colours.clear();
        (self.many_colours, self.last, self.looked) = (false, None, 0);
        self.top = page.top;
        let height = page.height().max(1.0);
        self.high = HIGH.max(height / f32::from(MOST));
        self.used = (whole(height / self.high) + 1).min(usize::from(MOST) + 1);
        if self.all.len() < self.used {
            self.all.resize_with(self.used, Vec::new);
        }
        for (index, shape) in (0..).zip(shapes).filter(|(_, shape)| wanted(shape)) {
            let shown = shape.area.shared(page);
            if shown.is_empty() {
                continue;
            }
            self.last = Some(shape.order);
            let (from, to) = (self.band(shown.top), self.band(shown.bottom));
            for band in self.all.iter_mut().take(to + 1).skip(from) {
                band.push(index);
            }
            self.looked += (to - from) as u64;
            match shape.ink {
                Some(ink) if !self.colours.contains(&ink) && !self.many_colours => {
                    self.colours.push(ink);
                    self.many_colours = self.colours.len() > COLOURS;
                }
                _ => {}
            }
        }
    }

    fn band(&self, y: f32) -> usize {
        whole((y - self.top) / self.high).min(self.used.saturating_sub(1))
    }

    /// When the last of the shapes was painted.
    pub(super) fn last(&self) -> Option<u32> {
        self.last
    }

    /// Whether one of them may have a colour like this.
    pub(super) fn has_colour(&self, colour: Colour) -> bool {
        self.many_colours || self.colours.iter().any(|&own| super::cover::alike(own, colour))
    }

    /// The shapes at a height, by their numbers, the uppermost first.
    pub(super) fn uppermost(&mut self, y: f32) -> impl Iterator<Item = usize> {
        let band = self.all.get(self.band(y)).map_or(&[][..], Vec::as_slice);
        let looked = &mut self.looked;
        band.iter().rev().map_while(move |&index| {
            *looked += 1;
            (*looked < PATIENCE).then_some(index as usize)
        })
    }

    /// Whether all that was asked could be answered.
    pub(super) fn had_time(&self) -> Result<(), ProblemKind> {
        if self.looked < PATIENCE { Ok(()) } else { Err(ProblemKind::TooMany(PATIENCE)) }
    }
}

/// How many whole ones; none of what is no number, or negative.
#[allow(clippy::cast_sign_loss)] // none is negative
fn whole(number: f32) -> usize {
    number.max(0.0) as usize
}
