//! Directions in which text runs. Text that is turned, or set from top to bottom, is looked at so that its lines run from
//! left to right and follow each other downwards: what is known of lines is known of all of them.

use crate::read::page::geometry::{Point, Rect};
use crate::read::page::{Glyph, Style};

/// Nothing on a page is further away, and nothing that is compared is more than this.
const FAR: f32 = 1.0e6;
/// Text in more directions than these (a seal, say) is taken together.
const MOST_FRAMES: usize = 16;
/// How far letters without a line, as those set from top to bottom, reach below their middle, less what letters on
/// a line reach below it.
const MIDDLE: f32 = 0.35;

/// A number that can be compared and added.
pub(super) fn sane(number: f32) -> f32 {
    if number.is_nan() { 0.0 } else { number.clamp(-FAR, FAR) }
}

fn sane_rect(rect: Rect) -> Rect {
    Rect { left: sane(rect.left), top: sane(rect.top), right: sane(rect.right), bottom: sane(rect.bottom) }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Right,
    Down,
    Left,
    Up,
    Slanting,
}

/// A direction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    along: Point,
    turn: Turn,
    /// Letters stand one below the other and have no line in common, only a middle.
    pub(super) upright: bool,
}

/// Where a glyph stands on its line, seen so that the line runs to the right.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) from: f32,
    pub(super) to: f32,
    pub(super) base: f32,
}

/// What of a style matters for the order of its glyphs.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    pub(super) frame: u8,
    pub(super) em: f32,
}

impl Frame {
    pub(super) const PLAIN: Self = Self { along: Point::new(1.0, 0.0), turn: Turn::Right, upright: false };
    /// Letters that stand upright one below the other.
    pub(super) const COLUMN: Self = Self { along: Point::new(0.0, 1.0), turn: Turn::Down, upright: true };

    fn of(style: &Style) -> Self {
        let (x, y) = (sane(style.along.x), sane(style.along.y));
        let length = Point::new(x, y).length();
        if length <= 0.0 {
            return Self { upright: style.vertical, ..Self::PLAIN };
        }
        let along = Point::new(x / length, y / length);
        let turn = match () {
            () if along.x > 0.9998 => Turn::Right,
            () if along.x < -0.9998 => Turn::Left,
            () if along.y > 0.9998 => Turn::Down,
            () if along.y < -0.9998 => Turn::Up,
            () => Turn::Slanting,
        };
        Self { along, turn, upright: style.vertical }
    }

    /// Whether lines and boxes of the page are such here as well.
    pub(super) fn is_square(&self) -> bool {
        self.turn != Turn::Slanting
    }

    pub(super) fn is_plain(&self) -> bool {
        self.turn == Turn::Right
    }

    /// Whether letters stand upright one below the other.
    pub(super) fn is_column(&self) -> bool {
        self.turn == Turn::Down && self.upright
    }

    fn is_same(&self, other: &Self) -> bool {
        let turned = self.along.x * other.along.x + self.along.y * other.along.y;
        self.turn == other.turn && (self.turn != Turn::Slanting || turned > 0.9998)
    }

    /// Where a glyph stands.
    pub(super) fn spot(&self, glyph: &Glyph, em: f32) -> Spot {
        let (area, at) = (glyph.area, glyph.at);
        let middle = if self.upright { MIDDLE * em } else { 0.0 };
        let (from, to, base) = match self.turn {
            Turn::Right => (area.left, area.right, if self.upright { area.middle().y } else { at.y }),
            Turn::Down => (area.top, area.bottom, if self.upright { -area.middle().x } else { -at.x }),
            Turn::Left => (-area.right, -area.left, if self.upright { -area.middle().y } else { -at.y }),
            Turn::Up => (-area.bottom, -area.top, if self.upright { area.middle().x } else { at.x }),
            Turn::Slanting => {
                // The box of a turned box is larger than it; how much, its height and the angle tell.
                let across = self.along.x.abs() + self.along.y.abs();
                let width = ((sane(area.width()) + sane(area.height())) / across - em).max(0.0);
                let from = sane(at.x) * self.along.x + sane(at.y) * self.along.y;
                (from, from + width, sane(at.y) * self.along.x - sane(at.x) * self.along.y)
            }
        };
        let (from, to, base) = (sane(from), sane(to), sane(base));
        Spot { from, to: to.max(from), base: base + middle }
    }

    /// A box of the page as it is seen here.
    pub(super) fn rect(&self, rect: Rect) -> Rect {
        let Rect { left, top, right, bottom } = sane_rect(rect);
        match self.turn {
            Turn::Right | Turn::Slanting => rect,
            Turn::Down => Rect { left: top, right: bottom, top: -right, bottom: -left },
            Turn::Left => Rect { left: -right, right: -left, top: -bottom, bottom: -top },
            Turn::Up => Rect { left: -bottom, right: -top, top: left, bottom: right },
        }
    }

    /// A box that is seen here as it is on the page.
    pub(super) fn on_page(&self, rect: Rect) -> Rect {
        let Rect { left, top, right, bottom } = rect;
        match self.turn {
            Turn::Right => rect,
            Turn::Down => Rect { left: -bottom, right: -top, top: left, bottom: right },
            Turn::Left => Rect { left: -right, right: -left, top: -bottom, bottom: -top },
            Turn::Up => Rect { left: top, right: bottom, top: -right, bottom: -left },
            Turn::Slanting => {
                let point = |u: f32, v: f32| {
                    Point::new(u * self.along.x - v * self.along.y, u * self.along.y + v * self.along.x)
                };
                Rect::round(point(left, top), point(right, bottom)).with(point(left, bottom)).with(point(right, top))
            }
        }
    }
}

/// The directions of all styles, and which one each has.
pub(super) fn frames(styles: &[Style], frames: &mut Vec<Frame>, hands: &mut Vec<Hand>) {
    frames.clear();
    hands.clear();
    let mut last: Option<(Point, bool, u8)> = None;
    for style in styles {
        let frame = match last {
            Some((along, vertical, frame)) if along == style.along && vertical == style.vertical => frame,
            _ => number_of(Frame::of(style), frames),
        };
        last = Some((style.along, style.vertical, frame));
        let em = sane(style.size).clamp(0.01, 1.0e4);
        hands.push(Hand { frame, em });
    }
}

/// Letters that were taken to stand on lines stand one below the other, with those that are turned.
pub(super) fn stack(frames: &mut [Frame], hands: &mut [Hand]) {
    let Some(plain) = frames.iter().position(Frame::is_plain) else { return };
    for hand in hands {
        if frames.get(usize::from(hand.frame)).is_some_and(|frame| frame.turn == Turn::Down) {
            hand.frame = plain as u8;
        }
    }
    if let Some(frame) = frames.get_mut(plain) {
        *frame = Frame::COLUMN;
    }
}

/// The number of a direction, which is added to those known.
fn number_of(frame: Frame, frames: &mut Vec<Frame>) -> u8 {
    let known = frames.iter().position(|known| known.is_same(&frame));
    let at = known.unwrap_or_else(|| {
        if frames.len() < MOST_FRAMES {
            frames.push(frame);
        }
        frames.len().saturating_sub(1)
    });
    if let Some(known) = frames.get_mut(at) {
        known.upright |= frame.upright && known.is_same(&frame);
    }
    u8::try_from(at).unwrap_or(u8::MAX)
}
